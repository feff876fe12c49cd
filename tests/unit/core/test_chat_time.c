/* The platform's time, told by a clock that nobody sets. */
#include "testing.h"

#include "disruption/base/clock.h"
#include "disruption/core/chat_time.h"

#define CHAT (INT64_C(1772366400) * SECOND_MS)

static void without_a_delivery_the_wall_is_all_there_is(void **state)
{
    struct chat_time time = {0};
    (void)state;
    assert_int_equal(chat_time_at(&time, 5000, CHAT + 7), CHAT + 7);
}

static void a_delivery_tells_it_whatever_the_wall_says(void **state)
{
    struct chat_time time = {0};
    (void)state;
    chat_time_hear(&time, CHAT, 5000);
    assert_int_equal(chat_time_at(&time, 5000, CHAT + DAY_MS), CHAT);
    assert_int_equal(chat_time_at(&time, 6000, CHAT - DAY_MS), CHAT + 1000);
    assert_int_equal(chat_time_at(&time, 4000, 0), CHAT - 1000);
}

static void what_comes_late_changes_nothing(void **state)
{
    struct chat_time time = {0};
    (void)state;
    chat_time_hear(&time, CHAT, 5000);
    chat_time_hear(&time, CHAT - HOUR_MS, 6000);
    assert_int_equal(chat_time_at(&time, 6000, 0), CHAT + 1000);
}

static void what_comes_sooner_and_after_a_sleep_counts(void **state)
{
    struct chat_time time = {0};
    (void)state;
    chat_time_hear(&time, CHAT - HOUR_MS, 5000); /* delivered again */
    chat_time_hear(&time, CHAT, 6000);
    assert_int_equal(chat_time_at(&time, 6000, 0), CHAT);
    chat_time_hear(&time, CHAT + 3 * HOUR_MS, 7000); /* the host slept */
    assert_int_equal(chat_time_at(&time, 7000, 0), CHAT + 3 * HOUR_MS);
}

static void a_clock_that_runs_fast_is_put_right(void **state)
{
    struct chat_time time = {0};
    (void)state;
    chat_time_hear(&time, CHAT, 0);
    int64_t later_ms = 30 * DAY_MS, fast_ms = later_ms + later_ms / 10000;
    chat_time_hear(&time, CHAT + later_ms, fast_ms);
    assert_int_equal(chat_time_at(&time, fast_ms, 0), CHAT + later_ms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_delivery_the_wall_is_all_there_is),
        cmocka_unit_test(a_delivery_tells_it_whatever_the_wall_says),
        cmocka_unit_test(what_comes_late_changes_nothing),
        cmocka_unit_test(what_comes_sooner_and_after_a_sleep_counts),
        cmocka_unit_test(a_clock_that_runs_fast_is_put_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
