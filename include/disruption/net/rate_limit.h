/*
 * Calls per method: a token bucket that keeps us below a documented rate, and a pause when the other side said
 * "not before". Pure: the steady time is an argument.
 */
#ifndef DISRUPTION_NET_RATE_LIMIT_H
#define DISRUPTION_NET_RATE_LIMIT_H

#include <stddef.h>
#include <stdint.h>

struct rate_limit {
    int per_minute;         /* refill; 0: unlimited */
    int burst;              /* bucket size */
    double level;           /* calls left */
    int64_t filled_at_ms;   /* steady time of the last refill */
    int64_t paused_until_ms;
};

void rate_limit_init(struct rate_limit *limit, int per_minute, int burst, int64_t now_ms);

/** 0: go, one call is taken from the bucket. Else: ms to wait before asking again. */
int64_t rate_limit_take(struct rate_limit *limit, int64_t now_ms);

/** Nothing passes for wait_ms from now (Retry-After). A shorter pause does not shorten a longer one. */
void rate_limit_pause(struct rate_limit *limit, int64_t now_ms, int64_t wait_ms);

#endif
