/*
 * User text in Markdown: what people typed is shown as they typed it. Structure, emphasis, entities
 * and HTML lose their meaning; code in backticks stays code, since people mean it so.
 *
 * Mentions are left as they are: an "@name" pings nobody until a chat or a forge makes it do so,
 * and those who send a report there know how to stop it.
 */
#include "escape.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "disruption/base/attributes.h"
#include "disruption/base/utf8.h"
#include "disruption/report/report.h"

#include "code_span.h"

#define CODE_RUN_MAX 64       /* backticks; a longer run is decoration, not code */
#define ENTITY_MAX 32         /* characters of an entity's name; the longest has 31 */
#define ISOLATE_OPEN "\u2068" /* right-to-left words stay in their own place */
#define ISOLATE_CLOSE "\u2069"

struct writer {
    struct buf *out;
    enum place place;
    const char *start; /* of the text */
    const char *end;
    const char *at;
    bool isolated;                    /* this line is inside an isolate */
    bool no_closer[CODE_RUN_MAX + 1]; /* no run of that length lies ahead: keeps odd texts linear */
};

static bool is_rtl(uint32_t code)
{
    static const uint32_t ranges[][2] = {
        {0x0590, 0x08FF}, {0x200F, 0x200F}, {0x202A, 0x202E},   {0x2066, 0x2069},
        {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF},
    };
    for (size_t i = 0; i < COUNT_OF(ranges); i++)
        if (code >= ranges[i][0] && code <= ranges[i][1])
            return true;
    return false;
}

#define RTL_FIRST_BYTE 0xD6 /* of U+0590 in UTF-8; what stands before it need not be decoded */

static bool has_rtl(struct slice line)
{
    uint32_t code;
    for (; line.len > 0 && (unsigned char)*line.at < RTL_FIRST_BYTE; line.at++)
        line.len--;
    while (utf8_next(&line, &code))
        if (is_rtl(code))
            return true;
    return false;
}

/* Leading blanks would vanish or make a code block. */
static void write_indent(struct writer *w)
{
    for (; w->at < w->end && (*w->at == ' ' || *w->at == '\t'); w->at++)
        buf_text(w->out, *w->at == ' ' ? "&nbsp;" : "&nbsp;&nbsp;&nbsp;&nbsp;");
}

/* "12." at the start of a line is a list; "12\." is not. */
static void write_ordinal(struct writer *w)
{
    const char *at = w->at;
    while (at < w->end && isdigit((unsigned char)*at))
        at++;
    if (at == w->at || at == w->end || (*at != '.' && *at != ')'))
        return;
    buf_add(w->out, w->at, (size_t)(at - w->at));
    buf_char(w->out, '\\');
    buf_char(w->out, *at);
    w->at = at + 1;
}

/* Only in a block are lines of the text lines of Markdown, which structure could begin. */
static void defuse_line_start(struct writer *w)
{
    if (w->at == w->end || w->place != PLACE_BLOCK)
        return;
    if (strchr("#>-+=:", *w->at) != NULL) {
        buf_char(w->out, '\\');
        buf_char(w->out, *w->at++);
        return;
    }
    write_ordinal(w);
}

static void begin_line(struct writer *w)
{
    const char *newline = memchr(w->at, '\n', (size_t)(w->end - w->at));
    const char *end = newline != NULL ? newline : w->end;
    w->isolated = has_rtl((struct slice){w->at, (size_t)(end - w->at)});
    if (w->isolated)
        buf_text(w->out, ISOLATE_OPEN);
    write_indent(w);
    defuse_line_start(w);
}

static void end_line(struct writer *w)
{
    if (w->isolated)
        buf_text(w->out, ISOLATE_CLOSE);
    w->isolated = false;
}

/* Takes one newline and the blank lines after it. */
static void write_break(struct writer *w)
{
    int count = 0;
    for (const char *at = w->at; at < w->end && isspace((unsigned char)*at); at++)
        if (*at == '\n') {
            count++;
            w->at = at + 1;
        }
    end_line(w);
    if (w->place == PLACE_BLOCK)
        buf_text(w->out, count > 1 ? "\n\n" : "\\\n");
    else
        buf_text(w->out, count > 1 ? "<br><br>" : "<br>");
    begin_line(w);
}

/* What is left from a place on. */
static struct slice rest_from(const struct writer *w, const char *at)
{
    return (struct slice){at, (size_t)(w->end - at)};
}

static const char *find_closer(struct writer *w, const char *from, size_t run)
{
    for (const char *at = from; at < w->end;) {
        at = memchr(at, '`', (size_t)(w->end - at));
        if (at == NULL)
            break;
        size_t len = code_run(rest_from(w, at));
        if (len == run)
            return at;
        at += len;
    }
    w->no_closer[run] = true;
    return NULL;
}

static bool ends_line(const struct writer *w)
{
    const char *at = w->at;
    while (at < w->end && (*at == ' ' || *at == '\t'))
        at++;
    return at == w->end || *at == '\n';
}

static bool begins_line(const struct writer *w)
{
    const char *at = w->at;
    while (at > w->start && (at[-1] == ' ' || at[-1] == '\t'))
        at--;
    return at == w->start || at[-1] == '\n';
}

/* Goes on on a new line, as if one had been typed. */
static void force_break(struct writer *w)
{
    while (*w->at == ' ' || *w->at == '\t')
        w->at++;
    place_break(w->place, w->out);
    defuse_line_start(w);
}

/* A span goes with the words around it; lines of code stand alone, as the chat showed them. */
static void write_code(struct writer *w, struct slice code, size_t run)
{
    bool lines = memchr(code.at, '\n', code.len) != NULL;
    bool empty = lines && slice_trim(code).len == 0;
    if (lines && !empty && !begins_line(w))
        place_break(w->place, w->out);
    bool begun = !empty || !begins_line(w);
    code_write(code, run, w->place, w->out);
    w->at = code.at + code.len + run;
    if (lines && begun && !ends_line(w))
        force_break(w);
}

/* A balanced code span stays one, else the backticks are text. */
static void write_backticks(struct writer *w)
{
    size_t run = code_run(rest_from(w, w->at));
    const char *from = w->at + run;
    const char *closer =
        run <= CODE_RUN_MAX && !w->no_closer[run] ? find_closer(w, from, run) : NULL;
    if (closer != NULL) {
        write_code(w, (struct slice){from, (size_t)(closer - from)}, run);
        return;
    }
    for (size_t i = 0; i < run; i++)
        buf_text(w->out, "\\`");
    w->at = from;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static bool in_word(const struct writer *w)
{
    return w->at > w->start && is_word(w->at[-1]);
}

static bool starts_entity(const char *at, const char *end)
{
    if (*at != '&')
        return false;
    size_t len = 1;
    if (at + len < end && at[len] == '#')
        len++;
    while (at + len < end && len < ENTITY_MAX && isalnum((unsigned char)at[len]))
        len++;
    return len > 1 && at + len < end && at[len] == ';';
}

/* Whether the last byte belongs to the sentence: a stop, or a bracket that the address did not
 * open. */
static bool ends_sentence(struct slice address)
{
    int open = 0;
    for (size_t i = 0; i < address.len; i++)
        open += (address.at[i] == '(') - (address.at[i] == ')');
    char last = address.at[address.len - 1];
    return last == ')' ? open < 0 : strchr(".,;:!?'*_~`", last) != NULL;
}

/* The bytes of a web address at the current place, without the stop or bracket of the sentence
 * around it; 0: none. */
static size_t url_length(const struct writer *w)
{
    struct slice rest = rest_from(w, w->at);
    bool address = slice_starts(rest, "http://") || slice_starts(rest, "https://");
    bool longer_scheme = w->at > w->start && isalpha((unsigned char)w->at[-1]);
    if (!address || w->place == PLACE_LABEL || longer_scheme)
        return 0;
    size_t len = 0;
    while (len < rest.len && (unsigned char)rest.at[len] > ' ' &&
           strchr("<>\"", rest.at[len]) == NULL)
        len++;
    while (len > 0 && ends_sentence((struct slice){rest.at, len}))
        len--;
    return len > strlen("https://") ? len : 0;
}

/* Whether the address ends where a forge that links bare ones sees its end, and nothing in it means
 * something. */
static bool url_is_plain(const struct writer *w, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (strchr("*_~`[]\\|", w->at[i]) != NULL || starts_entity(w->at + i, w->end))
            return false;
    const char *after = w->at + len;
    while (after < w->end && strchr(".,;:!?)'", *after) != NULL)
        after++;
    if (after == w->end || *after == '\n')
        return !w->isolated && (after == w->end || w->place != PLACE_BLOCK);
    return *after == ' ';
}

/* Between angle brackets nothing but entities has a meaning. */
static void write_url(struct writer *w, size_t len)
{
    bool plain = url_is_plain(w, len);
    buf_text(w->out, plain ? "" : "<");
    for (size_t i = 0; i < len; i++) {
        if (w->at[i] == '|' && w->place == PLACE_CELL)
            buf_char(w->out, '\\');
        if (starts_entity(w->at + i, w->end))
            buf_text(w->out, "&amp;");
        else
            buf_char(w->out, w->at[i]);
    }
    buf_text(w->out, plain ? "" : ">");
    w->at += len;
}

static bool needs_backslash(const struct writer *w)
{
    switch (*w->at) {
    case '\\':
    case '*':
    case '~':
    case '[':
    case ']':
    case '|':
        return true;
    case '.': /* forges make links of "www.", with whatever follows it, escapes too */
        return w->at - w->start >= 3 && memcmp(w->at - 3, "www", 3) == 0;
    case '_': /* inside a word it never means emphasis */
        return !in_word(w) || w->at + 1 == w->end || !is_word(w->at[1]);
    default:
        return false;
    }
}

static void write_char(struct writer *w)
{
    if (*w->at == '<') {
        buf_text(w->out, "&lt;");
    } else if (starts_entity(w->at, w->end)) {
        buf_text(w->out, "&amp;");
    } else {
        if (needs_backslash(w))
            buf_char(w->out, '\\');
        buf_char(w->out, *w->at);
    }
    w->at++;
}

/* Copies the run of bytes that stand for themselves wherever they are. */
static void write_plain(struct writer *w)
{
    static const bool special[256] = {
        ['\\'] = true, ['*'] = true, ['~'] = true, ['['] = true, [']'] = true, ['|'] = true,
        ['.'] = true,  ['_'] = true, ['<'] = true, ['&'] = true, ['`'] = true, ['\n'] = true,
    };
    const char *at = w->at;
    while (at < w->end && !special[(unsigned char)*at] &&
           !(at[0] == 'h' && at[1] == 't' && at[2] == 't')) /* "http": perhaps an address */
        at++;
    buf_add(w->out, w->at, (size_t)(at - w->at));
    w->at = at;
}

void escape_write(const char *text, enum place place, struct buf *out)
{
    struct slice s = slice_of(text);
    while (s.len > 0 && isspace((unsigned char)s.at[s.len - 1]))
        s.len--;
    while (s.len > 0 && s.at[0] == '\n') {
        s.at++;
        s.len--;
    }
    if (s.len == 0)
        return;
    struct writer w = {.out = out, .place = place, .start = s.at, .end = s.at + s.len, .at = s.at};
    begin_line(&w);
    for (write_plain(&w); w.at < w.end; write_plain(&w)) {
        size_t url = *w.at == 'h' ? url_length(&w) : 0;
        if (url > 0)
            write_url(&w, url);
        else if (*w.at == '\n')
            write_break(&w);
        else if (*w.at == '`')
            write_backticks(&w);
        else
            write_char(&w);
    }
    end_line(&w);
}

void escape_link(const char *label, const char *url, struct buf *out)
{
    struct slice s = slice_of(url);
    if (!slice_starts(s, "https://") && !slice_starts(s, "http://")) {
        buf_text(out, label);
        return;
    }
    buf_char(out, '[');
    buf_text(out, label);
    buf_text(out, "](");
    size_t done = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (c > ' ' && c != 0x7F && strchr("<>()[]|\\\"`", c) == NULL &&
            !starts_entity(s.at + i, s.at + s.len))
            continue;
        buf_add(out, s.at + done, i - done);
        buf_print(out, "%%%02X", c);
        done = i + 1;
    }
    buf_add(out, s.at + done, s.len - done);
    buf_char(out, ')');
}

void report_escape(const char *text, struct buf *out)
{
    escape_write(text, PLACE_BLOCK, out);
}

void report_escape_cell(const char *text, struct buf *out)
{
    escape_write(text, PLACE_CELL, out);
}
