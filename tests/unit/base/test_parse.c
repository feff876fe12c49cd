/* Numbers from text: whole, decimal, in range, or not a number. */
#include "testing.h"

#include "disruption/base/parse.h"

struct row {
    const char *name, *text;
    int64_t min, max;
    bool good;
    int64_t value;
};

static const struct row rows[] = {
    {"zero", "0", 0, 9, true, 0},
    {"minus_zero", "-0", 0, 9, true, 0},
    {"leading_zeros", "0007", 0, 9, true, 7},
    {"negative", "-12", -20, 20, true, -12},
    {"least_of_range", "3", 3, 5, true, 3},
    {"most_of_range", "5", 3, 5, true, 5},
    {"below_range", "2", 3, 5, false, 0},
    {"above_range", "6", 3, 5, false, 0},
    {"greatest_of_all", "9223372036854775807", INT64_MIN, INT64_MAX, true, INT64_MAX},
    {"least_of_all", "-9223372036854775808", INT64_MIN, INT64_MAX, true, INT64_MIN},
    {"one_too_great", "9223372036854775808", INT64_MIN, INT64_MAX, false, 0},
    {"one_too_small", "-9223372036854775809", INT64_MIN, INT64_MAX, false, 0},
    {"far_too_great", "99999999999999999999999999999999", INT64_MIN, INT64_MAX, false, 0},
    {"nothing", "", INT64_MIN, INT64_MAX, false, 0},
    {"sign_alone", "-", INT64_MIN, INT64_MAX, false, 0},
    {"plus", "+5", INT64_MIN, INT64_MAX, false, 0},
    {"two_signs", "--5", INT64_MIN, INT64_MAX, false, 0},
    {"space_before", " 5", INT64_MIN, INT64_MAX, false, 0},
    {"space_behind", "5 ", INT64_MIN, INT64_MAX, false, 0},
    {"point", "5.0", INT64_MIN, INT64_MAX, false, 0},
    {"hex", "0x5", INT64_MIN, INT64_MAX, false, 0},
    {"letter_inside", "1e3", INT64_MIN, INT64_MAX, false, 0},
    {"other_digits", "\xD9\xA3", INT64_MIN, INT64_MAX, false, 0},
};

static void a_number_is_read_as_its_row_says(void **state)
{
    const struct row *row = *state;
    int64_t value = 77;
    assert_int_equal(parse_integer(slice_of(row->text), row->min, row->max, &value), row->good);
    assert_true(value == (row->good ? row->value : 77)); /* untouched on failure */
}

static void only_the_slice_is_read(void **state)
{
    (void)state;
    int64_t value = 0;
    assert_true(parse_integer((struct slice){"123456", 3}, 0, 1000, &value));
    assert_int_equal(value, 123);
    assert_false(parse_integer((struct slice){NULL, 0}, 0, 1000, &value));
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(rows) + 1];
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        tests[i] = (struct CMUnitTest)ROW_TEST(a_number_is_read_as_its_row_says, &rows[i]);
    tests[COUNT_OF(rows)] = (struct CMUnitTest)cmocka_unit_test(only_the_slice_is_read);
    return cmocka_run_group_tests_name("parse", tests, NULL, NULL);
}
