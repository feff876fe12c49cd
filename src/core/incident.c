/* A disruption's states and milestones. */
#include "disruption/core/incident.h"

#include <string.h>

#include "disruption/base/attributes.h"

static const char *const state_names[] = {
    [INCIDENT_OPEN] = "open",
    [INCIDENT_RESOLVED] = "resolved",
    [INCIDENT_CANCELLED] = "cancelled",
    [INCIDENT_MERGED] = "merged",
};

static const unsigned may_become[] = { /* state -> states it may enter */
    [INCIDENT_OPEN] = BIT(INCIDENT_RESOLVED) | BIT(INCIDENT_CANCELLED) | BIT(INCIDENT_MERGED),
    [INCIDENT_RESOLVED] = BIT(INCIDENT_OPEN),
    [INCIDENT_CANCELLED] = BIT(INCIDENT_OPEN),
    [INCIDENT_MERGED] = 0,
};

static const char *const milestone_names[MILESTONE_COUNT] = {
    [MILESTONE_STARTED] = "started",     [MILESTONE_DETECTED] = "detected",
    [MILESTONE_DECLARED] = "declared",   [MILESTONE_ACKED] = "acked",
    [MILESTONE_MITIGATED] = "mitigated", [MILESTONE_RECOVERED] = "recovered",
};

const char *incident_state_name(enum incident_state state)
{
    return state_names[state];
}

const char *milestone_name(enum milestone milestone)
{
    return milestone_names[milestone];
}

bool milestone_read(const char *word, enum milestone *out)
{
    for (int i = 0; i < MILESTONE_COUNT; i++) {
        if (strcmp(milestone_names[i], word) == 0) {
            *out = (enum milestone)i;
            return true;
        }
    }
    if (strcmp(word, "ended") != 0)
        return false;
    *out = MILESTONE_RECOVERED;
    return true;
}

bool incident_may_become(enum incident_state from, enum incident_state to)
{
    return (may_become[from] & BIT(to)) != 0;
}

int64_t incident_start_ms(const struct incident *incident, bool *assumed)
{
    int64_t started_ms = incident->at_ms[MILESTONE_STARTED];
    *assumed = started_ms == TIME_UNKNOWN;
    return *assumed ? incident->at_ms[MILESTONE_DECLARED] : started_ms;
}
