/* A token bucket with a memory and a pause. */
#include "disruption/net/rate_limit.h"

#include <stdlib.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"

void rate_limit_init(struct rate_limit *limit, int per_minute, int burst, int64_t now_ms)
{
    *limit = (struct rate_limit){
        .per_minute = per_minute,
        .burst = burst < 1 ? 1 : burst,
        .level = burst < 1 ? 1 : burst,
        .filled_at_ms = now_ms,
        .paused_until_ms = now_ms,
        .made_ms = mem_new((size_t)per_minute + 1, sizeof(int64_t)),
    };
    for (int i = 0; i < per_minute; i++)
        limit->made_ms[i] = now_ms - RATE_WINDOW_MS;
}

void rate_limit_done(struct rate_limit *limit)
{
    free(limit->made_ms);
    limit->made_ms = NULL;
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

/* Until the bucket holds a call beside the reserve; a small bucket keeps back all but one. */
static int64_t bucket_wait_ms(const struct rate_limit *limit, int reserve)
{
    double wanted = 1 + (reserve < limit->burst ? reserve : limit->burst - 1);
    if (limit->level >= wanted)
        return 0;
    return (int64_t)((wanted - limit->level) * MINUTE_MS / limit->per_minute) + 1;
}

/* Until the minute holds a call beside the reserve. */
static int64_t window_wait_ms(const struct rate_limit *limit, int reserve, int64_t now_ms)
{
    int nth = (limit->oldest + reserve) % limit->per_minute;
    int64_t wait_ms = limit->made_ms[nth] + RATE_WINDOW_MS - now_ms;
    return wait_ms > 0 ? wait_ms : 0;
}

int64_t rate_limit_wait_ms(struct rate_limit *limit, int reserve, int64_t now_ms)
{
    if (limit->paused_until_ms > now_ms)
        return limit->paused_until_ms - now_ms;
    if (limit->per_minute == 0)
        return 0;
    refill(limit, now_ms);
    int64_t bucket_ms = bucket_wait_ms(limit, reserve);
    int64_t window_ms = window_wait_ms(limit, reserve, now_ms);
    return bucket_ms > window_ms ? bucket_ms : window_ms;
}

int64_t rate_limit_take(struct rate_limit *limit, int reserve, int64_t now_ms)
{
    int64_t wait_ms = rate_limit_wait_ms(limit, reserve, now_ms);
    if (wait_ms > 0 || limit->per_minute == 0)
        return wait_ms;
    limit->level -= 1;
    limit->made_ms[limit->oldest] = now_ms;
    limit->oldest = (limit->oldest + 1) % limit->per_minute;
    return 0;
}

void rate_limit_pause(struct rate_limit *limit, int64_t now_ms, int64_t wait_ms)
{
    if (wait_ms <= 0 || now_ms + wait_ms <= limit->paused_until_ms)
        return;
    limit->paused_until_ms = now_ms + wait_ms;
    double half = (limit->burst + 1) / 2; /* not all of it at once: we were wrong about the rate */
    limit->level = limit->level < half ? limit->level : half;
    limit->filled_at_ms = limit->paused_until_ms;
}

bool rate_limit_idle(const struct rate_limit *limit, int64_t now_ms)
{
    if (limit->paused_until_ms > now_ms)
        return false;
    int newest = limit->per_minute == 0 ? 0 : (limit->oldest + limit->per_minute - 1) % limit->per_minute;
    return limit->made_ms[newest] <= now_ms - RATE_WINDOW_MS;
}
