/* What came of an effect: its row is closed, what it fetched is taken in, and what follows is decided. */
#include "daemon/step.h"

#include "daemon/apply.h"
#include "disruption/core/history.h"
#include "disruption/core/lifecycle.h"
#include "disruption/store/capture.h"
#include "disruption/store/incidents.h"
#include "disruption/store/outbox.h"
#include "disruption/store/own_post.h"

/* One message, with its consequences in the record. */
static bool settle_now(struct step *step, const struct event *event, const char *channel_id, const char *ts,
                       bool quiet, struct err *err)
{
    struct outcome out;
    outcome_init(&out, step->arena);
    struct step one = {step->turn, step->work, step->arena, &out, quiet};
    bool done = step_settle(&one, event, channel_id, ts, err) && apply_outcome(step->turn, event, &out, err);
    outcome_done(&out);
    return done;
}

/* What was written in a channel before we knew it was a disruption's. */
static bool settle_channel(struct step *step, const struct event *event, const char *channel_id, struct err *err)
{
    const char **ts;
    size_t count;
    if (!store_channel_messages(step->turn->store, step->arena, channel_id, &ts, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!settle_now(step, event, channel_id, ts[i], false, err))
            return false;
    }
    return true;
}

/* A message nobody tagged, taken because somebody asked for all of them. */
static bool take_untagged(struct step *step, const struct event *event, const struct effect *order,
                          const struct message *message, struct err *err)
{
    const struct mark mark = {
        .channel_id = message->channel_id,
        .ts = message->ts,
        .source = MARK_MENU,
        .name = kind_name(KIND_NOTE),
        .person_id = js_string(order->body, "asker"),
        .set = true,
        .version_us = event->happened_ms * 1000,
    };
    return store_mark_keep(step->turn->store, &mark, event->received_ms, err);
}

/* A page of what was said earlier: kept, settled, and on to the next. */
static bool take_history(struct step *step, const struct event *event, const struct effect *order,
                         const struct incident *incident, struct err *err)
{
    static const struct history_page nothing;
    const struct history_page *page = step->work->fetched != NULL ? &step->work->fetched->as.history : &nothing;
    struct store *store = step->turn->store;
    struct incident after;
    for (size_t i = 0; i < page->mark_count; i++) {
        if (!store_mark_keep(store, &page->marks[i], event->received_ms, err))
            return false;
    }
    for (size_t i = 0; i < page->message_count; i++) {
        const struct message *message = &page->messages[i];
        bool untagged = history_takes(order, message);
        if (!store_message_keep(store, message, event->received_ms, err) ||
            (untagged && !take_untagged(step, event, order, message, err)) ||
            !settle_now(step, event, message->channel_id, message->ts, untagged, err))
            return false;
    }
    if (!store_incident_get(store, step->arena, incident->number, &after, err))
        return false;
    const struct history_gain gain = {.messages = (int64_t)page->message_count,
                                      .entries = after.entry_count - incident->entry_count};
    history_go_on(order, &after, event, page, &gain, step->out);
    return true;
}

/*
 * Closes the outbox row of a result. A row whose body was replaced while the old one was out is not
 * done, whatever became of the old one: it is handed over again.
 */
static bool close_row(struct step *step, const struct event *event, struct outbox_row *row, struct err *err)
{
    const struct effect_result *result = &event->as.effect;
    int64_t version = step->work->row_version;
    bool again = false;
    if (!store_outbox_get(step->turn->store, result->row, row, err))
        return false;
    bool closed = true;
    if (event->kind == EVENT_EFFECT_DONE)
        closed = store_outbox_finish(step->turn->store, row->id, version, event->received_ms, &again, err);
    else if (row->version > version)
        again = true;
    else
        closed = store_outbox_park(step->turn->store, row->id, result->reason, event->received_ms, err);
    if (closed && again)
        batch_add_row(step->turn->batch, row->id);
    if (!closed)
        outbox_row_done(row);
    return closed;
}

static bool take_fetched(struct step *step, struct err *err)
{
    const struct event *event = step->work->fetched;
    if (event == NULL)
        return true;
    return event->kind == EVENT_PERSON ? step_take_person(step, event, err) : step_take_message(step, event, err);
}

/* It may repeat entries of other disruptions. */
static bool remember_quotes(struct step *step, const struct outbox_row *row, const struct own_post *post, struct err *err)
{
    const struct js *quotes = js_at(row->effect.body, "quotes");
    for (size_t i = 0; i < js_count(quotes); i++) {
        const struct js *one = js_item(quotes, i);
        const struct own_post quoting = {post->channel_id, post->ts, js_string_or(one, "about", "")};
        if (!store_own_post_add(step->turn->store, js_integer_or(one, "number", 0), &quoting, err))
            return false;
    }
    return true;
}

/* What repeats entries can be taken back as long as we know where it is. */
static bool remember_post(struct step *step, const struct event *event, const struct outbox_row *row, struct err *err)
{
    const struct own_post post = {
        .channel_id = js_string(event->as.effect.result, "channel"),
        .ts = js_string(event->as.effect.result, "ts"),
        .about = js_string(row->effect.body, "about"),
    };
    if (post.ts == NULL || post.channel_id == NULL)
        return true;
    return (post.about == NULL || store_own_post_add(step->turn->store, row->effect.incident, &post, err)) &&
           remember_quotes(step, row, &post, err);
}

static bool follow_row(struct step *step, const struct event *event, const struct outbox_row *row,
                       struct err *err)
{
    struct incident incident;
    const struct incident *head = NULL;
    if (row->effect.incident != 0) {
        if (!store_incident_get(step->turn->store, step->arena, row->effect.incident, &incident, err))
            return false;
        head = &incident;
    }
    bool posted = row->effect.kind == EFFECT_POST || row->effect.kind == EFFECT_DIRECT;
    if (event->kind == EVENT_EFFECT_DONE && posted && !remember_post(step, event, row, err))
        return false;
    lifecycle_effect(step->turn->policy, &row->effect, head, event, step->out);
    if (row->effect.kind == EFFECT_CHANNEL_CREATE)
        step->turn->batch->expected--;
    if (event->kind == EVENT_EFFECT_FAILED)
        return row->effect.kind != EFFECT_FETCH_PERSON ||
               step_run_deferred(step, js_string(row->effect.body, "user"), err);
    if (row->effect.kind == EFFECT_FETCH_HISTORY && head != NULL)
        return take_history(step, event, &row->effect, head, err);
    return take_fetched(step, err);
}

bool step_take_result(struct step *step, const struct event *event, struct err *err)
{
    struct outbox_row row;
    if (!close_row(step, event, &row, err))
        return false;
    bool done = follow_row(step, event, &row, err) && apply_outcome(step->turn, event, step->out, err);
    const char *made = row.effect.kind == EFFECT_CHANNEL_CREATE && event->kind == EVENT_EFFECT_DONE
                           ? js_string(event->as.effect.result, "channel_id")
                           : NULL;
    outcome_done(step->out);
    outcome_init(step->out, step->arena);
    if (done && made != NULL)
        done = settle_channel(step, event, made, err);
    outbox_row_done(&row);
    return done;
}
