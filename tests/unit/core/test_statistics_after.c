/* What follows from disruptions: slips to mend, items, reports, and what is still open. */
#include "eight.h"

static void open_ones_tell_their_age_and_silence(void **state)
{
    struct looking *l = *state;
    size_t count;
    cases[4].heard_ms = NOW - STALE_MS + 1000;
    const struct open_case *open = stat_open(l->sample, &count);
    assert_int_equal(count, 1);
    assert_string_equal(open[0].id, "5");
    assert_int_equal(open[0].age_s, (NOW - AT(APRIL(2), 8, 0)) / 1000);
    assert_false(open[0].stale);
    cases[4].heard_ms = NEVER;
    assert_true(stat_open(l->sample, &count)[0].stale);
}

static void bad_order_is_told_and_not_mended(void **state)
{
    struct looking *l = *state;
    size_t count;
    const struct doubt *doubts = stat_doubts(l->sample, &count);
    assert_int_equal(count, 2);
    assert_string_equal(doubts[0].id, "3");
    assert_int_equal(doubts[0].kind, DOUBT_DETECTED_EARLY);
    assert_string_equal(doubts[1].id, "6");
    assert_int_equal(doubts[1].kind, DOUBT_ENDED_EARLY);
}

static void slips_of_the_year_are_told(void **state)
{
    struct looking l;
    size_t count;
    bool odd = false, late = false, future = false;
    (void)state;
    const int64_t right_ms = cases[4].started_ms;
    cases[4].started_ms = right_ms - INT64_C(365) * 24 * 3600000;
    cases[0].detected_ms += INT64_C(365) * 24 * 3600000;
    cases[7].started_ms += INT64_C(30) * 24 * 3600000;
    look(&l, "UTC", NEVER);
    const struct doubt *doubts = stat_doubts(l.sample, &count);
    for (size_t i = 0; i < count; i++) {
        odd = odd || (strcmp(doubts[i].id, "5") == 0 && doubts[i].kind == DOUBT_YEAR);
        late = late || (strcmp(doubts[i].id, "1") == 0 && doubts[i].kind == DOUBT_LONG_TTD);
        future = future || (strcmp(doubts[i].id, "8") == 0 && doubts[i].kind == DOUBT_FUTURE);
    }
    assert_int_equal(stat_count(l.sample, l.all, &l.left), 6);
    assert_int_equal(l.left.of[LEFT_FUTURE], 1);
    arena_done(&l.arena);
    cases[4].started_ms = right_ms;
    cases[0].detected_ms -= INT64_C(365) * 24 * 3600000;
    cases[7].started_ms -= INT64_C(30) * 24 * 3600000;
    assert_true(odd && late && future);
}

static void a_start_that_nobody_told_is_the_declaration(void **state)
{
    struct looking l;
    (void)state;
    cases[0].started_ms = NEVER;
    look(&l, "UTC", NEVER);
    assert_int_equal(stat_assumed(l.sample), 1);
    assert_int_equal(stat_spread(l.sample, l.all, STAT_LENGTH, &l.left).n, 5);
    arena_done(&l.arena);
    cases[0].started_ms = cases[0].declared_ms;
}

static void items_and_reports_belong_to_their_disruption(void **state)
{
    static const struct stat_action actions[] = {
        {0, AT(29, 11, 0), AT(30, 11, 0), STAT_ACTION_DONE, true, NULL},
        {0, AT(29, 11, 0), NEVER, STAT_ACTION_DROPPED, false, NULL},
        {1, AT(APRIL(8), 0, 0), NEVER, STAT_ACTION_OPEN, false, "2024-04-09"},
        {1, AT(APRIL(9), 0, 0), NEVER, STAT_ACTION_OPEN, true, "2024-04-10"},
        {6, AT(APRIL(9), 0, 0), NEVER, STAT_ACTION_OPEN, true, NULL}, /* of maintenance */
    };
    struct looking l;
    (void)state;
    input.actions = actions;
    input.action_count = COUNT_OF(actions);
    cases[0].drafted = cases[2].drafted = true;
    cases[0].published_ms = AT(30, 10, 30);
    look(&l, "UTC", NEVER);
    struct action_figures a = stat_actions(l.sample);
    struct report_figures r = stat_reports(l.sample);
    arena_done(&l.arena);
    input.action_count = 0;
    cases[0].drafted = cases[2].drafted = false;
    cases[0].published_ms = NEVER;
    assert_int_equal(a.done.hits, 1);
    assert_int_equal(a.done.of, 3);
    assert_int_equal(a.dropped, 1);
    assert_int_equal(a.overdue, 1);
    assert_int_equal(a.unowned, 1);
    assert_near(a.to_done.median, 24 * 60 * MINUTES);
    assert_near(a.open_age.median, 36 * 60 * MINUTES);
    assert_int_equal(a.reports_without, 1);
    assert_int_equal(r.n, 5);
    assert_int_equal(r.drafted, 2);
    assert_int_equal(r.published, 1);
    assert_int_equal(r.all_closed, 1);
    assert_near(r.delay.median, 24 * 60 * MINUTES);
    assert_string_equal(r.oldest_id, "3");
}

static void a_period_has_what_began_in_it(void **state)
{
    struct looking l;
    (void)state;
    look(&l, "UTC", AT(APRIL(2), 0, 0));
    assert_int_equal(stat_count(l.sample, l.all, &l.left), 3);
    assert_int_equal(l.left.of[LEFT_MAINTENANCE], 1);
    /* What ended before the period still makes a repeat in it. */
    assert_int_equal(stat_repeats(l.sample, 7).share.hits, 2);
    arena_done(&l.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(open_ones_tell_their_age_and_silence),
        SAMPLE_TEST(bad_order_is_told_and_not_mended),
        cmocka_unit_test(slips_of_the_year_are_told),
        cmocka_unit_test(a_start_that_nobody_told_is_the_declaration),
        cmocka_unit_test(items_and_reports_belong_to_their_disruption),
        cmocka_unit_test(a_period_has_what_began_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
