/*
 * One table of operations that each chat platform fills. Two halves that know nothing of each other: the link (loop
 * thread: a live connection that delivers events and takes acknowledgements) and the calls (courier thread: effects
 * into HTTP calls, answers into verdicts).
 */
#ifndef DISRUPTION_PLATFORM_PLATFORM_H
#define DISRUPTION_PLATFORM_PLATFORM_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/arena.h"
#include "disruption/base/err.h"
#include "disruption/base/secret.h"
#include "disruption/core/effect.h"
#include "disruption/core/event.h"
#include "disruption/core/policy.h"
#include "disruption/net/http_client.h"
#include "disruption/net/loop.h"
#include "disruption/net/pacing.h"

struct link;

#define DELIVERY_ID_MAX 128 /* bytes of a platform's delivery id with NUL; longer ones are not acknowledged */
#define DELIVERY_FIELD_MAX 64 /* bytes of the key of a form's field with NUL */

/* One decoded delivery. It owns its arena, in which its event lives; whoever holds it releases it. */
struct delivery {
    struct arena arena;
    struct event event;
    uint64_t connection;             /* which connection brought it; an acknowledgement goes back on that one */
    char id[DELIVERY_ID_MAX];        /* the platform's name for it; "" when nothing is to be acknowledged */
    char field[DELIVERY_FIELD_MAX];  /* of a form that waits to hear: where a refusal can stand; else "" */
};

/* A form that stays open with what was typed in it, and a sentence at one of its fields. Borrowed for the call. */
struct delivery_refusal {
    const char *field;
    const char *text; /* markup */
};

void delivery_destroy(struct delivery *delivery);

enum link_state {
    LINK_CONNECTING,
    LINK_CONNECTED,    /* the platform said hello: ready */
    LINK_LOST,         /* trying again, with backoff */
    LINK_UNAUTHORISED, /* the token is refused: trying again slowly */
};

/* What the platform said of us when we connected. Borrowed for the call. */
struct workspace_identity {
    const char *workspace_id, *workspace_name, *bot_user_id, *bot_id, *url;
    const char *api_url;        /* where calls go; its machine may hold files as well */
    const char *missing_scopes; /* comma list of scopes the app lacks; "" when none */
};

struct link_events {
    /* On the loop's thread. deliver takes ownership; acknowledge later with link_acknowledge (also when ignored). */
    void (*deliver)(void *ctx, struct delivery *owned);
    void (*identified)(void *ctx, const struct workspace_identity *who);
    void (*state)(void *ctx, enum link_state state, const char *reason, int64_t retry_in_ms);
    void (*heard)(void *ctx); /* a frame came, be it an answer to our ping. NULL: nobody asks */
};

struct platform_options {
    const char *api_url;            /* with a slash at its end */
    const struct secret *bot_token;
    const struct secret *app_token;
    const char *command;            /* "/disruption": other commands are not ours */
    struct pacing *pacing;          /* shared by all that calls the platform */
};

/* A call to make for an effect. Everything lives in the arena given. */
struct platform_call {
    struct http_call http;
    struct call_rate rate; /* the limits it counts against; its strings live there too, or for ever */
};

enum verdict_kind {
    VERDICT_DONE,   /* carried out (also: it was so already); result is set */
    VERDICT_NEXT,   /* a further call is needed: ask for step + 1 */
    VERDICT_RETRY,  /* not carried out; after wait_ms once more, from the step it says */
    VERDICT_DOUBT,  /* perhaps carried out: after wait_ms look first (step -1), then decide */
    VERDICT_PAUSE,  /* the method is over its rate: nothing of this method before wait_ms, then again */
    VERDICT_FAILED, /* can never succeed; reason says why */
    VERDICT_UNAUTHORISED, /* the token is refused; keep, wait long */
};

struct verdict {
    enum verdict_kind kind;
    int step;            /* for NEXT and RETRY: which step to make */
    int64_t wait_ms;     /* for RETRY, PAUSE and DOUBT; -1: the courier's own backoff */
    struct js *result;   /* DONE: in effect.h's terms, owned by the receiver; may be NULL. NEXT: carried to the next step */
    struct event *event; /* DONE of a FETCH effect: what was fetched, in the arena */
    char reason[256];    /* a platform's error code or a sentence */
    enum call_end end;   /* for the pacing of later calls, whatever becomes of this effect */
    int64_t pause_ms;    /* RATE_LIMITED: no call of the method for so long */
};

struct platform_ops {
    const char *name;

    /* The link. */
    bool (*link_open)(struct loop *loop, struct http_client *http, const struct platform_options *options,
                      const struct link_events *events, void *ctx, struct link **out, struct err *err);
    /*
     * One acknowledgement of a delivery; dropped when its connection has gone (the platform will redeliver).
     * refusal: of a delivery with a field; NULL: taken, so that a form closes.
     */
    void (*link_acknowledge)(struct link *link, uint64_t connection, const char *id,
                             const struct delivery_refusal *refusal);
    /* Until when a connection is known to have been alive (steady clock, ms): what happened until then was delivered. 0: not
     * known yet. */
    int64_t (*link_heard_ms)(const struct link *link);
    /* Says goodbye with a close frame; `closed` runs when nothing is open any more. No events after it. */
    void (*link_close)(struct link *link, void (*closed)(void *ctx), void *ctx);
    void (*link_destroy)(struct link *link);

    /*
     * The calls. step 0 is the effect itself, 1.. further calls of a compound one, -1 the look whether it was carried
     * out before (only for effects that cannot be repeated: channel_create, post, direct, upload). carried: result of
     * the step before.
     * identity: as last identified. False with ERR_INVALID when no call can be made of it (the row is parked), and
     * with ERR_NOT_FOUND for step -1 of an effect that may simply be repeated.
     */
    bool (*call_encode)(const struct platform_options *options, const struct workspace_identity *identity,
                        const struct effect *effect, int64_t created_ms, int step, const struct js *carried,
                        struct arena *arena, struct platform_call *out, struct err *err);
    void (*call_decode)(const struct workspace_identity *identity, const struct effect *effect, int64_t created_ms,
                        int step, const struct js *carried, const struct http_result *answer, int64_t now_ms,
                        struct arena *arena, struct verdict *out);
};

/** The table of a platform by its configuration name; NULL: there is none. */
const struct platform_ops *platform_find(const char *name);

extern const struct platform_ops platform_slack;

#endif
