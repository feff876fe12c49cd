/* The reading half of the control interface: the whole state, the calls, the deliveries. */
#include <stdlib.h>
#include <string.h>

#include "disruption/base/arena.h"
#include "disruption/base/parse.h"
#include "disruption/net/url.h"
#include "sandbox/calls.h"
#include "sandbox/control.h"
#include "sandbox/envelope.h"
#include "sandbox/file.h"
#include "sandbox/message.h"
#include "sandbox/private.h"
#include "sandbox/socket_mode.h"
#include "sandbox/view.h"

struct look {
    struct workspace *workspace;
    struct arena *arena;
    const char *query;
};

static const char *wish(const struct look *look, const char *name)
{
    return form_get(look->arena, slice_of(look->query), name);
}

static int64_t since(const struct look *look)
{
    int64_t number = 0;
    const char *text = wish(look, "since");
    return text != NULL && parse_integer(slice_of(text), 0, INT64_MAX, &number) ? number : 0;
}

static struct js *members_json(const struct channel *channel)
{
    struct js *members = js_new_array();
    for (size_t i = 0; i < table_count(channel->members); i++)
        js_push_string(members, ((const struct user *)table_at(channel->members, i))->id);
    return members;
}

static struct js *whole_channel(const struct look *look, const struct channel *channel)
{
    struct js *json = channel_json(look->workspace, channel, user_bot(look->workspace));
    const char *with = wish(look, "messages");
    js_put(json, "members", members_json(channel));
    js_put(json, "bookmarks", js_copy(channel->bookmarks));
    js_put_flag(json, "is_deleted", channel->deleted);
    js_put_integer(json, "message_count", (int64_t)channel->message_count);
    if (with != NULL && strcmp(with, "0") == 0)
        return json;
    struct js *messages = js_new_array();
    for (size_t i = 0; i < channel->message_count; i++)
        js_push(messages, message_json(look->workspace, channel, channel->messages[i],
                                       MESSAGE_MARKS | MESSAGE_METADATA));
    js_put(json, "messages", messages);
    return json;
}

static struct js *channels_json(const struct look *look)
{
    const char *only = wish(look, "channel");
    const struct channel *one = channel_find(look->workspace, only);
    struct js *all = js_new_array();
    for (size_t i = 0; i < table_count(look->workspace->channels); i++) {
        const struct channel *channel = table_at(look->workspace->channels, i);
        if (only == NULL || channel == one)
            js_push(all, whole_channel(look, channel));
    }
    return all;
}

static struct js *users_json(const struct look *look)
{
    struct js *all = js_new_array();
    for (size_t i = 0; i < table_count(look->workspace->users); i++)
        js_push(all, user_json(look->workspace, table_at(look->workspace->users, i)));
    return all;
}

static struct js *ephemerals_json(const struct look *look)
{
    struct js *all = js_new_array();
    for (size_t i = 0; i < table_count(look->workspace->ephemerals); i++)
        js_push(all, ephemeral_json(table_at(look->workspace->ephemerals, i)));
    return all;
}

static struct js *views_json(const struct look *look)
{
    struct js *all = js_new_array();
    for (size_t i = 0; i < table_count(look->workspace->views); i++) {
        const struct view *view = table_at(look->workspace->views, i);
        struct js *json = view_json(view);
        js_put_string(json, "user", view->user_id);
        js_put(json, "errors", js_copy(view->errors));
        js_put_string(json, "notice", view->notice);
        js_put_flag(json, "waiting", view->waiting);
        js_push(all, json);
    }
    return all;
}

static struct js *files_json(const struct look *look)
{
    struct js *all = js_new_array();
    for (size_t i = 0; i < table_count(look->workspace->files); i++)
        js_push(all, file_json(look->workspace, table_at(look->workspace->files, i)));
    return all;
}

static struct js *links_json(const struct look *look)
{
    struct js *all = js_new_array();
    for (size_t i = 0; i < table_count(look->workspace->sockets->links); i++) {
        const struct link *link = table_at(look->workspace->sockets->links, i);
        struct js *json = js_new_object();
        js_put_integer(json, "socket", (int64_t)link->socket);
        js_put_integer(json, "opened_ms", link->opened_ms);
        js_put_flag(json, "stalled", link->stalled);
        js_put_flag(json, "closing", link->close_at_ms != 0);
        js_put_integer(json, "delivered", link->delivered);
        js_put_integer(json, "acked", link->acked);
        js_push(all, json);
    }
    return all;
}

static struct js *counts_json(const struct look *look)
{
    const struct socket_mode *sockets = look->workspace->sockets;
    struct js *json = js_new_object();
    js_put_integer(json, "pending", (int64_t)table_count(sockets->pending));
    js_put_integer(json, "held",
                   (int64_t)(table_count(sockets->held) + table_count(sockets->reordered)));
    js_put_integer(json, "delivered", sockets->counts.delivered);
    js_put_integer(json, "acked", sockets->counts.acked);
    js_put_integer(json, "retried", sockets->counts.retried);
    js_put_integer(json, "expired", sockets->counts.expired);
    return json;
}

static struct js *state_json(const struct look *look)
{
    struct js *json = js_new_object();
    js_put_integer(json, "now_ms", workspace_now_ms(look->workspace));
    js_put_flag(json, "frozen", look->workspace->frozen);
    js_put(json, "users", users_json(look));
    js_put(json, "channels", channels_json(look));
    js_put(json, "ephemerals", ephemerals_json(look));
    js_put(json, "views", views_json(look));
    js_put(json, "files", files_json(look));
    js_put(json, "links", links_json(look));
    js_put(json, "closed", js_copy(look->workspace->sockets->closed));
    js_put(json, "envelopes", counts_json(look));
    js_put(json, "acks", js_copy(look->workspace->sockets->acks));
    js_put(json, "calls", calls_counts_json(look->workspace->calls));
    return json;
}

static struct js *look_calls(const struct look *look)
{
    return calls_json(look->workspace->calls, since(look), wish(look, "method"));
}

static struct js *look_envelopes(const struct look *look)
{
    const struct socket_mode *sockets = look->workspace->sockets;
    int64_t after = since(look);
    struct js *json = js_new_object();
    struct js *list = js_new_array();
    for (size_t i = 0; i < js_count(sockets->deliveries); i++) {
        const struct js *delivery = js_item(sockets->deliveries, i);
        if (js_integer_or(delivery, "n", 0) <= after)
            continue;
        struct js *copy = js_copy(delivery);
        const char *id = js_string_or(copy, "envelope_id", "");
        js_put_flag(copy, "waiting", table_find(sockets->pending, id) != NULL);
        js_push(list, copy);
    }
    js_put(json, "envelopes", list);
    js_put_integer(json, "next", sockets->delivery_count);
    return json;
}

static const struct {
    const char *name;
    struct js *(*read)(const struct look *look);
} looks[] = {
    {"state", state_json},
    {"calls", look_calls},
    {"envelopes", look_envelopes},
};

bool control_look(struct workspace *workspace, const char *name, const char *query,
                  struct js **reply, struct err *err)
{
    struct arena arena = {0};
    const struct look look = {workspace, &arena, query};
    struct js *json = NULL;
    for (size_t i = 0; json == NULL && i < COUNT_OF(looks); i++) {
        if (strcmp(looks[i].name, name) == 0)
            json = looks[i].read(&look);
    }
    arena_done(&arena);
    if (json == NULL)
        return err_set(err, ERR_NOT_FOUND, "nothing to look at has that name");
    js_put_flag(json, "ok", true);
    *reply = json;
    return true;
}
