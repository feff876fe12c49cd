/* Collecting what an event led to. */
#include "disruption/core/outcome.h"

#include <stdlib.h>

#include "disruption/base/memory.h"

#define OUTCOME_FIRST_ROOM 8 /* facts or effects; an ordinary event has one or two */

void outcome_init(struct outcome *out, struct arena *arena)
{
    *out = (struct outcome){.arena = arena};
    buf_init(&out->answer, ANSWER_MAX);
}

void outcome_done(struct outcome *out)
{
    for (size_t i = 0; i < out->fact_count; i++)
        js_drop(out->facts[i].body);
    for (size_t i = 0; i < out->effect_count; i++)
        js_drop(out->effects[i].body);
    free(out->facts);
    free(out->effects);
    free(out->parked);
    buf_done(&out->answer);
    *out = (struct outcome){0};
}

/* Grows a list when it is full; returns where it now stands. */
static void *make_room(void *list, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return list;
    *room = *room == 0 ? OUTCOME_FIRST_ROOM : *room * 2;
    return mem_resize(list, *room, size);
}

struct js *outcome_fact(struct outcome *out, enum fact_kind kind, int64_t incident,
                        const struct event *cause, const char *actor_id)
{
    out->facts = make_room(out->facts, out->fact_count, &out->fact_room, sizeof(*out->facts));
    out->facts[out->fact_count++] = (struct fact){
        .kind = kind,
        .incident = incident,
        .happened_ms = cause->happened_ms,
        .learnt_ms = cause->received_ms,
        .actor_id = actor_id == NULL ? NULL : arena_text(out->arena, actor_id),
        .body = js_new_object(),
    };
    return out->facts[out->fact_count - 1].body;
}

struct js *outcome_effect(struct outcome *out, enum effect_kind kind, int64_t incident,
                          const char *key, const char *lane, bool again)
{
    out->effects =
        make_room(out->effects, out->effect_count, &out->effect_room, sizeof(*out->effects));
    out->effects[out->effect_count++] = (struct effect){
        .kind = kind,
        .incident = incident,
        .key = arena_text(out->arena, key),
        .lane = arena_text(out->arena, lane),
        .again = again,
        .body = js_new_object(),
    };
    return out->effects[out->effect_count - 1].body;
}

void outcome_parked(struct outcome *out, int64_t id, bool forget)
{
    out->parked = make_room(out->parked, out->parked_count, &out->parked_room, sizeof(*out->parked));
    out->parked[out->parked_count++] = (struct parked_order){id, forget};
}
