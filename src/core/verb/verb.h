/* What each row of the command table runs; one file per verb, or per family of verbs that differ in
 * a word. */
#ifndef CORE_VERB_H
#define CORE_VERB_H

#include "disruption/core/command.h"

#define VERB(name)                                                                                 \
    MUST_CHECK bool verb_##name(const struct command *command, const struct situation *situation,  \
                                const struct event *event, struct outcome *out, struct err *err)

VERB(action);
VERB(bad);
VERB(by);
VERB(cause);
VERB(drop);
VERB(edit);
VERB(good);
VERB(help);
VERB(history);
VERB(impact);
VERB(lead);
VERB(lesson);
VERB(list);
VERB(mark);
VERB(move);
VERB(note);
VERB(report);
VERB(resolve);
VERB(restore);
VERB(role);
VERB(service);
VERB(severity);
VERB(start);
VERB(status);
VERB(summary);
VERB(timeline);
VERB(type);

#endif
