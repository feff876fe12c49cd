/* A client for outgoing calls, a server of ours to call, and a port for a server of canned bytes.
 */
#ifndef CALL_FIXTURE_H
#define CALL_FIXTURE_H

#include "net_harness.h"

#include <stdatomic.h>

#include "disruption/base/secret.h"
#include "disruption/net/http_client.h"
#include "disruption/net/http_server.h"

struct outcome {
    atomic_bool over;
    atomic_int calls;
    struct http_result result; /* its borrowed texts are copied below */
    char type[64], scopes[64], body[4096];
};

struct fixture {
    struct loop *loop;
    struct http_server *server;
    struct http_client *client;
    int listener, port; /* of canned bytes */
    char url[64];       /* of the server, without a path */
    char seen[1024];
};

static inline void note(void *ctx, const struct http_result *result)
{
    struct outcome *o = ctx;
    o->result = *result;
    assert_int_equal(result->body[result->body_len], '\0');
    snprintf(o->type, sizeof(o->type), "%s", result->content_type);
    snprintf(o->scopes, sizeof(o->scopes), "%s", result->oauth_scopes);
    snprintf(o->body, sizeof(o->body), "%s", result->body);
    atomic_fetch_add(&o->calls, 1);
    atomic_store(&o->over, true);
}

static inline void on_request(void *ctx, const struct http_request *r)
{
    struct fixture *f = ctx;
    static const struct http_header headers[] = {{"Retry-After", "7"},
                                                 {"X-OAuth-Scopes", "chat:write,users:read"},
                                                 {"Location", "/elsewhere"}};
    struct http_response response = {
        .status = 200, .content_type = "application/json", .body = "{}", .body_len = 2};
    char large[2000];
    memset(large, 'L', sizeof(large));
    snprintf(f->seen, sizeof(f->seen), "%s %s?%s type=%s auth=%s origin=%s body=%s", r->method,
             r->path, r->query, r->content_type, r->authorization, r->origin, r->body);
    if (strcmp(r->path, "/limited") == 0)
        response.status = 429, response.headers = headers, response.header_count = 2;
    if (strcmp(r->path, "/moved") == 0)
        response.status = 302, response.headers = headers, response.header_count = 3;
    if (strcmp(r->path, "/large") == 0)
        response.body = large, response.body_len = sizeof(large);
    if (strcmp(r->path, "/silent") != 0)
        assert_true(http_server_answer(f->server, r->id, &response));
}

static inline int listen_somewhere(int *port)
{
    struct sockaddr_in at = {.sin_family = AF_INET};
    socklen_t len = sizeof(at);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    assert_int_equal(bind(fd, (struct sockaddr *)&at, sizeof(at)), 0);
    assert_int_equal(listen(fd, 8), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&at, &len), 0);
    *port = ntohs(at.sin_port);
    return fd;
}

static inline int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    struct http_server_options options = {
        .address = "127.0.0.1:0", .body_max = 4096, .connection_max = 16};
    struct http_client_options client = {.user_agent = "disruption-test"};
    f->loop = new_loop(NULL);
    assert_true(http_server_open(f->loop, &options,
                                 &(struct http_server_events){.request = on_request}, f, &f->server,
                                 NULL));
    assert_true(http_client_create(&client, &f->client, NULL));
    snprintf(f->url, sizeof(f->url), "http://127.0.0.1:%d", http_server_port(f->server));
    f->listener = listen_somewhere(&f->port);
    *state = f;
    return 0;
}

static inline int tear_down(void **state)
{
    struct fixture *f = *state;
    http_client_destroy(f->client);
    http_server_close(f->server);
    loop_destroy(f->loop);
    close(f->listener);
    free(f);
    return 0;
}

static inline struct http_call call_to(const char *url)
{
    return (struct http_call){.method = "GET",
                              .url = url,
                              .connect_timeout_ms = 5000,
                              .timeout_ms = 5000,
                              .response_max = 1000};
}

static const char *path_url(const struct fixture *f, const char *path)
{
    static char url[256];
    snprintf(url, sizeof(url), "%s%s", f->url, path);
    return url;
}

static inline void run(struct fixture *f, const struct http_call *call, struct outcome *o)
{
    *o = (struct outcome){.over = false};
    http_client_send(f->client, call, note, o);
    TURN_UNTIL(f->loop, atomic_load(&o->over));
}

#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

#endif
