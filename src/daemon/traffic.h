/*
 * What each kind of effect is worth on its way out: who waits for it, with which others it shares the room in the
 * courier's hands, and for how long it is tried. One table, so that what people wait for never stands behind the rest.
 */
#ifndef DAEMON_TRAFFIC_H
#define DAEMON_TRAFFIC_H

#include "disruption/core/effect.h"
#include "disruption/net/pacing.h"

/* Rows of one window do not keep those of another in the store. */
enum traffic_window {
    WINDOW_PEOPLE,  /* answers, forms */
    WINDOW_TALK,    /* what is said and done in channels */
    WINDOW_MARKS,   /* reactions: a burst of tags takes the platform many minutes to confirm */
    WINDOW_FETCHES, /* what is looked up when there is time */
    WINDOW_COUNT
};

#define WINDOW_PEOPLE_MAX 512
#define WINDOW_TALK_MAX 2048
#define WINDOW_MARKS_MAX 512
#define WINDOW_FETCHES_MAX 512
#define HANDED_MAX (WINDOW_PEOPLE_MAX + WINDOW_TALK_MAX + WINDOW_MARKS_MAX + WINDOW_FETCHES_MAX)

struct traffic {
    enum urgency urgency;
    enum traffic_window window;
    int64_t patience_ms;   /* what still fails so long after it was asked for is parked */
    unsigned attempts_max; /* or after so many failures; 0: by time alone */
    bool strict;           /* it is never even begun after its patience */
};

/** Of one effect: by its kind, and by its body's "purpose" where that makes it less urgent. */
const struct traffic *traffic_of(const struct effect *effect);

/** Rows of a window that the courier holds at once; the rest waits in the store. */
unsigned traffic_window_max(enum traffic_window window);

#endif
