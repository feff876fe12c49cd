/* A websocket client and a server of ours on one loop, and a port for a server of canned bytes. */
#ifndef WS_FIXTURE_H
#define WS_FIXTURE_H

#include "net_harness.h"

#include <openssl/evp.h>

#include "disruption/net/http_server.h"
#include "disruption/net/ws_client.h"

struct fixture {
    struct loop *loop;
    struct http_server *server;
    int refuse_with; /* HTTP status for upgrades; 0: accept */
    uint64_t socket; /* the server's end; 0: none */
    int server_closed, server_code;
    size_t server_texts;
    char server_text[64], asked[256];
    bool echo;

    struct ws_client *client; /* NULL once closed */
    int opened, closed, heard;
    size_t texts, last_len;
    char last[64];
    struct ws_close why;
    enum { IN_TEXT_NOTHING, IN_TEXT_DROP, IN_TEXT_CLOSE } in_text;
    int listener, port; /* canned bytes */
};

static inline int on_accept(void *ctx, const struct http_request *request, void **socket_ctx)
{
    struct fixture *f = ctx;
    snprintf(f->asked, sizeof(f->asked), "%s?%s", request->path, request->query);
    *socket_ctx = f;
    return f->refuse_with;
}

static inline void on_open(void *ctx, uint64_t socket)
{
    ((struct fixture *)ctx)->socket = socket;
}

static inline void on_server_text(void *ctx, uint64_t socket, const char *at, size_t len)
{
    struct fixture *f = ctx;
    assert_int_equal(at[len], '\0');
    f->server_texts++;
    snprintf(f->server_text, sizeof(f->server_text), "%s", at);
    if (f->echo)
        assert_true(http_server_ws_send(f->server, socket, at, len));
}

static inline void on_server_closed(void *ctx, uint64_t socket, int code)
{
    struct fixture *f = ctx;
    (void)socket;
    f->server_closed++;
    f->server_code = code;
    f->socket = 0;
}

static inline void on_opened(void *ctx)
{
    ((struct fixture *)ctx)->opened++;
}

static inline void on_text(void *ctx, const char *at, size_t len)
{
    struct fixture *f = ctx;
    assert_int_equal(at[len], '\0');
    f->texts++;
    f->last_len = len;
    snprintf(f->last, sizeof(f->last), "%.*s", len > 60 ? 60 : (int)len, at);
    if (f->in_text == IN_TEXT_DROP)
        ws_client_drop(f->client);
    else if (f->in_text == IN_TEXT_CLOSE)
        ws_client_close(f->client, 1000);
}

static inline void on_heard(void *ctx)
{
    ((struct fixture *)ctx)->heard++;
}

static inline void on_closed(void *ctx, const struct ws_close *why)
{
    struct fixture *f = ctx;
    f->closed++;
    f->why = *why;
    f->client = NULL;
}

static const struct ws_client_events client_events = {on_opened, on_text, on_heard, on_closed, NULL};

static inline int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    struct sockaddr_in at = {.sin_family = AF_INET};
    socklen_t len = sizeof(at);
    struct http_server_options options = {
        .address = "127.0.0.1:0", .body_max = 1000, .connection_max = 8};
    struct http_server_events events = {.ws_accept = on_accept,
                                        .ws_opened = on_open,
                                        .ws_text = on_server_text,
                                        .ws_closed = on_server_closed};
    f->loop = new_loop(NULL);
    assert_true(http_server_open(f->loop, &options, &events, f, &f->server, NULL));
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    f->listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    assert_int_equal(bind(f->listener, (struct sockaddr *)&at, sizeof(at)), 0);
    assert_int_equal(listen(f->listener, 8), 0);
    assert_int_equal(getsockname(f->listener, (struct sockaddr *)&at, &len), 0);
    f->port = ntohs(at.sin_port);
    *state = f;
    return 0;
}

static inline int tear_down(void **state)
{
    struct fixture *f = *state;
    http_server_close(f->server);
    loop_destroy(f->loop);
    if (f->opened > 0 || f->closed > 0)
        assert_int_equal(f->closed, 1);
    close(f->listener);
    free(f);
    return 0;
}

static inline void open_url(struct fixture *f, const char *url)
{
    struct ws_client_options options = {.url = url, .open_timeout_ms = 5000};
    struct err err = ERR_INIT;
    if (!ws_client_open(f->loop, &options, &client_events, f, &f->client, &err))
        fail_msg("%s", err.text);
}

static inline void open_to(struct fixture *f, int port, const char *path)
{
    char url[128];
    snprintf(url, sizeof(url), "ws://127.0.0.1:%d%s", port, path);
    open_url(f, url);
}

static inline void connect_both(struct fixture *f)
{
    open_to(f, http_server_port(f->server), "/link/?ticket=a%2Fb");
    TURN_UNTIL(f->loop, f->opened == 1 && f->socket != 0);
    assert_string_equal(f->asked, "/link/?ticket=a/b");
}

static inline char *filled(size_t len)
{
    char *text = malloc(len + 1);
    memset(text, 'm', len);
    text[len] = '\0';
    return text;
}

/* Grants the upgrade, with further headers, as a peer that speaks raw bytes from then on. */
static inline void grant(struct fixture *f, int fd, const char *headers)
{
    char request[4096] = "", accept_key[64], answer[16384];
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned digest_len;
    TURN_UNTIL(f->loop, recv(fd, request, sizeof(request) - 1, MSG_DONTWAIT) > 0);
    const char *key = strstr(request, "Sec-WebSocket-Key: ") + 19;
    snprintf(answer, sizeof(answer), "%.*s258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
             (int)strcspn(key, "\r"), key);
    assert_int_equal(EVP_Digest(answer, strlen(answer), digest, &digest_len, EVP_sha1(), NULL), 1);
    EVP_EncodeBlock((unsigned char *)accept_key, digest, (int)digest_len);
    snprintf(answer, sizeof(answer),
             "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
             "%sSec-WebSocket-Accept: %s\r\n\r\n",
             headers, accept_key);
    assert_int_equal(send(fd, answer, strlen(answer), MSG_NOSIGNAL), strlen(answer));
}

static inline int accept_raw(struct fixture *f, int64_t silence_timeout_ms)
{
    char url[64];
    int fd = -1;
    snprintf(url, sizeof(url), "ws://127.0.0.1:%d/", f->port);
    struct ws_client_options options = {.url = url,
                                        .open_timeout_ms = 5000,
                                        .ping_interval_ms = 50,
                                        .silence_timeout_ms = silence_timeout_ms};
    assert_true(ws_client_open(f->loop, &options, &client_events, f, &f->client, NULL));
    TURN_UNTIL(f->loop, (fd = accept(f->listener, NULL, NULL)) >= 0);
    return fd;
}

static inline int connect_raw(struct fixture *f, int64_t silence_timeout_ms)
{
    int fd = accept_raw(f, silence_timeout_ms);
    grant(f, fd, "");
    TURN_UNTIL(f->loop, f->opened == 1);
    return fd;
}

#define WITH_BOTH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

#endif
