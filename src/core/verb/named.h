/* Verbs that speak of a second disruption. */
#ifndef CORE_VERB_NAMED_H
#define CORE_VERB_NAMED_H

#include "turn.h"

/**
 * The other disruption that a word of the text names.
 *
 * number   as it was typed.
 * Errors   ERR_NOT_FOUND: there is none that the actor may know of. ERR_INVALID: it is the target itself.
 */
MUST_CHECK bool named_find(const struct turn *turn, int64_t number, const struct incident **out, struct err *err);

/** "D-3 title", and its number alone where who reads along may not know more. */
void say_other(const struct turn *turn, struct buf *line, const struct incident *other);

/** ": go on in #channel", where it has one. */
void say_go_on(const struct turn *turn, struct buf *line, const struct incident *other);

/** "(@Ana)" and, where there is one, ": why". */
void say_why(const struct turn *turn, struct buf *line, const char *why);

#endif
