/* Events for the app: the wrapper around them, and who gets to hear what. */
#ifndef DISRUPTION_SANDBOX_EVENT_H
#define DISRUPTION_SANDBOX_EVENT_H

#include "disruption/base/json.h"
#include "sandbox/channel.h"
#include "sandbox/workspace.h"

/** A new event of that type, with a fresh event_ts. The caller owns it. */
struct js *event_new(struct workspace *workspace, const char *type);

/** Sends the event (taken over) to the app. */
void event_send(struct workspace *workspace, struct js *event);

/** Sends the event (taken over) when our bot is in the channel. */
void event_send_in(struct workspace *workspace, const struct channel *channel, struct js *event);

/**
 * Sends any inner event (taken over) with a given id and time.
 *
 * event_id   NULL makes one. envelope_id   receives a copy, ID_MAX bytes.
 */
void event_send_as(struct workspace *workspace, struct js *event, const char *event_id,
                   int64_t time_s, char *envelope_id);

#endif
