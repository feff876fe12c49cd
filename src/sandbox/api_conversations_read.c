/* Methods that read conversations: lists, members, history, threads. */
#include <stdlib.h>
#include <string.h>

#include "sandbox/call.h"
#include "sandbox/fault.h"

#define LIST_LIMIT_DEFAULT 100

bool api_conversations_info(struct call *call)
{
    const struct channel *channel = call_channel(call, "channel");
    if (channel == NULL)
        return false;
    struct js *json = channel_json(call->workspace, channel, call->caller);
    if (call_flag(call, "include_num_members"))
        js_put_integer(json, "num_members", (int64_t)table_count(channel->members));
    js_put(call->reply, "channel", json);
    return true;
}

/* Whether the comma list `types` names this kind; without a list public channels alone count. */
static bool wanted_kind(const char *types, const struct channel *channel)
{
    static const char *const names[] = {
        [CHANNEL_PUBLIC] = "public_channel",
        [CHANNEL_PRIVATE] = "private_channel",
        [CHANNEL_IM] = "im",
        [CHANNEL_MPIM] = "mpim",
    };
    struct slice type;
    struct slice list = slice_of(types == NULL || types[0] == '\0' ? names[CHANNEL_PUBLIC] : types);
    while (slice_split(&list, ',', &type)) {
        if (slice_equals(slice_trim(type), names[channel->kind]))
            return true;
    }
    return false;
}

static bool listed(const struct call *call, const struct channel *channel,
                   const struct user *member)
{
    if (channel->deleted || !wanted_kind(call_text(call, "types"), channel))
        return false;
    if (channel->archived && call_flag(call, "exclude_archived"))
        return false;
    if (member != NULL)
        return channel_has(channel, member);
    return channel->kind == CHANNEL_PUBLIC || channel_has(channel, call->caller);
}

static bool list_channels(struct call *call, const struct user *member)
{
    struct page page;
    const struct table *channels = call->workspace->channels;
    if (!call_page(call, LIST_LIMIT_DEFAULT, &page))
        return false;
    struct js *list = js_new_array();
    size_t i = page.first;
    for (; i < table_count(channels) && js_count(list) < page.limit; i++) {
        const struct channel *channel = table_at(channels, i);
        if (listed(call, channel, member))
            js_push(list, channel_json(call->workspace, channel, call->caller));
    }
    js_put(call->reply, "channels", list);
    call_next_page(call, i < table_count(channels) ? i : 0);
    return true;
}

bool api_conversations_list(struct call *call)
{
    return list_channels(call, NULL);
}

bool api_users_conversations(struct call *call)
{
    const struct user *user = call->caller;
    if (call_text(call, "user") != NULL)
        user = call_user(call, "user");
    return user != NULL && list_channels(call, user);
}

bool api_conversations_members(struct call *call)
{
    struct page page;
    const struct channel *channel = call_channel(call, "channel");
    if (channel == NULL || !call_page(call, LIST_LIMIT_DEFAULT, &page))
        return false;
    struct js *members = js_new_array();
    size_t i = page.first;
    for (; i < table_count(channel->members) && js_count(members) < page.limit; i++)
        js_push_string(members, ((const struct user *)table_at(channel->members, i))->id);
    js_put(call->reply, "members", members);
    call_next_page(call, i < table_count(channel->members) ? i : 0);
    return true;
}

/* The stretch of time that oldest, latest and inclusive name, in microseconds, both ends included.
 */
struct stretch {
    int64_t from_us;
    int64_t to_us;
};

static bool read_end(struct call *call, const char *name, int64_t *at_us)
{
    const char *text = call_text(call, name);
    if (text == NULL || text[0] == '\0')
        return true;
    return ts_read(text, at_us) ||
           call_refuse(call, name[0] == 'o' ? "invalid_ts_oldest" : "invalid_ts_latest");
}

static bool read_stretch(struct call *call, struct stretch *out)
{
    bool inclusive = call_flag(call, "inclusive");
    *out = (struct stretch){-1, INT64_MAX};
    if (!read_end(call, "oldest", &out->from_us) || !read_end(call, "latest", &out->to_us))
        return false;
    if (!inclusive && out->from_us > 0)
        out->from_us++;
    if (!inclusive && out->to_us < INT64_MAX)
        out->to_us--;
    return true;
}

static unsigned parts_of(const struct call *call)
{
    return MESSAGE_MARKS | MESSAGE_SHORT | (call_flag(call, "include_all_metadata") ? MESSAGE_METADATA : 0);
}

/* A page as asked for, or as short as the rules want it. */
static bool history_page(struct call *call, size_t fallback_limit, struct page *page)
{
    size_t most = faults_history(call->workspace->faults)->page_most;
    if (!call_page(call, fallback_limit, page))
        return false;
    if (most > 0 && page->limit > most)
        page->limit = most;
    return true;
}

/* A cursor of history is one past the index to go on from, backwards; new messages do not move it.
 */
static bool gather_history(struct call *call, const struct channel *channel, struct js *list,
                           size_t *next)
{
    struct page page;
    struct stretch stretch;
    int64_t keeps_from_us = faults_history(call->workspace->faults)->keeps_from_ms * 1000;
    if (!history_page(call, LIST_LIMIT_DEFAULT, &page) || !read_stretch(call, &stretch))
        return false;
    if (stretch.from_us < keeps_from_us)
        stretch.from_us = keeps_from_us;
    size_t end = stretch.to_us == INT64_MAX ? channel->message_count
                                            : message_index(channel, stretch.to_us + 1);
    if (page.first > 0 && page.first < end)
        end = page.first;
    *next = 0;
    while (end > 0) {
        const struct message *message = channel->messages[end - 1];
        if (message->at_us < stretch.from_us)
            break;
        if (js_count(list) == page.limit) {
            *next = end;
            break;
        }
        end--;
        if (message->thread_ts == NULL || message->broadcast)
            js_push(list, message_json(call->workspace, channel, message, parts_of(call)));
    }
    return true;
}

bool api_conversations_history(struct call *call)
{
    size_t next = 0;
    const struct channel *channel = call_own_channel(call, "channel");
    if (channel == NULL)
        return false;
    struct js *list = js_new_array();
    if (!gather_history(call, channel, list, &next)) {
        js_drop(list);
        return false;
    }
    js_put(call->reply, "messages", list);
    js_put_flag(call->reply, "has_more", next > 0);
    int64_t keeps_from_us = faults_history(call->workspace->faults)->keeps_from_ms * 1000;
    if (channel->message_count > 0 && channel->messages[0]->at_us < keeps_from_us)
        js_put_flag(call->reply, "is_limited", true);
    js_put_integer(call->reply, "pin_count", (int64_t)table_count(channel->pins));
    if (next > 0)
        call_next_page(call, next);
    return true;
}

/*
 * The parent stands first on every page, as in the real service, and counts; a cursor is one past
 * the index of the reply to go on with. A page of one shows a reply besides only after the first
 * page, so that paging ends.
 */
static size_t gather_replies(struct call *call, const struct channel *channel,
                             const struct message *parent, const struct page *page, struct js *list)
{
    struct stretch stretch;
    size_t most = page->limit + (page->limit == 1 && page->first > 0 ? 1 : 0);
    if (!read_stretch(call, &stretch))
        return 0;
    js_push(list, message_json(call->workspace, channel, parent, parts_of(call)));
    for (size_t i = page->first > 0 ? page->first - 1 : 0; i < parent->reply_count; i++) {
        const struct message *reply = parent->replies[i];
        if (reply->at_us < stretch.from_us || reply->at_us > stretch.to_us)
            continue;
        if (js_count(list) >= most)
            return i + 1;
        js_push(list, message_json(call->workspace, channel, reply, parts_of(call)));
    }
    return 0;
}

/* A reply asked for by its own ts comes alone. */
static bool answer_single(struct call *call, const struct channel *channel,
                          const struct message *message)
{
    struct js *list = js_new_array();
    js_push(list, message_json(call->workspace, channel, message, parts_of(call)));
    js_put(call->reply, "messages", list);
    js_put_flag(call->reply, "has_more", false);
    return true;
}

bool api_conversations_replies(struct call *call)
{
    struct page page;
    const struct channel *channel = call_own_channel(call, "channel");
    if (channel == NULL || !history_page(call, PAGE_LIMIT_MAX, &page))
        return false;
    const struct message *parent = message_find(channel, call_text(call, "ts"));
    if (parent == NULL)
        return call_refuse(call, "thread_not_found");
    if (parent->thread_ts != NULL)
        return answer_single(call, channel, parent);
    struct js *list = js_new_array();
    size_t next = gather_replies(call, channel, parent, &page, list);
    js_put(call->reply, "messages", list);
    js_put_flag(call->reply, "has_more", next > 0);
    if (next > 0)
        call_next_page(call, next);
    return call->error == NULL;
}
