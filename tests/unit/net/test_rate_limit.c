/* The bucket under a clock that the test moves. */
#include "testing.h"

#include "disruption/base/attributes.h"
#include "disruption/net/rate_limit.h"

struct step {
    int64_t at_ms;
    int64_t pause_ms; /* 0: take instead */
    int64_t wait_ms;  /* expected of the take, give or take one */
    int reserve;
};

struct row {
    const char *name;
    int per_minute, burst;
    struct step steps[8]; /* ends with at_ms -1 */
};

static const struct row rows[] = {
    {"burst_then_wait",
     60,
     2,
     {{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 1000, 0}, {400, 0, 600, 0}, {1001, 0, 0, 0}, {-1, 0, 0, 0}}},
    {"asking_does_not_cost",
     60,
     1,
     {{0, 0, 0, 0}, {0, 0, 1000, 0}, {0, 0, 1000, 0}, {1001, 0, 0, 0}, {-1, 0, 0, 0}}},
    {"a_long_rest_fills_no_more_than_the_burst",
     60,
     2,
     {{3600000, 0, 0, 0}, {3600000, 0, 0, 0}, {3600000, 0, 1000, 0}, {-1, 0, 0, 0}}},
    {"unlimited", 0, 1, {{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {-1, 0, 0, 0}}},
    {"unlimited_still_pauses", 0, 1, {{0, 500, 0, 0}, {100, 0, 400, 0}, {500, 0, 0, 0}, {-1, 0, 0, 0}}},
    {"a_pause_holds_a_full_bucket",
     60,
     5,
     {{0, 30000, 0, 0}, {29999, 0, 1, 0}, {30000, 0, 0, 0}, {-1, 0, 0, 0}}},
    {"a_shorter_pause_changes_nothing",
     60,
     5,
     {{0, 30000, 0, 0}, {10, 100, 0, 0}, {500, 0, 29500, 0}, {-1, 0, 0, 0}}},
    {"a_negative_pause_is_none", 60, 5, {{0, -5, 0, 0}, {0, 0, 0, 0}, {-1, 0, 0, 0}}},
    {"a_clock_that_stands_still",
     60,
     1,
     {{1000, 0, 0, 0}, {1000, 0, 1000, 0}, {900, 0, 1000, 0}, {-1, 0, 0, 0}}},
    {"after_a_pause_not_all_comes_at_once",
     60,
     5,
     {{0, 30000, 0, 0}, {30000, 0, 0, 0}, {30000, 0, 0, 0}, {30000, 0, 0, 0}, {30000, 0, 1000, 0}, {-1, 0, 0, 0}}},
    {"the_bucket_keeps_its_last_calls_back",
     60,
     4,
     {{0, 0, 0, 2}, {0, 0, 0, 2}, {0, 0, 1000, 2}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 1000, 0}, {-1, 0, 0, 0}}},
    {"a_small_bucket_keeps_all_but_one_back", 60, 2, {{0, 0, 0, 9}, {0, 0, 1000, 9}, {0, 0, 0, 0}, {-1, 0, 0, 0}}},
    {"no_minute_has_more_than_its_number",
     3,
     3,
     {{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {40000, 0, 21000, 0}, {60999, 0, 1, 0}, {61000, 0, 0, 0}, {-1, 0, 0, 0}}},
    {"a_minute_keeps_its_last_calls_back",
     3,
     3,
     {{0, 0, 0, 0}, {0, 0, 0, 0}, {40000, 0, 21000, 1}, {40000, 0, 0, 0}, {61000, 0, 0, 0}, {-1, 0, 0, 0}}},
    {"a_burst_of_nothing_is_one", 60, 0, {{0, 0, 0, 0}, {0, 0, 1000, 0}, {-1, 0, 0, 0}}},
};

static void a_bucket_acts_as_its_row_says(void **state)
{
    const struct row *row = *state;
    struct rate_limit limit;
    rate_limit_init(&limit, row->per_minute, row->burst, 0);
    for (const struct step *step = row->steps; step->at_ms >= 0; step++) {
        if (step->pause_ms != 0) {
            rate_limit_pause(&limit, step->at_ms, step->pause_ms);
            continue;
        }
        int64_t wait = rate_limit_take(&limit, step->reserve, step->at_ms);
        if (step->wait_ms == 0)
            assert_int_equal(wait, 0);
        else
            assert_in_range(wait, step->wait_ms, step->wait_ms + 1);
    }
    rate_limit_done(&limit);
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(rows)];
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        tests[i] = (struct CMUnitTest)ROW_TEST(a_bucket_acts_as_its_row_says, &rows[i]);
    return cmocka_run_group_tests_name("rate limit", tests, NULL, NULL);
}
