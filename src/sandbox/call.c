/* Arguments, whether they came as form, query or JSON; the checks and the paging that methods
 * share. */
#include "sandbox/call.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"
#include "disruption/base/parse.h"
#include "sandbox/glue.h"

bool call_refuse(struct call *call, const char *error)
{
    call->error = error;
    return false;
}

bool call_settle(struct call *call, const char *error)
{
    return error == NULL ? true : call_refuse(call, error);
}

bool call_refuse_with(struct call *call, const char *error, struct js *told)
{
    if (js_count(told) > 0) {
        struct js *metadata = js_new_object();
        struct js *messages = js_new_array();
        for (size_t i = 0; i < js_count(told); i++) {
            char line[640];
            snprintf(line, sizeof line, "[ERROR] %.600s", js_text(js_item(told, i)));
            js_push_string(messages, line);
        }
        js_put(metadata, "messages", messages);
        js_put(call->reply, "response_metadata", metadata);
        js_put(call->reply, "errors", told);
    } else {
        js_drop(told);
    }
    return call_refuse(call, error);
}

const char *call_text(const struct call *call, const char *name)
{
    return js_string(call->args, name);
}

bool call_flag(const struct call *call, const char *name)
{
    const char *text = call_text(call, name);
    return js_flag(call->args, name) || js_integer_or(call->args, name, 0) == 1 ||
           (text != NULL && strcmp(text, "True") == 0);
}

int64_t call_integer(const struct call *call, const char *name, int64_t fallback)
{
    return js_integer_or(call->args, name, fallback);
}

struct js *call_tree(const struct call *call, const char *name, bool *bad)
{
    struct js *tree = NULL;
    const struct js *value = js_at(call->args, name);
    const char *text = js_text(value);
    *bad = false;
    if (text == NULL)
        return js_copy(value);
    if (text[0] == '\0')
        return NULL;
    *bad = !js_parse(text, strlen(text), &tree, NULL);
    return tree;
}

struct channel *call_channel(struct call *call, const char *name)
{
    const char *id = call_text(call, name);
    struct channel *channel = channel_by_id(call->workspace, id);
    bool hidden =
        channel != NULL && channel->kind != CHANNEL_PUBLIC && !channel_has(channel, call->caller);
    if (channel != NULL && !hidden)
        return channel;
    call_refuse(call, id == NULL || id[0] == '\0' ? "invalid_arguments" : "channel_not_found");
    return NULL;
}

struct channel *call_own_channel(struct call *call, const char *name)
{
    struct channel *channel = call_channel(call, name);
    if (channel == NULL || channel_has(channel, call->caller))
        return channel;
    call_refuse(call, "not_in_channel");
    return NULL;
}

struct message *call_message(struct call *call, const struct channel *channel, const char *name)
{
    struct message *message = message_find(channel, call_text(call, name));
    if (message == NULL)
        call_refuse(call, call_text(call, name) == NULL ? "bad_timestamp" : "message_not_found");
    return message;
}

struct user *call_user(struct call *call, const char *name)
{
    struct user *user = table_find(call->workspace->users, call_text(call, name));
    if (user == NULL)
        call_refuse(call, "user_not_found");
    return user;
}

bool call_page(struct call *call, size_t fallback_limit, struct page *page)
{
    static const char prefix[] = "next:";
    const char *cursor = call_text(call, "cursor");
    int64_t limit = call_integer(call, "limit", 0);
    int64_t first = 0;
    if (limit < 0 || limit > PAGE_LIMIT_MAX)
        return call_refuse(call, "invalid_limit");
    page->limit = limit == 0 ? fallback_limit : (size_t)limit;
    if (cursor != NULL && cursor[0] != '\0') {
        size_t len = 0;
        char *plain = base64_read(cursor, &len);
        struct slice rest = {plain, len};
        bool ours = slice_starts(rest, prefix);
        rest.at += ours ? strlen(prefix) : 0;
        rest.len -= ours ? strlen(prefix) : 0;
        rest = slice_trim(rest);
        ours = ours && parse_integer(rest, 1, INT64_C(1) << 40, &first);
        free(plain);
        if (!ours)
            return call_refuse(call, "invalid_cursor");
    }
    page->first = (size_t)first;
    return true;
}

/* Padded so that the text ends in '=': clients that do not encode cursors shall notice here. */
void call_next_page(struct call *call, size_t next)
{
    char plain[64];
    struct js *metadata = js_new_object();
    int len = snprintf(plain, sizeof plain, "next:%zu", next);
    while (len % 3 != 1)
        plain[len++] = ' ';
    char *cursor = next == 0 ? mem_copy_text("") : base64_write(plain, (size_t)len);
    js_put_string(metadata, "next_cursor", cursor);
    js_put(call->reply, "response_metadata", metadata);
    free(cursor);
}
