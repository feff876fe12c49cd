/* Backoff as arithmetic. */
#include "testing.h"

#include <stdbool.h>

#include "disruption/base/attributes.h"
#include "disruption/net/retry.h"

struct row {
    const char *name;
    struct backoff policy;
    unsigned attempt;
    uint32_t chance;
    int64_t wait_ms;
};

static const struct row rows[] = {
    {"first_wait", {1000, 60000, 0}, 1, 0, 1000},
    {"second_doubles", {1000, 60000, 0}, 2, 0, 2000},
    {"sixth", {1000, 60000, 0}, 6, 0, 32000},
    {"seventh_meets_the_limit", {1000, 60000, 0}, 7, 0, 60000},
    {"a_million_tries_do_not_overflow", {1000, 60000, 0}, 1000000, 0, 60000},
    {"limit_below_first", {1000, 500, 0}, 1, 0, 500},
    {"huge_limit_does_not_overflow", {1, INT64_MAX / 200, 0}, 4000000000u, 0, INT64_MAX / 200},
    {"no_luck_waits_fully", {1000, 60000, 30}, 3, 0, 4000},
    {"all_luck_cuts_the_jitter", {1000, 60000, 30}, 3, UINT32_MAX, 2800},
    {"half_luck", {1000, 60000, 100}, 5, UINT32_MAX / 2 + 1, 8000},
    {"full_jitter_keeps_half_of_first", {1000, 60000, 100}, 5, UINT32_MAX, 500},
    {"attempt_zero_is_the_first", {1000, 60000, 0}, 0, 0, 1000},
};

static void a_wait_is_as_its_row_says(void **state)
{
    const struct row *row = *state;
    int64_t wait = backoff_wait_ms(&row->policy, row->attempt, row->chance);
    assert_in_range(wait, row->wait_ms > 0 ? row->wait_ms - 1 : 0, row->wait_ms);
}

static void chance_varies(void **state)
{
    (void)state;
    uint32_t first = backoff_chance();
    bool varied = false;
    for (int i = 0; i < 8 && !varied; i++)
        varied = backoff_chance() != first;
    assert_true(varied);
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(rows) + 1];
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        tests[i] = (struct CMUnitTest)ROW_TEST(a_wait_is_as_its_row_says, &rows[i]);
    tests[COUNT_OF(rows)] = (struct CMUnitTest)cmocka_unit_test(chance_varies);
    return cmocka_run_group_tests_name("retry", tests, NULL, NULL);
}
