/* What is said when a disruption enters the record: by start while it goes on, by past when it is
 * over. */
#ifndef CORE_VERB_OPENING_H
#define CORE_VERB_OPENING_H

#include "turn.h"

struct opening {
    int64_t number;
    const char *title; /* one line */
    int severity;
    const char **services;
    size_t service_count;
    int64_t started_ms, detected_ms; /* TIME_UNKNOWN: not said */
    bool is_private, is_drill;
    const char *how; /* NULL: a channel of its own; as FACT_DECLARED has it */
};

/** What the command says, checked; started from `at:`. Errors as of its parts. */
MUST_CHECK bool opening_read(const struct turn *turn, struct opening *out, struct err *err);

/** A fact about the one being opened, by the actor. */
struct js *opening_fact(const struct turn *turn, const struct opening *opening,
                        enum fact_kind kind);

/** FACT_DECLARED and the milestones that were said. channel_name NULL: it has none. */
void opening_declare(const struct turn *turn, const struct opening *opening,
                     const char *channel_name);

/** A title is one line wherever it is shown. */
const char *title_line(struct arena *arena, const char *text);

/** The sentence that refuses a title of so many characters. */
const char *title_too_long(struct arena *arena, size_t len);

#endif
