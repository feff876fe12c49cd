/*
 * A small HTTP/1.1 server on a TCP address or a UNIX socket, and (for the sandbox) websockets on it. Requests reach
 * the handler whole, with a bounded body; the answer may come at once or later. Request smuggling, missing lengths,
 * foreign methods and dripping clients are refused here. Requests that were pipelined are not read: the first one is
 * answered with "connection: close".
 */
#ifndef DISRUPTION_NET_HTTP_SERVER_H
#define DISRUPTION_NET_HTTP_SERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disruption/base/err.h"
#include "disruption/base/slice.h"
#include "disruption/net/loop.h"

struct http_server;

#define HTTP_REQUEST_SECONDS 20 /* a request that is not whole by then is closed */

struct http_request {
    uint64_t id;              /* names the exchange until it is answered */
    const char *method;       /* "GET", "HEAD" or "POST" */
    const char *path;         /* decoded, normalised, starts with '/' */
    const char *query;        /* raw, "" when absent */
    const char *host;
    const char *authorization; /* header values: "" when absent */
    const char *content_type;
    const char *cookie;
    const char *origin;
    const char *peer;         /* address of the client, "unix" for a UNIX socket */
    int64_t peer_uid;         /* user of the client on a UNIX socket, else -1 */
    const char *body;         /* at[body_len] is NUL */
    size_t body_len;
};

struct http_header {
    const char *name; /* without colon */
    const char *value;
};

struct http_response {
    int status;
    const char *content_type;
    const char *body;
    size_t body_len;
    const struct http_header *headers; /* further ones; may be NULL */
    size_t header_count;
};

struct http_server_events {
    /* Everything in request is borrowed for the call. Answer with http_server_answer, now or later. */
    void (*request)(void *ctx, const struct http_request *request);

    /* Websockets; leave NULL to refuse every upgrade. accept answers 0 to take it, else an HTTP status; browsers let the
       pages of any site ask, and tell which in origin. */
    int (*ws_accept)(void *ctx, const struct http_request *request, void **socket_ctx);
    void (*ws_opened)(void *socket_ctx, uint64_t socket);
    void (*ws_text)(void *socket_ctx, uint64_t socket, const char *at, size_t len); /* whole; at[len] is NUL */
    void (*ws_closed)(void *socket_ctx, uint64_t socket, int code);                 /* once per accepted socket */
};

struct http_server_options {
    const char *address;      /* "127.0.0.1:8190", "[::1]:0" (0: any free port), or "unix:/path/to/socket" */
    int socket_mode;          /* UNIX socket: permission bits, e.g. 0660 */
    size_t body_max;          /* bytes; larger requests get 413 */
    size_t connection_max;    /* at most 65536; then who has been silent for longest makes way, or more are refused */
    int64_t request_ms;       /* instead of HTTP_REQUEST_SECONDS; 0: no */
    const struct http_header *headers; /* sent with every answer (security headers); kept by reference */
    size_t header_count;
};

/**
 * Errors   ERR_INVALID: unusable address. ERR_UNAVAILABLE: the address is taken or not ours. ERR_REFUSED: a UNIX
 *          socket in a folder that everybody may write, where anybody could put another in its place.
 */
MUST_CHECK bool http_server_open(struct loop *loop, const struct http_server_options *options,
                                 const struct http_server_events *events, void *ctx, struct http_server **out,
                                 struct err *err);
void http_server_close(struct http_server *server); /* NULL is fine; not from its own events */

/** The port in use (after ":0"); 0 for a UNIX socket. */
int http_server_port(const struct http_server *server);

/** Answers one exchange; everything is copied. False: the client has gone. */
bool http_server_answer(struct http_server *server, uint64_t id, const struct http_response *response);

/** Ends the connection of an exchange without an answer, for fault tests. False: the client has gone. */
bool http_server_drop(struct http_server *server, uint64_t id);

/** Websocket side. Sending to a socket that has gone answers false. */
bool http_server_ws_send(struct http_server *server, uint64_t socket, const char *text, size_t len);
/** Raw control for fault tests: sends text as `fragments` websocket fragments, or as a binary frame. */
bool http_server_ws_send_odd(struct http_server *server, uint64_t socket, const char *bytes, size_t len,
                             int fragments, bool binary);
void http_server_ws_ping(struct http_server *server, uint64_t socket);
/** A half-open link for fault tests: while on, nothing is read from the socket and no ping is answered. */
void http_server_ws_stall(struct http_server *server, uint64_t socket, bool on);
void http_server_ws_close(struct http_server *server, uint64_t socket, int code); /* code 0: cut without manners */

#endif
