/*
 * The loop: the one thread that touches websockets, served connections, timers and signals. libwebsockets behind it.
 * Only loop_wake and loop_stop may be called from other threads.
 */
#ifndef DISRUPTION_NET_LOOP_H
#define DISRUPTION_NET_LOOP_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/err.h"

struct loop;
struct timer;

struct loop_options {
    const char *ca_file; /* a further CA for private servers, PEM; NULL: the system store alone */
};

/**
 * Errors   ERR_UNAVAILABLE: no context. ERR_INVALID: ca_file is unreadable or holds no certificate.
 */
MUST_CHECK bool loop_create(const struct loop_options *options, struct loop **out, struct err *err);

/** Closes every connection, releases every timer's schedule. Timers and clients must not be used afterwards. */
void loop_destroy(struct loop *loop);

/** Serves until loop_stop. */
void loop_run(struct loop *loop);

/** One round of serving that waits at most timeout_ms; for tests and draining. */
void loop_turn(struct loop *loop, int timeout_ms);

/** Makes loop_run return soon. Any thread. */
void loop_stop(struct loop *loop);

/** Makes the loop call the wake handler soon; several calls may become one. Any thread. */
void loop_wake(struct loop *loop);

/** Adds a wake handler (at most LOOP_WAKE_MAX); it runs on the loop's thread and looks at its own queue. */
#define LOOP_WAKE_MAX 8
void loop_on_wake(struct loop *loop, void (*woken)(void *ctx), void *ctx);

/** Hands signals to the loop: they are blocked for the calling thread and arrive as calls. signals ends with 0. */
MUST_CHECK bool loop_on_signals(struct loop *loop, const int *signals, void (*caught)(void *ctx, int signal),
                                void *ctx, struct err *err);

/** A timer, not yet set. Destroy it before the loop. */
struct timer *timer_create_on(struct loop *loop, void (*fired)(void *ctx), void *ctx);
void timer_destroy(struct timer *timer); /* NULL is fine */

/** Fires once after delay_ms; setting again moves it. */
void timer_set(struct timer *timer, int64_t delay_ms);
void timer_cancel(struct timer *timer);

#endif
