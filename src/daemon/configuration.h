/* The configuration the daemon goes by, and those before it: a policy borrows from its own. */
#ifndef DAEMON_CONFIGURATION_H
#define DAEMON_CONFIGURATION_H

#include "disruption/core/policy.h"
#include "disruption/settings/settings.h"

#define RELOADS_MAX 64 /* all are kept until the end */

struct configuration {
    const char *path; /* NULL: there is no file */
    struct settings *settings[RELOADS_MAX];
    struct policy policies[RELOADS_MAX];
    size_t count; /* the newest is at count - 1 */
};

/** Takes settings over. */
void configuration_begin(struct configuration *configuration, const char *path, struct settings *settings);
void configuration_done(struct configuration *configuration);

/**
 * Reads the file again and logs what needs a restart, or why nothing was changed.
 *
 * Returns   the new policy, good until the end; NULL: nothing was changed.
 */
const struct policy *configuration_reload(struct configuration *configuration);

#endif
