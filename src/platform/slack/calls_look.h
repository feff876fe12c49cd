/*
 * Finding again what may have been carried out though no answer came: messages by the mark we put on them, channels by
 * what they look like now.
 */
#ifndef SLACK_CALLS_LOOK_H
#define SLACK_CALLS_LOOK_H

#include "blocks.h"
#include "calls.h"

/* How far back a message of ours may lie before the time of its intent, which is by our clock and not by Slack's. */
#define SLACK_LOOK_BACK_MS (INT64_C(15) * 60 * 1000)

/* What a look came to. */
struct slack_look {
    const char *ts[SLACK_PARTS_MAX]; /* of each part that was found, else NULL; without the first nothing was */
    int last;                        /* the highest part that was found */
};

/** Marks a message as the part-th of the effect's (0, 1, ...). */
void slack_look_mark(const struct slack_asking *asking, struct js *arguments, int part);

/** Asks for the next page of where the effect's messages would stand: a channel, or the thread its body names. */
bool slack_look_ask(struct slack_asking *asking, const char *channel);

/** The same between us and a person: their channel is asked for first, then carried as "channel". */
bool slack_look_ask_direct(struct slack_asking *asking, const char *user);

/** Whether the answer was that channel, not a page. Then the verdict looks there; without one nothing can be found: it
 * goes on at step `otherwise`. */
bool slack_look_opened(struct slack_hearing *hearing, int otherwise);

/**
 * Reads a page. False: another is needed, and the verdict asks for it; what was carried as "channel" and "file" stays.
 *
 * whole   all parts matter, so that finding the first is not the end.
 */
bool slack_look_hear(struct slack_hearing *hearing, bool whole, struct slack_look *out);

/** Whether older pages may still hold what we look for; when so, and when pages are left, the verdict asks for the next. */
bool slack_look_on(struct slack_hearing *hearing, const struct slack_look *so_far);

/** conversations.info of the body's channel. */
bool slack_look_ask_channel(struct slack_asking *asking);

#endif
