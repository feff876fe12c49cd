/* A wrong clock is told from late deliveries. */
#include "testing.h"

#include "disruption/core/skew.h"

struct run {
    const char *name;
    int64_t late_ms[8]; /* 0 ends but for the first */
    int64_t skew_ms;    /* of the last one; 0: not suspicious */
};

static const struct run runs[] = {
    {"a_clock_that_is_right_is_trusted", {200, 150, 900, 300, 100, 250}, 0},
    {"a_clock_that_is_ahead_is_seen", {60200, 60150, 60900, 60300, 60100}, 60100},
    {"a_clock_that_is_behind_is_seen", {-45000, -44800, -45000, -44900, -44000}, -44000},
    {"four_messages_are_not_enough", {60200, 60150, 60900, 60300}, 0},
    {"one_that_was_sent_again_says_nothing", {200, 300, 60000, 200, 100}, 0},
    {"what_piled_up_while_we_were_away_says_nothing", {300000, 240000, 180000, 120000, 60000}, 0},
    {"half_a_minute_is_not_suspicious", {29000, 29100, 29000, 29000, 29000}, 0},
    {"a_clock_that_was_set_right_is_trusted_again", {60200, 60150, 60900, 60300, 60100, 200}, 0},
};

static void deliveries(void **state)
{
    const struct run *row = *state;
    struct skew_watch watch = {.count = 0};
    int64_t skew_ms = 0;
    bool seen = false;
    for (size_t i = 0; i < 8 && row->late_ms[i] != 0; i++)
        seen = skew_judge(&watch, 1000000, 1000000 + row->late_ms[i], &skew_ms);
    assert_int_equal(seen, row->skew_ms != 0);
    if (seen)
        assert_int_equal(skew_ms, row->skew_ms);
}

static void it_is_said_once_and_again_when_it_grew(void **state)
{
    struct arena arena = {0};
    struct outcome out;
    struct incident incident = {.number = 1};
    const struct event event = {.kind = EVENT_MESSAGE};
    (void)state;
    outcome_init(&out, &arena);
    assert_true(skew_note(&incident, 40000, &event, &out));
    incident.skew_ms = 40000;
    assert_false(skew_note(&incident, 41000, &event, &out));
    assert_false(skew_note(&incident, -41000, &event, &out));
    assert_true(skew_note(&incident, 90000, &event, &out));
    assert_int_equal(out.fact_count, 2);
    outcome_done(&out);
    arena_done(&arena);
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(runs) + 1];
    for (size_t i = 0; i < COUNT_OF(runs); i++)
        tests[i] = (struct CMUnitTest)ROW_TEST(deliveries, &runs[i]);
    tests[COUNT_OF(runs)] = (struct CMUnitTest)cmocka_unit_test(it_is_said_once_and_again_when_it_grew);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
