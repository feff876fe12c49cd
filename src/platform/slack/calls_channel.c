/* Effects on channels: making one, filling it, naming its topic. */
#include <string.h>

#include "disruption/core/channel_name.h"
#include "calls_look.h"
#include "names.h"
#include "text.h"

#define NAME_ATTEMPTS_MAX                                                                          \
    5 /* "x", "x-2" .. "x-5": a sixth disruption of that name is a mistake of the pattern */
#define CLOCK_SKEW_MAX_MS                                                                          \
    (INT64_C(24) * 3600 * 1000) /* between ours and Slack's; the number in the name does the rest  \
                                 */
#define NAME_BYTES_MAX 512
#define TOPIC_MAX 250 /* characters; Slack refuses more */


/* The name for step 0, 1, ...: archived channels keep theirs, so a taken one gets a number. */
static const char *name_for(struct arena *arena, const struct js *body, int step)
{
    struct buf name;
    buf_init(&name, NAME_BYTES_MAX);
    channel_name_write(js_string_or(body, "name", ""), 0, "", step + 1, &name);
    const char *copy = arena_text(arena, buf_string(&name));
    buf_done(&name);
    return copy;
}

static bool ask_list(struct slack_asking *asking)
{
    struct js *arguments = js_new_object();
    js_put_string(arguments, "types", "public_channel,private_channel");
    js_put_string(arguments, "exclude_archived", "true");
    js_put_integer(arguments, "limit", 200);
    js_put_string(arguments, "cursor", js_string(asking->carried, "cursor"));
    return slack_ask(asking, METHOD_USERS_CONVERSATIONS, arguments);
}

static bool ask_create(struct slack_asking *asking)
{
    if (asking->step == SLACK_STEP_LOOK)
        return ask_list(asking);
    if (js_string_or(asking->body, "name", "")[0] == '\0')
        return err_set(asking->err, ERR_INVALID, "no channel name");
    struct js *arguments = js_new_object();
    js_put_string(arguments, "name", name_for(asking->arena, asking->body, asking->step));
    js_put_flag(arguments, "is_private", js_flag(asking->body, "private"));
    return slack_ask(asking, METHOD_CREATE, arguments);
}

static void channel_made(struct slack_hearing *hearing, const struct js *channel)
{
    const char *id = slack_id(hearing->arena, channel, "id");
    if (id == NULL) {
        slack_hear_failed(hearing, "the answer names no channel");
        return;
    }
    hearing->out->result = js_new_object();
    js_put_string(hearing->out->result, "channel_id", id);
    js_put_string(hearing->out->result, "name", js_string_or(channel, "name", ""));
}

static bool name_is_ours(const struct slack_hearing *hearing, const char *name)
{
    for (int step = 0; step < NAME_ATTEMPTS_MAX; step++) {
        if (strcmp(name_for(hearing->arena, hearing->body, step), name) == 0)
            return true;
    }
    return false;
}

/* Made by us, since the intent, under a name we would have given, which has the disruption's number in it: the channel of
 * a call whose answer was lost, and nobody else's. */
static const struct js *find_made(const struct slack_hearing *hearing)
{
    const struct js *channels = js_at(hearing->reply, "channels");
    int64_t since_s = (hearing->created_ms - CLOCK_SKEW_MAX_MS) / 1000;
    for (size_t i = 0; js_is_array(channels) && i < js_count(channels); i++) {
        const struct js *channel = js_item(channels, i);
        if (strcmp(js_string_or(channel, "creator", ""), hearing->identity->bot_user_id) == 0 &&
            js_integer_or(channel, "created", 0) >= since_s &&
            name_is_ours(hearing, js_string_or(channel, "name", "")))
            return channel;
    }
    return NULL;
}

static void hear_create(struct slack_hearing *hearing)
{
    if (hearing->step != SLACK_STEP_LOOK) {
        channel_made(hearing, js_at(hearing->reply, "channel"));
        return;
    }
    const struct js *made = find_made(hearing);
    struct js *page = made != NULL ? NULL : slack_next_page(hearing);
    if (made != NULL)
        channel_made(hearing, made);
    else
        slack_hear_next(hearing, page != NULL ? SLACK_STEP_LOOK : 0, page);
}

static void create_refused(struct slack_hearing *hearing)
{
    if (hearing->step == SLACK_STEP_LOOK)
        slack_hear_next(hearing, 0,
                        NULL); /* we may not look; a channel too many can be told and archived */
    else if (strcmp(hearing->code, "name_taken") == 0 && hearing->step + 1 < NAME_ATTEMPTS_MAX)
        slack_hear_next(hearing, hearing->step + 1, NULL);
    else
        hearing->out->kind = VERDICT_FAILED;
}

static const struct slack_exception create_exceptions[] = {
    {"*", SLACK_EXCEPTION_OTHER},
    {NULL, SLACK_EXCEPTION_OTHER},
};

const struct slack_call_kind slack_call_channel_create = {
    .ask = ask_create,
    .hear = hear_create,
    .refused = create_refused,
    .exceptions = create_exceptions,
};

static bool ask_invite(struct slack_asking *asking)
{
    const char *channel = slack_ask_id(asking, "channel");
    const char *user = channel == NULL ? NULL : slack_ask_id(asking, "user");
    if (user == NULL)
        return false;
    struct js *arguments = js_new_object();
    js_put_string(arguments, "channel", channel);
    js_put_string(arguments, "users", user);
    return slack_ask(asking, METHOD_INVITE, arguments);
}

static const struct slack_exception invite_exceptions[] = {
    {"already_in_channel", SLACK_EXCEPTION_DONE},
    {"cant_invite_self", SLACK_EXCEPTION_DONE},
    {NULL, SLACK_EXCEPTION_DONE},
};

const struct slack_call_kind slack_call_invite = {.ask = ask_invite,
                                                  .exceptions = invite_exceptions};

static const char *topic_of(struct arena *arena, const struct js *body)
{
    struct slack_pieces pieces;
    slack_text_encode(arena, js_string_or(body, "text", ""), TOPIC_MAX, &pieces);
    return pieces.count == 0 ? "" : pieces.at[0];
}

static bool ask_topic(struct slack_asking *asking)
{
    const char *channel = slack_ask_id(asking, "channel");
    if (channel == NULL)
        return false;
    if (asking->step == SLACK_STEP_LOOK)
        return slack_look_ask_channel(asking);
    struct js *arguments = js_new_object();
    js_put_string(arguments, "channel", channel);
    js_put_string(arguments, "topic", topic_of(asking->arena, asking->body));
    return slack_ask(asking, METHOD_SET_TOPIC, arguments);
}

static void hear_topic(struct slack_hearing *hearing)
{
    const struct js *topic = js_at(js_at(hearing->reply, "channel"), "topic");
    bool set = strcmp(js_string_or(topic, "value", ""), topic_of(hearing->arena, hearing->body)) == 0;
    if (hearing->step == SLACK_STEP_LOOK && !set)
        slack_hear_next(hearing, 0, NULL);
}

/* A channel we may not look at may still let us set it. */
static void topic_refused(struct slack_hearing *hearing)
{
    if (hearing->step == SLACK_STEP_LOOK)
        slack_hear_next(hearing, 0, NULL);
    else
        hearing->out->kind = VERDICT_FAILED;
}

static const struct slack_exception topic_exceptions[] = {
    {"*", SLACK_EXCEPTION_OTHER},
    {NULL, SLACK_EXCEPTION_OTHER},
};

const struct slack_call_kind slack_call_topic = {
    .ask = ask_topic,
    .hear = hear_topic,
    .refused = topic_refused,
    .exceptions = topic_exceptions,
};
