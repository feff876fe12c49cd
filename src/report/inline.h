/* One line of a report's Markdown as chat markup. */
#ifndef REPORT_INLINE_H
#define REPORT_INLINE_H

#include "disruption/base/buf.h"
#include "disruption/base/slice.h"

/** Appends links, code and bold text as marks; other emphasis as plain text, <br> as a newline. */
void inline_markup(struct slice markdown, struct buf *out);

/** Appends what remains when every mark is taken off. */
void inline_plain(struct slice markdown, struct buf *out);

#endif
