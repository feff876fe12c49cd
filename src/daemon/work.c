/* Making and releasing what the writer works on. */
#include "daemon/work.h"

#include <stdlib.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "disruption/core/outcome.h"

struct work *work_create(enum work_from from)
{
    struct work *work = mem_new(1, sizeof(*work));
    work->from = from;
    buf_init(&work->answer, ANSWER_MAX);
    return work;
}

struct work *work_of_delivery(struct delivery *owned)
{
    struct work *work = work_create(WORK_LINK);
    work->delivery = owned;
    work->arrived_us = clock_steady_us();
    return work;
}

void work_destroy(struct work *work)
{
    if (work == NULL)
        return;
    if (work->delivery != NULL)
        delivery_destroy(work->delivery);
    js_drop(work->result);
    buf_done(&work->answer);
    arena_done(&work->arena);
    free(work);
}

bool work_waited_for(const struct work *work)
{
    return work->from == WORK_CONTROL || (work->delivery != NULL && work->delivery->field[0] != '\0');
}

int64_t work_bytes(const struct work *work)
{
    size_t bytes = sizeof(*work) + arena_bytes(&work->arena);
    if (work->delivery != NULL)
        bytes += sizeof(*work->delivery) + arena_bytes(&work->delivery->arena);
    return (int64_t)bytes;
}

const struct event *work_event(const struct work *work)
{
    return work->delivery != NULL ? &work->delivery->event : &work->event;
}
