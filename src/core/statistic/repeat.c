/* Disruptions in a row: how soon after one of the same service ended the next began. */
#include <stdlib.h>

#include "sample.h"

#define DAY_MS (INT64_C(24) * 3600 * 1000)
#define NOBODY SIZE_MAX

/* An end, and whose. */
struct end {
    int64_t at_ms;
    size_t member;
};

/* What came before a disruption in any of its services. */
struct before {
    size_t nearest; /* the one that ended last before it began; NOBODY */
    bool concurrent;
};

static int compare_ends(const void *left, const void *right)
{
    const struct end *a = left, *b = right;
    if (a->at_ms != b->at_ms)
        return a->at_ms < b->at_ms ? -1 : 1;
    return (a->member > b->member) - (a->member < b->member);
}

static size_t list_ends(const struct sample *sample, const struct stat_group *group, struct end *ends)
{
    size_t count = 0;
    for (size_t i = 0; i < group->member_count; i++) {
        const struct sampled *one = &sample->cases[group->members[i]];
        if (sampled_real(sample, one) && sampled_ended(one))
            ends[count++] = (struct end){one->of->ended_ms, group->members[i]};
    }
    qsort(ends, count, sizeof(*ends), compare_ends);
    return count;
}

/* The last end up to at_ms of one that began before member did. */
static const struct end *last_end(const struct end *ends, size_t count, int64_t at_ms, size_t member)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ends[middle].at_ms <= at_ms)
            low = middle + 1;
        else
            high = middle;
    }
    /* Only those of no length at the same instant, this one among them, can stand between. */
    while (low > 0 && ends[low - 1].member >= member)
        low--;
    return low > 0 ? &ends[low - 1] : NULL;
}

static void look_before(const struct sample *sample, const struct stat_group *group, struct before *out)
{
    struct end *ends = arena_new(sample->arena, group->member_count, sizeof(*ends));
    size_t count = list_ends(sample, group, ends);
    int64_t running_ms = INT64_MIN;
    for (size_t i = 0; i < group->member_count; i++) {
        size_t member = group->members[i];
        const struct sampled *one = &sample->cases[member];
        struct before *before = &out[member];
        if (!sampled_real(sample, one))
            continue;
        const struct end *last = last_end(ends, count, one->start_ms, member);
        if (last != NULL && (before->nearest == NOBODY ||
                             sample->cases[before->nearest].of->ended_ms < last->at_ms))
            before->nearest = last->member;
        before->concurrent = before->concurrent || running_ms > one->start_ms;
        int64_t end_ms = one->of->ended_ms == TIME_UNKNOWN ? INT64_MAX : one->of->ended_ms;
        if (end_ms > running_ms && end_ms >= one->start_ms)
            running_ms = end_ms;
    }
}

static struct before *look_before_all(const struct sample *sample)
{
    struct before *before = arena_new(sample->arena, sample->count, sizeof(*before));
    size_t count;
    const struct stat_group *groups = sample_groups(sample, BY_SERVICE, &count);
    for (size_t i = 0; i < sample->count; i++)
        before[i].nearest = NOBODY;
    for (size_t i = 0; i < count; i++)
        look_before(sample, &groups[i], before);
    return before;
}

struct repeats stat_repeats(const struct sample *sample, int window_days)
{
    const struct before *before = look_before_all(sample);
    struct repeat_pair *pairs = arena_new(sample->arena, sample->count, sizeof(*pairs));
    struct repeats out = {.pairs = pairs};
    size_t repeats = 0, with_service = 0;
    for (size_t i = 0; i < sample->count; i++) {
        const struct sampled *one = &sample->cases[i];
        if (!sampled_counts(sample, one) || one->of->service_count == 0)
            continue;
        with_service++;
        const struct stat_case *earlier =
            before[i].nearest == NOBODY ? NULL : sample->cases[before[i].nearest].of;
        if (earlier != NULL && one->start_ms - earlier->ended_ms <= window_days * DAY_MS)
            pairs[repeats++] = (struct repeat_pair){one->of->id, earlier->id,
                                                    (one->start_ms - earlier->ended_ms) / 1000};
        else
            out.concurrent += before[i].concurrent;
    }
    out.share = share_of(repeats, with_service);
    return out;
}

struct spread stat_gaps(const struct sample *sample, const struct stat_group *group)
{
    double *values = sample_values(sample, group->member_count);
    size_t n = 0;
    int64_t running_ms = TIME_UNKNOWN;
    for (size_t i = 0; i < group->member_count; i++) {
        const struct sampled *one = &sample->cases[group->members[i]];
        if (!sampled_real(sample, one))
            continue;
        if (running_ms != TIME_UNKNOWN && sampled_counts(sample, one))
            values[n++] = running_ms > one->start_ms ? 0 : (double)(one->start_ms - running_ms) / 1000;
        int64_t end_ms = one->of->ended_ms == TIME_UNKNOWN ? INT64_MAX : one->of->ended_ms;
        if (end_ms >= one->start_ms && end_ms > running_ms)
            running_ms = end_ms;
    }
    return spread_of(values, n);
}
