/* chat.*: the bot speaks, corrects itself, takes back. */
#include <stdlib.h>
#include <string.h>

#include "disruption/base/utf8.h"
#include "sandbox/blocks.h"
#include "sandbox/call.h"
#include "sandbox/fault.h"
#include "sandbox/private.h"

#define METADATA_MAX 4096       /* bytes; the real limit is unpublished */
#define MARKDOWN_TEXT_MAX 12000 /* characters */
#define ATTACHMENTS_MAX 100

/* What a message is made of, read and checked. */
struct content {
    const char *text; /* NULL: not given */
    struct js *blocks;
    struct js *attachments;
    struct js *metadata;
};

static void content_done(struct content *content)
{
    js_drop(content->blocks);
    js_drop(content->attachments);
    js_drop(content->metadata);
    *content = (struct content){0};
}

static const char *metadata_fault(const struct js *metadata)
{
    if (metadata == NULL)
        return NULL;
    if (js_string(metadata, "event_type") == NULL ||
        !js_is_object(js_at(metadata, "event_payload")))
        return "invalid_metadata_format";
    char *text = js_dump(metadata);
    size_t size = strlen(text);
    free(text);
    return size > METADATA_MAX ? "metadata_too_large" : NULL;
}

static bool check_blocks(struct call *call, const struct js *blocks)
{
    if (blocks == NULL)
        return true;
    struct js *told = js_new_array();
    const char *fault = blocks_fault(blocks, BLOCKS_IN_MESSAGE, told);
    if (fault != NULL)
        return call_refuse_with(call, fault, told);
    js_drop(told);
    return true;
}

static bool check_content(struct call *call, const struct content *content)
{
    const char *markdown = call_text(call, "markdown_text");
    if (!check_blocks(call, content->blocks))
        return false;
    if (js_count(content->attachments) > ATTACHMENTS_MAX)
        return call_refuse(call, "too_many_attachments");
    if (markdown != NULL && utf8_count(slice_of(markdown)) > MARKDOWN_TEXT_MAX)
        return call_refuse(call, "msg_too_long");
    if (markdown != NULL && (call_text(call, "text") != NULL || content->blocks != NULL))
        return call_refuse(call, "markdown_text_conflict");
    bool empty = (content->text == NULL || content->text[0] == '\0') &&
                 js_count(content->blocks) == 0 && js_count(content->attachments) == 0;
    if (empty)
        return call_refuse(call, "no_text");
    return call_settle(call, metadata_fault(content->metadata));
}

static bool read_content(struct call *call, struct content *content)
{
    bool bad_blocks;
    bool bad_attachments;
    bool bad_metadata;
    *content = (struct content){.text = call_text(call, "text")};
    if (content->text == NULL)
        content->text = call_text(call, "markdown_text");
    content->blocks = call_tree(call, "blocks", &bad_blocks);
    content->attachments = call_tree(call, "attachments", &bad_attachments);
    content->metadata = call_tree(call, "metadata", &bad_metadata);
    bool fine = true;
    if (bad_blocks)
        fine = call_refuse(call, "invalid_blocks_format");
    else if (bad_attachments)
        fine = call_refuse(call, "invalid_attachments");
    else if (bad_metadata)
        fine = call_refuse(call, "invalid_metadata_format");
    fine = fine && check_content(call, content);
    if (!fine)
        content_done(content);
    return fine;
}

/* A channel to speak in: a person's id means the direct conversation; public ones need no
 * membership. */
static struct channel *speaking_channel(struct call *call)
{
    struct user *other = table_find(call->workspace->users, call_text(call, "channel"));
    if (other != NULL) {
        struct user *both[] = {call->caller, other};
        return channel_direct(call->workspace, both, COUNT_OF(both));
    }
    struct channel *channel = call_channel(call, "channel");
    if (channel == NULL) {
        call->error = "channel_not_found";
        return NULL;
    }
    if (channel->archived) {
        call_refuse(call, "is_archived");
        return NULL;
    }
    bool uninvited = !channel_has(channel, call->caller);
    if (uninvited && faults_lacks_scope(call->workspace->faults, "chat:write.public")) {
        call_refuse(call, "not_in_channel");
        return NULL;
    }
    return channel;
}

static const char *thread_of(struct call *call, const struct channel *channel)
{
    const char *thread_ts = call_text(call, "thread_ts");
    if (thread_ts == NULL || thread_ts[0] == '\0')
        return NULL;
    if (message_find(channel, thread_ts) == NULL)
        call_refuse(call, "thread_not_found");
    return thread_ts;
}

static void put_message(struct call *call, const struct channel *channel,
                        const struct message *message)
{
    js_put_string(call->reply, "channel", channel->id);
    js_put_string(call->reply, "ts", message->ts);
    js_put(call->reply, "message",
           message_json(call->workspace, channel, message, MESSAGE_METADATA));
}

bool api_chat_post(struct call *call)
{
    struct content content;
    struct channel *channel = speaking_channel(call);
    if (channel == NULL || !read_content(call, &content))
        return false;
    struct draft draft = {
        .user = call->caller,
        .text = content.text,
        .blocks = content.blocks != NULL ? blocks_with_ids(content.blocks) : NULL,
        .attachments = js_copy(content.attachments),
        .metadata = js_copy(content.metadata),
        .thread_ts = thread_of(call, channel),
        .broadcast = call_flag(call, "reply_broadcast"),
    };
    bool fine = call->error == NULL && channel->message_count < MESSAGE_COUNT_MAX;
    if (fine) {
        put_message(call, channel, message_post(call->workspace, channel, &draft));
    } else {
        js_drop(draft.blocks);
        js_drop(draft.attachments);
        js_drop(draft.metadata);
    }
    content_done(&content);
    return fine;
}

bool api_chat_ephemeral(struct call *call)
{
    struct content content;
    struct channel *channel = speaking_channel(call);
    struct user *user = channel == NULL ? NULL : call_user(call, "user");
    if (user == NULL)
        return false;
    if (!channel_has(channel, user))
        return call_refuse(call, "user_not_in_channel");
    if (!read_content(call, &content))
        return false;
    struct js *body = js_new_object();
    js_put_string(body, "text", content.text);
    js_put(body, "blocks", content.blocks != NULL ? blocks_with_ids(content.blocks) : NULL);
    js_put(body, "attachments", js_copy(content.attachments));
    const struct ephemeral *ephemeral = ephemeral_post(
        call->workspace, channel->id, user->id, call->caller, body, call_text(call, "thread_ts"));
    js_put_string(call->reply, "message_ts", ephemeral->ts);
    js_drop(body);
    content_done(&content);
    return true;
}

bool api_chat_update(struct call *call)
{
    struct content content;
    struct channel *channel = call_channel(call, "channel");
    struct message *message = channel == NULL ? NULL : call_message(call, channel, "ts");
    if (message == NULL)
        return false;
    if (channel->archived)
        return call_refuse(call, "is_inactive");
    if (strcmp(message->author, call->caller->id) != 0)
        return call_refuse(call, "cant_update_message");
    const char *text = call_text(call, "text");
    if (text != NULL && utf8_count(slice_of(text)) > MESSAGE_UPDATE_TEXT_MAX)
        return call_refuse(call, "msg_too_long");
    if (!read_content(call, &content))
        return false;
    struct message_change change = {
        .by = call->caller,
        .text = content.text,
        .blocks = content.blocks != NULL ? blocks_with_ids(content.blocks) : NULL,
        .attachments = js_copy(content.attachments),
        .metadata = js_copy(content.metadata),
        .drop_blocks = content.text != NULL,
    };
    message_update(call->workspace, channel, message, &change);
    put_message(call, channel, message);
    js_put_string(call->reply, "text", js_string(message->body, "text"));
    content_done(&content);
    return true;
}

bool api_chat_delete(struct call *call)
{
    struct channel *channel = call_channel(call, "channel");
    struct message *message = channel == NULL ? NULL : call_message(call, channel, "ts");
    if (message == NULL)
        return false;
    if (strcmp(message->author, call->caller->id) != 0)
        return call_refuse(call, "cant_delete_message");
    js_put_string(call->reply, "channel", channel->id);
    js_put_string(call->reply, "ts", message->ts);
    message_delete(call->workspace, channel, message, false);
    return true;
}

bool api_chat_permalink(struct call *call)
{
    struct channel *channel = call_channel(call, "channel");
    struct message *message = channel == NULL ? NULL : call_message(call, channel, "message_ts");
    if (message == NULL)
        return false;
    char *permalink = message_permalink(call->workspace, channel, message);
    js_put_string(call->reply, "channel", channel->id);
    js_put_string(call->reply, "permalink", permalink);
    free(permalink);
    return true;
}
