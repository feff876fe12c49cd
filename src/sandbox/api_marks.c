/* reactions.*, pins.*, bookmarks.* */
#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/utf8.h"
#include "sandbox/call.h"

#define BOOKMARK_MAX 100 /* per channel */

typedef const char *mark_verb(struct workspace *, struct channel *, struct message *, struct user *,
                              const char *, bool);

static bool react(struct call *call, mark_verb *verb)
{
    struct channel *channel = call_own_channel(call, "channel");
    struct message *message = channel == NULL ? NULL : call_message(call, channel, "timestamp");
    if (message == NULL)
        return false;
    if (channel->archived)
        return call_refuse(call, "is_archived");
    const char *fault =
        verb(call->workspace, channel, message, call->caller, call_text(call, "name"), false);
    return call_settle(call, fault);
}

bool api_reactions_add(struct call *call)
{
    return react(call, reaction_add);
}

bool api_reactions_remove(struct call *call)
{
    return react(call, reaction_remove);
}

bool api_reactions_get(struct call *call)
{
    struct channel *channel = call_own_channel(call, "channel");
    struct message *message = channel == NULL ? NULL : call_message(call, channel, "timestamp");
    if (message == NULL)
        return false;
    struct js *json = message_json(call->workspace, channel, message, MESSAGE_MARKS);
    char *permalink = message_permalink(call->workspace, channel, message);
    js_put_string(json, "permalink", permalink);
    js_put_string(call->reply, "type", "message");
    js_put_string(call->reply, "channel", channel->id);
    js_put(call->reply, "message", json);
    free(permalink);
    return true;
}

typedef const char *pin_verb(struct workspace *, struct channel *, struct message *, struct user *);

static bool pin(struct call *call, pin_verb *verb)
{
    struct channel *channel = call_own_channel(call, "channel");
    struct message *message = channel == NULL ? NULL : call_message(call, channel, "timestamp");
    if (message == NULL)
        return false;
    if (channel->archived)
        return call_refuse(call, "is_archived");
    return call_settle(call, verb(call->workspace, channel, message, call->caller));
}

bool api_pins_add(struct call *call)
{
    return pin(call, pin_add);
}

bool api_pins_remove(struct call *call)
{
    return pin(call, pin_remove);
}

bool api_pins_list(struct call *call)
{
    const struct channel *channel = call_own_channel(call, "channel");
    if (channel == NULL)
        return false;
    struct js *items = js_new_array();
    for (size_t i = table_count(channel->pins); i-- > 0;)
        js_push(items, pin_json(call->workspace, channel, table_at(channel->pins, i)));
    js_put(call->reply, "items", items);
    return true;
}

static const char *bookmark_fault(const struct call *call, const struct channel *channel)
{
    const char *title = call_text(call, "title");
    const char *link = call_text(call, "link");
    if (title == NULL || title[0] == '\0' || utf8_count(slice_of(title)) > 256)
        return "invalid_arguments";
    if (!slice_equals(slice_of(call_text(call, "type")), "link"))
        return "invalid_bookmark_type";
    if (link == NULL || strlen(link) > 2048)
        return "invalid_link";
    return js_count(channel->bookmarks) >= BOOKMARK_MAX ? "too_many_bookmarks" : NULL;
}

bool api_bookmarks_add(struct call *call)
{
    static const char *const given[] = {"title", "link", "emoji", "type"};
    char id[ID_MAX];
    struct channel *channel = call_own_channel(call, "channel_id");
    if (channel == NULL || !call_settle(call, bookmark_fault(call, channel)))
        return false;
    struct js *bookmark = js_new_object();
    js_put_string(bookmark, "id", workspace_new_id(call->workspace, "Bk", id));
    js_put_string(bookmark, "channel_id", channel->id);
    for (size_t i = 0; i < COUNT_OF(given); i++)
        js_put_string(bookmark, given[i], call_text(call, given[i]));
    js_put_integer(bookmark, "date_created", workspace_now_ms(call->workspace) / SECOND_MS);
    js_push(channel->bookmarks, js_copy(bookmark));
    js_put(call->reply, "bookmark", bookmark);
    workspace_changed(call->workspace, "channels", channel->id);
    return true;
}

bool api_bookmarks_list(struct call *call)
{
    const struct channel *channel = call_own_channel(call, "channel_id");
    if (channel == NULL)
        return false;
    js_put(call->reply, "bookmarks", js_copy(channel->bookmarks));
    return true;
}
