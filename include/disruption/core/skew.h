/*
 * Whether this host's clock can be right. Every live delivery tells how long after the platform's time of it ours is; what
 * is late for other reasons (sent again, kept back while we were away) is late by ever different times.
 */
#ifndef DISRUPTION_CORE_SKEW_H
#define DISRUPTION_CORE_SKEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disruption/core/entry.h"

#define SKEW_SUSPICIOUS_MS 30000 /* no network takes so long, message after message */
#define SKEW_SPREAD_MS 5000      /* deliveries that differ by more were late, not misjudged */
#define SKEW_SAMPLES 5           /* messages in a row that must agree */
#define SKEW_GROWTH 2            /* it is said again when it is so many times as much */

/* The last deliveries, newest overwrites oldest. Zeroed is empty. */
struct skew_watch {
    int64_t late_ms[SKEW_SAMPLES];
    size_t count;
};

/**
 * Takes one delivery. True: those seen last agree that our clock is *skew_ms ahead of the platform's (negative: behind).
 */
bool skew_judge(struct skew_watch *watch, int64_t platform_ms, int64_t ours_ms, int64_t *skew_ms);

/** A fact of it, once for a disruption and again when it grew; nothing to say leaves none. Returns whether it did. */
bool skew_note(const struct incident *incident, int64_t skew_ms, const struct event *cause, struct outcome *out);

#endif
