/*
 * The two local listeners: the control socket (the shell's writes, for members of the daemon's group) and the web
 * address (is it alive, is it ready, how is it doing).
 */
#ifndef DAEMON_CONTROL_H
#define DAEMON_CONTROL_H

#include "daemon/work.h"
#include "disruption/net/http_server.h"

struct control;

struct control_options {
    const char *socket; /* path; "" for none */
    const char *listen; /* "address:port"; "" for none */
    bool (*push)(void *ctx, struct work *work);         /* false: too much waits */
    bool (*ready)(void *ctx, struct buf *why_not); /* connected, and the store takes what comes; else lines that say why */
    struct js *(*condition)(void *ctx);                 /* how it is doing, for `disruption doctor`; owned by the caller */
    bool (*backed_up)(void *ctx, const char *database); /* the shell made a backup; false: of some other file than ours */
    void (*metrics)(void *ctx, struct buf *out);        /* in the text format of Prometheus */
    void *ctx;
};

/** Errors: ERR_INVALID, ERR_UNAVAILABLE: an address cannot be used. */
MUST_CHECK bool control_open(struct loop *loop, const struct control_options *options, struct control **out,
                             struct err *err);
void control_close(struct control *control); /* NULL is fine */

/** Answers the command that work was; on the loop's thread. */
void control_answer(struct control *control, const struct work *work);

#endif
