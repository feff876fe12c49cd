/* Figures of a few disruptions that can be checked by hand. Whole tables are compared in tests/figures. */
#include "testing.h"

#include "disruption/base/attributes.h"
#include "disruption/core/statistics.h"

#define AT(day, hour, minute) (MARCH_29 + ((((day) - 29) * 24 + (hour)) * 60 + (minute)) * INT64_C(60000))
#define APRIL(day) (31 + (day))
#define MARCH_29 INT64_C(1711670400000) /* 2024-03-29 00:00 UTC, a Friday */
#define NEVER TIME_UNKNOWN
#define NOW AT(APRIL(10), 0, 0)
#define MINUTES 60.0

static const char *const api[] = {"api"}, *const web[] = {"web"}, *const db[] = {"db"}, *const both[] = {"api", "web"};

#define CASE(name, began, noticed, over, names)                                                                          \
    {.id = name, .started_ms = began, .detected_ms = noticed, .declared_ms = began, .ended_ms = over, .services = names, \
     .service_count = COUNT_OF(names), .published_ms = NEVER, .heard_ms = NEVER}

/* 6 ended before it began; 7 is maintenance; 8 hit no service that anybody named. */
static struct stat_case cases[] = {
    CASE("1", AT(29, 10, 0), AT(29, 10, 5), AT(29, 10, 30), api),
    CASE("2", AT(31, 0, 30), NEVER, AT(31, 2, 30), both),
    CASE("3", AT(31, 1, 30), AT(31, 1, 20), AT(31, 2, 0), web),
    CASE("4", AT(APRIL(1), 9, 0), AT(APRIL(1), 9, 0), AT(APRIL(1), 9, 0), db),
    CASE("5", AT(APRIL(2), 8, 0), AT(APRIL(2), 8, 20), NEVER, api),
    CASE("6", AT(APRIL(3), 12, 0), AT(APRIL(3), 13, 0), AT(APRIL(3), 11, 0), db),
    CASE("7", AT(APRIL(4), 0, 0), NEVER, AT(APRIL(4), 6, 0), api),
    CASE("8", AT(APRIL(5), 22, 10), AT(APRIL(5), 22, 40), AT(APRIL(6), 2, 10), api),
};
static struct stat_input input = {cases, COUNT_OF(cases), NULL, 0};

struct looking {
    struct arena arena;
    const struct sample *sample;
    const struct stat_group *all;
    struct left_outs left;
};

static void look(struct looking *l, const char *zone, int64_t from_ms)
{
    const struct stat_frame frame = {zone, from_ms, NOW};
    size_t one;
    cases[6].kind = STAT_MAINTENANCE;
    cases[7].service_count = 0;
    *l = (struct looking){0};
    l->sample = sample_take(&l->arena, &input, &frame);
    l->all = sample_groups(l->sample, BY_NOTHING, &one);
}

static int look_at_all(void **state)
{
    static struct looking looking;
    look(&looking, "UTC", NEVER);
    *state = &looking;
    return 0;
}

static int look_away(void **state)
{
    arena_done(&((struct looking *)*state)->arena);
    return 0;
}

/* Within what seconds show. */
static void assert_near(double value, double expected)
{
    if (value < expected - 0.001 || value > expected + 0.001)
        fail_msg("%.9g instead of %.9g", value, expected);
}

static const struct stat_group *group(struct looking *l, enum grouping by, const char *name)
{
    size_t count;
    const struct stat_group *groups = sample_groups(l->sample, by, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(groups[i].name, name) == 0)
            return &groups[i];
    fail_msg("no %s", name);
    return NULL;
}

static void lengths_leave_out_what_is_open_or_in_bad_order(void **state)
{
    struct looking *l = *state;
    struct spread length = stat_spread(l->sample, l->all, STAT_LENGTH, &l->left);
    assert_int_equal(length.n, 5);
    assert_near(length.median, 30 * MINUTES);
    assert_near(length.p25, 30 * MINUTES);
    assert_near(length.p75, 120 * MINUTES);
    assert_near(length.p90, 192 * MINUTES);
    assert_near(length.mean, 84 * MINUTES);
    assert_int_equal(length.median_interval.low_rank, 0);
    assert_near(length.singles[4], 240 * MINUTES);
    assert_int_equal(l->left.of[LEFT_OPEN], 1);
    assert_int_equal(l->left.of[LEFT_BAD_ORDER], 1);
    assert_int_equal(l->left.of[LEFT_MAINTENANCE], 1);
}

static void an_unknown_detection_is_not_one_at_once(void **state)
{
    struct looking *l = *state;
    struct spread ttd = stat_spread(l->sample, l->all, STAT_TTD, &l->left);
    assert_int_equal(ttd.n, 5);
    assert_near(ttd.min, 0);
    assert_near(ttd.median, 20 * MINUTES);
    assert_near(ttd.mean, 23 * MINUTES);
    assert_int_equal(l->left.of[LEFT_UNKNOWN], 1);
    assert_int_equal(l->left.of[LEFT_BAD_ORDER], 1);
}

static void a_quiet_stretch_is_no_active_time(void **state)
{
    struct looking *l = *state;
    cases[7].quiet_ms = 3 * INT64_C(3600000);
    struct spread active = stat_spread(l->sample, l->all, STAT_ACTIVE, &l->left);
    struct spread length = stat_spread(l->sample, l->all, STAT_LENGTH, &l->left);
    cases[7].quiet_ms = 0;
    assert_near(length.max, 240 * MINUTES);
    assert_near(active.max, 120 * MINUTES);
}

static void services_are_counted_once_each(void **state)
{
    static const char *const names[] = {"api", "db", "web", "(none)"};
    static const size_t counts[] = {3, 2, 2, 1};
    struct looking *l = *state;
    size_t count;
    const struct stat_group *groups = sample_groups(l->sample, BY_SERVICE, &count);
    assert_int_equal(count, COUNT_OF(names));
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(groups[i].name, names[i]);
        assert_int_equal(stat_count(l->sample, &groups[i], &l->left), counts[i]);
    }
    assert_int_equal(stat_count(l->sample, l->all, &l->left), 7);
}

static void service_names_are_one_in_upper_and_lower_case(void **state)
{
    static const char *const shout[] = {"API", "api"};
    struct looking *l = *state;
    const char *const *before = cases[4].services;
    cases[4].services = shout;
    cases[4].service_count = 2;
    assert_int_equal(stat_count(l->sample, group(l, BY_SERVICE, "api"), &l->left), 3);
    cases[4].services = before;
    cases[4].service_count = 1;
}

static void lower_edges_belong_to_their_bucket(void **state)
{
    struct looking *l = *state;
    size_t counts[LENGTH_BUCKETS], expected[LENGTH_BUCKETS] = {[0] = 1, [4] = 2, [6] = 1, [7] = 1};
    stat_buckets(l->sample, l->all, counts, &l->left);
    assert_memory_equal(counts, expected, sizeof(counts));
    assert_int_equal(l->left.of[LEFT_OPEN], 1);
}

static void shared_minutes_count_once(void **state)
{
    struct looking *l = *state;
    struct disrupted all = stat_disrupted(l->sample, l->all, &l->left);
    struct disrupted of_web = stat_disrupted(l->sample, group(l, BY_SERVICE, "web"), &l->left);
    assert_int_equal(all.sum_s, 7 * 3600);
    assert_int_equal(all.union_s, 6 * 3600 + 1800);
    assert_int_equal(all.overlaps, 1);
    assert_int_equal(of_web.union_s, 2 * 3600);
}

static void what_is_open_runs_to_now_and_says_so(void **state)
{
    struct looking *l = *state;
    struct disrupted all = stat_disrupted(l->sample, l->all, &l->left);
    assert_int_equal(all.open, 1);
    assert_int_equal(all.union_to_now_s, 2 * 3600 + 1800 + (NOW - AT(APRIL(2), 8, 0)) / 1000);
}

static void disrupted_time_is_cut_to_the_period(void **state)
{
    struct looking l;
    (void)state;
    look(&l, "UTC", AT(31, 2, 0));
    struct disrupted all = stat_disrupted(l.sample, l.all, &l.left);
    assert_int_equal(all.union_s, 1800 + 4 * 3600);
    arena_done(&l.arena);
}

static void only_an_ended_one_makes_a_repeat(void **state)
{
    static const char *const later[] = {"2", "5", "6"}, *const earlier[] = {"1", "2", "4"};
    struct looking *l = *state;
    struct repeats repeats = stat_repeats(l->sample, 7);
    assert_int_equal(repeats.share.hits, 3);
    assert_int_equal(repeats.share.of, 6);
    assert_int_equal((int)(repeats.share.low * 100 + 0.5), 19);
    assert_int_equal((int)(repeats.share.high * 100 + 0.5), 81);
    assert_int_equal(repeats.concurrent, 1);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(repeats.pairs[i].id, later[i]);
        assert_string_equal(repeats.pairs[i].earlier_id, earlier[i]);
    }
    assert_int_equal(stat_repeats(l->sample, 1).share.hits, 0);
}

static void a_gap_is_nothing_while_the_service_is_down(void **state)
{
    struct looking *l = *state;
    struct spread of_api = stat_gaps(l->sample, group(l, BY_SERVICE, "api"));
    struct spread of_web = stat_gaps(l->sample, group(l, BY_SERVICE, "web"));
    assert_int_equal(of_api.n, 2);
    assert_near(of_api.min, 38 * 60 * MINUTES);
    assert_int_equal(of_web.n, 1);
    assert_near(of_web.max, 0);
}

static void months_are_those_of_the_zone(void **state)
{
    struct looking *l = *state;
    size_t count;
    const struct stat_group *months = sample_groups(l->sample, BY_MONTH, &count);
    assert_int_equal(count, 2);
    assert_int_equal(stat_count(l->sample, &months[0], &l->left), 3);
    assert_int_equal(stat_count(l->sample, &months[1], &l->left), 4);
    assert_false(months[0].incomplete);
    assert_true(months[1].incomplete);
}

static void weeks_begin_on_monday_even_empty_ones(void **state)
{
    struct looking *l = *state;
    size_t count;
    const struct stat_group *weeks = sample_groups(l->sample, BY_WEEK, &count);
    assert_int_equal(count, 3);
    assert_string_equal(weeks[0].name, "2024-03-25");
    assert_string_equal(weeks[2].name, "2024-04-08");
    assert_int_equal(stat_count(l->sample, &weeks[2], &l->left), 0);
}

struct hour {
    const char *name;
    const char *zone;
    size_t working;
    struct {
        int day, hour;
    } at[7];
};

static const struct hour hours[] = {
    {"hours_in_utc", "UTC", 3, {{0, 9}, {1, 8}, {2, 12}, {4, 10}, {4, 22}, {6, 0}, {6, 1}}},
    {"hours_where_clocks_went_forward", "Europe/London", 4,
     {{0, 10}, {1, 9}, {2, 13}, {4, 10}, {4, 23}, {6, 0}, {6, 2}}},
    {"hours_of_half_hour_zones", "Asia/Kolkata", 3,
     {{0, 14}, {1, 13}, {2, 17}, {4, 15}, {5, 3}, {6, 6}, {6, 7}}},
};

static void hours_are_those_of_the_wall(void **state)
{
    const struct hour *row = *state;
    struct looking l;
    look(&l, row->zone, NEVER);
    struct week week = stat_week(l.sample, l.all, &l.left);
    assert_int_equal(week.n, 7);
    for (size_t i = 0; i < COUNT_OF(row->at); i++)
        assert_int_equal(week.at[row->at[i].day][row->at[i].hour], 1);
    assert_int_equal(week.parts[PART_WORKING], row->working);
    arena_done(&l.arena);
}

static void a_date_without_time_has_no_hour(void **state)
{
    struct looking *l = *state;
    cases[0].day_only = true;
    struct week week = stat_week(l->sample, l->all, &l->left);
    cases[0].day_only = false;
    assert_int_equal(week.n, 6);
    assert_int_equal(l->left.of[LEFT_WHOLE_DAY], 1);
}

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

static void intervals_exist_from_enough_values_on(void **state)
{
    (void)state;
    assert_int_equal(interval_ranks(5, 0.5).low_rank, 0);
    assert_int_equal(interval_ranks(6, 0.5).low_rank, 1);
    assert_int_equal(interval_ranks(6, 0.5).high_rank, 6);
    assert_int_equal(interval_ranks(35, 0.9).low_rank, 0);
    assert_int_equal(interval_ranks(36, 0.9).high_rank, 36);
    assert_int_equal(interval_ranks(400, 0.5).low_rank, 180);
    assert_int_equal(interval_ranks(400, 0.5).high_rank, 221);
    assert_int_equal(interval_ranks(10000, 0.5).low_rank, 4902);
    assert_int_equal(interval_ranks(10000, 0.5).high_rank, 5099);
}

static void counts_differ_when_chance_is_small(void **state)
{
    (void)state;
    assert_false(counts_differ(0, 0));
    assert_false(counts_differ(0, 5)); /* 2/32 */
    assert_true(counts_differ(0, 6));  /* 2/64 */
    assert_false(counts_differ(19, 9));
    assert_true(counts_differ(9, 22)); /* 0.029 */
    assert_true(counts_differ(40000, 41000));
}

static void medians_differ_when_their_intervals_do(void **state)
{
    double low[] = {1, 2, 3, 4, 5, 6}, high[] = {7, 8, 9, 10, 11, 12}, middle[] = {4, 5, 6, 7, 8, 9}, few[] = {100};
    (void)state;
    struct spread a = spread_of(low, 6), b = spread_of(high, 6), c = spread_of(middle, 6), d = spread_of(few, 1);
    assert_true(medians_differ(&a, &b));
    assert_false(medians_differ(&a, &c));
    assert_false(medians_differ(&a, &d));
}

#define SAMPLE_TEST(test) cmocka_unit_test_setup_teardown(test, look_at_all, look_away)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(lengths_leave_out_what_is_open_or_in_bad_order),
        SAMPLE_TEST(an_unknown_detection_is_not_one_at_once),
        SAMPLE_TEST(a_quiet_stretch_is_no_active_time),
        SAMPLE_TEST(services_are_counted_once_each),
        SAMPLE_TEST(service_names_are_one_in_upper_and_lower_case),
        SAMPLE_TEST(lower_edges_belong_to_their_bucket),
        SAMPLE_TEST(shared_minutes_count_once),
        SAMPLE_TEST(what_is_open_runs_to_now_and_says_so),
        cmocka_unit_test(disrupted_time_is_cut_to_the_period),
        SAMPLE_TEST(only_an_ended_one_makes_a_repeat),
        SAMPLE_TEST(a_gap_is_nothing_while_the_service_is_down),
        SAMPLE_TEST(months_are_those_of_the_zone),
        SAMPLE_TEST(weeks_begin_on_monday_even_empty_ones),
        ROW_TEST(hours_are_those_of_the_wall, &hours[0]),
        ROW_TEST(hours_are_those_of_the_wall, &hours[1]),
        ROW_TEST(hours_are_those_of_the_wall, &hours[2]),
        SAMPLE_TEST(a_date_without_time_has_no_hour),
        SAMPLE_TEST(open_ones_tell_their_age_and_silence),
        SAMPLE_TEST(bad_order_is_told_and_not_mended),
        cmocka_unit_test(slips_of_the_year_are_told),
        cmocka_unit_test(a_start_that_nobody_told_is_the_declaration),
        cmocka_unit_test(items_and_reports_belong_to_their_disruption),
        cmocka_unit_test(a_period_has_what_began_in_it),
        cmocka_unit_test(intervals_exist_from_enough_values_on),
        cmocka_unit_test(counts_differ_when_chance_is_small),
        cmocka_unit_test(medians_differ_when_their_intervals_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
