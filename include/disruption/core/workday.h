/* Working days and hours of an installation, in its reporting zone: what is no emergency waits for them. */
#ifndef DISRUPTION_CORE_WORKDAY_H
#define DISRUPTION_CORE_WORKDAY_H

#include <stdint.h>

#include "disruption/core/policy.h"

/** The first instant from at_ms on that lies within working hours. */
int64_t workday_next(const struct policy *policy, int64_t at_ms);

/** When work begins on the n-th working day after the day of at_ms. */
int64_t workday_after(const struct policy *policy, int64_t at_ms, int n);

/** When work begins on a day ("2026-03-13") and some days more, or next after it. TIME_UNKNOWN: it is no day. */
int64_t workday_of(const struct policy *policy, const char *day, int more);

/** The newest day of the digest whose work has begun by now: its opening, and "2026-03-09" into day[11]. */
int64_t workday_digest(const struct policy *policy, int64_t now_ms, char *day);

/** What day it is: "2026-03-13" into day[11]. */
void workday_today(const struct policy *policy, int64_t now_ms, char *day);

#endif
