/* The printed instant, and clocks that go forward. */
#include "testing.h"

#include "disruption/base/attributes.h"
#include "disruption/base/clock.h"

struct row {
    const char *name;
    int64_t at_ms;
    int with_ms;
    const char *text;
};

static const struct row rows[] = {
    {"the_beginning", 0, 0, "1970-01-01T00:00:00Z"},
    {"with_milliseconds", 7, 1, "1970-01-01T00:00:00.007Z"},
    {"milliseconds_are_dropped_not_rounded", 1999, 0, "1970-01-01T00:00:01Z"},
    {"before_the_beginning", -1, 1, "1969-12-31T23:59:59.999Z"},
    {"whole_second_before_the_beginning", -1000, 1, "1969-12-31T23:59:59.000Z"},
    {"leap_day", INT64_C(1709208000000), 0, "2024-02-29T12:00:00Z"},
    {"no_leap_day_in_2100", INT64_C(4107542400000), 0, "2100-03-01T00:00:00Z"},
    {"past_2038", INT64_C(2147483648000), 0, "2038-01-19T03:14:08Z"},
    {"latest_that_can_be_said", INT64_MAX, 1, "292278994-08-17T07:12:55.807Z"},
    {"earliest_that_can_be_said", INT64_MIN, 1, "-292275055-05-16T16:47:04.192Z"},
};

static void an_instant_prints_as_its_row_says(void **state)
{
    const struct row *row = *state;
    char text[CLOCK_TEXT_MAX];
    assert_string_equal(clock_iso(row->at_ms, row->with_ms, text), row->text);
}

static void clocks_agree_on_their_unit(void **state)
{
    (void)state;
    int64_t before_us = clock_steady_us();
    int64_t between_ms = clock_steady_ms();
    int64_t after_us = clock_steady_us();
    assert_true(before_us / 1000 <= between_ms && between_ms <= after_us / 1000);
    assert_true(clock_now_ms() > INT64_C(1700000000000)); /* later than the first line of this file */
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(rows) + 1];
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        tests[i] = (struct CMUnitTest)ROW_TEST(an_instant_prints_as_its_row_says, &rows[i]);
    tests[COUNT_OF(rows)] = (struct CMUnitTest)cmocka_unit_test(clocks_agree_on_their_unit);
    return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
