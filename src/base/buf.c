/* A growing text with a limit. */
#include "disruption/base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"

#define BUF_FIRST_ROOM 256 /* bytes; most lines fit */

void buf_init(struct buf *b, size_t max)
{
    *b = (struct buf){.max = max};
}

void buf_done(struct buf *b)
{
    if (b == NULL)
        return;
    free(b->at);
    *b = (struct buf){.max = b->max};
}

void buf_clear(struct buf *b)
{
    b->over = false;
    buf_cut(b, 0);
}

void buf_cut(struct buf *b, size_t len)
{
    if (len >= b->len)
        return;
    b->len = len;
    b->at[len] = '\0';
}

/* Makes room for extra bytes and a terminator; false (and over) when the limit forbids it. */
static bool reserve(struct buf *b, size_t extra)
{
    if (b->over || extra > b->max - b->len) {
        b->over = true;
        return false;
    }
    size_t needed = b->len + extra + 1;
    if (needed > b->room) {
        size_t room = b->room == 0 ? BUF_FIRST_ROOM : b->room;
        while (room < needed)
            room *= 2;
        b->at = mem_resize(b->at, room, 1);
        b->room = room;
    }
    return true;
}

void buf_add(struct buf *b, const char *bytes, size_t len)
{
    if (len == 0 || !reserve(b, len))
        return;
    memcpy(b->at + b->len, bytes, len);
    b->len += len;
    b->at[b->len] = '\0';
}

void buf_text(struct buf *b, const char *text)
{
    if (text != NULL)
        buf_add(b, text, strlen(text));
}

void buf_slice(struct buf *b, struct slice s)
{
    buf_add(b, s.at, s.len);
}

void buf_char(struct buf *b, char c)
{
    buf_add(b, &c, 1);
}

void buf_vprint(struct buf *b, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    if (len > 0 && reserve(b, (size_t)len)) {
        vsnprintf(b->at + b->len, (size_t)len + 1, format, again);
        b->len += (size_t)len;
    }
    va_end(again);
}

void buf_print(struct buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprint(b, format, args);
    va_end(args);
}

const char *buf_string(const struct buf *b)
{
    return b->len == 0 ? "" : b->at;
}

char *buf_take(struct buf *b)
{
    char *text = b->len == 0 ? mem_copy("", 0) : b->at;
    if (b->len == 0)
        free(b->at);
    *b = (struct buf){.max = b->max};
    return text;
}
