/* Messages only one person sees: kept apart from channels, gone when the sandbox ends. */
#include <stdio.h>
#include <stdlib.h>

#include "disruption/base/memory.h"
#include "sandbox/private.h"

static void take_content(struct js *body, const struct js *content)
{
    static const char *const kept[] = {"blocks", "attachments"};
    js_put_string(body, "text", js_string_or(content, "text", ""));
    for (size_t i = 0; i < COUNT_OF(kept); i++) {
        js_remove(body, kept[i]);
        js_put(body, kept[i], js_copy(js_at(content, kept[i])));
    }
}

struct ephemeral *ephemeral_post(struct workspace *workspace, const char *channel_id,
                                 const char *user_id, const struct user *from,
                                 const struct js *content, const char *thread_ts)
{
    struct ephemeral *ephemeral = mem_new(1, sizeof *ephemeral);
    workspace_new_ts(workspace, ephemeral->ts);
    ephemeral->user_id = mem_copy_text(user_id);
    ephemeral->channel_id = mem_copy_text(channel_id);
    ephemeral->thread_ts = mem_copy_text(thread_ts);
    ephemeral->body = js_new_object();
    js_put_string(ephemeral->body, "type", "message");
    js_put_flag(ephemeral->body, "is_ephemeral", true);
    js_put_string(ephemeral->body, "user", from->id);
    js_put_string(ephemeral->body, "bot_id", from->bot_id);
    js_put_string(ephemeral->body, "app_id", from->app_id);
    take_content(ephemeral->body, content);
    if (table_count(workspace->ephemerals) >= EPHEMERAL_COUNT_MAX)
        ephemeral_remove(workspace, table_at(workspace->ephemerals, 0));
    table_add(workspace->ephemerals, ephemeral->ts, ephemeral);
    workspace_changed(workspace, "messages", channel_id);
    return ephemeral;
}

void ephemeral_replace(struct workspace *workspace, struct ephemeral *ephemeral,
                       const struct js *content)
{
    take_content(ephemeral->body, content);
    workspace_changed(workspace, "messages", ephemeral->channel_id);
}

void ephemeral_remove(struct workspace *workspace, struct ephemeral *ephemeral)
{
    char ts[TS_MAX];
    workspace_changed(workspace, "messages", ephemeral->channel_id);
    snprintf(ts, sizeof ts, "%s", ephemeral->ts); /* the key must outlive its value */
    table_remove(workspace->ephemerals, ts);
}

struct ephemeral *ephemeral_find(const struct workspace *workspace, const char *ts)
{
    return table_find(workspace->ephemerals, ts);
}

struct js *ephemeral_json(const struct ephemeral *ephemeral)
{
    struct js *json = js_copy(ephemeral->body);
    js_put_string(json, "ts", ephemeral->ts);
    js_put_string(json, "thread_ts", ephemeral->thread_ts);
    js_put_string(json, "channel", ephemeral->channel_id);
    js_put_string(json, "for_user", ephemeral->user_id);
    js_put_string(json, "response_id", ephemeral->response_id);
    return json;
}

void ephemeral_destroy(void *value)
{
    struct ephemeral *ephemeral = value;
    free(ephemeral->user_id);
    free(ephemeral->channel_id);
    free(ephemeral->thread_ts);
    free(ephemeral->response_id);
    js_drop(ephemeral->body);
    free(ephemeral);
}
