/*
 * Calls per minute: a token bucket that spreads them, a memory of the last minute so that no sixty seconds hold more
 * than the documented number, and a pause when the other side said "not before". Pure: the steady time is an argument.
 */
#ifndef DISRUPTION_NET_RATE_LIMIT_H
#define DISRUPTION_NET_RATE_LIMIT_H

#include <stdbool.h>
#include <stdint.h>

#define RATE_WINDOW_MS 61000 /* a minute, and a second for calls that take longer on their way than others */

struct rate_limit {
    int per_minute;         /* refill, and the most in a minute; 0: unlimited */
    int burst;              /* bucket size */
    double level;           /* calls left */
    int64_t filled_at_ms;   /* steady time of the last refill */
    int64_t paused_until_ms;
    int64_t *made_ms;       /* owned: when the last per_minute calls were made */
    int oldest;             /* of them */
};

void rate_limit_init(struct rate_limit *limit, int per_minute, int burst, int64_t now_ms);
void rate_limit_done(struct rate_limit *limit);

/**
 * 0: go, one call is taken. Else: ms to wait before asking again.
 *
 * reserve   so many calls are left for others: neither the bucket nor the minute gives its last ones. Less than per_minute.
 */
int64_t rate_limit_take(struct rate_limit *limit, int reserve, int64_t now_ms);

/** The same without taking one. */
int64_t rate_limit_wait_ms(struct rate_limit *limit, int reserve, int64_t now_ms);

/**
 * Nothing passes for wait_ms from now (Retry-After), and then no more than half a burst at once. A shorter pause does
 * not shorten a longer one.
 */
void rate_limit_pause(struct rate_limit *limit, int64_t now_ms, int64_t wait_ms);

/** Whether it is as it was at first: forgetting it changes nothing. */
bool rate_limit_idle(const struct rate_limit *limit, int64_t now_ms);

#endif
