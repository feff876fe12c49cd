/* The facts a post-mortem wants, as keys beside a verb's own words: all that a form asks for at the end. */
#ifndef CORE_VERB_FACTS_H
#define CORE_VERB_FACTS_H

#include "turn.h"

#define FACTS_KEYS                                                                                 \
    (BIT(ARGUMENT_SUMMARY) | BIT(ARGUMENT_CAUSE) | BIT(ARGUMENT_IMPACT) | BIT(ARGUMENT_DETECTED) | \
     BIT(ARGUMENT_SVC) | BIT(ARGUMENT_TYPE))

/* What was said; NULL, none, TIME_UNKNOWN: nothing. */
struct facts {
    const char *summary, *cause, *impact, *type;
    const char **services;
    size_t service_count;
    int64_t detected_ms;
};

/**
 * Reads the keys of a command.
 *
 * Errors   ERR_INVALID: a time or a service that is none. ERR_LIMITED: too long.
 */
MUST_CHECK bool facts_read(const struct turn *turn, struct facts *out, struct err *err);

/** The target as it is with them. */
struct incident facts_applied(const struct turn *turn, const struct facts *facts);

/** Keys of what the target knows already, NULL last: nobody is asked for that again. In the arena. */
const char *const *facts_known(const struct turn *turn);

/** Adds them as facts of the target. */
void facts_set(const struct turn *turn, const struct facts *facts);

/** "Summary, cause"; nothing when there are none. */
void facts_say(const struct facts *facts, struct buf *line);

#endif
