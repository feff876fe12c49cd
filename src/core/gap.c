/* Gaps: seen, read back, filled or not. */
#include "disruption/core/gap.h"

#include <inttypes.h>
#include <stdlib.h>

#include "disruption/core/history.h"
#include "disruption/core/markup.h"
#include "history_words.h"

#define PLAN_HIDES "the workspace's plan shows no messages that old"

int64_t gap_began_ms(const struct incident *incident)
{
    return incident->at_ms[MILESTONE_DECLARED];
}

bool gap_owns_channel(const struct incident *incident)
{
    return incident->how == NULL;
}

static bool is_after_end(const struct incident *incident, int64_t at_ms)
{
    int64_t ended_ms = incident->at_ms[MILESTONE_RECOVERED];
    return incident->state != INCIDENT_OPEN && ended_ms != TIME_UNKNOWN && at_ms >= ended_ms;
}

bool gap_is_aside(const struct gap *gap, const struct incident *incident)
{
    return is_after_end(incident, gap->from_ms) && gap->tries == 0 && gap->left_out == 0;
}

void gap_see(const struct incident *incident, int64_t from_ms, int64_t to_ms, const char *cause,
             const struct event *event, struct outcome *out)
{
    if (from_ms == to_ms)
        return;
    if (from_ms > to_ms) /* our clock was put back in between: nobody knows how long it was */
        from_ms = to_ms - GAP_OVERLAP_MS;
    int64_t began_ms = gap_began_ms(incident);
    if (from_ms < began_ms && began_ms < to_ms) /* declared later than that: by a clock that was put back since */
        from_ms = began_ms;
    struct js *fact = outcome_fact(out, FACT_GAP_SEEN, incident->number, event, NULL);
    js_put_integer(fact, "gap", incident->gap_count + 1);
    js_put_string(fact, "channel_id", incident->channel_id);
    js_put_integer(fact, "from_ms", from_ms);
    js_put_integer(fact, "to_ms", to_ms);
    js_put_string(fact, "cause", cause);
    if (is_after_end(incident, from_ms))
        js_put_flag(fact, "after", true);
}

/* Further back than that no message is looked for: the clock that said when it was declared may have been wrong. */
static int64_t takes_from_ms(const struct incident *incident, const struct gap *gap, int64_t margin_ms)
{
    int64_t began_ms = gap_began_ms(incident);
    if (gap_owns_channel(incident))
        return 0;
    return (began_ms < gap->from_ms ? began_ms : gap->from_ms) - margin_ms;
}

void gap_read(const struct incident *incident, const struct gap *gap, struct outcome *out)
{
    int64_t margin_ms = GAP_OVERLAP_MS + llabs(incident->skew_ms);
    bool whole = gap_owns_channel(incident) && gap->from_ms <= gap_began_ms(incident);
    const struct history_order order = {
        .purpose = HISTORY_CATCH_UP,
        .channel_id = incident->channel_id,
        .from_ms = takes_from_ms(incident, gap, margin_ms),
        .enough_ms = whole ? 0 : gap->from_ms - margin_ms,
        .to_ms = gap->to_ms + margin_ms,
        .margin_ms = margin_ms,
        .cause = arena_print(out->arena, "gap/%" PRId64 "/%" PRId64, gap->number, gap->tries + 1),
        .gap = gap->number,
        .aside = gap_is_aside(gap, incident),
    };
    history_begin(&order, incident->number, out);
}

static void unfilled(const struct policy *policy, const struct js *sum, const char *why,
                     const struct incident *incident, const struct event *event, struct outcome *out)
{
    int64_t gap = js_integer_or(sum, "gap", 0), margin_ms = js_integer_or(sum, "margin_ms", 0);
    struct js *fact = outcome_fact(out, FACT_GAP_UNFILLED, incident->number, event, NULL);
    js_put_integer(fact, "gap", gap);
    js_put_string(fact, "why", why);
    history_put_counts(sum, fact);
    if (incident->channel_archived || incident->put_out_ms != 0)
        return;
    int64_t enough_ms = js_integer_or(sum, "enough_ms", 0);
    int64_t from_ms = enough_ms == 0 ? gap_began_ms(incident) : enough_ms + margin_ms;
    struct buf line;
    buf_init(&line, SUMMARY_MAX);
    markup_text(&line, "What was said here from ");
    history_say_span(from_ms, js_integer_or(sum, "to_ms", 0) - margin_ms, &line);
    markup_print(&line, " was missed and could not be read back (%s). The bot tries again when it connects the next time, or at ",
                 why);
    markup_code(&line, arena_print(out->arena, "%s import from:TIME to:TIME", policy->command));
    const char *key = arena_print(out->arena, "%" PRId64 "/unfilled/%s", incident->number, why); /* once for each reason */
    struct js *post = outcome_effect(out, EFFECT_POST, incident->number, key, incident->channel_id, false);
    js_put_string(post, "channel", incident->channel_id);
    js_put_string(post, "text", buf_string(&line));
    buf_done(&line);
}

void gap_concluded(const struct policy *policy, const struct js *sum, const struct incident *incident,
                   const struct event *event, struct outcome *out)
{
    if (js_flag(sum, "limited")) {
        unfilled(policy, sum, PLAN_HIDES, incident, event, out);
        return;
    }
    struct js *fact = outcome_fact(out, FACT_GAP_FILLED, incident->number, event, NULL);
    js_put_integer(fact, "gap", js_integer_or(sum, "gap", 0));
    if (js_flag(sum, "aside") && js_integer_or(sum, "left_out", 0) == 0)
        js_put_flag(fact, "after", true);
    history_put_counts(sum, fact);
}

void gap_failed(const struct policy *policy, const struct js *sum, const char *reason,
                const struct incident *incident, const struct event *event, struct outcome *out)
{
    unfilled(policy, sum, reason, incident, event, out);
}
