/*
 * How fast calls may go, for every part of a program that calls the same service: each method within its documented
 * rate, each of its scopes (a channel) within its own, not while the other side wants a pause, and one by one while it is
 * in trouble. What is less urgent leaves the last calls of a minute to what is more so.
 *
 * Any thread. Pure but for its lock: the steady time and chance are arguments.
 */
#ifndef DISRUPTION_NET_PACING_H
#define DISRUPTION_NET_PACING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PACING_METHODS_MAX 64  /* those we call are named in our own tables */
#define PACING_SCOPES_MAX 1024 /* at more, those at rest are forgotten */
#define PACING_TROUBLE_MIN 3   /* calls of a method that fail in a row: then one at a time finds out */

struct pacing;

/* Who waits for a call. */
enum urgency {
    URGENCY_PEOPLE,     /* somebody looks at the screen for it */
    URGENCY_DISRUPTION, /* what people see of a running disruption */
    URGENCY_BACKGROUND, /* nobody misses it yet */
    URGENCY_COUNT
};

/** "people", "disruption", "background". */
const char *urgency_name(enum urgency urgency);

/* What a call counts against. */
struct call_rate {
    const char *method;   /* names the limit: "chat.postMessage"; a constant */
    int per_minute;       /* of the method in all; 0: unlimited */
    const char *scope;    /* a further split (a channel id for posts); NULL: none */
    int scope_per_minute; /* of each scope; 0: scopes do not matter */
    bool tokenless;       /* goes on while the token is refused */
};

/* How a call ended, as far as the next ones are concerned. */
enum call_end {
    CALL_OK,
    CALL_ERROR, /* an answer, but no: only this call was wrong */
    CALL_RATE_LIMITED,
    CALL_UNAUTHORISED, /* the token is refused */
    CALL_SERVER_ERROR, /* an answer that is none: 5xx, "internal_error", no JSON */
    CALL_TIMEOUT,      /* sent, perhaps, and no answer in time */
    CALL_LOST,         /* sent, perhaps, and cut */
    CALL_UNSENT,       /* not even sent */
    CALL_ENDS
};

struct pacing *pacing_create(void);
void pacing_destroy(struct pacing *pacing); /* NULL is fine */

/** 0: go, the call is counted. Else: ms to wait before asking again. */
int64_t pacing_take(struct pacing *pacing, const struct call_rate *rate, enum urgency urgency, int64_t now_ms,
                    uint32_t chance);

/**
 * How a call ended.
 *
 * wait_ms   RATE_LIMITED: so long, and up to a second by chance, no call of the method, whatever its scope.
 * Returns   true when calls that were told to wait may ask again before their time: the trouble is over.
 */
bool pacing_heard(struct pacing *pacing, const struct call_rate *rate, enum call_end end, int64_t wait_ms, int64_t now_ms,
                  uint32_t chance);

/** The token is good: calls that waited for that may ask again. */
void pacing_admit(struct pacing *pacing);

/** Whether a call of the method has succeeded since then (steady ms). */
bool pacing_works(struct pacing *pacing, const char *method, int64_t since_ms);

/** How many scopes are remembered; bounded by PACING_SCOPES_MAX while there are some at rest. */
size_t pacing_scope_count(struct pacing *pacing);

#endif
