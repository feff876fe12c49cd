/* Epochs into gaps, gaps into readings. */
#include "daemon/catch_up.h"

#include "daemon/apply.h"
#include "disruption/base/log.h"
#include "disruption/core/gap.h"
#include "disruption/store/gaps.h"
#include "disruption/store/incidents.h"
#include "disruption/store/reading.h"

#define HEARD_STEP_MS 5000 /* of the moment until which chat was surely heard, while it delivers */

/* Every channel that is followed was unheard since the last epoch was. */
static bool note_gaps(struct step *step, const struct epoch *last, int64_t now_ms, const struct event *event,
                      struct err *err)
{
    const char *cause = last->ended_ms == TIME_UNKNOWN ? GAP_CRASHED : last->reason;
    struct incident *followed;
    size_t count;
    if (!store_followed(step->turn->store, step->arena, now_ms - GAP_FOLLOW_MS, &followed, &count, err))
        return false;
    log_info("gap", "from_ms=%lld to_ms=%lld cause=\"%s\" channels=%zu", (long long)last->heard_ms, (long long)now_ms,
             cause, count);
    for (size_t i = 0; i < count; i++)
        gap_see(&followed[i], last->heard_ms, now_ms, cause, event, step->out);
    return true;
}

/*
 * Until when a gap lasts: by the wall, or by the platform where it is later. A host that slept knows only from the wall how
 * long; when it was put back, no gap is shorter than nothing.
 */
static int64_t ends_ms(const struct epoch *last, int64_t chat_ms, int64_t wall_ms)
{
    int64_t now_ms = chat_ms > wall_ms ? chat_ms : wall_ms;
    return last->id != 0 && now_ms <= last->heard_ms ? last->heard_ms + 1 : now_ms;
}

static bool begin(struct step *step, const struct event *event, int64_t chat_ms, struct err *err)
{
    struct epoch last;
    if (!store_epoch_last(step->turn->store, step->arena, &last, err))
        return false;
    int64_t now_ms = ends_ms(&last, chat_ms, event->happened_ms);
    if (!store_epoch_begin(step->turn->store, now_ms, chat_ms, err))
        return false;
    step->turn->listening = true;
    step->turn->batch->gaps = true; /* those that could not be filled are tried again */
    return last.id == 0 || note_gaps(step, &last, now_ms, event, err);
}

bool catch_up_epoch(struct step *step, const struct event *event, struct err *err)
{
    const struct epoch_change *change = &event->as.epoch;
    const struct chat_time *chat = &step->turn->chat;
    int64_t steady_ms = step->work->arrived_us / 1000, wall_ms = event->happened_ms;
    int64_t now_ms = chat_time_at(chat, steady_ms, wall_ms);
    int64_t heard_ms = change->heard_ms == 0
                           ? 0
                           : chat_time_at(chat, change->heard_ms, wall_ms - (steady_ms - change->heard_ms));
    switch (change->news) {
    case EPOCH_BEGAN:
        return begin(step, event, now_ms, err);
    case EPOCH_HEARD:
        return store_epoch_heard(step->turn->store, heard_ms, false, err);
    case EPOCH_ENDED:
        step->turn->listening = false;
        break;
    }
    return store_epoch_end(step->turn->store, heard_ms, now_ms, change->reason, err);
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

/* Of what is delivered these say when they happened, by the platform's clock. */
static bool tells_time(const struct work *work)
{
    const struct event *event = work_event(work);
    return work->from == WORK_LINK && (event->kind == EVENT_MESSAGE ||
                                       (event->kind == EVENT_MARK && event->as.mark.source != MARK_MENU));
}

/* The next life's clock goes on later than anything that this batch brought. */
static bool keep_clock(struct turn *turn, struct work *const *works, size_t count, struct err *err)
{
    int64_t newest_us = 0;
    for (size_t i = 0; i < count; i++)
        newest_us = works[i]->arrived_us > newest_us ? works[i]->arrived_us : newest_us;
    return newest_us == 0 || store_lasting_keep(turn->store, newest_us / 1000 + turn->lasting_ms, err);
}

bool catch_up_heard(struct turn *turn, struct work *const *works, size_t count, int64_t *heard_ms, struct err *err)
{
    int64_t newest_ms = *heard_ms;
    bool first = *heard_ms == 0;
    if (!keep_clock(turn, works, count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct event *event = work_event(works[i]); /* it may have waited for us, but tells when it was sent */
        if (!tells_time(works[i]))
            continue;
        chat_time_hear(&turn->chat, event->happened_ms, works[i]->arrived_us / 1000);
        if (event->happened_ms > newest_ms)
            newest_ms = event->happened_ms;
    }
    if (newest_ms - *heard_ms < HEARD_STEP_MS)
        return true;
    *heard_ms = newest_ms;
    return store_epoch_heard(turn->store, newest_ms, first, err);
}
