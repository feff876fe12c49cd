/* The link from inside: link.c drives the session, link_ask.c asks the Web API, link_socket.c holds
 * the sockets. */
#ifndef SLACK_LINK_PRIVATE_H
#define SLACK_LINK_PRIVATE_H

#include "disruption/base/arena.h"
#include "disruption/net/ws_client.h"
#include "decode.h"
#include "link.h"
#include "session.h"

struct mailbox;
struct link_socket;

struct link_timer {
    struct link *link;
    enum session_input input; /* what its end means to the session */
    struct timer *timer;
};

struct link {
    struct loop *loop;
    struct http_client *http;
    struct platform_options options; /* borrowed strings and secrets, of whoever opened the link */
    struct link_events events;
    void *ctx;

    struct session session;
    struct link_timer timers[SESSION_TIMER_COUNT];
    struct mailbox *mailbox;     /* answers of the Web API, from the client's thread */
    struct link_socket *sockets; /* every socket that has not said closed */
    int64_t heard_ms; /* as link_heard_ms tells it */
    char *ticket; /* url for one socket, from the answer to the open; NULL when used */

    struct arena identity; /* of auth.test; strings of `self` live in it */
    struct slack_self self;

    bool closing;
    void (*closed)(void *ctx);
    void *closed_ctx;
};

/** Takes one step of the session and does what it says. Nothing happens once the link is closing.
 */
void link_step(struct link *link, const struct session_event *event);

/** Runs `closed` when the link is closing and its last socket has gone. The link may be destroyed
 * by it. */
void link_finish(struct link *link);

/* link_ask.c */
struct mailbox *mailbox_create(struct loop *loop);
void mailbox_release(
    struct mailbox *mailbox); /* the link's share; answers under way are thrown away later */
void link_ask_identity(struct link *link);
void link_ask_ticket(struct link *link);
void link_read_mail(void *link);

/* link_socket.c */
void link_socket_open(struct link *link, uint64_t generation);
void link_socket_close(struct link *link, uint64_t generation, bool politely);
void link_socket_send(struct link *link, uint64_t generation, const char *text, size_t len);
void link_sockets_close(struct link *link);
void link_sockets_orphan(struct link *link);

#endif
