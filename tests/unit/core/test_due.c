/* Days to come, by the calendar of whoever types them. */
#include "testing.h"

#include "disruption/base/attributes.h"
#include "disruption/core/due.h"

#define WEDNESDAY INT64_C(1772625600000) /* 2026-03-04T12:00:00Z */
#define LATE INT64_C(1772665200000)      /* 2026-03-04T23:00:00Z */

struct due_row {
    const char *name, *text, *zone;
    int64_t now_ms;
    const char *expected; /* NULL: refused */
    const char *told;
};

static const struct due_row due_rows[] = {
    {"date", "2026-03-13", "UTC", WEDNESDAY, "2026-03-13", 0},
    {"today", "today", "UTC", WEDNESDAY, "2026-03-04", 0},
    {"tomorrow", "Tomorrow", "UTC", WEDNESDAY, "2026-03-05", 0},
    {"today_of_a_zone_ahead", "today", "Asia/Tokyo", LATE, "2026-03-05", 0},
    {"weekday", "fri", "UTC", WEDNESDAY, "2026-03-06", 0},
    {"weekday_of_today_is_next_weeks", "wednesday", "UTC", WEDNESDAY, "2026-03-11", 0},
    {"weekday_before_today_is_next_weeks", "tue", "UTC", WEDNESDAY, "2026-03-10", 0},
    {"days", "+5d", "UTC", WEDNESDAY, "2026-03-09", 0},
    {"no_days", "+0d", "UTC", WEDNESDAY, "2026-03-04", 0},
    {"weeks", "+2w", "UTC", WEDNESDAY, "2026-03-18", 0},
    {"working_days", "+2bd", "UTC", WEDNESDAY, "2026-03-06", 0},
    {"working_days_over_a_weekend", "+3bd", "UTC", WEDNESDAY, "2026-03-09", 0},
    {"over_a_leap_day", "+1460d", "UTC", WEDNESDAY, "2030-03-03", 0},
    {"nothing", " ", "UTC", WEDNESDAY, NULL, "missing"},
    {"a_word", "soon", "UTC", WEDNESDAY, NULL, "is not a day"},
    {"no_unit", "+5", "UTC", WEDNESDAY, NULL, "is not a day"},
    {"no_number", "+d", "UTC", WEDNESDAY, NULL, "is not a day"},
    {"back", "-5d", "UTC", WEDNESDAY, NULL, "is not a day"},
    {"no_such_date", "2026-02-30", "UTC", WEDNESDAY, NULL, "is not a day"},
    {"date_with_more", "2026-03-13-1", "UTC", WEDNESDAY, NULL, "is not a day"},
    {"passed", "2026-03-03", "UTC", WEDNESDAY, NULL, "has passed"},
    {"too_far", "2126-03-13", "UTC", WEDNESDAY, NULL, "ten years"},
    {"too_many_weeks", "+3000w", "UTC", WEDNESDAY, NULL, "ten years"},
};

static void a_day_reads_as_its_row_says(void **state)
{
    const struct due_row *row = *state;
    struct err err = ERR_INIT;
    char day[DUE_LEN + 1] = "untouched";
    bool read = due_read(slice_of(row->text), row->zone, row->now_ms, day, &err);
    assert_int_equal(read, row->expected != NULL);
    assert_string_equal(day, read ? row->expected : "untouched");
    assert_int_equal(err.kind, read ? ERR_NONE : ERR_INVALID);
    assert_true(read || strstr(err.text, row->told) != NULL);
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(due_rows)];
    for (size_t i = 0; i < COUNT_OF(due_rows); i++)
        tests[i] = (struct CMUnitTest)ROW_TEST(a_day_reads_as_its_row_says, &due_rows[i]);
    return cmocka_run_group_tests_name("due", tests, NULL, NULL);
}
