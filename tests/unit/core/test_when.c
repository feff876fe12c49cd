/* Times as people type them, in their zones, around clock changes. */
#include "testing.h"

#include <stdio.h>
#include <time.h>

#include "disruption/base/attributes.h"
#include "disruption/base/clock.h"
#include "disruption/core/when.h"

struct read_row {
    const char *name, *text, *zone, *now; /* now: UTC, as clock_iso writes it */
    const char *expected;                 /* UTC; NULL: refused */
    const char *told;                     /* what a refusal's sentence holds */
};

#define NOON "2026-03-04T12:00:00Z" /* a Wednesday */

static const struct read_row read_rows[] = {
    {"clock_time_in_utc", "11:02", "UTC", NOON, "2026-03-04T11:02:00Z", 0},
    {"clock_time_now_is_now", "12:00", "UTC", NOON, "2026-03-04T12:00:00Z", 0},
    {"clock_time_ahead_is_yesterdays", "12:01", "UTC", NOON, "2026-03-03T12:01:00Z", 0},
    {"clock_time_with_seconds", "11:02:30", "UTC", NOON, "2026-03-04T11:02:30Z", 0},
    {"clock_time_of_one_digit", "9:05", "UTC", NOON, "2026-03-04T09:05:00Z", 0},
    {"clock_time_in_the_persons_zone", "06:30", "America/Toronto", NOON, "2026-03-04T11:30:00Z", 0},
    {"latest_day_is_the_persons_not_utcs", "23:50", "Asia/Tokyo", "2026-03-04T15:30:00Z",
     "2026-03-04T14:50:00Z", 0},
    {"half_hour_zone", "17:00", "Asia/Kolkata", NOON, "2026-03-04T11:30:00Z", 0},
    {"quarter_hour_zone", "17:00", "Asia/Kathmandu", NOON, "2026-03-04T11:15:00Z", 0},
    {"zone_unknown_counts_as_utc", "11:02", NULL, NOON, "2026-03-04T11:02:00Z", 0},
    {"afternoon_in_halves", "2:02pm", "UTC", NOON, "2026-03-03T14:02:00Z", 0},
    {"midnight_in_halves", "12:10 am", "UTC", NOON, "2026-03-04T00:10:00Z", 0},
    {"hour_alone_in_halves", "9am", "UTC", NOON, "2026-03-04T09:00:00Z", 0},
    {"now", "now", "UTC", NOON, NOON, 0},
    {"minutes_back", "-10m", "UTC", NOON, "2026-03-04T11:50:00Z", 0},
    {"minutes_ago", "10m ago", "UTC", NOON, "2026-03-04T11:50:00Z", 0},
    {"minutes_ago_in_words", "10 minutes ago", "UTC", NOON, "2026-03-04T11:50:00Z", 0},
    {"hours_ago", "2h ago", "UTC", NOON, "2026-03-04T10:00:00Z", 0},
    {"hours_and_minutes_ago", "1h30m ago", "UTC", NOON, "2026-03-04T10:30:00Z", 0},
    {"hours_and_minutes_ago_apart", "1 hour 30 min ago", "UTC", NOON, "2026-03-04T10:30:00Z", 0},
    {"days_back", "-2d", "UTC", NOON, "2026-03-02T12:00:00Z", 0},
    {"back_and_ago", "-10m ago", "UTC", NOON, "2026-03-04T11:50:00Z", 0},
    {"today", "today 09:00", "UTC", NOON, "2026-03-04T09:00:00Z", 0},
    {"yesterday", "yesterday 23:50", "UTC", NOON, "2026-03-03T23:50:00Z", 0},
    {"yesterday_of_a_zone_ahead", "yesterday 23:50", "Australia/Sydney", "2026-03-04T14:00:00Z",
     "2026-03-04T12:50:00Z", 0},
    {"yesterday_with_a_zone_of_its_own", "yesterday 23:50 America/Toronto", "UTC", NOON,
     "2026-03-04T04:50:00Z", 0},
    {"weekday", "mon 09:00", "UTC", NOON, "2026-03-02T09:00:00Z", 0},
    {"weekday_of_today_before", "wed 11:00", "UTC", NOON, "2026-03-04T11:00:00Z", 0},
    {"weekday_of_today_ahead_is_last_weeks", "Wednesday 13:00", "UTC", NOON, "2026-02-25T13:00:00Z",
     0},
    {"weekday_of_tomorrow_is_last_weeks", "thursday 09:00", "UTC", NOON, "2026-02-26T09:00:00Z", 0},
    {"date_and_time", "2026-03-01 14:02", "UTC", NOON, "2026-03-01T14:02:00Z", 0},
    {"date_and_time_in_zone", "2026-03-01 14:02", "Europe/Berlin", NOON, "2026-03-01T13:02:00Z", 0},
    {"date_in_summer_read_in_winter", "2025-07-01 14:02", "Europe/Berlin", NOON,
     "2025-07-01T12:02:00Z", 0},
    {"iso_with_z", "2026-03-01T14:02:07Z", "Europe/Berlin", NOON, "2026-03-01T14:02:07Z", 0},
    {"iso_in_small_letters", "2026-03-01t14:02z", "Europe/Berlin", NOON, "2026-03-01T14:02:00Z", 0},
    {"iso_with_offset", "2026-03-01T14:02+02:00", "UTC", NOON, "2026-03-01T12:02:00Z", 0},
    {"iso_with_short_offset", "2026-03-01T14:02-0530", "UTC", NOON, "2026-03-01T19:32:00Z", 0},
    {"iso_with_fraction", "2026-03-01T14:02:07.250Z", "UTC", NOON, "2026-03-01T14:02:07.250Z", 0},
    {"iso_without_offset_is_local", "2026-03-01T14:02", "Asia/Tokyo", NOON, "2026-03-01T05:02:00Z",
     0},
    {"zone_word_utc", "11:02 UTC", "Asia/Tokyo", NOON, "2026-03-04T11:02:00Z", 0},
    {"zone_word_gmt", "11:02 gmt", "Asia/Tokyo", NOON, "2026-03-04T11:02:00Z", 0},
    {"zone_word_z", "11:02Z", "Asia/Tokyo", NOON, "2026-03-04T11:02:00Z", 0},
    {"zone_word_city", "06:02 America/Toronto", "UTC", NOON, "2026-03-04T11:02:00Z", 0},
    {"zone_word_city_in_small_letters", "06:02 america/new_york", "UTC", NOON,
     "2026-03-04T11:02:00Z", 0},
    {"zone_word_offset", "13:02 +02:00", "UTC", NOON, "2026-03-04T11:02:00Z", 0},
    {"offset_moves_the_day", "03:30 +14:00", "UTC", NOON, "2026-03-03T13:30:00Z", 0},
    {"leap_day", "2024-02-29 10:00", "UTC", NOON, "2024-02-29T10:00:00Z", 0},
    {"a_minute_ahead_is_a_fast_clock", "2026-03-04 12:01", "UTC", NOON, "2026-03-04T12:01:00Z", 0},
    {"white_space_around", "  11:02  ", "UTC", NOON, "2026-03-04T11:02:00Z", 0},

    /* London: forward 2026-03-29 01:00 to 02:00, back 2026-10-25 02:00 to 01:00 */
    {"london_before_forward", "2026-03-29 00:59", "Europe/London", "2026-03-30T00:00:00Z",
     "2026-03-29T00:59:00Z", 0},
    {"london_skipped", "2026-03-29 01:30", "Europe/London", "2026-03-30T00:00:00Z", NULL,
     "2026-03-29T00:30Z for 00:30 GMT or 2026-03-29T01:30Z for 02:30 BST"},
    {"london_skipped_first_minute", "2026-03-29 01:00", "Europe/London", "2026-03-30T00:00:00Z",
     NULL, "was skipped in Europe/London"},
    {"london_after_forward", "2026-03-29 02:00", "Europe/London", "2026-03-30T00:00:00Z",
     "2026-03-29T01:00:00Z", 0},
    {"london_skipped_as_a_bare_clock_time", "01:30", "Europe/London", "2026-03-29T09:00:00Z", NULL,
     "was skipped"},
    {"london_skipped_on_a_weekday", "sun 01:30", "Europe/London", "2026-03-30T09:00:00Z", NULL,
     "was skipped"},
    {"london_skipped_yesterday", "yesterday 01:30", "Europe/London", "2026-03-30T09:00:00Z", NULL,
     "was skipped"},
    {"london_day_after_a_skip", "01:30", "Europe/London", "2026-03-30T09:00:00Z",
     "2026-03-30T00:30:00Z", 0},
    {"london_before_back", "2026-10-25 00:59", "Europe/London", "2026-10-26T00:00:00Z",
     "2026-10-24T23:59:00Z", 0},
    {"london_doubled", "2026-10-25 01:30", "Europe/London", "2026-10-26T00:00:00Z", NULL,
     "2026-10-25T00:30Z for 01:30 BST or 2026-10-25T01:30Z for 01:30 GMT"},
    {"london_doubled_but_one_is_ahead", "01:30", "Europe/London", "2026-10-25T00:45:00Z",
     "2026-10-25T00:30:00Z", 0},
    {"london_doubled_and_both_ahead", "01:30", "Europe/London", "2026-10-25T00:10:00Z",
     "2026-10-24T00:30:00Z", 0},
    {"london_after_back", "2026-10-25 02:00", "Europe/London", "2026-10-26T00:00:00Z",
     "2026-10-25T02:00:00Z", 0},
    {"london_doubled_with_offset_is_clear", "2026-10-25 01:30 +00:00", "Europe/London",
     "2026-10-26T00:00:00Z", "2026-10-25T01:30:00Z", 0},
    {"relative_over_a_change", "-2h", "Europe/London", "2026-10-25T01:45:00Z",
     "2026-10-24T23:45:00Z", 0},

    /* New York: forward 2026-03-08 02:00 to 03:00, back 2026-11-01 02:00 to 01:00 */
    {"new_york_skipped", "2026-03-08 02:30", "America/New_York", "2026-03-09T00:00:00Z", NULL,
     "2026-03-08T06:30Z for 01:30 EST or 2026-03-08T07:30Z for 03:30 EDT"},
    {"new_york_after_forward", "2026-03-08 03:00", "America/New_York", "2026-03-09T00:00:00Z",
     "2026-03-08T07:00:00Z", 0},
    {"new_york_doubled", "2026-11-01 01:30", "America/New_York", "2026-11-02T00:00:00Z", NULL,
     "2026-11-01T05:30Z for 01:30 EDT or 2026-11-01T06:30Z for 01:30 EST"},
    {"new_york_after_back", "2026-11-01 02:00", "America/New_York", "2026-11-02T00:00:00Z",
     "2026-11-01T07:00:00Z", 0},

    /* Lord Howe: back half an hour 2026-04-05 02:00 to 01:30, forward 2026-10-04 02:00 to 02:30 */
    {"lord_howe_doubled", "2026-04-05 01:45", "Australia/Lord_Howe", "2026-04-06T00:00:00Z", NULL,
     "2026-04-04T14:45Z for 01:45 +11 or 2026-04-04T15:15Z for 01:45 +1030"},
    {"lord_howe_before_back", "2026-04-05 01:29", "Australia/Lord_Howe", "2026-04-06T00:00:00Z",
     "2026-04-04T14:29:00Z", 0},
    {"lord_howe_after_back", "2026-04-05 02:00", "Australia/Lord_Howe", "2026-04-06T00:00:00Z",
     "2026-04-04T15:30:00Z", 0},
    {"lord_howe_skipped", "2026-10-04 02:15", "Australia/Lord_Howe", "2026-10-05T00:00:00Z", NULL,
     "2026-10-03T15:15Z for 01:45 +1030 or 2026-10-03T15:45Z for 02:45 +11"},
    {"lord_howe_after_forward", "2026-10-04 02:30", "Australia/Lord_Howe", "2026-10-05T00:00:00Z",
     "2026-10-03T15:30:00Z", 0},
    {"a_whole_day_skipped", "2011-12-30 12:00", "Pacific/Apia", NOON, NULL, "was skipped"},

    {"nothing", "", "UTC", NOON, NULL, "missing"},
    {"a_word", "soon", "UTC", NOON, NULL, "is not a time"},
    {"a_number", "10", "UTC", NOON, NULL, "is not a time"},
    {"hour_too_big", "24:00", "UTC", NOON, NULL, "is not a time"},
    {"minute_too_big", "12:60", "UTC", NOON, NULL, "is not a time"},
    {"minute_of_one_digit", "12:5", "UTC", NOON, NULL, "is not a time"},
    {"halves_of_a_big_hour", "14:02pm", "UTC", NOON, NULL, "is not a time"},
    {"date_alone", "2026-03-01", "UTC", NOON, NULL, "is not a time"},
    {"no_such_date", "2026-02-30 10:00", "UTC", NOON, NULL, "no such day"},
    {"no_leap_day", "2026-02-29 10:00", "UTC", NOON, NULL, "no such day"},
    {"year_of_a_slip", "0202-03-01 10:00", "UTC", NOON, NULL, "no such day"},
    {"words_after", "11:02 rolled back", "UTC", NOON, NULL, "is not a time"},
    {"unit_unknown", "-10x", "UTC", NOON, NULL, "is not a time"},
    {"ahead", "+10m", "UTC", NOON, NULL, "2026-03-04T12:10Z is in the future"},
    {"date_ahead", "2026-03-04 12:02", "UTC", NOON, NULL, "in the future"},
    {"today_ahead", "today 18:00", "UTC", NOON, NULL, "in the future"},
    {"before_the_beginning_of_time", "-100000w", "UTC", NOON, NULL, "too long ago"},
    {"no_such_zone", "11:02 America/Torronto", "UTC", NOON, NULL, "no time zone America/Torronto"},
    {"letters_of_many_zones", "11:02 CET", "UTC", NOON, NULL, "CET can mean more than one"},
    {"offset_beyond_the_earth", "11:02+15:00", "UTC", NOON, NULL, "is not a time"},
    {"zone_that_is_a_path", "11:02 ../../etc/passwd", "UTC", NOON, NULL, "is not a time"},
};

/* Reads what clock_iso writes, without the code under test. */
static int64_t instant(const char *iso)
{
    int year, month, day, hour, minute, second, ms = 0;
    assert_true(sscanf(iso, "%d-%d-%dT%d:%d:%d.%d", &year, &month, &day, &hour, &minute, &second,
                       &ms) >= 6);
    struct tm tm = {.tm_year = year - 1900,
                    .tm_mon = month - 1,
                    .tm_mday = day,
                    .tm_hour = hour,
                    .tm_min = minute,
                    .tm_sec = second};
    return (int64_t)timegm(&tm) * 1000 + ms;
}

static void a_time_reads_as_its_row_says(void **state)
{
    const struct read_row *row = *state;
    struct err err = ERR_INIT;
    int64_t at_ms = -7;
    bool read = when_read(slice_of(row->text), row->zone, instant(row->now), &at_ms, &err);
    if (row->expected == NULL) {
        assert_false(read);
        assert_int_equal(err.kind, ERR_INVALID);
        assert_int_equal(at_ms, -7); /* untouched */
        if (strstr(err.text, row->told) == NULL)
            fail_msg("\"%s\" does not say \"%s\"", err.text, row->told);
        return;
    }
    char said[CLOCK_TEXT_MAX];
    assert_string_equal(err.text, "");
    assert_true(read);
    assert_string_equal(clock_iso(at_ms, at_ms % 1000 != 0, said), row->expected);
}

struct span_row {
    const char *name, *text, *time;
    bool needs_zone; /* of the time alone */
};

static const struct span_row span_rows[] = {
    {"clock_time_before_text", "14:02 rolled back", "14:02", true},
    {"day_and_time_before_text", "yesterday 23:50 rolled back", "yesterday 23:50", true},
    {"zone_belongs_to_it", "yesterday 23:50 America/Toronto rolled back",
     "yesterday 23:50 America/Toronto", false},
    {"utc_belongs_to_it", "14:02 utc x", "14:02 utc", false},
    {"misspelt_zone_belongs_to_it", "14:02 America/Torronto x", "14:02 America/Torronto", false},
    {"slash_in_text_does_not", "14:02 and/or later", "14:02", true},
    {"capitals_in_text_do_not", "14:02 DNS is back", "14:02", true},
    {"ambiguous_zone_belongs_to_it", "14:02 CET x", "14:02 CET", false},
    {"date_and_time", "2026-03-01 14:02 x", "2026-03-01 14:02", true},
    {"iso", "2026-03-01T14:02Z x", "2026-03-01T14:02Z", false},
    {"ago", "10 min ago it fell", "10 min ago", false},
    {"back", "-10m 5 hosts", "-10m", false},
    {"number_without_ago", "10 min later", "", false},
    {"am_in_a_word", "2:02 amazing", "2:02", true},
    {"weekday_without_time", "mon it fell", "", false},
    {"text", "rolled back", "", false},
    {"nothing", "", "", false},
    {"glued_text", "14:02x", "", false},
};

static void a_time_ends_where_its_row_says(void **state)
{
    const struct span_row *row = *state;
    assert_int_equal(when_span(slice_of(row->text)), strlen(row->time));
    assert_int_equal(when_needs_zone(slice_of(row->time)), row->needs_zone);
}

static void a_time_has_a_longest_length(void **state)
{
    (void)state;
    char text[] = "14:02                                                              UTC";
    int64_t at_ms;
    assert_true(sizeof(text) - 1 > WHEN_TEXT_MAX);
    assert_int_equal(when_span(slice_of(text)), 0);
    assert_false(when_needs_zone(slice_of(text)));
    assert_false(when_read(slice_of(text), "UTC", instant(NOON), &at_ms, NULL));
}

int main(void)
{
    struct CMUnitTest reads[COUNT_OF(read_rows)], spans[COUNT_OF(span_rows)];
    for (size_t i = 0; i < COUNT_OF(read_rows); i++)
        reads[i] = (struct CMUnitTest)ROW_TEST(a_time_reads_as_its_row_says, &read_rows[i]);
    for (size_t i = 0; i < COUNT_OF(span_rows); i++)
        spans[i] = (struct CMUnitTest)ROW_TEST(a_time_ends_where_its_row_says, &span_rows[i]);
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_time_has_a_longest_length)};
    int failed = cmocka_run_group_tests_name("when read", reads, NULL, NULL);
    failed += cmocka_run_group_tests_name("when span", spans, NULL, NULL);
    return failed + cmocka_run_group_tests_name("when", tests, NULL, NULL);
}
