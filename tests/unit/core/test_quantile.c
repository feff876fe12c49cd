/* How sure one may be of a quantile, a share, a difference. */
#include "testing.h"

#include "disruption/core/statistics.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intervals_exist_from_enough_values_on),
        cmocka_unit_test(counts_differ_when_chance_is_small),
        cmocka_unit_test(medians_differ_when_their_intervals_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
