/*
 * Our markup into mrkdwn. What people wrote is escaped, so it can make neither a mention nor a
 * ping; what we mean as a mention, link or time becomes a token, and a token is never cut.
 */
#include "text.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/parse.h"
#include "disruption/base/utf8.h"
#include "disruption/core/markup.h"
#include "names.h"

#define PIECE_BYTES_MAX 65536 /* of one piece; a message's limit in characters is far below */
#define TOKEN_BYTES_MAX 16384 /* of one mention, link or time */

/* The open piece, and where closed ones go. */
struct writer {
    struct arena *arena;
    struct slack_pieces *pieces;
    struct buf piece;
    size_t units, max_units;
};

size_t slack_units(struct slice text)
{
    size_t units = 0;
    uint32_t code;
    while (utf8_next(&text, &code))
        units += code > 0xFFFF ? 2 : 1;
    return units;
}

static void escape_code(struct buf *out, uint32_t code)
{
    if (code == '&')
        buf_text(out, "&amp;");
    else if (code == '<')
        buf_text(out, "&lt;");
    else if (code == '>')
        buf_text(out, "&gt;");
    else
        utf8_add(out, code);
}

void slack_escape(struct buf *out, struct slice text)
{
    uint32_t code;
    while (utf8_next(&text, &code))
        escape_code(out, code);
}

static void flush(struct writer *w)
{
    struct slice words = slice_trim((struct slice){w->piece.at, w->piece.len});
    if (words.len > 0 && w->pieces->count < SLACK_PIECES_MAX)
        w->pieces->at[w->pieces->count++] = arena_slice(w->arena, words);
    buf_clear(&w->piece);
    w->units = 0;
}

/* Appends bytes that must stay together. */
static void add_atom(struct writer *w, struct slice bytes)
{
    size_t units = slack_units(bytes);
    if (w->units + units > w->max_units)
        flush(w);
    buf_slice(&w->piece, bytes);
    w->units += units;
}

static void add_characters(struct writer *w, struct slice text)
{
    struct buf one;
    uint32_t code;
    buf_init(&one, 16);
    while (utf8_next(&text, &code)) {
        buf_clear(&one);
        escape_code(&one, code);
        add_atom(w, (struct slice){one.at, one.len});
    }
    buf_done(&one);
}

/* Appends escaped text, a line at a time while lines fit. */
static void add_text(struct writer *w, struct slice text)
{
    struct buf line;
    buf_init(&line, PIECE_BYTES_MAX);
    while (text.len > 0) {
        const char *newline = memchr(text.at, '\n', text.len);
        size_t len = newline == NULL ? text.len : (size_t)(newline - text.at) + 1;
        struct slice raw = {text.at, len};
        buf_clear(&line);
        slack_escape(&line, raw);
        struct slice escaped = {line.at, line.len};
        if (!line.over && slack_units(escaped) <= w->max_units)
            add_atom(w, escaped);
        else
            add_characters(w, raw);
        text.at += len;
        text.len -= len;
    }
    buf_done(&line);
}

static bool holds(struct slice text, const char *characters)
{
    for (size_t i = 0; i < text.len; i++) {
        if (strchr(characters, text.at[i]) != NULL)
            return true;
    }
    return false;
}

static bool id_of(struct slice id, char *out, size_t room)
{
    if (id.len >= room)
        return false;
    memcpy(out, id.at, id.len);
    out[id.len] = '\0';
    return slack_id_plain(out);
}

static void encode_reference(const struct markup_run *run, const char *token_start,
                             const char *plain_start, struct buf *out)
{
    char id[64];
    if (id_of(run->a, id, sizeof(id))) {
        buf_print(out, "<%s%s>", token_start, id);
        return;
    }
    buf_text(out, plain_start);
    slack_escape(out, run->b); /* somebody at a shell, say */
}

static void encode_person(const struct markup_run *run, struct buf *out)
{
    encode_reference(run, "@", "@", out);
}

static void encode_channel(const struct markup_run *run, struct buf *out)
{
    encode_reference(run, "#", "#", out);
}

static bool linkable(struct slice url)
{
    return !holds(url, " \t\r\n|<>\"") &&
           (slice_starts(url, "https://") || slice_starts(url, "http://") ||
            slice_starts(url, "mailto:"));
}

static void encode_link(const struct markup_run *run, struct buf *out)
{
    if (!linkable(run->a)) {
        slack_escape(out, run->b);
        buf_text(out, " (");
        slack_escape(out, run->a);
        buf_char(out, ')');
        return;
    }
    buf_char(out, '<');
    slack_escape(out, run->a);
    if (run->b.len > 0 && !holds(run->b, "|\r\n")) {
        buf_char(out, '|');
        slack_escape(out, run->b);
    }
    buf_char(out, '>');
}

/* Marks around text that would not close where we want stay away: the words matter more than their
 * weight. */
static void encode_styled(const struct markup_run *run, char mark, struct buf *out)
{
    const char own[] = {mark, '\n', '\0'};
    bool plain = run->a.len == 0 || holds(run->a, own) || slice_trim(run->a).len != run->a.len;
    if (!plain)
        buf_char(out, mark);
    slack_escape(out, run->a);
    if (!plain)
        buf_char(out, mark);
}

static void encode_bold(const struct markup_run *run, struct buf *out)
{
    encode_styled(run, '*', out);
}

static void encode_code(const struct markup_run *run, struct buf *out)
{
    encode_styled(run, '`', out);
}

static void encode_time(const struct markup_run *run, struct buf *out)
{
    int64_t at_ms;
    if (!parse_integer(run->a, 0, INT64_MAX, &at_ms) || holds(run->b, "|")) {
        slack_escape(out, run->b);
        return;
    }
    buf_print(out, "<!date^%" PRId64 "^{date_short_pretty} {time}|", at_ms / SECOND_MS);
    slack_escape(out, run->b);
    buf_char(out, '>');
}

static void (*const encoders[])(const struct markup_run *run, struct buf *out) = {
    [MARKUP_PERSON] = encode_person, [MARKUP_CHANNEL] = encode_channel, [MARKUP_LINK] = encode_link,
    [MARKUP_BOLD] = encode_bold,     [MARKUP_CODE] = encode_code,       [MARKUP_TIME] = encode_time,
};

static void add_run(struct writer *w, const struct markup_run *run)
{
    if (run->kind == MARKUP_TEXT) {
        add_text(w, run->a);
        return;
    }
    struct buf token;
    buf_init(&token, TOKEN_BYTES_MAX);
    encoders[run->kind](run, &token);
    struct slice whole = {token.at, token.len};
    if (!token.over && slack_units(whole) <= w->max_units)
        add_atom(w, whole);
    else
        add_text(w, run->b.len > 0 ? run->b : run->a); /* too long for a token: its words alone */
    buf_done(&token);
}

void slack_text_encode(struct arena *arena, const char *markup, size_t max_chars,
                       struct slack_pieces *out)
{
    out->at = arena_new(arena, SLACK_PIECES_MAX, sizeof(*out->at));
    out->count = 0;
    struct writer w = {.arena = arena, .pieces = out, .max_units = max_chars};
    buf_init(&w.piece, PIECE_BYTES_MAX);
    struct slice rest = slice_of(markup);
    struct markup_run run;
    while (out->count < SLACK_PIECES_MAX && markup_next(&rest, &run))
        add_run(&w, &run);
    flush(&w);
    buf_done(&w.piece);
}
