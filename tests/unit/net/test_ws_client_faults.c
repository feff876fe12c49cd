/* Outgoing websockets that fail, at every stage: `closed` comes exactly once and says why. */
#include "ws_fixture.h"

struct canned {
    const char *name, *bytes; /* NULL: say nothing and keep the connection */
    int status;
    const char *reason;
};

static const struct canned canned_rows[] = {
    {"cut_before_any_byte", "", 0, ""},
    {"cut_in_the_status_line", "HTTP/1.1 10", 0, ""},
    {"cut_in_the_headers", "HTTP/1.1 101 Switching Protocols\r\nUpgr", 0, ""},
    {"server_error", "HTTP/1.1 500 No\r\nContent-Length: 2\r\n\r\nno", 500, "HTTP status 500"},
    {"unauthorised", "HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n", 401, "HTTP status 401"},
    {"redirect_is_not_followed",
     "HTTP/1.1 302 Go\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", 302, "302"},
    {"plain_page", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", 200, "HTTP status 200"},
    {"wrong_accept",
     "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
     "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n",
     0, ""},
    {"no_accept",
     "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n", 0,
     ""},
    {"no_http", "SSH-2.0-OpenSSH_9.2\r\n\r\n", 0, ""},
    {"handshake_time_out", NULL, 0, "no answer within 300 ms"},
};

static void an_upgrade_ends_as_its_row_says(void **state)
{
    const struct canned *row = *state;
    void *fixture;
    char url[64], request[4096] = "";
    set_up(&fixture);
    struct fixture *f = fixture;
    snprintf(url, sizeof(url), "ws://127.0.0.1:%d/a?b=%%2F+", f->port);
    struct ws_client_options options = {.url = url,
                                        .open_timeout_ms = row->bytes == NULL ? 300 : 5000};
    assert_true(ws_client_open(f->loop, &options, &client_events, f, &f->client, NULL));
    int fd = -1;
    TURN_UNTIL(f->loop, (fd = accept(f->listener, NULL, NULL)) >= 0);
    TURN_UNTIL(f->loop, recv(fd, request, sizeof(request) - 1, MSG_DONTWAIT) > 0);
    assert_non_null(strstr(request, "GET /a?b=%2F+ HTTP/1.1\r\n")); /* byte-exact */
    assert_null(strstr(request, "Sec-WebSocket-Protocol"));
    assert_null(strstr(request, "Sec-WebSocket-Extensions"));
    if (row->bytes != NULL) {
        (void)!send(fd, row->bytes, strlen(row->bytes), MSG_NOSIGNAL);
        close(fd);
    }
    TURN_UNTIL(f->loop, f->closed == 1);
    assert_int_equal(f->opened, 0);
    assert_int_equal(f->why.http_status, row->status);
    assert_non_null(strstr(f->why.reason, row->reason));
    assert_true(f->why.reason[0] != '\0');
    if (row->bytes == NULL)
        close(fd);
    for (int i = 0; i < 5; i++)
        loop_turn(f->loop, 1);
    tear_down(&fixture);
}

static void a_status_of_our_server_is_told(void **state)
{
    struct fixture *f = *state;
    f->refuse_with = 403;
    open_to(f, http_server_port(f->server), "/x");
    TURN_UNTIL(f->loop, f->closed == 1);
    assert_int_equal(f->why.http_status, 403);
    assert_int_equal(f->server_closed, 0); /* never accepted */
}

static void nobody_listening_is_told(void **state)
{
    struct fixture *f = *state;
    close(f->listener);
    open_to(f, f->port, "/");
    TURN_UNTIL(f->loop, f->closed == 1);
    assert_non_null(strstr(f->why.reason, "refused"));
    f->listener = -1;
}

static void an_unknown_name_is_told(void **state)
{
    struct fixture *f = *state;
    open_url(f, "wss://no-such-name.invalid/link");
    TURN_UNTIL(f->loop, f->closed == 1);
    assert_non_null(strstr(f->why.reason, "no-such-name.invalid: name look-up failed"));
}

/* localhost is ::1 first on many machines, and nobody listens there. */
static void the_next_address_is_tried(void **state)
{
    struct fixture *f = *state;
    char url[64];
    snprintf(url, sizeof(url), "ws://localhost:%d/", http_server_port(f->server));
    open_url(f, url);
    TURN_UNTIL(f->loop, f->opened == 1 || f->closed == 1);
    assert_int_equal(f->opened, 1);
}

struct wrong {
    const char *name, *url;
};

static const struct wrong wrong_rows[] = {
    {"plain_to_another_machine", "ws://a.example/"},
    {"not_a_websocket", "https://a.example/"},
    {"user_and_password", "wss://u:p@a.example/"},
    {"nothing", ""},
    {"name_the_library_would_cut",
     "wss://"
     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb."
     "cccccccccccccccccccccccc/"},
};

static void a_wrong_url_is_refused(void **state)
{
    const struct wrong *row = *state;
    struct loop *loop = new_loop(NULL);
    struct ws_client *client = NULL;
    struct err err = ERR_INIT;
    struct ws_client_options options = {.url = row->url, .open_timeout_ms = 100};
    assert_false(ws_client_open(loop, &options, &client_events, NULL, &client, &err));
    assert_int_equal(err.kind, ERR_INVALID);
    assert_null(client);
    loop_destroy(loop);
}

static void dropping_before_anything_happened_closes_once(void **state)
{
    struct fixture *f = *state;
    open_to(f, http_server_port(f->server), "/");
    ws_client_drop(f->client);
    assert_int_equal(f->closed, 0); /* events come from the loop */
    TURN_UNTIL(f->loop, f->closed == 1);
    for (int i = 0; i < 10; i++)
        loop_turn(f->loop, 1);
}

static void closing_while_connecting_closes_once(void **state)
{
    struct fixture *f = *state;
    open_to(f, f->port, "/");
    int fd = -1;
    TURN_UNTIL(f->loop, (fd = accept(f->listener, NULL, NULL)) >= 0);
    ws_client_close(f->client, 1000);
    ws_client_drop(f->client);
    TURN_UNTIL(f->loop, f->closed == 1);
    close(fd);
}

static void the_end_of_the_loop_closes_at_every_stage(void **state)
{
    for (int stage = 0; stage < 4; stage++) {
        set_up(state);
        struct fixture *f = *state;
        if (stage == 3)
            connect_both(f);
        else
            open_to(f, stage == 2 ? f->port : http_server_port(f->server), "/");
        if (stage == 1)
            loop_turn(f->loop, 1);
        int fd = -1;
        if (stage == 2)
            TURN_UNTIL(f->loop, (fd = accept(f->listener, NULL, NULL)) >= 0);
        loop_destroy(f->loop);
        assert_int_equal(f->closed, 1);
        http_server_close(f->server);
        close(f->listener);
        close(fd);
        free(f);
    }
}

static void large_headers_of_the_answer_are_fine(void **state)
{
    struct fixture *f = *state;
    static char headers[9000];
    int len = snprintf(headers, sizeof(headers), "Set-Cookie: ");
    memset(headers + len, 'c', 8000);
    strcpy(headers + len + 8000, "\r\n");
    int fd = accept_raw(f, 0);
    grant(f, fd, headers);
    TURN_UNTIL(f->loop, f->opened == 1 || f->closed == 1);
    assert_int_equal(f->opened, 1);
    close(fd);
    TURN_UNTIL(f->loop, f->closed == 1);
}

static void an_extension_nobody_asked_for_is_refused(void **state)
{
    struct fixture *f = *state;
    int fd = accept_raw(f, 0);
    grant(f, fd, "Sec-WebSocket-Extensions: permessage-deflate\r\n");
    TURN_UNTIL(f->loop, f->opened == 1 || f->closed == 1);
    assert_int_equal(f->opened, 0);
    close(fd);
}

static void a_half_open_connection_is_noticed(void **state)
{
    struct fixture *f = *state;
    int fd = connect_raw(f, 300); /* takes our pings and says nothing */
    TURN_UNTIL(f->loop, f->closed == 1);
    assert_non_null(strstr(f->why.reason, "nothing heard for 300 ms"));
    close(fd);
}

static void a_peer_that_ignores_the_close_is_cut_off(void **state)
{
    struct fixture *f = *state;
    int fd = connect_raw(f, 0);
    ws_client_close(f->client, 1000);
    TURN_UNTIL(f->loop, f->closed == 1);
    assert_string_equal(f->why.reason, "closed by us");
    close(fd);
}

int main(void)
{
    struct CMUnitTest rows[COUNT_OF(canned_rows) + COUNT_OF(wrong_rows)];
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(canned_rows); i++)
        rows[n++] = (struct CMUnitTest)ROW_TEST(an_upgrade_ends_as_its_row_says, &canned_rows[i]);
    for (size_t i = 0; i < COUNT_OF(wrong_rows); i++)
        rows[n++] = (struct CMUnitTest)ROW_TEST(a_wrong_url_is_refused, &wrong_rows[i]);
    const struct CMUnitTest tests[] = {
        WITH_BOTH(a_status_of_our_server_is_told),
        WITH_BOTH(nobody_listening_is_told),
        WITH_BOTH(an_unknown_name_is_told),
        WITH_BOTH(the_next_address_is_tried),
        WITH_BOTH(dropping_before_anything_happened_closes_once),
        WITH_BOTH(closing_while_connecting_closes_once),
        cmocka_unit_test(the_end_of_the_loop_closes_at_every_stage),
        WITH_BOTH(large_headers_of_the_answer_are_fine),
        WITH_BOTH(an_extension_nobody_asked_for_is_refused),
        WITH_BOTH(a_half_open_connection_is_noticed),
        WITH_BOTH(a_peer_that_ignores_the_close_is_cut_off),
    };
    return cmocka_run_group_tests_name("ws client faults rows", rows, NULL, NULL) +
           cmocka_run_group_tests_name("ws client faults", tests, NULL, NULL);
}
