/* Pages of history and replies, newest and oldest first, until what we look for is found or is older than it can be. */
#include "calls_look.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "names.h"

#define PAGE_LIMIT 200        /* messages; what Slack recommends */
#define SKEW_MAX_MS DAY_MS    /* replies before that are not read at all; clocks that are further off are seen elsewhere */

/* The mark of the part-th message of a long text: the key itself, then "key#1", ... */
static const char *operation(struct arena *arena, const char *key, int part)
{
    return part == 0 ? key : arena_print(arena, "%s#%d", key, part);
}

void slack_look_mark(const struct slack_asking *asking, struct js *arguments, int part)
{
    struct js *payload = js_new_object(), *mark = js_new_object();
    js_put_string(payload, "op", operation(asking->arena, asking->effect->key, part));
    js_put_string(mark, "event_type", "disruption_op");
    js_put(mark, "event_payload", payload);
    js_put(arguments, "metadata", mark);
}

bool slack_look_ask(struct slack_asking *asking, const char *channel)
{
    const char *thread_ts = js_string(asking->body, "thread_ts");
    struct js *arguments = js_new_object();
    js_put_string(arguments, "channel", channel);
    js_put_string(arguments, "ts", thread_ts);
    if (thread_ts != NULL) /* they come oldest first: a long thread is not read from its beginning */
        js_put_string(arguments, "oldest",
                      arena_print(asking->arena, "%" PRId64 ".000000", (asking->created_ms - SKEW_MAX_MS) / 1000));
    js_put_string(arguments, "include_all_metadata", "true");
    js_put_integer(arguments, "limit", PAGE_LIMIT);
    js_put_string(arguments, "cursor", js_string(asking->carried, "cursor"));
    return slack_ask(asking, thread_ts == NULL ? METHOD_HISTORY : METHOD_REPLIES, arguments);
}

bool slack_look_ask_direct(struct slack_asking *asking, const char *user)
{
    const char *opened = js_string(asking->carried, "channel");
    if (opened != NULL)
        return slack_look_ask(asking, opened);
    struct js *arguments = js_new_object();
    js_put_string(arguments, "users", user);
    return slack_ask(asking, METHOD_OPEN, arguments);
}

bool slack_look_opened(struct slack_hearing *hearing, int otherwise)
{
    if (js_string(hearing->carried, "channel") != NULL)
        return false;
    const char *id = slack_id(hearing->arena, js_at(hearing->reply, "channel"), "id");
    struct js *carried = id == NULL ? NULL : js_new_object();
    if (id != NULL)
        js_put_string(carried, "channel", id);
    slack_hear_next(hearing, id == NULL ? otherwise : SLACK_STEP_LOOK, carried);
    return true;
}

static bool by_us(const struct slack_hearing *hearing, const struct js *message)
{
    const struct workspace_identity *us = hearing->identity;
    return strcmp(js_string_or(message, "bot_id", "-"), us->bot_id) == 0 ||
           strcmp(js_string_or(message, "user", "-"), us->bot_user_id) == 0;
}

/* Which part of the effect's text a message is; -1: none. */
static int part_of(const struct slack_hearing *hearing, const struct js *message)
{
    const struct js *payload = js_at(js_at(message, "metadata"), "event_payload");
    const char *op = js_string(payload, "op");
    if (op == NULL || !by_us(hearing, message))
        return -1;
    for (int part = 0; part < SLACK_PARTS_MAX; part++) {
        if (strcmp(op, operation(hearing->arena, hearing->effect->key, part)) == 0)
            return part;
    }
    return -1;
}

/* The newest page is looked at whatever the clocks say. */
static bool may_be_older(const struct slack_hearing *hearing)
{
    const struct js *messages = js_at(hearing->reply, "messages");
    const struct js *last = js_item(messages, js_count(messages) > 0 ? js_count(messages) - 1 : 0);
    int64_t since_us = (hearing->created_ms - SLACK_LOOK_BACK_MS) * 1000;
    return js_string(hearing->body, "thread_ts") != NULL || slack_stamp_or(last, "ts", since_us) >= since_us;
}

/* Carried from page to page. */
static const char *found_key(struct arena *arena, int part)
{
    return arena_print(arena, "found#%d", part);
}

bool slack_look_on(struct slack_hearing *hearing, const struct slack_look *so_far)
{
    struct js *page = may_be_older(hearing) ? slack_next_page(hearing) : NULL;
    if (page == NULL)
        return false;
    js_put_string(page, "channel", js_string(hearing->carried, "channel"));
    js_put_string(page, "file", js_string(hearing->carried, "file"));
    for (int part = 0; so_far != NULL && part < SLACK_PARTS_MAX; part++)
        js_put_string(page, found_key(hearing->arena, part), so_far->ts[part]);
    slack_hear_next(hearing, SLACK_STEP_LOOK, page);
    return true;
}

bool slack_look_hear(struct slack_hearing *hearing, bool whole, struct slack_look *out)
{
    const struct js *messages = js_at(hearing->reply, "messages");
    *out = (struct slack_look){0};
    for (int part = 0; part < SLACK_PARTS_MAX; part++)
        out->ts[part] = js_string(hearing->carried, found_key(hearing->arena, part));
    for (size_t i = 0; js_is_array(messages) && i < js_count(messages); i++) {
        int part = part_of(hearing, js_item(messages, i));
        if (part >= 0)
            out->ts[part] = slack_stamp_id(hearing->arena, js_item(messages, i), "ts");
    }
    for (int part = 0; part < SLACK_PARTS_MAX; part++)
        out->last = out->ts[part] != NULL ? part : out->last;
    return (out->ts[0] != NULL && !whole) || !slack_look_on(hearing, out);
}

bool slack_look_ask_channel(struct slack_asking *asking)
{
    const char *channel = slack_ask_id(asking, "channel");
    if (channel == NULL)
        return false;
    struct js *arguments = js_new_object();
    js_put_string(arguments, "channel", channel);
    return slack_ask(asking, METHOD_INFO, arguments);
}
