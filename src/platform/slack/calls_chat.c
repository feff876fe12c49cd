/*
 * Posting, in channels and to people. A post carries its effect's key as metadata, so that after a
 * lost answer the message can be found instead of being posted twice.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "blocks.h"
#include "calls.h"
#include "names.h"


/* The mark of the part-th message of a long text: the key itself, then "key#1", ... */
static const char *operation(struct arena *arena, const char *key, int part)
{
    return part == 0 ? key : arena_print(arena, "%s#%d", key, part);
}

static struct js *metadata(const char *op)
{
    struct js *payload = js_new_object(), *mark = js_new_object();
    js_put_string(payload, "op", op);
    js_put_string(mark, "event_type", "disruption_op");
    js_put(mark, "event_payload", payload);
    return mark;
}

/* A direct message is posted to the person; to look for it, its channel must be asked for first. */
static bool is_direct(const struct effect *effect)
{
    return effect->kind == EFFECT_DIRECT;
}

static bool ask_direct_channel(struct slack_asking *asking, const char *user)
{
    struct js *arguments = js_new_object();
    js_put_string(arguments, "users", user);
    return slack_ask(asking, METHOD_OPEN, arguments);
}

static bool ask_look(struct slack_asking *asking, const char *channel)
{
    const char *thread_ts = js_string(asking->body, "thread_ts");
    struct js *arguments = js_new_object();
    js_put_string(arguments, "channel", channel);
    js_put_string(arguments, "ts", thread_ts);
    js_put_string(arguments, "include_all_metadata", "true");
    js_put_integer(arguments, "limit", 200);
    js_put_string(arguments, "cursor", js_string(asking->carried, "cursor"));
    return slack_ask(asking, thread_ts == NULL ? METHOD_HISTORY : METHOD_REPLIES, arguments);
}

/*
 * Whether older pages may hold it. The newest page is looked at whatever the clocks say: the
 * platform's stamps and our own time of the intent may be far apart.
 */
static bool may_be_older(const struct slack_hearing *hearing)
{
    const struct js *messages = js_at(hearing->reply, "messages");
    const struct js *last = js_item(messages, js_count(messages) > 0 ? js_count(messages) - 1 : 0);
    int64_t since_us = (hearing->created_ms - SLACK_LOOK_SLACK_MS) * 1000;
    bool thread = js_string(hearing->body, "thread_ts") != NULL; /* replies come oldest first */
    return thread || slack_stamp_or(last, "ts", since_us) >= since_us;
}

/* A card, or a text with its buttons under the last part. */
static void put_words(struct slack_asking *asking, struct js *arguments)
{
    const struct js *card = js_at(asking->body, "card");
    const char *markup = js_string_or(asking->body, "text", "");
    if (card != NULL) {
        slack_body_card(arguments, asking->arena, card);
        return;
    }
    size_t parts = slack_body_text(arguments, asking->arena, markup, (size_t)asking->step);
    if ((size_t)asking->step + 1 == parts)
        slack_body_buttons(arguments, asking->arena, js_at(asking->body, "buttons"));
}

static bool ask_post(struct slack_asking *asking)
{
    const char *channel = slack_ask_id(asking, is_direct(asking->effect) ? "user" : "channel");
    const char *opened = js_string(asking->carried, "channel");
    if (channel == NULL)
        return false;
    asking->out->rate.scope = arena_text(asking->arena, channel);
    if (asking->step == SLACK_STEP_LOOK && is_direct(asking->effect))
        return opened == NULL ? ask_direct_channel(asking, channel) : ask_look(asking, opened);
    if (asking->step == SLACK_STEP_LOOK)
        return ask_look(asking, channel);
    struct js *arguments = js_new_object();
    js_put_string(arguments, "channel", channel);
    js_put_string(arguments, "thread_ts", js_string(asking->body, "thread_ts"));
    js_put(arguments, "metadata",
           metadata(operation(asking->arena, asking->effect->key, asking->step)));
    js_put_flag(arguments, "unfurl_links", false);
    js_put_flag(arguments, "unfurl_media", false);
    put_words(asking, arguments);
    return slack_ask(asking, METHOD_CHAT_POST, arguments);
}

/* How many messages the text takes in all. */
static int parts_of(const struct slack_hearing *hearing)
{
    struct js *scratch = js_new_object();
    const char *markup = js_string_or(hearing->body, "text", "");
    bool card = js_at(hearing->body, "card") != NULL;
    size_t parts = card ? 1 : slack_body_text(scratch, hearing->arena, markup, 0);
    js_drop(scratch);
    return (int)parts;
}

/* After part `step` went out: done, or on to the next part; the first part's ts is the result
 * either way. */
static void posted(struct slack_hearing *hearing, int step, struct js *result)
{
    if (step + 1 < parts_of(hearing))
        slack_hear_next(hearing, step + 1, result);
    else
        hearing->out->result = result;
}

static struct js *place(const char *channel, const char *ts)
{
    struct js *result = js_new_object();
    js_put_string(result, "channel", channel);
    js_put_string(result, "ts", ts);
    return result;
}

static bool by_us(const struct slack_hearing *hearing, const struct js *message)
{
    const struct workspace_identity *us = hearing->identity;
    return strcmp(js_string_or(message, "bot_id", "-"), us->bot_id) == 0 ||
           strcmp(js_string_or(message, "user", "-"), us->bot_user_id) == 0;
}

/* The ts of our message marked op on this page; NULL when it is not there. */
static const char *find_marked(const struct slack_hearing *hearing, const char *op)
{
    const struct js *messages = js_at(hearing->reply, "messages");
    for (size_t i = 0; js_is_array(messages) && i < js_count(messages); i++) {
        const struct js *message = js_item(messages, i);
        const struct js *payload = js_at(js_at(message, "metadata"), "event_payload");
        if (by_us(hearing, message) && strcmp(js_string_or(payload, "op", ""), op) == 0)
            return slack_stamp_id(hearing->arena, message, "ts");
    }
    return NULL;
}

/* Not there, or not to be seen: it is posted now. Twice is better than never. */
static void post_afresh(struct slack_hearing *hearing)
{
    slack_hear_next(hearing, 0, NULL);
}

static const char *channel_of(const struct slack_hearing *hearing)
{
    return is_direct(hearing->effect) ? js_string(hearing->carried, "channel")
                                      : js_string(hearing->body, "channel");
}

/* Pages add up in carried: "found" is the ts of the first part, "last" the highest part seen. */
static void hear_look(struct slack_hearing *hearing)
{
    const char *first = js_string(hearing->carried, "found");
    int64_t last = js_integer_or(hearing->carried, "last", 0);
    for (int part = 0; part < SLACK_PARTS_MAX; part++) {
        const char *ts =
            find_marked(hearing, operation(hearing->arena, hearing->effect->key, part));
        if (ts != NULL && part == 0)
            first = ts;
        if (ts != NULL && part > last)
            last = part;
    }
    struct js *page = may_be_older(hearing) ? slack_next_page(hearing) : NULL;
    if (page != NULL && (first == NULL || parts_of(hearing) > 1)) {
        js_put_string(page, "channel", js_string(hearing->carried, "channel"));
        js_put_string(page, "found", first);
        js_put_integer(page, "last", last);
        slack_hear_next(hearing, SLACK_STEP_LOOK, page);
        return;
    }
    js_drop(page);
    if (first == NULL)
        post_afresh(hearing);
    else
        posted(hearing, (int)last, place(channel_of(hearing), first));
}

/* The channel between us and them: now we can look there. */
static void hear_direct_channel(struct slack_hearing *hearing)
{
    const char *id = slack_id(hearing->arena, js_at(hearing->reply, "channel"), "id");
    if (id == NULL) {
        post_afresh(hearing);
        return;
    }
    struct js *carried = js_new_object();
    js_put_string(carried, "channel", id);
    slack_hear_next(hearing, SLACK_STEP_LOOK, carried);
}

static void hear_post(struct slack_hearing *hearing)
{
    bool look = hearing->step == SLACK_STEP_LOOK;
    if (look && channel_of(hearing) == NULL)
        hear_direct_channel(hearing);
    else if (look)
        hear_look(hearing);
    else if (hearing->step == 0)
        posted(hearing, 0,
               place(js_string_or(hearing->reply, "channel", js_string(hearing->body, "channel")),
                     js_string(hearing->reply, "ts")));
    else
        posted(hearing, hearing->step, js_copy(hearing->carried));
}

static void post_refused(struct slack_hearing *hearing)
{
    if (hearing->step == SLACK_STEP_LOOK)
        post_afresh(hearing); /* a channel we may post to but not read */
    else
        hearing->out->kind = VERDICT_FAILED;
}

static const struct slack_exception post_exceptions[] = {
    {"*", SLACK_EXCEPTION_OTHER},
    {NULL, SLACK_EXCEPTION_OTHER},
};

const struct slack_call_kind slack_call_post = {
    .ask = ask_post,
    .hear = hear_post,
    .refused = post_refused,
    .exceptions = post_exceptions,
    .once = true,
};

const struct slack_call_kind slack_call_direct = {
    .ask = ask_post,
    .hear = hear_post,
    .refused = post_refused,
    .exceptions = post_exceptions,
    .once = true,
};
