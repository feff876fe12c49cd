/* Control calls that say, change and mark messages as people do. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/buf.h"
#include "disruption/base/memory.h"
#include "sandbox/file.h"
#include "sandbox/glue.h"
#include "sandbox/order.h"

#define FLOOD_MAX 200000           /* messages per call */
#define FLOOD_TEXT_MAX (64 * 1024) /* bytes of one message */

static bool may_write(struct order *order, const struct channel *channel, const char *thread)
{
    if (channel->archived)
        return err_set(order->err, ERR_CONFLICT, "is_archived");
    if (channel->message_count >= MESSAGE_COUNT_MAX)
        return err_set(order->err, ERR_LIMITED, "the channel holds its %d messages",
                       MESSAGE_COUNT_MAX);
    if (thread != NULL && message_find(channel, thread) == NULL)
        return err_set(order->err, ERR_NOT_FOUND, "thread: no message '%s'", thread);
    return true;
}

/* Ids of files that are here, or whole files as they would be described: those lie on a machine of somebody else's. */
static struct js *files_of(struct order *order, const struct channel *channel)
{
    const struct js *wanted = js_at(order->args, "files");
    if (js_count(wanted) == 0)
        return NULL;
    struct js *files = js_new_array();
    for (size_t i = 0; i < js_count(wanted); i++) {
        const struct js *one = js_item(wanted, i);
        struct file *file = js_text(one) == NULL ? NULL : file_find(order->workspace, js_text(one));
        if (js_text(one) == NULL)
            js_push(files, js_copy(one));
        if (file == NULL)
            continue;
        js_push_string(file->shares, channel->id);
        js_push(files, file_json(order->workspace, file));
    }
    return files;
}

bool control_say(struct order *order)
{
    struct channel *channel = order_channel(order, "channel");
    struct user *user = channel == NULL ? NULL : order_user(order, "user");
    const char *text = js_string_or(order->args, "text", "");
    const char *thread = js_string(order->args, "thread");
    const char *subtype = js_string(order->args, "subtype");
    if (user == NULL || !may_write(order, channel, thread))
        return false;
    bool webhook = subtype != NULL && strcmp(subtype, "bot_message") == 0;
    struct js *files = files_of(order, channel);
    struct draft draft = {
        .user = webhook ? NULL : user,
        .subtype = subtype == NULL && files != NULL ? "file_share" : subtype,
        .text = text,
        .username = js_string(order->args, "username"),
        .thread_ts = thread,
        .broadcast = js_flag(order->args, "broadcast"),
        .blocks = js_copy(js_at(order->args, "blocks")),
        .attachments = js_copy(js_at(order->args, "attachments")),
        .metadata = js_copy(js_at(order->args, "metadata")),
        .files = files,
        .ts = js_string(order->args, "ts"),
        .at_ms = js_integer_or(order->args, "at_ms", 0),
        .quiet = js_flag(order->args, "quiet"),
    };
    const struct message *message = message_post(order->workspace, channel, &draft);
    js_put_string(order->reply, "ts", message->ts);
    js_put_string(order->reply, "channel", channel->id);
    return true;
}

/* The text with every %n replaced by the number. */
static char *numbered(const char *text, int64_t number)
{
    struct buf out;
    buf_init(&out, FLOOD_TEXT_MAX);
    for (const char *c = text; *c != '\0'; c++) {
        if (c[0] == '%' && c[1] == 'n') {
            buf_print(&out, "%lld", (long long)number);
            c++;
        } else {
            buf_char(&out, *c);
        }
    }
    return buf_take(&out);
}

bool control_flood(struct order *order)
{
    struct channel *channel = order_channel(order, "channel");
    struct user *user = channel == NULL ? NULL : order_user(order, "user");
    const char *text = user == NULL ? NULL : order_text(order, "text");
    int64_t count = js_integer_or(order->args, "count", 0);
    int64_t at_ms = js_integer_or(order->args, "at_ms", 0);
    int64_t step_ms = js_integer_or(order->args, "step_ms", 0);
    if (text == NULL || !may_write(order, channel, NULL))
        return false;
    if (count < 1 || count > FLOOD_MAX)
        return err_set(order->err, ERR_INVALID, "count must be 1 to %d", FLOOD_MAX);
    for (int64_t i = 0; i < count; i++) {
        char *line = numbered(text, i + 1);
        struct draft draft = {.user = user,
                              .text = line,
                              .at_ms = at_ms == 0 ? 0 : at_ms + i * step_ms,
                              .quiet = js_flag(order->args, "quiet")};
        const struct message *message = message_post(order->workspace, channel, &draft);
        if (i == 0)
            js_put_string(order->reply, "first_ts", message->ts);
        js_put_string(order->reply, "last_ts", message->ts);
        free(line);
    }
    return true;
}

bool control_edit(struct order *order)
{
    struct user *by;
    struct channel *channel = order_channel(order, "channel");
    struct message *message = channel == NULL ? NULL : order_message(order, channel);
    const char *text = message == NULL ? NULL : order_text(order, "text");
    if (text == NULL)
        return false;
    if (!order_user_or(order, "user", table_find(order->workspace->users, message->author), &by))
        return false;
    struct message_change change = {
        .by = by, .text = text, .drop_blocks = true, .quiet = js_flag(order->args, "quiet")};
    message_update(order->workspace, channel, message, &change);
    return true;
}

bool control_delete(struct order *order)
{
    struct channel *channel = order_channel(order, "channel");
    struct message *message = channel == NULL ? NULL : order_message(order, channel);
    if (message == NULL)
        return false;
    message_delete(order->workspace, channel, message, js_flag(order->args, "quiet"));
    return true;
}

/* A preview appears: the message changes, its text does not. */
bool control_unfurl(struct order *order)
{
    struct channel *channel = order_channel(order, "channel");
    struct message *message = channel == NULL ? NULL : order_message(order, channel);
    if (message == NULL)
        return false;
    struct js *preview = js_new_object();
    struct js *attachments = js_new_array();
    js_put_string(preview, "title", "A page");
    js_put_string(preview, "fallback", "A page");
    js_put_string(preview, "from_url", "https://example.com/");
    js_push(attachments, preview);
    struct message_change change = {.attachments = attachments};
    message_update(order->workspace, channel, message, &change);
    return true;
}

typedef const char *mark_verb(struct workspace *, struct channel *, struct message *, struct user *,
                              const char *, bool);

static bool react(struct order *order, mark_verb *verb)
{
    struct channel *channel = order_channel(order, "channel");
    struct message *message = channel == NULL ? NULL : order_message(order, channel);
    struct user *user = message == NULL ? NULL : order_user(order, "user");
    const char *name = user == NULL ? NULL : order_text(order, "name");
    if (name == NULL)
        return false;
    bool quiet = js_flag(order->args, "quiet");
    return order_settle(order, verb(order->workspace, channel, message, user, name, quiet));
}

bool control_react(struct order *order)
{
    return react(order, reaction_add);
}

bool control_unreact(struct order *order)
{
    return react(order, reaction_remove);
}

typedef const char *pin_verb(struct workspace *, struct channel *, struct message *, struct user *);

static bool pin(struct order *order, pin_verb *verb)
{
    struct channel *channel = order_channel(order, "channel");
    struct message *message = channel == NULL ? NULL : order_message(order, channel);
    struct user *user = message == NULL ? NULL : order_user(order, "user");
    return user != NULL && order_settle(order, verb(order->workspace, channel, message, user));
}

bool control_pin(struct order *order)
{
    return pin(order, pin_add);
}

bool control_unpin(struct order *order)
{
    return pin(order, pin_remove);
}

/* Takes the bytes from `content` or `base64`; the caller frees them. NULL: neither is there. */
static char *bytes_of(struct order *order, size_t *len)
{
    const char *content = js_string(order->args, "content");
    const char *coded = js_string(order->args, "base64");
    if (coded != NULL)
        return base64_read(coded, len);
    if (content == NULL) {
        err_set(order->err, ERR_INVALID, "content or base64 is missing");
        return NULL;
    }
    *len = strlen(content);
    return mem_copy(content, *len);
}

static void share(struct order *order, struct channel *channel, struct user *user,
                  const struct file *file)
{
    struct js *ids = js_new_array();
    js_push_string(ids, file->id);
    const struct message *message =
        file_share(order->workspace, channel, user, ids, js_string_or(order->args, "text", ""),
                   js_string(order->args, "thread"));
    js_put_string(order->reply, "ts", message->ts);
    js_drop(ids);
}

static bool store_file(struct order *order, struct user *user, const char *name, const char *bytes,
                       size_t len, struct file **out)
{
    if (len == 0 || len > (size_t)FILE_SIZE_MAX)
        return err_set(order->err, ERR_LIMITED, "a file has 1 to %lld bytes",
                       (long long)FILE_SIZE_MAX);
    struct file *file = file_reserve(order->workspace, user, name, (int64_t)len);
    if (file == NULL)
        return err_set(order->err, ERR_LIMITED, "more than %d files", FILE_COUNT_MAX);
    if (!file_fill(file, bytes, len))
        return err_set(order->err, ERR_INTERNAL, "the file does not fit itself");
    if (js_string(order->args, "title") != NULL)
        user_set(&file->title, js_string(order->args, "title"));
    file->completed = true;
    *out = file;
    return true;
}

bool control_upload(struct order *order)
{
    size_t len = 0;
    struct file *file = NULL;
    struct channel *channel = order_channel(order, "channel");
    struct user *user = channel == NULL ? NULL : order_user(order, "user");
    const char *name = user == NULL ? NULL : order_text(order, "name");
    if (name == NULL || !may_write(order, channel, js_string(order->args, "thread")))
        return false;
    char *bytes = bytes_of(order, &len);
    bool fine = bytes != NULL && store_file(order, user, name, bytes, len, &file);
    free(bytes);
    if (!fine)
        return false;
    if (js_at(order->args, "share") == NULL || js_flag(order->args, "share"))
        share(order, channel, user, file);
    js_put(order->reply, "file", file_json(order->workspace, file));
    return true;
}
