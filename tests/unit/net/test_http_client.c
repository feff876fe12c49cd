/* Outgoing calls against our own server, against a server of canned bytes, and against nobody. */
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

static void note(void *ctx, const struct http_result *result)
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

static void on_request(void *ctx, const struct http_request *r)
{
    struct fixture *f = ctx;
    static const struct http_header headers[] = {
        {"Retry-After", "7"}, {"X-OAuth-Scopes", "chat:write,users:read"}, {"Location", "/elsewhere"}};
    struct http_response response = {.status = 200, .content_type = "application/json", .body = "{}", .body_len = 2};
    char large[2000];
    memset(large, 'L', sizeof(large));
    snprintf(f->seen, sizeof(f->seen), "%s %s?%s type=%s auth=%s origin=%s body=%s", r->method, r->path, r->query,
             r->content_type, r->authorization, r->origin, r->body);
    if (strcmp(r->path, "/limited") == 0)
        response.status = 429, response.headers = headers, response.header_count = 2;
    if (strcmp(r->path, "/moved") == 0)
        response.status = 302, response.headers = headers, response.header_count = 3;
    if (strcmp(r->path, "/large") == 0)
        response.body = large, response.body_len = sizeof(large);
    if (strcmp(r->path, "/silent") != 0)
        assert_true(http_server_answer(f->server, r->id, &response));
}

static int listen_somewhere(int *port)
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

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    struct http_server_options options = {.address = "127.0.0.1:0", .body_max = 4096, .connection_max = 16};
    struct http_client_options client = {.user_agent = "disruption-test"};
    f->loop = new_loop(NULL);
    assert_true(http_server_open(f->loop, &options, &(struct http_server_events){.request = on_request}, f, &f->server,
                                 NULL));
    assert_true(http_client_create(&client, &f->client, NULL));
    snprintf(f->url, sizeof(f->url), "http://127.0.0.1:%d", http_server_port(f->server));
    f->listener = listen_somewhere(&f->port);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    http_client_destroy(f->client);
    http_server_close(f->server);
    loop_destroy(f->loop);
    close(f->listener);
    free(f);
    return 0;
}

static struct http_call call_to(const char *url)
{
    return (struct http_call){.method = "GET", .url = url, .connect_timeout_ms = 5000, .timeout_ms = 5000,
                              .response_max = 1000};
}

static const char *path_url(const struct fixture *f, const char *path)
{
    static char url[256];
    snprintf(url, sizeof(url), "%s%s", f->url, path);
    return url;
}

static void run(struct fixture *f, const struct http_call *call, struct outcome *o)
{
    *o = (struct outcome){.over = false};
    http_client_send(f->client, call, note, o);
    TURN_UNTIL(f->loop, atomic_load(&o->over));
}

static void a_post_arrives_as_it_was_meant(void **state)
{
    struct fixture *f = *state;
    struct outcome o;
    struct secret *token = secret_create("xoxb-1", 6);
    struct http_call call = call_to(path_url(f, "/p?a=1"));
    call.method = "POST";
    call.content_type = "text/x";
    call.bearer = token;
    call.header_names[0] = "Origin";
    call.header_values[0] = "here";
    call.body = "ab\ncd";
    call.body_len = 5;
    run(f, &call, &o);
    assert_int_equal(o.result.failure, HTTP_OK);
    assert_int_equal(o.result.status, 200);
    assert_string_equal(o.body, "{}");
    assert_string_equal(o.type, "application/json");
    assert_int_equal(o.result.retry_after_ms, -1);
    assert_string_equal(o.scopes, "");
    assert_string_equal(f->seen, "POST /p?a=1 type=text/x auth=Bearer xoxb-1 origin=here body=ab\ncd");
    secret_destroy(token);
}

static void a_call_without_a_type_claims_none(void **state)
{
    struct fixture *f = *state;
    struct outcome o;
    struct http_call call = call_to(path_url(f, "/p"));
    call.method = "POST";
    run(f, &call, &o);
    assert_string_equal(f->seen, "POST /p? type= auth= origin= body=");
}

static void too_many_requests_tell_when_to_come_back(void **state)
{
    struct fixture *f = *state;
    struct outcome o;
    struct http_call call = call_to(path_url(f, "/limited"));
    run(f, &call, &o);
    assert_int_equal(o.result.failure, HTTP_OK);
    assert_int_equal(o.result.status, 429);
    assert_int_equal(o.result.retry_after_ms, 7000);
    assert_string_equal(o.scopes, "chat:write,users:read");
}

static void a_redirect_is_an_answer(void **state)
{
    struct fixture *f = *state;
    struct outcome o;
    struct http_call call = call_to(path_url(f, "/moved"));
    run(f, &call, &o);
    assert_int_equal(o.result.status, 302);
    assert_non_null(strstr(f->seen, "/moved"));
}

static void an_answer_over_the_limit_is_lost(void **state)
{
    struct fixture *f = *state;
    struct outcome o;
    struct http_call call = call_to(path_url(f, "/large"));
    run(f, &call, &o);
    assert_int_equal(o.result.failure, HTTP_LOST);
    assert_int_equal(o.result.status, 0);
    assert_non_null(strstr(o.result.reason, "longer than 1000 bytes"));
    assert_string_equal(o.body, "");
}

static void silence_after_the_request_is_lost(void **state)
{
    struct fixture *f = *state;
    struct outcome o;
    struct http_call call = call_to(path_url(f, "/silent"));
    call.timeout_ms = 200;
    run(f, &call, &o);
    assert_int_equal(o.result.failure, HTTP_LOST);
    assert_in_range(o.result.elapsed_ms, 150, PATIENCE_MS);
}

static void nobody_there_is_unsent(void **state)
{
    struct fixture *f = *state;
    struct outcome o;
    char url[64];
    snprintf(url, sizeof(url), "http://127.0.0.1:%d/", f->port);
    close(f->listener);
    struct http_call call = call_to(url);
    run(f, &call, &o);
    assert_int_equal(o.result.failure, HTTP_UNSENT);
    assert_true(o.result.reason[0] != '\0');
    f->listener = listen_somewhere(&f->port);
}

static void an_unknown_name_is_unsent(void **state)
{
    struct fixture *f = *state;
    struct outcome o;
    struct http_call call = call_to("https://no-such-name.invalid/");
    run(f, &call, &o);
    assert_int_equal(o.result.failure, HTTP_UNSENT);
}

static void a_name_without_an_answer_in_time_is_unsent(void **state)
{
    struct fixture *f = *state;
    struct outcome o;
    char url[64];
    snprintf(url, sizeof(url), "https://127.0.0.1:%d/", f->port); /* accepts, and never shakes hands */
    struct http_call call = call_to(url);
    call.connect_timeout_ms = 200;
    run(f, &call, &o);
    assert_int_equal(o.result.failure, HTTP_UNSENT);
}

struct canned {
    const char *name, *bytes;
    enum http_failure failure;
    int status;
    int64_t retry_after_ms;
};

static const struct canned canned_rows[] = {
    {"truncated_body", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", HTTP_LOST, 0, -1},
    {"truncated_header", "HTTP/1.1 200 OK\r\nContent-Le", HTTP_LOST, 0, -1},
    {"no_answer_at_all", "", HTTP_LOST, 0, -1},
    {"no_http", "SSH-2.0-OpenSSH_9.2\r\n", HTTP_LOST, 0, -1},
    {"truncated_chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n9\r\nmor", HTTP_LOST, 0, -1},
    {"chunks_over_the_limit",
     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n0123456789abcdef\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n",
     HTTP_LOST, 0, -1},
    {"body_until_close", "HTTP/1.1 200 OK\r\n\r\nwhole", HTTP_OK, 200, -1},
    {"retry_after_in_words", "HTTP/1.1 503 No\r\nRetry-After: soon\r\nContent-Length: 0\r\n\r\n", HTTP_OK, 503, -1},
    {"retry_after_negative", "HTTP/1.1 503 No\r\nRetry-After: -5\r\nContent-Length: 0\r\n\r\n", HTTP_OK, 503, -1},
    {"retry_after_absurd", "HTTP/1.1 503 No\r\nRetry-After: 99999999999\r\nContent-Length: 0\r\n\r\n", HTTP_OK, 503, -1},
    {"retry_after_zero", "HTTP/1.1 503 No\r\nretry-after:0\r\nContent-Length: 0\r\n\r\n", HTTP_OK, 503, 0},
    {"header_of_an_interim_answer_does_not_count",
     "HTTP/1.1 103 Hints\r\nRetry-After: 5\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", HTTP_OK, 200, -1},
};

static void canned_bytes_are_judged_as_the_row_says(void **state)
{
    const struct canned *row = *state;
    void *fixture;
    struct outcome o = {.over = false};
    char url[64], request[4096];
    set_up(&fixture);
    struct fixture *f = fixture;
    snprintf(url, sizeof(url), "http://127.0.0.1:%d/", f->port);
    struct http_call call = call_to(url);
    call.response_max = 20;
    http_client_send(f->client, &call, note, &o);
    int fd = -1;
    TURN_UNTIL(f->loop, (fd = accept(f->listener, NULL, NULL)) >= 0);
    assert_true(recv(fd, request, sizeof(request), 0) > 0);
    assert_int_equal(send(fd, row->bytes, strlen(row->bytes), MSG_NOSIGNAL), strlen(row->bytes));
    close(fd);
    TURN_UNTIL(f->loop, atomic_load(&o.over));
    assert_int_equal(o.result.failure, row->failure);
    assert_int_equal(o.result.status, row->status);
    assert_int_equal(o.result.retry_after_ms, row->retry_after_ms);
    tear_down(&fixture);
}

struct wrong {
    const char *name, *method, *url, *type, *header, *value, *body;
};

static const struct wrong wrong_rows[] = {
    {"header_value_with_line_end", "GET", "https://a.example/", NULL, "X-A", "b\r\nX-C: d", NULL},
    {"header_value_with_bare_newline", "GET", "https://a.example/", NULL, "X-A", "b\nX-C: d", NULL},
    {"header_name_with_colon", "GET", "https://a.example/", NULL, "X-A: b\r\nX-C", "d", NULL},
    {"empty_header_name", "GET", "https://a.example/", NULL, "", "d", NULL},
    {"content_type_with_line_end", "POST", "https://a.example/", "a/b\r\nX-C: d", NULL, NULL, NULL},
    {"url_with_line_end", "GET", "https://a.example/\r\nX-C: d", NULL, NULL, NULL, NULL},
    {"url_with_password", "GET", "https://u:p@a.example/", NULL, NULL, NULL, NULL},
    {"plain_http_to_another_machine", "GET", "http://a.example/", NULL, NULL, NULL, NULL},
    {"file", "GET", "file:///etc/passwd", NULL, NULL, NULL, NULL},
    {"websocket", "GET", "wss://a.example/", NULL, NULL, NULL, NULL},
    {"other_method", "DELETE", "https://a.example/", NULL, NULL, NULL, NULL},
    {"no_method", NULL, "https://a.example/", NULL, NULL, NULL, NULL},
    {"get_with_body", "GET", "https://a.example/", NULL, NULL, NULL, "body"},
};

static void a_wrong_call_is_unusable(void **state)
{
    const struct wrong *row = *state;
    struct outcome o = {.over = false};
    struct http_call call = call_to(row->url);
    call.method = row->method;
    call.content_type = row->type;
    call.header_names[0] = row->header;
    call.header_values[0] = row->value;
    call.body = row->body;
    call.body_len = row->body == NULL ? 0 : strlen(row->body);
    http_call_wait(&(struct http_client_options){.user_agent = "t"}, &call, note, &o);
    assert_true(o.over);
    assert_int_equal(o.result.failure, HTTP_UNUSABLE);
    assert_true(o.result.reason[0] != '\0');
}

static void a_bearer_with_a_line_end_is_unusable(void **state)
{
    (void)state;
    struct outcome o = {.over = false};
    struct secret *token = secret_create("a\r\nX: y", 7);
    struct http_call call = call_to("https://a.example/");
    call.bearer = token;
    http_call_wait(&(struct http_client_options){.user_agent = "t"}, &call, note, &o);
    assert_int_equal(o.result.failure, HTTP_UNUSABLE);
    secret_destroy(token);
}

static void a_wrong_ca_file_is_told(void **state)
{
    (void)state;
    struct http_client *client = NULL;
    struct outcome o = {.over = false};
    struct err err = ERR_INIT;
    assert_false(http_client_create(&(struct http_client_options){.ca_file = "/no/such/file"}, &client, &err));
    assert_int_equal(err.kind, ERR_INVALID);
    assert_false(http_client_create(&(struct http_client_options){.ca_file = "/etc/passwd"}, &client, &err));
    assert_int_equal(err.kind, ERR_INVALID);
    struct http_call call = call_to("https://a.example/");
    http_call_wait(&(struct http_client_options){.ca_file = "/no/such/file"}, &call, note, &o);
    assert_int_equal(o.result.failure, HTTP_UNUSABLE);
}

static void a_unix_socket_is_called(void **state)
{
    struct fixture *f = *state;
    struct outcome o;
    char folder[] = "/tmp/net-client-XXXXXX", address[64];
    assert_non_null(mkdtemp(folder));
    snprintf(address, sizeof(address), "unix:%s/s", folder);
    http_server_close(f->server);
    struct http_server_options options = {.address = address, .socket_mode = 0600, .body_max = 10, .connection_max = 4};
    assert_true(http_server_open(f->loop, &options, &(struct http_server_events){.request = on_request}, f, &f->server,
                                 NULL));
    struct http_call call = call_to("http://disruption/control");
    call.unix_socket = address + 5;
    run(f, &call, &o);
    assert_int_equal(o.result.failure, HTTP_OK);
    assert_non_null(strstr(f->seen, "GET /control?"));
    http_server_close(f->server);
    f->server = NULL;
    run(f, &call, &o);
    assert_int_equal(o.result.failure, HTTP_UNSENT);
    rmdir(folder);
}

struct chain {
    struct fixture *f;
    atomic_int step;
    char order[16];
};

static void add_step(struct chain *chain, char step)
{
    int n = atomic_load(&chain->step);
    chain->order[n] = step;
    atomic_store(&chain->step, n + 1);
}

static void late_step(void *ctx)
{
    add_step(ctx, 'c');
}

static void early_step(void *ctx)
{
    add_step(ctx, 'b');
}

static void first_step(void *ctx)
{
    struct chain *chain = ctx;
    http_client_after(chain->f->client, 40, late_step, chain);
    http_client_after(chain->f->client, 10, early_step, chain);
    http_client_after(chain->f->client, 3600000, late_step, chain); /* never: the client is gone by then */
    add_step(chain, 'a');
}

static void functions_run_on_the_thread_in_time(void **state)
{
    struct fixture *f = *state;
    static struct chain chain;
    chain = (struct chain){.f = f};
    http_client_do(f->client, first_step, &chain);
    TURN_UNTIL(f->loop, atomic_load(&chain.step) == 3);
    assert_string_equal(chain.order, "abc");
}

static void every_call_is_answered_once_when_the_client_ends(void **state)
{
    struct fixture *f = *state;
    static struct outcome o[40];
    memset(o, 0, sizeof(o));
    struct http_call call = call_to(path_url(f, "/silent"));
    for (size_t i = 0; i < COUNT_OF(o); i++)
        http_client_send(f->client, &call, note, &o[i]);
    for (int i = 0; i < 5; i++)
        loop_turn(f->loop, 5);
    http_client_destroy(f->client);
    f->client = NULL;
    for (size_t i = 0; i < COUNT_OF(o); i++) {
        assert_int_equal(atomic_load(&o[i].calls), 1);
        assert_int_equal(o[i].result.failure, HTTP_CANCELLED);
    }
}

static void many_calls_share_connections(void **state)
{
    struct fixture *f = *state;
    struct outcome o;
    struct http_call call = call_to(path_url(f, "/again"));
    for (int i = 0; i < 30; i++) { /* more than the server accepts at once, were they not reused */
        run(f, &call, &o);
        assert_int_equal(o.result.failure, HTTP_OK);
    }
}

#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    struct CMUnitTest rows[COUNT_OF(canned_rows) + COUNT_OF(wrong_rows)];
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(canned_rows); i++)
        rows[n++] = (struct CMUnitTest)ROW_TEST(canned_bytes_are_judged_as_the_row_says, &canned_rows[i]);
    for (size_t i = 0; i < COUNT_OF(wrong_rows); i++)
        rows[n++] = (struct CMUnitTest)ROW_TEST(a_wrong_call_is_unusable, &wrong_rows[i]);
    const struct CMUnitTest tests[] = {
        WITH_SERVER(a_post_arrives_as_it_was_meant),
        WITH_SERVER(a_call_without_a_type_claims_none),
        WITH_SERVER(too_many_requests_tell_when_to_come_back),
        WITH_SERVER(a_redirect_is_an_answer),
        WITH_SERVER(an_answer_over_the_limit_is_lost),
        WITH_SERVER(silence_after_the_request_is_lost),
        WITH_SERVER(nobody_there_is_unsent),
        WITH_SERVER(an_unknown_name_is_unsent),
        WITH_SERVER(a_name_without_an_answer_in_time_is_unsent),
        WITH_SERVER(a_unix_socket_is_called),
        WITH_SERVER(functions_run_on_the_thread_in_time),
        WITH_SERVER(every_call_is_answered_once_when_the_client_ends),
        WITH_SERVER(many_calls_share_connections),
        cmocka_unit_test(a_bearer_with_a_line_end_is_unusable),
        cmocka_unit_test(a_wrong_ca_file_is_told),
    };
    return cmocka_run_group_tests_name("http client rows", rows, NULL, NULL) +
           cmocka_run_group_tests_name("http client", tests, NULL, NULL);
}
