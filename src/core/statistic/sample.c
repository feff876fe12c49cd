/* Which disruptions are asked for, in which order, and which are counted as left out of every figure. */
#include "sample.h"

#include <stdlib.h>

#define DAY_MS (24.0 * 3600 * 1000)

static int compare_starts(const void *left, const void *right)
{
    const struct sampled *a = left, *b = right;
    if (a->start_ms != b->start_ms)
        return a->start_ms < b->start_ms ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static bool in_period(const struct stat_frame *frame, int64_t start_ms)
{
    return frame->from_ms == TIME_UNKNOWN || start_ms >= frame->from_ms;
}

static void look_at(const struct sample *sample, size_t place, struct sampled *out)
{
    const struct stat_case *of = &sample->input->cases[place];
    *out = (struct sampled){.of = of, .place = place, .start_ms = of->started_ms};
    out->assumed = of->started_ms == TIME_UNKNOWN;
    if (out->assumed)
        out->start_ms = of->declared_ms;
    out->in_period = in_period(&sample->frame, out->start_ms) &&
                     zone_local(sample->frame.zone, out->start_ms, &out->wall);
}

const struct sample *sample_take(struct arena *arena, const struct stat_input *input,
                                 const struct stat_frame *frame)
{
    struct sample *sample = arena_new(arena, 1, sizeof(*sample));
    struct sampled *cases = arena_new(arena, input->case_count, sizeof(*cases));
    size_t *all = arena_new(arena, input->case_count, sizeof(*all));
    *sample = (struct sample){.arena = arena, .input = input, .frame = *frame, .cases = cases, .all = all};
    sample->count = input->case_count;
    sample->first_ms = TIME_UNKNOWN;
    for (size_t i = 0; i < sample->count; i++) {
        look_at(sample, i, &cases[i]);
        all[i] = i;
    }
    qsort(cases, sample->count, sizeof(*cases), compare_starts);
    for (size_t i = 0; i < sample->count && sample->first_ms == TIME_UNKNOWN; i++)
        if (sampled_counts(sample, &cases[i]))
            sample->first_ms = cases[i].start_ms;
    return sample;
}

bool sampled_real(const struct sample *sample, const struct sampled *one)
{
    return one->of->kind == STAT_COUNTED && one->start_ms <= sample->frame.now_ms;
}

bool sampled_counts(const struct sample *sample, const struct sampled *one)
{
    return one->in_period && sampled_real(sample, one);
}

bool sampled_left(const struct sample *sample, const struct sampled *one, struct left_outs *left)
{
    static const enum left_out reasons[] = {
        [STAT_MAINTENANCE] = LEFT_MAINTENANCE,
        [STAT_DRILL] = LEFT_DRILL,
        [STAT_CANCELLED] = LEFT_CANCELLED,
        [STAT_MERGED] = LEFT_MERGED,
    };
    if (sampled_counts(sample, one))
        return false;
    if (one->in_period)
        left->of[one->of->kind == STAT_COUNTED ? LEFT_FUTURE : reasons[one->of->kind]]++;
    return true;
}

bool sampled_ended(const struct sampled *one)
{
    return one->of->ended_ms != TIME_UNKNOWN && one->of->ended_ms >= one->start_ms;
}

double *sample_values(const struct sample *sample, size_t count)
{
    return arena_new(sample->arena, count, sizeof(double));
}

const char *left_out_name(enum left_out reason)
{
    static const char *const names[LEFT_COUNT] = {
        [LEFT_OPEN] = "open",           [LEFT_BAD_ORDER] = "bad_order",
        [LEFT_UNKNOWN] = "unknown",     [LEFT_MAINTENANCE] = "maintenance",
        [LEFT_DRILL] = "drill",         [LEFT_CANCELLED] = "cancelled",
        [LEFT_MERGED] = "merged",       [LEFT_FUTURE] = "future",
        [LEFT_WHOLE_DAY] = "whole_day",
    };
    return names[reason];
}

size_t stat_count(const struct sample *sample, const struct stat_group *group, struct left_outs *left)
{
    size_t count = 0;
    *left = (struct left_outs){0};
    for (size_t i = 0; i < group->member_count; i++)
        count += !sampled_left(sample, &sample->cases[group->members[i]], left);
    return count;
}

int64_t stat_from_ms(const struct sample *sample)
{
    return sample->frame.from_ms != TIME_UNKNOWN ? sample->frame.from_ms : sample->first_ms;
}

double stat_period_days(const struct sample *sample)
{
    int64_t from_ms = stat_from_ms(sample);
    return from_ms == TIME_UNKNOWN ? 0 : (double)(sample->frame.now_ms - from_ms) / DAY_MS;
}

size_t stat_assumed(const struct sample *sample)
{
    size_t count = 0;
    for (size_t i = 0; i < sample->count; i++)
        count += sampled_counts(sample, &sample->cases[i]) && sample->cases[i].assumed;
    return count;
}

size_t stat_private(const struct sample *sample)
{
    size_t count = 0;
    for (size_t i = 0; i < sample->count; i++)
        count += sampled_counts(sample, &sample->cases[i]) && sample->cases[i].of->is_private;
    return count;
}
