/* The HTTP server as a well-behaved client sees it, and as the program that opens and closes it
 * does. */
#include "http_fixture.h"

#include <sys/stat.h>

struct good {
    const char *name, *text, *seen;
};

static const struct good goods[] = {
    {"plain_get", "GET /a/b HTTP/1.1\r\nHost: x:1\r\n\r\n",
     "GET /a/b ? host=x:1 auth= type= cookie= origin= peer=127.0.0.1 uid=-1 body="},
    {"every_header",
     "POST /p HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer t\r\nContent-Type: text/x\r\nCookie: "
     "a=b; c=d\r\n"
     "Origin: http://o\r\nContent-Length: 5\r\n\r\nhello",
     "POST /p ? host=x auth=Bearer t type=text/x cookie=a=b; c=d origin=http://o peer=127.0.0.1 "
     "uid=-1 body=hello"},
    {"empty_post", "POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
     "POST /p ? host=x auth= type= cookie= origin= peer=127.0.0.1 uid=-1 body="},
    {"get_with_length_zero", "GET /p HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
     "GET /p ? host=x auth= type= cookie= origin= peer=127.0.0.1 uid=-1 body="},
    {"query_keeps_its_meaning", "GET /p?a=1%262&b=x+y&c=%C3%A9/%3D&d HTTP/1.1\r\nHost: x\r\n\r\n",
     "GET /p ?a=1%262&b=x%20y&c=%C3%A9/=&d host=x auth= type= cookie= origin= peer=127.0.0.1 "
     "uid=-1 body="},
    {"path_is_normalised", "GET /a/./../..//b%20c HTTP/1.1\r\nHost: x\r\n\r\n",
     "GET /b c ? host=x auth= type= cookie= origin= peer=127.0.0.1 uid=-1 body="},
};

static void a_good_request_arrives_whole(void **state)
{
    const struct good *row = *state;
    void *fixture;
    set_up(&fixture);
    struct fixture *f = fixture;
    struct raw_client client = ask(f, row->text);
    TURN_UNTIL(f->loop, raw_heard(&client, row->seen));
    assert_string_equal(f->seen, row->seen);
    assert_non_null(strstr(client.heard.at, "HTTP/1.1 200 OK\r\n"));
    assert_non_null(strstr(client.heard.at, "x-content-type-options: nosniff\r\n"));
    assert_non_null(strstr(client.heard.at, "x-extra: yes\r\n"));
    assert_null(strstr(client.heard.at, "set-cookie")); /* a header value with a line end */
    assert_false(client.ended);
    raw_close(&client);
    tear_down(&fixture);
}

static void head_tells_the_length_and_sends_nothing(void **state)
{
    struct fixture *f = *state;
    f->answer_len = 4321;
    struct raw_client client = ask(f, "HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n");
    TURN_UNTIL(f->loop, raw_heard(&client, "\r\n\r\n"));
    assert_non_null(strstr(client.heard.at, "content-length: 4321\r\n"));
    f->answer_len = 0;
    raw_say(&client, "GET /next HTTP/1.1\r\nHost: x\r\n\r\n");
    TURN_UNTIL(f->loop, raw_heard(&client, "GET /next"));
    assert_null(strchr(client.heard.at, 'L'));
    raw_close(&client);
}

static void a_connection_serves_one_request_after_the_other(void **state)
{
    struct fixture *f = *state;
    struct raw_client client = ask(f, "");
    for (int i = 0; i < 20; i++) {
        char text[128], seen[16];
        snprintf(seen, sizeof(seen), " /n%d ", i);
        snprintf(text, sizeof(text),
                 i % 2 == 0 ? "GET%sHTTP/1.1\r\nHost: x\r\n\r\n"
                            : "POST%sHTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc",
                 seen);
        raw_say(&client, text);
        TURN_UNTIL(f->loop, raw_heard(&client, seen));
    }
    assert_int_equal(f->requests, 20);
    assert_int_equal(raw_count(&client, "connection: keep-alive"), 20);
    raw_close(&client);
}

static void a_request_in_single_bytes_arrives_whole(void **state)
{
    struct fixture *f = *state;
    const char *text = "POST /drip HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody";
    struct raw_client client = ask(f, "");
    for (char one[2] = ""; *text != '\0'; text++) {
        one[0] = *text;
        raw_say(&client, one);
        loop_turn(f->loop, 1);
    }
    TURN_UNTIL(f->loop, raw_heard(&client, "body=body"));
    assert_int_equal(f->requests, 1);
    raw_close(&client);
}

static void an_answer_may_come_later(void **state)
{
    struct fixture *f = *state;
    f->answer_later = true;
    struct raw_client client =
        ask(f, "POST /first HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nok");
    TURN_UNTIL(f->loop, f->requests == 1);
    for (int64_t until_ms = clock_steady_ms() + 400; clock_steady_ms() < until_ms;)
        loop_turn(f->loop,
                  50); /* longer than the time limit of a request: a handler may take its time */
    assert_int_equal(f->requests, 1);
    f->answer_later = false;
    answer(f, f->last_id, "late", 4);
    TURN_UNTIL(f->loop, raw_heard(&client, "late"));
    raw_say(&client, "GET /second HTTP/1.1\r\nHost: x\r\n\r\n");
    TURN_UNTIL(f->loop, raw_heard(&client, "GET /second"));
    raw_close(&client);
}

static void an_answer_to_nobody_is_refused(void **state)
{
    struct fixture *f = *state;
    f->answer_later = true;
    struct raw_client client = ask(f, "GET /first HTTP/1.1\r\nHost: x\r\n\r\n");
    TURN_UNTIL(f->loop, f->requests == 1);
    struct linger hard = {.l_onoff = 1};
    setsockopt(client.fd, SOL_SOCKET, SO_LINGER, &hard, sizeof(hard));
    raw_close(&client); /* a reset, which even a paused connection notices */
    struct http_response response = {.status = 200, .body = "", .body_len = 0};
    for (int i = 0; i < 20; i++)
        loop_turn(f->loop, 1);
    assert_false(http_server_answer(f->server, f->last_id, &response));
    assert_false(http_server_answer(f->server, 12345, &response));
    assert_false(http_server_answer(f->server, 0, &response));
}

static void a_large_answer_arrives_whole(void **state)
{
    struct fixture *f = *state;
    f->answer_len = (size_t)12 << 20;
    struct raw_client client = ask(f, "GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
    TURN_UNTIL(f->loop, (raw_heard(&client, "\r\n\r\n"), client.heard.len > f->answer_len));
    const char *body = strstr(client.heard.at, "\r\n\r\n") + 4;
    TURN_UNTIL(f->loop, (raw_heard(&client, "x"), body = strstr(client.heard.at, "\r\n\r\n") + 4,
                         client.heard.len - (size_t)(body - client.heard.at) >= f->answer_len));
    assert_int_equal(strspn(body, "L"), f->answer_len);
    assert_false(client.ended);
    raw_close(&client);
}

static void an_old_client_gets_a_closed_connection(void **state)
{
    struct fixture *f = *state;
    struct raw_client client = ask(f, "GET /old HTTP/1.0\r\nHost: x\r\n\r\n");
    TURN_UNTIL(f->loop, raw_heard(&client, NULL));
    assert_non_null(strstr(client.heard.at, "connection: close\r\n"));
    assert_non_null(strstr(client.heard.at, "GET /old"));
    raw_close(&client);
    client = ask(f, "GET /new HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    TURN_UNTIL(f->loop, raw_heard(&client, NULL));
    assert_non_null(strstr(client.heard.at, "connection: close\r\n"));
    raw_close(&client);
}

/* A silent client, one that was served and stays, one in the middle of a header: each is less than a new one. */
static void who_is_silent_makes_way_for_who_comes(void **state)
{
    struct fixture *f = *state;
    static const char *const firsts[] = {"", "GET /a HTTP/1.1\r\nHost: x\r\n\r\n", "GET /b HTTP/1.1\r\nHo"};
    struct raw_client clients[8], late[COUNT_OF(firsts)];
    for (size_t i = 0; i < COUNT_OF(clients); i++) {
        clients[i] = ask(f, firsts[i % COUNT_OF(firsts)]);
        for (int turn = 0; turn < 3; turn++)
            loop_turn(f->loop, 1);
    }
    for (size_t i = 0; i < COUNT_OF(late); i++) {
        late[i] = ask(f, "GET /late HTTP/1.1\r\nHost: x\r\n\r\n");
        TURN_UNTIL(f->loop, raw_heard(&late[i], "GET /late"));
        TURN_UNTIL(f->loop, raw_heard(&clients[i], NULL)); /* the oldest goes, and no other */
    }
    assert_false(raw_heard(&clients[7], NULL));
    for (size_t i = 0; i < COUNT_OF(clients); i++)
        raw_close(&clients[i]);
    for (size_t i = 0; i < COUNT_OF(late); i++)
        raw_close(&late[i]);
}

static void connections_are_limited_and_come_back(void **state)
{
    struct fixture *f = *state;
    struct raw_client clients[8];
    for (size_t i = 0; i < COUNT_OF(clients); i++)
        clients[i] = ask(f, "GET /later HTTP/1.1\r\nHost: x\r\n\r\n");
    f->answer_later = true; /* all of them are being served */
    TURN_UNTIL(f->loop, f->requests == COUNT_OF(clients));
    struct raw_client ninth = ask(f, "GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    TURN_UNTIL(f->loop, raw_heard(&ninth, NULL));
    assert_int_equal(ninth.heard.len, 0);
    raw_close(&ninth);
    f->answer_later = false;
    answer(f, f->last_id, "served", 6);
    size_t served = 0;
    TURN_UNTIL(f->loop, raw_heard(&clients[served], "served") || (served = (served + 1) % COUNT_OF(clients), false));
    struct raw_client again = ask(f, "GET /again HTTP/1.1\r\nHost: x\r\n\r\n");
    TURN_UNTIL(f->loop, raw_heard(&again, "GET /again"));
    raw_close(&again);
    for (size_t i = 0; i < COUNT_OF(clients); i++)
        raw_close(&clients[i]);
}

static void a_unix_socket_tells_who_calls(void **state)
{
    struct fixture *f = *state;
    char folder[] = "/tmp/net-unix-XXXXXX", address[64], uid[64];
    struct stat info;
    assert_non_null(mkdtemp(folder));
    snprintf(address, sizeof(address), "unix:%s/s", folder);
    http_server_close(f->server);
    mode_t old = umask(0027);
    open_server(f, address, 4);
    umask(old);
    assert_int_equal(http_server_port(f->server), 0);
    assert_int_equal(stat(address + 5, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0640);
    struct raw_client client = raw_connect_unix(address + 5);
    raw_say(&client, "GET /who HTTP/1.1\r\nHost: disruption\r\n\r\n");
    snprintf(uid, sizeof(uid), "peer=unix uid=%d", (int)getuid());
    TURN_UNTIL(f->loop, raw_heard(&client, uid));
    raw_close(&client);

    struct http_server *second;
    struct http_server_options options = {
        .address = address, .socket_mode = 0600, .connection_max = 1};
    struct err err = ERR_INIT;
    assert_false(
        http_server_open(f->loop, &options, &(struct http_server_events){0}, f, &second, &err));
    assert_int_equal(err.kind, ERR_UNAVAILABLE); /* somebody listens there */

    http_server_close(f->server);
    assert_int_not_equal(stat(address + 5, &info), 0); /* removed at close */
    int dead = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    snprintf(name.sun_path, sizeof(name.sun_path), "%s", address + 5);
    assert_int_equal(bind(dead, (struct sockaddr *)&name, sizeof(name)), 0);
    close(dead);
    open_server(f, address, 4); /* a socket file left by a crash is no obstacle */
    http_server_close(f->server);
    f->server = NULL;
    rmdir(folder);
}

struct address_row {
    const char *name, *address;
    enum err_kind kind; /* ERR_NONE: it opens */
};

static const struct address_row address_rows[] = {
    {"ipv6_any_port", "[::1]:0", ERR_NONE},
    {"localhost", "localhost:0", ERR_NONE},
    {"every_address", "0.0.0.0:0", ERR_NONE},
    {"no_port", "127.0.0.1", ERR_INVALID},
    {"empty_port", "127.0.0.1:", ERR_INVALID},
    {"port_too_big", "127.0.0.1:65536", ERR_INVALID},
    {"a_name", "example.org:80", ERR_INVALID},
    {"nothing", "", ERR_INVALID},
    {"bare_ipv6", "::1:80", ERR_INVALID},
    {"relative_socket", "unix:here", ERR_INVALID},
    {"socket_path_too_long",
     "unix:/tmp/"
     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
     "aaaaaaaaaaaaaaaaaaaaaaaaa",
     ERR_INVALID},
    {"socket_in_everybodys_folder", "unix:/tmp/s", ERR_REFUSED},
    {"socket_in_no_folder", "unix:/tmp/no/such/folder/s", ERR_UNAVAILABLE},
    {"not_our_address", "192.0.2.1:8190", ERR_UNAVAILABLE},
};

static void an_address_opens_as_its_row_says(void **state)
{
    const struct address_row *row = *state;
    struct loop *loop = new_loop(NULL);
    struct http_server *server = NULL;
    struct http_server_options options = {.address = row->address, .connection_max = 1};
    struct err err = ERR_INIT;
    bool opened =
        http_server_open(loop, &options, &(struct http_server_events){0}, NULL, &server, &err);
    assert_int_equal(err.kind, row->kind);
    assert_int_equal(opened, row->kind == ERR_NONE);
    if (opened)
        assert_true(http_server_port(server) > 0);
    http_server_close(server);
    loop_destroy(loop);
}

static void a_taken_port_is_told(void **state)
{
    struct fixture *f = *state;
    char address[32];
    struct http_server *second;
    struct err err = ERR_INIT;
    snprintf(address, sizeof(address), "127.0.0.1:%d", http_server_port(f->server));
    struct http_server_options options = {.address = address, .connection_max = 1};
    assert_false(
        http_server_open(f->loop, &options, &(struct http_server_events){0}, f, &second, &err));
    assert_int_equal(err.kind, ERR_UNAVAILABLE);
}

static void closing_ends_every_connection(void **state)
{
    struct fixture *f = *state;
    struct raw_client idle = ask(f, ""), waiting = ask(f, "GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    f->answer_later = true;
    TURN_UNTIL(f->loop, f->requests == 1);
    http_server_close(f->server);
    f->server = NULL;
    TURN_UNTIL(f->loop, raw_heard(&idle, NULL) && raw_heard(&waiting, NULL));
    raw_close(&idle);
    raw_close(&waiting);
}

static void closing_in_the_middle_of_an_answer_is_safe(void **state)
{
    struct fixture *f = *state;
    f->answer_len = (size_t)12 << 20;
    struct raw_client client = ask(f, "GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
    TURN_UNTIL(f->loop, f->requests == 1);
    loop_turn(f->loop, 10);
    http_server_close(f->server);
    f->server = NULL;
    TURN_UNTIL(f->loop, raw_heard(&client, NULL));
    raw_close(&client);
}

int main(void)
{
    struct CMUnitTest rows[COUNT_OF(goods) + COUNT_OF(address_rows)];
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(goods); i++)
        rows[n++] = (struct CMUnitTest)ROW_TEST(a_good_request_arrives_whole, &goods[i]);
    for (size_t i = 0; i < COUNT_OF(address_rows); i++)
        rows[n++] = (struct CMUnitTest)ROW_TEST(an_address_opens_as_its_row_says, &address_rows[i]);
    const struct CMUnitTest tests[] = {
        WITH_SERVER(head_tells_the_length_and_sends_nothing),
        WITH_SERVER(a_connection_serves_one_request_after_the_other),
        WITH_SERVER(a_request_in_single_bytes_arrives_whole),
        WITH_SERVER(an_answer_may_come_later),
        WITH_SERVER(an_answer_to_nobody_is_refused),
        WITH_SERVER(a_large_answer_arrives_whole),
        WITH_SERVER(an_old_client_gets_a_closed_connection),
        WITH_SERVER(who_is_silent_makes_way_for_who_comes),
        WITH_SERVER(connections_are_limited_and_come_back),
        WITH_SERVER(a_unix_socket_tells_who_calls),
        WITH_SERVER(a_taken_port_is_told),
        WITH_SERVER(closing_ends_every_connection),
        WITH_SERVER(closing_in_the_middle_of_an_answer_is_safe),
    };
    return cmocka_run_group_tests_name("http server rows", rows, NULL, NULL) +
           cmocka_run_group_tests_name("http server", tests, NULL, NULL);
}
