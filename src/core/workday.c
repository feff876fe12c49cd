/* A calendar of whole days in the reporting zone; a day's hours are looked up once the day is found. */
#include "disruption/core/workday.h"

#include <stdio.h>
#include <string.h>

#include "disruption/base/attributes.h"
#include "disruption/base/clock.h"
#include "disruption/base/parse.h"
#include "disruption/core/due.h"
#include "disruption/core/incident.h"
#include "zone.h"

#define DAY_S (DAY_MS / SECOND_MS)

/* Seconds from 1970 to the midnight that begins the day of at_ms, as if the wall clock stood in UTC. */
static int64_t day_of(const struct policy *policy, int64_t at_ms)
{
    struct local_time local;
    int64_t day_s = 0;
    if (zone_local(policy->zone, at_ms, &local))
        (void)zone_wall_s(local.year, local.month, local.day, 0, 0, 0, &day_s);
    return day_s;
}

/* 1 Monday .. 7 Sunday; the first of 1970 was a Thursday. */
static int weekday_of(int64_t day_s)
{
    return (int)((day_s / DAY_S % 7 + 10) % 7) + 1;
}

static bool is_worked_on(const struct policy *policy, int64_t day_s)
{
    return policy->reminders.days == 0 || (policy->reminders.days & BIT(weekday_of(day_s))) != 0;
}

/* A wall clock that a change skipped is taken as the one after it. */
static int64_t instant_of(const struct policy *policy, int64_t day_s, int minute)
{
    int64_t readings[2] = {0, 0};
    return zone_readings(policy->zone, day_s + minute * INT64_C(60), readings) == 0 ? readings[1] * SECOND_MS
                                                                                  : readings[0] * SECOND_MS;
}

static int64_t next_day(const struct policy *policy, int64_t day_s)
{
    do {
        day_s += DAY_S;
    } while (!is_worked_on(policy, day_s));
    return day_s;
}

int64_t workday_next(const struct policy *policy, int64_t at_ms)
{
    int64_t day_s = day_of(policy, at_ms);
    int64_t opens_ms = instant_of(policy, day_s, policy->reminders.opens_min);
    if (is_worked_on(policy, day_s) && at_ms < instant_of(policy, day_s, policy->reminders.closes_min))
        return at_ms < opens_ms ? opens_ms : at_ms;
    return instant_of(policy, next_day(policy, day_s), policy->reminders.opens_min);
}

int64_t workday_after(const struct policy *policy, int64_t at_ms, int n)
{
    int64_t day_s = day_of(policy, at_ms);
    for (int i = 0; i < n; i++)
        day_s = next_day(policy, day_s);
    return instant_of(policy, day_s, policy->reminders.opens_min);
}

int64_t workday_of(const struct policy *policy, const char *day, int more)
{
    struct slice rest = slice_of(day), piece[3];
    int64_t year, month, date, day_s;
    for (size_t i = 0; i < COUNT_OF(piece); i++) {
        if (!slice_split(&rest, '-', &piece[i]))
            return TIME_UNKNOWN;
    }
    if (!parse_integer(piece[0], 1970, 9999, &year) || !parse_integer(piece[1], 1, 12, &month) ||
        !parse_integer(piece[2], 1, 31, &date) || !zone_wall_s((int)year, (int)month, (int)date, 0, 0, 0, &day_s))
        return TIME_UNKNOWN;
    day_s += more * DAY_S;
    if (!is_worked_on(policy, day_s))
        day_s = next_day(policy, day_s);
    return instant_of(policy, day_s, policy->reminders.opens_min);
}

static void write_day(const struct policy *policy, int64_t at_ms, char *day)
{
    struct local_time local = {.year = 1970, .month = 1, .day = 1};
    (void)zone_local(policy->zone, at_ms, &local);
    snprintf(day, DUE_LEN + 1, "%04u-%02u-%02u", (unsigned)local.year % 10000u, (unsigned)local.month % 100u,
             (unsigned)local.day % 100u);
}

int64_t workday_digest(const struct policy *policy, int64_t now_ms, char *day)
{
    int64_t day_s = day_of(policy, now_ms);
    while (weekday_of(day_s) != policy->reminders.digest_day ||
           instant_of(policy, day_s, policy->reminders.opens_min) > now_ms)
        day_s -= DAY_S;
    int64_t opens_ms = instant_of(policy, day_s, policy->reminders.opens_min);
    write_day(policy, opens_ms, day);
    return opens_ms;
}

void workday_today(const struct policy *policy, int64_t now_ms, char *day)
{
    write_day(policy, now_ms, day);
}
