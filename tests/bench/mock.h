/*
 * As much of Slack as a measurement needs: the Web API says yes to everything and gives history in
 * pages, and one websocket carries envelopes. It judges nothing; that is what the sandbox is for.
 * Being small keeps its share of the measured time small.
 */
#ifndef BENCH_MOCK_H
#define BENCH_MOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disruption/base/buf.h"
#include "disruption/base/err.h"
#include "disruption/net/http_server.h"

#define MOCK_CHANNELS_MAX 64
#define MOCK_CHANNEL_ID_MAX 16 /* bytes with NUL */
#define MOCK_LATE_MAX 64       /* answers kept back at once */
#define MOCK_LATE_MS 700       /* ... for so long at most */

/* An answer that is kept back. */
struct mock_late {
    uint64_t request;
    char *body;
    size_t len;
};

struct mock {
    struct loop *loop;
    struct http_server *server;
    uint64_t socket;   /* 0: nobody is connected */
    int64_t create_us; /* when the last conversations.create came */
    int64_t post_us;   /* when the newest channel got its first message; 0: not yet */
    size_t channel_count;
    char channels[MOCK_CHANNELS_MAX][MOCK_CHANNEL_ID_MAX];
    uint64_t stamp;       /* for messages the bot posts */
    size_t history_calls; /* conversations.history so far */

    bool troubled;        /* of four calls one is refused, one fails, one is late; not those of the link */
    size_t trouble_calls; /* how many came meanwhile */
    struct mock_late late[MOCK_LATE_MAX];
    size_t late_count;
    struct timer *late_timer;

    void (*acknowledged)(void *ctx, uint64_t sequence);
    void (*connected)(void *ctx); /* while nobody was */
    uint64_t (*history)(void *ctx, const char *channel, uint64_t before, size_t limit,
                        struct buf *out); /* as drive_history; NULL: history says nothing of anything */
    void *ctx;
};

/** Listens on a free port of this machine. mock is zeroed but for its events and ctx. */
MUST_CHECK bool mock_open(struct mock *mock, struct loop *loop, struct err *err);
void mock_close(struct mock *mock);

/** Sends one text frame on the socket; ends the program when there is none. */
void mock_send(struct mock *mock, const char *text, size_t len);

/** Ends the socket without manners; from now on nobody is connected. */
void mock_cut(struct mock *mock);

#endif
