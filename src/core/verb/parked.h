/* Effects that were given up, as people see them: what, of which disruption, since when, why. */
#ifndef CORE_VERB_PARKED_H
#define CORE_VERB_PARKED_H

#include "turn.h"

/** A line for each, the newest first, at most so many; then how many more there are. */
void say_parked(const struct turn *turn, struct buf *answer, size_t max);

#endif
