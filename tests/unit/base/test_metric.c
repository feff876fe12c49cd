/* Numbers as Prometheus reads them. */
#include "testing.h"

#include <pthread.h>
#include <string.h>

#include "disruption/base/metric.h"

#define TEXT_MAX 65536
#define ADDERS 4
#define ADDS_EACH 100000

enum { PLAIN, LABELLED, GAUGE, TIMES, LEARNED, ROW_COUNT };

static const char *odd_word(size_t i)
{
    static const char *const words[] = {"plain", "a \"quoted\"\\\nword"};
    return words[i];
}

static const char *size_word(size_t i)
{
    static const char *const words[] = {"small", "large"};
    return words[i];
}

static const int64_t bounds[] = {5, 250, 1000};

static const struct metric_row rows[ROW_COUNT] = {
    [PLAIN] = {"test_seen_total", "With a \\ and\na line, \"said\".", .type = METRIC_COUNTER},
    [LABELLED] = {"test_eggs_total", "Eggs.", METRIC_COUNTER, .labels = {{"colour", 2, odd_word}, {"size", 2, size_word}}},
    [GAUGE] = {"test_age_seconds", "Age.", METRIC_GAUGE, .per_unit = 1000},
    [TIMES] = {"test_duration_seconds", "Times.", METRIC_HISTOGRAM, .per_unit = 1000, .bounds = bounds,
               .bound_count = COUNT_OF(bounds), .labels = {{"size", 2, size_word}}},
    [LEARNED] = {"test_calls_total", "Calls.", METRIC_COUNTER, .labels = {{"method", 3, NULL}}},
};

static struct buf text;

static int set_up(void **state)
{
    *state = metrics_create(rows, ROW_COUNT);
    buf_init(&text, TEXT_MAX);
    return 0;
}

static int tear_down(void **state)
{
    metrics_destroy(*state);
    buf_done(&text);
    return 0;
}

static const char *printed(struct metrics *metrics)
{
    buf_clear(&text);
    metrics_write(metrics, &text);
    return buf_string(&text);
}

#define HAS(metrics, line) assert_non_null(strstr(printed(metrics), line))
#define LACKS(metrics, line) assert_null(strstr(printed(metrics), line))

static void every_row_says_what_it_is(void **state)
{
    HAS(*state, "# HELP test_seen_total With a \\\\ and\\na line, \"said\".\n# TYPE test_seen_total counter\ntest_seen_total 0\n");
    HAS(*state, "# TYPE test_age_seconds gauge\n");
    HAS(*state, "# TYPE test_duration_seconds histogram\n");
}

static void label_values_cannot_break_out(void **state)
{
    metrics_add(*state, LABELLED, 1, 1, 7);
    HAS(*state, "test_eggs_total{colour=\"a \\\"quoted\\\"\\\\\\nword\",size=\"large\"} 7\n");
    HAS(*state, "test_eggs_total{colour=\"plain\",size=\"small\"} 0\n");
}

static void a_gauge_is_absent_until_something_is_known(void **state)
{
    LACKS(*state, "\ntest_age_seconds ");
    metrics_set(*state, GAUGE, 0, 0, 0);
    HAS(*state, "\ntest_age_seconds 0\n");
    metrics_set(*state, GAUGE, 0, 0, METRIC_ABSENT);
    LACKS(*state, "\ntest_age_seconds ");
}

static void numbers_are_printed_in_their_unit_without_rounding(void **state)
{
    static const struct {
        int64_t value;
        const char *line;
    } cases[] = {
        {1, "\ntest_age_seconds 0.001\n"},   {1500, "\ntest_age_seconds 1.5\n"},   {-1, "\ntest_age_seconds -0.001\n"},
        {-2050, "\ntest_age_seconds -2.05\n"}, {1795393900022, "\ntest_age_seconds 1795393900.022\n"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        metrics_set(*state, GAUGE, 0, 0, cases[i].value);
        HAS(*state, cases[i].line);
    }
}

static void a_histogram_counts_up_to_each_bound(void **state)
{
    static const int64_t seen[] = {1, 5, 6, 1000, 1001, 60000};
    for (size_t i = 0; i < COUNT_OF(seen); i++)
        metrics_observe(*state, TIMES, 1, 0, seen[i]);
    HAS(*state, "test_duration_seconds_bucket{size=\"large\",le=\"0.005\"} 2\n"
                "test_duration_seconds_bucket{size=\"large\",le=\"0.25\"} 3\n"
                "test_duration_seconds_bucket{size=\"large\",le=\"1\"} 4\n"
                "test_duration_seconds_bucket{size=\"large\",le=\"+Inf\"} 6\n"
                "test_duration_seconds_sum{size=\"large\"} 62.013\n"
                "test_duration_seconds_count{size=\"large\"} 6\n");
    HAS(*state, "test_duration_seconds_count{size=\"small\"} 0\n");
}

static void learned_values_find_their_place_again_and_then_none(void **state)
{
    size_t first = metrics_learn(*state, LEARNED, 0, "chat.update");
    size_t second = metrics_learn(*state, LEARNED, 0, "a-name-that-is-far-longer-than-any-that-is-ever-kept");
    assert_int_not_equal(first, second);
    assert_int_equal(metrics_learn(*state, LEARNED, 0, "chat.update"), first);
    assert_int_equal(metrics_learn(*state, LEARNED, 0, "a-name-that-is-far-longer-than-any-that-is-ever-kept"), second);
    size_t other = metrics_learn(*state, LEARNED, 0, "one.too.many");
    assert_int_equal(metrics_learn(*state, LEARNED, 0, "and.more"), other);
    metrics_add(*state, LEARNED, other, 0, 2);
    HAS(*state, "test_calls_total{method=\"other\"} 2\n");
    HAS(*state, "test_calls_total{method=\"chat.update\"} 0\n");
    LACKS(*state, "one.too.many");
}

static void what_was_never_learned_is_not_printed(void **state)
{
    HAS(*state, "# TYPE test_calls_total counter\ntest_calls_total{method=\"other\"} 0\n");
    LACKS(*state, "method=\"\"");
}

static void nobody_watching_costs_nothing(void **state)
{
    (void)state;
    metrics_add(NULL, PLAIN, 0, 0, 1);
    metrics_set(NULL, GAUGE, 0, 0, 1);
    metrics_observe(NULL, TIMES, 0, 0, 1);
    assert_int_equal(metrics_learn(NULL, LEARNED, 0, "x"), 0);
    metrics_destroy(NULL);
}

static void *add_many(void *metrics)
{
    for (int i = 0; i < ADDS_EACH; i++) {
        metrics_add(metrics, PLAIN, 0, 0, 1);
        metrics_observe(metrics, TIMES, 0, 0, 300);
    }
    return NULL;
}

static void threads_count_without_losing_any(void **state)
{
    pthread_t threads[ADDERS];
    for (size_t i = 0; i < ADDERS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, add_many, *state), 0);
    (void)printed(*state); /* beside them */
    for (size_t i = 0; i < ADDERS; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(metrics_get(*state, PLAIN, 0, 0), ADDERS * ADDS_EACH);
    HAS(*state, "test_duration_seconds_count{size=\"small\"} 400000\n");
    HAS(*state, "test_duration_seconds_sum{size=\"small\"} 120000\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_row_says_what_it_is, set_up, tear_down),
        cmocka_unit_test_setup_teardown(label_values_cannot_break_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_gauge_is_absent_until_something_is_known, set_up, tear_down),
        cmocka_unit_test_setup_teardown(numbers_are_printed_in_their_unit_without_rounding, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_histogram_counts_up_to_each_bound, set_up, tear_down),
        cmocka_unit_test_setup_teardown(learned_values_find_their_place_again_and_then_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_never_learned_is_not_printed, set_up, tear_down),
        cmocka_unit_test(nobody_watching_costs_nothing),
        cmocka_unit_test_setup_teardown(threads_count_without_losing_any, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
