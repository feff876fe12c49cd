/* The HTTP server as a client with bad manners sees it: raw bytes in, raw bytes out. */
#include "http_fixture.h"

/* Refused requests: what is sent, which status comes, and that the connection ends. */
struct refusal {
    const char *name, *text, *status;
};

static const struct refusal refusals[] = {
    {"chunked_body",
     "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
     "411"},
    {"chunked_and_length_smuggling",
     "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
     "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n",
     "411"},
    {"chunked_get", "GET /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
     "411"},
    {"post_without_length",
     "POST /a HTTP/1.1\r\nHost: x\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n", "411"},
    {"negative_length", "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\nhello", "400"},
    {"minus_nothing", "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: -0\r\n\r\n", "400"},
    {"length_that_is_a_word", "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: five\r\n\r\nhello",
     "400"},
    {"hex_length", "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 0x5\r\n\r\nhello", "400"},
    {"plus_length", "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\nhello", "400"},
    {"two_lengths",
     "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!", "400"},
    {"endless_length",
     "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\nhello", "400"},
    {"body_too_large", "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\nhello", "413"},
    {"get_with_body", "GET /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello", "400"},
    {"head_with_body", "HEAD /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello", "400"},
    {"put", "PUT /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello", "405"},
    {"delete", "DELETE /a HTTP/1.1\r\nHost: x\r\n\r\n", "405"},
    {"options", "OPTIONS /a HTTP/1.1\r\nHost: x\r\n\r\n", "405"},
    {"patch", "PATCH /a HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", "405"},
    {"no_host", "GET /a HTTP/1.1\r\n\r\n", "400"},
    {"two_hosts", "GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", "400"},
    {"host_with_path", "GET /a HTTP/1.1\r\nHost: x/y\r\n\r\n", "400"},
};

static void a_refused_request_reaches_no_handler(void **state)
{
    const struct refusal *row = *state;
    void *fixture;
    char status[32];
    set_up(&fixture);
    struct fixture *f = fixture;
    struct raw_client client = ask(f, row->text);
    TURN_UNTIL(f->loop, raw_heard(&client, NULL));
    snprintf(status, sizeof(status), "HTTP/1.1 %s ", row->status);
    assert_int_equal(strncmp(buf_string(&client.heard), status, strlen(status)), 0);
    assert_int_equal(raw_count(&client, "HTTP/1.1 "), 1);
    assert_non_null(strstr(client.heard.at, "connection: close"));
    assert_int_equal(f->requests, 0);
    raw_close(&client);
    tear_down(&fixture);
}

/* Refused without an answer of ours: it is enough that nothing reaches the handler and the
 * connection ends. */
static const struct refusal hang_ups[] = {
    {"unknown_method", "BREW /a HTTP/1.1\r\nHost: x\r\n\r\n", ""},
    {"connect", "CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\nwords", ""},
    {"nul_in_path", "GET /a%00b HTTP/1.1\r\nHost: x\r\n\r\n", ""},
    {"websocket_upgrade_nobody_wants",
     "GET /a HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: "
     "Upgrade\r\nSec-WebSocket-Version: 13\r\n"
     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
     ""},
    {"h2c_upgrade",
     "GET /a HTTP/1.1\r\nHost: x\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n"
     "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
     ""},
    {"http2_preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", ""},
    {"dripped_header", "GET /a HTTP/1.1\r\nHost: x\r\nX-Slow: ", ""},
    {"dripped_body", "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhel", ""},
    {"silence", "", ""},
    {"binary", "\x16\x03\x01\x02\x03", ""},
};

static void a_hostile_connection_is_ended(void **state)
{
    const struct refusal *row = *state;
    void *fixture;
    set_up(&fixture);
    struct fixture *f = fixture;
    struct raw_client client = ask(f, row->text);
    int64_t next_ms = clock_steady_ms() + 100;
    while (!raw_heard(&client, NULL)) { /* a drop now and then must not buy time */
        loop_turn(f->loop, TURN_MS);
        if (strncmp(row->name, "dripped", 7) == 0 && clock_steady_ms() > next_ms) {
            raw_say(&client, "x");
            next_ms += 100;
        }
        assert_true(clock_steady_ms() < next_ms + PATIENCE_MS);
    }
    assert_int_equal(f->requests, 0);
    assert_null(strstr(buf_string(&client.heard), "HTTP/1.1 101"));
    raw_close(&client);
    tear_down(&fixture);
}

static void a_header_of_many_kilobytes_ends_the_connection(void **state)
{
    struct fixture *f = *state;
    struct raw_client client = ask(f, "GET /a HTTP/1.1\r\nHost: x\r\nCookie: ");
    for (int i = 0; i < 400; i++)
        raw_say(&client, "a=0123456789012345678901234567890123456789012345678901234567890; ");
    raw_say(&client, "\r\n\r\n");
    TURN_UNTIL(f->loop, raw_heard(&client, NULL));
    assert_int_equal(f->requests, 0);
    raw_close(&client);
}

/* Requests in one packet: the library hangs or mixes up bodies when it goes on with what it kept.
 */
static const struct refusal pipelines[] = {
    {"get_behind_get", "GET /one HTTP/1.1\r\nHost: x\r\n\r\nGET /two HTTP/1.1\r\nHost: x\r\n\r\n",
     ""},
    {"post_behind_get",
     "GET /one HTTP/1.1\r\nHost: x\r\n\r\nPOST /two HTTP/1.1\r\nHost: x\r\nContent-Length: "
     "3\r\n\r\nabc",
     ""},
    {"get_behind_post",
     "POST /one HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabcGET /two HTTP/1.1\r\nHost: "
     "x\r\n\r\n",
     ""},
    {"post_behind_empty_post",
     "POST /one HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
     "POST /two HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc",
     ""},
    {"half_a_request_behind_get", "GET /one HTTP/1.1\r\nHost: x\r\n\r\nPOST /two HT", ""},
};

static void a_pipeline_is_answered_once_and_ended(void **state)
{
    const struct refusal *row = *state;
    void *fixture;
    set_up(&fixture);
    struct fixture *f = fixture;
    struct raw_client client = ask(f, row->text);
    TURN_UNTIL(f->loop, raw_heard(&client, NULL));
    assert_int_equal(f->requests, 1);
    assert_int_equal(raw_count(&client, "HTTP/1.1 200"), 1);
    assert_non_null(strstr(client.heard.at, " /one"));
    assert_non_null(strstr(client.heard.at, "connection: close"));
    raw_close(&client);
    tear_down(&fixture);
}

static void waiting_for_an_answer_does_not_spin(void **state)
{
    struct fixture *f = *state;
    f->answer_later = true;
    struct raw_client client =
        ask(f, "GET /first HTTP/1.1\r\nHost: x\r\n\r\nGET /second HTTP/1.1\r\n");
    TURN_UNTIL(f->loop, f->requests == 1);
    shutdown(client.fd, SHUT_WR);
    int turns = 0;
    for (int64_t until_ms = clock_steady_ms() + 100; clock_steady_ms() < until_ms; turns++)
        loop_turn(f->loop, 50);
    assert_in_range(turns, 1, 20);
    answer(f, f->last_id, "late", 4);
    TURN_UNTIL(f->loop, raw_heard(&client, "late"));
    raw_close(&client);
}

static void a_client_that_never_reads_is_ended(void **state)
{
    struct fixture *f = *state;
    f->answer_len = (size_t)12 << 20;
    struct raw_client client = ask(f, "GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
    TURN_UNTIL(f->loop, f->requests == 1);
    for (int i = 0; i < 10; i++)
        loop_turn(f->loop, 1);
    raw_say(&client, "GET /more HTTP/1.1\r\nHost: x\r\n\r\n");
    int turns = 0;
    for (int64_t until_ms = clock_steady_ms() + 600; clock_steady_ms() < until_ms; turns++)
        loop_turn(f->loop, 50);
    assert_in_range(turns, 1, 10000); /* not spinning all the time while nobody reads */
    TURN_UNTIL(f->loop, raw_heard(&client, NULL));
    assert_true(client.heard.len < f->answer_len);
    assert_int_equal(f->requests, 1);
    raw_close(&client);
}

int main(void)
{
    struct CMUnitTest rows[COUNT_OF(refusals) + COUNT_OF(hang_ups) + COUNT_OF(pipelines)];
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(refusals); i++)
        rows[n++] = (struct CMUnitTest)ROW_TEST(a_refused_request_reaches_no_handler, &refusals[i]);
    for (size_t i = 0; i < COUNT_OF(hang_ups); i++)
        rows[n++] = (struct CMUnitTest)ROW_TEST(a_hostile_connection_is_ended, &hang_ups[i]);
    for (size_t i = 0; i < COUNT_OF(pipelines); i++)
        rows[n++] =
            (struct CMUnitTest)ROW_TEST(a_pipeline_is_answered_once_and_ended, &pipelines[i]);
    const struct CMUnitTest tests[] = {
        WITH_SERVER(a_header_of_many_kilobytes_ends_the_connection),
        WITH_SERVER(waiting_for_an_answer_does_not_spin),
        WITH_SERVER(a_client_that_never_reads_is_ended),
    };
    return cmocka_run_group_tests_name("http server refusals rows", rows, NULL, NULL) +
           cmocka_run_group_tests_name("http server refusals", tests, NULL, NULL);
}
