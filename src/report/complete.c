/*
 * Whether the record has everything that was tagged: "complete", with what it was compared with, or what could not be read,
 * each with its reason.
 */
#include "disruption/base/clock.h"

#include "draft.h"
#include "escape.h"

static bool counts(const struct gap *gap, const struct incident *incident)
{
    return !gap_is_aside(gap, incident);
}

bool draft_shows_gap(const struct gap *gap, const struct incident *incident)
{
    return counts(gap, incident) &&
           (gap->filled_ms == TIME_UNKNOWN || gap->found > 0 || gap->to_ms - gap->from_ms > GAP_SHOWN_MS);
}

static bool compared(const struct dossier *dossier)
{
    int64_t end_ms = dossier->incident.at_ms[MILESTONE_RECOVERED];
    return dossier->comparison.at_ms != TIME_UNKNOWN &&
           (end_ms == TIME_UNKNOWN || dossier->comparison.to_ms >= end_ms);
}

static int64_t left_out(const struct dossier *dossier)
{
    return reconcile_left_out(dossier->gaps, dossier->gap_count, &dossier->comparison);
}

static bool lacks(const struct dossier *dossier)
{
    const struct comparison *c = &dossier->comparison;
    bool open = false;
    for (size_t i = 0; i < dossier->gap_count; i++)
        open = open || (counts(&dossier->gaps[i], &dossier->incident) && dossier->gaps[i].filled_ms == TIME_UNKNOWN);
    return open || !compared(dossier) || c->why != NULL || left_out(dossier) > 0;
}

static void begin_line(struct draft *draft, const struct dossier *dossier)
{
    buf_text(draft->out, "  - ");
    if (dossier != draft->dossier)
        buf_print(draft->out, "D-%lld: ", (long long)dossier->incident.number);
}

static void write_number(struct draft *draft, const struct dossier *dossier, int64_t count, const char *one,
                         const char *many)
{
    if (count == 0)
        return;
    begin_line(draft, dossier);
    buf_print(draft->out, "%lld %s\n", (long long)count, count == 1 ? one : many);
}

static void write_open_gap(struct draft *draft, const struct dossier *dossier, const struct gap *gap)
{
    begin_line(draft, dossier);
    buf_text(draft->out, "from ");
    draft_aside(draft, gap->from_ms);
    buf_text(draft->out, " to ");
    draft_aside(draft, gap->to_ms);
    buf_text(draft->out, " (");
    escape_write(gap->cause, PLACE_LINE, draft->out);
    buf_text(draft->out, gap->why != NULL ? ") could not be read back: " : ") was not read back yet");
    if (gap->why != NULL)
        escape_write(gap->why, PLACE_LINE, draft->out);
    buf_char(draft->out, '\n');
}

/* Each reason on a line of its own. */
static void write_lacks(struct draft *draft, const struct dossier *dossier)
{
    const struct comparison *c = &dossier->comparison;
    if (!compared(dossier)) {
        begin_line(draft, dossier);
        buf_text(draft->out, "the channel was not compared with the record to the end\n");
    } else if (c->why != NULL) {
        begin_line(draft, dossier);
        buf_text(draft->out, "comparing the channel with the record did not come to its end: ");
        escape_write(c->why, PLACE_LINE, draft->out);
        buf_char(draft->out, '\n');
    }
    for (size_t i = 0; i < dossier->gap_count; i++) {
        const struct gap *gap = &dossier->gaps[i];
        if (counts(gap, &dossier->incident) && gap->filled_ms == TIME_UNKNOWN)
            write_open_gap(draft, dossier, gap);
    }
    write_number(draft, dossier, left_out(dossier), "thread was not read again after a gap: changes of its replies may lack",
                 "threads were not read again after a gap: changes of their replies may lack");
}

/* A channel that was never made has nothing to be compared with. */
static bool has_channel(const struct dossier *dossier)
{
    return dossier->incident.channel_id != NULL;
}

static void write_complete(struct draft *draft)
{
    const struct dossier *dossier = draft->dossier;
    bool lacking = has_channel(dossier) && lacks(dossier);
    buf_text(draft->out, "- **Complete:** ");
    if (!has_channel(dossier)) {
        buf_text(draft->out, "there is no channel to compare with\n");
    } else if (!lacking) {
        buf_print(draft->out, "yes, compared with the channel, %lld message%s, at ",
                  (long long)dossier->comparison.messages, dossier->comparison.messages == 1 ? "" : "s");
        draft_instant(draft, dossier->comparison.at_ms);
        buf_char(draft->out, '\n');
    } else {
        buf_text(draft->out, "no\n");
        write_lacks(draft, dossier);
    }
}

void draft_complete(struct draft *draft)
{
    const struct dossier *dossier = draft->dossier;
    size_t all = 0, filled = 0;
    for (size_t i = 0; i < dossier->gap_count; i++) {
        bool one = counts(&dossier->gaps[i], &dossier->incident);
        all += one;
        filled += one && dossier->gaps[i].filled_ms != TIME_UNKNOWN;
    }
    buf_print(draft->out, "- **Gaps:** %zu, of them %zu looked through\n", all, filled);
    write_complete(draft);
}
