/* What the loop knows of timers: how to let go of them all. */
#ifndef DISRUPTION_NET_TIMER_PRIVATE_H
#define DISRUPTION_NET_TIMER_PRIVATE_H

#include "disruption/net/loop.h"

/** Takes every timer off the schedule; they stay valid for timer_destroy. */
void timer_release_all(struct loop *loop);

#endif
