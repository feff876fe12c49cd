/* What Slack calls things: opaque ids, and timestamps that are ids and times at once. */
#ifndef SLACK_NAMES_H
#define SLACK_NAMES_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/arena.h"
#include "disruption/base/json.h"

#define SLACK_ID_MAX                                                                               \
    255 /* bytes; object ids have about 11, trigger ids and emoji names a few dozen */

/**
 * The id under key, copied into the arena; NULL when absent or unusable: empty, over SLACK_ID_MAX,
 * or holding white space, control characters or '/', which separates the parts of our keys.
 */
const char *slack_id(struct arena *arena, const struct js *object, const char *key);

/** Whether text may be a user, channel or group id: letters and digits alone, so that it cannot
 * break out of <@...>. */
bool slack_id_plain(const char *text);

/**
 * Reads "1767225600.000100" as microseconds since 1970. The fraction may be absent (old samples) or
 * short.
 *
 * Source   Slack, "Message timestamps"; the fraction is a serial number rather than a time, but it
 * keeps the order.
 */
bool slack_stamp_read(const char *ts, int64_t *us);

/** The stamp under key as microseconds, or fallback. */
int64_t slack_stamp_or(const struct js *object, const char *key, int64_t fallback_us);

/** An id that is also a readable stamp; NULL otherwise. */
const char *slack_stamp_id(struct arena *arena, const struct js *object, const char *key);

/**
 * The page of a message: https://acme.slack.com/archives/C1/p1767225600000100, with thread_ts and
 * cid for a reply.
 *
 * site_url   of the workspace, as auth.test told; "" or NULL: it cannot be told, NULL is returned.
 */
const char *slack_permalink(struct arena *arena, const char *site_url, const char *channel_id,
                            const char *ts, const char *thread_ts);

#endif
