/* The whole sandbox on a real port: requests by hand, a socket by the house's own client, faults of
 * the network. */
#include "testing.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#include "disruption/base/attributes.h"
#include "disruption/base/clock.h"
#include "disruption/base/json.h"
#include "disruption/net/url.h"
#include "disruption/net/ws_client.h"
#include "sandbox/server.h"

#define PATIENCE_MS 20000 /* far more than any of this takes, also under sanitizers */

struct peer { /* what a websocket client saw */
    struct ws_client *client;
    char last[4096];
    int texts;
    int heard;
    bool opened;
    bool closed;
    struct ws_close why;
};

struct fixture {
    struct loop *loop;
    struct sandbox_server *server;
    char answer[65536]; /* of the newest request, headers and all */
    struct peer peer;
};

static int setup_at(void **state, const char *public_url)
{
    const struct sandbox_options options = {"127.0.0.1:0", "xoxb-sandbox", "xapp-sandbox", "/disruption", public_url};
    static const struct loop_options none = {NULL};
    struct fixture *f = calloc(1, sizeof *f);
    struct err err = ERR_INIT;
    assert_non_null(f);
    assert_true(loop_create(&none, &f->loop, &err));
    if (!sandbox_server_open(f->loop, &options, &f->server, &err))
        fail_msg("%s", err.text);
    *state = f;
    return 0;
}

static int setup(void **state)
{
    return setup_at(state, NULL);
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    sandbox_server_close(f->server);
    loop_destroy(f->loop);
    free(f);
    return 0;
}

static int dial(struct fixture *f)
{
    struct err err = ERR_INIT;
    struct url url;
    assert_true(url_parse(sandbox_server_url(f->server), &url, &err));
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in to = {.sin_family = AF_INET,
                             .sin_port = htons((uint16_t)url.port),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof to), 0);
    return fd;
}

/* Serves until the other side hung up, has said everything, or takes it for a websocket; answers how many bytes came. */
static size_t read_all(struct fixture *f, int fd)
{
    size_t len = 0;
    int64_t until_ms = clock_steady_ms() + PATIENCE_MS;
    while (clock_steady_ms() < until_ms) {
        loop_turn(f->loop, 5);
        ssize_t got = recv(fd, f->answer + len, sizeof f->answer - len - 1, MSG_DONTWAIT);
        if (got == 0 || (got < 0 && errno != EAGAIN))
            break;
        len += got > 0 ? (size_t)got : 0;
        f->answer[len] = '\0';
        if (strncmp(f->answer, "HTTP/1.1 101 ", 13) == 0)
            break;
    }
    f->answer[len] = '\0';
    return len;
}

/* A connection of its own. */
static void say(struct fixture *f, const char *request)
{
    int fd = dial(f);
    assert_int_equal(send(fd, request, strlen(request), 0), strlen(request));
    read_all(f, fd);
    close(fd);
}

/* One request; answers the body of the answer. */
static const char *ask(struct fixture *f, const char *method, const char *path, const char *headers,
                       const char *body)
{
    char request[4096];
    snprintf(request, sizeof request,
             "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n%sContent-Length: %zu\r\n\r\n%s",
             method, path, headers, strlen(body), body);
    say(f, request);
    const char *end = strstr(f->answer, "\r\n\r\n");
    return end == NULL ? "" : end + 4;
}

static const char bot[] =
    "Authorization: Bearer xoxb-sandbox\r\nContent-Type: application/x-www-form-urlencoded\r\n";

static void opened(void *ctx)
{
    ((struct peer *)ctx)->opened = true;
}

static void heard(void *ctx)
{
    ((struct peer *)ctx)->heard++;
}

static void text(void *ctx, const char *at, size_t len)
{
    struct peer *peer = ctx;
    snprintf(peer->last, sizeof peer->last, "%.*s", (int)len, at);
    peer->texts++;
}

static void closed(void *ctx, const struct ws_close *why)
{
    struct peer *peer = ctx;
    peer->closed = true;
    peer->why = *why;
}

static void run_until(struct fixture *f, const bool *done, const int *count, int at_least)
{
    int64_t until_ms = clock_steady_ms() + PATIENCE_MS;
    while (clock_steady_ms() < until_ms && !(done != NULL ? *done : *count >= at_least))
        loop_turn(f->loop, 5);
    assert_true(done != NULL ? *done : *count >= at_least);
}

/* Asks for an address and opens a socket there. */
static void open_socket(struct fixture *f, char *url, size_t size)
{
    static const struct ws_client_events events = {opened, text, heard, closed, NULL};
    struct err err = ERR_INIT;
    struct js *json = NULL;
    const char *reply =
        ask(f, "POST", "/api/apps.connections.open", "Authorization: Bearer xapp-sandbox\r\n", "");
    assert_true(js_parse(reply, strlen(reply), &json, &err));
    snprintf(url, size, "%s", js_string(json, "url"));
    js_drop(json);
    const struct ws_client_options options = {.url = url, .open_timeout_ms = PATIENCE_MS};
    assert_true(ws_client_open(f->loop, &options, &events, &f->peer, &f->peer.client, &err));
    run_until(f, NULL, &f->peer.texts, 1);
    assert_non_null(strstr(f->peer.last, "\"hello\""));
}

static void web_api_answers_with_scopes(void **state)
{
    struct fixture *f = *state;
    const char *body = ask(f, "POST", "/api/auth.test", bot, "");
    assert_non_null(strstr(body, "\"user_id\":\"U0DISRUPTION\""));
    assert_non_null(strstr(f->answer, "x-oauth-scopes: "));
    body = ask(f, "GET", "/api/auth.test?token=xoxb-sandbox", "", "");
    assert_non_null(strstr(body, "\"ok\":true"));
}

static const struct asker {
    const char *name;
    const char *public_url; /* NULL: none */
    const char *host, *origin; /* "": no such header */
    bool taken;
} askers[] = {
    {"own_page_is_served", NULL, "127.0.0.1:81", "http://127.0.0.1:81", true},
    {"page_of_another_port_is_refused", NULL, "127.0.0.1:81", "http://127.0.0.1:82", false},
    {"page_of_nowhere_is_refused", NULL, "127.0.0.1:81", "null", false},
    {"name_that_points_here_is_refused", NULL, "evil.example", "", false},
    {"page_behind_a_proxy_is_served", "https://chat.example", "chat.example", "https://chat.example", true},
    {"page_behind_a_proxy_with_a_port_is_served", "http://chat.example:88", "chat.example:88", "http://chat.example:88", true},
    {"page_behind_a_proxy_that_names_us_is_served", "https://chat.example", "127.0.0.1:81", "https://chat.example", true},
    {"page_below_a_path_is_served", "https://chat.example/try", "chat.example", "https://chat.example", true},
    {"program_behind_a_proxy_is_served", "https://chat.example", "chat.example", "", true},
    {"other_site_is_refused_behind_a_proxy", "https://chat.example", "chat.example", "https://evil.example", false},
    {"plain_site_is_refused_behind_one_that_encrypts", "https://chat.example", "chat.example", "http://chat.example", false},
    {"other_name_is_refused_behind_a_proxy", "https://chat.example", "evil.example", "", false},
    {"own_page_is_served_beside_a_proxy", "https://chat.example", "127.0.0.1:81", "http://127.0.0.1:81", true},
};

/* Asks for a file of the page, and for its websocket. */
static void an_asker_is_taken_or_refused(void **state)
{
    static const char plain[] = "GET /page/page.js HTTP/1.1\r\nConnection: close\r\n";
    static const char upgrade[] = "GET /page/socket HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                  "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
    const struct asker *asker = *state;
    void *made = NULL;
    char request[1024], site[256];
    assert_int_equal(setup_at(&made, asker->public_url), 0);
    struct fixture *f = made;
    snprintf(site, sizeof site, "Host: %s\r\n%s%s%s\r\n", asker->host, asker->origin[0] != '\0' ? "Origin: " : "",
             asker->origin, asker->origin[0] != '\0' ? "\r\n" : "");
    snprintf(request, sizeof request, "%s%s", plain, site);
    say(f, request);
    assert_non_null(strstr(f->answer, asker->taken ? " 200 " : " 403 "));
    snprintf(request, sizeof request, "%s%s", upgrade, site);
    say(f, request);
    assert_non_null(strstr(f->answer, asker->taken ? " 101 " : " 403 "));
    teardown(&made);
}

static void page_and_its_files_are_served(void **state)
{
    static const char *const paths[] = {"/", "/page/page.js", "/page/page.css", "/page/emoji.js",
                                        "/archives/C0GENERAL/p1"};
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        ask(f, "GET", paths[i], "", "");
        assert_non_null(strstr(f->answer, " 200 "));
        assert_non_null(strstr(f->answer, "content-security-policy: default-src 'none'"));
    }
    ask(f, "GET", "/page/none.js", "", "");
    assert_non_null(strstr(f->answer, " 404 "));
}

static void limited_call_says_how_long_to_wait(void **state)
{
    struct fixture *f = *state;
    ask(f, "POST", "/control/api", "", "{\"method\":\"users.info\",\"retry_after\":7}");
    ask(f, "POST", "/api/users.info", bot, "user=U0ANA");
    assert_non_null(strstr(f->answer, " 429 "));
    assert_non_null(strstr(f->answer, "retry-after: 7"));
}

static void lost_answer_ends_the_connection_after_the_work(void **state)
{
    struct fixture *f = *state;
    ask(f, "POST", "/control/api", "", "{\"method\":\"conversations.create\",\"lose\":true}");
    ask(f, "POST", "/api/conversations.create", bot, "name=inc-1");
    assert_string_equal(f->answer, "");
    assert_non_null(
        strstr(ask(f, "POST", "/api/conversations.create", bot, "name=inc-1"), "name_taken"));
}

static void delayed_answer_comes_all_the_same(void **state)
{
    struct fixture *f = *state;
    ask(f, "POST", "/control/api", "", "{\"method\":\"auth.test\",\"delay_ms\":30}");
    int64_t start_ms = clock_steady_ms();
    assert_non_null(strstr(ask(f, "POST", "/api/auth.test", bot, ""), "\"ok\":true"));
    assert_true(clock_steady_ms() - start_ms >= 30);
}

static void file_goes_up_and_comes_down_with_the_token_only(void **state)
{
    struct fixture *f = *state;
    struct js *json = NULL;
    const char *reply =
        ask(f, "POST", "/api/files.getUploadURLExternal", bot, "filename=a.md&length=5");
    assert_true(js_parse(reply, strlen(reply), &json, NULL));
    char path[256];
    char args[256];
    snprintf(path, sizeof path, "%s", strstr(js_string(json, "upload_url"), "/upload/"));
    assert_string_equal(ask(f, "POST", path, "Content-Type: application/octet-stream\r\n", "# abc"),
                        "OK - 5");
    snprintf(args, sizeof args, "files=[{\"id\":\"%s\",\"title\":\"T\"}]",
             js_string(json, "file_id"));
    assert_non_null(
        strstr(ask(f, "POST", "/api/files.completeUploadExternal", bot, args), "\"title\":\"T\""));
    snprintf(path, sizeof path, "/files-pri/T0SANDBOX-%s", js_string(json, "file_id"));
    assert_string_equal(ask(f, "GET", path, bot, ""), "# abc");
    assert_non_null(strstr(ask(f, "GET", path, "", ""), "<html>"));
    js_drop(json);
}

static void socket_delivers_and_a_used_ticket_is_refused(void **state)
{
    struct fixture *f = *state;
    char url[512];
    char ack[128];
    open_socket(f, url, sizeof url);
    ask(f, "POST", "/control/slash", "",
        "{\"user\":\"ana\",\"channel\":\"general\",\"text\":\"help\"}");
    run_until(f, NULL, &f->peer.texts, 2);
    struct js *envelope = NULL;
    assert_true(js_parse(f->peer.last, strlen(f->peer.last), &envelope, NULL));
    assert_string_equal(js_string(js_at(envelope, "payload"), "text"), "help");
    snprintf(ack, sizeof ack, "{\"envelope_id\":\"%s\"}", js_string(envelope, "envelope_id"));
    js_drop(envelope);
    assert_true(ws_client_send(f->peer.client, ack, strlen(ack)));
    while (strstr(ask(f, "GET", "/control/state?messages=0", "", ""), "\"acked\":1") == NULL)
        loop_turn(f->loop, 5);
    static const struct ws_client_events events = {opened, text, heard, closed, NULL};
    struct peer second = {0};
    struct err err = ERR_INIT;
    const struct ws_client_options options = {.url = url, .open_timeout_ms = PATIENCE_MS};
    assert_true(ws_client_open(f->loop, &options, &events, &second, &second.client, &err));
    run_until(f, &second.closed, NULL, 0);
    assert_int_equal(second.why.http_status, 409);
    ask(f, "POST", "/control/link", "", "{\"do\":\"close\",\"code\":1001}");
    run_until(f, &f->peer.closed, NULL, 0);
    assert_int_equal(f->peer.why.code, 1001);
}

static void cut_socket_closes_without_a_code(void **state)
{
    struct fixture *f = *state;
    char url[512];
    open_socket(f, url, sizeof url);
    ask(f, "POST", "/control/link", "", "{\"do\":\"cut\"}");
    run_until(f, &f->peer.closed, NULL, 0);
    assert_int_equal(f->peer.why.code, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(web_api_answers_with_scopes, setup, teardown),
        cmocka_unit_test_setup_teardown(page_and_its_files_are_served, setup, teardown),
        cmocka_unit_test_setup_teardown(limited_call_says_how_long_to_wait, setup, teardown),
        cmocka_unit_test_setup_teardown(lost_answer_ends_the_connection_after_the_work, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(delayed_answer_comes_all_the_same, setup, teardown),
        cmocka_unit_test_setup_teardown(file_goes_up_and_comes_down_with_the_token_only, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(socket_delivers_and_a_used_ticket_is_refused, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(cut_socket_closes_without_a_code, setup, teardown),
    };
    struct CMUnitTest asking[COUNT_OF(askers)];
    for (size_t i = 0; i < COUNT_OF(askers); i++)
        asking[i] = (struct CMUnitTest)ROW_TEST(an_asker_is_taken_or_refused, &askers[i]);
    return cmocka_run_group_tests(tests, NULL, NULL) + cmocka_run_group_tests_name("askers", asking, NULL, NULL);
}
