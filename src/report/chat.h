/* A report's Markdown as lines of markup. */
#ifndef REPORT_CHAT_H
#define REPORT_CHAT_H

#include <stdbool.h>

#include "disruption/base/buf.h"

/** Appends at most max bytes, ending on a line border; false: some lines were left out. */
bool chat_tell(const char *markdown, size_t max, struct buf *out);

#endif
