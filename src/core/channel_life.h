/* What becomes of a disruption's channel in chat. */
#ifndef CORE_CHANNEL_LIFE_H
#define CORE_CHANNEL_LIFE_H

#include "disruption/core/lifecycle.h"

/** We are not in its channel and cannot come in by ourselves: tells whoever leads, else everybody, what to do. */
void channel_needs_us(const struct policy *policy, const struct incident *incident, const struct event *event,
                      struct outcome *out);

/** Joins a channel that came out of the archive: it came without us. */
void channel_come_in(const struct incident *incident, const struct event *event, struct outcome *out);

#endif
