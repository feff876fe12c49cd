/* Code in backticks, as user text holds it and as a report shows it. */
#ifndef REPORT_CODE_SPAN_H
#define REPORT_CODE_SPAN_H

#include "disruption/base/slice.h"

#include "escape.h"

/** How many backticks stand at the front of text. */
size_t code_run(struct slice text);

/** Appends what stood between two runs of `run` backticks: a span, or for several lines one span a
 * line. */
void code_write(struct slice code, size_t run, enum place place, struct buf *out);

/** Appends the line break of a place. */
void place_break(enum place place, struct buf *out);

#endif
