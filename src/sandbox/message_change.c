/* Messages that change after they were posted: edits, unfurls, deletions, tombstones. */
#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "sandbox/event.h"
#include "sandbox/message.h"

/* The envelope of message_changed and message_deleted. */
static struct js *change_event(struct workspace *workspace, const struct channel *channel,
                               const char *subtype, struct js *previous)
{
    struct js *event = event_new(workspace, "message");
    js_put_string(event, "subtype", subtype);
    js_put_flag(event, "hidden", true);
    js_put_string(event, "channel", channel->id);
    js_put_string(event, "channel_type", channel_type(channel));
    js_put_string(event, "ts", js_string(event, "event_ts"));
    js_put(event, "previous_message", previous);
    return event;
}

static void tell_changed(struct workspace *workspace, struct channel *channel,
                         const struct message *message, struct js *previous, bool quiet)
{
    workspace_changed(workspace, "messages", channel->id);
    if (quiet) {
        js_drop(previous);
        return;
    }
    struct js *event = change_event(workspace, channel, "message_changed", previous);
    struct js *now = message_json(workspace, channel, message, MESSAGE_MARKS);
    js_put_string(now, "source_team", TEAM_ID);
    js_put_string(now, "user_team", TEAM_ID);
    js_put(event, "message", now);
    event_send_in(workspace, channel, event);
}

static void mark_edited(struct workspace *workspace, struct message *message, const struct user *by)
{
    char ts[TS_MAX];
    struct js *edited = js_new_object();
    js_put_string(edited, "user", by->id);
    /* the protocol cuts the fraction of an edit's time */
    js_put_string(edited, "ts", ts_write(workspace_now_ms(workspace) / SECOND_MS * 1000000, ts));
    js_put(message->body, "edited", edited);
}

/* A mention that an edit brings in calls the app as a fresh one does. */
static bool mentions_bot(const struct js *body)
{
    return strstr(js_string_or(body, "text", ""), "<@" BOT_USER_ID) != NULL;
}

static void tell_new_mention(struct workspace *workspace, struct channel *channel,
                             const struct message *message, const struct js *previous)
{
    if (mentions_bot(previous) || !mentions_bot(message->body))
        return;
    struct js *event = message_event(workspace, channel, message);
    js_put_string(event, "type", "app_mention");
    js_remove(event, "channel_type");
    event_send_in(workspace, channel, event);
}

void message_update(struct workspace *workspace, struct channel *channel, struct message *message,
                    struct message_change *change)
{
    struct js *previous = message_json(workspace, channel, message, MESSAGE_MARKS);
    if (change->text != NULL)
        js_put_string(message->body, "text", change->text);
    if (change->drop_blocks)
        js_remove(message->body, "blocks");
    js_put(message->body, "blocks", change->blocks);
    js_put(message->body, "attachments", change->attachments);
    if (change->metadata != NULL) {
        js_drop(message->metadata);
        message->metadata = change->metadata;
    }
    if (change->by != NULL)
        mark_edited(workspace, message, change->by);
    if (!change->quiet && change->by != user_bot(workspace))
        tell_new_mention(workspace, channel, message, previous);
    tell_changed(workspace, channel, message, previous, change->quiet);
}

/* Takes a pointer out of an array. */
static void extract(struct message **list, size_t *count, const struct message *message)
{
    for (size_t i = *count; i-- > 0;) {
        if (list[i] != message)
            continue;
        memmove(list + i, list + i + 1, (*count - i - 1) * sizeof *list);
        (*count)--;
        return;
    }
}

static void bury(struct workspace *workspace, struct channel *channel, struct message *message,
                 bool quiet)
{
    struct js *previous = message_json(workspace, channel, message, MESSAGE_MARKS);
    js_drop(message->body);
    message->body = js_new_object();
    js_put_string(message->body, "type", "message");
    js_put_string(message->body, "subtype", "tombstone");
    js_put_flag(message->body, "hidden", true);
    js_put_string(message->body, "user", "USLACKBOT");
    js_put_string(message->body, "text", "This message was deleted.");
    message_drop_reactions(message);
    tell_changed(workspace, channel, message, previous, quiet);
}

void message_delete(struct workspace *workspace, struct channel *channel, struct message *message,
                    bool quiet)
{
    table_remove(channel->pins, message->ts);
    user_set(&message->pinned_by, NULL);
    if (message->reply_count > 0) {
        bury(workspace, channel, message, quiet);
        return;
    }
    struct js *event = change_event(workspace, channel, "message_deleted",
                                    message_json(workspace, channel, message, MESSAGE_MARKS));
    js_put_string(event, "deleted_ts", message->ts);
    struct message *parent = message_find(channel, message->thread_ts);
    if (parent != NULL)
        extract(parent->replies, &parent->reply_count, message);
    extract(channel->messages, &channel->message_count, message);
    table_remove(channel->by_ts, message->ts);
    message_destroy(message);
    if (quiet)
        js_drop(event);
    else
        event_send_in(workspace, channel, event);
    workspace_changed(workspace, "messages", channel->id);
}
