/* From the words of a time to an instant. A local time that is none, or two, is never guessed. */
#include "disruption/core/when.h"

#include <stdio.h>

#include "disruption/base/buf.h"
#include "disruption/base/clock.h"
#include "disruption/base/utf8.h"
#include "disruption/core/duration.h"
#include "when_grammar.h"
#include "zone.h"

#define AHEAD_MAX_MS MINUTE_MS /* clocks of people and of the platform differ by this much */
#define YEAR_MIN 1970
#define READING_MAX 64 /* bytes of "2026-03-29T01:30Z" or "02:30 BST" */
#define DAY_S (24 * 3600)
#define LATEST_TRIES 3 /* today, yesterday, and one more for a day that a zone skipped */

static const char how[] = "write 14:02, -10m, yesterday 23:50, mon 09:00 or 2026-03-01 14:02";

/* "2026-03-29T01:30Z": what can be typed without doubt. */
static const char *utc_text(int64_t at_ms, char *out)
{
    struct local_time t;
    if (!zone_local("UTC", at_ms, &t))
        return "that";
    int len = snprintf(out, READING_MAX, "%04d-%02d-%02dT%02d:%02d", t.year, t.month, t.day, t.hour,
                       t.minute);
    snprintf(out + len, READING_MAX - (size_t)len, t.second == 0 ? "Z" : ":%02dZ", t.second);
    return out;
}

static const char *wall_text(const char *zone, int64_t at_ms, char *out)
{
    struct local_time t;
    if (!zone_local(zone, at_ms, &t))
        return "another time";
    snprintf(out, READING_MAX, "%02d:%02d %s", t.hour, t.minute, t.abbreviation);
    return out;
}

static bool refuse_ahead(int64_t at_ms, struct err *err)
{
    char text[READING_MAX];
    return err_set(err, ERR_INVALID, "%s is in the future: the record takes what has happened",
                   utc_text(at_ms, text));
}

/* A wall clock that stood at that time never, or twice. */
static bool refuse_change(const char *zone, const struct when_parts *parts, int count,
                          const int64_t at_ms[2], struct err *err)
{
    char utc[2][READING_MAX], wall[2][READING_MAX];
    return err_set(
        err, ERR_INVALID,
        "%02d:%02d %s in %s that night, when the clocks changed: write %s for %s or %s for %s",
        parts->hour, parts->minute, count == 0 ? "was skipped" : "came twice", zone,
        utc_text(at_ms[0], utc[0]), wall_text(zone, at_ms[0], wall[0]), utc_text(at_ms[1], utc[1]),
        wall_text(zone, at_ms[1], wall[1]));
}

/* The zone the parts are to be read in. */
static bool settle_zone(const struct when_parts *parts, const char *zone, char *out,
                        struct err *err)
{
    if (parts->zone.len == 0) {
        snprintf(out, ZONE_NAME_MAX, "%s", zone_known(zone) ? zone : "UTC");
        return true;
    }
    if (slice_equals_nocase(parts->zone, "utc") || slice_equals_nocase(parts->zone, "gmt")) {
        snprintf(out, ZONE_NAME_MAX, "UTC");
        return true;
    }
    bool letters = parts->zone.len <= 4; /* "CET" in July, "IST" anywhere: nobody can tell */
    if (letters)
        return err_set(
            err, ERR_INVALID,
            "%.*s can mean more than one time: write UTC, +01:00 or a city such as Europe/Berlin",
            SLICE_PRINT(parts->zone));
    if (!zone_find(parts->zone, out))
        return err_set(
            err, ERR_INVALID,
            "There is no time zone %.*s: write UTC, +01:00 or a city such as America/Toronto",
            SLICE_PRINT(parts->zone));
    return true;
}

/* The wall clock (s) of the newest day that the parts can mean, and how far back the next older one
 * lies. */
static bool newest_wall(const struct when_parts *parts, const char *zone, int64_t now_ms,
                        int64_t *wall_s, int *tries, int *step_days)
{
    struct local_time now;
    int year = parts->year, month = parts->month, date = parts->date;
    *tries = 1;
    *step_days = 1;
    if (!zone_local(zone, now_ms, &now))
        return false;
    if (parts->day != WHEN_DATE) {
        year = now.year;
        month = now.month;
        date = now.day;
    }
    if (year < YEAR_MIN ||
        !zone_wall_s(year, month, date, parts->hour, parts->minute, parts->second, wall_s))
        return false;
    if (parts->day == WHEN_YESTERDAY)
        *wall_s -= DAY_S;
    if (parts->day == WHEN_LATEST)
        *tries = LATEST_TRIES;
    if (parts->day == WHEN_WEEKDAY) {
        *wall_s -= (int64_t)((now.weekday - parts->weekday + 7) % 7) * DAY_S;
        *tries = 2;
        *step_days = 7;
    }
    return true;
}

/* One day's reading: >0 found, 0 only in the future, <0 refused. at_ms holds what was read. */
static int read_day(const struct when_parts *parts, const char *zone, int64_t wall_s,
                    int64_t limit_ms, int64_t at_ms[2], struct err *err)
{
    int64_t at_s[2];
    int count = zone_readings(zone, wall_s, at_s);
    for (int i = 0; i < 2; i++)
        at_ms[i] = at_s[i] * 1000 + parts->ms;
    if (at_ms[0] > limit_ms)
        return 0;
    if (count == 1 || (count == 2 && at_ms[1] > limit_ms))
        return 1;
    (void)refuse_change(zone, parts, count, at_ms, err);
    return -1;
}

static bool read_moment(const struct when_parts *parts, const char *person_zone, int64_t now_ms,
                        int64_t *out_ms, struct err *err)
{
    char zone[ZONE_NAME_MAX];
    int64_t wall_s, at_ms[2];
    int tries, step_days;
    if (!settle_zone(parts, person_zone, zone, err))
        return false;
    /* An offset is a clock that runs so many seconds ahead of UTC and never changes. */
    int64_t ahead_ms = parts->has_offset ? parts->offset_s * SECOND_MS : 0;
    if (parts->has_offset)
        snprintf(zone, sizeof(zone), "UTC");
    if (!newest_wall(parts, zone, now_ms + ahead_ms, &wall_s, &tries, &step_days))
        return err_set(err, ERR_INVALID, "There is no such day: %s", how);
    int64_t limit_ms = now_ms + ahead_ms + (tries > 1 ? 0 : AHEAD_MAX_MS);
    for (int i = 0; i < tries; i++) {
        int found =
            read_day(parts, zone, wall_s - (int64_t)i * step_days * DAY_S, limit_ms, at_ms, err);
        if (found < 0)
            return false;
        if (found > 0) {
            *out_ms = at_ms[0] - ahead_ms;
            return true;
        }
    }
    return refuse_ahead(at_ms[0] - ahead_ms, err);
}

bool when_read(struct slice text, const char *zone, int64_t now_ms, int64_t *out_ms,
               struct err *err)
{
    struct when_parts parts;
    text = slice_trim(text);
    if (text.len == 0)
        return err_set(err, ERR_INVALID, "A time is missing: %s", how);
    bool longer = text.len > WHEN_TEXT_MAX;
    if (longer || when_parse(text, &parts) != text.len) {
        struct slice shown = longer ? utf8_whole((struct slice){text.at, WHEN_TEXT_MAX}) : text;
        return err_set(err, ERR_INVALID, "\"%.*s\" is not a time: %s; a zone may follow it",
                       SLICE_PRINT(shown), how);
    }
    if (!parts.relative)
        return read_moment(&parts, zone, now_ms, out_ms, err);
    if (parts.ago_ms < -AHEAD_MAX_MS)
        return refuse_ahead(now_ms - parts.ago_ms, err);
    if (parts.ago_ms > now_ms)
        return err_set(err, ERR_INVALID, "%.*s is too long ago: %s", SLICE_PRINT(text), how);
    *out_ms = now_ms - parts.ago_ms;
    return true;
}

size_t when_span(struct slice text)
{
    struct when_parts parts;
    size_t used = when_parse(text, &parts);
    return used <= WHEN_TEXT_MAX ? used : 0;
}

bool when_needs_zone(struct slice text)
{
    struct when_parts parts;
    text = slice_trim(text);
    return text.len <= WHEN_TEXT_MAX && when_parse(text, &parts) == text.len && text.len > 0 &&
           !parts.relative && !parts.has_offset && parts.zone.len == 0;
}
