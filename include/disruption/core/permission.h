/*
 * The one place that decides who may do what. Everything asks here: typed, tapped, filled in, at the shell.
 *
 * Whoever is at the shell got there through the control socket, which is the operator's to guard: they may do everything.
 * Nobody can be locked out of a disruption whose people have left: anyone may take its lead, and the lead may steer.
 */
#ifndef DISRUPTION_CORE_PERMISSION_H
#define DISRUPTION_CORE_PERMISSION_H

#include "disruption/base/err.h"
#include "disruption/core/command.h"

/**
 * Whether the actor of a command may do something that needs `may` to its target.
 *
 * target   NULL: the command has none yet (start).
 * Errors   ERR_REFUSED with a sentence that names who can and how to become one of them.
 */
MUST_CHECK bool permission_check(enum permission may, const struct situation *situation, const struct incident *target,
                                 const struct command_line *line, struct err *err);

/** Whether a person's tags count: an outsider who may not change the record by words cannot by a reaction either. */
bool permission_tag(const struct policy *policy, const struct person *person);

/** Whether there are people whose tags would not count. */
bool permission_binds_tags(const struct policy *policy);

#endif
