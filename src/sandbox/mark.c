/* Marks on messages: reactions and pins. */
#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "sandbox/event.h"
#include "sandbox/message.h"

#define EMOJI_NAME_MAX 100 /* bytes */
#define PIN_MAX 100        /* per channel, as the protocol's own limit */

static void reaction_destroy(void *value)
{
    struct reaction *reaction = value;
    free(reaction->name);
    table_destroy(reaction->users);
    free(reaction);
}

void message_drop_reactions(struct message *message)
{
    table_destroy(message->reactions);
    message->reactions = NULL;
}

/* "pushpin", "+1", "thumbsup::skin-tone-3" */
static bool emoji_name(const char *name)
{
    static const char *const letters = "abcdefghijklmnopqrstuvwxyz0123456789_+-'";
    if (name == NULL || name[0] == '\0' || strlen(name) > EMOJI_NAME_MAX)
        return false;
    size_t len = strspn(name, letters);
    if (len == 0)
        return false;
    const char *tone = name + len;
    return *tone == '\0' || (strncmp(tone, "::skin-tone-", 12) == 0 && tone[12] >= '2' &&
                             tone[12] <= '6' && tone[13] == '\0');
}

static void tell_reaction(struct workspace *workspace, const struct channel *channel,
                          const struct message *message, const struct user *user, const char *name,
                          const char *type)
{
    struct js *event = event_new(workspace, type);
    struct js *item = js_new_object();
    js_put_string(item, "type", "message");
    js_put_string(item, "channel", channel->id);
    js_put_string(item, "ts", message->ts);
    js_put_string(event, "user", user->id);
    js_put_string(event, "reaction", name);
    js_put(event, "item", item);
    if (message->author[0] != '\0')
        js_put_string(event, "item_user", message->author);
    event_send_in(workspace, channel, event);
}

const char *reaction_add(struct workspace *workspace, struct channel *channel,
                         struct message *message, struct user *user, const char *name, bool quiet)
{
    if (!emoji_name(name))
        return "invalid_name";
    if (message->reactions == NULL)
        message->reactions = table_create(reaction_destroy);
    struct reaction *reaction = table_find(message->reactions, name);
    if (reaction != NULL && table_find(reaction->users, user->id) != NULL)
        return "already_reacted";
    if (reaction == NULL && table_count(message->reactions) == MESSAGE_EMOJI_MAX)
        return "too_many_emoji";
    if (reaction == NULL) {
        reaction = mem_new(1, sizeof *reaction);
        reaction->name = mem_copy_text(name);
        reaction->users = table_create(NULL);
        table_add(message->reactions, name, reaction);
    }
    table_add(reaction->users, user->id, user);
    if (!quiet)
        tell_reaction(workspace, channel, message, user, name, "reaction_added");
    workspace_changed(workspace, "messages", channel->id);
    return NULL;
}

const char *reaction_remove(struct workspace *workspace, struct channel *channel,
                            struct message *message, struct user *user, const char *name,
                            bool quiet)
{
    if (!emoji_name(name))
        return "invalid_name";
    struct reaction *reaction =
        message->reactions == NULL ? NULL : table_find(message->reactions, name);
    if (reaction == NULL || table_find(reaction->users, user->id) == NULL)
        return "no_reaction";
    table_remove(reaction->users, user->id);
    if (!quiet)
        tell_reaction(workspace, channel, message, user, name, "reaction_removed");
    if (table_count(reaction->users) == 0)
        table_remove(message->reactions, name);
    workspace_changed(workspace, "messages", channel->id);
    return NULL;
}

struct js *message_reactions_json(const struct message *message, size_t users_most)
{
    if (message->reactions == NULL || table_count(message->reactions) == 0)
        return NULL;
    struct js *all = js_new_array();
    for (size_t i = 0; i < table_count(message->reactions); i++) {
        const struct reaction *reaction = table_at(message->reactions, i);
        struct js *one = js_new_object();
        struct js *users = js_new_array();
        for (size_t u = 0; u < table_count(reaction->users) && u < users_most; u++)
            js_push_string(users, ((const struct user *)table_at(reaction->users, u))->id);
        js_put_string(one, "name", reaction->name);
        js_put(one, "users", users);
        js_put_integer(one, "count", (int64_t)table_count(reaction->users));
        js_push(all, one);
    }
    return all;
}

struct js *pin_json(const struct workspace *workspace, const struct channel *channel,
                    const struct message *message)
{
    struct js *item = js_new_object();
    struct js *body = message_json(workspace, channel, message, MESSAGE_MARKS);
    char *permalink = message_permalink(workspace, channel, message);
    js_put_string(body, "permalink", permalink);
    free(permalink);
    js_put_string(item, "type", "message");
    js_put_string(item, "channel", channel->id);
    js_put_integer(item, "created", message->pinned_ms / SECOND_MS);
    js_put_string(item, "created_by", message->pinned_by);
    js_put(item, "message", body);
    return item;
}

static struct js *pin_event(struct workspace *workspace, const struct channel *channel,
                            const struct message *message, const struct user *user,
                            const char *type)
{
    char ts[TS_MAX];
    struct js *event = event_new(workspace, type);
    struct js *info = js_new_object();
    js_put_string(event, "user", user->id);
    js_put_string(event, "channel_id", channel->id);
    js_put(event, "item", pin_json(workspace, channel, message));
    js_put_string(event, "item_user", message->author);
    js_put_integer(event, "pin_count", (int64_t)table_count(channel->pins));
    js_put_string(info, "channel", channel->id);
    js_put_string(info, "pinned_by", message->pinned_by); /* also when another takes it away */
    js_put_string(info, "pinned_ts", ts_write(message->pinned_ms * 1000, ts));
    js_put(event, "pinned_info", info);
    return event;
}

const char *pin_add(struct workspace *workspace, struct channel *channel, struct message *message,
                    struct user *user)
{
    if (message->pinned_by != NULL)
        return "already_pinned";
    if (table_count(channel->pins) >= PIN_MAX)
        return "too_many_pins";
    message->pinned_by = mem_copy_text(user->id);
    message->pinned_ms = workspace_now_ms(workspace);
    table_add(channel->pins, message->ts, message);
    event_send_in(workspace, channel, pin_event(workspace, channel, message, user, "pin_added"));
    workspace_changed(workspace, "messages", channel->id);
    return NULL;
}

const char *pin_remove(struct workspace *workspace, struct channel *channel,
                       struct message *message, struct user *user)
{
    if (message->pinned_by == NULL)
        return "no_pin";
    table_remove(channel->pins, message->ts);
    struct js *event = pin_event(workspace, channel, message, user, "pin_removed");
    js_put_flag(event, "has_pins", table_count(channel->pins) > 0);
    user_set(&message->pinned_by, NULL);
    event_send_in(workspace, channel, event);
    workspace_changed(workspace, "messages", channel->id);
    return NULL;
}
