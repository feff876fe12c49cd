/* The two clocks, and the one way to print an instant for machines. */
#ifndef DISRUPTION_BASE_CLOCK_H
#define DISRUPTION_BASE_CLOCK_H

#include <stddef.h>
#include <stdint.h>

#define SECOND_MS INT64_C(1000)
#define MINUTE_MS (60 * SECOND_MS)
#define HOUR_MS (60 * MINUTE_MS)
#define DAY_MS (24 * HOUR_MS)

/** UTC wall time, ms since 1970. Core never calls it: its time arrives in events. */
int64_t clock_now_ms(void);

/** A clock that never jumps, ms since an arbitrary start; for deadlines and durations. */
int64_t clock_steady_ms(void);

/** The same in microseconds, for measurements. */
int64_t clock_steady_us(void);

#define CLOCK_TEXT_MAX 32 /* bytes that clock_iso writes at most, with NUL */

/** "2026-03-01T14:02:07Z"; with_ms adds ".123". out has CLOCK_TEXT_MAX bytes. */
const char *clock_iso(int64_t at_ms, int with_ms, char *out);

#endif
