/* The daemon as a whole: introduces the rooms to each other and carries them from start to end. */
#ifndef DAEMON_DAEMON_H
#define DAEMON_DAEMON_H

#include "disruption/base/err.h"
#include "disruption/settings/settings.h"
#include "disruption/settings/tokens.h"

enum daemon_exit {
    DAEMON_DONE = 0,
    DAEMON_FAILED = 1,      /* also: the configuration has faults */
    DAEMON_USAGE = 2,
    DAEMON_NO_TOKEN = 3,    /* missing, or refused by the platform at start */
    DAEMON_NO_DATABASE = 4, /* cannot be used */
};

/**
 * Serves until SIGTERM or SIGINT.
 *
 * path       of the configuration, read again at SIGHUP; NULL: there is none.
 * settings   taken over.
 * Returns    the exit code; what went wrong was logged.
 */
enum daemon_exit daemon_run(const char *path, struct settings *settings, const struct settings_tokens *tokens);

#endif
