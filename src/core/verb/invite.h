/* Letting people into a disruption's channel. */
#ifndef CORE_VERB_INVITE_H
#define CORE_VERB_INVITE_H

#include "turn.h"

/** Errors   ERR_CONFLICT: the target has no channel that people could be let into. */
MUST_CHECK bool invite_possible(const struct turn *turn, struct err *err);

/** Each an effect of its own, so that one that fails stops no other; the actor alone hears of those that fail. */
void invite_person(const struct turn *turn, const struct person *person);

#endif
