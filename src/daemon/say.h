/* A command that somebody typed: read, run, answered. */
#ifndef DAEMON_SAY_H
#define DAEMON_SAY_H

#include "daemon/turn.h"
#include "disruption/core/outcome.h"

/**
 * Runs the command of event into out. A refusal is an answer, not an error. The private answer becomes an effect
 * (chat) or stays in work->answer (shell).
 *
 * work        NULL for a command that was deferred: its answer goes by chat.
 * may_defer   wait for the actor's zone when the command needs it and it is not known.
 * Errors      the store's.
 */
MUST_CHECK bool say_run(struct turn *turn, const struct event *event, struct work *work, struct outcome *out,
                        bool may_defer, struct err *err);

#endif
