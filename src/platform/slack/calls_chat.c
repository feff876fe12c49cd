/*
 * Posting, in channels and to people. A post carries its effect's key as metadata, so that after a
 * lost answer the message can be found instead of being posted twice.
 */
#include <string.h>

#include "blocks.h"
#include "calls_look.h"
#include "names.h"

/* A direct message is posted to the person; to look for it, its channel must be asked for first. */
static bool is_direct(const struct effect *effect)
{
    return effect->kind == EFFECT_DIRECT;
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
    if (channel == NULL)
        return false;
    asking->out->rate.scope = arena_text(asking->arena, channel);
    if (asking->step == SLACK_STEP_LOOK && is_direct(asking->effect))
        return slack_look_ask_direct(asking, channel);
    if (asking->step == SLACK_STEP_LOOK)
        return slack_look_ask(asking, channel);
    struct js *arguments = js_new_object();
    js_put_string(arguments, "channel", channel);
    js_put_string(arguments, "thread_ts", js_string(asking->body, "thread_ts"));
    slack_look_mark(asking, arguments, asking->step);
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

/* After part `step` went out: done, or on to the next part. The result is where the first stands, and
 * which others there are. */
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

/* Not there, or not to be seen: it is posted now. Twice is better than never. */
static void post_afresh(struct slack_hearing *hearing)
{
    slack_hear_next(hearing, 0, NULL);
}

static void add_part(struct js *result, const char *ts)
{
    const struct js *known = js_at(result, "more");
    struct js *more = known == NULL ? js_new_array() : js_copy(known);
    js_push_string(more, ts);
    js_put(result, "more", more);
}

static const char *channel_of(const struct slack_hearing *hearing)
{
    return is_direct(hearing->effect) ? js_string(hearing->carried, "channel")
                                      : js_string(hearing->body, "channel");
}

static void hear_look(struct slack_hearing *hearing)
{
    struct slack_look look;
    if (!slack_look_hear(hearing, parts_of(hearing) > 1, &look))
        return;
    if (look.ts[0] == NULL) {
        post_afresh(hearing);
        return;
    }
    struct js *found = place(channel_of(hearing), look.ts[0]);
    for (int part = 1; part <= look.last; part++) {
        if (look.ts[part] != NULL)
            add_part(found, look.ts[part]);
    }
    posted(hearing, look.last, found);
}

static void hear_part(struct slack_hearing *hearing)
{
    struct js *so_far = js_copy(hearing->carried);
    const char *ts = js_string(hearing->reply, "ts");
    if (ts != NULL)
        add_part(so_far, ts);
    posted(hearing, hearing->step, so_far);
}

static void hear_post(struct slack_hearing *hearing)
{
    bool look = hearing->step == SLACK_STEP_LOOK;
    if (look && is_direct(hearing->effect) && slack_look_opened(hearing, 0))
        return;
    if (look)
        hear_look(hearing);
    else if (hearing->step == 0)
        posted(hearing, 0,
               place(js_string_or(hearing->reply, "channel", js_string(hearing->body, "channel")),
                     js_string(hearing->reply, "ts")));
    else
        hear_part(hearing);
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
};

const struct slack_call_kind slack_call_direct = {
    .ask = ask_post,
    .hear = hear_post,
    .refused = post_refused,
    .exceptions = post_exceptions,
};
