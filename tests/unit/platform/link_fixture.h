/* A Slack of our own on the test's loop, and an owner of the link that notes what it is told. */
#ifndef LINK_FIXTURE_H
#define LINK_FIXTURE_H

#include "testing.h"

#include <stdio.h>

#include "disruption/base/clock.h"
#include "disruption/net/http_server.h"
#include "disruption/platform/platform.h"
#include "fixture.h"

#define PATIENCE_MS                                                                                \
    15000 /* a busy machine under sanitizers is slow; nothing waits so long unless it fails */
#define SOCKETS_MAX 8

#define TURN_UNTIL(f, reached)                                                                     \
    do {                                                                                           \
        int64_t give_up_ms = clock_steady_ms() + PATIENCE_MS;                                      \
        while (!(reached)) {                                                                       \
            loop_turn((f)->loop, 10);                                                              \
            if (clock_steady_ms() > give_up_ms)                                                    \
                fail_msg("never came to pass: %s", #reached);                                      \
        }                                                                                          \
    } while (0)

struct fixture {
    struct loop *loop;
    struct http_client *http;
    struct pacing *pacing;
    struct http_server *server;
    struct secret *bot_token, *app_token;
    char api_url[64];
    struct link *link;

    /* what the fake Slack saw and does */
    const char *identity_answer, *ticket_error;
    int identity_asked, tickets;
    char authorization[2][64]; /* of auth.test, of apps.connections.open */
    bool silent;               /* says no hello */
    uint64_t sockets[SOCKETS_MAX];
    int open_codes[SOCKETS_MAX]; /* close code; -1 while open */
    int opened, closed;
    char heard[256];
    uint64_t heard_on;

    /* what the link told */
    int identified, delivered;
    char missing[256], workspace[64];
    enum link_state state;
    char reason[256];
    int64_t retry_in_ms;
    struct delivery *last;
    bool ended;
};

/* The fake Slack -------------------- */

static inline void answer(struct fixture *f, uint64_t id, const char *body)
{
    static const struct http_header scopes = {"x-oauth-scopes",
                                              "chat:write, commands,channels:history"};
    assert_true(http_server_answer(f->server, id,
                                   &(struct http_response){.status = 200,
                                                           .content_type = "application/json",
                                                           .body = body,
                                                           .body_len = strlen(body),
                                                           .headers = &scopes,
                                                           .header_count = 1}));
}

static inline void on_request(void *ctx, const struct http_request *request)
{
    struct fixture *f = ctx;
    char body[256];
    if (strcmp(request->path, "/api/auth.test") == 0) {
        f->identity_asked++;
        snprintf(f->authorization[0], sizeof(f->authorization[0]), "%s", request->authorization);
        answer(f, request->id, f->identity_answer);
        return;
    }
    assert_string_equal(request->path, "/api/apps.connections.open");
    snprintf(f->authorization[1], sizeof(f->authorization[1]), "%s", request->authorization);
    if (f->ticket_error != NULL)
        snprintf(body, sizeof(body), "{\"ok\":false,\"error\":\"%s\"}", f->ticket_error);
    else
        snprintf(body, sizeof(body), "{\"ok\":true,\"url\":\"ws://127.0.0.1:%d/link?ticket=%d\"}",
                 http_server_port(f->server), ++f->tickets);
    answer(f, request->id, body);
}

static inline int on_accept(void *ctx, const struct http_request *request, void **socket_ctx)
{
    struct fixture *f = ctx;
    char expected[32];
    snprintf(expected, sizeof(expected), "ticket=%d",
             f->tickets); /* the newest ticket, and each only once */
    *socket_ctx = f;
    bool good = strcmp(request->path, "/link") == 0 && strcmp(request->query, expected) == 0;
    return good && f->opened + 1 == f->tickets ? 0 : 409;
}

static inline void say(struct fixture *f, int socket, const char *fixture_name)
{
    struct buf text;
    fixture_text(fixture_name, &text);
    assert_true(http_server_ws_send(f->server, f->sockets[socket], text.at, text.len));
    buf_done(&text);
}

static inline void on_ws_opened(void *ctx, uint64_t socket)
{
    struct fixture *f = ctx;
    assert_in_range(f->opened, 0, SOCKETS_MAX - 1);
    f->sockets[f->opened] = socket;
    f->open_codes[f->opened] = -1;
    f->opened++;
    if (!f->silent)
        say(f, f->opened - 1, "hello");
}

static inline void on_ws_text(void *ctx, uint64_t socket, const char *at, size_t len)
{
    struct fixture *f = ctx;
    (void)len;
    snprintf(f->heard, sizeof(f->heard), "%s", at);
    f->heard_on = socket;
}

static inline void on_ws_closed(void *ctx, uint64_t socket, int code)
{
    struct fixture *f = ctx;
    f->closed++;
    for (int i = 0; i < f->opened; i++) {
        if (f->sockets[i] == socket)
            f->open_codes[i] = code;
    }
}

/* The link's owner -------------------- */

static inline void on_deliver(void *ctx, struct delivery *owned)
{
    struct fixture *f = ctx;
    delivery_destroy(f->last);
    f->last = owned;
    f->delivered++;
}

static inline void on_identified(void *ctx, const struct workspace_identity *who)
{
    struct fixture *f = ctx;
    f->identified++;
    snprintf(f->missing, sizeof(f->missing), "%s", who->missing_scopes);
    snprintf(f->workspace, sizeof(f->workspace), "%s %s %s", who->workspace_id, who->bot_user_id,
             who->url);
}

static inline void on_state(void *ctx, enum link_state state, const char *reason,
                            int64_t retry_in_ms)
{
    struct fixture *f = ctx;
    f->state = state;
    f->retry_in_ms = retry_in_ms;
    snprintf(f->reason, sizeof(f->reason), "%s", reason);
}

static inline void on_ended(void *ctx)
{
    ((struct fixture *)ctx)->ended = true;
}

static inline int set_up(void **state)
{
    static const struct http_server_events events = {on_request, on_accept, on_ws_opened,
                                                     on_ws_text, on_ws_closed};
    struct http_server_options server = {
        .address = "127.0.0.1:0", .body_max = 65536, .connection_max = 32};
    struct fixture *f = calloc(1, sizeof(*f));
    assert_true(loop_create(&(struct loop_options){0}, &f->loop, NULL));
    assert_true(
        http_client_create(&(struct http_client_options){.user_agent = "test"}, &f->http, NULL));
    f->pacing = pacing_create();
    assert_true(http_server_open(f->loop, &server, &events, f, &f->server, NULL));
    f->bot_token = secret_create("xoxb-1", 6);
    f->app_token = secret_create("xapp-1", 6);
    snprintf(f->api_url, sizeof(f->api_url), "http://127.0.0.1:%d/api/",
             http_server_port(f->server));
    f->identity_answer = "{\"ok\":true,\"team_id\":\"T0KITE\",\"team\":\"Kite\",\"user_id\":"
                         "\"U0BOT\",\"bot_id\":\"B0BOT\","
                         "\"url\":\"https://kite.slack.com/\"}";
    *state = f;
    return 0;
}

static inline int tear_down(void **state)
{
    struct fixture *f = *state;
    delivery_destroy(f->last);
    if (f->link != NULL)
        platform_slack.link_destroy(f->link);
    http_client_destroy(f->http);
    http_server_close(f->server);
    loop_destroy(f->loop);
    secret_destroy(f->bot_token);
    secret_destroy(f->app_token);
    pacing_destroy(f->pacing);
    free(f);
    return 0;
}

static inline void open_link(struct fixture *f)
{
    static const struct link_events events = {on_deliver, on_identified, on_state, NULL};
    struct platform_options options = {.api_url = f->api_url,
                                       .bot_token = f->bot_token,
                                       .app_token = f->app_token,
                                       .command = "/disruption",
                                       .pacing = f->pacing};
    assert_true(
        platform_find("slack")->link_open(f->loop, f->http, &options, &events, f, &f->link, NULL));
}

static inline void connect_link(struct fixture *f)
{
    open_link(f);
    TURN_UNTIL(f, f->state == LINK_CONNECTED);
}

#endif
