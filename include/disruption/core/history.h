/*
 * Reading back what was said earlier, page after page: first the channel, then each thread in it. What still has to be
 * read travels in the body of the effect, so a restart goes on where it was.
 */
#ifndef DISRUPTION_CORE_HISTORY_H
#define DISRUPTION_CORE_HISTORY_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/core/effect.h"
#include "disruption/core/event.h"
#include "disruption/core/incident.h"
#include "disruption/core/outcome.h"

#define HISTORY_THREADS_MAX 1000 /* of one reading; more are said in its summary */

/* One reading, as its first effect says it. */
struct history_order {
    const char *channel_id;
    int64_t from_ms, to_ms;
    bool all;             /* every message becomes a note, not the tagged ones alone */
    const char *asker_id; /* who wants it */
    const char *cause;    /* names it for ever: a natural key */
};

void history_begin(const struct history_order *order, int64_t incident, struct outcome *out);

/** Whether a message of a page is to become a note of whoever asked, though nobody tagged it. */
bool history_takes(const struct effect *done, const struct message *message);

/**
 * After a page was taken in: reads on, or says what came of it.
 *
 * done      the effect as it stood in the outbox.
 * event     EVENT_EFFECT_DONE with its result.
 * page      what it brought.
 * entries   entries that came of this page.
 */
void history_go_on(const struct effect *done, const struct incident *incident, const struct event *event,
                   const struct history_page *page, int64_t entries, struct outcome *out);

/** It could not be read: says so to whoever asked, with what came of it until then. */
void history_failed(const struct effect *done, const struct incident *incident, const struct event *event,
                    struct outcome *out);

#endif
