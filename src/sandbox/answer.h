/* What the app's ack, or its silence, means to the person who acted. */
#ifndef DISRUPTION_SANDBOX_ANSWER_H
#define DISRUPTION_SANDBOX_ANSWER_H

#include "disruption/base/json.h"
#include "sandbox/envelope.h"

/** The ack came; payload is NULL when there was none or it does not count. */
void answer_given(struct workspace *workspace, const struct envelope *envelope,
                  const struct js *payload);

/** Nobody acknowledged in time. */
void answer_failed(struct workspace *workspace, const struct envelope *envelope);

#endif
