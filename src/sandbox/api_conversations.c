/* Methods that make, change and end conversations. */
#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"
#include "sandbox/call.h"
#include "sandbox/fault.h"

#define INVITE_MAX 100 /* people per call */

static void reply_channel(struct call *call, const struct channel *channel)
{
    js_put(call->reply, "channel", channel_json(call->workspace, channel, call->caller));
}

bool api_conversations_create(struct call *call)
{
    const char *name = call_text(call, "name");
    const char *fault = channel_name_fault(call->workspace, name);
    if (fault != NULL)
        return call_refuse(call, fault);
    if (table_count(call->workspace->channels) >= CHANNEL_COUNT_MAX)
        return call_refuse(call, "restricted_action");
    bool private_wanted = call_flag(call, "is_private");
    if (private_wanted && faults_lacks_scope(call->workspace->faults, "groups:write"))
        return call_refuse(call, "missing_scope");
    struct channel *channel =
        channel_add(call->workspace, NULL, name, private_wanted ? CHANNEL_PRIVATE : CHANNEL_PUBLIC,
                    call->caller);
    channel_created(call->workspace, channel);
    channel_join(call->workspace, channel, call->caller, NULL);
    reply_channel(call, channel);
    return true;
}

/* Why this person cannot be brought in; NULL when they can. */
static const char *invite_fault(const struct call *call, const struct channel *channel,
                                const struct user *user)
{
    if (user == NULL)
        return "user_not_found";
    if (user == call->caller)
        return "cant_invite_self";
    if (channel_has(channel, user))
        return "already_in_channel";
    if (user->deleted)
        return "cant_invite";
    if (user->stranger)
        return "org_user_not_in_team";
    return user->guest ? "user_is_restricted" : NULL;
}

static void push_fault(struct js *errors, struct slice id, const char *fault)
{
    struct js *one = js_new_object();
    char *text = mem_copy(id.at, id.len);
    js_put_string(one, "user", text);
    js_put_flag(one, "ok", false);
    js_put_string(one, "error", fault);
    js_push(errors, one);
    free(text);
}

static struct user *user_of(const struct call *call, struct slice id)
{
    char *text = mem_copy(id.at, id.len);
    struct user *user = table_find(call->workspace->users, text);
    free(text);
    return user;
}

/* Looks at everybody first: without force nobody comes in when one cannot. */
static size_t check_invited(const struct call *call, const struct channel *channel,
                            struct slice list, struct js *errors, const char **first_fault)
{
    struct slice id;
    size_t count = 0;
    while (slice_split(&list, ',', &id)) {
        id = slice_trim(id);
        const char *fault = invite_fault(call, channel, user_of(call, id));
        if (fault != NULL)
            push_fault(errors, id, fault);
        if (fault != NULL && *first_fault == NULL)
            *first_fault = fault;
        count++;
    }
    return count;
}

static void bring_in(struct call *call, struct channel *channel, struct slice list)
{
    struct slice id;
    while (slice_split(&list, ',', &id)) {
        struct user *user = user_of(call, slice_trim(id));
        if (invite_fault(call, channel, user) == NULL)
            channel_join(call->workspace, channel, user, call->caller);
    }
}

bool api_conversations_invite(struct call *call)
{
    const char *fault = NULL;
    struct channel *channel = call_own_channel(call, "channel");
    if (channel == NULL)
        return false;
    if (channel->archived)
        return call_refuse(call, "is_archived");
    struct slice list = slice_of(call_text(call, "users"));
    if (list.len == 0)
        return call_refuse(call, "no_user");
    struct js *errors = js_new_array();
    size_t count = check_invited(call, channel, list, errors, &fault);
    if (count > INVITE_MAX)
        fault = "too_many_users"; /* whoever they are */
    bool go_on = fault == NULL || (call_flag(call, "force") && js_count(errors) < count);
    if (go_on && count <= INVITE_MAX)
        bring_in(call, channel, list);
    if (js_count(errors) > 0)
        js_put(call->reply, "errors", errors);
    else
        js_drop(errors);
    if (!go_on)
        return call_refuse(call, fault);
    reply_channel(call, channel);
    return true;
}

bool api_conversations_join(struct call *call)
{
    struct channel *channel = call_channel(call, "channel");
    if (channel == NULL)
        return false;
    if (channel->kind != CHANNEL_PUBLIC)
        return call_refuse(call, "method_not_supported_for_channel_type");
    if (channel->archived)
        return call_refuse(call, "is_archived");
    if (channel_has(channel, call->caller))
        js_put_string(call->reply, "warning", "already_in_channel");
    channel_join(call->workspace, channel, call->caller, NULL);
    reply_channel(call, channel);
    return true;
}

bool api_conversations_leave(struct call *call)
{
    struct channel *channel = call_channel(call, "channel");
    if (channel == NULL)
        return false;
    if (channel->general)
        return call_refuse(call, "cant_leave_general");
    if (!channel_has(channel, call->caller))
        js_put_flag(call->reply, "not_in_channel", true);
    channel_leave(call->workspace, channel, call->caller, call->caller);
    return true;
}

bool api_conversations_kick(struct call *call)
{
    struct channel *channel = call_own_channel(call, "channel");
    struct user *user = channel == NULL ? NULL : call_user(call, "user");
    if (user == NULL)
        return false;
    if (user == call->caller)
        return call_refuse(call, "cant_kick_self");
    if (!channel_has(channel, user))
        return call_refuse(call, "not_in_channel");
    channel_leave(call->workspace, channel, user, call->caller);
    return true;
}

bool api_conversations_open(struct call *call)
{
    struct user *all[CHANNEL_DM_USERS_MAX + 1] = {call->caller};
    size_t count = 1;
    struct slice id;
    struct slice list = slice_of(call_text(call, "users"));
    if (list.len == 0)
        return call_refuse(call, "users_list_not_supplied");
    while (slice_split(&list, ',', &id)) {
        struct user *user = user_of(call, slice_trim(id));
        if (user == NULL)
            return call_refuse(call, "user_not_found");
        if (user->deleted)
            return call_refuse(call, "user_disabled");
        if (count == COUNT_OF(all))
            return call_refuse(call, "too_many_users");
        all[count++] = user;
    }
    const struct channel *channel = channel_direct(call->workspace, all, count);
    if (call_flag(call, "return_im")) {
        reply_channel(call, channel);
        return true;
    }
    struct js *brief = js_new_object();
    js_put_string(brief, "id", channel->id);
    js_put(call->reply, "channel", brief);
    return true;
}

static bool set_note(struct call *call, const char *argument,
                     const char *(*set)(struct workspace *, struct channel *, const char *,
                                        struct user *))
{
    struct channel *channel = call_own_channel(call, "channel");
    if (channel == NULL)
        return false;
    if (channel->archived)
        return call_refuse(call, "is_archived");
    const char *text = call_text(call, argument);
    if (!call_settle(call, set(call->workspace, channel, text == NULL ? "" : text, call->caller)))
        return false;
    reply_channel(call, channel);
    return true;
}

bool api_conversations_set_topic(struct call *call)
{
    return set_note(call, "topic", channel_set_topic);
}

bool api_conversations_set_purpose(struct call *call)
{
    return set_note(call, "purpose", channel_set_purpose);
}

bool api_conversations_archive(struct call *call)
{
    struct channel *channel = call_channel(call, "channel");
    if (channel == NULL)
        return false;
    if (channel->archived)
        return call_refuse(call, "already_archived");
    if (!channel_has(channel, call->caller))
        return call_refuse(call, "not_in_channel");
    if (channel->general)
        return call_refuse(call, "cant_archive_general");
    channel_archive(call->workspace, channel, call->caller);
    return true;
}

/* Bots cannot bring a channel back: they were put out of it when it was archived. */
bool api_conversations_unarchive(struct call *call)
{
    const struct channel *channel = call_channel(call, "channel");
    if (channel == NULL)
        return false;
    return call_refuse(call, channel->archived ? "not_in_channel" : "not_archived");
}

bool api_conversations_rename(struct call *call)
{
    struct channel *channel = call_own_channel(call, "channel");
    if (channel == NULL)
        return false;
    if (channel->archived)
        return call_refuse(call, "is_archived");
    if (strcmp(channel->creator, call->caller->id) != 0)
        return call_refuse(call, "not_authorized");
    const char *fault =
        channel_rename(call->workspace, channel, call_text(call, "name"), call->caller);
    if (!call_settle(call, fault))
        return false;
    reply_channel(call, channel);
    return true;
}
