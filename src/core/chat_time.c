/* Reckoning the platform's time from what it delivers. */
#include "disruption/core/chat_time.h"

int64_t chat_time_at(const struct chat_time *time, int64_t steady_ms, int64_t wall_ms)
{
    return time->known ? steady_ms + time->ahead_ms : wall_ms;
}

void chat_time_hear(struct chat_time *time, int64_t platform_ms, int64_t steady_ms)
{
    int64_t drift_ms = (steady_ms - time->proved_ms) / CHAT_TIME_DRIFT;
    if (!time->known || platform_ms >= chat_time_at(time, steady_ms, 0) - drift_ms)
        *time = (struct chat_time){true, platform_ms - steady_ms, steady_ms};
}
