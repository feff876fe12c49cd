/* Commands: from the typed line to the answer. */
#include "daemon/say.h"

#include <string.h>

#include "daemon/apply.h"
#include "disruption/core/command.h"
#include "disruption/core/markup.h"
#include "disruption/report/report.h"
#include "disruption/store/deferred.h"
#include "disruption/store/incidents.h"

/* Whether the actor's zone is needed and unknown; then the platform is asked and the command waits, kept. */
static bool defer(struct turn *turn, const struct event *event, const struct command *command,
                  struct outcome *out, bool *deferred, struct err *err)
{
    const struct command_line *line = &event->as.command;
    struct person actor;
    struct err absent = ERR_INIT;
    *deferred = false;
    if (line->mouth == MOUTH_SHELL || !command_needs_zone(command) ||
        store_person_get(turn->store, out->arena, line->actor_id, &actor, &absent))
        return true;
    if (absent.kind != ERR_NOT_FOUND)
        return err_set(err, absent.kind, "%s", absent.text);
    *deferred = true;
    const char *key = arena_print(out->arena, "person/%s", line->actor_id);
    js_put_string(outcome_effect(out, EFFECT_FETCH_PERSON, 0, key, key, false), "user", line->actor_id);
    return store_deferred_add(turn->store, event, err);
}

/* A report that is behind its facts is brought up to date before it is read. */
static bool load_report(struct turn *turn, const struct event *event, const struct incident *target,
                        struct arena *arena, struct situation *situation, struct err *err)
{
    const char *markdown;
    int64_t revision, created_ms;
    struct err absent = ERR_INIT;
    if (target->report_stale && target->report_revision > 0 &&
        !apply_draft(turn, target->number, event->received_ms, err))
        return false;
    if (!store_report_newest(turn->store, arena, target->number, &markdown, &revision, &created_ms, &absent))
        return absent.kind == ERR_NOT_FOUND || err_set(err, absent.kind, "%s", absent.text);
    struct buf told;
    buf_init(&told, REPORT_CHAT_MAX * 2);
    report_chat(markdown, target->number, &told);
    situation->report = arena_text(arena, buf_string(&told));
    buf_done(&told);
    return true;
}

static bool load(struct turn *turn, const struct event *event, const struct command *command,
                 struct arena *arena, struct situation *situation, struct err *err)
{
    if (!store_situation_load(turn->store, arena, turn->policy, command, &event->as.command,
                              event->received_ms, situation, err))
        return false;
    const struct incident *target = situation->target;
    if (target == NULL)
        target = situation->here != NULL          ? situation->here
                 : situation->open_count == 1 ? &situation->open[0]
                                              : NULL;
    bool named = command->number != 0 || command->target_channel != NULL;
    if ((command->row->needs & NEED_REPORT) == 0 || target == NULL || (named && situation->target == NULL))
        return true;
    return load_report(turn, event, target, arena, situation, err);
}

/* The answer's way back: to the shell with the work, to a person through the outbox. */
static void answer(const struct event *event, struct work *work, enum err_kind refused, struct outcome *out)
{
    const struct command_line *line = &event->as.command;
    if (work != NULL && work->from == WORK_CONTROL) {
        work->refused = refused;
        buf_clear(&work->answer);
        buf_text(&work->answer, buf_string(&out->answer));
        return;
    }
    if (out->answer.len == 0)
        return;
    struct js *body = outcome_effect(out, EFFECT_ANSWER, 0, arena_print(out->arena, "answer/%s", event->key),
                                     arena_print(out->arena, "answer/%s", line->actor_id), false);
    js_put_string(body, "user", line->actor_id);
    js_put_string(body, "channel", line->channel_id);
    js_put_string(body, "response_url", line->response_url);
    js_put_string(body, "text", buf_string(&out->answer));
}

bool say_run(struct turn *turn, const struct event *event, struct work *work, struct outcome *out,
             bool may_defer, struct err *err)
{
    struct arena *arena = out->arena;
    struct command command;
    struct situation situation;
    struct err refusal = ERR_INIT;
    bool deferred = false;
    bool read = command_read(arena, turn->policy, &event->as.command, &command, &refusal);
    if (read && may_defer && !defer(turn, event, &command, out, &deferred, err))
        return false;
    if (deferred)
        return true;
    if (read && !load(turn, event, &command, arena, &situation, err))
        return false;
    if (!read || !command_run(&command, &situation, event, out, &refusal)) {
        outcome_done(out);
        outcome_init(out, arena);
        markup_text(&out->answer, refusal.text);
    }
    answer(event, work, refusal.kind, out);
    return true;
}
