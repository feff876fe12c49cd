/* The order of a report. Each section reads the dossier alone, so the same facts give the same
 * bytes. */
#include "disruption/report/report.h"

#include "draft.h"

static void (*const sections[])(struct draft *draft) = {
    draft_facts, draft_summary, draft_timeline, draft_retrospective, draft_documents, draft_record,
};

void report_markdown(const struct policy *policy, const struct dossier *dossier, struct buf *out)
{
    const struct incident *incident = &dossier->incident;
    struct draft draft = {.policy = policy, .dossier = dossier, .out = out};
    draft.start_ms = incident_start_ms(incident, &draft.start_assumed);
    draft.end_ms = incident->at_ms[MILESTONE_RECOVERED];
    draft.until_ms = draft.end_ms;
    if (draft.end_ms == TIME_UNKNOWN && incident->state == INCIDENT_OPEN)
        draft.until_ms = dossier->learnt_ms;
    for (size_t i = 0; i < COUNT_OF(sections); i++)
        sections[i](&draft);
}
