/* Response urls: the way an app answers where it may not be a member; a few uses, half an hour. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/buf.h"
#include "disruption/base/digest.h"
#include "disruption/base/memory.h"
#include "sandbox/blocks.h"
#include "sandbox/message.h"
#include "sandbox/private.h"

enum { HTTP_OK = 200, HTTP_BAD = 400, HTTP_GONE_ASTRAY = 404 };

struct response {
    char *id;
    char *user_id;
    char *channel_id;
    char *source_ts; /* message or ephemeral acted on; NULL for commands */
    int64_t expires_ms;
    int uses;
};

void response_destroy(void *value)
{
    struct response *response = value;
    free(response->id);
    free(response->user_id);
    free(response->channel_id);
    free(response->source_ts);
    free(response);
}

char *response_make(struct workspace *workspace, const char *kind, const char *user_id,
                    const char *channel_id, const char *source_ts, char *out_id)
{
    char id[RANDOM_ID_LEN + 1];
    struct buf url;
    struct response *response = mem_new(1, sizeof *response);
    random_id(id);
    if (out_id != NULL)
        snprintf(out_id, ID_MAX, "%s", id);
    response->id = mem_copy_text(id);
    response->user_id = mem_copy_text(user_id);
    response->channel_id = mem_copy_text(channel_id);
    response->source_ts = mem_copy_text(source_ts);
    response->expires_ms = workspace_now_ms(workspace) + RESPONSE_LIFE_MS;
    if (table_count(workspace->responses) >= RESPONSE_COUNT_MAX) {
        char *oldest = mem_copy_text(((struct response *)table_at(workspace->responses, 0))->id);
        table_remove(workspace->responses, oldest);
        free(oldest);
    }
    table_add(workspace->responses, id, response);
    buf_init(&url, 1024);
    buf_print(&url, "%s/response/%s/%s/%s", workspace->base_url, kind, TEAM_ID, id);
    return buf_take(&url);
}

static void replace_source(struct workspace *workspace, const struct response *response,
                           const struct js *content)
{
    struct ephemeral *ephemeral = ephemeral_find(workspace, response->source_ts);
    struct channel *channel = channel_by_id(workspace, response->channel_id);
    struct message *message = channel == NULL ? NULL : message_find(channel, response->source_ts);
    if (ephemeral != NULL) {
        ephemeral_replace(workspace, ephemeral, content);
    } else if (message != NULL) {
        struct message_change change = {
            .by = user_bot(workspace),
            .text = js_string(content, "text"),
            .blocks = js_copy(js_at(content, "blocks")),
            .drop_blocks = true,
        };
        message_update(workspace, channel, message, &change);
    }
}

static void delete_source(struct workspace *workspace, const struct response *response)
{
    struct ephemeral *ephemeral = ephemeral_find(workspace, response->source_ts);
    struct channel *channel = channel_by_id(workspace, response->channel_id);
    struct message *message = channel == NULL ? NULL : message_find(channel, response->source_ts);
    if (ephemeral != NULL)
        ephemeral_remove(workspace, ephemeral);
    else if (message != NULL)
        message_delete(workspace, channel, message, false);
}

static void show_new(struct workspace *workspace, const struct response *response,
                     const struct js *content)
{
    struct user *bot = user_bot(workspace);
    struct channel *channel = channel_by_id(workspace, response->channel_id);
    const char *thread_ts = js_string(content, "thread_ts");
    if (strcmp(js_string_or(content, "response_type", "ephemeral"), "in_channel") != 0) {
        struct ephemeral *shown = ephemeral_post(workspace, response->channel_id, response->user_id,
                                                 bot, content, thread_ts);
        shown->response_id = mem_copy_text(response->id);
    } else if (channel != NULL) {
        struct draft draft = {
            .user = bot,
            .text = js_string(content, "text"),
            .blocks = js_copy(js_at(content, "blocks")),
            .attachments = js_copy(js_at(content, "attachments")),
            .thread_ts = thread_ts,
        };
        message_post(workspace, channel, &draft);
    }
}

static const char *content_fault(const struct js *content)
{
    if (!js_is_object(content))
        return "invalid_payload";
    if (js_flag(content, "delete_original"))
        return NULL;
    const struct js *blocks = js_at(content, "blocks");
    if (js_string(content, "text") == NULL && blocks == NULL &&
        js_at(content, "attachments") == NULL)
        return "no_text";
    return blocks == NULL ? NULL : blocks_fault(blocks, BLOCKS_IN_MESSAGE, NULL);
}

int response_use(struct workspace *workspace, const char *id, const struct js *content,
                 const char **text)
{
    struct response *response = table_find(workspace->responses, id);
    *text = "expired_url";
    if (response == NULL || workspace_now_ms(workspace) >= response->expires_ms)
        return HTTP_GONE_ASTRAY;
    *text = "used_url";
    if (response->uses >= RESPONSE_USES_MAX)
        return HTTP_GONE_ASTRAY;
    const char *fault = content_fault(content);
    *text = fault;
    if (fault != NULL)
        return HTTP_BAD;
    response->uses++;
    *text = "ok";
    if (js_flag(content, "delete_original"))
        delete_source(workspace, response);
    else if (js_flag(content, "replace_original") && response->source_ts != NULL)
        replace_source(workspace, response, content);
    else
        show_new(workspace, response, content);
    return HTTP_OK;
}
