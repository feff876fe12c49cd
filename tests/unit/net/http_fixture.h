/* A server whose handler echoes what it saw, and clients that speak raw bytes to it. */
#ifndef HTTP_FIXTURE_H
#define HTTP_FIXTURE_H

#include "net_harness.h"

#include "disruption/net/http_server.h"

#define BODY_MAX 1000

struct fixture {
    struct loop *loop;
    struct http_server *server;
    int requests;
    uint64_t last_id;
    bool answer_later;
    size_t answer_len; /* bytes of the answer's body; 0: an echo of the request */
    char seen[2048];
};

static const struct http_header house_headers[] = {{"x-content-type-options", "nosniff"}};

static inline void answer(struct fixture *f, uint64_t id, const char *body, size_t len)
{
    static const struct http_header extra[] = {{"x-extra", "yes"},
                                               {"x-bad", "a\r\nset-cookie: stolen"}};
    struct http_response response = {.status = 200,
                                     .content_type = "text/plain",
                                     .body = body,
                                     .body_len = len,
                                     .headers = extra,
                                     .header_count = 2};
    assert_true(http_server_answer(f->server, id, &response));
    assert_false(http_server_answer(f->server, id, &response)); /* one answer each */
}

static inline void on_request(void *ctx, const struct http_request *r)
{
    struct fixture *f = ctx;
    f->requests++;
    f->last_id = r->id;
    assert_int_equal(r->body[r->body_len], '\0');
    snprintf(f->seen, sizeof(f->seen),
             "%s %s ?%s host=%s auth=%s type=%s cookie=%s origin=%s peer=%s uid=%d body=%s",
             r->method, r->path, r->query, r->host, r->authorization, r->content_type, r->cookie,
             r->origin, r->peer, (int)r->peer_uid, r->body);
    if (f->answer_later)
        return;
    if (f->answer_len == 0) {
        answer(f, r->id, f->seen, strlen(f->seen));
        return;
    }
    char *large = malloc(f->answer_len);
    memset(large, 'L', f->answer_len);
    answer(f, r->id, large, f->answer_len);
    free(large);
}

static inline void open_server(struct fixture *f, const char *address, size_t connection_max)
{
    struct http_server_options options = {.address = address,
                                          .socket_mode = 0640,
                                          .body_max = BODY_MAX,
                                          .connection_max = connection_max,
                                          .request_ms = 300,
                                          .headers = house_headers,
                                          .header_count = 1};
    struct http_server_events events = {.request = on_request};
    struct err err = ERR_INIT;
    if (!http_server_open(f->loop, &options, &events, f, &f->server, &err))
        fail_msg("%s", err.text);
}

static inline int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    f->loop = new_loop(NULL);
    open_server(f, "127.0.0.1:0", 8);
    *state = f;
    return 0;
}

static inline int tear_down(void **state)
{
    struct fixture *f = *state;
    http_server_close(f->server);
    loop_destroy(f->loop);
    free(f);
    return 0;
}

static inline struct raw_client ask(struct fixture *f, const char *text)
{
    struct raw_client client = raw_connect(http_server_port(f->server));
    raw_say(&client, text);
    return client;
}

#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

#endif
