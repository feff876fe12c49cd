/* What becomes of invitations into a channel. */
#ifndef CORE_INVITATION_H
#define CORE_INVITATION_H

#include "disruption/core/effect.h"
#include "disruption/core/event.h"
#include "disruption/core/incident.h"
#include "disruption/core/outcome.h"
#include "disruption/core/policy.h"

/** Says to whoever asked for it, and to nobody else, who could not be let in. Others are let in all the same. */
void invitation_ended(const struct policy *policy, const struct effect *done, const struct incident *incident,
                      const struct event *event, struct outcome *out);

#endif
