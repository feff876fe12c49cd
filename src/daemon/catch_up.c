/* Epochs into gaps, gaps into readings. */
#include "daemon/catch_up.h"

#include "daemon/apply.h"
#include "disruption/base/log.h"
#include "disruption/core/gap.h"
#include "disruption/store/gaps.h"
#include "disruption/store/incidents.h"

#define HEARD_STEP_MS 5000 /* of the moment until which chat was surely heard, while it delivers */

/* Every channel that is followed was unheard since the last epoch was. */
static bool note_gaps(struct step *step, const struct epoch *last, const struct event *event, struct err *err)
{
    int64_t from_ms = last->heard_ms < event->happened_ms ? last->heard_ms
                                                          : event->happened_ms - GAP_OVERLAP_MS; /* the clock was put back */
    const char *cause = last->ended_ms == TIME_UNKNOWN ? GAP_CRASHED : last->reason;
    struct incident *followed;
    size_t count;
    if (!store_followed(step->turn->store, step->arena, event->happened_ms - GAP_FOLLOW_MS, &followed, &count, err))
        return false;
    log_info("gap", "from_ms=%lld to_ms=%lld cause=\"%s\" channels=%zu", (long long)from_ms,
             (long long)event->happened_ms, cause, count);
    for (size_t i = 0; i < count; i++)
        gap_see(&followed[i], from_ms, event->happened_ms, cause, event, step->out);
    return true;
}

static bool begin(struct step *step, const struct event *event, struct err *err)
{
    struct epoch last;
    if (!store_epoch_last(step->turn->store, step->arena, &last, err) ||
        !store_epoch_begin(step->turn->store, event->happened_ms, err))
        return false;
    step->turn->listening = true;
    step->turn->batch->gaps = true; /* those that could not be filled are tried again */
    return last.id == 0 || note_gaps(step, &last, event, err);
}

bool catch_up_epoch(struct step *step, const struct event *event, struct err *err)
{
    const struct epoch_change *change = &event->as.epoch;
    switch (change->news) {
    case EPOCH_BEGAN:
        return begin(step, event, err);
    case EPOCH_HEARD:
        return store_epoch_heard(step->turn->store, change->heard_ms, err);
    case EPOCH_ENDED:
        step->turn->listening = false;
        break;
    }
    return store_epoch_end(step->turn->store, change->heard_ms, event->happened_ms, change->reason, err);
}

static bool read_next(struct turn *turn, struct arena *arena, int64_t now_ms, struct err *err)
{
    const struct event now = {.kind = EVENT_NOTHING, .happened_ms = now_ms, .received_ms = now_ms};
    struct gap gap;
    struct incident incident;
    if (!store_gap_next(turn->store, arena, now_ms - GAP_FOLLOW_MS, &gap, err))
        return false;
    if (gap.number == 0)
        return true;
    if (!store_incident_get(turn->store, arena, gap.incident, &incident, err))
        return false;
    struct outcome out;
    outcome_init(&out, arena);
    gap_read(&incident, &gap, &out);
    bool done = apply_outcome(turn, &now, &out, err);
    outcome_done(&out);
    return done;
}

bool catch_up_next(struct turn *turn, int64_t now_ms, struct err *err)
{
    struct arena arena = {0};
    if (!turn->batch->gaps)
        return true;
    if (!store_turn_begin(turn->store, err))
        return false;
    bool done = read_next(turn, &arena, now_ms, err);
    arena_done(&arena);
    if (done)
        return store_turn_keep(turn->store, err);
    if (turn_must_wait(turn, err))
        return false;
    log_error("catch_up_failed", "reason=\"%s\"", err->text);
    store_turn_undo(turn->store);
    return true;
}

bool catch_up_heard(struct store *store, struct work *const *works, size_t count, int64_t *heard_ms, struct err *err)
{
    int64_t newest_ms = *heard_ms;
    for (size_t i = 0; i < count; i++) {
        const struct event *event = work_event(works[i]); /* it may have waited for us, but tells when it was sent */
        bool sound = works[i]->from == WORK_LINK && event->happened_ms <= event->received_ms;
        if (sound && event->happened_ms > newest_ms)
            newest_ms = event->happened_ms;
    }
    if (newest_ms - *heard_ms < HEARD_STEP_MS)
        return true;
    *heard_ms = newest_ms;
    return store_epoch_heard(store, newest_ms, err);
}
