/* How the daemon is, as the loop knows it: for the log, the service manager, /readyz and /metrics. */
#ifndef DAEMON_CONDITION_H
#define DAEMON_CONDITION_H

#include <stdbool.h>
#include <stdint.h>

#include "daemon/metrics.h"

#define LOST_WHY_MAX 512       /* bytes with NUL */
#define MISSING_SCOPES_MAX 1024 /* the same; all there are fit */

/* Of the loop's thread; metrics of any. */
struct condition {
    struct metrics *metrics;
    bool connected, ever_connected;
    int64_t lost_ms;             /* since when it is not connected; steady */
    char lost_why[LOST_WHY_MAX]; /* "" at first */
    char missing_scopes[MISSING_SCOPES_MAX]; /* comma list; "" also before the platform said */
};

void condition_begin(struct condition *condition);
void condition_done(struct condition *condition);

/** The link's state changed. As link_events.state. */
void condition_link(struct condition *condition, const char *platform, enum link_state state, const char *reason,
                    int64_t retry_in_ms);

/**
 * For whoever asks at the control socket: version, connected, lost_s and why, stuck_s, missing_scopes; what does not apply is
 * absent. The caller drops it.
 */
struct js *condition_tell(const struct condition *condition, int64_t stuck_ms);

/** The platform said who we are. */
void condition_identified(struct condition *condition, const struct workspace_identity *who);

/** A frame came. */
void condition_heard(struct condition *condition);

/**
 * Whether events are delivered and recorded.
 *
 * stuck_ms   as writer_stuck_since_ms.
 * why_not    a line for each reason.
 */
bool condition_ready(const struct condition *condition, int64_t stuck_ms, struct buf *why_not);

/** The shell had a backup of `database` read back whole. False: that is another file than ours. */
bool condition_backed_up(struct condition *condition, const char *ours, const char *database);

#endif
