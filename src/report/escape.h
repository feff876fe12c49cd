/* The three places user text is written to, each with its own line break. */
#ifndef REPORT_ESCAPE_H
#define REPORT_ESCAPE_H

#include "disruption/base/buf.h"

enum place {
    PLACE_BLOCK, /* paragraphs of its own: hard breaks and blank lines */
    PLACE_LINE,  /* one line of a list or a heading: <br> */
    PLACE_LABEL, /* the same within a link, where addresses are only text */
    PLACE_CELL,  /* one cell of a table: <br>, and pipes are escaped inside code too */
};

/** Appends user text so that Markdown shows it as typed; balanced code spans stay code. NULL adds
 * nothing. */
void escape_write(const char *text, enum place place, struct buf *out);

/** Appends `[label](url)`, or the label alone when url is NULL or not http(s). label is Markdown
 * already. */
void escape_link(const char *label, const char *url, struct buf *out);

#endif
