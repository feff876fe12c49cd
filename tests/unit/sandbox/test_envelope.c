/* Socket Mode as the protocol wants it judged: tickets, ten sockets, three seconds, redelivery,
 * faults on request. */
#include "fixture.h"

#include "sandbox/envelope.h"
#include "sandbox/private.h"
#include "sandbox/view.h"

static void ticket_opens_once_and_not_late(void **state)
{
    struct fixture *f = *state;
    char query[256];
    snprintf(query, sizeof query, "%s",
             strchr(js_string(call(f, "apps.connections.open", "{}"), "url"), '?') + 1);
    assert_int_equal(socket_accept(f->workspace, query), 0);
    assert_int_equal(socket_accept(f->workspace, query), 409);
    snprintf(query, sizeof query, "%s",
             strchr(js_string(call(f, "apps.connections.open", "{}"), "url"), '?') + 1);
    advance(f, TICKET_LIFE_MS);
    assert_int_equal(socket_accept(f->workspace, query), 409);
}

static void hello_counts_sockets_and_the_eleventh_is_sent_away(void **state)
{
    struct fixture *f = *state;
    for (uint64_t socket = 1; socket <= LINK_MAX; socket++)
        connect_socket(f, socket);
    assert_string_equal(js_string(newest(f), "type"), "hello");
    assert_int_equal(js_integer_or(newest(f), "num_connections", 0), LINK_MAX);
    connect_socket(f, 11);
    assert_string_equal(js_string(newest(f), "reason"), "too_many_websockets");
    assert_int_equal(f->closed[0], 11);
}

static void envelopes_are_spread_over_sockets(void **state)
{
    struct fixture *f = *state;
    size_t per_socket[3] = {0};
    connect_socket(f, 1);
    connect_socket(f, 2);
    size_t first = f->frame_count;
    for (int i = 0; i < 4; i++)
        control(f, "shortcut", "{\"user\":\"ana\",\"callback_id\":\"x\"}");
    for (size_t i = first; i < f->frame_count; i++)
        per_socket[f->sockets[i]]++;
    assert_int_equal(per_socket[1], 2);
    assert_int_equal(per_socket[2], 2);
}

static void event_without_ack_comes_again_at_once_after_a_minute_and_after_five(void **state)
{
    static const int64_t waits_ms[] = {ACK_DEADLINE_MS, ACK_DEADLINE_MS + 60000,
                                       ACK_DEADLINE_MS + 300000};
    struct fixture *f = *state;
    connect_socket(f, 1);
    control(f, "event", "{\"event\":{\"type\":\"team_join\"}}");
    char *event_id = strdup(js_string(js_at(newest(f), "payload"), "event_id"));
    for (size_t i = 0; i < COUNT_OF(waits_ms); i++) {
        size_t before = f->frame_count;
        advance(f, waits_ms[i] - 1);
        assert_int_equal(f->frame_count, before);
        advance(f, 1);
        assert_int_equal(f->frame_count, before + 1);
        assert_int_equal(js_integer_or(newest(f), "retry_attempt", 0), (int64_t)i + 1);
        assert_string_equal(js_string(newest(f), "retry_reason"), "timeout");
        assert_string_equal(js_string(js_at(newest(f), "payload"), "event_id"), event_id);
    }
    size_t before = f->frame_count;
    advance(f, 24 * 3600 * INT64_C(1000));
    assert_int_equal(f->frame_count, before);
    assert_int_equal(js_integer_or(js_at(look(f, "state"), "envelopes"), "expired", 0), 1);
    free(event_id);
}

static void acknowledged_event_does_not_return(void **state)
{
    struct fixture *f = *state;
    connect_socket(f, 1);
    control(f, "event", "{\"event\":{\"type\":\"team_join\"}}");
    acknowledge(f, newest(f), NULL);
    size_t before = f->frame_count;
    advance(f, 24 * 3600 * INT64_C(1000));
    assert_int_equal(f->frame_count, before);
}

static void command_is_not_repeated_and_its_person_hears_of_it(void **state)
{
    struct fixture *f = *state;
    connect_socket(f, 1);
    control(f, "slash", "{\"user\":\"ana\",\"channel\":\"general\",\"text\":\"help\"}");
    size_t before = f->frame_count;
    advance(f, ACK_DEADLINE_MS);
    assert_int_equal(f->frame_count, before);
    const struct js *whispers = js_at(look(f, "state"), "ephemerals");
    assert_int_equal(js_count(whispers), 1);
    assert_string_equal(js_string(js_item(whispers, 0), "for_user"), "U0ANA");
}

static void ack_of_a_command_may_hold_the_answer(void **state)
{
    struct fixture *f = *state;
    connect_socket(f, 1);
    control(f, "slash", "{\"user\":\"ana\",\"channel\":\"general\",\"text\":\"help\"}");
    acknowledge(f, newest(f), "{\"text\":\"only for you\"}");
    control(f, "slash", "{\"user\":\"ana\",\"channel\":\"general\",\"text\":\"share\"}");
    acknowledge(f, newest(f), "{\"text\":\"for all\",\"response_type\":\"in_channel\"}");
    const struct js *state_now = look(f, "state");
    assert_string_equal(js_string(js_item(js_at(state_now, "ephemerals"), 0), "text"),
                        "only for you");
    const struct js *messages = js_at(js_item(js_at(state_now, "channels"), 0), "messages");
    assert_string_equal(js_string(js_item(messages, js_count(messages) - 1), "text"), "for all");
}

static void ack_of_twenty_kilobytes_is_lost(void **state)
{
    struct fixture *f = *state;
    static char text[ACK_SIZE_MAX + 1];
    connect_socket(f, 1);
    control(f, "event", "{\"event\":{\"type\":\"team_join\"}}");
    int len = snprintf(text, sizeof text, "{\"envelope_id\":\"%s\",\"x\":\"",
                       js_string(newest(f), "envelope_id"));
    memset(text + len, 'x', sizeof text - (size_t)len);
    memcpy(text + ACK_SIZE_MAX - 2, "\"}", 3);
    socket_text(f->workspace, 1, text, ACK_SIZE_MAX);
    assert_string_equal(js_string(js_item(js_at(look(f, "state"), "acks"), 0), "fate"), "too_big");
    assert_int_equal(js_integer_or(js_at(f->last, "envelopes"), "pending", 0), 1);
}

static void faults_duplicate_reorder_hold_and_lose(void **state)
{
    struct fixture *f = *state;
    connect_socket(f, 1);
    size_t first = f->frame_count;
    control(f, "envelopes", "{\"duplicate\":1}");
    control(f, "event", "{\"event\":{\"type\":\"a\"}}");
    assert_int_equal(f->frame_count, first + 2);
    assert_string_equal(js_string(f->frames[first], "envelope_id"),
                        js_string(f->frames[first + 1], "envelope_id"));
    control(f, "envelopes", "{\"reorder\":2}");
    control(f, "event", "{\"event\":{\"type\":\"b\"}}");
    assert_int_equal(f->frame_count, first + 2);
    control(f, "event", "{\"event\":{\"type\":\"c\"}}");
    assert_int_equal(f->frame_count, first + 4);
    assert_string_equal(js_string(js_at(js_at(f->frames[first + 2], "payload"), "event"), "type"),
                        "c");
    control(f, "envelopes", "{\"hold\":true}");
    control(f, "event", "{\"event\":{\"type\":\"d\"}}");
    assert_int_equal(f->frame_count, first + 4);
    control(f, "envelopes", "{\"hold\":false,\"drop\":1}");
    assert_int_equal(f->frame_count, first + 4);
    advance(f, ACK_DEADLINE_MS);
    assert_non_null(event_of(f, first + 4, "d"));
}

static void disconnect_announces_the_close_that_follows(void **state)
{
    struct fixture *f = *state;
    connect_socket(f, 1);
    control(f, "link", "{\"do\":\"disconnect\",\"reason\":\"warning\"}");
    assert_string_equal(js_string(newest(f), "reason"), "warning");
    assert_int_equal(f->closed_count, 0);
    advance(f, LINK_FAREWELL_MS);
    assert_int_equal(f->closed_count, 1);
}

static void trigger_opens_one_view_within_three_seconds(void **state)
{
    static const char view[] = "\"view\":{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\","
                               "\"text\":\"T\"},\"blocks\":[]}";
    struct fixture *f = *state;
    char args[512];
    connect_socket(f, 1);
    control(f, "shortcut", "{\"user\":\"ana\",\"callback_id\":\"x\"}");
    snprintf(args, sizeof args, "{\"trigger_id\":\"%s\",%s}", js_string(f->last, "trigger_id"),
             view);
    assert_non_null(call(f, "views.open", args));
    assert_null(call(f, "views.open", args));
    assert_string_equal(f->error, "exchanged_trigger_id");
    control(f, "shortcut", "{\"user\":\"ana\",\"callback_id\":\"x\"}");
    snprintf(args, sizeof args, "{\"trigger_id\":\"%s\",%s}", js_string(f->last, "trigger_id"),
             view);
    advance(f, TRIGGER_LIFE_MS);
    assert_null(call(f, "views.open", args));
    assert_string_equal(f->error, "expired_trigger_id");
}

static void what_is_answered_to_a_command_bears_its_response_id(void **state)
{
    struct fixture *f = *state;
    const char *text = NULL;
    struct js *content = parsed("{\"text\":\"later\"}");
    connect_socket(f, 1);
    const struct js *typed =
        control(f, "slash", "{\"user\":\"ana\",\"channel\":\"general\",\"text\":\"help\"}");
    char id[ID_MAX];
    snprintf(id, sizeof id, "%s", js_string(typed, "response_id"));
    assert_int_equal(response_use(f->workspace, id, content, &text), 200);
    const struct js *answer = js_item(js_at(look(f, "state"), "ephemerals"), 0);
    assert_string_equal(js_string(answer, "response_id"), id);
    js_drop(content);
}

static void response_url_works_five_times_within_half_an_hour(void **state)
{
    struct fixture *f = *state;
    const char *text = NULL;
    struct js *content = parsed("{\"text\":\"later\"}");
    connect_socket(f, 1);
    control(f, "slash", "{\"user\":\"ana\",\"channel\":\"general\",\"text\":\"help\"}");
    const char *id = strrchr(js_string(js_at(newest(f), "payload"), "response_url"), '/') + 1;
    for (int i = 0; i < RESPONSE_USES_MAX; i++)
        assert_int_equal(response_use(f->workspace, id, content, &text), 200);
    assert_int_equal(response_use(f->workspace, id, content, &text), 404);
    assert_string_equal(text, "used_url");
    assert_int_equal(js_count(js_at(look(f, "state"), "ephemerals")), RESPONSE_USES_MAX);
    control(f, "slash", "{\"user\":\"ana\",\"channel\":\"general\",\"text\":\"help\"}");
    id = strrchr(js_string(js_at(newest(f), "payload"), "response_url"), '/') + 1;
    advance(f, RESPONSE_LIFE_MS);
    assert_int_equal(response_use(f->workspace, id, content, &text), 404);
    assert_string_equal(text, "expired_url");
    js_drop(content);
}

/* Opens a form with one required text and answers its id. */
static const char *open_form(struct fixture *f, char *args, size_t size)
{
    control(f, "shortcut", "{\"user\":\"ana\",\"callback_id\":\"x\"}");
    acknowledge(f, newest(f), NULL);
    snprintf(args, size,
             "{\"trigger_id\":\"%s\",\"view\":{\"type\":\"modal\",\"title\":{\"type\":\"plain_"
             "text\",\"text\":\"T\"},"
             "\"submit\":{\"type\":\"plain_text\",\"text\":\"S\"},\"blocks\":[{\"type\":\"input\","
             "\"block_id\":\"b\","
             "\"label\":{\"type\":\"plain_text\",\"text\":\"L\"},\"element\":{\"type\":\"plain_"
             "text_input\","
             "\"action_id\":\"a\"}}]}}",
             js_string(f->last, "trigger_id"));
    return js_string(js_at(call(f, "views.open", args), "view"), "id");
}

static void form_shows_errors_and_closes_on_an_empty_ack(void **state)
{
    struct fixture *f = *state;
    char args[1024];
    connect_socket(f, 1);
    const char *id = open_form(f, args, sizeof args);
    assert_non_null(id);
    snprintf(args, sizeof args,
             "{\"user\":\"ana\",\"view_id\":\"%s\",\"values\":{\"b\":{\"a\":\"text\"}}}", id);
    control(f, "submit", args);
    const struct js *values =
        js_at(js_at(js_at(js_at(newest(f), "payload"), "view"), "state"), "values");
    assert_string_equal(js_string(js_at(js_at(values, "b"), "a"), "value"), "text");
    acknowledge(f, newest(f), "{\"response_action\":\"errors\",\"errors\":{\"b\":\"no\"}}");
    const struct js *view = js_item(js_at(look(f, "state"), "views"), 0);
    assert_string_equal(js_string(js_at(view, "errors"), "b"), "no");
    control(f, "submit", args);
    acknowledge(f, newest(f), NULL);
    assert_int_equal(js_count(js_at(look(f, "state"), "views")), 0);
}

static void form_nobody_answers_stays_with_a_notice(void **state)
{
    struct fixture *f = *state;
    char args[1024];
    connect_socket(f, 1);
    const char *id = open_form(f, args, sizeof args);
    snprintf(args, sizeof args,
             "{\"user\":\"ana\",\"view_id\":\"%s\",\"values\":{\"b\":{\"a\":\"text\"}}}", id);
    control(f, "submit", args);
    advance(f, ACK_DEADLINE_MS);
    const struct js *view = js_item(js_at(look(f, "state"), "views"), 0);
    assert_non_null(js_string(view, "notice"));
    assert_false(js_flag(view, "waiting"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        SANDBOX_TEST(ticket_opens_once_and_not_late),
        SANDBOX_TEST(hello_counts_sockets_and_the_eleventh_is_sent_away),
        SANDBOX_TEST(envelopes_are_spread_over_sockets),
        SANDBOX_TEST(event_without_ack_comes_again_at_once_after_a_minute_and_after_five),
        SANDBOX_TEST(acknowledged_event_does_not_return),
        SANDBOX_TEST(command_is_not_repeated_and_its_person_hears_of_it),
        SANDBOX_TEST(ack_of_a_command_may_hold_the_answer),
        SANDBOX_TEST(ack_of_twenty_kilobytes_is_lost),
        SANDBOX_TEST(faults_duplicate_reorder_hold_and_lose),
        SANDBOX_TEST(disconnect_announces_the_close_that_follows),
        SANDBOX_TEST(trigger_opens_one_view_within_three_seconds),
        SANDBOX_TEST(what_is_answered_to_a_command_bears_its_response_id),
        SANDBOX_TEST(response_url_works_five_times_within_half_an_hour),
        SANDBOX_TEST(form_shows_errors_and_closes_on_an_empty_ack),
        SANDBOX_TEST(form_nobody_answers_stays_with_a_notice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
