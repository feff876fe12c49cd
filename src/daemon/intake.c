/* A queue whose memory is counted. */
#include "daemon/intake.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "daemon/traffic.h"
#include "disruption/base/memory.h"
#include "disruption/base/queue.h"

struct intake {
    struct queue *queue;
    _Atomic int64_t bytes;
};

struct intake *intake_create(void)
{
    struct intake *intake = mem_new(1, sizeof(*intake));
    intake->queue = queue_create(INTAKE_MAX + HANDED_MAX, NULL, NULL);
    return intake;
}

void intake_destroy(struct intake *intake)
{
    if (intake == NULL)
        return;
    queue_destroy(intake->queue);
    free(intake);
}

bool intake_has_room(struct intake *intake, int n)
{
    return queue_len(intake->queue) < INTAKE_MAX / (size_t)n && atomic_load(&intake->bytes) < INTAKE_BYTES_MAX / n;
}

bool intake_push(struct intake *intake, struct work *work)
{
    int64_t bytes = work_bytes(work);
    bool kept = work->from == WORK_COURIER || work->from == WORK_EPOCH;
    if (!kept && !intake_has_room(intake, 1))
        return false;
    atomic_fetch_add(&intake->bytes, bytes); /* before: the writer may have it at once */
    if (queue_push(intake->queue, work))
        return true;
    atomic_fetch_sub(&intake->bytes, bytes);
    return false;
}

static struct work *taken(struct intake *intake, struct work *work)
{
    if (work != NULL)
        atomic_fetch_sub(&intake->bytes, work_bytes(work));
    return work;
}

struct work *intake_wait(struct intake *intake, int timeout_ms)
{
    return taken(intake, queue_wait(intake->queue, timeout_ms));
}

struct work *intake_poll(struct intake *intake)
{
    return taken(intake, queue_poll(intake->queue));
}

void intake_close(struct intake *intake)
{
    queue_close(intake->queue);
}

bool intake_closed(struct intake *intake)
{
    return queue_closed(intake->queue);
}

size_t intake_len(struct intake *intake)
{
    return queue_len(intake->queue);
}
