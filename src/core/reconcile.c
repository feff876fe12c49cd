/* The whole channel against the record, once it is over. */
#include "disruption/core/reconcile.h"

#include <inttypes.h>
#include <stdlib.h>

#include "disruption/core/gap.h"
#include "disruption/core/history.h"

#define PLAN_HIDES "the workspace's plan does not show its older messages"

/*
 * Of an adopted channel what was said since the trouble began belongs to it; it may have begun before it was declared. A
 * declaration later than the end was told by a clock that was put back since: then a day is read.
 */
static int64_t begins_ms(const struct incident *incident, int64_t end_ms)
{
    int64_t began_ms = gap_began_ms(incident), started_ms = incident->at_ms[MILESTONE_STARTED];
    if (began_ms >= end_ms)
        began_ms = end_ms - DAY_MS;
    return started_ms != TIME_UNKNOWN && started_ms < began_ms ? started_ms : began_ms;
}

bool reconcile_begin(const struct incident *before, const struct incident *after, const struct event *event,
                     struct outcome *out)
{
    int64_t margin_ms = GAP_OVERLAP_MS + llabs(after->skew_ms);
    if (before->state == after->state || after->state != INCIDENT_RESOLVED || after->channel_id == NULL ||
        after->channel_archived || after->put_out_ms != 0)
        return false;
    int64_t from_ms = gap_owns_channel(after) ? 0 : begins_ms(after, event->received_ms) - margin_ms;
    const struct history_order order = {
        .purpose = HISTORY_RECONCILE,
        .channel_id = after->channel_id,
        .from_ms = from_ms,
        .enough_ms = from_ms,
        .to_ms = event->received_ms + margin_ms,
        .margin_ms = margin_ms,
        .cause = arena_print(out->arena, "reconcile/%" PRId64, event->received_ms),
        .gap = after->gap_count,
    };
    history_begin(&order, after->number, out);
    return true;
}

void reconcile_ended(const struct js *sum, const char *reason, const struct incident *incident,
                     const struct event *event, struct outcome *out)
{
    struct js *fact = outcome_fact(out, FACT_RECONCILED, incident->number, event, NULL);
    int64_t margin_ms = js_integer_or(sum, "margin_ms", 0);
    js_put_integer(fact, "from_ms", js_integer_or(sum, "from_ms", 0) + margin_ms);
    js_put_integer(fact, "to_ms", js_integer_or(sum, "to_ms", 0) - margin_ms);
    js_put_integer(fact, "gaps", js_integer_or(sum, "gap", 0));
    js_put_string(fact, "why", reason == NULL && js_flag(sum, "limited") ? PLAN_HIDES : reason);
    history_put_counts(sum, fact);
}

int64_t reconcile_left_out(const struct gap *gaps, size_t count, const struct comparison *last)
{
    int64_t most = 0;
    for (size_t i = 0; i < count; i++) {
        bool since = last->at_ms == TIME_UNKNOWN || last->why != NULL || gaps[i].to_ms > last->to_ms;
        if (since && gaps[i].left_out > most)
            most = gaps[i].left_out;
    }
    return most;
}
