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
