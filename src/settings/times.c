/* Types of time: spans, days counted and named, hours of work; and what they say of reminders. */
#include "times.h"

#include <string.h>

#include "disruption/base/parse.h"
#include "disruption/base/slice.h"
#include "disruption/core/duration.h"
#include "accept.h"
#include "measures.h"
#include "types.h"

#define COUNT_MAX 365    /* days; a year is longer than anybody is reminded */
#define DAY_MINUTES 1440

static const char *const weekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

static const char *accept_span(struct arena *arena, const char *text, const char **fault)
{
    int64_t ms;
    (void)arena;
    return duration_read(slice_of(text), &ms) ? text : refuse(fault, "must be a time span, as in 90s, 20m or 24h");
}

static const char *accept_count(struct arena *arena, const char *text, const char **fault)
{
    int64_t count;
    (void)arena;
    return parse_integer(slice_of(text), 0, COUNT_MAX, &count) ? text
                                                                : refuse(fault, "must be a number of days, 0 to 365");
}

/* 1 Monday .. 7 Sunday; 0: it is none. */
static int weekday_of(const char *text)
{
    for (size_t i = 0; i < COUNT_OF(weekdays); i++) {
        if (slice_equals_nocase(slice_of(text), weekdays[i]))
            return (int)i + 1;
    }
    return 0;
}

static const char *accept_day(struct arena *arena, const char *text, const char **fault)
{
    (void)arena;
    return weekday_of(text) != 0 ? weekdays[weekday_of(text) - 1]
                                 : refuse(fault, "must be mon, tue, wed, thu, fri, sat or sun");
}

static const char *accept_digest(struct arena *arena, const char *text, const char **fault)
{
    return strcmp(text, "never") == 0 || accept_day(arena, text, fault) != NULL
               ? text
               : refuse(fault, "must be mon, tue, wed, thu, fri, sat, sun or never");
}

/* "09:00": minutes of the day; 24:00 ends it. */
static bool read_clock(struct slice text, int *out)
{
    int64_t hour, minute;
    if (text.len != 5 || text.at[2] != ':' || !parse_integer((struct slice){text.at, 2}, 0, 24, &hour) ||
        !parse_integer((struct slice){text.at + 3, 2}, 0, 59, &minute))
        return false;
    *out = (int)(hour * 60 + minute);
    return *out <= DAY_MINUTES;
}

static bool read_hours(const char *text, int *from, int *to)
{
    struct slice rest = slice_of(text), piece;
    return slice_split(&rest, '-', &piece) && read_clock(slice_trim(piece), from) &&
           read_clock(slice_trim(rest), to) && *from < *to;
}

static const char *accept_hours(struct arena *arena, const char *text, const char **fault)
{
    int from, to;
    (void)arena;
    return read_hours(text, &from, &to) ? text : refuse(fault, "must be two times of a day, as in 09:00-17:00");
}

const struct settings_type type_span = {"time span", SETTINGS_TEXT, accept_span};
const struct settings_type type_spans = {"list of time spans", SETTINGS_WORDS, accept_span};
const struct settings_type type_counts = {"list of numbers of days", SETTINGS_WORDS, accept_count};
const struct settings_type type_days = {"list of weekdays", SETTINGS_WORDS, accept_day};
const struct settings_type type_digest = {"weekday or never", SETTINGS_TEXT, accept_digest};
const struct settings_type type_hours = {"hours of a day", SETTINGS_TEXT, accept_hours};

static int64_t span_of(const char *text)
{
    int64_t ms = 0;
    return duration_read(slice_of(text), &ms) ? ms : 0;
}

static struct reminder_steps steps_of(const struct settings_words *words, int64_t (*read)(const char *))
{
    struct reminder_steps steps = {{0}};
    for (size_t i = 0; i < words->count && i < REMINDER_STEPS_MAX; i++)
        steps.at[i] = read(words->at[i]);
    return steps;
}

static int64_t count_of(const char *text)
{
    int64_t count = 0;
    return parse_integer(slice_of(text), 0, COUNT_MAX, &count) ? count : 0;
}

static int64_t count_and_one(const char *text)
{
    return count_of(text) + 1;
}

void settings_reminders(const struct settings *settings, struct policy_reminders *out)
{
    *out = (struct policy_reminders){
        .off = !settings_flag(settings->reminders.enabled),
        .lead_ms = steps_of(&settings->reminders.lead, span_of),
        .severity_ms = steps_of(&settings->reminders.severity, span_of),
        .silence_ms = steps_of(&settings->reminders.silence, span_of),
        .long_ms = span_of(settings->reminders.open_for),
        .report_days = steps_of(&settings->reminders.report, count_of),
        .action_days = steps_of(&settings->reminders.actions, count_and_one),
        .quiet_ms = span_of(settings->reminders.quiet),
        .digest_day = weekday_of(settings->reminders.digest),
    };
    (void)read_hours(settings->reminders.hours, &out->opens_min, &out->closes_min);
    for (size_t i = 0; i < settings->reminders.days.count; i++)
        out->days |= BIT(weekday_of(settings->reminders.days.at[i]));
}
