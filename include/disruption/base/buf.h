/*
 * A growing text with a limit it is born with. Writing past the limit sets `over` and writes nothing more, so a long
 * run of appends needs one check at its end.
 */
#ifndef DISRUPTION_BASE_BUF_H
#define DISRUPTION_BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "disruption/base/attributes.h"
#include "disruption/base/slice.h"

struct buf {
    char *at;   /* owned; always terminated once something was written */
    size_t len; /* bytes, without the terminator */
    size_t room;
    size_t max; /* bytes */
    bool over;  /* something did not fit */
};

/** An empty buffer that holds at most max bytes. Release with buf_done. */
void buf_init(struct buf *b, size_t max);
void buf_done(struct buf *b);

/** Empties it and keeps its memory. */
void buf_clear(struct buf *b);

/** Shortens to len bytes (no effect when it is shorter already). */
void buf_cut(struct buf *b, size_t len);

void buf_add(struct buf *b, const char *bytes, size_t len);
void buf_text(struct buf *b, const char *text); /* NULL adds nothing */
void buf_slice(struct buf *b, struct slice s);
void buf_char(struct buf *b, char c);
void buf_print(struct buf *b, const char *format, ...) PRINTF_LIKE(2, 3);
void buf_vprint(struct buf *b, const char *format, va_list args) PRINTF_LIKE(2, 0);

/** The text, "" when empty; valid until the next write. */
const char *buf_string(const struct buf *b);

/** Moves the text out; the caller frees it. The buffer is empty afterwards. */
char *buf_take(struct buf *b);

#endif
