/* The page's reading side. It acts through the control interface, like tests do. */
#include "sandbox/page.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/base/arena.h"
#include "disruption/net/url.h"
#include "sandbox/message.h"
#include "sandbox/private.h"
#include "sandbox/socket_mode.h"
#include "sandbox/view.h"

#define PAGE_MESSAGES 80   /* at a time; the page asks for older ones */
#define PAGE_USERS_MAX 500 /* names the page knows without asking */

struct reader {
    struct workspace *workspace;
    struct arena *arena;
    const char *query;
    const struct user *user;
    struct js *reply;
    struct err *err;
};

static const char *wish(const struct reader *reader, const char *name)
{
    return form_get(reader->arena, slice_of(reader->query), name);
}

static bool may_see(const struct reader *reader, const struct channel *channel)
{
    return channel->kind == CHANNEL_PUBLIC || channel_has(channel, reader->user);
}

static const struct message *newest(const struct channel *channel)
{
    for (size_t i = channel->message_count; i-- > 0;) {
        const struct message *message = channel->messages[i];
        if (message->thread_ts == NULL || message->broadcast)
            return message;
    }
    return NULL;
}

static struct js *listed_channel(const struct reader *reader, const struct channel *channel)
{
    struct js *json = channel_json(reader->workspace, channel, reader->user);
    const struct message *last = newest(channel);
    js_put_integer(json, "num_members", (int64_t)table_count(channel->members));
    js_put_flag(json, "has_bot", channel_has(channel, user_bot(reader->workspace)));
    if (last != NULL) {
        js_put_string(json, "latest", last->ts);
        js_put_string(json, "latest_by", last->author);
    }
    return json;
}

static struct js *channels_json(const struct reader *reader)
{
    struct js *all = js_new_array();
    for (size_t i = 0; i < table_count(reader->workspace->channels); i++) {
        const struct channel *channel = table_at(reader->workspace->channels, i);
        if (!channel->deleted && may_see(reader, channel))
            js_push(all, listed_channel(reader, channel));
    }
    return all;
}

static struct js *users_json(const struct reader *reader)
{
    struct js *all = js_new_array();
    const struct table *users = reader->workspace->users;
    for (size_t i = 0; i < table_count(users) && i < PAGE_USERS_MAX; i++)
        js_push(all, user_json(reader->workspace, table_at(users, i)));
    return all;
}

static struct js *shown_view(const struct view *view)
{
    struct js *json = view_json(view);
    js_put(json, "errors", js_copy(view->errors));
    js_put_string(json, "notice", view->notice);
    js_put_flag(json, "waiting", view->waiting);
    return json;
}

static struct js *app_json(const struct reader *reader)
{
    struct js *app = js_new_object();
    js_put_string(app, "command", reader->workspace->command);
    js_put_string(app, "bot_user", BOT_USER_ID);
    js_put_integer(app, "sockets", (int64_t)table_count(reader->workspace->sockets->links));
    return app;
}

static bool read_state(struct reader *reader)
{
    const struct view *top = view_top(reader->workspace, reader->user);
    const struct view *home = view_find(reader->workspace, reader->user->home_view_id);
    js_put_string(reader->reply, "user", reader->user->id);
    js_put_integer(reader->reply, "now_ms", workspace_now_ms(reader->workspace));
    js_put(reader->reply, "users", users_json(reader));
    js_put(reader->reply, "channels", channels_json(reader));
    js_put(reader->reply, "app", app_json(reader));
    if (top != NULL)
        js_put(reader->reply, "view", shown_view(top));
    if (home != NULL)
        js_put(reader->reply, "home", shown_view(home));
    return true;
}

static struct channel *wanted_channel(struct reader *reader)
{
    struct channel *channel = channel_by_id(reader->workspace, wish(reader, "channel"));
    if (channel != NULL && may_see(reader, channel))
        return channel;
    err_set(reader->err, ERR_NOT_FOUND, "there is no such channel");
    return NULL;
}

static struct js *ephemerals_of(const struct reader *reader, const struct channel *channel)
{
    struct js *all = js_new_array();
    for (size_t i = 0; i < table_count(reader->workspace->ephemerals); i++) {
        const struct ephemeral *ephemeral = table_at(reader->workspace->ephemerals, i);
        if (strcmp(ephemeral->user_id, reader->user->id) == 0 &&
            strcmp(ephemeral->channel_id, channel->id) == 0)
            js_push(all, ephemeral_json(ephemeral));
    }
    return all;
}

static struct js *messages_json(const struct reader *reader, const struct channel *channel)
{
    int64_t before_us = INT64_MAX;
    struct message *shown[PAGE_MESSAGES];
    size_t count = 0;
    struct js *messages = js_new_array();
    const char *before = wish(reader, "before");
    size_t end = before != NULL && ts_read(before, &before_us) ? message_index(channel, before_us)
                                                               : channel->message_count;
    while (end-- > 0 && count < PAGE_MESSAGES) {
        if (channel->messages[end]->thread_ts == NULL || channel->messages[end]->broadcast)
            shown[count++] = channel->messages[end];
    }
    js_put_flag(reader->reply, "has_more", count == PAGE_MESSAGES);
    while (count-- > 0)
        js_push(messages, message_json(reader->workspace, channel, shown[count], MESSAGE_MARKS));
    return messages;
}

static bool read_channel(struct reader *reader)
{
    const struct channel *channel = wanted_channel(reader);
    if (channel == NULL)
        return false;
    struct js *pins = js_new_array();
    for (size_t i = table_count(channel->pins); i-- > 0;)
        js_push(pins, message_json(reader->workspace, channel, table_at(channel->pins, i),
                                   MESSAGE_MARKS));
    struct js *members = js_new_array();
    for (size_t i = 0; i < table_count(channel->members) && i < PAGE_USERS_MAX; i++)
        js_push_string(members, ((const struct user *)table_at(channel->members, i))->id);
    js_put(reader->reply, "channel", listed_channel(reader, channel));
    js_put(reader->reply, "messages", messages_json(reader, channel));
    js_put(reader->reply, "ephemerals", ephemerals_of(reader, channel));
    js_put(reader->reply, "pins", pins);
    js_put(reader->reply, "members", members);
    js_put(reader->reply, "bookmarks", js_copy(channel->bookmarks));
    return true;
}

static bool read_thread(struct reader *reader)
{
    const struct channel *channel = wanted_channel(reader);
    const struct message *parent =
        channel == NULL ? NULL : message_find(channel, wish(reader, "ts"));
    if (parent == NULL)
        return err_set(reader->err, ERR_NOT_FOUND, "there is no such thread");
    struct js *replies = js_new_array();
    for (size_t i = 0; i < parent->reply_count; i++)
        js_push(replies,
                message_json(reader->workspace, channel, parent->replies[i], MESSAGE_MARKS));
    js_put(reader->reply, "parent",
           message_json(reader->workspace, channel, parent, MESSAGE_MARKS));
    js_put(reader->reply, "replies", replies);
    js_put(reader->reply, "ephemerals", ephemerals_of(reader, channel));
    return true;
}

static const struct {
    const char *name;
    bool (*read)(struct reader *reader);
} readings[] = {
    {"state", read_state},
    {"channel", read_channel},
    {"thread", read_thread},
};

bool page_read(struct workspace *workspace, const char *name, const char *query, struct js **reply,
               struct err *err)
{
    struct arena arena = {0};
    struct reader reader = {workspace, &arena, query, NULL, js_new_object(), err};
    bool fine = false;
    size_t i = 0;
    while (i < COUNT_OF(readings) && strcmp(readings[i].name, name) != 0)
        i++;
    reader.user = user_find(workspace, wish(&reader, "user"));
    if (i == COUNT_OF(readings))
        err_set(err, ERR_NOT_FOUND, "the page has nothing of that name");
    else if (reader.user == NULL)
        err_set(err, ERR_NOT_FOUND, "there is no such person");
    else
        fine = readings[i].read(&reader);
    arena_done(&arena);
    if (fine)
        *reply = reader.reply;
    else
        js_drop(reader.reply);
    return fine;
}
