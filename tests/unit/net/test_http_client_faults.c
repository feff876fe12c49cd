/* Outgoing calls that fail: what was certainly not sent, what may have been, and what never should
 * be. */
#include "call_fixture.h"

static void an_answer_over_the_limit_is_lost(void **state)
{
    struct fixture *f = *state;
    struct outcome o;
    struct http_call call = call_to(path_url(f, "/large"));
    run(f, &call, &o);
    assert_int_equal(o.result.failure, HTTP_LOST);
    assert_int_equal(o.result.status, 0);
    assert_true(o.result.too_long);
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

/* Always something new, and never all of it. */
static void an_answer_that_drips_is_lost(void **state)
{
    struct fixture *f = *state;
    struct outcome o = {.over = false};
    char url[64], request[4096];
    snprintf(url, sizeof(url), "http://127.0.0.1:%d/", f->port);
    struct http_call call = call_to(url);
    call.timeout_ms = 300;
    http_client_send(f->client, &call, note, &o);
    int fd = -1;
    TURN_UNTIL(f->loop, (fd = accept(f->listener, NULL, NULL)) >= 0);
    TURN_UNTIL(f->loop, recv(fd, request, sizeof(request), MSG_DONTWAIT) > 0);
    (void)!send(fd, "HTTP/1.1 200 OK\r\n\r\n", 19, MSG_NOSIGNAL);
    TURN_UNTIL(f->loop, send(fd, ".", 1, MSG_NOSIGNAL) < 0 || atomic_load(&o.over));
    TURN_UNTIL(f->loop, atomic_load(&o.over));
    assert_int_equal(o.result.failure, HTTP_LOST);
    close(fd);
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
    snprintf(url, sizeof(url), "https://127.0.0.1:%d/",
             f->port); /* accepts, and never shakes hands */
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
    {"truncated_chunk",
     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n9\r\nmor", HTTP_LOST, 0,
     -1},
    {"chunks_over_the_limit",
     "HTTP/1.1 200 OK\r\nTransfer-Encoding: "
     "chunked\r\n\r\n10\r\n0123456789abcdef\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n",
     HTTP_LOST, 0, -1},
    {"body_until_close", "HTTP/1.1 200 OK\r\n\r\nwhole", HTTP_OK, 200, -1},
    {"retry_after_in_words", "HTTP/1.1 503 No\r\nRetry-After: soon\r\nContent-Length: 0\r\n\r\n",
     HTTP_OK, 503, -1},
    {"retry_after_negative", "HTTP/1.1 503 No\r\nRetry-After: -5\r\nContent-Length: 0\r\n\r\n",
     HTTP_OK, 503, -1},
    {"retry_after_absurd",
     "HTTP/1.1 503 No\r\nRetry-After: 99999999999\r\nContent-Length: 0\r\n\r\n", HTTP_OK, 503, -1},
    {"retry_after_zero", "HTTP/1.1 503 No\r\nretry-after:0\r\nContent-Length: 0\r\n\r\n", HTTP_OK,
     503, 0},
    {"header_of_an_interim_answer_does_not_count",
     "HTTP/1.1 103 Hints\r\nRetry-After: 5\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
     HTTP_OK, 200, -1},
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
    assert_false(http_client_create(&(struct http_client_options){.ca_file = "/no/such/file"},
                                    &client, &err));
    assert_int_equal(err.kind, ERR_INVALID);
    assert_false(
        http_client_create(&(struct http_client_options){.ca_file = "/etc/passwd"}, &client, &err));
    assert_int_equal(err.kind, ERR_INVALID);
    struct http_call call = call_to("https://a.example/");
    http_call_wait(&(struct http_client_options){.ca_file = "/no/such/file"}, &call, note, &o);
    assert_int_equal(o.result.failure, HTTP_UNUSABLE);
}

int main(void)
{
    struct CMUnitTest rows[COUNT_OF(canned_rows) + COUNT_OF(wrong_rows)];
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(canned_rows); i++)
        rows[n++] =
            (struct CMUnitTest)ROW_TEST(canned_bytes_are_judged_as_the_row_says, &canned_rows[i]);
    for (size_t i = 0; i < COUNT_OF(wrong_rows); i++)
        rows[n++] = (struct CMUnitTest)ROW_TEST(a_wrong_call_is_unusable, &wrong_rows[i]);
    const struct CMUnitTest tests[] = {
        WITH_SERVER(an_answer_over_the_limit_is_lost),
        WITH_SERVER(silence_after_the_request_is_lost),
        WITH_SERVER(an_answer_that_drips_is_lost),
        WITH_SERVER(nobody_there_is_unsent),
        WITH_SERVER(an_unknown_name_is_unsent),
        WITH_SERVER(a_name_without_an_answer_in_time_is_unsent),
        cmocka_unit_test(a_bearer_with_a_line_end_is_unusable),
        cmocka_unit_test(a_wrong_ca_file_is_told),
    };
    return cmocka_run_group_tests_name("http client faults rows", rows, NULL, NULL) +
           cmocka_run_group_tests_name("http client faults", tests, NULL, NULL);
}
