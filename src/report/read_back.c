/* Taking a copy apart along its headings and fences, and comparing it part by part. */
#include "disruption/report/read_back.h"

#include <string.h>

#include "disruption/base/attributes.h"
#include "disruption/base/buf.h"
#include "disruption/report/report.h"

#include "escape.h"

#define PARTS_MAX 48       /* of the table, with those of the configuration */
#define LINES_SHOWN_MAX 20 /* of a changed block, in a remark */
#define FENCE_OPEN "<!-- auto:"
#define FENCE_CLOSE "<!-- /auto -->"

/* One part of a copy. */
struct piece {
    struct report_part part;
    bool there;       /* its heading was found */
    struct buf words; /* outside the fences */
    struct buf block; /* inside */
};

struct copy {
    struct piece pieces[PARTS_MAX];
    size_t count;
    size_t unclosed; /* the line of a fence that nobody closes; 0: none */
};

static struct slice without_return(struct slice line)
{
    if (line.len > 0 && line.at[line.len - 1] == '\r')
        line.len--;
    return line;
}

/* "### Impact" as the draft writes it. */
static bool is_heading_of(const struct report_part *part, struct slice line)
{
    static const char *const marks[] = {"", "# D-", "## ", "### "};
    size_t mark = strlen(marks[part->level]);
    if (!slice_starts(line, marks[part->level]))
        return false;
    if (part->level == 1)
        return true;
    struct buf heading;
    buf_init(&heading, REPORT_MAX);
    escape_write(part->heading, PLACE_LINE, &heading);
    bool same = slice_equals(slice_trim((struct slice){line.at + mark, line.len - mark}),
                             buf_string(&heading));
    buf_done(&heading);
    return same;
}

static struct piece *find_heading(struct copy *copy, struct slice line)
{
    for (size_t i = 0; i < copy->count && line.len > 0 && line.at[0] == '#'; i++) {
        if (!copy->pieces[i].there && is_heading_of(&copy->pieces[i].part, line))
            return &copy->pieces[i];
    }
    return NULL;
}

static void add_line(struct buf *to, struct slice line)
{
    buf_slice(to, line);
    buf_char(to, '\n');
}

static void take_apart(const struct policy *policy, const char *text, struct copy *out)
{
    struct slice rest = slice_of(text), line;
    struct piece *here = NULL;
    bool fenced = false;
    *out = (struct copy){0};
    for (; out->count < PARTS_MAX &&
           report_part_at(policy, out->count, &out->pieces[out->count].part);
         out->count++) {
        buf_init(&out->pieces[out->count].words, REPORT_MAX);
        buf_init(&out->pieces[out->count].block, REPORT_MAX);
    }
    for (size_t number = 1; slice_split(&rest, '\n', &line); number++) {
        line = without_return(line);
        struct piece *begun = find_heading(out, line);
        if (begun != NULL) {
            begun->there = true;
            here = begun;
            fenced = false;
        } else if (!fenced && slice_starts(line, FENCE_OPEN)) {
            fenced = true;
            out->unclosed = number;
        } else if (fenced && slice_starts(line, FENCE_CLOSE)) {
            fenced = false;
            out->unclosed = 0;
        } else if (here != NULL) {
            add_line(fenced ? &here->block : &here->words, line);
        }
    }
}

static void copy_done(struct copy *copy)
{
    for (size_t i = 0; i < copy->count; i++) {
        buf_done(&copy->pieces[i].words);
        buf_done(&copy->pieces[i].block);
    }
}

static struct slice trimmed(const struct buf *text)
{
    return slice_trim(slice_of(buf_string(text)));
}

static bool same(struct slice a, struct slice b)
{
    return a.len == b.len && memcmp(a.at, b.at, a.len) == 0;
}

static struct slice block_named(const struct copy *copy, const char *name)
{
    for (size_t i = 0; i < copy->count; i++) {
        if (strcmp(copy->pieces[i].part.name, name) == 0)
            return trimmed(&copy->pieces[i].block);
    }
    return (struct slice){"", 0};
}

bool report_made_from(const struct policy *policy, const char *copy, const char *revision)
{
    struct copy a, b;
    take_apart(policy, copy, &a);
    take_apart(policy, revision, &b);
    struct slice record = block_named(&a, "record");
    bool made = record.len > 0 && same(record, block_named(&b, "record"));
    copy_done(&a);
    copy_done(&b);
    return made;
}

static void remark(struct read_back *out, const char *sentence)
{
    if (out->remark_count < READ_BACK_REMARKS_MAX)
        out->remarks[out->remark_count++] = sentence;
}

/* The bytes of the lines that both have at their front. */
static size_t same_front(struct slice a, struct slice b)
{
    struct slice one, other, left = a;
    while (left.len > 0) {
        struct slice before = left;
        if (!slice_split(&left, '\n', &one) || !slice_split(&b, '\n', &other) || !same(one, other))
            return a.len - before.len;
    }
    return a.len;
}

/* What the copy has in the place of the record's lines, so that nobody's words are lost unseen. */
static void remark_block(struct arena *arena, const struct piece *mine, const struct piece *theirs,
                         struct read_back *out)
{
    struct slice a = trimmed(&mine->block), b = trimmed(&theirs->block), line, found;
    size_t front = same_front(a, b), shown = 0;
    a = (struct slice){a.at + front, a.len - front};
    remark(out,
           arena_print(
               arena,
               "%s: what the record made was changed; the record keeps its own. Changed lines:",
               mine->part.heading[0] != '\0' ? mine->part.heading : "Head"));
    while (slice_split(&a, '\n', &line) && shown < LINES_SHOWN_MAX) {
        bool known = line.len == 0;
        for (struct slice rest = b; !known && slice_split(&rest, '\n', &found);)
            known = same(found, line);
        if (known)
            continue;
        remark(out, arena_print(arena, "  %.*s", SLICE_PRINT(line)));
        shown++;
    }
    if (shown == 0)
        remark(out, "  (lines were taken out)");
}

/* A comment in people's words could pass for a fence. */
static const char *harmless(struct arena *arena, struct slice words)
{
    struct buf text;
    buf_init(&text, REPORT_MAX);
    for (size_t i = 0; i < words.len; i++) {
        if (words.len - i >= 4 && memcmp(words.at + i, "<!--", 4) == 0)
            buf_char(&text, '\\');
        buf_char(&text, words.at[i]);
    }
    const char *kept = arena_text(arena, buf_string(&text));
    buf_done(&text);
    return kept;
}

static void compare_words(struct arena *arena, const struct piece *mine, const struct piece *base,
                          const struct piece *newest, struct read_back *out)
{
    const char *heading = mine->part.heading[0] != '\0' ? mine->part.heading : "Head";
    struct slice words = trimmed(&mine->words), was = trimmed(&base->words),
                 is = trimmed(&newest->words);
    if (!mine->there && was.len > 0)
        remark(out, arena_print(arena, "%s: the heading is gone from the copy; its words are kept",
                                heading));
    if (!mine->there || same(words, was) || same(words, is))
        return;
    if (!same(was, is)) {
        remark(out, arena_print(arena,
                                "%s: it was changed in the record too since this copy was made; "
                                "not taken. Your words:\n%.*s",
                                heading, SLICE_PRINT(words)));
        return;
    }
    out->changes[out->change_count++] = (struct read_back_change){
        mine->part.name, heading, words.len > 0 ? harmless(arena, words) : NULL};
}

static struct slice first_line(const char *text)
{
    struct slice rest = slice_of(text), line = {"", 0};
    (void)slice_split(&rest, '\n', &line);
    return without_return(line);
}

void report_read_back(struct arena *arena, const struct policy *policy, const char *copy,
                      const char *base, const char *newest, struct read_back *out)
{
    struct copy mine, from, now;
    take_apart(policy, copy, &mine);
    take_apart(policy, base, &from);
    take_apart(policy, newest, &now);
    *out = (struct read_back){.changes = arena_new(arena, PARTS_MAX, sizeof(*out->changes))};
    if (!same(first_line(copy), first_line(base)))
        remark(out, "The first line is the record's: title TEXT changes it");
    if (mine.unclosed != 0)
        remark(out, arena_print(arena, "Line %zu opens a block of the record that is never closed",
                                mine.unclosed));
    for (size_t i = 0; i < mine.count; i++) {
        if (mine.pieces[i].there &&
            !same(trimmed(&mine.pieces[i].block), trimmed(&from.pieces[i].block)))
            remark_block(arena, &mine.pieces[i], &from.pieces[i], out);
        compare_words(arena, &mine.pieces[i], &from.pieces[i], &now.pieces[i], out);
    }
    copy_done(&mine);
    copy_done(&from);
    copy_done(&now);
}
