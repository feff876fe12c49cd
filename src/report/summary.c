/*
 * The summary: one sentence made of recorded facts, then what people recorded of cause, impact and
 * fix. Nothing here is guessed, and nobody is named: it tells what happened to a service, not who
 * did it.
 */
#include <string.h>

#include "disruption/base/clock.h"

#include "draft.h"
#include "escape.h"

static void write_subject(struct draft *draft)
{
    const struct incident *incident = &draft->dossier->incident;
    buf_text(draft->out, "**");
    escape_write(incident->title, PLACE_LINE, draft->out);
    buf_print(draft->out, "** is a %s", incident->is_drill ? "drill" : "disruption");
    for (size_t i = 0; i < incident->service_count; i++) {
        bool last = i + 1 == incident->service_count;
        buf_text(draft->out, i == 0 ? " of " : last ? " and " : ", ");
        escape_write(incident->services[i], PLACE_LINE, draft->out);
    }
    int worst = draft_worst_severity(draft);
    if (worst != SEVERITY_UNKNOWN)
        buf_print(draft->out, " at severity %d", worst);
}

static void write_beginning(struct draft *draft)
{
    if (draft->start_ms == TIME_UNKNOWN) {
        buf_text(draft->out, " that began at a time not recorded");
        return;
    }
    buf_text(draft->out, " that began ");
    draft_instant(draft, draft->start_ms);
    buf_text(draft->out, draft->start_assumed ? " (*assumed*)" : "");
}

/* ", was detected 14:06:07 CET, 4 min after its start" */
static void write_step(struct draft *draft, const char *what, int64_t at_ms)
{
    buf_print(draft->out, ", was %s ", what);
    draft_moment(draft, at_ms);
    if (draft->start_ms == TIME_UNKNOWN)
        return;
    buf_text(draft->out, ", ");
    if (at_ms < draft->start_ms) {
        buf_text(draft->out, "before its start");
    } else if (at_ms - draft->start_ms < SECOND_MS) {
        buf_text(draft->out, "at its start");
    } else {
        draft_length(draft, draft->start_ms, at_ms);
        buf_text(draft->out, " after its start");
    }
}

static void write_end(struct draft *draft)
{
    const struct incident *incident = &draft->dossier->incident;
    if (draft->end_ms != TIME_UNKNOWN) {
        buf_text(draft->out, ", and ended ");
        draft_moment(draft, draft->end_ms);
        if (draft->start_ms != TIME_UNKNOWN && draft->end_ms < draft->start_ms) {
            buf_text(draft->out, ", before its start");
        } else if (draft->start_ms != TIME_UNKNOWN) {
            buf_text(draft->out, " after ");
            draft_length(draft, draft->start_ms, draft->end_ms);
        }
    } else if (incident->state == INCIDENT_OPEN) {
        buf_text(draft->out, ", and had not ended by ");
        draft_moment(draft, draft->dossier->learnt_ms);
    } else {
        buf_print(draft->out, ", and was %s; when it ended is not recorded",
                  incident_state_name(incident->state));
    }
    buf_text(draft->out, ".\n");
}

void draft_opening(struct draft *draft, const struct report_part *part)
{
    const int64_t *at_ms = draft->dossier->incident.at_ms;
    draft_fence(draft, part->name);
    write_subject(draft);
    write_beginning(draft);
    if (at_ms[MILESTONE_DETECTED] != TIME_UNKNOWN)
        write_step(draft, "detected", at_ms[MILESTONE_DETECTED]);
    else
        buf_text(draft->out, ", was detected at a time not recorded");
    if (at_ms[MILESTONE_MITIGATED] != TIME_UNKNOWN)
        write_step(draft, "mitigated", at_ms[MILESTONE_MITIGATED]);
    write_end(draft);
    draft_fence_end(draft);
}

/* Which kind of entry a part collects. */
static const struct {
    const char *part;
    enum kind kind;
} collected[] = {
    {"cause", KIND_CAUSE}, {"impact", KIND_IMPACT}, {"resolution", KIND_FIX},
    {"good", KIND_GOOD},   {"bad", KIND_BAD},       {"lessons", KIND_LESSON},
};

static size_t count_kind(const struct draft *draft, enum kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < draft->dossier->entry_count; i++) {
        const struct entry *entry = &draft->dossier->entries[i];
        count += (entry->kinds & BIT(kind)) != 0 && entry->state != ENTRY_WITHDRAWN;
    }
    return count;
}

void draft_said(struct draft *draft, const struct report_part *part)
{
    enum kind kind = KIND_COUNT;
    for (size_t i = 0; i < COUNT_OF(collected); i++) {
        if (strcmp(collected[i].part, part->name) == 0)
            kind = collected[i].kind;
    }
    bool tagged = kind < KIND_COUNT && count_kind(draft, kind) > 0;
    if (!tagged && draft_words(draft, part->name).text != NULL)
        return;
    draft_fence(draft, part->name);
    if (tagged)
        draft_list_kind(draft, kind);
    else
        draft_question(draft, part);
    draft_fence_end(draft);
}
