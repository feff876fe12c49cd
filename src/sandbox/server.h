/* The sandbox as a server: one port for the Web API, Socket Mode, uploads, the control interface
 * and the page. */
#ifndef DISRUPTION_SANDBOX_SERVER_H
#define DISRUPTION_SANDBOX_SERVER_H

#include "disruption/base/err.h"
#include "disruption/net/loop.h"
#include "sandbox/workspace.h"

struct sandbox_server;

struct sandbox_options {
    const char *listen; /* "127.0.0.1:8080"; loopback only */
    const char *bot_token;
    const char *app_token;
    const char *command;
    const char *public_url; /* what clients are told, when a proxy stands in front; NULL: its own */
};

/**
 * Serves on the loop until closed.
 *
 * Errors   ERR_REFUSED: the address is not loopback. ERR_INVALID: the public one is none. Those of http_server_open.
 */
MUST_CHECK bool sandbox_server_open(struct loop *loop, const struct sandbox_options *options,
                                    struct sandbox_server **out, struct err *err);
void sandbox_server_close(struct sandbox_server *server); /* NULL is fine */

/** "http://127.0.0.1:8080", without a slash at the end; lives as long as the server. */
const char *sandbox_server_url(const struct sandbox_server *server);
struct workspace *sandbox_server_workspace(struct sandbox_server *server);

#endif
