/* The lines in which two revisions differ, by their longest common subsequence. */
#include "disruption/report/report.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"
#include "disruption/core/markup.h"

#include "chat.h"

/* of the table of two changed stretches, 2 bytes each; larger ones are shown as wholly replaced */
#define DIFF_CELLS_MAX ((size_t)4 << 20)
#define RECORD_HEADING "Record"

struct lines {
    char *text; /* owned: markup the lines are slices of */
    struct slice *at;
    size_t count;
};

struct difference {
    struct lines old, new;
    size_t same; /* lines at the front that both have */
    struct buf *out;
    struct slice heading; /* the one the next line stands under */
    bool told;            /* it was told */
};

/* Whether a line of markup is a heading, and its words. */
static bool heading_of(struct slice line, struct slice *title)
{
    struct markup_run run, more;
    if (!markup_next(&line, &run) || run.kind != MARKUP_BOLD || markup_next(&line, &more))
        return false;
    *title = run.a;
    return true;
}

static struct lines lines_of(const char *markdown)
{
    struct buf told;
    buf_init(&told, REPORT_MAX);
    (void)chat_tell(markdown, REPORT_MAX, &told);
    struct lines lines = {.text = buf_take(&told)};
    size_t room = 1;
    for (const char *at = lines.text; at != NULL && *at != '\0'; at++)
        room += *at == '\n';
    lines.at = mem_new(room, sizeof(*lines.at));
    struct slice rest = slice_of(lines.text), line, title;
    while (slice_split(&rest, '\n', &line)) {
        if (heading_of(line, &title) && slice_equals(title, RECORD_HEADING))
            break;
        if (slice_trim(line).len > 0)
            lines.at[lines.count++] = line;
    }
    return lines;
}

static void lines_done(struct lines *lines)
{
    free(lines->text);
    free(lines->at);
}

static bool same_line(struct slice a, struct slice b)
{
    return a.len == b.len && memcmp(a.at, b.at, a.len) == 0;
}

static void tell_line(struct difference *d, const char *sign, struct slice line)
{
    struct slice title;
    if (heading_of(line, &title))
        d->heading = title; /* a heading that came or went is told as such */
    else if (!d->told && d->heading.len > 0) {
        buf_slice(d->out, d->heading);
        buf_char(d->out, '\n');
    }
    d->told = true;
    buf_text(d->out, sign);
    buf_slice(d->out, line);
    buf_char(d->out, '\n');
}

static void pass_line(struct difference *d, struct slice line)
{
    struct slice title;
    if (heading_of(line, &title)) {
        d->heading = title;
        d->told = false;
    }
}

/* table[i][j]: how many lines the stretches from i and j on have in common. */
static uint16_t *make_table(const struct difference *d, size_t old_end, size_t width)
{
    size_t rows = old_end - d->same + 1;
    uint16_t *table = mem_new(rows * width, sizeof(*table));
    for (size_t i = rows - 1; i-- > 0;) {
        for (size_t j = width - 1; j-- > 0;) {
            uint16_t *cell = &table[i * width + j];
            uint16_t down = cell[width], right = cell[1];
            if (same_line(d->old.at[d->same + i], d->new.at[d->same + j]))
                *cell = (uint16_t)(cell[width + 1] + 1);
            else
                *cell = down > right ? down : right;
        }
    }
    return table;
}

static void tell_stretch(struct difference *d, size_t old_end, size_t new_end)
{
    size_t i = d->same, j = d->same, width = new_end - d->same + 1;
    bool small = (old_end - i + 1) * width <= DIFF_CELLS_MAX && old_end - i < UINT16_MAX;
    uint16_t *table = small ? make_table(d, old_end, width) : NULL;
    while (i < old_end || j < new_end) {
        const uint16_t *cell = table != NULL ? &table[(i - d->same) * width + (j - d->same)] : NULL;
        if (cell != NULL && i < old_end && j < new_end && same_line(d->old.at[i], d->new.at[j])) {
            pass_line(d, d->new.at[j]);
            i++;
            j++;
        } else if (i < old_end && (j == new_end || cell == NULL || cell[width] >= cell[1])) {
            tell_line(d, "\u2212 ", d->old.at[i++]);
        } else {
            tell_line(d, "+ ", d->new.at[j++]);
        }
    }
    free(table);
}

void report_diff(const char *older, const char *newer, struct buf *out)
{
    struct difference d = {.old = lines_of(older), .new = lines_of(newer), .out = out};
    size_t old_end = d.old.count, new_end = d.new.count;
    while (d.same < old_end && d.same < new_end && same_line(d.old.at[d.same], d.new.at[d.same]))
        pass_line(&d, d.new.at[d.same++]);
    while (old_end > d.same && new_end > d.same &&
           same_line(d.old.at[old_end - 1], d.new.at[new_end - 1])) {
        old_end--;
        new_end--;
    }
    tell_stretch(&d, old_end, new_end);
    lines_done(&d.old);
    lines_done(&d.new);
}
