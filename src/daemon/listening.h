/*
 * From the loop to the store: that chat is listened to, until when it surely was, and that it is no longer. Everything
 * goes behind the deliveries it speaks of, so what the store has of it is true of what the store has.
 */
#ifndef DAEMON_LISTENING_H
#define DAEMON_LISTENING_H

#include "daemon/writer.h"
#include "disruption/platform/platform.h"

#define LISTENING_PULSE_MS 60000 /* between two notes that chat is still heard, while it is silent */

/* Of the loop's thread. Zeroed is fine for listening_done. */
struct listening {
    struct writer *writer;
    const struct platform_ops *ops;
    struct link *const *link; /* of whoever owns it; NULL there before it is open */
    struct timer *pulse;
    bool connected, on;
};

/** All are borrowed. */
void listening_init(struct listening *listening, struct loop *loop, struct writer *writer,
                    const struct platform_ops *ops, struct link *const *link);
void listening_done(struct listening *listening);

/** Whether we are connected, said as often as it is known. */
void listening_state(struct listening *listening, bool connected);

/** The daemon ends. */
void listening_end(struct listening *listening);

/** A delivery was taken, or had to be refused because too much waits: then chat is not heard until there is room again. */
void listening_delivered(struct listening *listening, bool taken);

#endif
