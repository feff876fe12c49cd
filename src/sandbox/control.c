/* The door of the control interface: its table, and the arguments that its calls share. */
#include "sandbox/control.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/base/attributes.h"
#include "sandbox/order.h"

/* Sorted by name, for bsearch(3). */
static const struct row {
    const char *name;
    bool (*perform)(struct order *order);
} rows[] = {
    {"action", control_action},   {"api", control_api},           {"bookmark", control_bookmark},
    {"change", control_change},   {"channel", control_channel},   {"clear", control_clear},
    {"clock", control_clock},     {"close", control_close},       {"delete", control_delete},
    {"dm", control_dm},           {"edit", control_edit},         {"envelopes", control_envelopes},
    {"event", control_event},     {"flood", control_flood},       {"group", control_group},
    {"history", control_history}, {"home", control_home},         {"join", control_join},
    {"leave", control_leave},     {"limit", control_limit},       {"link", control_link},
    {"pin", control_pin},         {"press", control_press},       {"react", control_react},
    {"say", control_say},         {"scopes", control_scopes},     {"shortcut", control_shortcut},
    {"slash", control_slash},     {"sockets", control_sockets},   {"submit", control_submit},
    {"token", control_token},     {"unfurl", control_unfurl},     {"unpin", control_unpin},
    {"unreact", control_unreact}, {"upload", control_upload},     {"user", control_user},
};

static int compare(const void *name, const void *row)
{
    return strcmp(name, ((const struct row *)row)->name);
}

bool control_call(struct workspace *workspace, const char *name, const struct js *args,
                  struct js **reply, struct err *err)
{
    const struct row *row = bsearch(name, rows, COUNT_OF(rows), sizeof rows[0], compare);
    if (row == NULL)
        return err_set(err, ERR_NOT_FOUND, "no control call has that name");
    struct order order = {workspace, args, js_new_object(), err};
    if (!row->perform(&order)) {
        js_drop(order.reply);
        return false;
    }
    js_put_flag(order.reply, "ok", true);
    *reply = order.reply;
    return true;
}

const char *order_text(struct order *order, const char *name)
{
    const char *text = js_string(order->args, name);
    if (text == NULL)
        err_set(order->err, ERR_INVALID, "%s is missing, or not a text", name);
    return text;
}

struct user *order_user(struct order *order, const char *name)
{
    const char *text = order_text(order, name);
    struct user *user = user_find(order->workspace, text);
    if (text != NULL && user == NULL)
        err_set(order->err, ERR_NOT_FOUND, "%s: nobody is '%s'", name, text);
    return user;
}

bool order_user_or(struct order *order, const char *name, struct user *fallback, struct user **out)
{
    *out = js_at(order->args, name) == NULL ? fallback : order_user(order, name);
    return *out != NULL;
}

struct channel *order_channel(struct order *order, const char *name)
{
    const char *text = order_text(order, name);
    struct channel *channel = channel_find(order->workspace, text);
    if (text != NULL && channel == NULL)
        err_set(order->err, ERR_NOT_FOUND, "%s: there is no channel '%s'", name, text);
    return channel;
}

struct message *order_message(struct order *order, const struct channel *channel)
{
    const char *ts = order_text(order, "ts");
    struct message *message = message_find(channel, ts);
    if (ts != NULL && message == NULL)
        err_set(order->err, ERR_NOT_FOUND, "ts: %s has no message '%s'", channel->id, ts);
    return message;
}

bool order_settle(struct order *order, const char *code)
{
    return code == NULL ? true : err_set(order->err, ERR_CONFLICT, "%s", code);
}
