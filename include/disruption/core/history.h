/*
 * Reading back what was said earlier, page after page: a page of the channel, then each thread on it, and so on. What
 * still has to be read travels in the body of the effect, so a restart goes on where it was.
 */
#ifndef DISRUPTION_CORE_HISTORY_H
#define DISRUPTION_CORE_HISTORY_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/core/effect.h"
#include "disruption/core/event.h"
#include "disruption/core/incident.h"
#include "disruption/core/outcome.h"
#include "disruption/core/policy.h"

enum history_purpose {
    HISTORY_IMPORT,    /* somebody asked for a stretch of the past */
    HISTORY_CATCH_UP,  /* a stretch was missed; the newest page comes with it, since it costs no call more */
    HISTORY_RECONCILE, /* the whole channel is compared with the record, before the report */
    HISTORY_PURPOSE_COUNT
};

/*
 * One reading, as its first effect says it. Its effects carry on, beside what is here: "purpose", in words; "page", 1..;
 * "thread_ts" and "cursor" of what is being read, "threads" still to be read; "reached_ms": as far as the page before of
 * the same channel or thread went (a channel is read from new to old, a thread from old to new), absent on its first.
 */
struct history_order {
    enum history_purpose purpose;
    const char *channel_id;
    int64_t from_ms, to_ms;
    int64_t enough_ms;    /* the channel need not be read back further than this; from_ms: all of it */
    int64_t margin_ms;    /* how far from_ms, enough_ms and to_ms lie beyond what is meant */
    bool all;             /* every message becomes a note, not the tagged ones alone */
    const char *asker_id; /* who wants it; NULL: the daemon itself */
    const char *cause;    /* names it for ever: a natural key */
    int64_t gap;          /* the gap it is to fill; of a comparison: the newest, since it fills all; 0: none */
    bool aside;           /* ... and no report tells of it unless it fails */
};

/* What one page brought to the record. */
struct history_gain {
    int64_t messages;  /* read; replies count, the message they reply to does not count twice */
    int64_t entries;   /* new ones */
    int64_t edited;    /* entries whose words, kinds or taggers changed */
    int64_t withdrawn; /* entries that went, since their message or their last tag had gone */
    int64_t again;     /* threads to be read once more, though they have no reply that is not known */
    int64_t left_out;  /* ... there were too many of */
};

/** "import", "catch_up", "reconcile"; and the purpose of one that is under way. */
const char *history_purpose_name(enum history_purpose purpose);
enum history_purpose history_purpose_of(const struct effect *done);

void history_begin(const struct history_order *order, int64_t incident, struct outcome *out);

/** Puts the counts of a reading into a fact: messages, entries, edited, withdrawn, left_out. */
void history_put_counts(const struct js *sum, struct js *fact);

/** Whether a message of a page is to become a note of whoever asked, though nobody tagged it. */
bool history_takes(const struct effect *done, const struct message *message);

/**
 * After a page was taken in: reads on, or says what came of it.
 *
 * done      the effect as it stood in the outbox.
 * event     EVENT_EFFECT_DONE with its result.
 * page      what it brought; NULL: nothing.
 * gain      what came of it in the record.
 */
void history_go_on(const struct policy *policy, const struct effect *done, const struct incident *incident,
                   const struct event *event, const struct history_page *page, const struct history_gain *gain,
                   struct outcome *out);

/** It could not be read: recorded, or said to whoever asked, with what came of it until then. */
void history_failed(const struct policy *policy, const struct effect *done, const struct incident *incident,
                    const struct event *event, struct outcome *out);

#endif
