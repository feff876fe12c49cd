/*
 * The writer: the only thread that writes the store. Everything that waits when it is free shares one transaction;
 * after the commit the deliveries go back to be acknowledged and the outbox rows go to the courier. When the store
 * cannot take a batch (full disk, locked), nothing of it is acknowledged and it is tried again until it can.
 */
#ifndef DAEMON_WRITER_H
#define DAEMON_WRITER_H

#include "daemon/courier.h"
#include "daemon/watch.h"
#include "daemon/work.h"
#include "disruption/core/policy.h"
#include "disruption/store/store.h"

#define DONE_QUEUE_MAX 65536   /* batches that are durable and wait for the loop */
#define WRITER_BATCH_MAX 1024  /* per transaction; keeps the first of a burst from waiting for the last */

struct writer;

struct writer_options {
    const char *database;
    const struct policy *policy; /* copied; what it borrows stays */
    struct watch *watch;
    struct metrics *metrics; /* NULL: nobody watches */
    void (*durable)(void *ctx, struct work **works, size_t count); /* on the writer's thread; owns each work */
    void (*finished)(void *ctx); /* on the writer's thread: all that waited at writer_close is done with */
    void *ctx;
};

/** Opens the store and reads what waits. Starts no thread yet. Errors: the store's. */
MUST_CHECK bool writer_create(const struct writer_options *options, struct writer **out, struct err *err);

/** As handing_last_old_row tells it. */
int64_t writer_last_old_row(const struct writer *writer);

/** Starts the thread; rows go to courier from now on. */
void writer_start(struct writer *writer, struct courier *courier);

/** Hands work over; false when too much waits: the caller keeps it. Any thread. */
bool writer_push(struct writer *writer, struct work *work);

/** Whether there is room for much more. Any thread. */
bool writer_has_room(struct writer *writer);

/** Takes no more work; what waits is finished, or given up after a moment when the store takes nothing. */
void writer_close(struct writer *writer);

/** Whether the file proved damaged while the daemon served: it closed itself and acknowledges nothing more. Any thread. */
bool writer_damaged(const struct writer *writer);

/** Closes and waits for the end of it; the store stays open. */
void writer_finish(struct writer *writer);

/** Finishes and closes the store. NULL is fine. */
void writer_destroy(struct writer *writer);

/** How much work waits. Any thread. */
size_t writer_queue_len(struct writer *writer);

/** 0 while the store takes what comes; else since when (steady ms) it does not. Any thread. */
int64_t writer_stuck_since_ms(struct writer *writer);

#endif
