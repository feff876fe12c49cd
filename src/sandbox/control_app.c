/* Control calls that use the app as people do: commands, buttons, forms, shortcuts. */
#include <string.h>

#include "sandbox/event.h"
#include "sandbox/interaction.h"
#include "sandbox/order.h"

static bool report(struct order *order, const struct interaction *done)
{
    if (done->trigger_id[0] != '\0')
        js_put_string(order->reply, "trigger_id", done->trigger_id);
    js_put_string(order->reply, "envelope_id", done->envelope_id);
    if (done->response_id[0] != '\0')
        js_put_string(order->reply, "response_id", done->response_id);
    return true;
}

static struct view *order_view(struct order *order)
{
    const char *id = order_text(order, "view_id");
    struct view *view = view_find(order->workspace, id);
    if (id != NULL && view == NULL)
        err_set(order->err, ERR_NOT_FOUND, "view_id: there is no view '%s'", id);
    return view;
}

bool control_slash(struct order *order)
{
    struct interaction done = {0};
    struct channel *channel = order_channel(order, "channel");
    struct user *user = channel == NULL ? NULL : order_user(order, "user");
    if (user == NULL)
        return false;
    interaction_slash(order->workspace, user, channel,
                      js_string_or(order->args, "command", order->workspace->command),
                      js_string_or(order->args, "text", ""), &done);
    return report(order, &done);
}

bool control_press(struct order *order)
{
    struct interaction done = {0};
    struct press press = {
        .user = order_user(order, "user"),
        .action_id = js_string(order->args, "action_id"),
        .block_id = js_string(order->args, "block_id"),
        .value = js_at(order->args, "value"),
    };
    if (press.user == NULL)
        return false;
    if (js_string(order->args, "view_id") != NULL) {
        press.view = order_view(order);
    } else {
        press.channel = order_channel(order, "channel");
        press.ts = press.channel == NULL ? NULL : order_text(order, "ts");
    }
    if (press.view == NULL && press.ts == NULL)
        return false;
    return interaction_press(order->workspace, &press, &done, order->err) && report(order, &done);
}

bool control_submit(struct order *order)
{
    struct interaction done = {0};
    struct user *user = order_user(order, "user");
    struct view *view = user == NULL ? NULL : order_view(order);
    if (view == NULL)
        return false;
    if (!interaction_submit(order->workspace, user, view, js_at(order->args, "values"), &done,
                            order->err))
        return false;
    return report(order, &done);
}

bool control_close(struct order *order)
{
    struct user *user = order_user(order, "user");
    struct view *view = user == NULL ? NULL : order_view(order);
    if (view == NULL)
        return false;
    interaction_close(order->workspace, user, view, js_flag(order->args, "all"));
    return true;
}

bool control_shortcut(struct order *order)
{
    struct interaction done = {0};
    struct user *user = order_user(order, "user");
    const char *callback_id = user == NULL ? NULL : order_text(order, "callback_id");
    if (callback_id == NULL)
        return false;
    interaction_shortcut(order->workspace, user, callback_id, &done);
    return report(order, &done);
}

bool control_action(struct order *order)
{
    struct interaction done = {0};
    struct channel *channel = order_channel(order, "channel");
    struct user *user = channel == NULL ? NULL : order_user(order, "user");
    const char *callback_id = user == NULL ? NULL : order_text(order, "callback_id");
    const char *ts = callback_id == NULL ? NULL : order_text(order, "ts");
    if (ts == NULL)
        return false;
    if (!interaction_message_action(order->workspace, user, channel, ts, callback_id, &done,
                                    order->err))
        return false;
    return report(order, &done);
}

bool control_home(struct order *order)
{
    struct user *user = order_user(order, "user");
    if (user == NULL)
        return false;
    interaction_home(order->workspace, user, js_string_or(order->args, "tab", "home"));
    return true;
}

bool control_event(struct order *order)
{
    struct interaction done = {0};
    const struct js *event = js_at(order->args, "event");
    if (!js_is_object(event) || js_string(event, "type") == NULL)
        return err_set(order->err, ERR_INVALID, "event must be an object with a type");
    event_send_as(
        order->workspace, js_copy(event), js_string(order->args, "event_id"),
        js_integer_or(order->args, "event_time", workspace_now_ms(order->workspace) / 1000),
        done.envelope_id);
    return report(order, &done);
}
