/* The inside of an outgoing websocket, seen by its own files only. */
#ifndef DISRUPTION_NET_WS_CLIENT_PRIVATE_H
#define DISRUPTION_NET_WS_CLIENT_PRIVATE_H

#include "disruption/base/buf.h"
#include "disruption/net/url.h"
#include "disruption/net/ws_client.h"
#include "loop_private.h"
#include "resolver.h"
#include "ws_queue.h"

struct ws_client {
    struct loop *loop;
    struct ws_client *next, **link; /* among the loop's */
    struct ws_client_events events;
    void *ctx;
    struct ws_client_options options; /* url is not kept here */
    char *text;                       /* of the URL; url.target points into it */
    struct url url;
    char host_header[280];

    uint64_t question; /* at the resolver; 0: none */
    struct resolver_answer answer;
    size_t next_address;
    int64_t open_by_ms; /* steady */

    struct lws *wsi; /* NULL between attempts; cleared when the library says that it is gone */
    bool
        connecting; /* inside lws_client_connect_via_info, which may fail with or without telling */
    bool opened;
    bool doomed;  /* no more attempts; whatever arrives is ignored */
    bool closing; /* close_code goes out, after what is queued unless doomed */
    int close_code;
    struct ws_close why;
    char certificate[128]; /* why the server's was refused */

    int64_t heard_at_ms; /* steady */
    struct buf message;
    struct ws_queue frames;
    lws_sorted_usec_list_t attempt; /* the next one, or (doomed) the end */
    lws_sorted_usec_list_t deadline;
    lws_sorted_usec_list_t ping;
    lws_sorted_usec_list_t silence;
};

/** Notes why it ends; the first reason stays. */
void ws_client_note(struct ws_client *client, const char *format, ...) PRINTF_LIKE(2, 3);

/** The library has let go of the connection, or gave none: tries the next address or ends. */
void ws_client_attempt_over(struct ws_client *client);

/** The upgrade was granted. */
void ws_client_opened(struct ws_client *client);

/** A frame, or a piece of one, arrived. */
void ws_client_heard(struct ws_client *client);

/** A pong arrived; a ping carries the wall time it was sent at, and its pong repeats that. */
void ws_client_answered(struct ws_client *client, const char *stamp, size_t len);

/** Asks for a close frame with code, and for the end of the connection soon after. */
void ws_client_say_goodbye(struct ws_client *client, int code);

#endif
