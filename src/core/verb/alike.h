/* How past disruptions that are like another one are told. */
#ifndef CORE_VERB_ALIKE_H
#define CORE_VERB_ALIKE_H

#include "disruption/core/similar.h"
#include "opening.h"
#include "turn.h"

/** A line that names it with its day and length, one for what was learnt, one for what was promised then and is open still. */
void say_alike(const struct turn *turn, struct buf *line, const struct similar *one);

/**
 * Names open ones that may be the same as the one that begins, and how the two become one: those that are clearly like it, have
 * its title, or hit one of its services. Nothing when there is none.
 */
void say_open_alike(const struct turn *turn, struct buf *answer, const struct opening *opening);

/* What the one that begins is clearly like, to be said in its channel. */
struct alike {
    const char *said;  /* NULL: nothing is */
    struct js *quotes; /* which entries that repeats, for outcome effects */
};

/**
 * Keeps what the one that begins is clearly like, so that its report can show it; public ones alone, since the channel sees them.
 * Release with alike_done.
 */
struct alike alike_find(const struct turn *turn, const struct opening *opening);
void alike_done(struct alike *alike);

/** Puts it into the effect that makes the channel. */
void alike_put(const struct alike *alike, struct js *body);

#endif
