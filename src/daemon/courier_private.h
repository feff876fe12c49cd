/* The courier from inside. Everything here runs on the HTTP client's thread. */
#ifndef DAEMON_COURIER_PRIVATE_H
#define DAEMON_COURIER_PRIVATE_H

#include <glib.h>

#include "daemon/courier.h"
#include "daemon/courier_job.h"
#include "disruption/net/pacing.h"

struct gate;

/* Effects that go one after the other. It exists while it has jobs. */
struct lane {
    struct courier *courier;
    char *name;
    GQueue jobs;                      /* struct job, in order */
    size_t urgencies[URGENCY_COUNT];  /* how many of its jobs are of each: the most urgent one hurries those before it */
    enum {
        LANE_RESTS,
        LANE_READY,   /* its first job may go: in the courier's queue of `queued` */
        LANE_AT_GATE, /* its first job waits for its method, at `gate` */
        LANE_OUT,     /* a call is under way, or waits for its next try */
    } state;
    enum urgency queued;
    struct gate *gate; /* AT_GATE */
    bool returns;      /* READY: it comes from a gate, and goes back to its head */
};

struct courier {
    struct courier_options options;
    struct pacing *pacing;
    GHashTable *lanes; /* name -> struct lane */
    GHashTable *jobs;  /* row id -> struct job, those not finished */
    GHashTable *gates; /* what is waited for -> struct gate */
    GQueue ready[URGENCY_COUNT]; /* struct lane */
    int under_way, background_under_way;
    int64_t in_hand[URGENCY_COUNT]; /* rows */
    bool refused; /* the token is; said once */
    struct arena identity_arena;
    struct workspace_identity identity;
    bool identified;
};

/* One call on its way. */
struct trip {
    struct lane *lane;
    struct job *job;
    enum urgency urgency;
    struct arena arena;
    struct platform_call call;
    int64_t answered_us; /* steady */
};

/* courier_lane.c */
struct lane *lane_of(struct courier *courier, const char *name);
void lane_free(void *lane);
enum urgency lane_urgency(const struct lane *lane);
void lane_add(struct lane *lane, struct job *job);
void lane_renew(struct job *job, struct outbox_row *row);                   /* as job_replace; it may hurry now */
void lane_ready(struct lane *lane);                                         /* its first job may go (again) */
void lane_returns(struct lane *lane);                                       /* ... and it stood at a gate before */
void lane_waits(struct lane *lane, int64_t wait_ms);                        /* ... after a while */
void lane_next(struct lane *lane); /* its first job is over: the next one may go, or the lane is put away */

/* courier_gate.c: lanes whose first calls count against the same limit wait in one queue, so that a limit that is used
 * up is asked for one of them and not for all. */
void gate_wait(struct lane *lane, const struct call_rate *rate, enum urgency urgency, int64_t wait_ms);
void gate_passed(struct courier *courier, const struct call_rate *rate, enum urgency urgency); /* one did: the next may try */
void gate_leave(struct lane *lane);
void gates_open(struct courier *courier); /* what they wait for may be over */
void gate_free(void *gate);

/* courier_send.c */
void courier_pump(struct courier *courier); /* sends what may go */

/* courier_verdict.c */
void courier_obey(struct trip *trip, struct verdict *verdict);
void courier_fail(struct lane *lane, struct job *job, const char *reason); /* parks it */

#endif
