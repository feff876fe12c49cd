/* A message as a thing: posted into its place in time, found again, described. */
#include "sandbox/message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/buf.h"
#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "disruption/base/utf8.h"
#include "sandbox/event.h"
#include "sandbox/fault.h"

size_t message_index(const struct channel *channel, int64_t at_us)
{
    size_t low = 0;
    size_t high = channel->message_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (channel->messages[middle]->at_us < at_us)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct message *message_find(const struct channel *channel, const char *ts)
{
    return table_find(channel->by_ts, ts);
}

/* The wanted time, or now, moved on until no message of the channel has it. */
static void choose_ts(struct workspace *workspace, const struct channel *channel,
                      const struct draft *draft, struct message *message)
{
    if (draft->ts != NULL && ts_read(draft->ts, &message->at_us)) {
        ts_write(message->at_us, message->ts);
    } else if (draft->at_ms != 0) {
        message->at_us = draft->at_ms * 1000;
        ts_write(message->at_us, message->ts);
    } else {
        workspace_new_ts(workspace, message->ts);
        (void)!ts_read(message->ts, &message->at_us);
    }
    while (table_find(channel->by_ts, message->ts) != NULL)
        ts_write(++message->at_us, message->ts);
    /* What happens to it from here on has a time after its own, unless it was put into the future
     * on purpose. */
    bool about_now = message->at_us / 1000 <= workspace_now_ms(workspace);
    if (about_now && message->at_us > workspace->last_us)
        workspace->last_us = message->at_us;
}

static void put_author(const struct draft *draft, struct workspace *workspace, struct js *body)
{
    char id[ID_MAX];
    const struct user *user = draft->user;
    if (user == NULL) {
        js_put_string(body, "bot_id", "B0LEGACY");
        return;
    }
    js_put_string(body, "user", user->id);
    js_put_string(body, "team", user->team_id);
    if (user->bot_id != NULL) {
        js_put_string(body, "bot_id", user->bot_id);
        js_put_string(body, "app_id", user->app_id);
        js_put(body, "bot_profile", user_bot_profile_json(user));
    } else if (draft->subtype == NULL) {
        js_put_string(body, "client_msg_id", workspace_new_id(workspace, "m", id));
    }
}

static bool put_extra(void *body, const char *key, const struct js *value)
{
    js_put(body, key, js_copy(value));
    return true;
}

static void put_text(struct js *body, const char *text)
{
    struct slice front = utf8_front(slice_of(text), MESSAGE_TEXT_MAX);
    char *cut = mem_copy(front.len > 0 ? front.at : "", front.len);
    js_put_string(body, "text", cut);
    free(cut);
}

static struct js *make_body(struct workspace *workspace, struct draft *draft)
{
    struct js *body = js_new_object();
    js_put_string(body, "type", "message");
    js_put_string(body, "subtype", draft->subtype);
    put_author(draft, workspace, body);
    js_put_string(body, "username", draft->username);
    put_text(body, draft->text != NULL ? draft->text : "");
    js_put(body, "blocks", draft->blocks);
    js_put(body, "attachments", draft->attachments);
    if (draft->files != NULL) {
        js_put(body, "files", draft->files);
        js_put_flag(body, "upload", false);
        js_put_flag(body, "display_as_bot", false);
    }
    js_each(draft->extra, put_extra, body);
    js_drop(draft->extra);
    return body;
}

/* Puts a pointer into a growing array, ordered by time. */
static void insert(struct message ***list, size_t *count, size_t *room, struct message *message)
{
    size_t at = *count;
    if (*count == *room) {
        *room = *room == 0 ? 16 : *room * 2;
        *list = mem_resize(*list, *room, sizeof **list);
    }
    while (at > 0 && (*list)[at - 1]->at_us > message->at_us)
        at--;
    memmove(*list + at + 1, *list + at, (*count - at) * sizeof **list);
    (*list)[at] = message;
    (*count)++;
}

/* A reply to a reply belongs to the thread of both. */
static void join_thread(struct channel *channel, const struct draft *draft, struct message *message)
{
    struct message *parent = message_find(channel, draft->thread_ts);
    if (parent != NULL && parent->thread_ts != NULL)
        parent = message_find(channel, parent->thread_ts);
    if (parent == NULL)
        return;
    message->thread_ts = mem_copy_text(parent->ts);
    message->broadcast = draft->broadcast;
    js_put_string(message->body, "parent_user_id", parent->author);
    if (draft->broadcast)
        js_put_string(message->body, "subtype", "thread_broadcast");
    insert(&parent->replies, &parent->reply_count, &parent->reply_room, message);
}

static void tell_mention(struct workspace *workspace, const struct channel *channel,
                         const struct message *message)
{
    static const char *const kept[] = {"user", "text", "team", "client_msg_id", "blocks", "bot_id"};
    const char *text = js_string_or(message->body, "text", "");
    if (strstr(text, "<@" BOT_USER_ID) == NULL || strcmp(message->author, BOT_USER_ID) == 0)
        return;
    struct js *event = js_new_object();
    js_put_string(event, "type", "app_mention");
    for (size_t i = 0; i < COUNT_OF(kept); i++)
        js_put(event, kept[i], js_copy(js_at(message->body, kept[i])));
    js_put_string(event, "ts", message->ts);
    js_put_string(event, "thread_ts", message->thread_ts);
    js_put_string(event, "channel", channel->id);
    js_put_string(event, "event_ts", message->ts);
    event_send_in(workspace, channel, event);
}

struct js *message_event(const struct workspace *workspace, const struct channel *channel,
                         const struct message *message)
{
    struct js *event = message_json(workspace, channel, message, MESSAGE_METADATA_TYPE);
    js_put_string(event, "channel", channel->id);
    js_put_string(event, "channel_type", channel_type(channel));
    js_put_string(event, "event_ts", message->ts);
    const struct message *parent = message_find(channel, message->thread_ts);
    if (message->broadcast && parent != NULL)
        js_put(event, "root", message_json(workspace, channel, parent, MESSAGE_MARKS));
    return event;
}

static void tell_files(struct workspace *workspace, const struct channel *channel,
                       const struct message *message)
{
    const struct js *files = js_at(message->body, "files");
    for (size_t i = 0; i < js_count(files); i++) {
        struct js *event = event_new(workspace, "file_shared");
        struct js *file = js_new_object();
        const char *id = js_string(js_item(files, i), "id");
        js_put_string(file, "id", id);
        js_put_string(event, "file_id", id);
        js_put_string(event, "user_id", message->author);
        js_put_string(event, "channel_id", channel->id);
        js_put(event, "file", file);
        event_send_in(workspace, channel, event);
    }
}

struct message *message_post(struct workspace *workspace, struct channel *channel,
                             struct draft *draft)
{
    struct message *message = mem_new(1, sizeof *message);
    choose_ts(workspace, channel, draft, message);
    message->author = mem_copy_text(draft->user != NULL ? draft->user->id : "");
    message->body = make_body(workspace, draft);
    message->metadata = draft->metadata;
    insert(&channel->messages, &channel->message_count, &channel->message_room, message);
    table_add(channel->by_ts, message->ts, message);
    if (draft->thread_ts != NULL)
        join_thread(channel, draft, message);
    if (!draft->quiet) {
        event_send_in(workspace, channel, message_event(workspace, channel, message));
        tell_mention(workspace, channel, message);
        tell_files(workspace, channel, message);
    }
    workspace_changed(workspace, "messages", channel->id);
    return message;
}

void message_destroy(struct message *message)
{
    free(message->thread_ts);
    free(message->author);
    free(message->pinned_by);
    free(message->replies);
    js_drop(message->body);
    js_drop(message->metadata);
    message_drop_reactions(message);
    free(message);
}

static void put_replies(struct js *json, const struct message *message)
{
    struct js *users = js_new_array();
    struct table *seen = table_create(NULL);
    for (size_t i = 0; i < message->reply_count; i++) {
        struct message *reply = message->replies[i];
        if (table_find(seen, reply->author) == NULL) {
            table_add(seen, reply->author, reply);
            js_push_string(users, reply->author);
        }
    }
    js_put_string(json, "thread_ts", message->ts);
    js_put_integer(json, "reply_count", (int64_t)message->reply_count);
    js_put_integer(json, "reply_users_count", (int64_t)js_count(users));
    js_put(json, "reply_users", users);
    js_put_string(json, "latest_reply", message->replies[message->reply_count - 1]->ts);
    js_put_flag(json, "is_locked", false);
    table_destroy(seen);
}

static void put_metadata(struct js *json, const struct message *message, unsigned parts)
{
    if ((parts & MESSAGE_METADATA) != 0)
        js_put(json, "metadata", js_copy(message->metadata));
    if ((parts & MESSAGE_METADATA_TYPE) == 0 || message->metadata == NULL)
        return;
    struct js *short_form = js_new_object();
    js_put_string(short_form, "event_type", js_string(message->metadata, "event_type"));
    js_put(json, "metadata", short_form);
}

struct js *message_json(const struct workspace *workspace, const struct channel *channel,
                        const struct message *message, unsigned parts)
{
    size_t users_most = (parts & MESSAGE_SHORT) != 0 ? faults_history(workspace->faults)->users_most : 0;
    struct js *json = js_copy(message->body);
    js_put_string(json, "ts", message->ts);
    js_put_string(json, "thread_ts", message->thread_ts);
    put_metadata(json, message, parts);
    if ((parts & MESSAGE_MARKS) == 0)
        return json;
    if (message->reply_count > 0)
        put_replies(json, message);
    js_put(json, "reactions", message_reactions_json(message, users_most == 0 ? SIZE_MAX : users_most));
    if (message->pinned_by != NULL) {
        struct js *pinned_to = js_new_array();
        js_push_string(pinned_to, channel->id);
        js_put(json, "pinned_to", pinned_to);
        struct js *info = js_new_object();
        js_put_string(info, "channel", channel->id);
        js_put_string(info, "pinned_by", message->pinned_by);
        js_put(json, "pinned_info", info);
    }
    return json;
}

char *message_permalink(const struct workspace *workspace, const struct channel *channel,
                        const struct message *message)
{
    struct buf link;
    buf_init(&link, 1024);
    buf_print(&link, "%s/archives/%s/p", workspace->base_url, channel->id);
    for (const char *c = message->ts; *c != '\0'; c++) {
        if (*c != '.')
            buf_char(&link, *c);
    }
    if (message->thread_ts != NULL)
        buf_print(&link, "?thread_ts=%s&cid=%s", message->thread_ts, channel->id);
    return buf_take(&link);
}
