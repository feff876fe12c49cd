/*
 * Stretches of time in which a channel was not surely heard: each is a row of the record, read back when we can, and said
 * when we cannot. Gaps that are not filled are the queue of what is to be read.
 */
#ifndef DISRUPTION_CORE_GAP_H
#define DISRUPTION_CORE_GAP_H

#include "disruption/base/clock.h"
#include "disruption/core/effect.h"
#include "disruption/core/event.h"
#include "disruption/core/incident.h"
#include "disruption/core/outcome.h"
#include "disruption/core/policy.h"

#define GAP_OVERLAP_MS (60 * SECOND_MS) /* read at both ends beyond a gap: clocks differ, events come late */
#define GAP_FOLLOW_MS (7 * DAY_MS)      /* so long after its end a disruption's channel is still read back */
#define GAP_LANE "catchup"              /* of every reading of a gap: one at a time */

/* Causes, as people read them. */
#define GAP_DISCONNECTED "disconnected"
#define GAP_RESTARTED "restarted"
#define GAP_CRASHED "crashed"
#define GAP_OVERLOADED "overloaded"   /* more came than could be stored */
#define GAP_PUT_OUT "put out"         /* the bot was not in the channel */
#define GAP_LET_IN_LATE "let in late" /* ... and had not been there before */

struct gap {
    int64_t incident, number; /* 1.. within its disruption */
    const char *channel_id;
    int64_t from_ms, to_ms, filled_ms; /* TIME_UNKNOWN: still open / never */
    const char *cause;
    int64_t messages;  /* read */
    int64_t found;     /* entries added, changed, withdrawn by reading it */
    int64_t left_out;  /* known threads there were too many of to read them again: what changed in them is not known */
    int64_t tries;     /* in vain */
    const char *why;   /* why the last of them was; NULL: none was */
};

/** From when on what is said in its channel belongs to a disruption, as far as our clock was right. */
int64_t gap_began_ms(const struct incident *incident);

/** Whether its channel was made for it: then all that is said there belongs to it, whatever any clock says. */
bool gap_owns_channel(const struct incident *incident);

/**
 * Notes that a channel was not surely heard between two moments: a fact, from when on it belonged to the disruption. Its
 * reading begins when its turn comes. Moments in the wrong order, and a declaration later than both, were told by a clock
 * that was put back: the gap is noted all the same.
 *
 * cause   one of the above.
 */
void gap_see(const struct incident *incident, int64_t from_ms, int64_t to_ms, const char *cause,
             const struct event *event, struct outcome *out);

/** Begins to read it back. */
void gap_read(const struct incident *incident, const struct gap *gap, struct outcome *out);

/** The reading came to its end. sum: its body and counts, as history.c keeps them. */
void gap_concluded(const struct policy *policy, const struct js *sum, const struct incident *incident,
                   const struct event *event, struct outcome *out);

/** The reading failed. reason: the platform's, or a sentence. */
void gap_failed(const struct policy *policy, const struct js *sum, const char *reason,
                const struct incident *incident, const struct event *event, struct outcome *out);

/** Whether it is no matter of the report's: since the End, and read back without trouble. */
bool gap_is_aside(const struct gap *gap, const struct incident *incident);

#endif
