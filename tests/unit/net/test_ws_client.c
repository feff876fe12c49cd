/* Outgoing websockets against our own server, a server of canned bytes, and nobody; `closed` comes exactly once. */
#include "net_harness.h"

#include "disruption/net/http_server.h"
#include "disruption/net/ws_client.h"

struct fixture {
    struct loop *loop;
    struct http_server *server;
    int refuse_with;      /* HTTP status for upgrades; 0: accept */
    uint64_t socket;      /* the server's end; 0: none */
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

static int on_accept(void *ctx, const char *path, const char *query, void **socket_ctx)
{
    struct fixture *f = ctx;
    snprintf(f->asked, sizeof(f->asked), "%s?%s", path, query);
    *socket_ctx = f;
    return f->refuse_with;
}

static void on_open(void *ctx, uint64_t socket)
{
    ((struct fixture *)ctx)->socket = socket;
}

static void on_server_text(void *ctx, uint64_t socket, const char *at, size_t len)
{
    struct fixture *f = ctx;
    assert_int_equal(at[len], '\0');
    f->server_texts++;
    snprintf(f->server_text, sizeof(f->server_text), "%s", at);
    if (f->echo)
        assert_true(http_server_ws_send(f->server, socket, at, len));
}

static void on_server_closed(void *ctx, uint64_t socket, int code)
{
    struct fixture *f = ctx;
    (void)socket;
    f->server_closed++;
    f->server_code = code;
    f->socket = 0;
}

static void on_opened(void *ctx)
{
    ((struct fixture *)ctx)->opened++;
}

static void on_text(void *ctx, const char *at, size_t len)
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

static void on_heard(void *ctx)
{
    ((struct fixture *)ctx)->heard++;
}

static void on_closed(void *ctx, const struct ws_close *why)
{
    struct fixture *f = ctx;
    f->closed++;
    f->why = *why;
    f->client = NULL;
}

static const struct ws_client_events client_events = {on_opened, on_text, on_heard, on_closed};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    struct sockaddr_in at = {.sin_family = AF_INET};
    socklen_t len = sizeof(at);
    struct http_server_options options = {.address = "127.0.0.1:0", .body_max = 1000, .connection_max = 8};
    struct http_server_events events = {.ws_accept = on_accept, .ws_opened = on_open, .ws_text = on_server_text,
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

static int tear_down(void **state)
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

static void open_url(struct fixture *f, const char *url)
{
    struct ws_client_options options = {.url = url, .open_timeout_ms = 5000};
    struct err err = ERR_INIT;
    if (!ws_client_open(f->loop, &options, &client_events, f, &f->client, &err))
        fail_msg("%s", err.text);
}

static void open_to(struct fixture *f, int port, const char *path)
{
    char url[128];
    snprintf(url, sizeof(url), "ws://127.0.0.1:%d%s", port, path);
    open_url(f, url);
}

static void connect_both(struct fixture *f)
{
    open_to(f, http_server_port(f->server), "/link/?ticket=a%2Fb");
    TURN_UNTIL(f->loop, f->opened == 1 && f->socket != 0);
    assert_string_equal(f->asked, "/link/?ticket=a/b");
}

static char *filled(size_t len)
{
    char *text = malloc(len + 1);
    memset(text, 'm', len);
    text[len] = '\0';
    return text;
}

static void messages_go_both_ways(void **state)
{
    struct fixture *f = *state;
    connect_both(f);
    f->echo = true;
    assert_true(ws_client_send(f->client, "hello", 5));
    TURN_UNTIL(f->loop, f->texts == 1);
    assert_string_equal(f->last, "hello");
    assert_true(ws_client_send(f->client, "", 0));
    TURN_UNTIL(f->loop, f->texts == 2);
    assert_int_equal(f->last_len, 0);
}

struct sized {
    const char *name;
    size_t len;
    int fragments;
};

static const struct sized sizes[] = {
    {"one_byte", 1, 1},
    {"short_length_edge", 125, 1},
    {"medium_length", 126, 1},
    {"receive_buffer_less_one", 16383, 1},
    {"receive_buffer", 16384, 1},
    {"receive_buffer_and_one", 16385, 1},
    {"medium_length_edge", 65535, 1},
    {"long_length", 65536, 1},
    {"three_fragments", 1000, 3},
    {"many_fragments", 100000, 50},
    {"empty_fragments", 2, 10},
    {"a_megabyte", (size_t)1 << 20, 1},
    {"the_longest", WS_MESSAGE_MAX, 7},
};

static void a_message_arrives_whole(void **state)
{
    const struct sized *row = *state;
    void *fixture;
    set_up(&fixture);
    struct fixture *f = fixture;
    char *text = filled(row->len);
    connect_both(f);
    assert_true(http_server_ws_send_odd(f->server, f->socket, text, row->len, row->fragments, false));
    TURN_UNTIL(f->loop, f->texts == 1);
    assert_int_equal(f->last_len, row->len);
    if (row->len <= 1 << 20) {
        assert_true(ws_client_send(f->client, text, row->len));
        TURN_UNTIL(f->loop, f->server_texts == 1);
    }
    free(text);
    tear_down(&fixture);
}

static void a_message_over_the_limit_ends_with_1009(void **state)
{
    struct fixture *f = *state;
    char *text = filled(WS_MESSAGE_MAX + 100000);
    connect_both(f);
    assert_true(http_server_ws_send_odd(f->server, f->socket, text, WS_MESSAGE_MAX + 100000, 1, false));
    TURN_UNTIL(f->loop, f->closed == 1 && f->server_closed == 1);
    assert_int_equal(f->texts, 0);
    assert_int_equal(f->server_code, 1009);
    assert_non_null(strstr(f->why.reason, "bytes arrived"));
    free(text);
}

static void endless_fragments_end_with_1009(void **state)
{
    struct fixture *f = *state;
    char *text = filled(WS_MESSAGE_MAX + 1);
    connect_both(f);
    assert_true(http_server_ws_send_odd(f->server, f->socket, text, WS_MESSAGE_MAX + 1, 100, false));
    TURN_UNTIL(f->loop, f->closed == 1 && f->server_closed == 1);
    assert_int_equal(f->texts, 0);
    assert_int_equal(f->server_code, 1009);
    free(text);
}

static void binary_and_pings_are_heard_and_no_more(void **state)
{
    struct fixture *f = *state;
    connect_both(f);
    assert_true(http_server_ws_send_odd(f->server, f->socket, "\0\1\2", 3, 1, true));
    http_server_ws_ping(f->server, f->socket);
    assert_true(http_server_ws_send(f->server, f->socket, "after", 5));
    TURN_UNTIL(f->loop, f->texts == 1);
    assert_string_equal(f->last, "after");
    assert_int_equal(f->heard, 2);
}

/* Many messages in one read, and the client leaves at the first: nothing more is told, nothing breaks. */
static void leaving_amid_a_burst_is_clean(struct fixture *f, int how)
{
    connect_both(f);
    f->in_text = how;
    for (int i = 0; i < 2000; i++)
        assert_true(http_server_ws_send(f->server, f->socket, "burst burst burst burst burst burst burst", 41));
    TURN_UNTIL(f->loop, f->closed == 1 && f->server_closed == 1);
}

static void dropping_inside_a_message_is_clean(void **state)
{
    struct fixture *f = *state;
    leaving_amid_a_burst_is_clean(f, IN_TEXT_DROP);
    assert_int_equal(f->texts, 1);
    assert_string_equal(f->why.reason, "dropped by us");
}

static void closing_inside_a_message_is_clean(void **state)
{
    struct fixture *f = *state;
    leaving_amid_a_burst_is_clean(f, IN_TEXT_CLOSE);
    assert_int_equal(f->server_code, 1000);
}

static void what_is_queued_goes_out_before_the_close(void **state)
{
    struct fixture *f = *state;
    connect_both(f);
    for (int i = 0; i < 500; i++)
        assert_true(ws_client_send(f->client, "ack", 3));
    ws_client_close(f->client, 1001);
    assert_false(ws_client_send(f->client, "late", 4));
    ws_client_close(f->client, 1000); /* twice is once */
    TURN_UNTIL(f->loop, f->closed == 1 && f->server_closed == 1);
    assert_int_equal(f->server_texts, 500);
    assert_int_equal(f->server_code, 1001);
}

static void the_peers_close_code_is_told(void **state)
{
    struct fixture *f = *state;
    connect_both(f);
    http_server_ws_close(f->server, f->socket, 4001);
    TURN_UNTIL(f->loop, f->closed == 1 && f->server_closed == 1);
    assert_int_equal(f->why.code, 4001);
    assert_int_equal(f->why.http_status, 0);
    assert_non_null(strstr(f->why.reason, "4001"));
}

static void a_cut_between_messages_is_told(void **state)
{
    struct fixture *f = *state;
    connect_both(f);
    http_server_ws_close(f->server, f->socket, 0);
    TURN_UNTIL(f->loop, f->closed == 1 && f->server_closed == 1);
    assert_int_equal(f->why.code, 0);
    assert_true(f->why.reason[0] != '\0');
}

static void a_cut_inside_a_message_gives_no_half_message(void **state)
{
    struct fixture *f = *state;
    char *text = filled(WS_MESSAGE_MAX);
    connect_both(f);
    assert_true(http_server_ws_send(f->server, f->socket, text, WS_MESSAGE_MAX));
    TURN_UNTIL(f->loop, f->heard > 0);
    http_server_ws_close(f->server, f->socket, 0);
    TURN_UNTIL(f->loop, f->closed == 1);
    assert_int_equal(f->texts, 0);
    free(text);
}

static void the_queue_is_bounded(void **state)
{
    struct fixture *f = *state;
    connect_both(f);
    size_t taken = 0;
    while (ws_client_send(f->client, "ack", 3))
        taken++;
    assert_int_equal(taken, WS_SEND_QUEUE_MAX);
    TURN_UNTIL(f->loop, f->server_texts == taken);
    assert_true(ws_client_send(f->client, "room again", 10));
    TURN_UNTIL(f->loop, f->server_texts == taken + 1);
}

static void own_pings_keep_a_quiet_connection(void **state)
{
    struct fixture *f = *state;
    char url[64];
    snprintf(url, sizeof(url), "ws://127.0.0.1:%d/", http_server_port(f->server));
    struct ws_client_options options = {.url = url, .open_timeout_ms = 5000, .ping_interval_ms = 50,
                                        .silence_timeout_ms = 1000};
    assert_true(ws_client_open(f->loop, &options, &client_events, f, &f->client, NULL));
    TURN_UNTIL(f->loop, f->heard >= 30); /* longer than the silence allowed */
    assert_int_equal(f->closed, 0);
}

static void pings_of_the_peer_count_where_we_send_none(void **state)
{
    struct fixture *f = *state;
    char url[64];
    snprintf(url, sizeof(url), "ws://127.0.0.1:%d/", http_server_port(f->server));
    struct ws_client_options options = {.url = url, .open_timeout_ms = 5000, .silence_timeout_ms = 400};
    assert_true(ws_client_open(f->loop, &options, &client_events, f, &f->client, NULL));
    TURN_UNTIL(f->loop, f->socket != 0);
    int64_t next_ms = 0;
    for (int64_t until_ms = clock_steady_ms() + 1000; clock_steady_ms() < until_ms;) {
        if (clock_steady_ms() > next_ms) {
            http_server_ws_ping(f->server, f->socket);
            next_ms = clock_steady_ms() + 50;
        }
        loop_turn(f->loop, TURN_MS);
        assert_int_equal(f->closed, 0);
    }
    assert_in_range(f->heard, 1, 100);
    TURN_UNTIL(f->loop, f->closed == 1); /* and then silence */
    assert_non_null(strstr(f->why.reason, "nothing heard"));
}

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
    {"redirect_is_not_followed", "HTTP/1.1 302 Go\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", 302,
     "302"},
    {"plain_page", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", 200, "HTTP status 200"},
    {"wrong_accept",
     "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
     "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n",
     0, ""},
    {"no_accept", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n", 0, ""},
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
    struct ws_client_options options = {.url = url, .open_timeout_ms = row->bytes == NULL ? 300 : 5000};
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
     "wss://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb."
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

static void a_peer_that_ignores_the_close_is_cut_off(void **state)
{
    struct fixture *f = *state;
    connect_both(f);
    int64_t start_ms = clock_steady_ms();
    ws_client_close(f->client, 1000);
    TURN_UNTIL(f->loop, f->closed == 1);
    assert_in_range(clock_steady_ms() - start_ms, 0, 5000);
}

static void thousands_of_messages_pass_both_ways(void **state)
{
    struct fixture *f = *state;
    char *text = filled(1100);
    connect_both(f);
    for (size_t sent = 0; sent < 20000;) {
        for (int i = 0; i < 1000; i++, sent++)
            assert_true(http_server_ws_send(f->server, f->socket, text, 1100));
        TURN_UNTIL(f->loop, f->texts >= sent - 500);
        for (int i = 0; i < 1000; i++)
            assert_true(ws_client_send(f->client, "{\"envelope_id\":\"1\"}", 19));
    }
    TURN_UNTIL(f->loop, f->texts == 20000 && f->server_texts == 20000);
    free(text);
}

#define WITH_BOTH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

static int run_rows(void)
{
    struct CMUnitTest rows[COUNT_OF(sizes) + COUNT_OF(canned_rows) + COUNT_OF(wrong_rows)];
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(sizes); i++)
        rows[n++] = (struct CMUnitTest)ROW_TEST(a_message_arrives_whole, &sizes[i]);
    for (size_t i = 0; i < COUNT_OF(canned_rows); i++)
        rows[n++] = (struct CMUnitTest)ROW_TEST(an_upgrade_ends_as_its_row_says, &canned_rows[i]);
    for (size_t i = 0; i < COUNT_OF(wrong_rows); i++)
        rows[n++] = (struct CMUnitTest)ROW_TEST(a_wrong_url_is_refused, &wrong_rows[i]);
    return cmocka_run_group_tests_name("ws client rows", rows, NULL, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BOTH(messages_go_both_ways),
        WITH_BOTH(a_message_over_the_limit_ends_with_1009),
        WITH_BOTH(endless_fragments_end_with_1009),
        WITH_BOTH(binary_and_pings_are_heard_and_no_more),
        WITH_BOTH(dropping_inside_a_message_is_clean),
        WITH_BOTH(closing_inside_a_message_is_clean),
        WITH_BOTH(what_is_queued_goes_out_before_the_close),
        WITH_BOTH(the_peers_close_code_is_told),
        WITH_BOTH(a_cut_between_messages_is_told),
        WITH_BOTH(a_cut_inside_a_message_gives_no_half_message),
        WITH_BOTH(the_queue_is_bounded),
        WITH_BOTH(own_pings_keep_a_quiet_connection),
        WITH_BOTH(pings_of_the_peer_count_where_we_send_none),
        WITH_BOTH(a_status_of_our_server_is_told),
        WITH_BOTH(nobody_listening_is_told),
        WITH_BOTH(an_unknown_name_is_told),
        WITH_BOTH(the_next_address_is_tried),
        WITH_BOTH(dropping_before_anything_happened_closes_once),
        WITH_BOTH(closing_while_connecting_closes_once),
        WITH_BOTH(a_peer_that_ignores_the_close_is_cut_off),
        WITH_BOTH(thousands_of_messages_pass_both_ways),
        cmocka_unit_test(the_end_of_the_loop_closes_at_every_stage),
    };
    return run_rows() + cmocka_run_group_tests_name("ws client", tests, NULL, NULL);
}
