/* What people and bots do to a channel, with the messages and events that follow from it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/buf.h"
#include "disruption/base/clock.h"
#include "disruption/base/utf8.h"
#include "sandbox/event.h"
#include "sandbox/message.h"

#define SYSTEM_TEXT_MAX 2048 /* bytes; topic, names and their sentence */

/* Posts the line a channel shows about itself ("set the topic to ..."); extra is taken over. */
static void tell(struct workspace *workspace, struct channel *channel, struct user *by,
                 const char *what, const char *text, struct js *extra)
{
    char subtype[64];
    snprintf(subtype, sizeof subtype, "%s_%s",
             channel->kind == CHANNEL_PRIVATE ? "group" : "channel", what);
    struct draft draft = {.user = by, .subtype = subtype, .text = text, .extra = extra};
    message_post(workspace, channel, &draft);
}

/* An event whose `channel` is the plain id. */
static struct js *about(struct workspace *workspace, const struct channel *channel,
                        const char *what)
{
    char type[64];
    snprintf(type, sizeof type, "%s_%s", channel->kind == CHANNEL_PRIVATE ? "group" : "channel",
             what);
    struct js *event = event_new(workspace, type);
    js_put_string(event, "channel", channel->id);
    return event;
}

/* The object that channel_created and channel_rename carry. */
static struct js *summary(const struct channel *channel)
{
    struct js *json = js_new_object();
    js_put_string(json, "id", channel->id);
    js_put_string(json, "name", channel->name);
    js_put_string(json, "name_normalized", channel->name);
    js_put_integer(json, "created", channel->created_ms / SECOND_MS);
    js_put_string(json, "creator", channel->creator);
    js_put_flag(json, "is_channel", true);
    js_put_flag(json, "is_mpim", false);
    return json;
}

void channel_created(struct workspace *workspace, struct channel *channel)
{
    workspace_changed(workspace, "channels", channel->id);
    if (channel->kind != CHANNEL_PUBLIC)
        return;
    struct js *event = event_new(workspace, "channel_created");
    js_put(event, "channel", summary(channel));
    event_send(workspace, event);
}

static struct js *membership(struct workspace *workspace, const struct channel *channel,
                             const struct user *user, const char *type)
{
    struct js *event = event_new(workspace, type);
    js_put_string(event, "user", user->id);
    js_put_string(event, "channel", channel->id);
    js_put_string(event, "channel_type", channel->kind == CHANNEL_PRIVATE ? "G" : "C");
    js_put_string(event, "team", user->team_id);
    return event;
}

void channel_join(struct workspace *workspace, struct channel *channel, struct user *user,
                  const struct user *inviter)
{
    char text[128];
    if (channel_has(channel, user))
        return;
    table_add(channel->members, user->id, user);
    struct js *event = membership(workspace, channel, user, "member_joined_channel");
    struct js *extra = js_new_object();
    if (inviter != NULL && inviter != user) {
        js_put_string(event, "inviter", inviter->id);
        js_put_string(extra, "inviter", inviter->id);
    }
    snprintf(text, sizeof text, "<@%.60s> has joined the channel", user->id);
    tell(workspace, channel, user, "join", text, extra);
    event_send_in(workspace, channel, event);
    workspace_changed(workspace, "channels", channel->id);
}

void channel_leave(struct workspace *workspace, struct channel *channel, struct user *user,
                   const struct user *remover)
{
    char text[128];
    if (!channel_has(channel, user))
        return;
    snprintf(text, sizeof text, "<@%.60s> has left the channel", user->id);
    tell(workspace, channel, user, "leave", text, NULL);
    event_send_in(workspace, channel, membership(workspace, channel, user, "member_left_channel"));
    table_remove(channel->members, user->id);
    if (user == user_bot(workspace) && remover != user) {
        struct js *event = about(workspace, channel, "left");
        js_put_string(event, "actor_id", remover != NULL ? remover->id : user->id);
        event_send(workspace, event);
    }
    workspace_changed(workspace, "channels", channel->id);
}

const char *channel_rename(struct workspace *workspace, struct channel *channel, const char *name,
                           struct user *by)
{
    struct buf text;
    if (name != NULL && strcmp(name, channel->name) == 0)
        return NULL;
    const char *fault = channel_name_fault(workspace, name);
    if (fault != NULL)
        return fault;
    struct js *extra = js_new_object();
    js_put_string(extra, "old_name", channel->name);
    js_put_string(extra, "name", name);
    js_push_string(channel->previous_names, channel->name);
    table_rename(workspace->channels_by_name, channel->name, name);
    buf_init(&text, SYSTEM_TEXT_MAX);
    buf_print(&text, "has renamed the channel from \"%s\" to \"%s\"", channel->name, name);
    user_set(&channel->name, name);
    tell(workspace, channel, by, "name", buf_string(&text), extra);
    buf_done(&text);
    struct js *event =
        event_new(workspace, channel->kind == CHANNEL_PRIVATE ? "group_rename" : "channel_rename");
    js_put(event, "channel", summary(channel));
    event_send_in(workspace, channel, event);
    workspace_changed(workspace, "channels", channel->id);
    return NULL;
}

static const char *set_note(struct workspace *workspace, struct channel *channel,
                            struct channel_note *note, const char *what, const char *value,
                            struct user *by)
{
    struct buf text;
    if (utf8_count(slice_of(value)) > CHANNEL_TOPIC_MAX)
        return "too_long";
    user_set(&note->value, value);
    user_set(&note->by, by->id);
    note->set_ms = workspace_now_ms(workspace);
    struct js *extra = js_new_object();
    js_put_string(extra, what, value);
    buf_init(&text, SYSTEM_TEXT_MAX);
    if (value[0] == '\0')
        buf_print(&text, "cleared the channel %s", what);
    else
        buf_print(&text, "set the channel %s: %s", what, value);
    tell(workspace, channel, by, what, buf_string(&text), extra);
    buf_done(&text);
    workspace_changed(workspace, "channels", channel->id);
    return NULL;
}

const char *channel_set_topic(struct workspace *workspace, struct channel *channel,
                              const char *topic, struct user *by)
{
    return set_note(workspace, channel, &channel->topic, "topic", topic, by);
}

const char *channel_set_purpose(struct workspace *workspace, struct channel *channel,
                                const char *purpose, struct user *by)
{
    return set_note(workspace, channel, &channel->purpose, "purpose", purpose, by);
}

static struct js *closing(struct workspace *workspace, const struct channel *channel,
                          const char *what, const struct user *by)
{
    struct js *event = about(workspace, channel, what);
    js_put_string(event, "user", by->id);
    js_put_integer(event, "is_moved", 0);
    return event;
}

void channel_archive(struct workspace *workspace, struct channel *channel, struct user *by)
{
    tell(workspace, channel, by, "archive", "archived the channel", NULL);
    channel->archived = true;
    event_send_in(workspace, channel, closing(workspace, channel, "archive", by));
    table_remove(channel->members, BOT_USER_ID); /* bots do not stay in archived channels */
    workspace_changed(workspace, "channels", channel->id);
}

void channel_unarchive(struct workspace *workspace, struct channel *channel, struct user *by)
{
    channel->archived = false;
    tell(workspace, channel, by, "unarchive", "un-archived the channel", NULL);
    struct js *event = closing(workspace, channel, "unarchive", by);
    if (channel->kind == CHANNEL_PUBLIC) /* of which apps hear without being in it */
        event_send(workspace, event);
    else
        event_send_in(workspace, channel, event);
    workspace_changed(workspace, "channels", channel->id);
}

void channel_delete(struct workspace *workspace, struct channel *channel, struct user *by)
{
    struct js *event = about(workspace, channel, "deleted");
    js_put_string(event, "actor_id", by->id);
    event_send_in(workspace, channel, event);
    channel->deleted = true;
    table_remove(workspace->channels_by_name, channel->name);
    workspace_changed(workspace, "channels", channel->id);
}

void channel_convert(struct workspace *workspace, struct channel *channel, bool private_now,
                     struct user *by)
{
    channel->kind = private_now ? CHANNEL_PRIVATE : CHANNEL_PUBLIC;
    struct draft draft = {
        .user = by,
        .subtype = private_now ? "channel_convert_to_private" : "channel_convert_to_public",
        .text = private_now ? "made this channel private" : "made this channel public",
    };
    message_post(workspace, channel, &draft);
    workspace_changed(workspace, "channels", channel->id);
}
