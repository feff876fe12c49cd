/*
 * The courier: carries outbox rows out through the platform, on the HTTP client's thread. In order within a lane, a
 * few lanes at once, each method within its rate, what people wait for first; tries again with backoff, looks first where
 * a row may have been carried out already, and tells the writer how each row ended. It holds what it is given: how much
 * that is handing.h bounds, and what does not fit waits in the store.
 */
#ifndef DAEMON_COURIER_H
#define DAEMON_COURIER_H

#include "daemon/metrics.h"
#include "disruption/net/http_client.h"
#include "disruption/platform/platform.h"
#include "disruption/store/outbox.h"

#define COURIER_PARALLEL 6 /* calls under way at once; a platform frowns on more */
#define COURIER_URGENT 4   /* beside them, of what people wait for */
#define COURIER_BACKGROUND 2 /* of them, at most, for what nobody waits for */

struct courier;

struct courier_options {
    int64_t last_old_row; /* this outbox row and those before are from an earlier life: perhaps carried out already */
    const struct platform_ops *ops;
    struct metrics *metrics; /* NULL: nobody watches */
    const struct platform_options *platform; /* kept by reference */
    struct http_client *http;
    void (*ended)(void *ctx, struct work *result); /* on the client's thread; owns result */
    void *ctx;
};

struct courier *courier_create(const struct courier_options *options);

/** After the HTTP client is destroyed. NULL is fine. */
void courier_destroy(struct courier *courier);

/** Rows wait until the platform said who we are. Any thread; everything is copied. */
void courier_identify(struct courier *courier, const struct workspace_identity *who);

/**
 * Takes rows to carry out. A row it has already is dropped, or has its body replaced when not yet on its way.
 * Any thread. Takes what the rows own.
 */
void courier_take(struct courier *courier, struct outbox_row *rows, size_t count);

/** Newer bodies for rows it was given before; one that it has carried out meanwhile stays as it was. Else as above. */
void courier_renew(struct courier *courier, struct outbox_row *rows, size_t count);

#endif
