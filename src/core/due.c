/* Days by GLib's calendar; which day today is depends on where the person is. */
#include "disruption/core/due.h"

#include <glib.h>
#include <stdio.h>

#include "disruption/base/attributes.h"
#include "disruption/base/parse.h"
#include "disruption/base/utf8.h"
#include "when_grammar.h"
#include "zone.h"

#define AHEAD_MAX_DAYS 3653 /* ten years: further is a slip */
#define SHOWN_MAX 64        /* characters of what is no day, in the refusal */

static const char how[] = "write a day as 2026-03-13, fri, tomorrow, +5d or +3bd";

static void add_working_days(GDate *day, int64_t count)
{
    while (count > 0) {
        g_date_add_days(day, 1);
        if (g_date_get_weekday(day) <= G_DATE_FRIDAY)
            count--;
    }
}

/* "+5d", "+2w", "+3bd" */
static bool add_span(GDate *day, struct slice text)
{
    static const struct {
        const char *unit;
        int days;
        bool working;
    } units[] = {{"d", 1, false}, {"w", 7, false}, {"bd", 1, true}};
    size_t digits = 1;
    while (digits < text.len && g_ascii_isdigit(text.at[digits]))
        digits++;
    int64_t count;
    if (text.at[0] != '+' ||
        !parse_integer((struct slice){text.at + 1, digits - 1}, 0, AHEAD_MAX_DAYS, &count))
        return false;
    struct slice unit = {text.at + digits, text.len - digits};
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        if (!slice_equals_nocase(unit, units[i].unit))
            continue;
        if (units[i].working)
            add_working_days(day, count);
        else
            g_date_add_days(day, (guint)(count * units[i].days));
        return true;
    }
    return false;
}

static bool set_date(GDate *day, struct slice text)
{
    struct slice piece[3];
    int64_t year, month, date;
    for (size_t i = 0; i < COUNT_OF(piece); i++) {
        if (!slice_split(&text, '-', &piece[i]))
            return false;
    }
    if (text.len > 0 || !parse_integer(piece[0], 1970, 9999, &year) ||
        !parse_integer(piece[1], 1, 12, &month) || !parse_integer(piece[2], 1, 31, &date) ||
        !g_date_valid_dmy((GDateDay)date, (GDateMonth)month, (GDateYear)year))
        return false;
    g_date_set_dmy(day, (GDateDay)date, (GDateMonth)month, (GDateYear)year);
    return true;
}

/* Moves day, which is today, to the day that was meant. */
static bool move_day(GDate *day, struct slice text)
{
    int weekday = weekday_read(text);
    if (weekday != 0) {
        g_date_add_days(day, (guint)((weekday - (int)g_date_get_weekday(day) + 6) % 7 + 1));
        return true;
    }
    if (slice_equals_nocase(text, "tomorrow")) {
        g_date_add_days(day, 1);
        return true;
    }
    return slice_equals_nocase(text, "today") || add_span(day, text) || set_date(day, text);
}

bool due_read(struct slice text, const char *zone, int64_t now_ms, char *out, struct err *err)
{
    struct local_time now;
    text = slice_trim(text);
    if (text.len == 0 || !zone_local(zone, now_ms, &now))
        return err_set(err, ERR_INVALID, "A day is missing: %s", how);
    GDate today, day;
    g_date_clear(&today, 1);
    g_date_set_dmy(&today, (GDateDay)now.day, (GDateMonth)now.month, (GDateYear)now.year);
    day = today;
    if (!move_day(&day, text))
        return err_set(err, ERR_INVALID, "\"%.*s\" is not a day: %s",
                       SLICE_PRINT(utf8_front(text, SHOWN_MAX)), how);
    int ahead = g_date_days_between(&today, &day);
    if (ahead < 0)
        return err_set(err, ERR_INVALID, "%.*s has passed: %s", SLICE_PRINT(text), how);
    if (ahead > AHEAD_MAX_DAYS)
        return err_set(err, ERR_INVALID, "%.*s is more than ten years ahead: %s", SLICE_PRINT(text),
                       how);
    snprintf(out, DUE_LEN + 1, "%04u-%02u-%02u", g_date_get_year(&day) % 10000u,
             (unsigned)g_date_get_month(&day) % 100u, g_date_get_day(&day) % 100u);
    return true;
}
