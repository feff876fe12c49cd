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

struct mock {
    struct loop *loop;
    struct http_server *server;
    uint64_t socket;   /* 0: nobody is connected */
    int64_t hello_us;  /* when the last hello was sent */
    int64_t create_us; /* when the last conversations.create came */
    int64_t post_us;   /* when the newest channel got its first message; 0: not yet */
    size_t channel_count;
    char channels[MOCK_CHANNELS_MAX][MOCK_CHANNEL_ID_MAX];
    uint64_t stamp;       /* for messages the bot posts */
    size_t history_calls; /* conversations.history so far */

    void (*acknowledged)(void *ctx, uint64_t sequence);
    uint64_t (*history)(void *ctx, const char *channel, uint64_t before, size_t limit,
                        struct buf *out); /* as drive_history; NULL: history says nothing of anything */
    void *ctx;
};

/** Listens on a free port of this machine. mock is zeroed but for acknowledged, history and ctx. */
MUST_CHECK bool mock_open(struct mock *mock, struct loop *loop, struct err *err);
void mock_close(struct mock *mock);

/** Sends one text frame on the socket; ends the program when there is none. */
void mock_send(struct mock *mock, const char *text, size_t len);

#endif
