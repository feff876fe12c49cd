/* Durations and instants for people: each instant with its zone, so that nobody has to ask. */
#include "disruption/core/duration.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/base/attributes.h"
#include "disruption/base/clock.h"
#include "zone.h"

void duration_write(int64_t seconds, struct buf *out)
{
    static const struct {
        int64_t seconds;
        const char *name;
    } units[] = {{86400, "d"}, {3600, "h"}, {60, "min"}};
    if (seconds < 0)
        buf_char(out, '-');
    uint64_t left = seconds < 0 ? 0 - (uint64_t)seconds : (uint64_t)seconds;
    if (left < 60) {
        buf_print(out, "%" PRIu64 " s", left);
        return;
    }
    const char *between = "";
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        uint64_t unit = (uint64_t)units[i].seconds;
        if (left < unit)
            continue;
        buf_print(out, "%s%" PRIu64 " %s", between, left / unit, units[i].name);
        between = " ";
        left %= unit;
    }
}

static void write_wall(const struct local_time *t, bool with_date, bool with_seconds,
                       struct buf *out)
{
    if (with_date)
        buf_print(out, "%04d-%02d-%02d ", t->year, t->month, t->day);
    buf_print(out, "%02d:%02d", t->hour, t->minute);
    if (with_seconds)
        buf_print(out, ":%02d", t->second);
    buf_print(out, " %s", t->abbreviation);
}

void instant_write(int64_t at_ms, const char *zone, bool with_seconds, struct buf *out)
{
    struct local_time t;
    if (!zone_local(zone, at_ms, &t)) {
        buf_text(out, "unknown");
        return;
    }
    write_wall(&t, true, with_seconds, out);
}

static bool other_day(const struct local_time *a, const struct local_time *b)
{
    return a->year != b->year || a->month != b->month || a->day != b->day;
}

void instant_confirm(int64_t at_ms, const char *zone, int64_t now_ms, struct buf *out)
{
    struct local_time at, now, at_utc, now_utc;
    if (!zone_local(zone, at_ms, &at) || !zone_local(zone, now_ms, &now) ||
        !zone_local("UTC", at_ms, &at_utc) || !zone_local("UTC", now_ms, &now_utc)) {
        buf_text(out, "unknown");
        return;
    }
    write_wall(&at, other_day(&at, &now), at.second != 0, out);
    if (strcmp(at.abbreviation, at_utc.abbreviation) == 0)
        return;
    buf_text(out, " (");
    write_wall(&at_utc, other_day(&at_utc, &now_utc) || other_day(&at, &at_utc), at.second != 0,
               out);
    buf_char(out, ')');
}
