/* Durations and instants as people read them. */
#include "testing.h"

#include "disruption/base/attributes.h"
#include "disruption/base/clock.h"
#include "disruption/core/duration.h"
#include "disruption/core/incident.h"

struct duration_row {
    const char *name;
    int64_t seconds;
    const char *expected;
};

static const struct duration_row duration_rows[] = {
    {"nothing", 0, "0 s"},
    {"seconds", 45, "45 s"},
    {"last_second", 59, "59 s"},
    {"a_minute", 60, "1 min"},
    {"seconds_go_above_a_minute", 119, "1 min"},
    {"minutes", 720, "12 min"},
    {"an_hour_without_minutes", 3600, "1 h"},
    {"hours_and_minutes", 4380, "1 h 13 min"},
    {"days_are_kept", 93900, "1 d 2 h 5 min"},
    {"a_day_and_minutes", 86700, "1 d 5 min"},
    {"a_month_is_days", 2592000, "30 d"},
    {"negative", -90, "-1 min"},
    {"most_negative", INT64_MIN, "-106751991167300 d 15 h 30 min"},
};

static void a_duration_is_written_as_its_row_says(void **state)
{
    const struct duration_row *row = *state;
    struct buf out;
    buf_init(&out, 256);
    duration_write(row->seconds, &out);
    assert_string_equal(buf_string(&out), row->expected);
    buf_done(&out);
}

#define MARCH_1 INT64_C(1772373727000) /* 2026-03-01T14:02:07Z */

struct instant_row {
    const char *name;
    int64_t at_ms;
    const char *zone;
    bool seconds;
    const char *expected;
};

static const struct instant_row instant_rows[] = {
    {"no_zone_is_utc", MARCH_1, NULL, false, "2026-03-01 14:02 UTC"},
    {"with_seconds", MARCH_1, "UTC", true, "2026-03-01 14:02:07 UTC"},
    {"winter", MARCH_1, "Europe/Berlin", false, "2026-03-01 15:02 CET"},
    {"summer", MARCH_1 + 90 * DAY_MS, "Europe/Berlin", false, "2026-05-30 16:02 CEST"},
    {"zone_without_letters", MARCH_1, "Australia/Lord_Howe", false, "2026-03-02 01:02 +11"},
    {"unknown_zone_is_utc", MARCH_1, "Mars/Olympus", false, "2026-03-01 14:02 UTC"},
    {"before_1970", -1, "UTC", true, "1969-12-31 23:59:59 UTC"},
    {"unknown", TIME_UNKNOWN, "UTC", false, "unknown"},
};

static void an_instant_is_written_as_its_row_says(void **state)
{
    const struct instant_row *row = *state;
    struct buf out;
    buf_init(&out, 256);
    instant_write(row->at_ms, row->zone, row->seconds, &out);
    assert_string_equal(buf_string(&out), row->expected);
    buf_done(&out);
}

struct confirm_row {
    const char *name;
    int64_t at_ms, now_ms;
    const char *zone, *expected;
};

static const struct confirm_row confirm_rows[] = {
    {"same_day", MARCH_1 - 7000, MARCH_1, "Europe/Berlin", "15:02 CET (14:02 UTC)"},
    {"seconds_are_kept", MARCH_1, MARCH_1, "Europe/Berlin", "15:02:07 CET (14:02:07 UTC)"},
    {"utc_once", MARCH_1 - 7000, MARCH_1, "UTC", "14:02 UTC"},
    {"another_day", MARCH_1 - 7000, MARCH_1 + DAY_MS, "Europe/Berlin",
     "2026-03-01 15:02 CET (2026-03-01 14:02 UTC)"},
    {"another_day_in_utc_alone", MARCH_1 - 7000, MARCH_1, "Asia/Tokyo", "23:02 JST (14:02 UTC)"},
    {"today_here_yesterday_in_utc", MARCH_1 - 7000 + 2 * HOUR_MS, MARCH_1 + 11 * HOUR_MS,
     "Asia/Tokyo", "01:02 JST (2026-03-01 16:02 UTC)"},
};

static void an_instant_is_confirmed_as_its_row_says(void **state)
{
    const struct confirm_row *row = *state;
    struct buf out;
    buf_init(&out, 256);
    instant_confirm(row->at_ms, row->zone, row->now_ms, &out);
    assert_string_equal(buf_string(&out), row->expected);
    buf_done(&out);
}

struct zone_row {
    const char *name, *zone;
    bool known;
};

static const struct zone_row zone_rows[] = {
    {"utc", "UTC", true},
    {"city", "America/Argentina/Buenos_Aires", true},
    {"offset_zone_of_the_list", "Etc/GMT+5", true},
    {"none", NULL, false},
    {"empty", "", false},
    {"no_such_city", "Europe/Atlantis", false},
    {"folder", "Europe", false},
    {"path_up", "../../../etc/passwd", false},
    {"path_from_the_root", "/etc/localtime", false},
    {"posix_rule", "FOO5BAR", false},
    {"with_leap_seconds", "right/UTC", false},
    {"of_this_machine", "localtime", false},
};

static void a_zone_is_known_as_its_row_says(void **state)
{
    const struct zone_row *row = *state;
    assert_int_equal(zone_known(row->zone), row->known);
}

struct span_row {
    const char *name, *text;
    int64_t ms; /* 0: it is none */
};

static const struct span_row spans[] = {
    {"seconds", "90s", 90 * SECOND_MS}, {"minutes", "20m", 20 * MINUTE_MS}, {"min", "20 min", 20 * MINUTE_MS},
    {"two_units", "1h30m", 90 * MINUTE_MS}, {"days", "1d", DAY_MS}, {"weeks", "2W", 14 * DAY_MS},
    {"no_unit", "20", 0}, {"no_number", "m", 0}, {"nothing", "", 0}, {"zero", "0m", 0}, {"negative", "-5m", 0},
    {"too_long", "2000d", 0}, {"rest", "5m later", 0},
};

static void spans_are_read(void **state)
{
    const struct span_row *row = *state;
    int64_t ms = 0;
    assert_int_equal(duration_read(slice_of(row->text), &ms), row->ms != 0);
    assert_int_equal(ms, row->ms);
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(duration_rows) + COUNT_OF(instant_rows) +
                            COUNT_OF(confirm_rows) + COUNT_OF(zone_rows) + COUNT_OF(spans)];
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(duration_rows); i++)
        tests[count++] =
            (struct CMUnitTest)ROW_TEST(a_duration_is_written_as_its_row_says, &duration_rows[i]);
    for (size_t i = 0; i < COUNT_OF(instant_rows); i++)
        tests[count++] =
            (struct CMUnitTest)ROW_TEST(an_instant_is_written_as_its_row_says, &instant_rows[i]);
    for (size_t i = 0; i < COUNT_OF(confirm_rows); i++)
        tests[count++] =
            (struct CMUnitTest)ROW_TEST(an_instant_is_confirmed_as_its_row_says, &confirm_rows[i]);
    for (size_t i = 0; i < COUNT_OF(zone_rows); i++)
        tests[count++] =
            (struct CMUnitTest)ROW_TEST(a_zone_is_known_as_its_row_says, &zone_rows[i]);
    for (size_t i = 0; i < COUNT_OF(spans); i++)
        tests[count++] = (struct CMUnitTest)ROW_TEST(spans_are_read, &spans[i]);
    return cmocka_run_group_tests_name("duration", tests, NULL, NULL);
}
