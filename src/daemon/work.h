/*
 * What the writer works on: something that happened, with the memory it lives in and the way back to whoever waits for
 * it to be durable.
 */
#ifndef DAEMON_WORK_H
#define DAEMON_WORK_H

#include <stdint.h>

#include "disruption/base/arena.h"
#include "disruption/base/json.h"
#include "disruption/core/history.h"
#include "disruption/platform/platform.h"

enum work_from {
    WORK_LINK,    /* a delivery: acknowledge it when durable */
    WORK_COURIER, /* the result of an outbox row */
    WORK_CONTROL, /* a command from the shell: answer it when durable */
    WORK_POLICY,  /* the configuration was read again */
    WORK_IDENTITY, /* the platform said who we are */
    WORK_CLOCK,    /* time passed; from the writer itself */
    WORK_EPOCH,    /* a connection to chat began, goes on, or is over */
};

/* What became of an event. */
enum work_end {
    WORK_TAKEN,
    WORK_DUPLICATE, /* was taken before */
    WORK_CHATTER,   /* concerns no disruption */
    WORK_REFUSED,   /* a command that was turned down */
    WORK_FAILED,    /* our mistake; it was logged */
    WORK_DROPPED,   /* not taken, since too much waits; the platform sends it again */
    WORK_ENDS
};

/* How far a page of history was taken in. A long one takes several turns, so that nobody waits for all of it. */
struct page_progress {
    size_t taken; /* of its messages */
    struct history_gain gain;
    bool more; /* there is more to take */
};

struct work {
    enum work_from from;
    struct arena arena;
    struct event event;
    struct delivery *delivery;    /* LINK: owned */
    int64_t arrived_us;           /* LINK, COURIER, EPOCH: when it reached us, steady */
    int64_t row_version;          /* COURIER: which body was carried out */
    struct js *result;            /* COURIER: owned; event.as.effect.result points at it */
    struct event *fetched;        /* COURIER: what a fetch brought, in the arena; or NULL */
    struct page_progress progress; /* COURIER: what is durable of the page that was fetched */
    uint64_t exchange;            /* CONTROL: to be answered */
    const struct policy *policy;  /* POLICY: owned by whoever sent it, until the daemon ends */
    const char *workspace_id;     /* IDENTITY: in the arena */
    const char *bot_user_id;      /* IDENTITY */
    const char *missing_scopes;   /* IDENTITY */
    /* set by the turn */
    enum work_end end;
    struct page_progress progressed; /* becomes `progress` once it is durable */
    struct buf answer;            /* to whoever waits for it: markup, or the sentence of an error */
    enum err_kind refused;        /* to whoever waits: ERR_NONE when done */
};

struct work *work_create(enum work_from from);
struct work *work_of_delivery(struct delivery *owned);
void work_destroy(struct work *work); /* NULL is fine */

/** Whether somebody waits to hear whether it was refused: the shell always, a form while it is open. */
bool work_waited_for(const struct work *work);

/** About how much memory it holds. The same as long as nobody works on it. */
int64_t work_bytes(const struct work *work);

/** The event to work on: the delivery's own, or the work's. */
const struct event *work_event(const struct work *work);

#endif
