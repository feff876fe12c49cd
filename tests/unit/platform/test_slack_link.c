/* The link against a small Slack of our own: connect, deliver, acknowledge, change over, leave. */
#include "link_fixture.h"

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
    assert_string_equal(f->last->event.as.message.permalink,
                        "https://kite.slack.com/archives/C0WAR/p1772000001000100");
    platform_slack.link_acknowledge(f->link, f->last->connection, f->last->id, NULL);
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
    static const char *const garbage[] = {"UNAUTHENTICATED: cache_error", "[]", "{}",
                                          "{\"type\":7}", " "};
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
    platform_slack.link_acknowledge(f->link, f->last->connection, f->last->id, NULL);
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
    platform_slack.link_acknowledge(f->link, f->last->connection, f->last->id, NULL);
    say(f, 1, "command");
    TURN_UNTIL(f, f->delivered == 2);
    platform_slack.link_acknowledge(f->link, f->last->connection, f->last->id, NULL);
    TURN_UNTIL(f, f->heard[0] != '\0');
    assert_non_null(
        strstr(f->heard, f->last->id)); /* the first thing heard is the second acknowledgement */
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
