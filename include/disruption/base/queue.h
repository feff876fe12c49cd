/*
 * Messages between threads: a locked list with one reader. A message is a pointer whose ownership moves with it.
 */
#ifndef DISRUPTION_BASE_QUEUE_H
#define DISRUPTION_BASE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct queue;

/**
 * limit     most messages that wait at once; queue_push refuses more.
 * wake      called (from the pushing thread) after a push, to rouse a reader that does not block on the queue; or NULL.
 */
struct queue *queue_create(size_t limit, void (*wake)(void *ctx), void *wake_ctx);

/** Messages still inside are not released; drain first. */
void queue_destroy(struct queue *queue);

/** Hands message over. False when the queue is full or closed: the caller keeps the message. */
bool queue_push(struct queue *queue, void *message);

/** The next message, or NULL at once when there is none. */
void *queue_poll(struct queue *queue);

/**
 * Waits for a message until timeout_ms passed (-1: for ever) or the queue is closed.
 *
 * Returns NULL on time-out, or when closed and empty.
 */
void *queue_wait(struct queue *queue, int timeout_ms);

/** No more pushes; readers wake, drain, and then get NULL. */
void queue_close(struct queue *queue);

bool queue_closed(struct queue *queue);
size_t queue_len(struct queue *queue);

#endif
