/* Time in which something was disrupted: minutes that several disruptions share count once. */
#include "sample.h"

/* Stretches that come in order of their beginnings, put together. */
struct cover {
    bool any;
    int64_t end_ms, covered_ms;
};

/* Whether it began while one before it ran. */
static bool cover_add(struct cover *cover, int64_t from_ms, int64_t to_ms)
{
    bool overlaps = cover->any && from_ms < cover->end_ms;
    if (!cover->any || from_ms > cover->end_ms)
        cover->end_ms = from_ms;
    if (to_ms > cover->end_ms) {
        cover->covered_ms += to_ms - cover->end_ms;
        cover->end_ms = to_ms;
    }
    cover->any = true;
    return overlaps;
}

static int64_t cut(const struct stat_frame *frame, int64_t at_ms)
{
    if (frame->from_ms != TIME_UNKNOWN && at_ms < frame->from_ms)
        return frame->from_ms;
    return at_ms > frame->now_ms ? frame->now_ms : at_ms;
}

static bool touches(const struct sample *sample, const struct sampled *one)
{
    bool open = one->of->ended_ms == TIME_UNKNOWN;
    return one->in_period || open || one->of->ended_ms > sample->frame.from_ms;
}

struct disrupted stat_disrupted(const struct sample *sample, const struct stat_group *group, struct left_outs *left)
{
    struct disrupted out = {0};
    struct cover ended = {0}, to_now = {0};
    int64_t sum_ms = 0;
    *left = (struct left_outs){0};
    for (size_t i = 0; i < group->member_count; i++) {
        const struct sampled *one = &sample->cases[group->members[i]];
        bool open = one->of->ended_ms == TIME_UNKNOWN;
        if (!sampled_real(sample, one) || !touches(sample, one)) {
            (void)sampled_left(sample, one, left);
            continue;
        }
        if (!open && !sampled_ended(one)) {
            left->of[LEFT_BAD_ORDER]++;
            continue;
        }
        int64_t from_ms = cut(&sample->frame, one->start_ms);
        int64_t to_ms = open ? sample->frame.now_ms : cut(&sample->frame, one->of->ended_ms);
        (void)cover_add(&to_now, from_ms, to_ms);
        out.open += open;
        left->of[LEFT_OPEN] += open;
        if (open)
            continue;
        out.n++;
        sum_ms += to_ms - from_ms;
        out.overlaps += cover_add(&ended, from_ms, to_ms);
    }
    out.sum_s = sum_ms / 1000;
    out.union_s = ended.covered_ms / 1000;
    out.union_to_now_s = to_now.covered_ms / 1000;
    return out;
}
