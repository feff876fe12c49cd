/* Durations and instants for people: each instant with its zone, so that nobody has to ask. */
#include "disruption/core/duration.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/base/attributes.h"
#include "disruption/base/clock.h"
#include "disruption/base/parse.h"
#include "zone.h"

#define DURATION_MAX_MS (366 * DAY_MS)

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

/* The unit that text begins with, longest name first; its milliseconds, and how many bytes it took. */
static int64_t unit_at(struct slice text, size_t *len)
{
    static const struct {
        const char *name;
        int64_t ms;
    } units[] = {
        {"min", MINUTE_MS}, {"s", SECOND_MS}, {"m", MINUTE_MS},
        {"h", HOUR_MS},     {"d", DAY_MS},    {"w", 7 * DAY_MS},
    };
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        *len = strlen(units[i].name);
        if (text.len >= *len && slice_equals_nocase((struct slice){text.at, *len}, units[i].name))
            return units[i].ms;
    }
    return 0;
}

bool duration_read(struct slice text, int64_t *out_ms)
{
    int64_t sum_ms = 0, count;
    for (text = slice_trim(text); text.len > 0; text = slice_trim(text)) {
        size_t digits = 0, len;
        while (digits < text.len && text.at[digits] >= '0' && text.at[digits] <= '9')
            digits++;
        struct slice rest = slice_trim((struct slice){text.at + digits, text.len - digits});
        int64_t unit_ms = unit_at(rest, &len);
        if (unit_ms == 0 || !parse_integer((struct slice){text.at, digits}, 0, DURATION_MAX_MS / unit_ms, &count))
            return false;
        sum_ms += count * unit_ms;
        text = (struct slice){rest.at + len, rest.len - len};
        if (sum_ms > DURATION_MAX_MS)
            return false;
    }
    *out_ms = sum_ms;
    return sum_ms > 0;
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
