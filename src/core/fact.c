/* How the journal spells its facts. */
#include "disruption/core/fact.h"

#include <string.h>

static const char *const names[FACT_KIND_COUNT] = {
    [FACT_DECLARED] = "declared",
    [FACT_CHANNEL_LINKED] = "channel_linked",
    [FACT_CHANNEL_CHANGED] = "channel_changed",
    [FACT_CARD_POSTED] = "card_posted",
    [FACT_FIELD_SET] = "field_set",
    [FACT_SERVICES_SET] = "services_set",
    [FACT_SEVERITY_SET] = "severity_set",
    [FACT_MILESTONE_SET] = "milestone_set",
    [FACT_ROLE_SET] = "role_set",
    [FACT_ENTRY_ADDED] = "entry_added",
    [FACT_ENTRY_CHANGED] = "entry_changed",
    [FACT_ACTION_ADDED] = "action_added",
    [FACT_ACTION_CHANGED] = "action_changed",
    [FACT_RESOLVED] = "resolved",
    [FACT_REPORT_DRAFTED] = "report_drafted",
    [FACT_PERSON] = "person",
    [FACT_REOPENED] = "reopened",
    [FACT_CANCELLED] = "cancelled",
    [FACT_MERGED] = "merged",
    [FACT_PRIVATE_SET] = "private_set",
    [FACT_PHASE_SET] = "phase_set",
    [FACT_UPDATED] = "updated",
    [FACT_PACE_SET] = "pace_set",
    [FACT_RELATED] = "related",
    [FACT_DOCUMENT_ADDED] = "document_added",
    [FACT_DOCUMENT_DROPPED] = "document_dropped",
    [FACT_REDACTED] = "redacted",
    [FACT_FILE_KEPT] = "file_kept",
    [FACT_SPOKE] = "spoke",
    [FACT_SIMILAR_FOUND] = "similar_found",
    [FACT_REPORT_STATE_SET] = "report_state_set",
    [FACT_REPORT_OWNER_SET] = "report_owner_set",
    [FACT_REPORT_DUE_SET] = "report_due_set",
    [FACT_SECTION_SET] = "section_set",
    [FACT_SKEW_SEEN] = "skew_seen",
    [FACT_IMPORTED] = "imported",
    [FACT_GAP_SEEN] = "gap_seen",
    [FACT_GAP_FILLED] = "gap_filled",
    [FACT_GAP_UNFILLED] = "gap_unfilled",
    [FACT_RECONCILED] = "reconciled",
    [FACT_PURGED] = "purged",
};

const char *fact_kind_name(enum fact_kind kind)
{
    return names[kind];
}

bool fact_kind_read(const char *word, enum fact_kind *out)
{
    for (int kind = 0; kind < FACT_KIND_COUNT; kind++) {
        if (strcmp(names[kind], word) == 0) {
            *out = (enum fact_kind)kind;
            return true;
        }
    }
    return false;
}
