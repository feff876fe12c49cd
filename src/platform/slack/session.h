/*
 * When to open, replace, leave and wait: the decisions of a Socket Mode session, without a socket.
 * What happened goes in, what to do comes out; the link does it.
 *
 * A session holds one ready socket, and two while it changes over: the new one must have said hello
 * before the old one is let go. Sockets are known by generation, so a late word of an old one
 * cannot be taken for the new one's.
 */
#ifndef SLACK_SESSION_H
#define SLACK_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disruption/platform/platform.h"

#define SESSION_HELLO_MS                                                                           \
    15000 /* from the ticket to hello; official clients that wait for ever hang */
#define SESSION_DRAIN_MS 15000  /* an old socket is closed when Slack has not done it by then */
#define SESSION_STABLE_MS 60000 /* a connection that held so long ends the backoff */
#define SESSION_JITTER_MS 1000  /* before a planned replacement */

enum session_input {
    SESSION_START,
    SESSION_IDENTIFIED, /* auth.test went well */
    SESSION_TICKET,  /* apps.connections.open went well; the socket is being opened as `opening` */
    SESSION_REFUSED, /* either call went wrong: see fault */
    SESSION_HELLO,   /* socket, count */
    SESSION_DISCONNECT, /* socket, text: the reason Slack gave */
    SESSION_CLOSED,     /* socket, text: why */
    SESSION_REVOKED,    /* text: Slack says the app was removed or its tokens were taken back */
    SESSION_RETRY_TIME, /* the timers */
    SESSION_HELLO_TIME,
    SESSION_DRAIN_TIME,
    SESSION_STABLE_TIME,
    SESSION_INPUT_COUNT
};

enum session_fault {
    SESSION_FAULT_PASSING,      /* try again with backoff */
    SESSION_FAULT_UNAUTHORISED, /* a token is refused: try again slowly */
    SESSION_FAULT_PAUSE,        /* not before wait_ms */
};

struct session_event {
    enum session_input input;
    uint64_t socket;
    int64_t count; /* HELLO: sockets Slack counts */
    const char *text;
    enum session_fault fault; /* REFUSED */
    int64_t wait_ms;          /* REFUSED with PAUSE */
    uint32_t chance;          /* any random number, for jitter */
};

enum session_verb {
    SESSION_DO_IDENTIFY,
    SESSION_DO_TICKET,
    SESSION_DO_OPEN,  /* open a socket with the ticket at hand, as `socket` */
    SESSION_DO_CLOSE, /* socket: with a close frame */
    SESSION_DO_DROP,  /* socket: without manners */
    SESSION_DO_TIMER, /* set `timer` to wait_ms; -1 cancels */
    SESSION_DO_STATE, /* tell the owner: state, text, wait_ms */
};

enum session_timer {
    SESSION_TIMER_RETRY,
    SESSION_TIMER_HELLO,
    SESSION_TIMER_DRAIN,
    SESSION_TIMER_STABLE,
    SESSION_TIMER_COUNT
};

#define SESSION_TEXT_MAX 256

struct session_action {
    enum session_verb verb;
    uint64_t socket;
    enum session_timer timer;
    int64_t wait_ms;
    enum link_state state;
    char text[SESSION_TEXT_MAX];
};

#define SESSION_ACTIONS_MAX 8 /* no input asks for more */

struct session_actions {
    struct session_action at[SESSION_ACTIONS_MAX];
    size_t count;
};

enum session_phase {
    SESSION_IDLE,    /* nothing is being opened */
    SESSION_WAITING, /* for the retry timer */
    SESSION_ASKING,  /* auth.test or apps.connections.open is under way */
    SESSION_OPENING, /* a socket is opening or has not said hello */
};

struct session {
    enum session_phase phase;
    bool identified;
    uint64_t generation;                 /* of the newest socket; counts from 1 */
    uint64_t opening, current, draining; /* 0: none */
    unsigned failures;                   /* in a row; a stable connection ends them */
    bool slow;   /* since Slack said that Socket Mode is off, until the next hello */
    bool stable; /* the current socket has held for SESSION_STABLE_MS */
};

/** A zeroed struct session is ready to use. Takes one input, appends what to do to out (emptied
 * first). */
void session_step(struct session *session, const struct session_event *event,
                  struct session_actions *out);

#endif
