/* When to try again: exponential waits with jitter, and per-key pauses. Pure: time and chance are arguments. */
#ifndef DISRUPTION_NET_RETRY_H
#define DISRUPTION_NET_RETRY_H

#include <stddef.h>
#include <stdint.h>

struct backoff {
    int64_t first_ms;
    int64_t max_ms;
    int jitter_percent; /* 100: anywhere between 0 and the wait ("full jitter"), at least first_ms / 2 */
};

/** The wait before attempt + 1 when `attempt` tries (1, 2, ...) have failed. chance: any random number. */
int64_t backoff_wait_ms(const struct backoff *policy, unsigned attempt, uint32_t chance);

/** A random number for backoff_wait_ms. */
uint32_t backoff_chance(void);

#endif
