/*
 * A page of what was said earlier, against what is kept: what is new, what changed, what went. The page may come before,
 * between and after live events about the same messages; core/reading.h says why the end is the same.
 */
#include "daemon/step.h"

#include <stdlib.h>
#include <string.h>

#include "daemon/apply.h"
#include "disruption/base/clock.h"
#include "disruption/core/reading.h"
#include "disruption/core/tag.h"
#include "disruption/store/capture.h"
#include "disruption/store/incidents.h"
#include "disruption/store/reading.h"

#define PART_MAX 100         /* messages of one turn: a command waits no longer than for these */
#define THREADS_AGAIN_MAX 20 /* known threads read again for one gap: half a minute of what a platform lets us ask */
#define THREAD_ALIVE_MS DAY_MS /* so long after its last reply a thread counts as alive */

/* What every step of taking in a page works with. */
struct intake {
    struct step *step;
    const struct event *event; /* how the row ended */
    const struct effect *order;
    const struct history_page *page;
    struct page_progress *progress;
    size_t room; /* messages that this turn may still take */
};

/* one message --------------------------------------------------------------------------------------------------- */

static void count_gain(const struct outcome *out, struct history_gain *gain)
{
    for (size_t i = 0; i < out->fact_count; i++) {
        const struct fact *fact = &out->facts[i];
        const char *state = js_string_or(fact->body, "state", "");
        if (fact->kind == FACT_ENTRY_ADDED)
            gain->entries++;
        else if (fact->kind == FACT_ENTRY_CHANGED && strcmp(state, entry_state_name(ENTRY_WITHDRAWN)) == 0)
            gain->withdrawn++;
        else if (fact->kind == FACT_ENTRY_CHANGED)
            gain->edited++;
    }
}

bool step_settle_now(struct step *step, const struct event *event, const char *channel_id, const char *ts,
                     struct history_gain *gain, struct err *err)
{
    struct outcome out;
    outcome_init(&out, step->arena);
    struct step one = {step->turn, step->work, step->arena, &out, step->quiet, step->heard_ms};
    bool done = step_settle(&one, event, channel_id, ts, err);
    if (done && gain != NULL)
        count_gain(&out, gain);
    done = done && apply_outcome(step->turn, event, &out, err);
    outcome_done(&out);
    return done;
}

/* A message nobody tagged, taken because somebody asked for all of them. */
static bool take_untagged(const struct intake *in, const struct message *message, struct err *err)
{
    const struct mark mark = {
        .channel_id = message->channel_id,
        .ts = message->ts,
        .source = MARK_MENU,
        .name = kind_name(KIND_NOTE),
        .person_id = js_string(in->order->body, "asker"),
        .set = true,
        .version_us = in->event->happened_ms * 1000,
    };
    return store_mark_keep(in->step->turn->store, &mark, in->step->heard_ms, err);
}

/* Pages go further back than was asked for; what is out of range counts only where it is known. */
static bool in_range(const struct intake *in, const struct message *message)
{
    const struct js *body = in->order->body;
    bool import = history_purpose_of(in->order) == HISTORY_IMPORT;
    return message->posted_ms >= js_integer_or(body, "from_ms", INT64_MIN) &&
           (!import || message->posted_ms <= js_integer_or(body, "to_ms", INT64_MAX));
}

/* Not everybody who tagged it was listed: they are asked for, after the page at hand and before the next. */
static void ask_taggers(const struct intake *in, const struct message *message)
{
    const struct history_page *page = in->page;
    struct outcome *out = in->step->out;
    uint32_t kinds = 0;
    for (size_t i = 0; i < page->partial_count; i++) {
        if (strcmp(page->partial[i].ts, message->ts) == 0)
            kinds |= tag_reaction_kinds(in->step->turn->policy, page->partial[i].name);
    }
    if (kinds == 0 || in->order->kind != EFFECT_FETCH_HISTORY)
        return;
    const char *key = arena_print(out->arena, "taggers/%s/%s/%s", message->channel_id, message->ts, in->order->key);
    struct js *body = outcome_effect(out, EFFECT_FETCH_MESSAGE, in->order->incident, key, in->order->lane, false);
    js_put_string(body, "channel", message->channel_id);
    js_put_string(body, "ts", message->ts);
    js_put_flag(body, "marks", true);
}

/* The marks and the state of a message as the page has them, where that is news. */
static bool keep(const struct intake *in, const struct message *message, const struct known_message *known,
                 const struct known_mark *marks, size_t mark_count, struct err *err)
{
    struct store *store = in->step->turn->store;
    struct message newest = *message;
    newest.version_us = reading_version(in->page, message, known);
    const struct mark *changed = reading_marks(in->page, message, marks, &mark_count, in->step->arena);
    bool back = reading_is_back(in->page, message, known);
    bool done = (!back || store_reading_back(store, message->channel_id, message->ts, err)) &&
                store_message_keep(store, &newest, in->step->heard_ms, err);
    for (size_t i = 0; done && i < mark_count; i++)
        done = store_mark_keep(store, &changed[i], in->step->heard_ms, err);
    return done;
}

static bool take_message(const struct intake *in, const struct message *message, struct err *err)
{
    struct store *store = in->step->turn->store;
    struct arena *arena = in->step->arena;
    struct known_message *known;
    struct known_mark *marks;
    size_t mark_count;
    if (message->by_us) { /* tells the record nothing new, and may repeat words that were taken out of it since */
        in->progress->gain.messages += in_range(in, message);
        return true;
    }
    if (!store_reading_message(store, arena, message->channel_id, message->ts, &known, err) ||
        !store_reading_marks(store, arena, message->channel_id, message->ts, &marks, &mark_count, err))
        return false;
    bool wanted = in_range(in, message);
    if (!wanted && known == NULL && mark_count == 0)
        return true;
    bool untagged = wanted && history_takes(in->order, message);
    if (!keep(in, message, known, marks, mark_count, err) || (untagged && !take_untagged(in, message, err)))
        return false;
    ask_taggers(in, message);
    in->progress->gain.messages += wanted;
    in->step->quiet = untagged;
    return step_settle_now(in->step, in->event, message->channel_id, message->ts, &in->progress->gain, err);
}

/* what went ------------------------------------------------------------------------------------------------------ */

static bool take_gone(struct intake *in, const struct known_message *gone, struct err *err)
{
    const struct message message = {.channel_id = in->page->channel_id,
                                    .ts = gone->ts,
                                    .thread_ts = gone->thread_ts,
                                    .text = "",
                                    .posted_ms = gone->posted_ms,
                                    .version_us = gone->version_us,
                                    .deleted = true};
    if (in->room == 0) {
        in->progress->more = true;
        return true;
    }
    in->room--;
    in->step->quiet = false;
    return store_message_keep(in->step->turn->store, &message, in->step->heard_ms, err) &&
           step_settle_now(in->step, in->event, message.channel_id, message.ts, &in->progress->gain, err);
}

/* Known messages of the stretch that the page does not show; of a thread, or of the channel itself. */
static bool take_missing(struct intake *in, const struct history_page *page, const char *thread_ts, struct err *err);

/* A message without replies has none that we know; so it is too when it went without leaving a stone. */
static bool take_replies(struct intake *in, const char *thread_ts, struct err *err)
{
    struct history_page empty = *in->page;
    empty.shown_count = 0;
    empty.from_ms = INT64_MIN;
    empty.to_ms = INT64_MAX;
    return take_missing(in, &empty, thread_ts, err);
}

static bool take_missing(struct intake *in, const struct history_page *page, const char *thread_ts, struct err *err)
{
    struct known_message *known;
    size_t count;
    if (!store_reading_stretch(in->step->turn->store, in->step->arena, page, thread_ts, &known, &count, err))
        return false;
    for (size_t i = 0; i < count && !in->progress->more; i++) {
        if (reading_shown(page, known[i].ts, known[i].posted_ms) != NULL)
            continue;
        if ((thread_ts == NULL && !take_replies(in, known[i].ts, err)) || !take_gone(in, &known[i], err))
            return false;
    }
    return true;
}

static const struct known_thread *find_thread(const struct known_thread *threads, size_t count, const char *ts)
{
    for (size_t low = 0, high = count; low < high;) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(threads[middle].ts, ts);
        if (order == 0)
            return &threads[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static bool take_lost_threads(struct intake *in, const struct known_thread *threads, size_t count, struct err *err)
{
    for (size_t i = 0; i < in->page->shown_count; i++) {
        const struct history_shown *parent = &in->page->shown[i];
        if (parent->reply_count == 0 && find_thread(threads, count, parent->ts) != NULL &&
            !take_replies(in, parent->ts, err))
            return false;
    }
    return true;
}

static bool take_deletions(struct intake *in, struct err *err)
{
    const struct history_page *page = in->page;
    struct known_thread *threads;
    size_t count = 0;
    if (in->order->kind != EFFECT_FETCH_HISTORY)
        return true; /* a message alone does not tell of its replies */
    if (page->from_ms <= page->to_ms && !take_missing(in, page, page->thread_ts, err))
        return false;
    return page->thread_ts != NULL ||
           (store_reading_threads(in->step->turn->store, in->step->arena, page->channel_id, &threads, &count, err) &&
            take_lost_threads(in, threads, count, err));
}

bool step_take_page(struct step *step, const struct event *event, const struct effect *order, struct err *err)
{
    struct work *work = step->work;
    struct history_page page = work->fetched->as.history;
    page.asked_ms += step->heard_ms - work->fetched->received_ms; /* one moment by both clocks */
    struct intake in = {step, event, order, &page, &work->progressed, PART_MAX};
    work->progressed = work->progress;
    work->progressed.more = false;
    for (; in.progress->taken < in.page->message_count && in.room > 0; in.room--) {
        if (!take_message(&in, &in.page->messages[in.progress->taken++], err))
            return false;
    }
    in.progress->more = in.progress->taken < in.page->message_count;
    bool done = in.progress->more || take_deletions(&in, err);
    step->quiet = false;
    return done;
}

/* reading on ----------------------------------------------------------------------------------------------------- */

/* Whether the replies are to be read: when some are in range, and a mere catching up lacks one of them. */
static bool wants_replies(const struct effect *order, const struct history_shown *parent, const struct known_thread *known)
{
    int64_t from_ms = js_integer_or(order->body, "from_ms", INT64_MIN), latest_ms = parent->latest_reply_ms;
    enum history_purpose purpose = history_purpose_of(order);
    bool late = purpose == HISTORY_IMPORT && parent->posted_ms > js_integer_or(order->body, "to_ms", INT64_MAX);
    if (parent->reply_count == 0 || late || (latest_ms != 0 && latest_ms < from_ms))
        return false;
    return purpose != HISTORY_CATCH_UP || known == NULL || known->count != parent->reply_count ||
           known->latest_ms < latest_ms;
}

static const struct history_shown *find_shown(const struct history_page *page, const char *ts)
{
    for (size_t i = 0; i < page->shown_count; i++) {
        if (strcmp(page->shown[i].ts, ts) == 0)
            return &page->shown[i];
    }
    return NULL;
}

/* Replies to what the whole channel does not show, and what we never heard of: the thread itself tells. */
static bool add_orphans(struct step *step, const struct event *event, const struct effect *order,
                        const struct known_thread *known, size_t count, const char **threads, struct history_page *page,
                        struct err *err)
{
    struct known_message *parent;
    if (history_purpose_of(order) != HISTORY_RECONCILE || js_string(event->as.effect.result, "cursor") != NULL)
        return true;
    for (size_t i = 0; i < count; i++) {
        if (find_shown(page, known[i].ts) != NULL)
            continue;
        if (!store_reading_message(step->turn->store, step->arena, page->channel_id, known[i].ts, &parent, err))
            return false;
        if (parent == NULL)
            threads[page->thread_count++] = known[i].ts;
    }
    return true;
}

/* Whether a known thread has its place on this page, or before it where the channel is not read back to its beginning. */
static bool falls_here(const struct effect *order, const struct js *result, const struct history_page *page,
                       const struct known_thread *known)
{
    const struct history_shown *parent = find_shown(page, known->ts);
    int64_t from_ms = js_integer_or(order->body, "from_ms", INT64_MIN);
    bool cut = js_string(result, "cursor") != NULL &&
               js_integer_or(result, "reached_ms", INT64_MAX) <= js_integer_or(order->body, "enough_ms", INT64_MIN);
    if (known->latest_ms < from_ms)
        return false;
    if (parent != NULL)
        return parent->reply_count > 0;
    return cut && page->shown_count > 0 && known->began_ms < page->shown[0].posted_ms;
}

static bool is_among(const char *const *threads, size_t count, const char *ts)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(threads[i], ts) == 0)
            return true;
    }
    return false;
}

static int by_latest(const void *a, const void *b)
{
    const struct known_thread *first = a, *second = b;
    return (second->latest_ms > first->latest_ms) - (second->latest_ms < first->latest_ms);
}

/*
 * After a gap threads are read that brought nothing new: an edit, a mark, a deletion among known replies shows on no page
 * of the channel. Those that hold something of the record, and those that were alive lately; the liveliest first.
 */
static void add_known_threads(struct step *step, const struct event *event, const struct effect *order,
                              const struct known_thread *known, size_t count, const char **threads,
                              struct history_page *page)
{
    struct history_gain *gain = &step->work->progressed.gain;
    struct known_thread *again = arena_new(step->arena, count + 1, sizeof(*again));
    int64_t alive_ms = js_integer_or(order->body, "enough_ms", INT64_MIN) - THREAD_ALIVE_MS;
    int64_t room = THREADS_AGAIN_MAX - js_integer_or(order->body, "again", 0);
    size_t found = 0;
    if (history_purpose_of(order) != HISTORY_CATCH_UP)
        return;
    for (size_t i = 0; i < count; i++) {
        if ((known[i].held || known[i].latest_ms >= alive_ms) &&
            falls_here(order, event->as.effect.result, page, &known[i]) &&
            !is_among(threads, page->thread_count, known[i].ts))
            again[found++] = known[i];
    }
    qsort(again, found, sizeof(*again), by_latest);
    for (size_t i = 0; i < found && (int64_t)i < room; i++, gain->again++)
        threads[page->thread_count++] = again[i].ts;
    gain->left_out += (int64_t)found - gain->again;
}

static bool choose_threads(struct step *step, const struct event *event, const struct effect *order,
                           struct history_page *page, struct err *err)
{
    struct known_thread *known;
    size_t count;
    if (page->thread_ts != NULL)
        return true;
    if (!store_reading_threads(step->turn->store, step->arena, page->channel_id, &known, &count, err))
        return false;
    const char **threads = arena_new(step->arena, page->shown_count + count + 1, sizeof(*threads));
    page->threads = threads;
    page->thread_count = 0;
    for (size_t i = 0; i < page->shown_count; i++) {
        const struct history_shown *shown = &page->shown[i];
        if (wants_replies(order, shown, find_thread(known, count, shown->ts)))
            threads[page->thread_count++] = shown->ts;
    }
    add_known_threads(step, event, order, known, count, threads, page);
    return add_orphans(step, event, order, known, count, threads, page, err);
}

bool step_page_taken(struct step *step, const struct event *event, const struct effect *order, struct err *err)
{
    struct history_page page = {.from_ms = 1};
    struct incident incident;
    if (step->work->fetched != NULL) {
        page = step->work->fetched->as.history;
        if (!choose_threads(step, event, order, &page, err))
            return false;
    }
    if (!store_incident_get(step->turn->store, step->arena, order->incident, &incident, err))
        return false;
    history_go_on(step->turn->policy, order, &incident, event, &page, &step->work->progressed.gain, step->out);
    return true;
}
