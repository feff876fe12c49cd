/* A ring under a mutex. The condition variable keeps the steady clock, so a clock jump does not stretch a wait. */
#include "disruption/base/queue.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "disruption/base/memory.h"

#define QUEUE_FIRST_ROOM 16 /* messages; doubles up to the limit */

struct queue {
    pthread_mutex_t lock;
    pthread_cond_t filled;
    void **ring;
    size_t room, first, count, limit;
    bool closed;
    void (*wake)(void *ctx);
    void *wake_ctx;
};

struct queue *queue_create(size_t limit, void (*wake)(void *ctx), void *wake_ctx)
{
    struct queue *q = mem_new(1, sizeof(*q));
    q->limit = limit;
    q->wake = wake;
    q->wake_ctx = wake_ctx;
    pthread_mutex_init(&q->lock, NULL);
    pthread_condattr_t steady;
    pthread_condattr_init(&steady);
    pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    pthread_cond_init(&q->filled, &steady);
    pthread_condattr_destroy(&steady);
    return q;
}

void queue_destroy(struct queue *q)
{
    if (q == NULL)
        return;
    pthread_cond_destroy(&q->filled);
    pthread_mutex_destroy(&q->lock);
    free(q->ring);
    free(q);
}

static void grow(struct queue *q)
{
    size_t room = q->room == 0 ? QUEUE_FIRST_ROOM : q->room * 2;
    void **ring = mem_new(room, sizeof(*ring));
    for (size_t i = 0; i < q->count; i++)
        ring[i] = q->ring[(q->first + i) % q->room];
    free(q->ring);
    q->ring = ring;
    q->room = room;
    q->first = 0;
}

bool queue_push(struct queue *q, void *message)
{
    pthread_mutex_lock(&q->lock);
    bool accepted = !q->closed && q->count < q->limit;
    if (accepted) {
        if (q->count == q->room)
            grow(q);
        q->ring[(q->first + q->count) % q->room] = message;
        q->count++;
        pthread_cond_signal(&q->filled);
    }
    pthread_mutex_unlock(&q->lock);
    if (accepted && q->wake != NULL)
        q->wake(q->wake_ctx);
    return accepted;
}

static void *take(struct queue *q)
{
    if (q->count == 0)
        return NULL;
    void *message = q->ring[q->first];
    q->first = (q->first + 1) % q->room;
    q->count--;
    return message;
}

void *queue_poll(struct queue *q)
{
    pthread_mutex_lock(&q->lock);
    void *message = take(q);
    pthread_mutex_unlock(&q->lock);
    return message;
}

static struct timespec deadline_in(int timeout_ms)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    at.tv_sec += timeout_ms / 1000;
    at.tv_nsec += (long)(timeout_ms % 1000) * 1000000;
    if (at.tv_nsec >= 1000000000) {
        at.tv_sec++;
        at.tv_nsec -= 1000000000;
    }
    return at;
}

void *queue_wait(struct queue *q, int timeout_ms)
{
    struct timespec deadline = timeout_ms < 0 ? (struct timespec){0} : deadline_in(timeout_ms);
    pthread_mutex_lock(&q->lock);
    int fault = 0;
    while (q->count == 0 && !q->closed && fault != ETIMEDOUT)
        fault = timeout_ms < 0 ? pthread_cond_wait(&q->filled, &q->lock)
                               : pthread_cond_timedwait(&q->filled, &q->lock, &deadline);
    void *message = take(q);
    pthread_mutex_unlock(&q->lock);
    return message;
}

void queue_close(struct queue *q)
{
    pthread_mutex_lock(&q->lock);
    q->closed = true;
    pthread_cond_broadcast(&q->filled);
    pthread_mutex_unlock(&q->lock);
    if (q->wake != NULL)
        q->wake(q->wake_ctx);
}

bool queue_closed(struct queue *q)
{
    pthread_mutex_lock(&q->lock);
    bool closed = q->closed;
    pthread_mutex_unlock(&q->lock);
    return closed;
}

size_t queue_len(struct queue *q)
{
    pthread_mutex_lock(&q->lock);
    size_t count = q->count;
    pthread_mutex_unlock(&q->lock);
    return count;
}
