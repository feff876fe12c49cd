/*
 * The workspace: everything the sandbox knows, in memory. The nouns (people, channels, messages,
 * ...) have a file each and hang here; nothing in it touches the network, which is reached through
 * struct wire.
 */
#ifndef DISRUPTION_SANDBOX_WORKSPACE_H
#define DISRUPTION_SANDBOX_WORKSPACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disruption/base/attributes.h"
#include "disruption/base/json.h"
#include "sandbox/table.h"

#define TEAM_ID "T0SANDBOX"
#define TEAM_DOMAIN "sandbox"
#define TEAM_NAME "Sandbox"
#define APP_ID "A0DISRUPTION"
#define BOT_USER_ID "U0DISRUPTION"
#define BOT_ID "B0DISRUPTION"
#define BOT_NAME "disruption"

#define ID_MAX 40 /* bytes of an identifier we make, with NUL */
#define TS_MAX 24 /* bytes of "seconds.micros", with NUL */

/* How the workspace reaches its sockets and the open chat pages; every member may be NULL. */
struct wire {
    void *ctx;
    bool (*send)(void *ctx, uint64_t socket, const char *text, size_t len);
    bool (*send_odd)(void *ctx, uint64_t socket, const char *bytes, size_t len, int fragments,
                     bool binary);
    void (*close)(void *ctx, uint64_t socket, int code); /* 0: cut */
    void (*stall)(void *ctx, uint64_t socket, bool on);
    void (*changed)(void *ctx, const char *kind, const char *id); /* something a page may show */
};

struct workspace_options {
    const char *bot_token;
    const char *app_token;
    const char *command;  /* the app's slash command, with its slash */
    const char *base_url; /* "http://127.0.0.1:8080", no slash at the end */
};

struct workspace {
    char *bot_token;
    char *app_token;
    char *command;
    char *base_url;
    struct wire wire;

    /* Clock: the wall plus an offset, or standing still. */
    bool frozen;
    int64_t frozen_ms;
    int64_t offset_ms;
    int64_t last_us; /* newest timestamp given out */

    char run[8]; /* makes identifiers differ between runs, as natural keys must */
    uint64_t serial;

    struct table *users;         /* id -> struct user */
    struct table *users_by_name; /* borrowed */
    struct table *users_by_bot;  /* bot id -> borrowed */
    struct table *usergroups;
    struct table *channels;         /* id -> struct channel */
    struct table *channels_by_name; /* borrowed; archived ones keep their name */
    struct table *files;
    struct table *uploads; /* reserved by ticket, borrowed from files */
    struct table *views;
    struct table *ephemerals;
    struct table *triggers;
    struct table *responses; /* response urls */

    struct socket_mode *sockets; /* links, tickets, envelopes */
    struct faults *faults;
    struct calls *calls;
};

struct workspace *workspace_create(const struct workspace_options *options,
                                   const struct wire *wire);
void workspace_destroy(struct workspace *workspace); /* NULL is fine */

/** The address clients are told, once the port is known. */
void workspace_set_base_url(struct workspace *workspace, const char *base_url);

/** Now, in ms since 1970, on the sandbox's clock. */
int64_t workspace_now_ms(const struct workspace *workspace);

/** Does what has fallen due: redeliveries, deadlines, promised closes. */
void workspace_tick(struct workspace *workspace);

/** Ms of the sandbox's clock until something falls due; -1: nothing is. */
int64_t workspace_due_in_ms(const struct workspace *workspace);

/** A fresh identifier "P0RUN000001" into out[ID_MAX]. */
const char *workspace_new_id(struct workspace *workspace, const char *prefix, char *out);

/** A fresh timestamp, later than every one before, into out[TS_MAX]. */
const char *workspace_new_ts(struct workspace *workspace, char *out);

/** "seconds.micros" of a time in microseconds into out[TS_MAX]. */
const char *ts_write(int64_t at_us, char *out);

/** Microseconds of "seconds.micros" or "seconds"; false for anything else. */
MUST_CHECK bool ts_read(const char *text, int64_t *at_us);

/** Tells open pages that something of that kind and id looks different now. */
void workspace_changed(struct workspace *workspace, const char *kind, const char *id);

#endif
