/* Control calls that make people, channels and groups, and move them. */
#include <string.h>

#include "disruption/base/utf8.h"
#include "sandbox/event.h"
#include "sandbox/glue.h"
#include "sandbox/order.h"

static void tell_user_change(struct workspace *workspace, const struct user *user)
{
    struct js *event = event_new(workspace, "user_change");
    js_put(event, "user", user_json(workspace, user));
    js_put_integer(event, "cache_ts", workspace_now_ms(workspace) / 1000);
    event_send(workspace, event);
}

static void set_if(struct order *order, const char *member, char **field)
{
    const char *text = js_string(order->args, member);
    if (text != NULL)
        user_set(field, text);
}

static void set_flag_if(struct order *order, const char *member, bool *field)
{
    if (js_at(order->args, member) != NULL)
        *field = js_flag(order->args, member);
}

static void apply_user(struct order *order, struct user *user)
{
    set_if(order, "real_name", &user->real_name);
    set_if(order, "display_name", &user->display_name);
    set_if(order, "email", &user->email);
    set_if(order, "zone", &user->zone);
    set_if(order, "team", &user->team_id);
    set_flag_if(order, "guest", &user->guest);
    set_flag_if(order, "deleted", &user->deleted);
    user->stranger = strcmp(user->team_id, TEAM_ID) != 0;
    user->updated_ms = workspace_now_ms(order->workspace);
    if (js_flag(order->args, "bot") && user->bot_id == NULL)
        user_make_bot(order->workspace, user, NULL, NULL);
}

static struct user *new_user(struct order *order)
{
    const char *name = order_text(order, "name");
    if (name == NULL)
        return NULL;
    if (user_find(order->workspace, name) != NULL) {
        err_set(order->err, ERR_CONFLICT, "name: somebody is called '%s' already", name);
        return NULL;
    }
    if (name[0] == '\0' || utf8_count(slice_of(name)) > USER_NAME_MAX) {
        err_set(order->err, ERR_INVALID, "name: 1 to %d characters", USER_NAME_MAX);
        return NULL;
    }
    if (table_count(order->workspace->users) >= USER_COUNT_MAX) {
        err_set(order->err, ERR_LIMITED, "more than %d people", USER_COUNT_MAX);
        return NULL;
    }
    return user_add(order->workspace, js_string(order->args, "id"), name);
}

bool control_user(struct order *order)
{
    const char *zone = js_string(order->args, "zone");
    struct user *user = table_find(order->workspace->users, js_string(order->args, "id"));
    bool known = user != NULL;
    if (zone != NULL && !zone_known(zone))
        return err_set(order->err, ERR_INVALID, "zone: '%s' is not an IANA time zone", zone);
    if (!known && (user = new_user(order)) == NULL)
        return false;
    apply_user(order, user);
    if (known)
        tell_user_change(order->workspace, user);
    workspace_changed(order->workspace, "users", user->id);
    js_put(order->reply, "user", user_json(order->workspace, user));
    return true;
}

static bool add_members(struct order *order, struct channel *channel, struct user *by)
{
    const struct js *members = js_at(order->args, "members");
    if (js_flag(order->args, "bot"))
        channel_join(order->workspace, channel, user_bot(order->workspace), by);
    channel_join(order->workspace, channel, by, NULL);
    for (size_t i = 0; i < js_count(members); i++) {
        struct user *user = user_find(order->workspace, js_text(js_item(members, i)));
        if (user == NULL)
            return err_set(order->err, ERR_NOT_FOUND, "members: number %zu is unknown", i + 1);
        channel_join(order->workspace, channel, user, by);
    }
    return true;
}

bool control_channel(struct order *order)
{
    struct user *by;
    const char *name = order_text(order, "name");
    const char *id = js_string(order->args, "id");
    if (name == NULL || !order_user_or(order, "by", user_find(order->workspace, "U0ANA"), &by))
        return false;
    if (id != NULL && table_find(order->workspace->channels, id) != NULL)
        return err_set(order->err, ERR_CONFLICT, "id: '%s' is taken", id);
    if (table_count(order->workspace->channels) >= CHANNEL_COUNT_MAX)
        return err_set(order->err, ERR_LIMITED, "more than %d channels", CHANNEL_COUNT_MAX);
    if (!order_settle(order, channel_name_fault(order->workspace, name)))
        return false;
    struct channel *channel =
        channel_add(order->workspace, id, name,
                    js_flag(order->args, "private") ? CHANNEL_PRIVATE : CHANNEL_PUBLIC, by);
    channel_created(order->workspace, channel);
    js_put(order->reply, "channel", channel_brief_json(channel));
    return add_members(order, channel, by);
}

bool control_join(struct order *order)
{
    struct user *by;
    struct channel *channel = order_channel(order, "channel");
    struct user *user = channel == NULL ? NULL : order_user(order, "user");
    if (user == NULL || !order_user_or(order, "by", user, &by))
        return false;
    channel_join(order->workspace, channel, user, by);
    return true;
}

bool control_leave(struct order *order)
{
    struct user *by;
    struct channel *channel = order_channel(order, "channel");
    struct user *user = channel == NULL ? NULL : order_user(order, "user");
    if (user == NULL || !order_user_or(order, "by", user, &by))
        return false;
    channel_leave(order->workspace, channel, user, by);
    return true;
}

static bool change_texts(struct order *order, struct channel *channel, struct user *by)
{
    const char *name = js_string(order->args, "name");
    const char *topic = js_string(order->args, "topic");
    const char *purpose = js_string(order->args, "purpose");
    const char *code = NULL;
    if (name != NULL)
        code = channel_rename(order->workspace, channel, name, by);
    if (code == NULL && topic != NULL)
        code = channel_set_topic(order->workspace, channel, topic, by);
    if (code == NULL && purpose != NULL)
        code = channel_set_purpose(order->workspace, channel, purpose, by);
    return order_settle(order, code);
}

static void change_state(struct order *order, struct channel *channel, struct user *by)
{
    bool archived = channel->archived;
    bool private_now = channel->kind == CHANNEL_PRIVATE;
    bool was_private = private_now;
    set_flag_if(order, "archived", &archived);
    set_flag_if(order, "private", &private_now);
    if (archived && !channel->archived)
        channel_archive(order->workspace, channel, by);
    else if (!archived && channel->archived)
        channel_unarchive(order->workspace, channel, by);
    if (private_now != was_private)
        channel_convert(order->workspace, channel, private_now, by);
    if (js_flag(order->args, "deleted"))
        channel_delete(order->workspace, channel, by);
}

bool control_change(struct order *order)
{
    struct user *by;
    struct channel *channel = order_channel(order, "channel");
    if (channel == NULL || !order_user_or(order, "by", user_find(order->workspace, "U0ANA"), &by))
        return false;
    if (channel->kind >= CHANNEL_IM)
        return err_set(order->err, ERR_CONFLICT, "a direct conversation cannot be changed");
    if (!change_texts(order, channel, by))
        return false;
    change_state(order, channel, by);
    js_put(order->reply, "channel", channel_json(order->workspace, channel, by));
    return true;
}

bool control_dm(struct order *order)
{
    struct user *both[2] = {order_user(order, "user"), NULL};
    if (both[0] == NULL || !order_user_or(order, "with", user_bot(order->workspace), &both[1]))
        return false;
    const struct channel *channel = channel_direct(order->workspace, both, COUNT_OF(both));
    js_put(order->reply, "channel", channel_brief_json(channel));
    return true;
}

bool control_group(struct order *order)
{
    const char *handle = order_text(order, "handle");
    const struct js *users = js_at(order->args, "users");
    if (handle == NULL)
        return false;
    struct usergroup *group = usergroup_find(order->workspace, handle);
    if (group == NULL)
        group = usergroup_add(order->workspace, js_string(order->args, "id"), handle);
    set_if(order, "name", &group->name);
    set_flag_if(order, "disabled", &group->disabled);
    for (size_t i = 0; i < js_count(users); i++) {
        struct user *user = user_find(order->workspace, js_text(js_item(users, i)));
        if (user == NULL)
            return err_set(order->err, ERR_NOT_FOUND, "users: number %zu is unknown", i + 1);
        if (table_find(group->members, user->id) == NULL)
            table_add(group->members, user->id, user);
    }
    js_put(order->reply, "usergroup", usergroup_json(order->workspace, group, true));
    return true;
}

bool control_bookmark(struct order *order)
{
    char id[ID_MAX];
    struct channel *channel = order_channel(order, "channel");
    const char *title = channel == NULL ? NULL : order_text(order, "title");
    const char *link = title == NULL ? NULL : order_text(order, "link");
    if (link == NULL)
        return false;
    struct js *bookmark = js_new_object();
    js_put_string(bookmark, "id", workspace_new_id(order->workspace, "Bk", id));
    js_put_string(bookmark, "channel_id", channel->id);
    js_put_string(bookmark, "type", "link");
    js_put_string(bookmark, "title", title);
    js_put_string(bookmark, "link", link);
    js_push(channel->bookmarks, js_copy(bookmark));
    js_put(order->reply, "bookmark", bookmark);
    return true;
}
