/*
 * A channel that is played from a seed: people write, edit, delete, tag and un-tag; every event reaches us after a while
 * or not at all, pages of its history are asked for in between and answered later.
 */
#ifndef DAEMON_PLAYING_H
#define DAEMON_PLAYING_H

#include "testing.h"

#include <stdio.h>
#include <stdlib.h>

#include "daemon/step.h"
#include "disruption/base/clock.h"
#include "disruption/core/reading.h"
#include "disruption/store/capture.h"
#include "disruption/store/journal.h"

#define BEGIN_MS INT64_C(1772625600000)
#define MESSAGES 8 /* the last two are replies to the first */
#define PEOPLE 3
#define NAMES 3 /* two reactions and a pin */
#define ACTS 60
#define PAGES 4
#define ITEMS_MAX (2 * ACTS + 2 * PAGES + 4)

static const char *const names[NAMES] = {"memo", "thumbsup", "pin"};
static const char *const people[PEOPLE] = {"U1", "U2", "U3"};

/* A message as it really is. */
struct truth {
    char ts[48];
    int64_t posted_ms, edited_us;
    int words; /* which text it has; 0: not posted yet */
    bool deleted;
    bool marks[NAMES][PEOPLE];
};

/* What comes to us at some time: an event, or a page of how things were when it was asked for. */
struct item {
    int64_t at_ms;
    struct event event;
    struct truth *then; /* of a page: the channel at asked_ms */
    int64_t asked_ms;
    bool thread;
};

static struct play {
    struct store *store;
    struct watch *watch;
    struct batch batch;
    struct turn turn;
    struct arena arena;
    struct truth now[MESSAGES];
    struct item items[ITEMS_MAX];
    size_t item_count;
    int64_t now_ms;
    int64_t ahead_ms; /* of our clock on the wall, at the moment */
    int words;
} p;

static inline int chance(int most)
{
    return rand() % most;
}

/* The clock on the wall is set now and then, by hours. */
static inline int64_t wall_ms(int64_t at_ms)
{
    if (chance(10) == 0)
        p.ahead_ms = (chance(7) - 3) * HOUR_MS;
    return at_ms + p.ahead_ms;
}

static const char *text_of(const struct truth *truth)
{
    return arena_print(&p.arena, "words %d", truth->words);
}

static const char *thread_of(size_t which)
{
    return which >= MESSAGES - 2 ? p.now[0].ts : NULL;
}

/* The channel -------------------------------------------------------------------------------------- */

static inline struct message message_of(const struct truth *truth, size_t which, int64_t version_us)
{
    return (struct message){.channel_id = "C1",
                            .ts = truth->ts,
                            .thread_ts = thread_of(which),
                            .author_id = "U9",
                            .author_name = "nine",
                            .text = truth->deleted ? "" : text_of(truth),
                            .posted_ms = truth->posted_ms,
                            .version_us = version_us,
                            .deleted = truth->deleted};
}

static inline void deliver(struct item item, int lost_percent)
{
    item.at_ms = p.now_ms + chance(3000);
    item.event.received_ms = wall_ms(item.at_ms);
    item.event.happened_ms = p.now_ms;
    if (chance(100) >= lost_percent)
        p.items[p.item_count++] = item;
}

static inline void deliver_message(size_t which, int64_t version_us, int lost_percent)
{
    struct item item = {.event = {.kind = EVENT_MESSAGE}};
    item.event.as.message = message_of(&p.now[which], which, version_us);
    deliver(item, lost_percent);
}

static inline void toggle(size_t which, int lost_percent)
{
    int name = chance(NAMES), who = chance(PEOPLE);
    bool *mark = &p.now[which].marks[name][who];
    if (name == NAMES - 1) { /* one pin at a time */
        for (int i = 0; i < PEOPLE; i++)
            who = p.now[which].marks[name][i] ? i : who;
        mark = &p.now[which].marks[name][who];
    }
    *mark = !*mark;
    struct item item = {.event = {.kind = EVENT_MARK}};
    item.event.as.mark = (struct mark){.channel_id = "C1",
                                       .ts = p.now[which].ts,
                                       .source = name == NAMES - 1 ? MARK_PIN : MARK_REACTION,
                                       .name = names[name],
                                       .person_id = people[who],
                                       .set = *mark,
                                       .version_us = p.now_ms * 1000};
    deliver(item, lost_percent);
}

static inline bool has_replies(void)
{
    return (p.now[MESSAGES - 1].words > 0 && !p.now[MESSAGES - 1].deleted) ||
           (p.now[MESSAGES - 2].words > 0 && !p.now[MESSAGES - 2].deleted);
}

/* Somebody does something to a message. */
static inline void act(size_t which, int lost_percent)
{
    struct truth *truth = &p.now[which];
    bool parent_gone = thread_of(which) != NULL && (p.now[0].words == 0 || p.now[0].deleted);
    if (truth->deleted || (truth->words == 0 && parent_gone))
        return;
    if (truth->words == 0) {
        truth->posted_ms = p.now_ms;
        snprintf(truth->ts, sizeof(truth->ts), "%lld.%03lld000", (long long)(p.now_ms / 1000), (long long)(p.now_ms % 1000));
        truth->words = ++p.words;
        deliver_message(which, p.now_ms * 1000, lost_percent);
    } else if (chance(6) == 0 && !(which == 0 && has_replies())) {
        truth->deleted = true;
        memset(truth->marks, 0, sizeof(truth->marks));
        deliver_message(which, p.now_ms * 1000, lost_percent);
    } else if (chance(4) == 0) {
        truth->words = ++p.words;
        truth->edited_us = p.now_ms / 1000 * 1000000; /* whole seconds, as the platform has it */
        deliver_message(which, p.now_ms * 1000, lost_percent);
    } else {
        toggle(which, lost_percent);
    }
}

/* Both pages of the channel and of its thread are asked for now and answered later. */
static inline void ask(void)
{
    struct item item = {.asked_ms = p.now_ms, .at_ms = p.now_ms + 1 + chance(2000)};
    item.then = arena_new(&p.arena, MESSAGES, sizeof(*item.then));
    memcpy(item.then, p.now, sizeof(p.now));
    p.items[p.item_count++] = item;
    item.thread = true;
    if (p.now[0].words > 0)
        p.items[p.item_count++] = item;
}

/* What comes to us ----------------------------------------------------------------------------------- */

static inline void put_marks(const struct truth *truth, struct history_page *page, struct mark *marks)
{
    for (int name = 0; name < NAMES; name++) {
        for (int who = 0; who < PEOPLE; who++) {
            bool pin = name == NAMES - 1;
            if (truth->marks[name][who])
                marks[page->mark_count++] = (struct mark){.channel_id = "C1",
                                                          .ts = truth->ts,
                                                          .source = pin ? MARK_PIN : MARK_REACTION,
                                                          .name = names[name],
                                                          .person_id = people[who],
                                                          .set = true,
                                                          .version_us = truth->posted_ms * 1000};
        }
    }
}

static inline struct history_page page_of(const struct item *item)
{
    struct message *messages = arena_new(&p.arena, MESSAGES, sizeof(*messages));
    struct history_shown *shown = arena_new(&p.arena, MESSAGES, sizeof(*shown));
    struct mark *marks = arena_new(&p.arena, MESSAGES * NAMES * PEOPLE, sizeof(*marks));
    struct history_page page = {.channel_id = "C1", .messages = messages, .shown = shown, .marks = marks,
                                .from_ms = 0, .to_ms = INT64_MAX, .asked_ms = item->asked_ms + p.ahead_ms,
                                .thread_ts = item->thread ? item->then[0].ts : NULL};
    int replies = 0;
    for (size_t i = MESSAGES - 2; i < MESSAGES; i++)
        replies += item->then[i].words > 0 && !item->then[i].deleted;
    for (size_t i = 0; i < MESSAGES; i++) {
        const struct truth *truth = &item->then[i];
        if (truth->words == 0 || truth->deleted || (thread_of(i) != NULL) != item->thread)
            continue;
        shown[page.shown_count++] =
            (struct history_shown){truth->ts, truth->posted_ms, i == 0 && !item->thread ? replies : 0, 0};
        int64_t version_us = truth->edited_us != 0 ? truth->edited_us : truth->posted_ms * 1000;
        messages[page.message_count++] = message_of(truth, i, version_us);
        put_marks(truth, &page, marks);
    }
    return page;
}

static inline void take_page(struct work *work, const struct item *item)
{
    struct event fetched = {.kind = EVENT_HISTORY, .received_ms = wall_ms(item->at_ms)};
    fetched.as.history = page_of(item);
    struct effect order = {.kind = EFFECT_FETCH_HISTORY, .incident = 1, .key = "1/history/x/1", .body = js_new_object()};
    struct err err = ERR_INIT;
    js_put_string(order.body, "purpose", "reconcile");
    work->event = (struct event){.kind = EVENT_EFFECT_DONE, .happened_ms = item->at_ms, .received_ms = fetched.received_ms};
    work->fetched = &fetched;
    do {
        struct arena arena = {0};
        struct outcome out;
        outcome_init(&out, &arena);
        struct step step = {&p.turn, work, &arena, &out, false, item->at_ms};
        if (!step_take_page(&step, &work->event, &order, &err))
            fail_msg("%s", err.text);
        work->progress = work->progressed;
        outcome_done(&out);
        arena_done(&arena);
    } while (work->progress.more);
    js_drop(order.body);
}

static inline void take(const struct item *item)
{
    struct work *work = work_create(item->then != NULL ? WORK_COURIER : WORK_LINK);
    struct err err = ERR_INIT;
    if (item->then != NULL) {
        take_page(work, item);
    } else {
        work->event = item->event;
        work->arrived_us = item->at_ms * 1000;
        if (!turn_take(&p.turn, work, &err))
            fail_msg("%s", err.text);
    }
    work_destroy(work);
}

static inline int by_time(const void *a, const void *b)
{
    const struct item *left = a, *right = b;
    return (left->at_ms > right->at_ms) - (left->at_ms < right->at_ms);
}

static inline void take_all(void)
{
    qsort(p.items, p.item_count, sizeof(*p.items), by_time);
    for (size_t i = 0; i < p.item_count; i++)
        take(&p.items[i]);
    p.item_count = 0;
}

#endif
