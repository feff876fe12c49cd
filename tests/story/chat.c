/* What the platform of a story remembers: what stands in its channels, whoever was listening. */
#include "story.h"

#include <string.h>

#include "disruption/core/gap.h"

static bool same_mark(const struct mark *a, const struct mark *b)
{
    return strcmp(a->ts, b->ts) == 0 && a->source == b->source && strcmp(a->name, b->name) == 0 &&
           strcmp(a->person_id, b->person_id) == 0;
}

void chat_keep_mark(struct story *story, const struct mark *mark)
{
    size_t i = 0;
    while (i < story->mark_count && !same_mark(&story->marks[i], mark))
        i++;
    if (i == STORY_MARKS_MAX)
        return; /* a story as long as that reads nothing back */
    story->marks[i] = *mark;
    story->marks[i].channel_id = arena_text(&story->arena, mark->channel_id);
    story->mark_count += i == story->mark_count;
}

void chat_keep_message(struct story *story, const struct message *message)
{
    size_t i = 0;
    while (i < story->said_count && strcmp(story->said[i].ts, message->ts) != 0)
        i++;
    story->said[i] = *message;
    story->said[i].channel_id = arena_text(&story->arena, message->channel_id); /* theirs moves along with the story */
    story->said_count += i == story->said_count;
}

void chat_move(struct story *story, const char *from, const char *to)
{
    for (size_t i = 0; i < story->said_count; i++) {
        if (strcmp(story->said[i].channel_id, from) == 0)
            story->said[i].channel_id = to;
    }
    for (size_t i = 0; i < story->mark_count; i++) {
        if (strcmp(story->marks[i].channel_id, from) == 0)
            story->marks[i].channel_id = to;
    }
}

static struct history_shown shown(const struct story *story, const struct message *message)
{
    struct history_shown shown = {.ts = message->ts, .posted_ms = message->posted_ms};
    for (size_t i = 0; i < story->said_count; i++) {
        const struct message *reply = &story->said[i];
        if (reply->thread_ts == NULL || reply->deleted || strcmp(reply->thread_ts, message->ts) != 0)
            continue;
        shown.reply_count++;
        shown.latest_reply_ms = reply->posted_ms;
    }
    return shown;
}

static bool belongs(const struct message *message, const struct js *asked)
{
    const char *thread_ts = js_string(asked, "thread_ts");
    bool there = thread_ts == NULL ? message->thread_ts == NULL
                                   : message->thread_ts != NULL && strcmp(message->thread_ts, thread_ts) == 0;
    return there && !message->deleted && strcmp(message->channel_id, js_string_or(asked, "channel", "")) == 0 &&
           message->posted_ms >= js_integer_or(asked, "from_ms", 0) &&
           message->posted_ms <= js_integer_or(asked, "to_ms", INT64_MAX);
}

static void add_marks(const struct story *story, const struct message *message, struct history_page *page,
                      struct mark *marks)
{
    for (size_t i = 0; i < story->mark_count; i++) {
        const struct mark *mark = &story->marks[i];
        if (!mark->set || strcmp(mark->ts, message->ts) != 0 || strcmp(mark->channel_id, message->channel_id) != 0)
            continue;
        marks[page->mark_count] = *mark;
        marks[page->mark_count++].version_us = message->version_us; /* when it was set is not told */
    }
}

struct event *chat_history(struct story *story, const struct js *asked)
{
    struct event *event = arena_new(&story->arena, 1, sizeof(*event));
    struct message *messages = arena_new(&story->arena, STORY_MESSAGES_MAX, sizeof(*messages));
    struct mark *marks = arena_new(&story->arena, STORY_MARKS_MAX, sizeof(*marks));
    struct history_shown *seen = arena_new(&story->arena, STORY_MESSAGES_MAX, sizeof(*seen));
    struct history_page page = {.channel_id = arena_text(&story->arena, js_string(asked, "channel")),
                                .messages = messages,
                                .marks = marks,
                                .shown = seen,
                                .asked_ms = story->now_ms + story->ahead_ms,
                                .from_ms = js_integer_or(asked, "from_ms", 0),
                                .to_ms = js_integer_or(asked, "to_ms", 0)};
    if (js_string(asked, "thread_ts") != NULL)
        page.thread_ts = arena_text(&story->arena, js_string(asked, "thread_ts"));
    for (size_t i = 0; i < story->said_count; i++) {
        if (!belongs(&story->said[i], asked))
            continue;
        messages[page.message_count++] = story->said[i];
        add_marks(story, &story->said[i], &page, marks);
        seen[page.shown_count++] = shown(story, &story->said[i]);
    }
    *event = (struct event){.kind = EVENT_HISTORY, .happened_ms = story->now_ms, .received_ms = page.asked_ms};
    event->as.history = page;
    return event;
}

/* "comes", "breaks", "dies": the last is found out when it comes again. */
bool chat_connects(struct story *story, struct slice verb, struct event *out)
{
    bool comes = slice_equals(verb, "comes");
    story->deaf = !comes;
    if (slice_equals(verb, "dies")) {
        out->kind = EVENT_NOTHING;
        return true;
    }
    out->kind = EVENT_EPOCH;
    out->key = arena_print(&story->arena, "link/%d", story->acts); /* ours has none; here it comes twice */
    out->as.epoch = (struct epoch_change){.news = comes ? EPOCH_BEGAN : EPOCH_ENDED,
                                          .heard_ms = out->happened_ms,
                                          .reason = comes ? NULL : GAP_DISCONNECTED};
    return comes || slice_equals(verb, "breaks");
}

bool chat_refuses(struct story *story, struct slice verb, struct slice rest, struct event *out)
{
    out->kind = EVENT_NOTHING;
    story->unreadable = slice_equals(verb, "refused") ? arena_slice(&story->arena, rest) : NULL;
    return story->unreadable != NULL || slice_equals(verb, "granted");
}
