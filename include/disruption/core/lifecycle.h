/* What follows when an outside effect was carried out: a channel made is filled, a card posted is pinned. */
#ifndef DISRUPTION_CORE_LIFECYCLE_H
#define DISRUPTION_CORE_LIFECYCLE_H

#include "disruption/core/effect.h"
#include "disruption/core/event.h"
#include "disruption/core/incident.h"
#include "disruption/core/outcome.h"
#include "disruption/core/policy.h"
#include "disruption/core/situation.h"

/**
 * done       the effect as it stood in the outbox.
 * incident   its disruption's head; NULL when it has none.
 * event      EVENT_EFFECT_DONE or EVENT_EFFECT_FAILED.
 */
void lifecycle_effect(const struct policy *policy, const struct effect *done, const struct incident *incident,
                      const struct event *event, struct outcome *out);

/** Whether a change in chat is news to the record. */
bool lifecycle_channel_news(const struct incident *incident, const struct channel_change *change);

/** A channel of a disruption changed in chat: renamed, archived, new id, private, we were put out or let in. */
void lifecycle_channel(const struct policy *policy, const struct incident *incident, const struct event *event,
                       struct outcome *out);

/** Takes the words out of what was announced of a disruption that is private now. */
void lifecycle_hide(const struct incident *incident, const struct own_post *posts, size_t count, struct outcome *out);

/** Edits the card and the topic where the change of a disruption's head shows in them. */
void lifecycle_head_changed(const struct policy *policy, const struct incident *before, const struct incident *after,
                            struct outcome *out);

/**
 * A published report closed itself, since no action item is open any more; or one was opened again. Told in the channel.
 */
void lifecycle_report_moved(const struct incident *before, const struct incident *after, const struct event *cause,
                            struct outcome *out);

#endif
