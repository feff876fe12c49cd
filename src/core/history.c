/* Reading a channel back: one effect after the other, each carrying what the next ones need. */
#include "disruption/core/history.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/core/duration.h"
#include "disruption/core/markup.h"

#define SUMMARY_MAX 2048 /* bytes */

/* Keys of a reading that every one of its effects carries on. */
static const char *const carried[] = {"channel", "from_ms", "to_ms",    "all",     "asker",
                                      "cause",   "page",    "messages", "entries", "left_out"};

static struct js *read_page(struct outcome *out, int64_t incident, const char *cause, int64_t page)
{
    const char *key = arena_print(out->arena, "%" PRId64 "/history/%s/%" PRId64, incident, cause, page);
    const char *lane = arena_print(out->arena, "history/%" PRId64, incident);
    struct js *body = outcome_effect(out, EFFECT_FETCH_HISTORY, incident, key, lane, false);
    js_put_integer(body, "page", page);
    return body;
}

void history_begin(const struct history_order *order, int64_t incident, struct outcome *out)
{
    struct js *body = read_page(out, incident, order->cause, 1);
    js_put_string(body, "channel", order->channel_id);
    js_put_integer(body, "from_ms", order->from_ms);
    js_put_integer(body, "to_ms", order->to_ms);
    js_put_flag(body, "all", order->all);
    js_put_string(body, "asker", order->asker_id);
    js_put_string(body, "cause", order->cause);
    js_put(body, "threads", js_new_array());
}

bool history_takes(const struct effect *done, const struct message *message)
{
    return js_flag(done->body, "all") && !message->by_us && !message->deleted &&
           (message->text[0] != '\0' || message->file_count > 0);
}

/* Adds what a page brought to what is known so far: counts, and threads to be read. */
static struct js *sum_up(const struct effect *done, const struct history_page *page, int64_t entries)
{
    struct js *sum = js_copy(done->body);
    struct js *threads = js_copy(js_at(sum, "threads"));
    int64_t left_out = js_integer_or(sum, "left_out", 0);
    size_t messages = page->message_count;
    if (js_string(sum, "thread_ts") != NULL && messages > 0 &&
        strcmp(page->messages[0].ts, js_string(sum, "thread_ts")) == 0)
        messages--; /* replies come with the message they reply to, which was counted with the channel */
    for (size_t i = 0; i < page->thread_count; i++) {
        if (js_count(threads) < HISTORY_THREADS_MAX)
            js_push_string(threads, page->threads[i]);
        else
            left_out++;
    }
    js_put_integer(sum, "messages", js_integer_or(sum, "messages", 0) + (int64_t)messages);
    js_put_integer(sum, "entries", js_integer_or(sum, "entries", 0) + entries);
    js_put_integer(sum, "left_out", left_out);
    js_put(sum, "threads", threads);
    return sum;
}

/* The next page of the same, or the first of the next thread; false: all is read. */
static bool read_on(const struct js *sum, const char *cursor, int64_t incident, struct outcome *out)
{
    const struct js *threads = js_at(sum, "threads");
    const char *thread = cursor == NULL && js_count(threads) > 0 ? js_text(js_item(threads, 0))
                                                                 : js_string(sum, "thread_ts");
    size_t first = cursor == NULL ? 1 : 0;
    if (cursor == NULL && js_count(threads) == 0)
        return false;
    struct js *body = read_page(out, incident, js_string_or(sum, "cause", ""), js_integer_or(sum, "page", 1) + 1);
    struct js *left = js_new_array();
    for (size_t i = 0; i < COUNT_OF(carried); i++) {
        if (strcmp(carried[i], "page") != 0 && js_at(sum, carried[i]) != NULL)
            js_put(body, carried[i], js_copy(js_at(sum, carried[i])));
    }
    for (size_t i = first; i < js_count(threads); i++)
        js_push_string(left, js_text(js_item(threads, i)));
    js_put(body, "threads", left);
    js_put_string(body, "thread_ts", thread);
    js_put_string(body, "cursor", cursor);
    return true;
}

static void say_span(const struct js *sum, struct buf *line)
{
    const char *ends[] = {"from_ms", "to_ms"};
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        struct buf fallback;
        int64_t at_ms = js_integer_or(sum, ends[i], 0);
        buf_init(&fallback, SUMMARY_MAX);
        instant_write(at_ms, NULL, false, &fallback);
        markup_text(line, i == 0 ? "" : " to ");
        markup_time(line, at_ms, buf_string(&fallback));
        buf_done(&fallback);
    }
}

static void say_counts(const struct js *sum, struct buf *line)
{
    int64_t messages = js_integer_or(sum, "messages", 0), left_out = js_integer_or(sum, "left_out", 0);
    markup_print(line, ": %" PRId64 " message%s read, %" PRId64 " new on the timeline", messages,
                 messages == 1 ? "" : "s", js_integer_or(sum, "entries", 0));
    if (left_out > 0)
        markup_print(line, "; the replies of %" PRId64 " thread%s were too many to read", left_out,
                     left_out == 1 ? "" : "s");
}

static void conclude(const struct js *sum, const struct incident *incident, const struct event *event,
                     struct outcome *out)
{
    struct js *fact = outcome_fact(out, FACT_IMPORTED, incident->number, event, js_string(sum, "asker"));
    const char *const kept[] = {"from_ms", "to_ms", "messages", "entries"};
    for (size_t i = 0; i < COUNT_OF(kept); i++)
        js_put_integer(fact, kept[i], js_integer_or(sum, kept[i], 0));
    if (incident->channel_id == NULL || incident->channel_archived || incident->put_out_ms != 0)
        return;
    struct buf line;
    buf_init(&line, SUMMARY_MAX);
    markup_text(&line, "Imported from ");
    say_span(sum, &line);
    say_counts(sum, &line);
    const char *key = arena_print(out->arena, "%" PRId64 "/imported/%s", incident->number,
                                  js_string_or(sum, "cause", ""));
    struct js *post = outcome_effect(out, EFFECT_POST, incident->number, key, incident->channel_id, false);
    js_put_string(post, "channel", incident->channel_id);
    js_put_string(post, "text", buf_string(&line));
    buf_done(&line);
}

void history_go_on(const struct effect *done, const struct incident *incident, const struct event *event,
                   const struct history_page *page, int64_t entries, struct outcome *out)
{
    struct js *sum = sum_up(done, page, entries);
    const char *cursor = js_string(event->as.effect.result, "cursor");
    if (cursor != NULL && cursor[0] == '\0')
        cursor = NULL;
    if (!read_on(sum, cursor, incident->number, out))
        conclude(sum, incident, event, out);
    js_drop(sum);
}

void history_failed(const struct effect *done, const struct incident *incident, const struct event *event,
                    struct outcome *out)
{
    const char *asker = js_string(done->body, "asker");
    if (asker == NULL)
        return;
    struct buf line;
    buf_init(&line, SUMMARY_MAX);
    markup_print(&line, "The history of D-%" PRId64 " could not be read to its end (%s)", incident->number,
                 event->as.effect.reason);
    say_counts(done->body, &line);
    markup_text(&line, ". Importing again takes nothing twice.");
    struct js *body = outcome_effect(out, EFFECT_ANSWER, incident->number,
                                     arena_print(out->arena, "tell/%s", done->key),
                                     arena_print(out->arena, "tell/%s", asker), false);
    js_put_string(body, "user", asker);
    js_put_string(body, "channel", js_string(done->body, "channel"));
    js_put_string(body, "text", buf_string(&line));
    buf_done(&line);
}
