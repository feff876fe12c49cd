/* Times that look like slips of the pen: told, never mended, and those in bad order never used. */
#include <stdlib.h>

#include "sample.h"

#define LONG_MS (INT64_C(30) * 24 * 3600 * 1000)

static const struct {
    const char *name, *sentence;
} kinds[DOUBT_COUNT] = {
    [DOUBT_ENDED_EARLY] = {"ended_before_start", "ended before it began"},
    [DOUBT_DETECTED_EARLY] = {"detected_before_start", "was noticed before it began"},
    [DOUBT_LONG_LENGTH] = {"length_over_30_days", "lasted over 30 days"},
    [DOUBT_LONG_TTD] = {"detection_over_30_days", "was noticed after over 30 days"},
    [DOUBT_FUTURE] = {"start_in_future", "begins in the future"},
    [DOUBT_YEAR] = {"odd_year", "began in another year than those around it"},
};

const char *doubt_name(enum doubt_kind kind)
{
    return kinds[kind].name;
}

const char *doubt_sentence(enum doubt_kind kind)
{
    return kinds[kind].sentence;
}

struct doubts {
    struct doubt *at;
    size_t count;
};

static void add(struct doubts *doubts, const struct sampled *one, enum doubt_kind kind, int64_t ms)
{
    doubts->at[doubts->count++] = (struct doubt){one->of->id, kind, ms / 1000};
}

static void check_span(struct doubts *doubts, const struct sampled *one, int64_t to_ms, enum doubt_kind early,
                       enum doubt_kind late)
{
    if (to_ms == TIME_UNKNOWN)
        return;
    if (to_ms < one->start_ms)
        add(doubts, one, early, one->start_ms - to_ms);
    else if (to_ms - one->start_ms > LONG_MS)
        add(doubts, one, late, to_ms - one->start_ms);
}

/* The sample's cases as they were recorded: neighbours there have much the same date. */
static const struct sampled **as_recorded(const struct sample *sample)
{
    const struct sampled **recorded = arena_new(sample->arena, sample->count, sizeof(*recorded));
    for (size_t i = 0; i < sample->count; i++)
        recorded[sample->cases[i].place] = &sample->cases[i];
    return recorded;
}

static int year_of(const struct sample *sample, const struct sampled *one)
{
    struct local_time wall;
    return zone_local(sample->frame.zone, one->start_ms, &wall) ? wall.year : 0;
}

static bool odd_year(const struct sample *sample, const struct sampled *const *recorded, size_t i)
{
    if (i == 0 || i + 1 >= sample->count)
        return false;
    int before = year_of(sample, recorded[i - 1]), after = year_of(sample, recorded[i + 1]);
    return before == after && year_of(sample, recorded[i]) != before;
}

const struct doubt *stat_doubts(const struct sample *sample, size_t *count)
{
    const struct sampled **recorded = as_recorded(sample);
    struct doubts doubts = {.at = arena_new(sample->arena, sample->count * DOUBT_COUNT, sizeof(*doubts.at))};
    for (size_t i = 0; i < sample->count; i++) {
        const struct sampled *one = recorded[i];
        bool odd = odd_year(sample, recorded, i);
        /* A wrong year may be what takes it out of the period. */
        if (one->of->kind != STAT_COUNTED || !(one->in_period || odd))
            continue;
        check_span(&doubts, one, one->of->ended_ms, DOUBT_ENDED_EARLY, DOUBT_LONG_LENGTH);
        check_span(&doubts, one, one->of->detected_ms, DOUBT_DETECTED_EARLY, DOUBT_LONG_TTD);
        if (one->start_ms > sample->frame.now_ms)
            add(&doubts, one, DOUBT_FUTURE, one->start_ms - sample->frame.now_ms);
        if (odd)
            add(&doubts, one, DOUBT_YEAR, 0);
    }
    *count = doubts.count;
    return doubts.at;
}
