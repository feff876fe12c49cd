/* Words for the beginning of a period. */
#include "testing.h"

#include <stdio.h>

#include "disruption/base/attributes.h"
#include "disruption/core/duration.h"
#include "disruption/core/incident.h"
#include "disruption/core/since.h"

#define NOW_MS INT64_C(1774958400000) /* 2026-03-31 12:00 UTC, a Tuesday */

struct row {
    const char *name, *text, *zone;
    const char *expected; /* NULL: refused */
};

static const struct row rows[] = {
    {"days", "90d", "UTC", "2025-12-31 00:00 UTC"},
    {"no_days_is_today", "0d", "UTC", "2026-03-31 00:00 UTC"},
    {"weeks", "2w", "UTC", "2026-03-17 00:00 UTC"},
    {"words_of_units", "2 weeks", "UTC", "2026-03-17 00:00 UTC"},
    {"months_end_where_they_end", "1mo", "UTC", "2026-02-28 00:00 UTC"},
    {"months_over_the_year", "6mo", "UTC", "2025-09-30 00:00 UTC"},
    {"years", "1y", "UTC", "2025-03-31 00:00 UTC"},
    {"a_year", "2025", "UTC", "2025-01-01 00:00 UTC"},
    {"a_month", "2026-03", "UTC", "2026-03-01 00:00 UTC"},
    {"a_day", "2026-03-05", "UTC", "2026-03-05 00:00 UTC"},
    {"a_day_of_the_zone", "2026-03-30", "Europe/Berlin", "2026-03-30 00:00 CEST"},
    {"a_day_before_the_clocks_changed", "2026-03-29", "Europe/Berlin", "2026-03-29 00:00 CET"},
    {"a_day_without_midnight", "2025-09-07", "America/Santiago", "2025-09-07 01:00 -03"},
    {"today", "today", "UTC", "2026-03-31 00:00 UTC"},
    {"yesterday", "yesterday", "Asia/Kolkata", "2026-03-30 00:00 IST"},
    {"a_time_is_its_day", "2026-03-05 14:02", "UTC", "2026-03-05 00:00 UTC"},
    {"everything", "all", "UTC", "ever"},
    {"no_unit", "90", "UTC", NULL},
    {"minutes", "90m", "UTC", NULL},
    {"no_such_day", "2026-02-30", "UTC", NULL},
    {"no_such_month", "2026-13", "UTC", NULL},
    {"tomorrow_has_not_come", "2026-04-01", "UTC", NULL},
    {"before_all_years", "9999y", "UTC", NULL},
    {"nothing", "", "UTC", NULL},
};

static void since_is(void **state)
{
    const struct row *row = *state;
    struct err err = ERR_INIT;
    int64_t at_ms;
    struct buf said;
    if (row->expected == NULL) {
        assert_false(since_read(slice_of(row->text), row->zone, NOW_MS, &at_ms, &err));
        assert_int_equal(err.kind, ERR_INVALID);
        return;
    }
    assert_true(since_read(slice_of(row->text), row->zone, NOW_MS, &at_ms, &err));
    buf_init(&said, 64);
    if (at_ms == TIME_UNKNOWN)
        buf_text(&said, "ever");
    else
        instant_write(at_ms, row->zone, false, &said);
    assert_string_equal(buf_string(&said), row->expected);
    buf_done(&said);
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(rows)];
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        tests[i] = (struct CMUnitTest)ROW_TEST(since_is, &rows[i]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
