/* Durations and instants for people. */
#ifndef DISRUPTION_CORE_DURATION_H
#define DISRUPTION_CORE_DURATION_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/buf.h"
#include "disruption/base/slice.h"

/** "45 s", "12 min", "1 h 13 min", "1 d 2 h 5 min": days kept, seconds only below a minute, zero parts left out. */
void duration_write(int64_t seconds, struct buf *out);

/** Reads "90s", "20m", "20 min", "1h30m", "1d", "2w": whole numbers with units, at most a year. False: it is none. */
bool duration_read(struct slice text, int64_t *out_ms);

/** "2026-03-01 14:02 CET"-like: date, time (":ss" when with_seconds) and the zone's abbreviation. zone NULL: UTC. */
void instant_write(int64_t at_ms, const char *zone, bool with_seconds, struct buf *out);

/** "14:02 CET (13:02 UTC)", with dates when the day is not that of now_ms. For confirming what a person typed. */
void instant_confirm(int64_t at_ms, const char *zone, int64_t now_ms, struct buf *out);

/** Whether the zone is known (IANA name, from the system's data). */
bool zone_known(const char *zone);

#endif
