/* Roles, for the verbs that give and take them. */
#ifndef CORE_VERB_ROLE_H
#define CORE_VERB_ROLE_H

#include "turn.h"
#include "words.h"

/** The role of that name, in any case. ERR_INVALID: there is none; the sentence names those there are. */
MUST_CHECK bool role_read(const struct turn *turn, struct slice word, const struct role **out,
                          struct err *err);

/** Who holds a role of the target now; NULL: nobody. The turn needs a dossier. */
const struct participant *role_holder(const struct turn *turn, const struct role *role);

/** The fact alone: that role is user_id's from now on, or nobody's (NULL). */
void role_set(const struct turn *turn, const struct role *role, const char *user_id);

/**
 * Gives a role and says so: a line in the channel, and to the new holder what it asks of them.
 *
 * person   id NULL: nobody holds it any more.
 * Errors   ERR_CONFLICT: it is theirs already.
 */
MUST_CHECK bool role_give(const struct turn *turn, const struct role *role,
                          const struct person *person, struct err *err);

#endif
