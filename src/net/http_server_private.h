/* The inside of the HTTP server: one struct connection per client, seen by the files of the server
 * only. */
#ifndef DISRUPTION_NET_HTTP_SERVER_PRIVATE_H
#define DISRUPTION_NET_HTTP_SERVER_PRIVATE_H

#include "disruption/base/arena.h"
#include "disruption/base/buf.h"
#include "disruption/net/http_server.h"
#include "listener.h"
#include "loop_private.h"
#include "ws_queue.h"

#define HTTP_CONNECTIONS_MAX 65536 /* an id keeps the connection's slot in its low 16 bits */

struct http_server {
    struct loop *loop;
    struct http_server_events events;
    void *ctx;
    struct http_server_options options; /* address is not kept */
    struct listener listener;
    struct watch watch;
    int spare_fd; /* given up for a moment to refuse a client when descriptors run out; -1: none */
    struct connection **slots;
    size_t *free_slots; /* a stack */
    size_t free_count;
    uint64_t last_serial, last_arrival;
};

enum connection_phase {
    PHASE_HEADERS, /* nothing, or a part of a header, has come */
    PHASE_BODY,
    PHASE_HANDLER, /* the request is whole; its answer is awaited */
    PHASE_ANSWER,  /* being written */
    PHASE_SOCKET,  /* a websocket now */
};

struct connection {
    struct http_server *server; /* NULL: closed under us */
    struct lws *wsi;
    size_t slot;
    uint64_t arrival; /* counts connections of the server */
    uint64_t id; /* of the exchange or websocket; 0: none */
    enum connection_phase phase;
    struct listener_peer peer;
    lws_sorted_usec_list_t deadline;

    struct arena arena; /* the request's texts */
    struct http_request request;
    struct buf body; /* of a request, or the websocket message that is being received */
    bool keep_alive;

    unsigned char *answer; /* LWS_PRE bytes, then header and body */
    size_t answer_len, answer_sent;
    size_t connection_at; /* where in the answer the value of its "connection" header is */
    bool leftovers;       /* the library may keep bytes that came behind the request */
    int pause_ms;         /* until the next look at a client that reads slowly */
    lws_sorted_usec_list_t pause;

    struct ws_queue frames;
    void *socket_ctx;
    bool accepted; /* ws_closed is owed */
    bool closing;  /* close_code goes out after what is queued */
    bool doomed;   /* whatever comes is ignored */
    int close_code;
    int heard_code; /* the peer's close code */
};

/** The connection behind an id, or NULL when it has gone on. */
struct connection *connection_find(const struct http_server *server, uint64_t id);

/** Gives the connection a new id. */
void connection_name(struct connection *connection);

/** Closes the connection after the server's time limit, unless that is moved by another call. */
void connection_deadline(struct connection *connection);

/** Forgets the connection; told by libwebsockets that it is gone. */
void connection_gone(struct connection *connection);

/**
 * Reads and checks the request line and headers at hand into connection->request.
 *
 * Returns 0, or the HTTP status to refuse the request with; body_len is the announced length.
 */
int http_request_read(struct connection *connection, const char *path, size_t path_len,
                      size_t *body_len);

/** Puts an answer on its way; the connection must be awaiting one. */
void http_answer_start(struct connection *connection, const struct http_response *response);

/** Goes on writing the answer, from a writable callback. Non-zero: close. */
int http_answer_write(struct connection *connection);

/** Callbacks of a connection that is, or asks to become, a websocket. */
int ws_server_upgrade(struct connection *connection, const char *protocol);
int ws_server_callback(struct connection *connection, enum lws_callback_reasons reason,
                       const char *in, size_t len);

#endif
