/* Figures of a few disruptions that can be checked by hand. Whole tables are compared in tests/figures. */
#include "eight.h"

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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
