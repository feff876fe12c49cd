/* What came of an effect: its row is closed, what it fetched is taken in, and what follows is decided. */
#include "daemon/step.h"

#include "daemon/apply.h"
#include "disruption/core/history.h"
#include "disruption/core/lifecycle.h"
#include "disruption/store/capture.h"
#include "disruption/store/files.h"
#include "disruption/store/incidents.h"
#include "disruption/store/outbox.h"

/* What was written in a channel before we knew it was a disruption's. */
static bool settle_channel(struct step *step, const struct event *event, const char *channel_id, struct err *err)
{
    const char **ts;
    size_t count;
    if (!store_channel_messages(step->turn->store, step->arena, channel_id, &ts, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!step_settle_now(step, event, channel_id, ts[i], NULL, err))
            return false;
    }
    return true;
}

/* A command waited to know who somebody is; without one, a name is asked for patiently. */
static bool was_waited_for(const struct effect *effect)
{
    return effect->kind == EFFECT_FETCH_PERSON && effect->again;
}

/*
 * What failed and is nobody's trouble: that a reading of ours failed is a fact of its own, what a form asks for is
 * asked in words, a name is asked for once more.
 */
static bool goes_on_otherwise(const struct effect *effect)
{
    bool our_reading = effect->kind == EFFECT_FETCH_HISTORY && history_purpose_of(effect) != HISTORY_IMPORT;
    return our_reading || effect->kind == EFFECT_FORM_OPEN || was_waited_for(effect);
}

/*
 * Closes the outbox row of a result. A row whose body was replaced while the old one was out is not
 * done, whatever became of the old one: it is handed over again.
 */
static bool close_row(struct step *step, const struct event *event, const struct outbox_row *row, struct err *err)
{
    const struct effect_result *result = &event->as.effect;
    int64_t version = step->work->row_version;
    bool again = false, closed = true;
    if (event->kind == EVENT_EFFECT_DONE || goes_on_otherwise(&row->effect))
        closed = store_outbox_finish(step->turn->store, row->id, version, event->received_ms, &again, err);
    else if (row->version > version)
        again = true;
    else
        closed = store_outbox_park(step->turn->store, row->id, result->reason, event->received_ms, err);
    if (closed && again)
        batch_add_row(step->turn->batch, row->id);
    return closed;
}

static bool take_fetched(struct step *step, struct err *err)
{
    const struct event *event = step->work->fetched;
    if (event == NULL || event->kind == EVENT_HISTORY)
        return true;
    return event->kind == EVENT_PERSON ? step_take_person(step, event, err) : step_take_message(step, event, err);
}

/* Commands go on without the name; the record still wants it. */
static bool name_unknown(struct step *step, const struct effect *effect, struct err *err)
{
    const char *id = js_string_or(effect->body, "user", "");
    const char *key = arena_print(step->arena, "person/%s", id);
    if (was_waited_for(effect))
        js_put_string(outcome_effect(step->out, EFFECT_FETCH_PERSON, 0, key, key, false), "user", id);
    return step_run_deferred(step, id, err);
}

/* head: of the row's disruption; NULL: it is of none. */
static bool follow_row(struct step *step, const struct event *event, const struct outbox_row *row,
                       const struct incident *head, struct err *err)
{
    bool post = row->effect.kind == EFFECT_POST || row->effect.kind == EFFECT_DIRECT;
    bool posted = post && event->kind == EVENT_EFFECT_DONE;
    if (posted && !step_take_post(step, event, row, err))
        return false;
    lifecycle_effect(step->turn->policy, &row->effect, head, event, step->out);
    if (row->effect.kind == EFFECT_CHANNEL_CREATE)
        step->turn->batch->expected--;
    if (event->kind == EVENT_EFFECT_FAILED)
        return row->effect.kind != EFFECT_FETCH_PERSON || name_unknown(step, &row->effect, err);
    if (row->effect.kind == EFFECT_FETCH_HISTORY && head != NULL)
        return step_page_taken(step, event, &row->effect, err);
    return take_fetched(step, err);
}

static bool take_closed(struct step *step, const struct event *event, const struct outbox_row *row,
                        const struct incident *head, struct err *err)
{
    bool done = close_row(step, event, row, err) && follow_row(step, event, row, head, err) &&
                apply_outcome(step->turn, event, step->out, err);
    const char *made = row->effect.kind == EFFECT_CHANNEL_CREATE && event->kind == EVENT_EFFECT_DONE
                           ? js_string(event->as.effect.result, "channel_id")
                           : NULL;
    outcome_done(step->out);
    outcome_init(step->out, step->arena);
    return done && (made == NULL || settle_channel(step, event, made, err));
}

/* Its disruption went for good meanwhile: nothing is taken in for it, and nothing follows. */
static bool take_orphan(struct step *step, const struct event *event, const struct outbox_row *row, struct err *err)
{
    bool again, brought = row->effect.kind == EFFECT_FETCH_FILE && event->kind == EVENT_EFFECT_DONE;
    if (row->effect.kind == EFFECT_CHANNEL_CREATE)
        step->turn->batch->expected--;
    if (brought && !store_file_let_go(step->turn->store, js_string(event->as.effect.result, "sha256"), err))
        return false;
    return store_outbox_finish(step->turn->store, row->id, row->version, event->received_ms, &again, err);
}

/* The row of a page stays open until all of the page is taken in. */
static bool take_row(struct step *step, const struct event *event, const struct outbox_row *row, struct err *err)
{
    struct incident head;
    struct err absent = ERR_INIT;
    const struct event *fetched = step->work->fetched;
    bool page = event->kind == EVENT_EFFECT_DONE && fetched != NULL && fetched->kind == EVENT_HISTORY;
    int64_t number = row->effect.incident;
    if (number != 0 && !store_incident_get(step->turn->store, step->arena, number, &head, &absent))
        return absent.kind == ERR_NOT_FOUND ? take_orphan(step, event, row, err)
                                            : err_set(err, absent.kind, "%s", absent.text);
    if (page && !step_take_page(step, event, &row->effect, err))
        return false;
    return step->work->progressed.more || take_closed(step, event, row, number == 0 ? NULL : &head, err);
}

bool step_take_result(struct step *step, const struct event *event, struct err *err)
{
    struct outbox_row row;
    if (!store_outbox_get(step->turn->store, event->as.effect.row, &row, err))
        return false;
    bool done = take_row(step, event, &row, err);
    outbox_row_done(&row);
    return done;
}
