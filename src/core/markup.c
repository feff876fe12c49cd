/*
 * A mark is MARK, a letter for its kind, field a, and, for kinds with two fields, PART and field b; END closes it.
 * The three are control characters that no text from outside holds.
 */
#include "disruption/core/markup.h"

#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

#define MARK '\x01'
#define PART '\x02'
#define END '\x03'
#define MARKUP_PRINT_MAX 65536 /* bytes of one formatted piece */

static const char letters[] = {
    [MARKUP_TEXT] = 0,    [MARKUP_PERSON] = 'p', [MARKUP_CHANNEL] = 'c', [MARKUP_LINK] = 'l',
    [MARKUP_BOLD] = 'b',  [MARKUP_CODE] = 'k',   [MARKUP_TIME] = 't',
};

static bool is_mark(char c)
{
    return c == MARK || c == PART || c == END;
}

static void add_clean(struct buf *out, const char *text, size_t len)
{
    size_t from = 0;
    for (size_t i = 0; i < len; i++) {
        if (is_mark(text[i])) {
            buf_add(out, text + from, i - from);
            from = i + 1;
        }
    }
    buf_add(out, text + from, len - from);
}

void markup_text(struct buf *out, const char *text)
{
    if (text != NULL)
        add_clean(out, text, strlen(text));
}

void markup_print(struct buf *out, const char *format, ...)
{
    struct buf piece;
    buf_init(&piece, MARKUP_PRINT_MAX);
    va_list args;
    va_start(args, format);
    buf_vprint(&piece, format, args);
    va_end(args);
    markup_text(out, buf_string(&piece));
    buf_done(&piece);
}

static void add_mark(struct buf *out, enum markup_kind kind, const char *a, const char *b)
{
    buf_char(out, MARK);
    buf_char(out, letters[kind]);
    markup_text(out, a);
    if (b != NULL) {
        buf_char(out, PART);
        markup_text(out, b);
    }
    buf_char(out, END);
}

void markup_person(struct buf *out, const char *id, const char *name)
{
    add_mark(out, MARKUP_PERSON, id, name == NULL ? id : name);
}

void markup_channel(struct buf *out, const char *id, const char *name)
{
    add_mark(out, MARKUP_CHANNEL, id, name == NULL ? id : name);
}

void markup_link(struct buf *out, const char *url, const char *label)
{
    add_mark(out, MARKUP_LINK, url, label);
}

void markup_bold(struct buf *out, const char *text)
{
    add_mark(out, MARKUP_BOLD, text, NULL);
}

void markup_code(struct buf *out, const char *text)
{
    add_mark(out, MARKUP_CODE, text, NULL);
}

void markup_time(struct buf *out, int64_t at_ms, const char *fallback)
{
    char number[24];
    struct buf text;
    buf_init(&text, sizeof(number));
    buf_print(&text, "%" PRId64, at_ms);
    add_mark(out, MARKUP_TIME, buf_string(&text), fallback);
    buf_done(&text);
}

static bool kind_of(char letter, enum markup_kind *kind)
{
    for (size_t i = MARKUP_PERSON; i < COUNT_OF(letters); i++) {
        if (letters[i] == letter) {
            *kind = (enum markup_kind)i;
            return true;
        }
    }
    return false;
}

static bool holds_mark(struct slice text)
{
    size_t i = 0;
    while (i < text.len && !is_mark(text.at[i]))
        i++;
    return i < text.len;
}

/* Reads the mark that *rest starts with; false when it is broken. */
static bool read_mark(struct slice *rest, struct markup_run *run)
{
    const char *end = memchr(rest->at, END, rest->len);
    if (end == NULL || end < rest->at + 2 || !kind_of(rest->at[1], &run->kind))
        return false;
    run->a = (struct slice){rest->at + 2, (size_t)(end - rest->at) - 2};
    run->b = (struct slice){"", 0};
    const char *part = memchr(run->a.at, PART, run->a.len);
    if (part != NULL) {
        run->b = (struct slice){part + 1, (size_t)(end - part) - 1};
        run->a.len = (size_t)(part - run->a.at);
    }
    if (holds_mark(run->a) || holds_mark(run->b))
        return false;
    rest->len -= (size_t)(end + 1 - rest->at);
    rest->at = end + 1;
    return true;
}

bool markup_next(struct slice *rest, struct markup_run *run)
{
    while (rest->len > 0) {
        if (rest->at[0] == MARK && read_mark(rest, run))
            return true;
        size_t len = is_mark(rest->at[0]) ? 0 : 1;
        while (len > 0 && len < rest->len && !is_mark(rest->at[len]))
            len++;
        if (len > 0) {
            *run = (struct markup_run){MARKUP_TEXT, {rest->at, len}, {"", 0}};
            rest->at += len;
            rest->len -= len;
            return true;
        }
        rest->at++; /* a stray mark means nothing */
        rest->len--;
    }
    return false;
}

void markup_plain(struct buf *out, const char *markup)
{
    struct slice rest = slice_of(markup);
    struct markup_run run;
    while (markup_next(&rest, &run)) {
        switch (run.kind) {
        case MARKUP_TEXT:
        case MARKUP_BOLD:
        case MARKUP_CODE:
            buf_slice(out, run.a);
            break;
        case MARKUP_PERSON:
            buf_char(out, '@');
            buf_slice(out, run.b);
            break;
        case MARKUP_CHANNEL:
            buf_char(out, '#');
            buf_slice(out, run.b);
            break;
        case MARKUP_LINK:
            if (run.b.len == 0)
                buf_slice(out, run.a);
            else
                buf_print(out, "%.*s (%.*s)", SLICE_PRINT(run.b), SLICE_PRINT(run.a));
            break;
        case MARKUP_TIME:
            buf_slice(out, run.b);
            break;
        }
    }
}
