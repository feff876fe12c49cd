/* The pinned card: a neutral description that every platform renders its own way. */
#ifndef DISRUPTION_CORE_CARD_H
#define DISRUPTION_CORE_CARD_H

#include "disruption/base/json.h"
#include "disruption/core/incident.h"
#include "disruption/core/policy.h"

/**
 * {"title": "D-42 checkout returns 500s", "color": "red", "fields": [{"name": "Severity", "value": markup}, ...],
 *  "lines": [markup, ...], "buttons": [{"label": "Add note", "command": "note D-42"}, ...] (as fit the state),
 *  "text": markup (one line for notifications)}. Owned by the caller.
 */
struct js *card_build(const struct policy *policy, const struct incident *incident);

#endif
