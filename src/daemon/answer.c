/*
 * Answers: in a thread where it was asked in one, openly between the two of us in a direct message, and else for the
 * asker's eyes alone.
 */
#include "daemon/answer.h"

#include <string.h>

#include "disruption/core/markup.h"
#include "disruption/core/similar.h"

#define SHARED_MAX (ANSWER_MAX + 1024) /* bytes; an answer and who shared it */

void answer_refused(const struct event *event, const struct work *work, const struct err *refusal, struct outcome *out)
{
    const struct command_line *line = &event->as.command;
    markup_text(&out->answer, refusal->text);
    if (work != NULL && work_waited_for(work))
        return;
    const char *front = "\nYour words, to copy:\n";
    for (size_t i = 0; line->mouth == MOUTH_FORM && i < line->value_count; i++) {
        const char *value = line->values[i].value;
        if (value == NULL || strchr(value, ' ') == NULL)
            continue; /* choices and single words are soon filled in again */
        markup_text(&out->answer, front);
        markup_text(&out->answer, value);
        front = "\n";
    }
}

static void quote_shared(struct js *quotes, int64_t number)
{
    struct js *one = js_new_object();
    js_put_integer(one, "number", number);
    js_put_string(one, "about", POST_SHARES);
    js_push(quotes, one);
}

/* A report shows what was merged into its disruption. */
static void quote_merged(const struct incident *target, struct js *quotes)
{
    for (size_t i = 0; i < target->relation_count; i++) {
        const struct relation *relation = &target->relations[i];
        if (relation->inverse && strcmp(relation->words, "merged") == 0)
            quote_shared(quotes, relation->number);
    }
}

/* What it shows of disruptions, so that words which are redacted later can be taken out of it. */
static void put_quotes(const struct command *command, const struct situation *situation, const struct incident *target,
                       struct js *body)
{
    struct js *quotes = js_new_array();
    if (target != NULL && (command->row->needs & (NEED_DOSSIER | NEED_REPORT | NEED_HISTORY)) != 0)
        quote_shared(quotes, target->number);
    if (target != NULL && (command->row->needs & NEED_REPORT) != 0)
        quote_merged(target, quotes);
    for (size_t i = 0; i < situation->found_count; i++)
        quote_shared(quotes, situation->found[i].incident.number);
    for (size_t i = 0; i < situation->similar_count; i++)
        quote_shared(quotes, situation->similar[i].incident.number);
    for (size_t i = 0; i < situation->action_count; i++)
        quote_shared(quotes, situation->actions[i].number);
    js_put(body, "quotes", quotes);
}

static void say_shared(const struct incident *about, struct buf *answer)
{
    buf_clear(answer);
    if (about->channel_id == NULL) {
        markup_text(answer, "It comes into the channel of the disruption as soon as that is made.");
        return;
    }
    markup_text(answer, "Shared in ");
    markup_channel(answer, about->channel_id, about->channel_name);
}

void answer_share(const struct event *event, const struct command *command, const struct situation *situation,
                  struct outcome *out)
{
    const struct command_line *line = &event->as.command;
    const struct incident *target = command_target(command, situation, line);
    const struct incident *about = (command->row->needs & NEED_TARGET) != 0 ? target : NULL;
    const char *own = about != NULL ? incident_lane(about) : NULL;
    const char *lane = own != NULL ? own : line->mouth == MOUTH_DIRECT ? NULL : line->channel_id;
    if (out->answer.len == 0 || situation->report_file != NULL) /* a file is shared, not what is said of it */
        return;
    if (lane == NULL) {
        markup_text(&out->answer, "\nThere is no channel to share this in.");
        return;
    }
    struct buf shared;
    buf_init(&shared, SHARED_MAX);
    markup_text(&shared, "Shared by ");
    if (line->mouth == MOUTH_SHELL)
        markup_text(&shared, situation->actor.name);
    else
        markup_person(&shared, situation->actor.id, situation->actor.name);
    markup_print(&shared, " (%s):\n", command->row->name);
    buf_text(&shared, buf_string(&out->answer));
    struct js *body = outcome_effect(out, EFFECT_POST, own != NULL ? about->number : 0,
                                     arena_print(out->arena, "share/%s", event->key), lane, false);
    js_put_string(body, "channel", lane_channel(lane));
    js_put_string(body, "text", buf_string(&shared));
    put_quotes(command, situation, target, body);
    bool here = line->channel_id != NULL && strcmp(lane, line->channel_id) == 0;
    if (here)
        js_put_string(body, "thread_ts", line->thread_ts);
    buf_done(&shared);
    if (here)
        buf_clear(&out->answer);
    else
        say_shared(about, &out->answer);
}

void answer_send(const struct event *event, struct work *work, enum err_kind refused, struct outcome *out)
{
    const struct command_line *line = &event->as.command;
    bool waited_for = work != NULL && work_waited_for(work);
    if (waited_for)
        work->refused = refused;
    if (waited_for && (refused != ERR_NONE || work->from == WORK_CONTROL)) {
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
    js_put_string(body, "thread_ts", line->thread_ts);
    if (line->mouth == MOUTH_DIRECT)
        js_put_flag(body, "direct", true);
    js_put_string(body, "text", buf_string(&out->answer));
}
