/* A listening socket, TCP or UNIX, made by hand: the library's own says neither why it failed nor
 * listens on [::1]. */
#ifndef DISRUPTION_NET_LISTENER_H
#define DISRUPTION_NET_LISTENER_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/err.h"

struct listener {
    int fd;
    int port;       /* 0 for a UNIX socket */
    char path[108]; /* "" for TCP */
};

struct listener_peer {
    char name[64]; /* numeric address, or "unix" */
    int64_t uid;   /* user on a UNIX socket, else -1 */
};

/**
 * address   "127.0.0.1:8190", "[::1]:0", "localhost:0", "unix:/path". A dead socket file in the way
 * is replaced. mode      permission bits of a UNIX socket. Errors    ERR_INVALID: no such address.
 * ERR_UNAVAILABLE: taken, or not ours.
 */
MUST_CHECK bool listener_open(const char *address, int mode, struct listener *out, struct err *err);

/** The next waiting connection, non-blocking; -1 when none can be had. */
int listener_accept(const struct listener *listener, struct listener_peer *peer);

#endif
