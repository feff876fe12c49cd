/*
 * One outgoing websocket connection. Name look-up happens off the loop; TLS is verified always; nothing is
 * negotiated beyond RFC 6455 (no subprotocol, no extension). `closed` is called exactly once, last, whatever
 * went wrong and whenever; after it the client is gone.
 */
#ifndef DISRUPTION_NET_WS_CLIENT_H
#define DISRUPTION_NET_WS_CLIENT_H

#include <stddef.h>
#include <stdint.h>

#include "disruption/base/err.h"
#include "disruption/net/loop.h"

#define WS_MESSAGE_MAX ((size_t)4 << 20) /* bytes; a longer message closes the connection with 1009 */
#define WS_SEND_QUEUE_MAX 16384          /* messages waiting to be written */

struct ws_client;

struct ws_close {
    int code;         /* the peer's close code; 0: none was received */
    int http_status;  /* answer to a refused upgrade; 0: none */
    char reason[256]; /* a sentence for people: "connection refused", "certificate has expired", ... */
};

struct ws_client_events {
    void (*opened)(void *ctx);
    /* a whole text message; at[len] is NUL; borrowed for the call */
    void (*text)(void *ctx, const char *at, size_t len);
    /* any frame at all arrived: text, binary, pong (binary is otherwise ignored). Pings of the peer are answered
     * unseen; they prevent silence_timeout_ms (and are heard then) only where ping_interval_ms is 0. */
    void (*heard)(void *ctx);
    void (*closed)(void *ctx, const struct ws_close *why);
    /* A ping of ours was answered, sent at that steady time: the connection was alive then, whenever we come to read it. NULL:
     * not of interest. */
    void (*answered)(void *ctx, int64_t sent_ms);
};

struct ws_client_options {
    const char *url;              /* wss://host[:port]/path?query, used byte-exact; ws:// only to a loopback address */
    int64_t open_timeout_ms;      /* until the upgrade is answered */
    int64_t ping_interval_ms;     /* own pings; 0: none */
    int64_t silence_timeout_ms;   /* no frame for so long: dead, closed */
};

/**
 * Starts connecting. Events come later, from the loop.
 *
 * Errors   ERR_INVALID: not a usable url, or plain ws:// to another machine.
 */
MUST_CHECK bool ws_client_open(struct loop *loop, const struct ws_client_options *options,
                               const struct ws_client_events *events, void *ctx, struct ws_client **out,
                               struct err *err);

/** Queues one text message, sent as one unfragmented frame. False: the queue is full or the connection is closing. */
bool ws_client_send(struct ws_client *client, const char *text, size_t len);

/** Sends what is queued, then a close frame; the TCP connection is dropped 1 s later if the peer keeps it. */
void ws_client_close(struct ws_client *client, int code);

/** Closes without manners, for a peer that is dead or hostile. `closed` still follows. */
void ws_client_drop(struct ws_client *client);

#endif
