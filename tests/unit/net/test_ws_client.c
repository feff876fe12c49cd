/* Outgoing websockets that work: messages of every size, both ways, and orderly ends. */
#include "ws_fixture.h"

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
    assert_true(
        http_server_ws_send_odd(f->server, f->socket, text, row->len, row->fragments, false));
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
    assert_true(
        http_server_ws_send_odd(f->server, f->socket, text, WS_MESSAGE_MAX + 100000, 1, false));
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
    assert_true(
        http_server_ws_send_odd(f->server, f->socket, text, WS_MESSAGE_MAX + 1, 100, false));
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

/* Many messages in one read, and the client leaves at the first: nothing more is told, nothing
 * breaks. */
static void leaving_amid_a_burst_is_clean(struct fixture *f, int how)
{
    connect_both(f);
    f->in_text = how;
    for (int i = 0; i < 2000; i++)
        assert_true(http_server_ws_send(f->server, f->socket,
                                        "burst burst burst burst burst burst burst", 41));
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
    struct ws_client_options options = {
        .url = url, .open_timeout_ms = 5000, .ping_interval_ms = 50, .silence_timeout_ms = 1000};
    assert_true(ws_client_open(f->loop, &options, &client_events, f, &f->client, NULL));
    TURN_UNTIL(f->loop, f->heard >= 30); /* longer than the silence allowed */
    assert_int_equal(f->closed, 0);
}

static void pings_of_the_peer_count_where_we_send_none(void **state)
{
    struct fixture *f = *state;
    char url[64];
    snprintf(url, sizeof(url), "ws://127.0.0.1:%d/", http_server_port(f->server));
    struct ws_client_options options = {
        .url = url, .open_timeout_ms = 5000, .silence_timeout_ms = 1000};
    assert_true(ws_client_open(f->loop, &options, &client_events, f, &f->client, NULL));
    TURN_UNTIL(f->loop, f->socket != 0);
    int64_t next_ms = 0;
    for (int64_t until_ms = clock_steady_ms() + 1500; clock_steady_ms() < until_ms;) {
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

int main(void)
{
    struct CMUnitTest rows[COUNT_OF(sizes)];
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(sizes); i++)
        rows[n++] = (struct CMUnitTest)ROW_TEST(a_message_arrives_whole, &sizes[i]);
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
        WITH_BOTH(thousands_of_messages_pass_both_ways),
    };
    return cmocka_run_group_tests_name("ws client rows", rows, NULL, NULL) +
           cmocka_run_group_tests_name("ws client", tests, NULL, NULL);
}
