/* Figures as they are said: never too long, never a number without how many it is of. */
#include "testing.h"

#include <stdio.h>

#include "disruption/base/attributes.h"
#include "disruption/core/figure.h"
#include "typing.h"

#define CASES 900
#define DAY_MS (24 * HOUR_MS)

/* Few or many disruptions, and somebody who asks about them. */
struct asking {
    struct typing typing;
    struct stat_case cases[CASES];
    char names[CASES][16];
    const char *services[CASES];
    struct stat_input input;
};

/* One every eight hours, up to yesterday; the i-th lasts i minutes and is noticed after i seconds. */
static void record(struct asking *a, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int64_t began_ms = TYPED_AT - DAY_MS - (int64_t)(count - 1 - i) * 8 * HOUR_MS;
        snprintf(a->names[i], sizeof(a->names[i]), "service %zu", i % 40);
        a->services[i] = a->names[i];
        a->cases[i] = (struct stat_case){
            .id = arena_print(&a->typing.arena, "D-%zu", i + 1),
            .started_ms = began_ms,
            .detected_ms = began_ms + (int64_t)i * 1000,
            .declared_ms = began_ms + (int64_t)i * 1000,
            .ended_ms = began_ms + (int64_t)i * MINUTE_MS,
            .services = &a->services[i],
            .service_count = 1,
            .severity = i % 2 == 0 ? "1" : "2",
            .published_ms = TIME_UNKNOWN,
            .heard_ms = TIME_UNKNOWN,
        };
    }
    a->input = (struct stat_input){.cases = a->cases, .case_count = count};
}

static int set_up(void **state)
{
    struct asking *a = calloc(1, sizeof(*a));
    typing_init(&a->typing);
    a->typing.situation.figures = &a->input;
    *state = a;
    return 0;
}

static int tear_down(void **state)
{
    typing_done(&((struct asking *)*state)->typing);
    free(*state);
    return 0;
}

static const char *ask(struct asking *a, const char *line)
{
    if (!typing_type(&a->typing, line))
        fail_msg("%s: %s", line, a->typing.err.text);
    return typing_describe(&a->typing);
}

static void assert_says(struct asking *a, const char *line, const char *piece)
{
    const char *said = ask(a, line);
    if (strstr(said, piece) == NULL)
        fail_msg("%s gives %s, without %s", line, said, piece);
}

static void assert_silent(struct asking *a, const char *line, const char *piece)
{
    const char *said = ask(a, line);
    if (strstr(said, piece) != NULL)
        fail_msg("%s gives %s, with %s", line, said, piece);
}

static void everything_at_a_glance(void **state)
{
    struct asking *a = *state;
    record(a, 8);
    a->cases[7].ended_ms = TIME_UNKNOWN;
    a->cases[6].kind = STAT_DRILL;
    a->cases[5].detected_ms = TIME_UNKNOWN;
    assert_string_equal(
        ask(a, "stats"),
        "answer: Disruptions, 2026-03-01 to 2026-03-04, times in UTC\n"
        "7 disruptions, 52.5 in 30 days (left out: 1 drill)\n"
        "Length: median 3 min, half of them from 1 min to 4 min (n 6; 1 open, 0 bad order, 1 drill)\n"
        "Time to Detection: known for 6 of 7: median 3 s, half of them from 1 s to 4 s "
        "(n 6; 0 bad order, 1 unknown, 1 drill)\n"
        "Disrupted in all: 15 min, with 1 still open 1 d\n"
        "They begin in: working hours 2 (24 % of the week), other weekday hours 2 (48 % of the week), "
        "weekend 3 (29 % of the week)\n"
        "████████████████████ 1  service 0\n"
        "████████████████████ 1  service 1\n"
        "████████████████████ 1  service 2\n"
        "████████████████████ 1  service 3\n"
        "████████████████████ 1  service 4\n"
        "2  others (2 services)\n"
        "Open now: D-8 for 1 d (stale)\n"
        "More: /disruption stats NAME with frequency, trend, distribution, length, active, ttd, declare, hours, "
        "disrupted, repeats, gaps, actions, reports, open, check\n");
}

static void no_answer_has_more_than_fifteen_lines(void **state)
{
    static const char *const groupings[] = {"service", "severity", "month", "quarter", "week", "weekday", "hour"};
    struct asking *a = *state;
    record(a, CASES);
    for (size_t i = 0; i < 30; i++)
        a->cases[i * 20].ended_ms = i % 2 == 0 ? TIME_UNKNOWN : a->cases[i * 20].started_ms - 1;
    for (int measure = -1; measure < MEASURE_COUNT; measure++) {
        for (size_t by = 0; by <= COUNT_OF(groupings); by++) {
            char line[64];
            size_t lines = 1;
            snprintf(line, sizeof(line), "stats %s %s%s", measure < 0 ? "" : measure_name((enum measure)measure),
                     by == 0 ? "" : "by:", by == 0 ? "" : groupings[by - 1]);
            if (!typing_type(&a->typing, line))
                continue; /* a measure that is not told by that */
            const char *said = buf_string(&a->typing.outcome.answer);
            for (const char *c = said; *c != '\0'; c++)
                lines += *c == '\n';
            if (lines > 15 || lines < 2)
                fail_msg("%s: %zu lines: %s", line, lines, said);
        }
    }
}

static void few_values_are_listed(void **state)
{
    struct asking *a = *state;
    record(a, 5);
    assert_says(a, "stats length", "\n0 s, 1 min, 2 min, 3 min, 4 min (n 5; 0 open, 0 bad order)");
    assert_silent(a, "stats length", "median");
}

static void a_tail_needs_values(void **state)
{
    struct asking *a = *state;
    record(a, 19);
    assert_silent(a, "stats length", "9 in 10");
    record(a, 20);
    assert_says(a, "stats length", "9 in 10 up to 17 min (of few)");
    record(a, 36);
    assert_says(a, "stats length", "9 in 10 up to 32 min (n 36");
}

static void nothing_is_no_zero(void **state)
{
    struct asking *a = *state;
    record(a, 0);
    assert_says(a, "stats", "No data");
    record(a, 1);
    a->cases[0].detected_ms = TIME_UNKNOWN;
    assert_says(a, "stats ttd", "known for 0 of 1: no data (n 0; 0 bad order, 1 unknown)");
    assert_says(a, "stats since:today", "No data: none began in this time");
}

static void a_change_needs_more_than_chance(void **state)
{
    struct asking *a = *state;
    record(a, CASES);
    assert_says(a, "stats trend", "No clear change from 2026-01 to 2026-02");
    for (size_t i = 0; i < CASES; i++)
        if (a->cases[i].started_ms < TYPED_AT - 30 * DAY_MS && a->cases[i].started_ms > TYPED_AT - 60 * DAY_MS)
            a->cases[i].kind = STAT_CANCELLED;
    assert_says(a, "stats trend", "More in 2026-02 than in 2026-01, by more than chance");
}

static void a_short_period_is_told_by_weeks(void **state)
{
    struct asking *a = *state;
    record(a, CASES);
    assert_says(a, "stats trend since:6w", "  week of 2026-02-23\n");
    assert_says(a, "stats trend since:6w", "  week of 2026-03-02 (incomplete)");
}

static void a_zone_can_be_named(void **state)
{
    struct asking *a = *state;
    record(a, 9);
    assert_says(a, "stats hours tz:america/new_york", "times in America/New_York");
    assert_says(a, "stats hours tz:me", "times in Europe/Berlin");
    a->typing.policy.zone = "Asia/Tokyo";
    assert_says(a, "stats hours", "times in Asia/Tokyo");
}

static void private_ones_are_told_where_they_count(void **state)
{
    struct asking *a = *state;
    record(a, 9);
    assert_silent(a, "stats", "rivate");
    a->cases[3].is_private = true;
    assert_says(a, "stats", "\n1 private one is counted here and left out in chat.");
}

static void names_may_be_short_or_others_words(void **state)
{
    struct asking *a = *state;
    record(a, 9);
    assert_says(a, "stats len", "answer: Length, ");
    assert_says(a, "stats mttd", "answer: Time to Detection, ");
    assert_says(a, "figures TREND", "answer: Disruptions over time, ");
}

static const struct refusal {
    const char *name, *line, *sentence;
} refusals[] = {
    {"no_such_figure", "stats lenght", "\"lenght\" is no figure: there are frequency, trend,"},
    {"no_such_grouping", "stats by:moon", "\"moon\" is nothing to tell figures by: there are service,"},
    {"a_figure_without_that_grouping", "stats repeats by:month", "repeats cannot be told by month"},
    {"no_such_zone", "stats tz:Mars", "There is no time zone \"Mars\""},
    {"no_such_period", "stats since:soon", "\"soon\" is no beginning of a period"},
    {"no_such_severity", "stats sev:9", "severity"},
};

static void is_refused(void **state)
{
    const struct refusal *row = *state;
    void *made;
    set_up(&made);
    struct asking *a = made;
    record(a, 3);
    assert_false(typing_type(&a->typing, row->line));
    assert_int_equal(a->typing.err.kind, ERR_INVALID);
    if (strstr(a->typing.err.text, row->sentence) == NULL)
        fail_msg("%s", a->typing.err.text);
    tear_down(&made);
}

#define ASKING_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ASKING_TEST(everything_at_a_glance),
        ASKING_TEST(no_answer_has_more_than_fifteen_lines),
        ASKING_TEST(few_values_are_listed),
        ASKING_TEST(a_tail_needs_values),
        ASKING_TEST(nothing_is_no_zero),
        ASKING_TEST(a_change_needs_more_than_chance),
        ASKING_TEST(a_short_period_is_told_by_weeks),
        ASKING_TEST(a_zone_can_be_named),
        ASKING_TEST(private_ones_are_told_where_they_count),
        ASKING_TEST(names_may_be_short_or_others_words),
        ROW_TEST(is_refused, &refusals[0]),
        ROW_TEST(is_refused, &refusals[1]),
        ROW_TEST(is_refused, &refusals[2]),
        ROW_TEST(is_refused, &refusals[3]),
        ROW_TEST(is_refused, &refusals[4]),
        ROW_TEST(is_refused, &refusals[5]),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
