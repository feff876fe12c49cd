/* Commands: from the typed line to the answer. */
#include "daemon/say.h"

#include <string.h>

#include "daemon/answer.h"
#include "daemon/apply.h"
#include "disruption/core/command.h"
#include "disruption/core/markup.h"
#include "disruption/report/report.h"
#include "disruption/store/deferred.h"
#include "disruption/store/incidents.h"
#include "disruption/store/search.h"

/*
 * Asks the platform about somebody we never heard of; false in *known then. Asked once, the outbox knows; where a command
 * waits for the answer, it has a question of its own that ends soon.
 */
static bool meet(struct turn *turn, const char *id, bool waits, struct outcome *out, bool *known, struct err *err)
{
    struct person person;
    struct err absent = ERR_INIT;
    *known = store_person_get(turn->store, out->arena, id, &person, &absent);
    if (*known)
        return true;
    if (absent.kind != ERR_NOT_FOUND)
        return err_set(err, absent.kind, "%s", absent.text);
    const char *key = arena_print(out->arena, waits ? "meet/%s" : "person/%s", id);
    js_put_string(outcome_effect(out, EFFECT_FETCH_PERSON, 0, key, key, waits), "user", id);
    return true;
}

/* Somebody at the shell is introduced by their login name. */
static bool meet_at_shell(struct turn *turn, const struct event *event, struct outcome *out, struct err *err)
{
    const struct command_line *line = &event->as.command;
    struct person person;
    struct err absent = ERR_INIT;
    if (store_person_get(turn->store, out->arena, line->actor_id, &person, &absent))
        return true;
    if (absent.kind != ERR_NOT_FOUND)
        return err_set(err, absent.kind, "%s", absent.text);
    struct js *body = outcome_fact(out, FACT_PERSON, 0, event, NULL);
    js_put_string(body, "user_id", line->actor_id);
    js_put_string(body, "name", line->actor_name);
    js_put_flag(body, "bot", false);
    js_put_flag(body, "guest", false);
    return true;
}

/* Where outsiders are kept from what everybody else may, nobody is taken for a member unseen. */
static bool asks_who(const struct policy *policy)
{
    return policy->may.guests != OUTSIDERS_TAKE_PART || policy->may.strangers != OUTSIDERS_TAKE_PART;
}

/* Meets everybody a command is about. It waits, kept, when it needs a zone that is not known yet, or to know who asks. */
static bool meet_people(struct turn *turn, const struct event *event, const struct command *command,
                        struct outcome *out, bool *must_wait, struct err *err)
{
    const struct command_line *line = &event->as.command;
    bool known = true, ignored, waits = command_needs_zone(command) || asks_who(turn->policy);
    if (line->mouth == MOUTH_SHELL ? !meet_at_shell(turn, event, out, err)
                                   : !meet(turn, line->actor_id, waits, out, &known, err))
        return false;
    for (size_t i = 0; i < line->mention_count; i++) {
        if (line->mentions[i].kind == MENTION_PERSON &&
            !meet(turn, line->mentions[i].id, false, out, &ignored, err))
            return false;
    }
    *must_wait = !known && waits;
    return true;
}

/* A report that is behind its facts is brought up to date before it is read. */
static bool load_report(struct turn *turn, const struct event *event, const struct command *command,
                        const struct incident *target, struct arena *arena, struct situation *situation,
                        struct err *err)
{
    struct report_request request;
    struct report_source source;
    struct err absent = ERR_INIT;
    if (!report_request_read(command, &request, &absent) || request.ask == REPORT_ASK_NOTHING)
        return true; /* the verb says what is wrong with it */
    if (target->report_stale && !turn_draft_one(turn, target->number, event->received_ms, err))
        return false;
    if (!store_report_source(turn->store, arena, &request, target->number, &source, &absent))
        return absent.kind == ERR_NOT_FOUND || err_set(err, absent.kind, "%s", absent.text);
    report_fill(turn->policy, &request, &source, arena, situation);
    js_drop(source.record);
    return true;
}

static bool load(struct turn *turn, const struct event *event, const struct command *command,
                 struct arena *arena, struct situation *situation, struct err *err)
{
    bool more;
    if ((command->row->needs & (NEED_SIMILAR | NEED_FOUND)) != 0 &&
        !store_search_refresh(turn->store, SEARCH_REFRESH_ASKED, &more, err))
        return false;
    if (!store_situation_load(turn->store, arena, turn->policy, command, &event->as.command,
                              event->received_ms, situation, err))
        return false;
    const struct incident *target = command_target(command, situation, &event->as.command);
    if ((command->row->needs & NEED_REPORT) == 0 || target == NULL)
        return true;
    if (target->report_revision == 0 && target->report_stale) { /* whoever asks does not wait for the comparison */
        if (!turn_draft_one(turn, target->number, event->received_ms, err) ||
            !store_situation_load(turn->store, arena, turn->policy, command, &event->as.command, event->received_ms,
                                  situation, err))
            return false;
        target = command_target(command, situation, &event->as.command);
    }
    return load_report(turn, event, command, target, arena, situation, err);
}

/* A refusal leaves nothing but itself. */
static void refuse(const struct event *event, struct work *work, const struct err *refusal, struct outcome *out)
{
    if (work != NULL)
        work->end = WORK_REFUSED;
    answer_refused(event, work, refusal, out);
}

bool say_run(struct turn *turn, const struct event *event, struct work *work, struct outcome *out,
             bool may_defer, struct err *err)
{
    struct arena *arena = out->arena;
    struct command command;
    struct situation situation;
    struct err refusal = ERR_INIT;
    bool must_wait = false;
    bool read = command_read(arena, turn->policy, &event->as.command, &command, &refusal);
    if (read && !meet_people(turn, event, &command, out, &must_wait, err))
        return false;
    if (must_wait && may_defer) {
        if (store_deferred_add(turn->store, event, &refusal))
            return true;
        if (refusal.kind != ERR_LIMITED)
            return err_set(err, refusal.kind, "%s", refusal.text);
        read = false; /* too many wait: said like any refusal */
    }
    if (read && !load(turn, event, &command, arena, &situation, err))
        return false;
    if (!read || !command_run(&command, &situation, event, out, &refusal))
        refuse(event, work, &refusal, out);
    else if (command.flags & FLAG_SHARE)
        answer_share(event, &command, &situation, out);
    answer_send(event, work, refusal.kind, out);
    return true;
}
