/* How long disruptions last and how late they are noticed: distributions of a length of time. */
#include "sample.h"

/* From which instant to which, or why not. */
static bool between(int64_t from_ms, int64_t to_ms, enum left_out unknown, double *seconds, enum left_out *why)
{
    if (from_ms == TIME_UNKNOWN || to_ms == TIME_UNKNOWN) {
        *why = unknown;
        return false;
    }
    if (to_ms < from_ms) {
        *why = LEFT_BAD_ORDER;
        return false;
    }
    *seconds = (double)(to_ms - from_ms) / 1000;
    return true;
}

static bool duration_of(const struct sampled *one, enum stat_duration duration, double *seconds, enum left_out *why)
{
    const struct stat_case *of = one->of;
    switch (duration) {
    case STAT_TTD:
        return between(one->start_ms, of->detected_ms, LEFT_UNKNOWN, seconds, why);
    case STAT_DECLARE:
        return between(of->detected_ms, of->declared_ms, LEFT_UNKNOWN, seconds, why);
    case STAT_ACTIVE:
        return between(one->start_ms, of->ended_ms == TIME_UNKNOWN ? TIME_UNKNOWN : of->ended_ms - of->quiet_ms,
                       LEFT_OPEN, seconds, why);
    default:
        return between(one->start_ms, of->ended_ms, LEFT_OPEN, seconds, why);
    }
}

struct spread stat_spread(const struct sample *sample, const struct stat_group *group, enum stat_duration duration,
                          struct left_outs *left)
{
    double *values = sample_values(sample, group->member_count);
    size_t n = 0;
    *left = (struct left_outs){0};
    for (size_t i = 0; i < group->member_count; i++) {
        const struct sampled *one = &sample->cases[group->members[i]];
        enum left_out why;
        if (sampled_left(sample, one, left))
            continue;
        if (duration_of(one, duration, &values[n], &why))
            n++;
        else
            left->of[why]++;
    }
    return spread_of(values, n);
}

static const struct {
    const char *name;
    double from_s;
} buckets[LENGTH_BUCKETS] = {
    {"<1 min", 0},       {"1-5 min", 60},    {"5-15 min", 300},  {"15-30 min", 900},
    {"30-60 min", 1800}, {"1-2 h", 3600},    {"2-4 h", 7200},    {"4-8 h", 14400},
    {"8-24 h", 28800},   {"1-3 d", 86400},   {"3-7 d", 259200},  {">=7 d", 604800},
};

const char *length_bucket_name(size_t bucket)
{
    return buckets[bucket].name;
}

void stat_buckets(const struct sample *sample, const struct stat_group *group, size_t counts[LENGTH_BUCKETS],
                  struct left_outs *left)
{
    *left = (struct left_outs){0};
    for (size_t b = 0; b < LENGTH_BUCKETS; b++)
        counts[b] = 0;
    for (size_t i = 0; i < group->member_count; i++) {
        const struct sampled *one = &sample->cases[group->members[i]];
        enum left_out why;
        double seconds;
        size_t b = LENGTH_BUCKETS - 1;
        if (sampled_left(sample, one, left))
            continue;
        if (!duration_of(one, STAT_LENGTH, &seconds, &why)) {
            left->of[why]++;
            continue;
        }
        while (b > 0 && seconds < buckets[b].from_s)
            b--;
        counts[b]++;
    }
}
