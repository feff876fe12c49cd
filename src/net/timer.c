/* Timers: entries of libwebsockets' schedule, known to their loop so that none outlives it
 * unnoticed. */
#include "timer_private.h"

#include <stdlib.h>

#include "disruption/base/memory.h"
#include "loop_private.h"

struct timer {
    lws_sorted_usec_list_t entry; /* first, so that the schedule's pointer is the timer's */
    struct loop *loop;            /* NULL once the loop has gone */
    struct timer *next, **link;
    void (*fired)(void *ctx);
    void *ctx;
};

struct timer *timer_create_on(struct loop *loop, void (*fired)(void *ctx), void *ctx)
{
    struct timer *timer = mem_new(1, sizeof(*timer));
    timer->loop = loop;
    timer->fired = fired;
    timer->ctx = ctx;
    timer->next = loop->timers;
    timer->link = &loop->timers;
    if (timer->next != NULL)
        timer->next->link = &timer->next;
    loop->timers = timer;
    return timer;
}

static void release(struct timer *timer)
{
    lws_sul_cancel(&timer->entry);
    *timer->link = timer->next;
    if (timer->next != NULL)
        timer->next->link = timer->link;
    timer->loop = NULL;
}

void timer_release_all(struct loop *loop)
{
    while (loop->timers != NULL)
        release(loop->timers);
}

void timer_destroy(struct timer *timer)
{
    if (timer == NULL)
        return;
    if (timer->loop != NULL)
        release(timer);
    free(timer);
}

static void fire(lws_sorted_usec_list_t *entry)
{
    struct timer *timer = lws_container_of(entry, struct timer, entry);
    loop_end_turn(timer->loop);
    timer->fired(timer->ctx);
}

void timer_set(struct timer *timer, int64_t delay_ms)
{
    if (timer->loop != NULL)
        loop_schedule(timer->loop, &timer->entry, fire, delay_ms);
}

void timer_cancel(struct timer *timer)
{
    lws_sul_cancel(&timer->entry);
}
