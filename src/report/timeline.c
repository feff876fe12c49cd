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

enum row_kind { ROW_MILESTONE, ROW_END_TAKEN_BACK, ROW_REOPENED, ROW_PHASE, ROW_MERGED, ROW_GAP, ROW_ENTRY }; /* this order at the same instant */

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

/* What the record itself says of how it went on. */
static size_t collect_course(const struct dossier *dossier, struct row *rows)
{
    const struct incident *incident = &dossier->incident;
    size_t n = 0;
    for (size_t i = 0; i < incident->quiet_count; i++) {
        rows[n++] = (struct row){incident->quiet[i].from_ms, ROW_END_TAKEN_BACK, i};
        rows[n++] = (struct row){incident->quiet[i].to_ms, ROW_REOPENED, i};
    }
    for (size_t i = 0; i < dossier->phase_count; i++)
        rows[n++] = (struct row){dossier->phases[i].from_ms, ROW_PHASE, i};
    for (size_t i = 0; i < dossier->merged_count; i++)
        rows[n++] = (struct row){dossier->merged[i].incident.at_ms[MILESTONE_DECLARED], ROW_MERGED, i};
    return n;
}

static struct row *collect_rows(const struct dossier *dossier, size_t *count)
{
    size_t most = MILESTONE_COUNT + 2 * dossier->incident.quiet_count + dossier->phase_count + dossier->merged_count +
                  dossier->gap_count + dossier->entry_count;
    struct row *rows = mem_new(most, sizeof(*rows));
    size_t n = collect_course(dossier, rows);
    for (size_t i = 0; i < MILESTONE_COUNT; i++)
        if (dossier->incident.at_ms[i] != TIME_UNKNOWN)
            rows[n++] = (struct row){dossier->incident.at_ms[i], ROW_MILESTONE, i};
    for (size_t i = 0; i < dossier->gap_count; i++)
        if (draft_shows_gap(&dossier->gaps[i], &dossier->incident))
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
    if (a->of != b->of)
        return a->of < b->of ? -1 : 1;
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

/* Whether a document stands before the first one of an entry. */
static bool stands_before(const struct document *document, const struct entry *entry)
{
    return document->of < entry->of || (document->of == entry->of && document->entry < entry->number);
}

static bool belongs(const struct document *document, const struct entry *entry)
{
    return document->of == entry->of && document->entry == entry->number;
}

static size_t shelf_find(const struct shelf *shelf, const struct entry *entry)
{
    size_t low = 0, high = shelf->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (stands_before(shelf->documents[middle], entry))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What stands for a message of files alone. */
static void write_files(struct draft *draft, const struct shelf *shelf, const struct entry *entry)
{
    size_t first = shelf_find(shelf, entry);
    size_t i = first;
    for (; i < shelf->count && belongs(shelf->documents[i], entry); i++) {
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
        write_files(draft, shelf, entry);
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

/* What the record says between the entries, in italics and without a number. */
static void write_course(struct draft *draft, const struct row *row)
{
    const struct dossier *dossier = draft->dossier;
    buf_text(draft->out, "| | ");
    draft_moment(draft, row->at_ms);
    buf_text(draft->out, " | | *");
    if (row->kind == ROW_END_TAKEN_BACK)
        buf_text(draft->out, "End, taken back later");
    else if (row->kind == ROW_REOPENED)
        buf_text(draft->out, "Reopened");
    else if (row->kind == ROW_PHASE)
        buf_print(draft->out, "Phase: %s",
                  dossier->phases[row->index].phase != NULL ? dossier->phases[row->index].phase : "none");
    if (row->kind == ROW_MERGED) {
        const struct incident *merged = &dossier->merged[row->index].incident;
        buf_print(draft->out, "Declared apart: D-%lld ", (long long)merged->number);
        escape_write(merged->title, PLACE_CELL, draft->out);
        buf_text(draft->out, ", merged into this one later");
    }
    buf_text(draft->out, "* |\n");
}

static void write_gap(struct draft *draft, const struct gap *gap)
{
    buf_text(draft->out, "| | ");
    draft_moment(draft, gap->from_ms);
    buf_text(draft->out, " | | *Gap in the recording until ");
    draft_aside(draft, gap->to_ms);
    buf_text(draft->out, " (");
    escape_write(gap->cause, PLACE_CELL, draft->out);
    if (gap->filled_ms != TIME_UNKNOWN)
        buf_print(draft->out, "); looked through later, %lld found* |\n", (long long)gap->found);
    else
        buf_text(draft->out, "); not yet looked through* |\n");
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
        else if (rows[i].kind == ROW_ENTRY)
            write_entry(draft, &shelf, &draft->dossier->entries[rows[i].index]);
        else
            write_course(draft, &rows[i]);
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
