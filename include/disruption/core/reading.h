/*
 * What a page of history proves about what is known already. A page shows how things stood when the platform looked, and
 * that was at the moment of our question or later. What was heard before the question and is not so on the page has
 * changed since; what was heard after it may be newer than the page, and stays until the next reading. Both moments are
 * by a clock of ours that never jumps and goes on from life to life (store_lasting_begin), so neither a difference between
 * clocks nor setting ours can mislead; here asked_ms of a page is by that one.
 *
 * Live events go by the platform's own times (version_us). A page therefore never invents one: a mark that went keeps
 * the version of its setting, at which "gone" wins, so that every later setting counts and a late repetition of this one
 * does not. A mark that is new has the age of its message: whatever is heard of it later counts.
 */
#ifndef DISRUPTION_CORE_READING_H
#define DISRUPTION_CORE_READING_H

#include "disruption/base/arena.h"
#include "disruption/core/event.h"

#define READING_LAG_MS 250     /* a platform may show what it has just told of a moment later */
#define READING_BACK_MS 60000  /* ... and what has gone it shows no more after this */

/* A mark as it is kept, set or not, and when we last heard of it. */
struct known_mark {
    struct mark mark;
    int64_t heard_ms;
};

/* A message as it is kept. */
struct known_message {
    const char *ts;
    const char *thread_ts;
    int64_t posted_ms, version_us, heard_ms;
    bool deleted;
};

/** Whether what was heard then is older than what the page shows. */
bool reading_is_newer(const struct history_page *page, int64_t heard_ms);

/**
 * The marks of one message that a page changes, to be kept as they are given.
 *
 * message   one of the page's.
 * known     every mark of it that is kept, set or not.
 * count     in: of known; out: of the result, which lives in the arena.
 */
struct mark *reading_marks(const struct history_page *page, const struct message *message, const struct known_mark *known,
                           size_t *count, struct arena *arena);

/**
 * The version under which the page's state of a message is to be kept. Edits have whole seconds on a page: of two within
 * one second the page shows the last, though its version looks older than the first one's.
 */
int64_t reading_version(const struct history_page *page, const struct message *message, const struct known_message *known);

/** Whether a message that counts as deleted is there after all: a page once missed it, or lied. */
bool reading_is_back(const struct history_page *page, const struct message *message, const struct known_message *known);

/** What the page shows of that message; NULL: it is not there. */
const struct history_shown *reading_shown(const struct history_page *page, const char *ts, int64_t posted_ms);

#endif
