/* Looking things up: a message that somebody marked, and who somebody is. Both come back as events.
 */
#include <string.h>

#include "calls.h"
#include "decode.h"
#include "history_page.h"
#include "names.h"

enum fetch_step { FETCH_BY_REACTIONS, FETCH_IN_THREAD, FETCH_IN_CHANNEL, FETCH_STEP_COUNT };

/*
 * Reactions first: it finds any message in one call. Replies find a thread's messages, and name the
 * parent too, hence two; history finds what stands in the channel itself.
 */
static const enum slack_method_id fetch_methods[] = {
    [FETCH_BY_REACTIONS] = METHOD_REACTIONS_GET,
    [FETCH_IN_THREAD] = METHOD_REPLIES,
    [FETCH_IN_CHANNEL] = METHOD_HISTORY,
};

static void put_range(struct js *arguments, const char *ts, int limit)
{
    js_put_string(arguments, "oldest", ts);
    js_put_string(arguments, "latest", ts);
    js_put_string(arguments, "inclusive", "true");
    js_put_integer(arguments, "limit", limit);
}

static bool ask_message(struct slack_asking *asking)
{
    const char *channel = slack_ask_id(asking, "channel");
    const char *ts = js_string_or(asking->body, "ts", "");
    int64_t us;
    if (channel == NULL)
        return false;
    if (!slack_stamp_read(ts, &us))
        return err_set(asking->err, ERR_INVALID, "ts: \"%s\" is no timestamp of Slack's", ts);
    struct js *arguments = js_new_object();
    js_put_string(arguments, "channel", channel);
    if (asking->step == FETCH_BY_REACTIONS) {
        js_put_string(arguments, "timestamp", ts);
        js_put_string(arguments, "full", "true");
    } else if (asking->step == FETCH_IN_THREAD) {
        js_put_string(arguments, "ts", ts);
        put_range(arguments, ts, 2);
    } else {
        put_range(arguments, ts, 1);
    }
    return slack_ask(asking, fetch_methods[asking->step], arguments);
}

/* The message with the wanted ts: the one named "message", or among "messages", which may hold a
 * neighbour instead. */
static const struct js *find_message(const struct slack_hearing *hearing)
{
    const char *ts = js_string_or(hearing->body, "ts", "");
    const struct js *one = js_at(hearing->reply, "message");
    const struct js *many = js_at(hearing->reply, "messages");
    if (strcmp(js_string_or(one, "ts", ""), ts) == 0)
        return one;
    for (size_t i = 0; js_is_array(many) && i < js_count(many); i++) {
        if (strcmp(js_string_or(js_item(many, i), "ts", ""), ts) == 0)
            return js_item(many, i);
    }
    return NULL;
}

/* It was looked for everywhere: there is nothing to read, and never will be. */
static void hear_nothing(struct slack_hearing *hearing)
{
    hearing->out->result = js_new_object();
    js_put_flag(hearing->out->result, "gone", true);
}

static void message_refused(struct slack_hearing *hearing)
{
    if (hearing->step + 1 < FETCH_STEP_COUNT)
        slack_hear_next(hearing, hearing->step + 1, NULL);
    else if (hearing->code[0] != '\0')
        hearing->out->kind = VERDICT_FAILED;
    else
        hear_nothing(hearing);
}

/* Who marked it is asked with it: then it comes as a page of one. */
static void hear_marks(struct slack_hearing *hearing)
{
    const struct js *message = find_message(hearing);
    if (message == NULL) {
        message_refused(hearing);
        return;
    }
    struct js *messages = js_new_array();
    js_push(messages, js_copy(message));
    struct event *event = arena_new(hearing->arena, 1, sizeof(*event));
    *event = (struct event){.kind = EVENT_HISTORY, .happened_ms = hearing->asked_ms, .received_ms = hearing->now_ms};
    slack_history_read(hearing, messages, NULL, &event->as.history);
    hearing->out->event = event;
    js_drop(messages);
}

static void hear_message(struct slack_hearing *hearing)
{
    if (js_flag(hearing->body, "marks")) {
        hear_marks(hearing);
        return;
    }
    const struct workspace_identity *us = hearing->identity;
    const struct slack_self self = {.user_id = us->bot_user_id,
                                    .bot_id = us->bot_id,
                                    .site_url = us->url,
                                    .api_url = us->api_url};
    const char *channel = arena_text(hearing->arena, js_string(hearing->body, "channel"));
    struct event *event = arena_new(hearing->arena, 1, sizeof(*event));
    if (!slack_message_read(&self, hearing->arena, find_message(hearing), channel,
                            &event->as.message)) {
        message_refused(hearing);
        return;
    }
    event->kind = EVENT_MESSAGE;
    event->happened_ms = event->as.message.version_us / 1000;
    event->received_ms = hearing->now_ms;
    hearing->out->event = event;
}

static const struct slack_exception message_exceptions[] = {
    {"*", SLACK_EXCEPTION_OTHER},
    {NULL, SLACK_EXCEPTION_OTHER},
};

const struct slack_call_kind slack_call_fetch_message = {
    .ask = ask_message,
    .hear = hear_message,
    .refused = message_refused,
    .exceptions = message_exceptions,
};

/* Webhooks and other apps post under a bot's id, which has its own method. */
static bool is_bot_id(const char *id)
{
    return id[0] == 'B';
}

static bool ask_person(struct slack_asking *asking)
{
    const char *user = slack_ask_id(asking, "user");
    if (user == NULL)
        return false;
    struct js *arguments = js_new_object();
    js_put_string(arguments, is_bot_id(user) ? "bot" : "user", user);
    return slack_ask(asking, is_bot_id(user) ? METHOD_BOTS_INFO : METHOD_USERS_INFO, arguments);
}

static void hear_person(struct slack_hearing *hearing)
{
    struct event *event = arena_new(hearing->arena, 1, sizeof(*event));
    const struct js *user = js_at(hearing->reply, "user");
    const struct js *bot = js_at(hearing->reply, "bot");
    bool known = user != NULL ? slack_person_read(hearing->arena, user, hearing->identity->workspace_id, &event->as.person)
                              : slack_person_read_bot(hearing->arena, bot, &event->as.person);
    if (!known) {
        slack_hear_failed(hearing, "user_not_found");
        return;
    }
    event->kind = EVENT_PERSON;
    event->happened_ms = hearing->now_ms;
    event->received_ms = hearing->now_ms;
    hearing->out->event = event;
}

const struct slack_call_kind slack_call_fetch_person = {.ask = ask_person, .hear = hear_person};
