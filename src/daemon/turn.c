/* The table of what each kind of event means for the store and core. */
#include "daemon/turn.h"

#include <string.h>

#include "daemon/apply.h"
#include "daemon/catch_up.h"
#include "daemon/say.h"
#include "daemon/step.h"
#include "daemon/tick.h"
#include "disruption/base/log.h"
#include "disruption/core/entry.h"
#include "disruption/core/lifecycle.h"
#include "disruption/core/menu.h"
#include "disruption/core/reconcile.h"
#include "disruption/core/permission.h"
#include "disruption/store/capture.h"
#include "disruption/store/deferred.h"
#include "disruption/store/home.h"
#include "disruption/store/inbox.h"
#include "disruption/store/incidents.h"
#include "disruption/store/outbox.h"
#include "disruption/store/search.h"

bool step_settle(struct step *step, const struct event *event, const char *channel_id, const char *ts,
                   struct err *err)
{
    struct tagged_message tagged;
    if (!store_tagged_message(step->turn->store, step->arena, channel_id, ts, &tagged, err))
        return false;
    tagged.quiet = step->quiet;
    if (tagged.incident != NULL)
        entry_settle(step->turn->policy, &tagged, event, step->out);
    return true;
}

/* Whether a channel is, or may soon turn out to be, a disruption's. */
static bool concerns(struct step *step, const char *channel_id, bool *out, struct err *err)
{
    int64_t number;
    if (!store_incident_of_channel(step->turn->store, channel_id, &number, err))
        return false;
    *out = number != 0 || watch_expecting(step->turn->watch);
    return true;
}

/* Said once in the log and the record: every time of ours is in doubt from then on. */
static bool judge_clock(struct step *step, const struct event *event, struct err *err)
{
    const struct message *message = &event->as.message;
    struct incident incident;
    int64_t skew_ms, number;
    bool live = step->work != NULL && step->work->from == WORK_LINK && !event->again &&
                message->version_us / 1000 <= message->posted_ms; /* no edit */
    if (step->turn->skew == NULL || !live ||
        !skew_judge(step->turn->skew, message->posted_ms, event->received_ms, &skew_ms))
        return true;
    if (!store_incident_of_channel(step->turn->store, message->channel_id, &number, err) ||
        (number != 0 && !store_incident_get(step->turn->store, step->arena, number, &incident, err)))
        return false;
    if (number != 0 && skew_note(&incident, skew_ms, event, step->out))
        log_warning("clock_suspicious", "number=%lld skew_ms=%lld", (long long)number, (long long)skew_ms);
    return true;
}

bool step_take_message(struct step *step, const struct event *event, struct err *err)
{
    const struct message *message = &event->as.message;
    bool ours;
    if (!concerns(step, message->channel_id, &ours, err))
        return false;
    if (!ours)
        step->work->end = WORK_CHATTER;
    return !ours || (store_message_keep(step->turn->store, message, step->heard_ms, err) &&
                     step_settle(step, event, message->channel_id, message->ts, err) &&
                     judge_clock(step, event, err));
}

/* Whoever chose an entry of a message's menu hears when it comes to nothing. */
static bool answer_menu(struct step *step, const struct event *event, struct err *err)
{
    const struct mark *mark = &event->as.mark;
    struct tagged_message before;
    struct person who;
    struct err absent = ERR_INIT;
    if (!store_tagged_message(step->turn->store, step->arena, mark->channel_id, mark->ts, &before, err))
        return false;
    before.people = &who;
    before.people_count = store_person_get(step->turn->store, step->arena, mark->person_id, &who, &absent) ? 1 : 0;
    if (before.people_count == 0 && absent.kind != ERR_NOT_FOUND) /* then: taken, and looked at again when known */
        return err_set(err, absent.kind, "%s", absent.text);
    if (before.message == NULL)
        before.message = mark->message;
    if (before.incident != NULL || !watch_expecting(step->turn->watch))
        menu_answer(step->turn->policy, &before, event, step->out);
    return true;
}

static bool take_mark(struct step *step, const struct event *event, struct err *err)
{
    const struct mark *mark = &event->as.mark;
    bool ours;
    if (!concerns(step, mark->channel_id, &ours, err) ||
        (mark->source == MARK_MENU && !answer_menu(step, event, err)))
        return false;
    if (!ours && mark->source != MARK_MENU)
        step->work->end = WORK_CHATTER;
    return !ours || (store_mark_keep(step->turn->store, mark, step->heard_ms, err) &&
                     step_settle(step, event, mark->channel_id, mark->ts, err));
}

static bool show_home(struct step *step, const char *user_id, int64_t now_ms, struct err *err)
{
    struct home home;
    if (!store_home_load(step->turn->store, step->arena, user_id, &home, err))
        return false;
    home_show(step->turn->policy, &home, now_ms, step->out);
    return true;
}

static bool take_command(struct step *step, const struct event *event, struct err *err)
{
    const struct command_line *line = &event->as.command;
    if (!say_run(step->turn, event, step->work, step->out, true, err))
        return false;
    if (line->mouth != MOUTH_BUTTON || line->channel_id != NULL)
        return true;
    /* Pressed in the home tab, which shows what came of it. */
    if (!apply_outcome(step->turn, event, step->out, err))
        return false;
    outcome_done(step->out);
    outcome_init(step->out, step->arena);
    return show_home(step, line->actor_id, event->received_ms, err);
}

static bool take_home(struct step *step, const struct event *event, struct err *err)
{
    return show_home(step, event->as.home_user_id, event->received_ms, err);
}

/* Runs what waited for this person's zone. */
bool step_run_deferred(struct step *step, const char *person_id, struct err *err)
{
    struct event *waiting;
    size_t count;
    if (!store_deferred_take(step->turn->store, step->arena, person_id, &waiting, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct outcome out;
        outcome_init(&out, step->arena);
        bool done = say_run(step->turn, &waiting[i], NULL, &out, false, err) &&
                    apply_outcome(step->turn, &waiting[i], &out, err);
        outcome_done(&out);
        if (!done)
            return false;
    }
    return true;
}

static bool same_text(const char *a, const char *b)
{
    return a == NULL ? b == NULL : b != NULL && strcmp(a, b) == 0;
}

/* What they tagged counts from now on, or counts no more. */
static bool settle_tags_of(struct step *step, const struct event *event, const char *person_id, struct err *err)
{
    struct message_place *places;
    size_t count;
    bool done = store_person_messages(step->turn->store, step->arena, person_id, &places, &count, err);
    for (size_t i = 0; done && i < count; i++) {
        done = step_settle(step, event, places[i].channel_id, places[i].ts, err) &&
               apply_outcome(step->turn, event, step->out, err);
        outcome_done(step->out);
        outcome_init(step->out, step->arena);
    }
    return done;
}

bool step_take_person(struct step *step, const struct event *event, struct err *err)
{
    const struct person *person = &event->as.person;
    struct person known;
    struct err absent = ERR_INIT;
    bool heard_of = store_person_get(step->turn->store, step->arena, person->id, &known, &absent);
    if (!heard_of && absent.kind != ERR_NOT_FOUND)
        return err_set(err, absent.kind, "%s", absent.text);
    bool concerns = true;
    if (event->key != NULL && !store_person_concerns(step->turn->store, person->id, &concerns, err))
        return false;
    if (!concerns)
        return true; /* news of somebody who never had a part in a disruption */
    bool news = !heard_of || !same_text(known.name, person->name) || !same_text(known.zone, person->zone) ||
                known.bot != person->bot || known.guest != person->guest || known.stranger != person->stranger ||
                known.admin != person->admin;
    if (news) {
        struct js *body = outcome_fact(step->out, FACT_PERSON, 0, event, NULL);
        js_put_string(body, "user_id", person->id);
        js_put_string(body, "name", person->name);
        js_put_string(body, "zone", person->zone);
        js_put_flag(body, "bot", person->bot);
        js_put_flag(body, "guest", person->guest);
        if (person->stranger)
            js_put_flag(body, "stranger", true);
        if (person->admin)
            js_put_flag(body, "admin", true);
    }
    if (!apply_outcome(step->turn, event, step->out, err))
        return false;
    outcome_done(step->out);
    outcome_init(step->out, step->arena);
    bool could = !heard_of || permission_tag(step->turn->policy, &known);
    return (could == permission_tag(step->turn->policy, person) || settle_tags_of(step, event, person->id, err)) &&
           step_run_deferred(step, person->id, err);
}

static bool take_channel(struct step *step, const struct event *event, struct err *err)
{
    int64_t number;
    struct incident incident;
    if (!store_incident_of_channel(step->turn->store, event->as.channel.channel_id, &number, err))
        return false;
    if (number == 0)
        return true;
    if (!store_incident_get(step->turn->store, step->arena, number, &incident, err))
        return false;
    if (lifecycle_channel_news(&incident, &event->as.channel))
        lifecycle_channel(step->turn->policy, &incident, event, step->out);
    return true;
}

static bool take_tick(struct step *step, const struct event *event, struct err *err)
{
    return tick_take(step->turn, step->arena, event->happened_ms, step->out, err);
}

static bool take_nothing(struct step *step, const struct event *event, struct err *err)
{
    (void)step;
    (void)event;
    (void)err;
    return true;
}

static bool (*const takers[])(struct step *, const struct event *, struct err *) = {
    [EVENT_NOTHING] = take_nothing,    [EVENT_MESSAGE] = step_take_message,
    [EVENT_MARK] = take_mark,          [EVENT_COMMAND] = take_command,
    [EVENT_PERSON] = step_take_person,      [EVENT_CHANNEL] = take_channel,
    [EVENT_EFFECT_DONE] = step_take_result, [EVENT_EFFECT_FAILED] = step_take_result,
    [EVENT_HOME] = take_home,          [EVENT_HISTORY] = take_nothing,
    [EVENT_TICK] = take_tick,          [EVENT_EPOCH] = catch_up_epoch,
};

bool turn_take(struct turn *turn, struct work *work, struct err *err)
{
    const struct event *event = work_event(work);
    bool fresh = true;
    if (event->key != NULL &&
        !store_inbox_take(turn->store, event->key, event->received_ms, &fresh, err))
        return false;
    if (!fresh) {
        work->end = WORK_DUPLICATE;
        /* Taken before: acknowledged again, not applied again. The shell is told, it waits for words. */
        if (work->from == WORK_CONTROL)
            buf_text(&work->answer, "This was taken when it was sent the first time.");
        return true;
    }
    struct arena arena = {0};
    struct outcome out;
    outcome_init(&out, &arena);
    struct step step = {turn, work, &arena, &out, false, work->arrived_us / 1000 + turn->lasting_ms};
    bool done = takers[event->kind](&step, event, err) && apply_outcome(turn, event, &out, err);
    outcome_done(&out);
    arena_done(&arena);
    return done;
}

bool turn_must_wait(const struct turn *turn, const struct err *err)
{
    return err->kind == ERR_UNAVAILABLE || store_found_damage(turn->store);
}

bool turn_draft_one(struct turn *turn, int64_t number, int64_t now_ms, struct err *err)
{
    if (!store_turn_begin(turn->store, err))
        return false;
    if (apply_draft(turn, number, now_ms, err))
        return store_turn_keep(turn->store, err);
    if (turn_must_wait(turn, err))
        return false;
    log_error("draft_failed", "number=%lld reason=\"%s\"", (long long)number, err->text);
    store_turn_undo(turn->store);
    return true;
}

static bool draft_all(struct turn *turn, const int64_t *numbers, size_t count, int64_t now_ms, struct err *err)
{
    bool done = true;
    for (size_t i = 0; done && i < count; i++)
        done = turn_draft_one(turn, numbers[i], now_ms, err);
    return done;
}

bool turn_draft(struct turn *turn, int64_t now_ms, struct err *err)
{
    return draft_all(turn, turn->batch->ended, turn->batch->ended_count, now_ms, err);
}

bool turn_redraft(struct turn *turn, int64_t now_ms, struct err *err)
{
    struct arena arena = {0};
    int64_t *numbers;
    size_t count;
    bool later = false;
    bool done = store_reports_behind(turn->store, &arena, now_ms - RECONCILE_WAIT_MS, &numbers, &count, &later, err) &&
                draft_all(turn, numbers, count, now_ms, err);
    arena_done(&arena);
    bool more = false;
    done = done && store_search_refresh(turn->store, SEARCH_REFRESH_IDLE, &more, err);
    turn->batch->behind = later || more;
    return done;
}
