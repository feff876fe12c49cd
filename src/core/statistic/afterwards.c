/* What follows a disruption: action items and reports; and what is not over yet. */
#include <string.h>

#include "sample.h"

static double seconds_between(int64_t from_ms, int64_t to_ms)
{
    return (double)(to_ms - from_ms) / 1000;
}

/* Items by the place of their disruption among the input's cases. */
struct tally {
    size_t open, done;
};

static struct tally *tally_items(const struct sample *sample)
{
    struct tally *tallies = arena_new(sample->arena, sample->input->case_count, sizeof(*tallies));
    for (size_t i = 0; i < sample->input->action_count; i++) {
        const struct stat_action *action = &sample->input->actions[i];
        tallies[action->of].open += action->state == STAT_ACTION_OPEN;
        tallies[action->of].done += action->state == STAT_ACTION_DONE;
    }
    return tallies;
}

/* Which of the input's cases count, since items name them by place. */
static const bool *counted_places(const struct sample *sample)
{
    bool *counted = arena_new(sample->arena, sample->input->case_count, sizeof(*counted));
    for (size_t i = 0; i < sample->count; i++)
        counted[sample->cases[i].place] = sampled_counts(sample, &sample->cases[i]);
    return counted;
}

static const char *today(const struct sample *sample)
{
    struct local_time now;
    if (!zone_local(sample->frame.zone, sample->frame.now_ms, &now))
        return "";
    return arena_print(sample->arena, "%04d-%02d-%02d", now.year, now.month, now.day);
}

struct action_figures stat_actions(const struct sample *sample)
{
    const struct stat_input *input = sample->input;
    const bool *counted = counted_places(sample);
    const struct tally *tallies = tally_items(sample);
    const char *day = today(sample);
    struct action_figures out = {0};
    double *ages = sample_values(sample, input->action_count), *waits = sample_values(sample, input->action_count);
    size_t open = 0, done = 0, timed = 0;
    for (size_t i = 0; i < input->action_count; i++) {
        const struct stat_action *action = &input->actions[i];
        if (!counted[action->of])
            continue;
        out.dropped += action->state == STAT_ACTION_DROPPED;
        done += action->state == STAT_ACTION_DONE;
        if (action->state == STAT_ACTION_DONE && action->closed_ms != TIME_UNKNOWN &&
            action->closed_ms >= action->created_ms)
            waits[timed++] = seconds_between(action->created_ms, action->closed_ms);
        if (action->state != STAT_ACTION_OPEN)
            continue;
        ages[open++] = seconds_between(action->created_ms, sample->frame.now_ms);
        out.unowned += !action->owned;
        out.overdue += action->due != NULL && strcmp(action->due, day) < 0;
    }
    out.done = share_of(done, done + open);
    out.open_age = spread_of(ages, open);
    out.to_done = spread_of(waits, timed);
    for (size_t i = 0; i < input->case_count; i++)
        out.reports_without += counted[i] && input->cases[i].drafted && tallies[i].open + tallies[i].done == 0;
    return out;
}

static void look_at_report(const struct sample *sample, const struct sampled *one, const struct tally *tally,
                           struct report_figures *out)
{
    const struct stat_case *of = one->of;
    out->n++;
    out->drafted += of->drafted;
    out->published += of->published_ms != TIME_UNKNOWN;
    out->all_closed += tally->done > 0 && tally->open == 0;
    int64_t waits_s = (sample->frame.now_ms - of->ended_ms) / 1000;
    if (of->published_ms == TIME_UNKNOWN && (out->oldest_id == NULL || waits_s > out->oldest_s)) {
        out->oldest_id = of->id;
        out->oldest_s = waits_s;
    }
}

struct report_figures stat_reports(const struct sample *sample)
{
    const struct tally *tallies = tally_items(sample);
    struct report_figures out = {0};
    double *delays = sample_values(sample, sample->count);
    size_t delayed = 0;
    for (size_t i = 0; i < sample->count; i++) {
        const struct sampled *one = &sample->cases[i];
        if (sampled_left(sample, one, &out.left))
            continue;
        if (!sampled_ended(one)) {
            out.left.of[one->of->ended_ms == TIME_UNKNOWN ? LEFT_OPEN : LEFT_BAD_ORDER]++;
            continue;
        }
        look_at_report(sample, one, &tallies[one->place], &out);
        if (one->of->published_ms != TIME_UNKNOWN && one->of->published_ms >= one->of->ended_ms)
            delays[delayed++] = seconds_between(one->of->ended_ms, one->of->published_ms);
    }
    out.delay = spread_of(delays, delayed);
    return out;
}

const struct open_case *stat_open(const struct sample *sample, size_t *count)
{
    struct open_case *open = arena_new(sample->arena, sample->count, sizeof(*open));
    int64_t now_ms = sample->frame.now_ms;
    *count = 0;
    for (size_t i = 0; i < sample->count; i++) {
        const struct sampled *one = &sample->cases[i];
        if (!sampled_real(sample, one) || one->of->ended_ms != TIME_UNKNOWN)
            continue;
        int64_t heard_ms = one->of->heard_ms == TIME_UNKNOWN ? one->start_ms : one->of->heard_ms;
        open[(*count)++] = (struct open_case){.id = one->of->id,
                                              .age_s = (now_ms - one->start_ms) / 1000,
                                              .stale = now_ms - heard_ms >= STALE_MS,
                                              .assumed = one->assumed};
    }
    return open;
}
