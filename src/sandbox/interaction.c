/* Payloads of interactions, each in the shape its kind has on the wire. */
#include "sandbox/interaction.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "sandbox/blocks.h"
#include "sandbox/envelope.h"
#include "sandbox/event.h"
#include "sandbox/message.h"
#include "sandbox/private.h"

static struct js *team_json(void)
{
    struct js *team = js_new_object();
    js_put_string(team, "id", TEAM_ID);
    js_put_string(team, "domain", TEAM_DOMAIN);
    return team;
}

/* What all interactive payloads share; a trigger only where the kind has one. */
static struct js *common(struct workspace *workspace, const char *type, const struct user *user,
                         struct interaction *out)
{
    struct js *payload = js_new_object();
    js_put_string(payload, "type", type);
    js_put_string(payload, "token", "sandbox");
    js_put_string(payload, "api_app_id", APP_ID);
    js_put(payload, "team", team_json());
    js_put(payload, "enterprise", js_new_string(NULL));
    js_put_flag(payload, "is_enterprise_install", false);
    js_put(payload, "user", user_brief_json(user));
    if (out != NULL)
        js_put_string(payload, "trigger_id", trigger_make(workspace, user->id, out->trigger_id));
    return payload;
}

static void put_response_url(struct workspace *workspace, struct js *payload, const char *kind,
                             const struct user *user, const struct channel *channel,
                             const char *source_ts, char *out_id)
{
    char *url = response_make(workspace, kind, user->id, channel->id, source_ts, out_id);
    js_put_string(payload, "response_url", url);
    free(url);
}

void interaction_slash(struct workspace *workspace, struct user *user, struct channel *channel,
                       const char *command, const char *text, struct interaction *out)
{
    struct js *payload = js_new_object();
    struct js *brief = channel_brief_json(channel);
    js_put_string(payload, "token", "sandbox");
    js_put_string(payload, "team_id", TEAM_ID);
    js_put_string(payload, "team_domain", TEAM_DOMAIN);
    js_put_string(payload, "channel_id", channel->id);
    js_put_string(payload, "channel_name", js_string(brief, "name"));
    js_put_string(payload, "user_id", user->id);
    js_put_string(payload, "user_name", user->name);
    js_put_string(payload, "command", command);
    js_put_string(payload, "text", text);
    js_put_string(payload, "api_app_id", APP_ID);
    js_put_string(payload, "is_enterprise_install", "false");
    js_put_string(payload, "trigger_id", trigger_make(workspace, user->id, out->trigger_id));
    put_response_url(workspace, payload, "commands", user, channel, NULL, out->response_id);
    js_drop(brief);
    const struct envelope_wish wish = {
        .kind = ENVELOPE_SLASH, .payload = payload, .user_id = user->id, .channel_id = channel->id};
    envelope_send(workspace, &wish, out->envelope_id);
}

static void put_action(struct workspace *workspace, struct js *payload, const struct press *press,
                       const struct js *element, const char *block_id)
{
    char ts[TS_MAX];
    struct js *action = element_state(element, press->value);
    struct js *actions = js_new_array();
    js_put_string(action, "action_id", press->action_id);
    js_put_string(action, "block_id", block_id);
    js_put_string(action, "action_ts", workspace_new_ts(workspace, ts));
    js_put(action, "text", js_copy(js_at(element, "text")));
    js_put(action, "style", js_copy(js_at(element, "style")));
    js_push(actions, action);
    js_put(payload, "actions", actions);
}

static void put_message_source(struct workspace *workspace, struct js *payload,
                               const struct press *press, const struct message *message)
{
    struct js *container = js_new_object();
    struct js *state = js_new_object();
    js_put_string(container, "type", "message");
    js_put_string(container, "message_ts", press->ts);
    js_put_string(container, "channel_id", press->channel->id);
    js_put_flag(container, "is_ephemeral", message == NULL);
    if (message != NULL) {
        js_put_string(container, "thread_ts", message->thread_ts);
        js_put(payload, "message", message_json(workspace, press->channel, message, MESSAGE_BODY));
    }
    js_put(state, "values", js_new_object());
    js_put(payload, "state", state);
    js_put(payload, "container", container);
    js_put(payload, "channel", channel_brief_json(press->channel));
    put_response_url(workspace, payload, "actions", press->user, press->channel, press->ts, NULL);
}

static void put_view_source(struct js *payload, const struct view *view)
{
    struct js *container = js_new_object();
    js_put_string(container, "type", "view");
    js_put_string(container, "view_id", view->id);
    js_put(payload, "container", container);
    js_put(payload, "view", view_json(view));
}

static const struct js *source_blocks(const struct workspace *workspace, const struct press *press,
                                      const struct message *message)
{
    if (press->view != NULL)
        return js_at(press->view->spec, "blocks");
    if (message != NULL)
        return js_at(message->body, "blocks");
    const struct ephemeral *ephemeral = ephemeral_find(workspace, press->ts);
    return ephemeral == NULL ? NULL : js_at(ephemeral->body, "blocks");
}

bool interaction_press(struct workspace *workspace, const struct press *press,
                       struct interaction *out, struct err *err)
{
    const char *block_id = NULL;
    const struct message *message =
        press->channel == NULL ? NULL : message_find(press->channel, press->ts);
    const struct js *blocks = source_blocks(workspace, press, message);
    const struct js *element = blocks_element(blocks, press->block_id, press->action_id, &block_id);
    if (element == NULL)
        return err_set(err, ERR_NOT_FOUND, "nothing there has the action_id '%s'",
                       press->action_id == NULL ? "" : press->action_id);
    struct js *payload = common(workspace, "block_actions", press->user, out);
    put_action(workspace, payload, press, element, block_id);
    if (press->view != NULL)
        put_view_source(payload, press->view);
    else
        put_message_source(workspace, payload, press, message);
    const struct envelope_wish wish = {
        .kind = ENVELOPE_ACTION,
        .payload = payload,
        .user_id = press->user->id,
        .channel_id = press->channel == NULL ? NULL : press->channel->id,
        .view_id = press->view == NULL ? NULL : press->view->id,
    };
    envelope_send(workspace, &wish, out->envelope_id);
    return true;
}

/* An input left empty holds null, "" or [] under whatever its state calls it. */
static bool is_empty(const struct js *state)
{
    static const char *const lists[] = {"selected_options", "selected_users"};
    static const char *const singles[] = {"value",
                                          "selected_option",
                                          "selected_user",
                                          "selected_conversation",
                                          "selected_channel",
                                          "selected_date",
                                          "selected_time",
                                          "selected_date_time"};
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        if (js_count(js_at(state, lists[i])) > 0)
            return false;
    }
    for (size_t i = 0; i < COUNT_OF(singles); i++) {
        if (js_at(state, singles[i]) != NULL)
            return false;
    }
    return true;
}

/* Fills the form's state; names the first required block left empty. */
static const char *fill(struct view *view, const struct js *values)
{
    const char *missing = NULL;
    const struct js *blocks = js_at(view->spec, "blocks");
    struct js *all = js_new_object();
    for (size_t i = 0; i < js_count(blocks); i++) {
        const struct js *block = js_item(blocks, i);
        const struct js *element = js_at(block, "element");
        const char *block_id = js_string_or(block, "block_id", "");
        const char *action_id = js_string_or(element, "action_id", "");
        if (element == NULL)
            continue;
        struct js *state = element_state(element, js_at(js_at(values, block_id), action_id));
        if (missing == NULL && !js_flag(block, "optional") && is_empty(state))
            missing = block_id;
        struct js *by_action = js_new_object();
        js_put(by_action, action_id, state);
        js_put(all, block_id, by_action);
    }
    js_drop(view->values);
    view->values = all;
    return missing;
}

bool interaction_submit(struct workspace *workspace, struct user *user, struct view *view,
                        const struct js *values, struct interaction *out, struct err *err)
{
    if (view->waiting)
        return err_set(err, ERR_CONFLICT, "the view is being submitted");
    const char *missing = fill(view, values);
    if (missing != NULL)
        return err_set(err, ERR_INVALID, "block '%s' must not be empty", missing);
    struct js *payload = common(workspace, "view_submission", user, out);
    js_put(payload, "view", view_json(view));
    js_put(payload, "response_urls", js_new_array());
    view->waiting = true;
    js_drop(view->errors);
    view->errors = NULL;
    view_set_notice(workspace, view, NULL);
    const struct envelope_wish wish = {
        .kind = ENVELOPE_VIEW, .payload = payload, .user_id = user->id, .view_id = view->id};
    envelope_send(workspace, &wish, out->envelope_id);
    return true;
}

void interaction_close(struct workspace *workspace, struct user *user, struct view *view,
                       bool everything)
{
    if (js_flag(view->spec, "notify_on_close")) {
        struct js *payload = common(workspace, "view_closed", user, NULL);
        js_put(payload, "view", view_json(view));
        js_put_flag(payload, "is_cleared", everything);
        const struct envelope_wish wish = {
            .kind = ENVELOPE_VIEW_CLOSED, .payload = payload, .user_id = user->id};
        envelope_send(workspace, &wish, NULL);
    }
    view_close(workspace, view, everything);
}

void interaction_shortcut(struct workspace *workspace, struct user *user, const char *callback_id,
                          struct interaction *out)
{
    char ts[TS_MAX];
    struct js *payload = common(workspace, "shortcut", user, out);
    js_put_string(payload, "callback_id", callback_id);
    js_put_string(payload, "action_ts", workspace_new_ts(workspace, ts));
    const struct envelope_wish wish = {
        .kind = ENVELOPE_SHORTCUT, .payload = payload, .user_id = user->id};
    envelope_send(workspace, &wish, out->envelope_id);
}

bool interaction_message_action(struct workspace *workspace, struct user *user,
                                struct channel *channel, const char *ts, const char *callback_id,
                                struct interaction *out, struct err *err)
{
    char action_ts[TS_MAX];
    const struct message *message = message_find(channel, ts);
    if (message == NULL)
        return err_set(err, ERR_NOT_FOUND, "no message %s in %s", ts, channel->id);
    struct js *payload = common(workspace, "message_action", user, out);
    js_put_string(payload, "callback_id", callback_id);
    js_put_string(payload, "message_ts", message->ts);
    js_put_string(payload, "action_ts", workspace_new_ts(workspace, action_ts));
    js_put(payload, "channel", channel_brief_json(channel));
    js_put(payload, "message", message_json(workspace, channel, message, MESSAGE_BODY));
    put_response_url(workspace, payload, "app", user, channel, message->ts, NULL);
    const struct envelope_wish wish = {.kind = ENVELOPE_SHORTCUT,
                                       .payload = payload,
                                       .user_id = user->id,
                                       .channel_id = channel->id};
    envelope_send(workspace, &wish, out->envelope_id);
    return true;
}

void interaction_home(struct workspace *workspace, struct user *user, const char *tab)
{
    struct user *both[] = {user, user_bot(workspace)};
    struct view *view = view_find(workspace, user->home_view_id);
    struct js *event = event_new(workspace, "app_home_opened");
    js_put_string(event, "user", user->id);
    js_put_string(event, "channel", channel_direct(workspace, both, COUNT_OF(both))->id);
    js_put_string(event, "tab", tab);
    if (view != NULL)
        js_put(event, "view", view_json(view));
    event_send(workspace, event);
}
