/* Websocket frames that wait for a writable socket, for both sides of a connection. */
#ifndef DISRUPTION_NET_WS_QUEUE_H
#define DISRUPTION_NET_WS_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

#include <libwebsockets.h>

struct ws_frame;

struct ws_queue { /* zeroed: empty */
    struct ws_frame *first, *last;
    size_t count;
};

void ws_queue_done(struct ws_queue *queue);

/** Appends a frame; bytes are copied. */
void ws_queue_add(struct ws_queue *queue, const char *bytes, size_t len,
                  enum lws_write_protocol how);

/**
 * Writes frames until none is left or the socket takes no more; then the next writable callback is
 * asked for. Call from a writable callback only. False: the connection is dead.
 */
bool ws_queue_write(struct ws_queue *queue, struct lws *wsi);

#endif
