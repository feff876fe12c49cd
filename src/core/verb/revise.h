/* What the verbs share that change an entry which is there. */
#ifndef CORE_VERB_REVISE_H
#define CORE_VERB_REVISE_H

#include "words.h"

/**
 * Takes "T17" off the front of the command's words and finds that entry.
 *
 * rest     the words behind it, trimmed.
 * words    what stands behind Tn in an example of the command.
 * Errors   ERR_INVALID: no entry is named. ERR_NOT_FOUND: there is none of that number.
 */
MUST_CHECK bool entry_named(const struct turn *turn, const char *words, const struct entry **out,
                            struct slice *rest, struct err *err);

/** ERR_CONFLICT: it is withdrawn. ERR_REFUSED: it is redacted. */
MUST_CHECK bool entry_is_live(const struct turn *turn, const struct entry *entry, struct err *err);

/** A fact that changes it; from then on `held` more of it is the actor's, whatever its message
 * does. */
struct js *entry_revise(const struct turn *turn, const struct entry *entry, const char *why,
                        uint32_t held);

/** Its action item follows it: other words, another state. NULL: as it was. */
void entry_revise_action(const struct turn *turn, const struct entry *entry, const char *text,
                         const char *state);

/** "T17 moved (@Ana): " */
void say_revised(const struct turn *turn, struct buf *line, const struct entry *entry,
                 const char *what);

/** "/disruption edit T17 TEXT" */
const char *revise_command(const struct turn *turn, const char *verb, const struct entry *entry,
                           const char *words);

#endif
