/* What follows when an outside effect was carried out: a channel made is filled, a card posted is pinned. */
#ifndef DISRUPTION_CORE_LIFECYCLE_H
#define DISRUPTION_CORE_LIFECYCLE_H

#include "disruption/core/effect.h"
#include "disruption/core/event.h"
#include "disruption/core/incident.h"
#include "disruption/core/outcome.h"
#include "disruption/core/policy.h"

/**
 * done       the effect as it stood in the outbox.
 * incident   its disruption's head; NULL when it has none.
 * event      EVENT_EFFECT_DONE or EVENT_EFFECT_FAILED.
 */
void lifecycle_effect(const struct policy *policy, const struct effect *done, const struct incident *incident,
                      const struct event *event, struct outcome *out);

/** A channel of a disruption changed in chat (renamed, archived, new id). */
void lifecycle_channel(const struct policy *policy, const struct incident *incident, const struct event *event,
                       struct outcome *out);

/** Edits the card and the topic where the change of a disruption's head shows in them. */
void lifecycle_head_changed(const struct policy *policy, const struct incident *before, const struct incident *after,
                            struct outcome *out);

#endif
