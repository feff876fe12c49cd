/*
 * The channels whose messages matter, for the loop to ask without the store: chatter elsewhere is acknowledged at
 * once. While a channel is being made its id is not known yet, so until then everything matters.
 */
#ifndef DAEMON_WATCH_H
#define DAEMON_WATCH_H

#include <stdbool.h>

#include "disruption/core/event.h"

struct watch;

struct watch *watch_create(void);
void watch_destroy(struct watch *watch); /* NULL is fine */

/** Any thread. */
void watch_add(struct watch *watch, const char *channel_id);

/** One channel more (+1) or fewer (-1) is being made. Any thread. */
void watch_expect(struct watch *watch, int change);

/** Whether a message of that channel may concern a disruption. Any thread. */
bool watch_has(struct watch *watch, const char *channel_id);

/** Whether a channel is being made. Any thread. */
bool watch_expecting(struct watch *watch);

/** Whether what happened can have consequences; what cannot is acknowledged at once. Any thread. */
bool watch_matters(struct watch *watch, const struct event *event);

#endif
