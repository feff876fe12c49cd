/* Times and days that people type. First byte: which zone, and which moment is now; the rest: the words. */
#include "fuzzing.h"

#include "disruption/base/clock.h"
#include "disruption/core/due.h"
#include "disruption/core/when.h"

static const char *const zones[] = {"UTC",           "America/Toronto",     "Europe/Berlin", "Asia/Kathmandu",
                                    "Africa/Cairo",  "Australia/Lord_Howe", "Pacific/Apia",  "America/St_Johns"};
static const int64_t moments_ms[] = {
    INT64_C(1772373720000), /* 2026-03-01 14:02 UTC, a Sunday */
    INT64_C(1772953199000), /* the second before clocks go forward in Toronto */
    INT64_C(1793494800000), /* an hour that happens twice in Toronto */
    INT64_C(1709208000000), /* a leap day */
};

static void check_when(struct slice text, const char *zone, int64_t now_ms)
{
    struct err err = ERR_INIT;
    int64_t at_ms = INT64_MIN;
    size_t span = when_span(text);
    PROMISE(span <= text.len);
    (void)when_needs_zone(text);
    if (when_read(text, zone, now_ms, &at_ms, &err)) {
        PROMISE(at_ms <= now_ms + MINUTE_MS);
        PROMISE(slice_trim(text).len <= WHEN_TEXT_MAX);
    } else {
        PROMISE(at_ms == INT64_MIN && err.kind == ERR_INVALID);
        PROMISE(err.text[0] != '\0' && is_text(err.text));
    }
}

static void check_due(struct slice text, const char *zone, int64_t now_ms)
{
    struct err err = ERR_INIT;
    char day[DUE_LEN + 1] = "untouched!";
    char yesterday[CLOCK_TEXT_MAX];
    clock_iso(now_ms - DAY_MS, 0, yesterday); /* zones are at most a day apart from UTC's */
    yesterday[DUE_LEN] = '\0';
    if (due_read(text, zone, now_ms, day, &err)) {
        PROMISE(strlen(day) == DUE_LEN && day[4] == '-' && day[7] == '-');
        PROMISE(strcmp(day, yesterday) >= 0);
    } else {
        PROMISE(strcmp(day, "untouched!") == 0 && err.kind == ERR_INVALID && is_text(err.text));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    struct arena arena = {0};
    const char *text = input_clean(&arena, data + 1, size - 1);
    const char *zone = zones[data[0] % COUNT_OF(zones)];
    int64_t now_ms = moments_ms[data[0] / COUNT_OF(zones) % COUNT_OF(moments_ms)];
    check_when(slice_of(text), zone, now_ms);
    check_due(slice_of(text), zone, now_ms);
    arena_done(&arena);
    return 0;
}
