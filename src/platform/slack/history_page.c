/*
 * A page as it came, taken apart: what was said, who marked it, what has replies. Everything that it shows is listed,
 * also what says nothing (somebody joined), because what it does not show may have been deleted.
 */
#include "history_page.h"

#include <string.h>

#include "decode.h"
#include "names.h"

/* A page being filled. The arrays have room for all that the answer can hold. */
struct filling {
    struct arena *arena;
    struct slack_self self;
    const char *channel;
    struct history_page *out;
    struct message *messages;
    struct mark *marks, *partial;
    struct history_shown *shown;
    const char **threads;
};

/* Where there is no time of its own, whatever is heard of it later is newer: as old as its message. */
static struct mark mark_on(const struct filling *page, const struct message *message, enum mark_source source,
                           const char *name, const char *person_id)
{
    return (struct mark){.channel_id = page->channel,
                         .ts = message->ts,
                         .source = source,
                         .name = name,
                         .person_id = person_id,
                         .set = true,
                         .version_us = message->posted_ms * 1000};
}

static void add_mark(struct filling *page, const struct mark *mark)
{
    if (mark->person_id == NULL || strcmp(mark->person_id, page->self.user_id) != 0)
        page->marks[page->out->mark_count++] = *mark;
}

static void add_reaction(struct filling *page, const struct js *reaction, const struct message *message)
{
    const struct js *users = js_at(reaction, "users");
    const char *name = slack_id(page->arena, reaction, "name");
    size_t count = js_is_array(users) ? js_count(users) : 0;
    if (name == NULL)
        return;
    struct mark mark = mark_on(page, message, MARK_REACTION, slack_reaction_name(page->arena, name), NULL);
    if ((int64_t)count < js_integer_or(reaction, "count", 0))
        page->partial[page->out->partial_count++] = mark;
    for (size_t i = 0; i < count; i++) {
        mark.person_id = arena_text(page->arena, js_text(js_item(users, i)));
        if (slack_id_plain(mark.person_id))
            add_mark(page, &mark);
    }
}

static void add_reactions(struct filling *page, const struct js *said, const struct message *message)
{
    const struct js *reactions = js_at(said, "reactions");
    for (size_t i = 0; js_is_array(reactions) && i < js_count(reactions); i++)
        add_reaction(page, js_item(reactions, i), message);
}

static void add_pin(struct filling *page, const struct js *said, const struct message *message)
{
    const struct js *places = js_at(said, "pinned_to");
    const char *by = slack_id(page->arena, js_at(said, "pinned_info"), "pinned_by");
    for (size_t i = 0; js_is_array(places) && i < js_count(places); i++) {
        const char *place = js_text(js_item(places, i));
        if (place == NULL || strcmp(place, page->channel) != 0)
            continue;
        const struct mark mark = mark_on(page, message, MARK_PIN, "pin", by);
        add_mark(page, &mark);
        return;
    }
}

static void add_shown(struct filling *page, const struct js *said, const struct message *message)
{
    struct history_shown *shown = &page->shown[page->out->shown_count++];
    *shown = (struct history_shown){.ts = message->ts,
                                    .posted_ms = message->posted_ms,
                                    .reply_count = js_integer_or(said, "reply_count", 0),
                                    .latest_reply_ms = slack_stamp_or(said, "latest_reply", 0) / 1000};
    if (page->out->thread_ts == NULL && shown->reply_count > 0)
        page->threads[page->out->thread_count++] = message->ts;
}

static void add_message(struct filling *page, const struct js *said)
{
    struct message *message = &page->messages[page->out->message_count];
    const char *thread_ts = page->out->thread_ts;
    if (!slack_message_read(&page->self, page->arena, said, page->channel, message) ||
        (thread_ts != NULL && strcmp(message->ts, thread_ts) == 0))
        return;
    add_shown(page, said, message);
    if (!message->deleted && !slack_message_said(said))
        return;
    page->out->message_count++;
    add_reactions(page, said, message);
    add_pin(page, said, message);
}

/* Room for everything that the messages can bring. */
static void make_room(struct filling *page, const struct js *messages, size_t count)
{
    size_t marks = 0, names = 0;
    for (size_t i = 0; i < count; i++) {
        const struct js *reactions = js_at(js_item(messages, i), "reactions");
        marks++; /* a pin */
        for (size_t k = 0; js_is_array(reactions) && k < js_count(reactions); k++, names++)
            marks += js_count(js_at(js_item(reactions, k), "users"));
    }
    page->messages = arena_new(page->arena, count + 1, sizeof(*page->messages));
    page->shown = arena_new(page->arena, count + 1, sizeof(*page->shown));
    page->threads = arena_new(page->arena, count + 1, sizeof(*page->threads));
    page->marks = arena_new(page->arena, marks + 1, sizeof(*page->marks));
    page->partial = arena_new(page->arena, names + 1, sizeof(*page->partial));
}

void slack_history_read(const struct slack_hearing *hearing, const struct js *messages, const char *thread_ts,
                        struct history_page *out)
{
    const struct workspace_identity *us = hearing->identity;
    size_t count = js_is_array(messages) ? js_count(messages) : 0;
    struct filling page = {
        .arena = hearing->arena,
        .self = {.user_id = us->bot_user_id, .bot_id = us->bot_id, .site_url = us->url, .api_url = us->api_url},
        .channel = arena_text(hearing->arena, js_string(hearing->body, "channel")),
        .out = out,
    };
    *out = (struct history_page){.channel_id = page.channel,
                                 .thread_ts = arena_text(hearing->arena, thread_ts),
                                 .asked_ms = hearing->asked_ms - 1, /* both ends of the call are rounded */
                                 .from_ms = 1,
                                 .to_ms = 0};
    make_room(&page, messages, count);
    for (size_t i = 0; i < count; i++)
        add_message(&page, js_item(messages, thread_ts == NULL ? count - 1 - i : i));
    out->messages = page.messages;
    out->shown = page.shown;
    out->threads = page.threads;
    out->marks = page.marks;
    out->partial = page.partial;
}
