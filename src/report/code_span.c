/* Code keeps every byte. Several lines become a span each, since neither cells nor one-line lists
 * hold blocks. */
#include "code_span.h"

#include <string.h>

size_t code_run(struct slice text)
{
    size_t len = 0;
    while (len < text.len && text.at[len] == '`')
        len++;
    return len;
}

void place_break(enum place place, struct buf *out)
{
    buf_text(out, place == PLACE_BLOCK ? "\\\n" : "<br>");
}

static bool is_blank(struct slice line)
{
    return slice_trim(line).len == 0;
}

static size_t longest_run(struct slice code)
{
    size_t longest = 0;
    while (code.len > 0) {
        size_t run = code_run(code);
        if (run > longest)
            longest = run;
        size_t step = run > 0 ? run : 1;
        code.at += step;
        code.len -= step;
    }
    return longest;
}

static void write_bytes(struct slice code, enum place place, struct buf *out)
{
    for (size_t i = 0; i < code.len; i++) {
        if (code.at[i] == '|' && place == PLACE_CELL)
            buf_char(out, '\\');
        buf_char(out, code.at[i]);
    }
}

static void write_ticks(size_t count, struct buf *out)
{
    while (count-- > 0)
        buf_char(out, '`');
}

static void write_line(struct slice line, enum place place, struct buf *out)
{
    size_t ticks = longest_run(line) + 1;
    char first = line.at[0], last = line.at[line.len - 1];
    /* Markdown takes one blank off both ends when there is one at both. */
    bool pad = first == '`' || last == '`' || (first == ' ' && last == ' ');
    write_ticks(ticks, out);
    buf_text(out, pad ? " " : "");
    write_bytes(line, place, out);
    buf_text(out, pad ? " " : "");
    write_ticks(ticks, out);
}

static void write_lines(struct slice code, enum place place, struct buf *out)
{
    struct slice line;
    bool first = true, wrote = false;
    while (slice_split(&code, '\n', &line)) {
        bool fence = is_blank(line) && (first || code.len == 0);
        first = false;
        if (fence)
            continue;
        if (wrote)
            place_break(place, out);
        if (!is_blank(line))
            write_line(line, place, out);
        else if (place == PLACE_BLOCK)
            buf_text(out, "&nbsp;"); /* a blank line would end the paragraph */
        wrote = true;
    }
}

void code_write(struct slice code, size_t run, enum place place, struct buf *out)
{
    if (memchr(code.at, '\n', code.len) != NULL) {
        write_lines(code, place, out);
        return;
    }
    write_ticks(run, out);
    write_bytes(code, place, out);
    write_ticks(run, out);
}
