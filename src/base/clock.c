/* The two clocks. */
#include "disruption/base/clock.h"

#include <stdio.h>
#include <time.h>

static int64_t read_us(clockid_t id)
{
    struct timespec now;
    clock_gettime(id, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t clock_now_ms(void)
{
    return read_us(CLOCK_REALTIME) / 1000;
}

int64_t clock_steady_ms(void)
{
    return read_us(CLOCK_MONOTONIC) / 1000;
}

int64_t clock_steady_us(void)
{
    return read_us(CLOCK_MONOTONIC);
}

const char *clock_iso(int64_t at_ms, int with_ms, char *out)
{
    int64_t second = at_ms / 1000;
    int64_t rest = at_ms % 1000;
    if (rest < 0) {
        rest += 1000;
        second--;
    }
    time_t at = (time_t)second;
    struct tm utc;
    gmtime_r(&at, &utc);
    size_t len = strftime(out, CLOCK_TEXT_MAX, "%Y-%m-%dT%H:%M:%S", &utc);
    if (with_ms)
        snprintf(out + len, CLOCK_TEXT_MAX - len, ".%03dZ", (int)rest);
    else
        snprintf(out + len, CLOCK_TEXT_MAX - len, "Z");
    return out;
}
