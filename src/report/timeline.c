/*
 * The timeline: every live entry with its number and message, and between them, in italics and
 * without a number, the milestones and the gaps of the recording.
 */
#include <stdlib.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"

#include "draft.h"
#include "escape.h"

/* taken so long after its time, an entry says when */
#define LATE_MS (5 * MINUTE_MS)

enum row_kind { ROW_MILESTONE, ROW_GAP, ROW_ENTRY }; /* this order at the same instant */

struct row {
    int64_t at_ms;
    enum row_kind kind;
    size_t index;
};

/* Documents by entry, to be found without walking through all of them for every row. */
struct shelf {
    const struct document **documents;
    size_t count;
};

static int compare_rows(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    if (a->at_ms != b->at_ms)
        return a->at_ms < b->at_ms ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static bool is_row(const struct entry *entry)
{
    return entry->state != ENTRY_WITHDRAWN && (entry->kinds & KINDS_TIMELINE) != 0;
}

static struct row *collect_rows(const struct dossier *dossier, size_t *count)
{
    struct row *rows =
        mem_new(MILESTONE_COUNT + dossier->gap_count + dossier->entry_count, sizeof(*rows));
    size_t n = 0;
    for (size_t i = 0; i < MILESTONE_COUNT; i++)
        if (dossier->incident.at_ms[i] != TIME_UNKNOWN)
            rows[n++] = (struct row){dossier->incident.at_ms[i], ROW_MILESTONE, i};
    for (size_t i = 0; i < dossier->gap_count; i++)
        rows[n++] = (struct row){dossier->gaps[i].from_ms, ROW_GAP, i};
    for (size_t i = 0; i < dossier->entry_count; i++)
        if (is_row(&dossier->entries[i]))
            rows[n++] = (struct row){dossier->entries[i].at_ms, ROW_ENTRY, i};
    qsort(rows, n, sizeof(*rows), compare_rows);
    *count = n;
    return rows;
}

static int compare_documents(const void *left, const void *right)
{
    const struct document *a = *(const struct document *const *)left;
    const struct document *b = *(const struct document *const *)right;
    if (a->entry != b->entry)
        return a->entry < b->entry ? -1 : 1;
    return (a > b) - (a < b);
}

static struct shelf shelve(const struct dossier *dossier)
{
    struct shelf shelf = {mem_new(dossier->document_count + 1, sizeof(*shelf.documents)),
                          dossier->document_count};
    for (size_t i = 0; i < shelf.count; i++)
        shelf.documents[i] = &dossier->documents[i];
    qsort(shelf.documents, shelf.count, sizeof(*shelf.documents), compare_documents);
    return shelf;
}

static size_t shelf_find(const struct shelf *shelf, int64_t entry)
{
    size_t low = 0, high = shelf->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (shelf->documents[middle]->entry < entry)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What stands for a message of files alone. */
static void write_files(struct draft *draft, const struct shelf *shelf, int64_t entry)
{
    size_t first = shelf_find(shelf, entry);
    size_t i = first;
    for (; i < shelf->count && shelf->documents[i]->entry == entry; i++) {
        buf_text(draft->out, i == first ? "*shared* " : ", ");
        escape_write(shelf->documents[i]->name, PLACE_CELL, draft->out);
    }
    if (i == first)
        buf_text(draft->out, "*no text*");
}

static void write_remark(struct draft *draft, bool *first, const char *text)
{
    buf_text(draft->out, *first ? " *(" : "; ");
    buf_text(draft->out, text);
    *first = false;
}

/* " *(cause; edited; recorded 14:30:10 CET)*" */
static void write_remarks(struct draft *draft, const struct entry *entry)
{
    bool first = true;
    for (int kind = KIND_NOTE + 1; kind < KIND_COUNT; kind++)
        if ((entry->kinds & KINDS_TIMELINE & BIT(kind)) != 0)
            write_remark(draft, &first, kind_name((enum kind)kind));
    if (entry->revision > 1 && entry->state == ENTRY_LIVE)
        write_remark(draft, &first, "edited");
    if (entry->moved) {
        write_remark(draft, &first, "moved from ");
        draft_aside(draft, entry->first_ms);
    }
    if (entry->first_party != NULL) {
        write_remark(draft, &first, "first credited to ");
        escape_write(entry->first_party, PLACE_CELL, draft->out);
    }
    if (entry->learnt_ms - entry->at_ms > LATE_MS) {
        write_remark(draft, &first, "recorded ");
        draft_aside(draft, entry->learnt_ms);
    }
    buf_text(draft->out, first ? "" : ")*");
}

static void write_entry(struct draft *draft, const struct shelf *shelf, const struct entry *entry)
{
    buf_text(draft->out, "| ");
    draft_entry_link(draft, entry);
    buf_text(draft->out, " | ");
    draft_moment(draft, entry->at_ms);
    buf_text(draft->out, " | ");
    escape_write(entry->party != NULL ? entry->party : entry->author_id, PLACE_CELL, draft->out);
    buf_text(draft->out, " | ");
    if (entry->text[0] == '\0')
        write_files(draft, shelf, entry->number);
    else
        escape_write(entry->text, PLACE_CELL, draft->out);
    write_remarks(draft, entry);
    buf_text(draft->out, " |\n");
}

static void write_milestone(struct draft *draft, enum milestone milestone)
{
    static const char *const names[MILESTONE_COUNT] = {
        [MILESTONE_STARTED] = "Start",       [MILESTONE_DETECTED] = "Detected",
        [MILESTONE_DECLARED] = "Declared",   [MILESTONE_ACKED] = "Acknowledged",
        [MILESTONE_MITIGATED] = "Mitigated", [MILESTONE_RECOVERED] = "End",
    };
    buf_text(draft->out, "| | ");
    draft_moment(draft, draft->dossier->incident.at_ms[milestone]);
    buf_print(draft->out, " | | *%s* |\n", names[milestone]);
}

static void write_gap(struct draft *draft, const struct gap *gap)
{
    buf_text(draft->out, "| | ");
    draft_moment(draft, gap->from_ms);
    buf_text(draft->out, " | | *Gap in the recording");
    if (gap->to_ms != TIME_UNKNOWN) {
        buf_text(draft->out, " until ");
        draft_aside(draft, gap->to_ms);
    }
    if (gap->cause != NULL) {
        buf_text(draft->out, " (");
        escape_write(gap->cause, PLACE_CELL, draft->out);
        buf_char(draft->out, ')');
    }
    if (gap->filled_ms != TIME_UNKNOWN)
        buf_print(draft->out, "; looked through later, %lld found* |\n", (long long)gap->found);
    else
        buf_text(draft->out, "; not yet looked through* |\n");
}

static void write_rows(struct draft *draft, const struct row *rows, size_t count)
{
    struct shelf shelf = shelve(draft->dossier);
    buf_text(draft->out, "| # | Timestamp | Party Involved | Description |\n"
                         "| --- | --- | --- | --- |\n");
    for (size_t i = 0; i < count; i++) {
        if (rows[i].kind == ROW_MILESTONE)
            write_milestone(draft, (enum milestone)rows[i].index);
        else if (rows[i].kind == ROW_GAP)
            write_gap(draft, &draft->dossier->gaps[rows[i].index]);
        else
            write_entry(draft, &shelf, &draft->dossier->entries[rows[i].index]);
    }
    free(shelf.documents);
}

void draft_timeline(struct draft *draft, const struct report_part *part)
{
    size_t count;
    struct row *rows = collect_rows(draft->dossier, &count);
    draft_fence(draft, part->name);
    draft->day[0] = '\0';
    buf_text(draft->out, "Times are in ");
    escape_write(draft->policy->zone, PLACE_LINE, draft->out);
    buf_text(draft->out, ".\n\n");
    write_rows(draft, rows, count);
    bool told = false;
    for (size_t i = 0; i < count && !told; i++)
        told = rows[i].kind == ROW_ENTRY;
    buf_char(draft->out, '\n');
    if (!told)
        draft_question(draft, part);
    draft_fence_end(draft);
    free(rows);
}
