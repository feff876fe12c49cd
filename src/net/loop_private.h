/*
 * What the room's files know of the loop and others must not: libwebsockets' context, the two
 * virtual hosts that connections hang on, and watching of file descriptors.
 */
#ifndef DISRUPTION_NET_LOOP_PRIVATE_H
#define DISRUPTION_NET_LOOP_PRIVATE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include <libwebsockets.h>

#include "disruption/net/loop.h"

#define LOOP_RECEIVE_MAX 16384 /* bytes libwebsockets hands over in one piece */
#define LOOP_SEND_MAX 65536    /* bytes of one write before the rest is kept for later */
#define LOOP_DESCRIPTORS 1024  /* what libwebsockets may watch; its table is that long */

struct resolver;
struct ws_client;

/* A descriptor that is only read by its owner: a listening socket, a signalfd. */
struct watch {
    void (*readable)(void *ctx);
    void *ctx;
    struct lws *wsi; /* NULL once libwebsockets has let go of it (and closed the descriptor) */
};

struct loop {
    struct lws_context *lws;
    struct lws_vhost
        *clients; /* outgoing connections; also hears of wake-ups and certificate checks */
    struct lws_vhost *served; /* every connection that a listener accepted */
    atomic_bool stopping;
    bool destroying;
    bool turning; /* in loop_turn: a timer that fired ends the turn */
    lws_sorted_usec_list_t turn_end;
    struct {
        void (*woken)(void *ctx);
        void *ctx;
    } wakes[LOOP_WAKE_MAX];
    size_t wake_count;
    struct watch signals;
    int signal_fd;
    void (*signal_caught)(void *ctx, int signal);
    void *signal_ctx;
    struct timer *timers;      /* every one that exists */
    struct ws_client *sockets; /* every outgoing websocket that has not closed */
    struct resolver *resolver; /* NULL until the first look-up */
};

/** Watches fd, which belongs to libwebsockets from then on (also on failure). watch must stay until
 * it is let go. */
MUST_CHECK bool loop_watch(struct loop *loop, struct watch *watch, int fd, struct err *err);
void loop_unwatch(struct watch *watch); /* closes the descriptor; not from its own callback */

/** Ends the current loop_turn, if there is one, after what is due now. */
void loop_end_turn(struct loop *loop);

/** The loop behind a libwebsockets callback. */
struct loop *loop_of(struct lws *wsi);

/** Ends a connection at the next chance: the only way that is safe inside any of its callbacks. */
void loop_kill(struct lws *wsi);

/** Schedules fn after delay_ms; an older schedule of the same entry is moved. */
void loop_schedule(struct loop *loop, lws_sorted_usec_list_t *entry,
                   void (*fn)(lws_sorted_usec_list_t *), int64_t delay_ms);

/* Callbacks of the connections, in ws_client_lws.c and http_exchange.c. */
int ws_client_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                       size_t len);
int http_server_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                         size_t len);

/** Notes why a server's certificate was refused. ssl: the connection; store: OpenSSL's
 * X509_STORE_CTX. */
void ws_client_note_certificate(struct loop *loop, void *ssl, void *store);

/** Closes every outgoing websocket that has no connection in libwebsockets. */
void ws_client_close_all(struct loop *loop);

#endif
