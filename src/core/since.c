/* The beginning of a period: a span back from today, a date or a part of one, each as the day's first instant. */
#include "disruption/core/since.h"

#include "disruption/base/attributes.h"
#include "disruption/base/parse.h"
#include "disruption/base/utf8.h"
#include "disruption/core/incident.h"
#include "disruption/core/when.h"
#include "zone.h"

#define SPAN_MAX 10000 /* of any unit */
#define DAY_S (INT64_C(24) * 3600)

static const struct unit {
    const char *name;
    int days, months;
} units[] = {
    {"d", 1, 0},  {"day", 1, 0},   {"days", 1, 0},   {"w", 7, 0},  {"week", 7, 0},  {"weeks", 7, 0},
    {"mo", 0, 1}, {"month", 0, 1}, {"months", 0, 1}, {"y", 0, 12}, {"year", 0, 12}, {"years", 0, 12},
};

struct date {
    int year, month, day;
};

/* The first instant of a day. Where clocks are put forward at midnight it is the moment of the change. */
static bool date_begins(const char *zone, struct date date, int64_t *out_ms)
{
    int64_t wall_s, readings[2];
    if (!zone_wall_s(date.year, date.month, date.day, 0, 0, 0, &wall_s))
        return false;
    bool skipped = zone_readings(zone, wall_s, readings) == 0;
    *out_ms = readings[skipped ? 1 : 0] * 1000;
    return true;
}

static struct date months_before(struct date date, int64_t months)
{
    int64_t month = (int64_t)date.year * 12 + date.month - 1 - months;
    return (struct date){(int)(month / 12), (int)(month % 12) + 1, date.day};
}

static bool days_before(struct date *date, int64_t days)
{
    int64_t wall_s;
    struct local_time then;
    if (!zone_wall_s(date->year, date->month, date->day, 0, 0, 0, &wall_s) ||
        !zone_local("UTC", (wall_s - days * DAY_S) * 1000, &then))
        return false;
    *date = (struct date){then.year, then.month, then.day};
    return true;
}

/* "90d", "6 months" back from today. The last day of a month stands for days that a shorter one lacks. */
static bool read_span(struct slice text, struct date today, struct date *out)
{
    struct slice digits = text;
    digits.len = 0;
    while (digits.len < text.len && text.at[digits.len] >= '0' && text.at[digits.len] <= '9')
        digits.len++;
    struct slice unit = slice_trim((struct slice){text.at + digits.len, text.len - digits.len});
    int64_t count, unused;
    if (!parse_integer(digits, 0, SPAN_MAX, &count))
        return false;
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        if (!slice_equals_nocase(unit, units[i].name))
            continue;
        *out = months_before(today, count * units[i].months);
        while (out->day > 28 && !zone_wall_s(out->year, out->month, out->day, 0, 0, 0, &unused))
            out->day--;
        return out->year > 0 && days_before(out, count * units[i].days);
    }
    return false;
}

/* "2026", "2026-03", "2026-03-01". */
static bool read_date(struct slice text, struct date *out)
{
    struct slice piece, rest = text;
    int64_t parts[3] = {0, 1, 1};
    size_t count = 0;
    static const struct {
        size_t len;
        int64_t max;
    } shapes[] = {{4, 9999}, {2, 12}, {2, 31}};
    while (slice_split(&rest, '-', &piece)) {
        if (count == COUNT_OF(shapes) || piece.len != shapes[count].len ||
            !parse_integer(piece, 1, shapes[count].max, &parts[count]))
            return false;
        count++;
    }
    *out = (struct date){(int)parts[0], (int)parts[1], (int)parts[2]};
    return count > 0;
}

static bool refuse(struct slice text, struct err *err)
{
    return err_set(err, ERR_INVALID,
                   "\"%.*s\" is no beginning of a period: write 90d, 12w, 6mo, 1y, 2026-03, 2026-03-01 or all",
                   SLICE_PRINT(utf8_front(text, WHEN_TEXT_MAX)));
}

bool since_read(struct slice text, const char *zone, int64_t now_ms, int64_t *out_ms, struct err *err)
{
    struct local_time wall;
    struct err unused = ERR_INIT;
    int64_t at_ms;
    text = slice_trim(text);
    if (slice_equals_nocase(text, "all")) {
        *out_ms = TIME_UNKNOWN;
        return true;
    }
    if (!zone_local(zone, now_ms, &wall))
        return refuse(text, err);
    struct date date, today = {wall.year, wall.month, wall.day};
    date = today;
    if (slice_equals_nocase(text, "yesterday"))
        (void)days_before(&date, 1);
    else if (!slice_equals_nocase(text, "today") && !read_span(text, today, &date) && !read_date(text, &date)) {
        if (!when_read(text, zone, now_ms, &at_ms, &unused) || !zone_local(zone, at_ms, &wall))
            return refuse(text, err);
        date = (struct date){wall.year, wall.month, wall.day};
    }
    if (!date_begins(zone, date, &at_ms) || at_ms > now_ms)
        return refuse(text, err);
    *out_ms = at_ms;
    return true;
}
