/*
 * The summary: one sentence made of recorded facts, then what people recorded of cause, impact and
 * fix. Nothing here is guessed, and nobody is named: it tells what happened to a service, not who
 * did it.
 */
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

static void write_opening(struct draft *draft)
{
    const int64_t *at_ms = draft->dossier->incident.at_ms;
    draft_fence(draft, "opening");
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

/* What was said with a command stands first, then what was tagged. */
static void write_part(struct draft *draft, const char *heading, const char *said, enum kind kind,
                       const char *question, const char *answer)
{
    buf_print(draft->out, "### %s\n\n", heading);
    if (said != NULL) {
        escape_write(said, PLACE_BLOCK, draft->out);
        buf_text(draft->out, "\n\n");
    }
    size_t tagged = kind < KIND_COUNT ? draft_list_kind(draft, kind) : 0;
    if (said == NULL && tagged == 0)
        draft_question(draft, question, answer);
}

void draft_summary(struct draft *draft)
{
    const struct incident *incident = &draft->dossier->incident;
    buf_text(draft->out, "## Summary\n\n");
    write_opening(draft);
    write_part(draft, "What happened", incident->summary, KIND_COUNT,
               "What happened, told to somebody who was not there?", "summary TEXT");
    write_part(draft, "Contributing factors (root cause)", incident->cause, KIND_CAUSE,
               "How did it become possible?", "cause TEXT");
    write_part(draft, "Impact", incident->impact, KIND_IMPACT,
               "What could users not do, and how many of them?", "impact TEXT");
    write_part(draft, "Resolution", incident->resolution, KIND_FIX, "How was service restored?",
               "note TEXT kind:fix");
}
