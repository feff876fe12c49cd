/*
 * Text that core writes for people: plain UTF-8 with a few marks that each platform (and the shell) renders its own
 * way. A mark is a control character, which text from people cannot hold (adapters clean it), so nobody can forge a
 * mention, a link or a ping.
 */
#ifndef DISRUPTION_CORE_MARKUP_H
#define DISRUPTION_CORE_MARKUP_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/buf.h"
#include "disruption/base/slice.h"

enum markup_kind {
    MARKUP_TEXT,    /* a: the text */
    MARKUP_PERSON,  /* a: id, b: name */
    MARKUP_CHANNEL, /* a: id, b: name without '#' */
    MARKUP_LINK,    /* a: url, b: label */
    MARKUP_BOLD,    /* a: the text */
    MARKUP_CODE,    /* a: the text */
    MARKUP_TIME,    /* a: ms UTC in decimal, b: fallback text with zone */
};

struct markup_run {
    enum markup_kind kind;
    struct slice a, b; /* borrowed from the text */
};

/** Appends text from people or from us; stray marks in it are dropped. */
void markup_text(struct buf *out, const char *text);
void markup_print(struct buf *out, const char *format, ...) PRINTF_LIKE(2, 3);
void markup_person(struct buf *out, const char *id, const char *name);
void markup_channel(struct buf *out, const char *id, const char *name);
void markup_link(struct buf *out, const char *url, const char *label);
void markup_bold(struct buf *out, const char *text);
void markup_code(struct buf *out, const char *text);
void markup_time(struct buf *out, int64_t at_ms, const char *fallback);

/** Takes the next run off the front of *rest; false at the end. A broken mark is text. */
bool markup_next(struct slice *rest, struct markup_run *run);

/** Appends it as plain text for a terminal: "@Ana", "#general", "label (url)", the time's fallback. */
void markup_plain(struct buf *out, const char *markup);

#endif
