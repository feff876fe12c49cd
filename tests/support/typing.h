/*
 * Somebody types a command: a disruption D-42 with its channel, Ana who types, Bo whom she
 * mentions, and what came of it as lines of text. Tests change what they want to see changed before
 * they type.
 */
#ifndef TYPING_H
#define TYPING_H

#include <inttypes.h>

#include "disruption/base/clock.h"
#include "disruption/core/command.h"
#include "disruption/core/markup.h"

#define TYPED_AT INT64_C(1772625600000) /* 2026-03-04T12:00:00Z, a Wednesday */

struct typing {
    struct arena arena;
    struct policy policy;
    struct incident incident, other;
    struct incident open[2];
    struct person people[1];
    struct mention mentions[1];
    struct dossier dossier;
    struct situation situation;
    struct event event;
    struct outcome outcome;
    struct err err;
    struct buf said; /* what typing_describe wrote */
};

static inline void typing_init(struct typing *t)
{
    *t = (struct typing){
        .policy = *policy_default(),
        .incident = {.number = 42,
                     .title = "checkout is down",
                     .reporter_id = "U1",
                     .reporter_name = "Ana",
                     .channel_id = "C42",
                     .channel_name = "dis-42-checkout"},
        .people = {{.id = "U2", .name = "Bo"}},
        .mentions = {{MENTION_PERSON, "U2", ""}},
        .event = {.kind = EVENT_COMMAND,
                  .key = "K",
                  .happened_ms = TYPED_AT,
                  .received_ms = TYPED_AT + 5},
    };
    for (int i = 0; i < MILESTONE_COUNT; i++)
        t->incident.at_ms[i] = TIME_UNKNOWN;
    t->incident.at_ms[MILESTONE_DECLARED] = TYPED_AT - HOUR_MS;
    t->other = t->incident;
    t->other.number = 7;
    t->other.title = "search is slow";
    t->other.channel_id = "C7";
    t->open[0] = t->incident;
    t->open[1] = t->other;
    t->situation = (struct situation){
        .policy = &t->policy,
        .actor = {.id = "U1", .name = "Ana", .zone = "Europe/Berlin"},
        .here = &t->incident,
        .open = t->open,
        .open_count = 1,
        .next_number = 43,
        .people = t->people,
        .people_count = 1,
    };
    t->event.as.command = (struct command_line){.channel_id = "C42",
                                                .actor_id = "U1",
                                                .mentions = t->mentions,
                                                .mention_count = 1};
    buf_init(&t->said, (size_t)1 << 20);
}

static inline void typing_done(struct typing *t)
{
    outcome_done(&t->outcome);
    buf_done(&t->said);
    arena_done(&t->arena);
}

/* Typed in another channel than the disruption's own. */
static inline void typing_elsewhere(struct typing *t)
{
    t->situation.here = NULL;
    t->event.as.command.channel_id = "C1";
}

static inline bool typing_type(struct typing *t, const char *text)
{
    struct command command;
    outcome_done(&t->outcome);
    outcome_init(&t->outcome, &t->arena);
    t->err = (struct err)ERR_INIT;
    t->event.as.command.text = text;
    return command_read(&t->arena, &t->policy, &t->event.as.command, &command, &t->err) &&
           command_run(&command, &t->situation, &t->event, &t->outcome, &t->err);
}

/* Facts as "> kind json", effects as "= kind key lane: text or json", the answer as "answer: text".
 */
static inline const char *typing_describe(struct typing *t)
{
    buf_clear(&t->said);
    if (t->err.kind != ERR_NONE)
        buf_print(&t->said, "refused (%s): %s\n", err_kind_name(t->err.kind), t->err.text);
    for (size_t i = 0; i < t->outcome.fact_count; i++) {
        const struct fact *fact = &t->outcome.facts[i];
        buf_print(&t->said, "> %s %d ", fact_kind_name(fact->kind), (int)fact->incident);
        js_write(fact->body, &t->said);
        buf_char(&t->said, '\n');
    }
    for (size_t i = 0; i < t->outcome.effect_count; i++) {
        const struct effect *effect = &t->outcome.effects[i];
        const char *text = js_string(effect->body, "text");
        buf_print(&t->said, "= %s %s %s: ", effect_kind_name(effect->kind), effect->key,
                  effect->lane);
        if (text != NULL)
            markup_plain(&t->said, text);
        else
            js_write(effect->body, &t->said);
        buf_char(&t->said, '\n');
    }
    for (size_t i = 0; i < t->outcome.parked_count; i++)
        buf_print(&t->said, "%s %d\n", t->outcome.parked[i].forget ? "forget" : "retry", (int)t->outcome.parked[i].id);
    if (t->outcome.answer.len > 0) {
        buf_text(&t->said, "answer: ");
        markup_plain(&t->said, buf_string(&t->outcome.answer));
        buf_char(&t->said, '\n');
    }
    return buf_string(&t->said);
}

#endif
