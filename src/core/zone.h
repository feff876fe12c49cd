/* Time zones for the rest of core: GLib's types stay behind this. A zone that is not known counts
 * as UTC. */
#ifndef CORE_ZONE_H
#define CORE_ZONE_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/slice.h"

#define ZONE_NAME_MAX 64 /* bytes with NUL; the longest IANA name has 32 */

struct local_time {
    int year, month, day, hour, minute, second;
    int weekday;              /* 1 Monday .. 7 Sunday */
    const char *abbreviation; /* "CET"; lives as long as the process */
};

/** The clock on the wall of a zone. False for instants outside the years 1 to 9999. */
bool zone_local(const char *zone, int64_t at_ms, struct local_time *out);

/** Seconds from 1970 to a wall clock as if it stood in UTC. False: no such day or time. */
bool zone_wall_s(int year, int month, int day, int hour, int minute, int second, int64_t *out);

/**
 * The instants (s) at which a wall clock of the zone shows wall_s, in order.
 *
 * Returns 1 mostly; 2 where clocks were put back over it; 0 where they were put forward over it:
 * out then holds what it would be by the clock after and before the change.
 */
int zone_readings(const char *zone, int64_t wall_s, int64_t out[2]);

/** The IANA name somebody meant, "america/new_york" too, into out[ZONE_NAME_MAX]. False: there is
 * none. */
bool zone_find(struct slice word, char *out);

#endif
