/* What somebody hears, alone, when a role becomes theirs: the duty, and for a new lead how things stand. */
#ifndef CORE_VERB_HANDOVER_H
#define CORE_VERB_HANDOVER_H

#include "turn.h"

/**
 * A direct message to the new holder of a role: its duty unless they have held it here before, and a hand-over note when
 * it is the lead that somebody else had before. Nothing when neither is due, or when nobody in chat is meant.
 *
 * before   who held it until now; NULL: nobody did.
 */
void handover_tell(const struct turn *turn, const struct role *role, const struct person *holder,
                   const struct participant *before);

#endif
