/* Heads of disruptions for tests, and outcomes as text to compare. */
#ifndef HEADS_H
#define HEADS_H

#include "testing.h"

#include "disruption/core/incident.h"
#include "disruption/core/markup.h"
#include "disruption/core/outcome.h"

/* D-42, declared at 2026-03-01 14:02 UTC, nothing else said. */
static inline struct incident head_bare(void)
{
    struct incident head = {.number = 42, .title = "checkout returns 500s"};
    for (int i = 0; i < MILESTONE_COUNT; i++)
        head.at_ms[i] = TIME_UNKNOWN;
    head.at_ms[MILESTONE_DECLARED] = INT64_C(1772373720000);
    return head;
}

/* The same with its channel and card. */
static inline struct incident head_linked(void)
{
    struct incident head = head_bare();
    head.channel_id = "C42";
    head.channel_name = "dis-42-checkout";
    head.card_ts = "42.1";
    return head;
}

/* Appends every string of a value as people read it, marks taken out: "name: value" of a field on one line. */
static inline void plain_write(const struct js *value, struct buf *out)
{
    if (js_text(value) != NULL)
        markup_plain(out, js_text(value));
    for (size_t i = 0; js_is_array(value) && i < js_count(value); i++) {
        plain_write(js_item(value, i), out);
        buf_char(out, '\n');
    }
    if (js_is_object(value) && js_at(value, "name") != NULL) {
        buf_print(out, "%s: ", js_string(value, "name"));
        plain_write(js_at(value, "value"), out);
    }
}

/* "topic 42/topic in C42: channel=C42 text=..." a line; a card shows its title alone. */
static inline bool plain_member(void *ctx, const char *key, const struct js *value)
{
    struct buf *out = ctx;
    buf_print(out, " %s=", key);
    if (js_text(value) != NULL)
        markup_plain(out, js_text(value));
    else if (js_is_object(value))
        buf_text(out, js_string_or(value, "title", "{}"));
    else
        js_write(value, out);
    return true;
}

static inline void plain_outcome(const struct outcome *outcome, struct buf *out)
{
    for (size_t i = 0; i < outcome->fact_count; i++) {
        buf_print(out, "%s:", fact_kind_name(outcome->facts[i].kind));
        js_each(outcome->facts[i].body, plain_member, out);
        buf_char(out, '\n');
    }
    for (size_t i = 0; i < outcome->effect_count; i++) {
        const struct effect *effect = &outcome->effects[i];
        buf_print(out, "%s %s in %s%s:", effect_kind_name(effect->kind), effect->key, effect->lane,
                  effect->again ? " again" : "");
        js_each(effect->body, plain_member, out);
        buf_char(out, '\n');
    }
}

#endif
