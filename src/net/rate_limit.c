/* A token bucket with a pause. */
#include "disruption/net/rate_limit.h"

#include "disruption/base/clock.h"

void rate_limit_init(struct rate_limit *limit, int per_minute, int burst, int64_t now_ms)
{
    *limit = (struct rate_limit){
        .per_minute = per_minute,
        .burst = burst < 1 ? 1 : burst,
        .level = burst < 1 ? 1 : burst,
        .filled_at_ms = now_ms,
        .paused_until_ms = now_ms,
    };
}

static void refill(struct rate_limit *limit, int64_t now_ms)
{
    int64_t passed = now_ms - limit->filled_at_ms;
    if (passed <= 0)
        return;
    limit->level += (double)passed * limit->per_minute / MINUTE_MS;
    if (limit->level > limit->burst)
        limit->level = limit->burst;
    limit->filled_at_ms = now_ms;
}

int64_t rate_limit_take(struct rate_limit *limit, int64_t now_ms)
{
    if (limit->paused_until_ms > now_ms)
        return limit->paused_until_ms - now_ms;
    if (limit->per_minute == 0)
        return 0;
    refill(limit, now_ms);
    if (limit->level >= 1) {
        limit->level -= 1;
        return 0;
    }
    return (int64_t)((1 - limit->level) * MINUTE_MS / limit->per_minute) + 1;
}

void rate_limit_pause(struct rate_limit *limit, int64_t now_ms, int64_t wait_ms)
{
    if (wait_ms > 0 && now_ms + wait_ms > limit->paused_until_ms)
        limit->paused_until_ms = now_ms + wait_ms;
}
