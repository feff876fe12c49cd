/* The ways back to whoever gave a command: one for each mouth. */
#ifndef DAEMON_ANSWER_H
#define DAEMON_ANSWER_H

#include "daemon/work.h"
#include "disruption/core/command.h"
#include "disruption/core/outcome.h"

/**
 * Makes a refusal the answer. Words of a form that is closed already would be lost with it, so they come back to be
 * copied; one that is open still keeps them itself.
 */
void answer_refused(const struct event *event, const struct work *work, const struct err *refusal,
                    struct outcome *out);

/** Turns the answer of a reading command into a post in the channel of its disruption, else in the one it was given in. */
void answer_share(const struct event *event, const struct command *command, const struct situation *situation,
                  struct outcome *out);

/** Sends the answer: to the shell with the work (which may be NULL), to a person through the outbox. */
void answer_send(const struct event *event, struct work *work, enum err_kind refused, struct outcome *out);

#endif
