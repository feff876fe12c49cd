/* What an event led to: facts for the journal, effects for the outbox, a private answer for whoever asked. */
#ifndef DISRUPTION_CORE_OUTCOME_H
#define DISRUPTION_CORE_OUTCOME_H

#include <stddef.h>

#include "disruption/base/arena.h"
#include "disruption/base/buf.h"
#include "disruption/core/effect.h"
#include "disruption/core/event.h"
#include "disruption/core/fact.h"

#define ANSWER_MAX ((size_t)256 << 10) /* bytes of one private answer */

/* What shall become of an effect that was given up. */
struct parked_order {
    int64_t id;
    bool forget; /* else it is tried again */
};

struct outcome {
    struct arena *arena; /* keys and lanes live there */
    struct fact *facts;
    size_t fact_count;
    struct effect *effects;
    size_t effect_count;
    struct parked_order *parked;
    size_t parked_count;
    struct buf answer; /* markup, to the actor alone; empty: nothing to say */
    size_t fact_room, effect_room, parked_room;
};

void outcome_init(struct outcome *out, struct arena *arena);
void outcome_done(struct outcome *out);

/** Adds a fact of now (cause's times) and returns its empty body to fill. actor_id is copied. */
struct js *outcome_fact(struct outcome *out, enum fact_kind kind, int64_t incident, const struct event *cause,
                        const char *actor_id);

/** Adds an effect and returns its empty body to fill. key and lane are copied. */
struct js *outcome_effect(struct outcome *out, enum effect_kind kind, int64_t incident, const char *key,
                          const char *lane, bool again);

/** Orders that an effect that was given up is tried again, or forgotten. */
void outcome_parked(struct outcome *out, int64_t id, bool forget);

/** Says in every post which entries and actions it repeats: those that the facts are about. */
void outcome_cite(struct outcome *out);

#endif
