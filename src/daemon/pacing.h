/* How fast calls may go: at the rate documented for their method and scope, and not while the platform wants a pause. */
#ifndef DAEMON_PACING_H
#define DAEMON_PACING_H

#include "disruption/platform/platform.h"

struct pacing;

struct pacing *pacing_create(void);
void pacing_destroy(struct pacing *pacing); /* NULL is fine */

/** 0: go, the call is counted. Else: ms to wait before asking again. */
int64_t pacing_take(struct pacing *pacing, const struct platform_call *call);

/** No call of that method, whatever its scope, for wait_ms. */
void pacing_pause(struct pacing *pacing, const struct platform_call *call, int64_t wait_ms);

#endif
