/* The inside of the server, shared by server.c (sockets, timers), routes.c (requests), site.c
 * (who asks) and late.c (answers held back). */
#ifndef DISRUPTION_SANDBOX_SERVER_PRIVATE_H
#define DISRUPTION_SANDBOX_SERVER_PRIVATE_H

#include "disruption/net/http_server.h"
#include "disruption/net/url.h"
#include "sandbox/api.h"
#include "sandbox/server.h"

#define PAGE_SOCKETS_MAX 64
#define NEWS_MAX                                                                                   \
    32 /* things that changed between two messages to the pages; beyond, everything has */

struct news {
    char kind[16];
    char id[ID_MAX];
};

/* What a websocket is for; its address is the socket's context. */
struct socket_role {
    struct sandbox_server *server;
    bool page;
};

struct sandbox_server {
    struct loop *loop;
    struct http_server *http;
    struct workspace *workspace;
    struct timer *tick; /* for what falls due */
    struct timer *pings;
    struct timer *tell; /* for news */
    struct socket_role app_role;
    struct socket_role page_role;
    uint64_t pages[PAGE_SOCKETS_MAX];
    size_t page_count;
    struct news news[NEWS_MAX];
    size_t news_count;
    bool news_over;
    struct late *late; /* answers that wait */
    char url[64];
    struct url public_url; /* no host: it is told its own address alone */
};

/** Whether a page of another site asks, by a form, a script, or a name that points here. */
bool server_is_foreign(const struct sandbox_server *server, const struct http_request *request);

/** Handles one request, whichever it is. */
void server_request(void *server, const struct http_request *request);

/** Lets an answer go after its delay, or loses it; takes over its body. */
void late_answer(struct sandbox_server *server, uint64_t id, struct api_answer *answer);
void late_send(struct sandbox_server *server, uint64_t id, const struct api_answer *answer);
void late_drop_all(struct sandbox_server *server);

/** Sets the timer to the next thing that falls due. */
void server_reschedule(struct sandbox_server *server);

#endif
