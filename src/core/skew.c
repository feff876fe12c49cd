/* Judging clocks by what they say of the same messages. */
#include "disruption/core/skew.h"

#include <stdlib.h>

bool skew_judge(struct skew_watch *watch, int64_t platform_ms, int64_t ours_ms, int64_t *skew_ms)
{
    watch->late_ms[watch->count++ % SKEW_SAMPLES] = ours_ms - platform_ms;
    if (watch->count < SKEW_SAMPLES)
        return false;
    int64_t least = watch->late_ms[0], most = least;
    for (size_t i = 1; i < SKEW_SAMPLES; i++) {
        least = watch->late_ms[i] < least ? watch->late_ms[i] : least;
        most = watch->late_ms[i] > most ? watch->late_ms[i] : most;
    }
    *skew_ms = llabs(least) < llabs(most) ? least : most;
    return most - least <= SKEW_SPREAD_MS && llabs(*skew_ms) > SKEW_SUSPICIOUS_MS;
}

bool skew_note(const struct incident *incident, int64_t skew_ms, const struct event *cause, struct outcome *out)
{
    if (llabs(skew_ms) < SKEW_GROWTH * llabs(incident->skew_ms))
        return false;
    js_put_integer(outcome_fact(out, FACT_SKEW_SEEN, incident->number, cause, NULL), "skew_ms", skew_ms);
    return true;
}
