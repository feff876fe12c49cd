/* A report in a chat message: no fences, no tables, headings in bold. */
#include "disruption/report/report.h"

#include <stdio.h>
#include <string.h>

#include "disruption/base/attributes.h"
#include "disruption/core/markup.h"

#include "chat.h"
#include "inline.h"

#define TAIL_ROOM ((size_t)256) /* bytes kept for the line that says where the rest is */
#define LINE_MAX_BYTES                                                                             \
    ((size_t)256 << 10) /* of one line of markup; a longest message with every character marked */

struct telling {
    struct buf *out;
    size_t start; /* where the report begins in out */
    size_t max;   /* bytes it may have */
    bool blank;   /* the last line told was empty, or nothing was told */
    bool heading; /* the last line told was a heading: what it heads follows at once */
};

/* How list items begin, and what stands for it; longer ones first. */
static const struct {
    const char *from;
    const char *to;
} bullets[] = {
    {"- [ ] ", "\u2610 "},
    {"- [x] ", "\u2611 "},
    {"- ", "\u2022 "},
    {"> ", ""},
};

static bool is_comment(struct slice line)
{
    return slice_starts(line, "<!--") && line.len >= 3 &&
           memcmp(line.at + line.len - 3, "-->", 3) == 0;
}

/* "| --- | --- |": what makes the line before it a table's head. */
static bool is_ruler(struct slice line)
{
    bool dash = false;
    for (size_t i = 0; i < line.len; i++) {
        if (strchr("|-: ", line.at[i]) == NULL)
            return false;
        dash = dash || line.at[i] == '-';
    }
    return dash && line.len > 0 && line.at[0] == '|';
}

/* Takes a cell off a row; "\|" is a pipe, even in code. */
static bool take_cell(struct slice *row, struct buf *cell)
{
    buf_clear(cell);
    if (row->len == 0)
        return false;
    size_t i = 0;
    for (; i < row->len && row->at[i] != '|'; i++) {
        if (row->at[i] == '\\' && i + 1 < row->len) {
            if (row->at[i + 1] != '|')
                buf_char(cell, '\\');
            i++;
        }
        buf_char(cell, row->at[i]);
    }
    size_t taken = i < row->len ? i + 1 : i;
    row->at += taken;
    row->len -= taken;
    return true;
}

static void tell_row(struct slice row, struct buf *out)
{
    struct buf cell;
    buf_init(&cell, LINE_MAX_BYTES);
    row.at++;
    row.len--;
    const char *between = "";
    while (take_cell(&row, &cell)) {
        struct slice text = slice_trim(slice_of(buf_string(&cell)));
        if (text.len == 0)
            continue;
        markup_text(out, between);
        inline_markup(text, out);
        between = " \u00b7 ";
    }
    buf_done(&cell);
}

static void tell_heading(struct slice line, struct buf *out)
{
    while (line.len > 0 && line.at[0] == '#') {
        line.at++;
        line.len--;
    }
    struct buf text;
    buf_init(&text, LINE_MAX_BYTES);
    inline_plain(slice_trim(line), &text);
    markup_bold(out, buf_string(&text));
    buf_done(&text);
}

static void tell_text(struct slice line, struct buf *out)
{
    for (size_t i = 0; i < COUNT_OF(bullets); i++) {
        if (!slice_starts(line, bullets[i].from))
            continue;
        markup_text(out, bullets[i].to);
        line.at += strlen(bullets[i].from);
        line.len -= strlen(bullets[i].from);
        break;
    }
    if (line.len > 0 && line.at[line.len - 1] == '\\')
        line.len--; /* a hard break; the line ends anyhow */
    inline_markup(line, out);
}

static void tell_line(struct slice line, struct buf *out)
{
    if (slice_starts(line, "|"))
        tell_row(line, out);
    else if (slice_starts(line, "#"))
        tell_heading(line, out);
    else
        tell_text(line, out);
}

/* Adds a line while there is room; false when there is none. */
static bool add_line(struct telling *telling, struct slice line)
{
    struct buf text;
    buf_init(&text, LINE_MAX_BYTES);
    tell_line(line, &text);
    bool blank = text.len == 0;
    bool heading = slice_starts(line, "#");
    bool skip = blank && (telling->blank || telling->heading);
    size_t told = telling->out->len - telling->start;
    bool fits = !text.over && told + text.len + 2 + TAIL_ROOM <= telling->max;
    if (fits && !skip) {
        if (heading && telling->heading)
            buf_char(telling->out, '\n');
        buf_add(telling->out, text.at, text.len);
        buf_char(telling->out, '\n');
        telling->blank = blank;
        telling->heading = heading;
    }
    buf_done(&text);
    return fits;
}

static void add_tail(int64_t number, struct buf *out)
{
    char command[64];
    snprintf(command, sizeof(command), "disruption report D-%lld", (long long)number);
    markup_text(out, "\u2026 The report goes on; all of it at the shell: ");
    markup_code(out, command);
    buf_char(out, '\n');
}

bool chat_tell(const char *markdown, size_t max, struct buf *out)
{
    struct telling telling = {.out = out, .start = out->len, .max = max, .blank = true};
    struct slice rest = slice_trim(slice_of(markdown)), line;
    while (slice_split(&rest, '\n', &line)) {
        struct slice ahead = rest, next = {"", 0};
        bool head = slice_starts(line, "|") && slice_split(&ahead, '\n', &next) && is_ruler(next);
        if (head || is_ruler(line) || is_comment(line))
            continue;
        if (!add_line(&telling, line))
            return false;
    }
    return true;
}

void report_chat(const char *markdown, int64_t number, struct buf *out)
{
    if (!chat_tell(markdown, REPORT_CHAT_MAX, out))
        add_tail(number, out);
}

void report_text(const char *markdown, struct buf *out)
{
    struct buf told;
    buf_init(&told, REPORT_MAX);
    (void)chat_tell(markdown, REPORT_MAX, &told);
    markup_plain(out, buf_string(&told));
    buf_done(&told);
}
