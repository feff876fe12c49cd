/*
 * What waits for the writer, bounded in number and in memory. What finds no room is left to whoever sent it: the platform
 * delivers again, the shell is told. How a row ended, and until when chat was heard, nobody tells again, so for that there
 * always is room.
 */
#ifndef DAEMON_INTAKE_H
#define DAEMON_INTAKE_H

#include "daemon/work.h"

#define INTAKE_MAX 32768                      /* pieces of work, results of rows apart */
#define INTAKE_BYTES_MAX ((int64_t)96 << 20) /* an ordinary event takes 9 KiB, the largest message some 5 MiB */

struct intake;

struct intake *intake_create(void);

/** Drain it first. */
void intake_destroy(struct intake *intake);

/** Hands work over; false when there is no room, or it is closed: the caller keeps it. Any thread. */
bool intake_push(struct intake *intake, struct work *work);

/** As queue_wait and queue_poll; for the writer's thread. */
struct work *intake_wait(struct intake *intake, int timeout_ms);
struct work *intake_poll(struct intake *intake);

/** Whether at most one n-th of it is taken. Any thread. */
bool intake_has_room(struct intake *intake, int n);

/* Any thread. */
void intake_close(struct intake *intake);
bool intake_closed(struct intake *intake);
size_t intake_len(struct intake *intake);

#endif
