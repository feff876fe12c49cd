/*
 * Reading back what was said: a page of a channel's history, or of one thread's replies, as it
 * stands now. Marks found this way have no time of their own; they are as new as the question, so
 * that what happens later wins over them.
 */
#include <inttypes.h>
#include <string.h>

#include "calls.h"
#include "decode.h"
#include "names.h"

#define PAGE_LIMIT 200 /* messages; what Slack recommends */

enum history_step { HISTORY_PAGE, HISTORY_AFRESH };

static const struct slack_method history = {"conversations.history", SLACK_FORM, 50};
static const struct slack_method replies = {"conversations.replies", SLACK_FORM, 50};

static void put_stamp(struct slack_asking *asking, struct js *arguments, const char *key,
                      int64_t at_ms)
{
    if (at_ms > 0)
        js_put_string(arguments, key,
                      arena_print(asking->arena, "%" PRId64 ".%06" PRId64, at_ms / 1000,
                                  at_ms % 1000 * 1000));
}

static bool ask_history(struct slack_asking *asking)
{
    const char *channel = slack_ask_id(asking, "channel");
    const char *thread_ts = js_string(asking->body, "thread_ts");
    if (channel == NULL)
        return false;
    struct js *arguments = js_new_object();
    js_put_string(arguments, "channel", channel);
    js_put_string(arguments, "ts", thread_ts);
    put_stamp(asking, arguments, "oldest", js_integer_or(asking->body, "from_ms", 0));
    put_stamp(asking, arguments, "latest", js_integer_or(asking->body, "to_ms", 0));
    js_put_string(arguments, "inclusive", "true");
    js_put_integer(arguments, "limit", PAGE_LIMIT);
    if (asking->step == HISTORY_PAGE)
        js_put_string(arguments, "cursor", js_string(asking->body, "cursor"));
    return slack_ask(asking, thread_ts == NULL ? &history : &replies, arguments);
}

/* A page being filled. The arrays have room for all that the answer can hold. */
struct page {
    const struct slack_hearing *hearing;
    struct slack_self self;
    const char *channel, *thread_ts;
    int64_t asked_us;
    struct message *messages;
    struct mark *marks;
    const char **threads;
    size_t message_count, mark_count, thread_count;
};

static size_t marks_on(const struct js *message)
{
    const struct js *reactions = js_at(message, "reactions");
    size_t count = 1; /* a pin */
    for (size_t i = 0; js_is_array(reactions) && i < js_count(reactions); i++)
        count += js_count(js_at(js_item(reactions, i), "users"));
    return count;
}

static void add_mark(struct page *page, const struct message *message, enum mark_source source,
                     const char *name, const char *person_id)
{
    if (person_id == NULL || strcmp(person_id, page->self.user_id) == 0)
        return;
    page->marks[page->mark_count++] = (struct mark){.channel_id = page->channel,
                                                    .ts = message->ts,
                                                    .source = source,
                                                    .name = name,
                                                    .person_id = person_id,
                                                    .set = true,
                                                    .version_us = page->asked_us};
}

static void add_reactions(struct page *page, const struct js *said, const struct message *message)
{
    struct arena *arena = page->hearing->arena;
    const struct js *reactions = js_at(said, "reactions");
    for (size_t i = 0; js_is_array(reactions) && i < js_count(reactions); i++) {
        const struct js *users = js_at(js_item(reactions, i), "users");
        const char *name = slack_id(arena, js_item(reactions, i), "name");
        for (size_t k = 0; name != NULL && js_is_array(users) && k < js_count(users); k++) {
            const char *id = js_text(js_item(users, k));
            if (slack_id_plain(id))
                add_mark(page, message, MARK_REACTION, slack_reaction_name(arena, name),
                         arena_text(arena, id));
        }
    }
}

/* Who pinned it is not always told; then it counts as its author's. */
static void add_pin(struct page *page, const struct js *said, const struct message *message)
{
    const struct js *places = js_at(said, "pinned_to");
    const char *by = slack_id(page->hearing->arena, js_at(said, "pinned_info"), "pinned_by");
    for (size_t i = 0; js_is_array(places) && i < js_count(places); i++) {
        const char *place = js_text(js_item(places, i));
        if (place == NULL || strcmp(place, page->channel) != 0)
            continue;
        add_mark(page, message, MARK_PIN, "pin", by != NULL ? by : message->author_id);
        return;
    }
}

static bool is_parent(const struct page *page, const struct js *said)
{
    return page->thread_ts != NULL && strcmp(js_string_or(said, "ts", ""), page->thread_ts) == 0;
}

static void add_message(struct page *page, const struct js *said)
{
    struct message *message = &page->messages[page->message_count];
    bool gone = strcmp(js_string_or(said, "subtype", ""), "tombstone") == 0;
    if (is_parent(page, said) || (!gone && !slack_message_said(said)) ||
        !slack_message_read(&page->self, page->hearing->arena, said, page->channel, message))
        return;
    if (gone)
        message->version_us = page->asked_us;
    page->message_count++;
    add_reactions(page, said, message);
    add_pin(page, said, message);
    if (page->thread_ts == NULL && js_integer_or(said, "reply_count", 0) > 0)
        page->threads[page->thread_count++] = message->ts;
}

/* A channel's history comes newest first, a thread oldest first; ours is always oldest first. */
static void fill(struct page *page, const struct js *messages)
{
    size_t count = js_is_array(messages) ? js_count(messages) : 0, marks = 0;
    struct arena *arena = page->hearing->arena;
    for (size_t i = 0; i < count; i++)
        marks += marks_on(js_item(messages, i));
    page->messages = arena_new(arena, count + 1, sizeof(*page->messages));
    page->threads = arena_new(arena, count + 1, sizeof(*page->threads));
    page->marks = arena_new(arena, marks + 1, sizeof(*page->marks));
    for (size_t i = 0; i < count; i++)
        add_message(page, js_item(messages, page->thread_ts == NULL ? count - 1 - i : i));
}

static void hear_history(struct slack_hearing *hearing)
{
    const struct workspace_identity *us = hearing->identity;
    struct page page = {
        .hearing = hearing,
        .self = {.user_id = us->bot_user_id,
                 .bot_id = us->bot_id,
                 .site_url = us->url,
                 .api_url = us->api_url},
        .channel = arena_text(hearing->arena, js_string(hearing->body, "channel")),
        .thread_ts = js_string(hearing->body, "thread_ts"),
        .asked_us = hearing->asked_ms * 1000,
    };
    fill(&page, js_at(hearing->reply, "messages"));
    struct event *event = arena_new(hearing->arena, 1, sizeof(*event));
    *event = (struct event){
        .kind = EVENT_HISTORY, .happened_ms = hearing->asked_ms, .received_ms = hearing->now_ms};
    event->as.history = (struct history_page){
        .channel_id = page.channel,
        .messages = page.messages,
        .message_count = page.message_count,
        .marks = page.marks,
        .mark_count = page.mark_count,
        .threads = page.threads,
        .thread_count = page.thread_count,
        .thread_ts = page.thread_ts == NULL ? NULL : arena_text(hearing->arena, page.thread_ts),
        .from_ms = 1, /* not known: a page is no proof of what has gone */
        .to_ms = 0,
    };
    const char *cursor =
        js_string_or(js_at(hearing->reply, "response_metadata"), "next_cursor", "");
    hearing->out->event = event;
    hearing->out->result = js_new_object();
    if (cursor[0] != '\0')
        js_put_string(hearing->out->result, "cursor", cursor);
}

/* Cursors do not keep: the range is read again from its start. A thread that has gone has no
 * replies. */
static void history_refused(struct slack_hearing *hearing)
{
    if (strcmp(hearing->code, "invalid_cursor") == 0 && hearing->step == HISTORY_PAGE)
        slack_hear_next(hearing, HISTORY_AFRESH, NULL);
    else if (strcmp(hearing->code, "thread_not_found") == 0)
        hear_history(hearing);
    else
        hearing->out->kind = VERDICT_FAILED;
}

static const struct slack_exception history_exceptions[] = {
    {"invalid_cursor", SLACK_EXCEPTION_OTHER},
    {"thread_not_found", SLACK_EXCEPTION_OTHER},
    {NULL, SLACK_EXCEPTION_OTHER},
};

const struct slack_call_kind slack_call_fetch_history = {
    .ask = ask_history,
    .hear = hear_history,
    .refused = history_refused,
    .exceptions = history_exceptions,
};
