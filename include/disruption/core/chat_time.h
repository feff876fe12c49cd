/*
 * The platform's time by our steady clock, so that setting the clock on the wall shifts nothing. Every live delivery
 * proves that the platform's clock had come to its time when it reached us; the best proof counts.
 */
#ifndef DISRUPTION_CORE_CHAT_TIME_H
#define DISRUPTION_CORE_CHAT_TIME_H

#include <stdbool.h>
#include <stdint.h>

#define CHAT_TIME_DRIFT 4096 /* a steady clock runs fast by one part in so many at most; so little is no lateness */

/* Zeroed is unknown. Later than the platform's time only by what the steady clock ran fast since the proof. */
struct chat_time {
    bool known;
    int64_t ahead_ms;  /* of the steady clock */
    int64_t proved_ms; /* when that was proved, steady */
};

/** Something that has the platform's time reached us. Late ones are no matter. */
void chat_time_hear(struct chat_time *time, int64_t platform_ms, int64_t steady_ms);

/** The platform's time at a moment of the steady clock; unknown: what the wall said then. */
int64_t chat_time_at(const struct chat_time *time, int64_t steady_ms, int64_t wall_ms);

#endif
