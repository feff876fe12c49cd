/* The link against a small Slack of our own on the same loop: connect, deliver, acknowledge, change over, leave. */
#include "testing.h"

#include <stdio.h>

#include "disruption/base/clock.h"
#include "disruption/net/http_server.h"
#include "disruption/platform/platform.h"
#include "fixture.h"

#define PATIENCE_MS 15000 /* a busy machine under sanitizers is slow; nothing waits so long unless it fails */
#define SOCKETS_MAX 8

#define TURN_UNTIL(f, reached)                                 \
    do {                                                       \
        int64_t give_up_ms = clock_steady_ms() + PATIENCE_MS;  \
        while (!(reached)) {                                   \
            loop_turn((f)->loop, 10);                          \
            if (clock_steady_ms() > give_up_ms)                \
                fail_msg("never came to pass: %s", #reached);  \
        }                                                      \
    } while (0)

struct fixture {
    struct loop *loop;
    struct http_client *http;
    struct http_server *server;
    struct secret *bot_token, *app_token;
    char api_url[64];
    struct link *link;

    /* what the fake Slack saw and does */
    const char *identity_answer, *ticket_error;
    int identity_asked, tickets;
    char authorization[2][64]; /* of auth.test, of apps.connections.open */
    bool silent;               /* says no hello */
    uint64_t sockets[SOCKETS_MAX];
    int open_codes[SOCKETS_MAX]; /* close code; -1 while open */
    int opened, closed;
    char heard[256];
    uint64_t heard_on;

    /* what the link told */
    int identified, delivered;
    char missing[256], workspace[64];
    enum link_state state;
    char reason[256];
    int64_t retry_in_ms;
    struct delivery *last;
    bool ended;
};

/* The fake Slack --------------------------------------------------------------------------------------------- */

static void answer(struct fixture *f, uint64_t id, const char *body)
{
    static const struct http_header scopes = {"x-oauth-scopes", "chat:write, commands,channels:history"};
    assert_true(http_server_answer(f->server, id,
                                   &(struct http_response){.status = 200, .content_type = "application/json",
                                                           .body = body, .body_len = strlen(body), .headers = &scopes,
                                                           .header_count = 1}));
}

static void on_request(void *ctx, const struct http_request *request)
{
    struct fixture *f = ctx;
    char body[256];
    if (strcmp(request->path, "/api/auth.test") == 0) {
        f->identity_asked++;
        snprintf(f->authorization[0], sizeof(f->authorization[0]), "%s", request->authorization);
        answer(f, request->id, f->identity_answer);
        return;
    }
    assert_string_equal(request->path, "/api/apps.connections.open");
    snprintf(f->authorization[1], sizeof(f->authorization[1]), "%s", request->authorization);
    if (f->ticket_error != NULL)
        snprintf(body, sizeof(body), "{\"ok\":false,\"error\":\"%s\"}", f->ticket_error);
    else
        snprintf(body, sizeof(body), "{\"ok\":true,\"url\":\"ws://127.0.0.1:%d/link?ticket=%d\"}",
                 http_server_port(f->server), ++f->tickets);
    answer(f, request->id, body);
}

static int on_accept(void *ctx, const char *path, const char *query, void **socket_ctx)
{
    struct fixture *f = ctx;
    char expected[32];
    snprintf(expected, sizeof(expected), "ticket=%d", f->tickets); /* the newest ticket, and each only once */
    *socket_ctx = f;
    return strcmp(path, "/link") == 0 && strcmp(query, expected) == 0 && f->opened + 1 == f->tickets ? 0 : 409;
}

static void say(struct fixture *f, int socket, const char *fixture_name)
{
    struct buf text;
    fixture_text(fixture_name, &text);
    assert_true(http_server_ws_send(f->server, f->sockets[socket], text.at, text.len));
    buf_done(&text);
}

static void on_ws_opened(void *ctx, uint64_t socket)
{
    struct fixture *f = ctx;
    assert_in_range(f->opened, 0, SOCKETS_MAX - 1);
    f->sockets[f->opened] = socket;
    f->open_codes[f->opened] = -1;
    f->opened++;
    if (!f->silent)
        say(f, f->opened - 1, "hello");
}

static void on_ws_text(void *ctx, uint64_t socket, const char *at, size_t len)
{
    struct fixture *f = ctx;
    (void)len;
    snprintf(f->heard, sizeof(f->heard), "%s", at);
    f->heard_on = socket;
}

static void on_ws_closed(void *ctx, uint64_t socket, int code)
{
    struct fixture *f = ctx;
    f->closed++;
    for (int i = 0; i < f->opened; i++) {
        if (f->sockets[i] == socket)
            f->open_codes[i] = code;
    }
}

/* The link's owner ------------------------------------------------------------------------------------------- */

static void on_deliver(void *ctx, struct delivery *owned)
{
    struct fixture *f = ctx;
    delivery_destroy(f->last);
    f->last = owned;
    f->delivered++;
}

static void on_identified(void *ctx, const struct workspace_identity *who)
{
    struct fixture *f = ctx;
    f->identified++;
    snprintf(f->missing, sizeof(f->missing), "%s", who->missing_scopes);
    snprintf(f->workspace, sizeof(f->workspace), "%s %s %s", who->workspace_id, who->bot_user_id, who->url);
}

static void on_state(void *ctx, enum link_state state, const char *reason, int64_t retry_in_ms)
{
    struct fixture *f = ctx;
    f->state = state;
    f->retry_in_ms = retry_in_ms;
    snprintf(f->reason, sizeof(f->reason), "%s", reason);
}

static void on_ended(void *ctx)
{
    ((struct fixture *)ctx)->ended = true;
}

static int set_up(void **state)
{
    static const struct http_server_events events = {on_request, on_accept, on_ws_opened, on_ws_text, on_ws_closed};
    struct http_server_options server = {.address = "127.0.0.1:0", .body_max = 65536, .connection_max = 32};
    struct fixture *f = calloc(1, sizeof(*f));
    assert_true(loop_create(&(struct loop_options){0}, &f->loop, NULL));
    assert_true(http_client_create(&(struct http_client_options){.user_agent = "test"}, &f->http, NULL));
    assert_true(http_server_open(f->loop, &server, &events, f, &f->server, NULL));
    f->bot_token = secret_create("xoxb-1", 6);
    f->app_token = secret_create("xapp-1", 6);
    snprintf(f->api_url, sizeof(f->api_url), "http://127.0.0.1:%d/api/", http_server_port(f->server));
    f->identity_answer = "{\"ok\":true,\"team_id\":\"T0KITE\",\"team\":\"Kite\",\"user_id\":\"U0BOT\",\"bot_id\":\"B0BOT\","
                         "\"url\":\"https://kite.slack.com/\"}";
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    delivery_destroy(f->last);
    if (f->link != NULL)
        platform_slack.link_destroy(f->link);
    http_client_destroy(f->http);
    http_server_close(f->server);
    loop_destroy(f->loop);
    secret_destroy(f->bot_token);
    secret_destroy(f->app_token);
    free(f);
    return 0;
}

static void open_link(struct fixture *f)
{
    static const struct link_events events = {on_deliver, on_identified, on_state};
    struct platform_options options = {.api_url = f->api_url, .bot_token = f->bot_token, .app_token = f->app_token,
                                       .command = "/disruption"};
    assert_true(platform_find("slack")->link_open(f->loop, f->http, &options, &events, f, &f->link, NULL));
}

static void connect_link(struct fixture *f)
{
    open_link(f);
    TURN_UNTIL(f, f->state == LINK_CONNECTED);
}

/* Tests ------------------------------------------------------------------------------------------------------ */

static void a_link_says_who_we_are_and_connects(void **state)
{
    struct fixture *f = *state;
    connect_link(f);
    assert_int_equal(f->identified, 1);
    assert_string_equal(f->workspace, "T0KITE U0BOT https://kite.slack.com/");
    assert_string_equal(f->authorization[0], "Bearer xoxb-1");
    assert_string_equal(f->authorization[1], "Bearer xapp-1");
    assert_non_null(strstr(f->missing, "channels:manage,channels:read,chat:write.public,"));
    assert_null(strstr(f->missing, "commands"));
    assert_string_equal(f->reason, "");
}

static void an_envelope_is_delivered_and_acknowledged_where_it_came_from(void **state)
{
    struct fixture *f = *state;
    connect_link(f);
    say(f, 0, "message_posted");
    TURN_UNTIL(f, f->delivered == 1);
    assert_int_equal(f->last->event.kind, EVENT_MESSAGE);
    assert_string_equal(f->last->event.as.message.permalink, "https://kite.slack.com/archives/C0WAR/p1772000001000100");
    platform_slack.link_acknowledge(f->link, f->last->connection, f->last->id);
    TURN_UNTIL(f, f->heard[0] != '\0');
    char expected[192];
    snprintf(expected, sizeof(expected), "{\"envelope_id\":\"%s\"}", f->last->id);
    assert_string_equal(f->heard, expected);
}

static void what_is_not_for_us_is_delivered_as_nothing_to_be_acknowledged(void **state)
{
    struct fixture *f = *state;
    connect_link(f);
    say(f, 0, "unknown_envelope");
    TURN_UNTIL(f, f->delivered == 1);
    assert_int_equal(f->last->event.kind, EVENT_NOTHING);
    assert_string_equal(f->last->id, "7d1e0000-0000-4000-8000-00000000f002");
}

static void garbage_does_not_cost_the_connection(void **state)
{
    struct fixture *f = *state;
    static const char *const garbage[] = {"UNAUTHENTICATED: cache_error", "[]", "{}", "{\"type\":7}", " "};
    connect_link(f);
    for (size_t i = 0; i < COUNT_OF(garbage); i++)
        assert_true(http_server_ws_send(f->server, f->sockets[0], garbage[i], strlen(garbage[i])));
    assert_true(http_server_ws_send_odd(f->server, f->sockets[0], "\x00\xff", 2, 1, true));
    say(f, 0, "command");
    TURN_UNTIL(f, f->delivered == 1);
    assert_int_equal(f->last->event.kind, EVENT_COMMAND);
    assert_int_equal(f->opened, 1);
}

static void a_warned_socket_is_heard_and_acknowledged_until_it_closes(void **state)
{
    struct fixture *f = *state;
    connect_link(f);
    say(f, 0, "disconnect_warning");
    TURN_UNTIL(f, f->opened == 2);
    assert_int_equal(f->closed, 0); /* the second came before the first went */
    say(f, 1, "message_reply");
    TURN_UNTIL(f, f->delivered == 1);
    uint64_t newer = f->last->connection;
    say(f, 0, "message_posted");
    TURN_UNTIL(f, f->delivered == 2);
    assert_true(f->last->connection < newer);
    platform_slack.link_acknowledge(f->link, f->last->connection, f->last->id);
    TURN_UNTIL(f, f->heard[0] != '\0');
    assert_int_equal(f->heard_on, f->sockets[0]);
    assert_int_equal(f->identity_asked, 1);
    http_server_ws_close(f->server, f->sockets[0], 1000);
    TURN_UNTIL(f, f->closed == 1);
    assert_int_equal(f->state, LINK_CONNECTED);
}

static void an_acknowledgement_for_a_gone_socket_is_dropped(void **state)
{
    struct fixture *f = *state;
    connect_link(f);
    say(f, 0, "message_posted");
    TURN_UNTIL(f, f->delivered == 1);
    http_server_ws_close(f->server, f->sockets[0], 0);
    TURN_UNTIL(f, f->opened == 2 && f->state == LINK_CONNECTED);
    platform_slack.link_acknowledge(f->link, f->last->connection, f->last->id);
    say(f, 1, "command");
    TURN_UNTIL(f, f->delivered == 2);
    platform_slack.link_acknowledge(f->link, f->last->connection, f->last->id);
    TURN_UNTIL(f, f->heard[0] != '\0');
    assert_non_null(strstr(f->heard, f->last->id)); /* the first thing heard is the second acknowledgement */
}

static void a_refused_bot_token_is_named(void **state)
{
    struct fixture *f = *state;
    f->identity_answer = "{\"ok\":false,\"error\":\"invalid_auth\"}";
    open_link(f);
    TURN_UNTIL(f, f->state == LINK_UNAUTHORISED);
    assert_string_equal(f->reason, "auth.test (bot token): invalid_auth");
    assert_int_equal(f->retry_in_ms, 5 * MINUTE_MS);
}

static void a_refused_app_token_is_named(void **state)
{
    struct fixture *f = *state;
    f->ticket_error = "not_allowed_token_type";
    open_link(f);
    TURN_UNTIL(f, f->state == LINK_UNAUTHORISED);
    assert_string_equal(f->reason, "apps.connections.open (app token): not_allowed_token_type");
}

static void a_token_for_a_whole_organisation_is_refused(void **state)
{
    struct fixture *f = *state;
    f->identity_answer = "{\"ok\":true,\"team_id\":\"E0ORG\",\"is_enterprise_install\":true}";
    open_link(f);
    TURN_UNTIL(f, f->state == LINK_UNAUTHORISED);
    assert_int_equal(f->identified, 0);
}

static void the_end_of_our_authorisation_is_reported(void **state)
{
    struct fixture *f = *state;
    connect_link(f);
    say(f, 0, "tokens_revoked");
    TURN_UNTIL(f, f->state == LINK_UNAUTHORISED);
    assert_int_equal(f->delivered, 1);
    assert_string_equal(f->reason, "tokens_revoked");
}

static void closing_says_goodbye(void **state)
{
    struct fixture *f = *state;
    connect_link(f);
    platform_slack.link_close(f->link, on_ended, f);
    TURN_UNTIL(f, f->ended && f->closed == 1);
    assert_int_equal(f->open_codes[0], 1000);
}

static void closing_before_anything_is_open_ends_too(void **state)
{
    struct fixture *f = *state;
    open_link(f);
    platform_slack.link_close(f->link, on_ended, f);
    assert_false(f->ended); /* from the loop, never from within the call */
    TURN_UNTIL(f, f->ended);
}

static void a_link_destroyed_at_work_leaves_nothing(void **state)
{
    struct fixture *f = *state;
    connect_link(f);
    say(f, 0, "disconnect_warning");
    loop_turn(f->loop, 0);
    platform_slack.link_destroy(f->link); /* sanitizers judge */
    f->link = NULL;
    assert_int_equal(f->closed, 0);
}

static void an_unknown_platform_is_not_found(void **state)
{
    (void)state;
    assert_null(platform_find("pigeon"));
    assert_string_equal(platform_find("slack")->name, "slack");
}

#define LINK_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LINK_TEST(a_link_says_who_we_are_and_connects),
        LINK_TEST(an_envelope_is_delivered_and_acknowledged_where_it_came_from),
        LINK_TEST(what_is_not_for_us_is_delivered_as_nothing_to_be_acknowledged),
        LINK_TEST(garbage_does_not_cost_the_connection),
        LINK_TEST(a_warned_socket_is_heard_and_acknowledged_until_it_closes),
        LINK_TEST(an_acknowledgement_for_a_gone_socket_is_dropped),
        LINK_TEST(a_refused_bot_token_is_named),
        LINK_TEST(a_refused_app_token_is_named),
        LINK_TEST(a_token_for_a_whole_organisation_is_refused),
        LINK_TEST(the_end_of_our_authorisation_is_reported),
        LINK_TEST(closing_says_goodbye),
        LINK_TEST(closing_before_anything_is_open_ends_too),
        LINK_TEST(a_link_destroyed_at_work_leaves_nothing),
        cmocka_unit_test(an_unknown_platform_is_not_found),
    };
    return cmocka_run_group_tests_name("link", tests, NULL, NULL);
}
