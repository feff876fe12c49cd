/* Reading a channel back: one effect after the other, each carrying what the next ones need. */
#include "disruption/core/history.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/core/gap.h"
#include "disruption/core/markup.h"
#include "disruption/core/reconcile.h"
#include "history_words.h"

static const char *const purposes[HISTORY_PURPOSE_COUNT] = {
    [HISTORY_IMPORT] = "import",
    [HISTORY_CATCH_UP] = "catch_up",
    [HISTORY_RECONCILE] = "reconcile",
};

/* Keys of a reading that every one of its effects carries on. */
static const char *const carried[] = {"channel",  "from_ms", "to_ms",  "enough_ms", "all",    "asker",   "cause", "purpose",
                                      "messages", "entries", "edited", "withdrawn", "again",  "limited", "left_out",
                                      "channel_cursor", "channel_reached_ms", "gap", "aside", "margin_ms"};

const char *history_purpose_name(enum history_purpose purpose)
{
    return purposes[purpose];
}

enum history_purpose history_purpose_of(const struct effect *done)
{
    const char *word = js_string_or(done->body, "purpose", "");
    for (int purpose = 0; purpose < HISTORY_PURPOSE_COUNT; purpose++) {
        if (strcmp(purposes[purpose], word) == 0)
            return (enum history_purpose)purpose;
    }
    return HISTORY_IMPORT; /* begun before readings had purposes */
}

/* One reading after the other for gaps; what people wait for does not wait for these. */
static const char *lane_of(enum history_purpose purpose, int64_t incident, struct arena *arena)
{
    return purpose == HISTORY_CATCH_UP      ? GAP_LANE
           : purpose == HISTORY_RECONCILE ? arena_print(arena, "reconcile/%" PRId64, incident)
                                          : arena_print(arena, "history/%" PRId64, incident);
}

static struct js *read_page(enum history_purpose purpose, int64_t incident, const char *cause, int64_t page,
                            struct outcome *out)
{
    const char *key = arena_print(out->arena, "%" PRId64 "/history/%s/%" PRId64, incident, cause, page);
    const char *lane = lane_of(purpose, incident, out->arena);
    struct js *body = outcome_effect(out, EFFECT_FETCH_HISTORY, incident, key, lane, false);
    js_put_string(body, "purpose", purposes[purpose]);
    js_put_integer(body, "page", page);
    return body;
}

void history_begin(const struct history_order *order, int64_t incident, struct outcome *out)
{
    struct js *body = read_page(order->purpose, incident, order->cause, 1, out);
    js_put_string(body, "channel", order->channel_id);
    js_put_integer(body, "from_ms", order->from_ms);
    js_put_integer(body, "to_ms", order->to_ms);
    js_put_integer(body, "enough_ms", order->enough_ms);
    js_put_integer(body, "margin_ms", order->margin_ms);
    js_put_flag(body, "all", order->all);
    js_put_string(body, "asker", order->asker_id);
    js_put_string(body, "cause", order->cause);
    if (order->gap != 0)
        js_put_integer(body, "gap", order->gap);
    if (order->aside)
        js_put_flag(body, "aside", true);
    js_put(body, "threads", js_new_array());
}

bool history_takes(const struct effect *done, const struct message *message)
{
    return js_flag(done->body, "all") && !message->by_us && !message->deleted &&
           (message->text[0] != '\0' || message->file_count > 0);
}

static void add(struct js *sum, const char *key, int64_t more)
{
    js_put_integer(sum, key, js_integer_or(sum, key, 0) + more);
}

/* The page's threads are read before the next page of the channel, so that few wait at a time. */
static void add_threads(struct js *sum, const struct history_page *page)
{
    struct js *threads = js_copy(js_at(sum, "threads"));
    for (size_t i = 0; page != NULL && i < page->thread_count; i++)
        js_push_string(threads, page->threads[i]);
    js_put(sum, "threads", threads);
}

/* What is known after a page: counts, and what is still to be read. */
static struct js *sum_up(const struct effect *done, const struct js *result, const struct history_page *page,
                         const struct history_gain *gain)
{
    struct js *sum = js_copy(done->body);
    add(sum, "messages", gain->messages);
    add(sum, "entries", gain->entries);
    add(sum, "edited", gain->edited);
    add(sum, "withdrawn", gain->withdrawn);
    add(sum, "again", gain->again);
    add(sum, "left_out", gain->left_out);
    if (js_flag(result, "limited"))
        js_put_flag(sum, "limited", true);
    add_threads(sum, page);
    return sum;
}

/* Where the same channel or thread goes on after this page; NULL: it is read as far as is wanted. */
static const char *cursor_after(const struct js *sum, const struct js *result)
{
    const char *cursor = js_string(result, "cursor");
    int64_t enough_ms = js_integer_or(sum, "enough_ms", INT64_MIN);
    bool enough = js_string(sum, "thread_ts") == NULL && js_integer_or(result, "reached_ms", INT64_MAX) <= enough_ms;
    return cursor == NULL || cursor[0] == '\0' || enough ? NULL : cursor;
}

static struct js *next_page(const struct js *sum, const struct effect *done, struct outcome *out)
{
    struct js *body = read_page(history_purpose_of(done), done->incident, js_string_or(sum, "cause", ""),
                                js_integer_or(sum, "page", 1) + 1, out);
    for (size_t i = 0; i < COUNT_OF(carried); i++) {
        if (js_at(sum, carried[i]) != NULL)
            js_put(body, carried[i], js_copy(js_at(sum, carried[i])));
    }
    return body;
}

static void put_reached(struct js *body, const char *key, const struct js *reached)
{
    if (reached != NULL)
        js_put(body, key, js_copy(reached));
}

/* Remembers where the channel goes on, while its threads are read. */
static void leave_channel(struct js *sum, const char *cursor, const struct js *reached)
{
    js_put_string(sum, "channel_cursor", cursor);
    put_reached(sum, "channel_reached_ms", reached);
}

static void return_to_channel(struct js *body)
{
    js_put(body, "cursor", js_copy(js_at(body, "channel_cursor")));
    put_reached(body, "reached_ms", js_at(body, "channel_reached_ms"));
    js_remove(body, "channel_cursor");
    js_remove(body, "channel_reached_ms");
}

/* The next page of the same thread, else the next thread, else the next page of the channel; false: all is read. */
static bool read_on(struct js *sum, const struct effect *done, const struct js *result, struct outcome *out)
{
    const struct js *threads = js_at(sum, "threads");
    const char *thread_ts = js_string(sum, "thread_ts"), *cursor = cursor_after(sum, result);
    bool same = thread_ts != NULL && cursor != NULL, next = !same && js_count(threads) > 0;
    if (thread_ts == NULL)
        leave_channel(sum, cursor, js_at(result, "reached_ms"));
    if (!same && !next && js_string(sum, "channel_cursor") == NULL)
        return false;
    struct js *body = next_page(sum, done, out);
    struct js *left = js_new_array();
    for (size_t i = next ? 1 : 0; i < js_count(threads); i++)
        js_push_string(left, js_text(js_item(threads, i)));
    js_put(body, "threads", left);
    if (next) {
        js_put_string(body, "thread_ts", js_text(js_item(threads, 0)));
    } else if (same) {
        js_put_string(body, "thread_ts", thread_ts);
        js_put_string(body, "cursor", cursor);
        put_reached(body, "reached_ms", js_at(result, "reached_ms"));
    } else {
        return_to_channel(body);
    }
    return true;
}

void history_put_counts(const struct js *sum, struct js *fact)
{
    static const char *const counts[] = {"messages", "entries", "edited", "withdrawn", "left_out"};
    for (size_t i = 0; i < COUNT_OF(counts); i++)
        js_put_integer(fact, counts[i], js_integer_or(sum, counts[i], 0));
}

/* An import: told in the channel. */
static void import_concluded(const struct policy *policy, const struct js *sum, const struct incident *incident,
                             const struct event *event, struct outcome *out)
{
    (void)policy;
    struct js *fact = outcome_fact(out, FACT_IMPORTED, incident->number, event, js_string(sum, "asker"));
    const char *const kept[] = {"from_ms", "to_ms", "messages", "entries"};
    for (size_t i = 0; i < COUNT_OF(kept); i++)
        js_put_integer(fact, kept[i], js_integer_or(sum, kept[i], 0));
    if (incident->channel_id == NULL || incident->channel_archived || incident->put_out_ms != 0)
        return;
    struct buf line;
    buf_init(&line, SUMMARY_MAX);
    markup_text(&line, "Imported from ");
    history_say_span(js_integer_or(sum, "from_ms", 0), js_integer_or(sum, "to_ms", 0), &line);
    history_say_counts(sum, &line);
    const char *key = arena_print(out->arena, "%" PRId64 "/imported/%s", incident->number,
                                  js_string_or(sum, "cause", ""));
    struct js *post = outcome_effect(out, EFFECT_POST, incident->number, key, incident->channel_id, false);
    js_put_string(post, "channel", incident->channel_id);
    js_put_string(post, "text", buf_string(&line));
    buf_done(&line);
}

static void import_failed(const struct policy *policy, const struct js *sum, const char *reason,
                          const struct incident *incident, const struct event *event, struct outcome *out)
{
    (void)policy;
    (void)event;
    const char *asker = js_string(sum, "asker");
    if (asker == NULL)
        return;
    struct buf line;
    buf_init(&line, SUMMARY_MAX);
    markup_print(&line, "The history of D-%" PRId64 " could not be read to its end (%s)", incident->number, reason);
    history_say_counts(sum, &line);
    markup_text(&line, ". Importing again takes nothing twice.");
    const char *key = arena_print(out->arena, "tell/%" PRId64 "/history/%s/%" PRId64, incident->number,
                                  js_string_or(sum, "cause", ""), js_integer_or(sum, "page", 1));
    struct js *body = outcome_effect(out, EFFECT_ANSWER, incident->number, key,
                                     arena_print(out->arena, "tell/%s", asker), false);
    js_put_string(body, "user", asker);
    js_put_string(body, "channel", js_string(sum, "channel"));
    js_put_string(body, "text", buf_string(&line));
    buf_done(&line);
}

static void reconcile_concluded(const struct policy *policy, const struct js *sum, const struct incident *incident,
                                const struct event *event, struct outcome *out)
{
    (void)policy;
    reconcile_ended(sum, NULL, incident, event, out);
}

static void reconcile_failed(const struct policy *policy, const struct js *sum, const char *reason,
                             const struct incident *incident, const struct event *event, struct outcome *out)
{
    (void)policy;
    reconcile_ended(sum, reason, incident, event, out);
}

/* What each purpose makes of the end. */
static const struct {
    void (*concluded)(const struct policy *, const struct js *, const struct incident *, const struct event *,
                      struct outcome *);
    void (*failed)(const struct policy *, const struct js *, const char *, const struct incident *,
                   const struct event *, struct outcome *);
} ends[HISTORY_PURPOSE_COUNT] = {
    [HISTORY_IMPORT] = {import_concluded, import_failed},
    [HISTORY_CATCH_UP] = {gap_concluded, gap_failed},
    [HISTORY_RECONCILE] = {reconcile_concluded, reconcile_failed},
};

void history_go_on(const struct policy *policy, const struct effect *done, const struct incident *incident,
                   const struct event *event, const struct history_page *page, const struct history_gain *gain,
                   struct outcome *out)
{
    const struct js *result = event->as.effect.result;
    struct js *sum = sum_up(done, result, page, gain);
    if (!read_on(sum, done, result, out))
        ends[history_purpose_of(done)].concluded(policy, sum, incident, event, out);
    js_drop(sum);
}

void history_failed(const struct policy *policy, const struct effect *done, const struct incident *incident,
                    const struct event *event, struct outcome *out)
{
    ends[history_purpose_of(done)].failed(policy, done->body, event->as.effect.reason, incident, event, out);
}
