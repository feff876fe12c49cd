/* Socket Mode as the server sees it: tickets, open sockets, and the state that envelopes share with
 * them. */
#ifndef DISRUPTION_SANDBOX_SOCKET_MODE_H
#define DISRUPTION_SANDBOX_SOCKET_MODE_H

#include "disruption/base/json.h"
#include "sandbox/workspace.h"

#define LINK_MAX 10            /* sockets per app, as the protocol says */
#define TICKET_LIFE_MS 30000   /* an unused address is worth nothing afterwards */
#define LINK_FAREWELL_MS 10000 /* between a disconnect message and the close */

struct link {
    uint64_t socket;
    int64_t opened_ms;
    int64_t close_at_ms; /* 0: no close is promised */
    bool stalled;
    int64_t delivered;
    int64_t acked;
};

/* What the control interface asked for; counts run down to 0. */
struct socket_faults {
    int refuse_status;
    int refuse_count;
    int no_hello;
    int ghosts;
    bool disabled;
    int duplicate;
    int reorder;
    int drop_acks;
    int drop;
    bool hold;
};

struct socket_counts {
    int64_t delivered;
    int64_t acked;
    int64_t retried;
    int64_t expired;
};

struct socket_mode {
    struct table *links; /* socket number as text -> struct link */
    struct table *tickets;
    struct table *pending; /* envelope id -> struct envelope */
    struct table *held;    /* borrowed from pending, in order */
    struct table *reordered;
    struct socket_faults faults;
    struct socket_counts counts;
    size_t next_link; /* whose turn it is */
    struct js *acks;  /* newest last */
    struct js *deliveries;
    struct js *closed;      /* newest last */
    int64_t delivery_count; /* since the start; numbers the deliveries */
};

struct socket_mode *socket_mode_create(void);
void socket_mode_destroy(struct socket_mode *sockets);

/** The address of a new socket, on the heap; the caller frees it. */
char *socket_ticket(struct workspace *workspace);

/** 0 to take the upgrade, else the HTTP status that refuses it. Uses the ticket up. */
int socket_accept(struct workspace *workspace, const char *query);
void socket_opened(struct workspace *workspace, uint64_t socket);

/** For those who look: the code of the client's close frame, 0 when it sent none. */
void socket_note_close(struct workspace *workspace, uint64_t socket, int code);
void socket_closed(struct workspace *workspace, uint64_t socket);
void socket_text(struct workspace *workspace, uint64_t socket, const char *text, size_t len);

/** Sends a disconnect message; the close follows after close_ms (negative: never). */
void socket_disconnect(struct workspace *workspace, struct link *link, const char *reason,
                       int64_t close_ms);

/** The open link whose turn it is; NULL without any. */
struct link *socket_turn(struct workspace *workspace);
struct link *socket_find(const struct workspace *workspace, uint64_t socket);

/** Closes what was promised to close. */
void socket_tick(struct workspace *workspace);
int64_t socket_due_at_ms(const struct workspace *workspace); /* INT64_MAX: nothing */

#endif
