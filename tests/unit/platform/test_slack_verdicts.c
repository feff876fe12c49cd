/* Answers of the Web API into verdicts: what is done, what is asked again, and when. */
#include "testing.h"

#include "call_rows.h"

#define OK_CHANNEL "{\"ok\":true,\"channel\":{\"id\":\"C0NEW\",\"name\":\"dis-7-db\"}}"
#define OWN_CHANNELS(created, creator, name)                                                       \
    "{\"ok\":true,\"channels\":[{\"id\":\"C0OLD\",\"name\":\"general\",\"creator\":\"U0BOT\","     \
    "\"created\":1772000010},"                                                                     \
    "{\"id\":\"C0NEW\",\"name\":\"" name "\",\"creator\":\"" creator "\",\"created\":" created     \
    "}]}"
#define TO_THEM "{\"user\":\"U0ANA\",\"text\":\"ok\"}"

static const struct answer_row decode_rows[] = {
    /* What holds for every kind: was it carried out, and when may we ask again. */
    {"http_429", EFFECT_TOPIC, NULL, 0, NULL, HTTP(429, ""), VERDICT_PAUSE, 0, NULL, NULL, 30000},
    {"ratelimited_with_200", EFFECT_POST, NULL, 0, NULL, REFUSED("ratelimited"), VERDICT_PAUSE, 0,
     NULL, "ratelimited", 30000},
    {"rate_limited_with_200", EFFECT_POST, NULL, 0, NULL, REFUSED("rate_limited"), VERDICT_PAUSE, 0,
     NULL, NULL, 30000},
    {"unsent_post", EFFECT_POST, NULL, 0, NULL, HTTP_UNSENT, 0, "", VERDICT_RETRY, 0, NULL,
     "no route", -1},
    {"unsent_second_part", EFFECT_POST, NULL, 1, "{\"channel\":\"C0WAR\",\"ts\":\"9.1\"}",
     HTTP_UNSENT, 0, "", VERDICT_RETRY, 1, NULL, NULL, -1},
    {"lost_post", EFFECT_POST, NULL, 0, NULL, HTTP_LOST, 0, "", VERDICT_DOUBT, -1, NULL, NULL,
     2000},
    {"lost_create", EFFECT_CHANNEL_CREATE, NULL, 0, NULL, HTTP_LOST, 0, "", VERDICT_DOUBT, -1, NULL,
     NULL, 2000},
    {"lost_look", EFFECT_POST, NULL, -1, NULL, HTTP_LOST, 0, "", VERDICT_RETRY, -1, NULL, NULL, -1},
    {"lost_update", EFFECT_UPDATE, NULL, 0, NULL, HTTP_LOST, 0, "", VERDICT_RETRY, 0, NULL, NULL, -1},
    {"http_500_post", EFFECT_POST, NULL, 0, NULL, HTTP(500, "<html>oops"), VERDICT_DOUBT, -1, NULL,
     NULL, 0},
    {"http_500_update", EFFECT_UPDATE, NULL, 0, NULL, HTTP(503, ""), VERDICT_RETRY, 0, NULL,
     "HTTP 503 with nothing in it", -1},
    {"html_with_200", EFFECT_POST, NULL, 0, NULL, HTTP(200, "<html>login</html>"), VERDICT_DOUBT,
     -1, NULL, "HTTP 200 with no JSON in it", 0},
    {"truncated_json", EFFECT_POST, NULL, 0, NULL, HTTP(200, "{\"ok\":tr"), VERDICT_DOUBT, -1, NULL,
     NULL, 0},
    {"json_array", EFFECT_UPDATE, NULL, 0, NULL, HTTP(200, "[]"), VERDICT_RETRY, 0, NULL, NULL, -1},
    {"ok_false_without_code", EFFECT_POST, NULL, 0, NULL, HTTP(200, "{\"ok\":false}"),
     VERDICT_DOUBT, -1, NULL, NULL, 0},
    {"unknown_code_with_500", EFFECT_UPDATE, NULL, 0, NULL,
     HTTP(502, "{\"ok\":false,\"error\":\"upstream\"}"), VERDICT_RETRY, 0, NULL, "upstream", -1},
    {"half_a_character_in_an_answer", EFFECT_POST, NULL, -1, NULL,
     HTTP(200, "{\"ok\":true,\"messages\":[{\"ts\":\"9.000001\",\"text\":\"\\ud83d\\u0000\"}]}"),
     VERDICT_NEXT, 0, NULL, NULL, 0},
    {"ok_with_500", EFFECT_UPDATE, NULL, 0, NULL, HTTP(500, "{\"ok\":true}"), VERDICT_RETRY, 0, NULL,
     NULL, -1},
    {"internal_error_post", EFFECT_POST, NULL, 0, NULL, REFUSED("internal_error"), VERDICT_DOUBT,
     -1, NULL, NULL, 0},
    {"fatal_error_create", EFFECT_CHANNEL_CREATE, NULL, 0, NULL, REFUSED("fatal_error"),
     VERDICT_DOUBT, -1, NULL, NULL, 0},
    {"fatal_error_pin", EFFECT_PIN, NULL, 0, NULL, REFUSED("fatal_error"), VERDICT_RETRY, 0, NULL,
     NULL, -1},
    {"request_timeout_post", EFFECT_POST, NULL, 0, NULL, REFUSED("request_timeout"), VERDICT_RETRY,
     0, NULL, NULL, -1},
    {"invalid_auth", EFFECT_POST, NULL, 0, NULL, REFUSED("invalid_auth"), VERDICT_UNAUTHORISED, 0,
     NULL, "invalid_auth", 0},
    {"token_revoked", EFFECT_ANSWER, NULL, 1, NULL, REFUSED("token_revoked"), VERDICT_UNAUTHORISED,
     1, NULL, NULL, 0},
    {"account_inactive", EFFECT_FETCH_PERSON, NULL, 0, NULL, REFUSED("account_inactive"),
     VERDICT_UNAUTHORISED, 0, NULL, NULL, 0},
    {"not_authed_look", EFFECT_POST, NULL, -1, NULL, REFUSED("not_authed"), VERDICT_UNAUTHORISED,
     -1, NULL, NULL, 0},
    {"missing_scope", EFFECT_PIN, NULL, 0, NULL,
     HTTP(200,
          "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"pins:write\",\"provided\":\"\"}"),
     VERDICT_FAILED, 0, NULL, "missing_scope: the app needs pins:write", 0},
    {"invalid_blocks", EFFECT_POST, NULL, 0, NULL,
     HTTP(200, "{\"ok\":false,\"error\":\"invalid_blocks\",\"response_metadata\":{\"messages\":[\"["
               "ERROR] why\"]}}"),
     VERDICT_FAILED, 0, NULL, "invalid_blocks: [ERROR] why", 0},
    {"a_code_that_would_steer_a_terminal", EFFECT_POST, NULL, 0, NULL, REFUSED("a\\u001b[2J\\nb\\u009b"), VERDICT_FAILED, 0,
     NULL, "a [2J b  ", 0},
    {"unusable_call", EFFECT_POST, NULL, 0, NULL, HTTP_UNUSABLE, 0, "", VERDICT_FAILED, 0, NULL,
     NULL, 0},

    /* Channels. */
    {"created", EFFECT_CHANNEL_CREATE, NULL, 0, NULL, HTTP(200, OK_CHANNEL), VERDICT_DONE, 0,
     "{\"channel_id\":\"C0NEW\",\"name\":\"dis-7-db\"}", NULL, 0},
    {"created_without_channel", EFFECT_CHANNEL_CREATE, NULL, 0, NULL, HTTP(200, "{\"ok\":true}"),
     VERDICT_FAILED, 0, NULL, NULL, 0},
    {"name_taken", EFFECT_CHANNEL_CREATE, NULL, 0, NULL, REFUSED("name_taken"), VERDICT_NEXT, 1,
     NULL, NULL, 0},
    {"name_taken_five_times", EFFECT_CHANNEL_CREATE, NULL, 4, NULL, REFUSED("name_taken"),
     VERDICT_FAILED, 0, NULL, "name_taken", 0},
    {"restricted_action", EFFECT_CHANNEL_CREATE, NULL, 0, NULL, REFUSED("restricted_action"),
     VERDICT_FAILED, 0, NULL, "restricted_action", 0},
    {"look_finds_our_channel", EFFECT_CHANNEL_CREATE, NULL, -1, NULL,
     HTTP(200, OWN_CHANNELS("1772000005", "U0BOT", "dis-7-db")), VERDICT_DONE, 0,
     "{\"channel_id\":\"C0NEW\",\"name\":\"dis-7-db\"}", NULL, 0},
    {"look_finds_a_numbered_name", EFFECT_CHANNEL_CREATE, NULL, -1, NULL,
     HTTP(200, OWN_CHANNELS("1772000011", "U0BOT", "dis-7-db-2")), VERDICT_DONE, 0,
     "{\"channel_id\":\"C0NEW\",\"name\":\"dis-7-db-2\"}", NULL, 0},
    {"look_leaves_an_older_channel", EFFECT_CHANNEL_CREATE, NULL, -1, NULL,
     HTTP(200, OWN_CHANNELS("1771913000", "U0BOT", "dis-7-db")), VERDICT_NEXT, 0, NULL, NULL, 0},
    {"look_leaves_another_s_channel", EFFECT_CHANNEL_CREATE, NULL, -1, NULL,
     HTTP(200, OWN_CHANNELS("1772000011", "U0ANA", "dis-7-db")), VERDICT_NEXT, 0, NULL, NULL, 0},
    {"look_goes_on_after_an_empty_page", EFFECT_CHANNEL_CREATE, NULL, -1,
     "{\"cursor\":\"a\",\"pages\":3}",
     HTTP(200, "{\"ok\":true,\"channels\":[],\"response_metadata\":{\"next_cursor\":\"b\"}}"),
     VERDICT_NEXT, -1, "{\"cursor\":\"b\",\"pages\":4}", NULL, 0},
    {"look_ends_some_time", EFFECT_CHANNEL_CREATE, NULL, -1, "{\"cursor\":\"a\",\"pages\":49}",
     HTTP(200, "{\"ok\":true,\"channels\":[],\"response_metadata\":{\"next_cursor\":\"b\"}}"),
     VERDICT_NEXT, 0, NULL, NULL, 0},
    {"already_in_channel", EFFECT_INVITE, NULL, 0, NULL, REFUSED("already_in_channel"),
     VERDICT_DONE, 0, NULL, NULL, 0},
    {"cant_invite_self", EFFECT_INVITE, NULL, 0, NULL, REFUSED("cant_invite_self"), VERDICT_DONE, 0,
     NULL, "cant_invite_self", 0},
    {"user_is_restricted", EFFECT_INVITE, NULL, 0, NULL, REFUSED("user_is_restricted"),
     VERDICT_FAILED, 0, NULL, "user_is_restricted", 0},
    {"topic_set", EFFECT_TOPIC, NULL, 0, NULL, HTTP(200, "{\"ok\":true}"), VERDICT_DONE, 0, NULL,
     NULL, 0},

    /* Messages. */
    {"posted", EFFECT_POST, NULL, 0, NULL,
     HTTP(200, "{\"ok\":true,\"channel\":\"C0WAR\",\"ts\":\"9.000002\"}"), VERDICT_DONE, 0,
     "{\"channel\":\"C0WAR\",\"ts\":\"9.000002\"}", NULL, 0},
    {"is_archived", EFFECT_POST, NULL, 0, NULL, REFUSED("is_archived"), VERDICT_FAILED, 0, NULL,
     "is_archived", 0},
    {"look_finds_our_post", EFFECT_POST, NULL, -1, NULL, HTTP(200, HISTORY("B0BOT", "7/say")),
     VERDICT_DONE, 0, "{\"channel\":\"C0WAR\",\"ts\":\"9.000002\"}", NULL, 0},
    {"look_leaves_another_bot_s_post", EFFECT_POST, NULL, -1, NULL,
     HTTP(200, HISTORY("B0MON", "7/say")), VERDICT_NEXT, 0, NULL, NULL, 0},
    {"look_leaves_another_post_of_ours", EFFECT_POST, NULL, -1, NULL,
     HTTP(200, HISTORY("B0BOT", "7/say2")), VERDICT_NEXT, 0, NULL, NULL, 0},
    {"look_where_we_may_not_read", EFFECT_POST, NULL, -1, NULL, REFUSED("not_in_channel"),
     VERDICT_NEXT, 0, NULL, NULL, 0},
    {"message_not_found", EFFECT_UPDATE, NULL, 0, NULL, REFUSED("message_not_found"),
     VERDICT_FAILED, 0, NULL, "message_not_found", 0},
    {"cant_update_message", EFFECT_UPDATE, NULL, 0, NULL, REFUSED("cant_update_message"),
     VERDICT_FAILED, 0, NULL, NULL, 0},
    {"already_pinned", EFFECT_PIN, NULL, 0, NULL, REFUSED("already_pinned"), VERDICT_DONE, 0, NULL,
     NULL, 0},
    {"nothing_left_to_react_on", EFFECT_REACT, NULL, 0, NULL, REFUSED("message_not_found"),
     VERDICT_DONE, 0, NULL, NULL, 0},
    {"already_reacted", EFFECT_REACT, NULL, 0, NULL, REFUSED("already_reacted"), VERDICT_DONE, 0,
     NULL, NULL, 0},
    {"invalid_name", EFFECT_REACT, NULL, 0, NULL, REFUSED("invalid_name"), VERDICT_FAILED, 0, NULL,
     NULL, 0},
    {"no_reaction", EFFECT_UNREACT, NULL, 0, NULL, REFUSED("no_reaction"), VERDICT_DONE, 0, NULL,
     NULL, 0},

    /* Private answers. */
    {"url_says_ok", EFFECT_ANSWER, NULL, 0, NULL, HTTP(200, "ok"), VERDICT_DONE, 0, NULL, NULL, 0},
    {"url_used_up", EFFECT_ANSWER, NULL, 0, NULL, HTTP(404, "used_url"), VERDICT_NEXT, 1, NULL,
     NULL, 0},
    {"url_expired_in_json", EFFECT_ANSWER, NULL, 0, NULL, REFUSED("expired_url"), VERDICT_NEXT, 1,
     NULL, NULL, 0},
    {"url_429", EFFECT_ANSWER, NULL, 0, NULL, HTTP(429, ""), VERDICT_PAUSE, 0, NULL, NULL, 0},
    {"url_lost", EFFECT_ANSWER, NULL, 0, NULL, HTTP_LOST, 0, "", VERDICT_RETRY, 0, NULL, NULL, 0},
    {"not_in_the_channel", EFFECT_ANSWER, NULL, 1, NULL, REFUSED("user_not_in_channel"),
     VERDICT_NEXT, 2, NULL, NULL, 0},
    {"no_url_and_not_in_the_channel", EFFECT_ANSWER,
     "{\"channel\":\"C0GEN\",\"user\":\"U0ANA\",\"text\":\"ok\"}", 0, NULL,
     REFUSED("user_not_in_channel"), VERDICT_NEXT, 2, NULL, NULL, 0},
    {"no_way_left", EFFECT_ANSWER, NULL, 2, NULL, REFUSED("channel_not_found"), VERDICT_FAILED, 0,
     NULL, "channel_not_found", 0},

    {"lost_to_them", EFFECT_ANSWER, TO_THEM, 0, NULL, HTTP_LOST, 0, "", VERDICT_DOUBT, -1, NULL, NULL, 2000},
    {"look_opens_what_is_between_us", EFFECT_ANSWER, TO_THEM, -1, NULL,
     HTTP(200, "{\"ok\":true,\"channel\":{\"id\":\"D0ANA\"}}"), VERDICT_NEXT, -1, "{\"channel\":\"D0ANA\"}", NULL, 0},
    {"look_finds_our_answer", EFFECT_ANSWER, TO_THEM, -1, "{\"channel\":\"D0ANA\"}",
     HTTP(200, HISTORY("B0BOT", "7/say")), VERDICT_DONE, 0, NULL, NULL, 0},
    {"look_finds_no_answer", EFFECT_ANSWER, TO_THEM, -1, "{\"channel\":\"D0ANA\"}",
     HTTP(200, HISTORY("B0BOT", "7/say2")), VERDICT_NEXT, 2, NULL, NULL, 0},
    {"look_for_an_answer_is_refused", EFFECT_ANSWER, TO_THEM, -1, NULL, REFUSED("missing_scope"),
     VERDICT_NEXT, 2, NULL, NULL, 0},

    /* Looking things up; what is found is tested below. */
    {"no_reactions_method", EFFECT_FETCH_MESSAGE, NULL, 0, NULL, REFUSED("message_not_found"),
     VERDICT_NEXT, 1, NULL, NULL, 0},
    {"a_neighbour_is_not_it", EFFECT_FETCH_MESSAGE, NULL, 1, NULL,
     HTTP(200, "{\"ok\":true,\"messages\":[{\"ts\":\"1772000000.000100\",\"text\":\"x\"}]}"),
     VERDICT_NEXT, 2, NULL, NULL, 0},
    {"found_nowhere", EFFECT_FETCH_MESSAGE, NULL, 2, NULL,
     HTTP(200, "{\"ok\":true,\"messages\":[]}"), VERDICT_DONE, 0, "{\"gone\":true}", NULL, 0},
    {"not_allowed_there", EFFECT_FETCH_MESSAGE, NULL, 2, NULL, REFUSED("not_in_channel"),
     VERDICT_FAILED, 0, NULL, "not_in_channel", 0},
    {"user_not_found", EFFECT_FETCH_PERSON, NULL, 0, NULL, REFUSED("user_not_found"),
     VERDICT_FAILED, 0, NULL, "user_not_found", 0},
    {"user_without_id", EFFECT_FETCH_PERSON, NULL, 0, NULL, HTTP(200, "{\"ok\":true,\"user\":{}}"),
     VERDICT_FAILED, 0, NULL, NULL, 0},
};

static int64_t pause_after(int64_t retry_after_ms)
{
    struct arena arena = {0};
    struct verdict verdict;
    struct http_result answer = answer_of(HTTP_OK, 429, "");
    answer.retry_after_ms = retry_after_ms;
    decode(&arena, EFFECT_PIN, usual_bodies[EFFECT_PIN], 0, NULL, &answer, &verdict);
    assert_int_equal(verdict.kind, VERDICT_PAUSE);
    arena_done(&arena);
    return verdict.wait_ms;
}

static void retry_after_is_passed_on(void **state)
{
    (void)state;
    assert_int_equal(pause_after(7000), 7000);
}

static void an_absurd_retry_after_is_held_within_reason(void **state)
{
    (void)state;
    assert_int_equal(pause_after(0), 1000);
    assert_int_equal(pause_after(INT64_C(7) * 24 * 3600 * 1000), 3600000);
}

static void a_fetched_message_comes_as_an_event(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct verdict verdict;
    struct http_result answer = answer_of(
        HTTP_OK, 200,
        "{\"ok\":true,\"messages\":[{\"ts\":\"1772000000.000100\",\"text\":\"parent\"},{\"user\":"
        "\"U0BOT\","
        "\"ts\":\"1772000001.000100\",\"thread_ts\":\"1772000000.000100\",\"text\":\"a &gt; b\","
        "\"edited\":{\"ts\":\"1772000009.000000\"}}]}");
    decode(&arena, EFFECT_FETCH_MESSAGE, usual_bodies[EFFECT_FETCH_MESSAGE], 1, NULL, &answer,
           &verdict);
    assert_int_equal(verdict.kind, VERDICT_DONE);
    assert_non_null(verdict.event);
    assert_int_equal(verdict.event->kind, EVENT_MESSAGE);
    assert_null(verdict.event->key);
    const struct message *message = &verdict.event->as.message;
    assert_string_equal(message->channel_id, "C0WAR");
    assert_string_equal(message->text, "a > b");
    assert_int_equal(message->version_us, INT64_C(1772000009000000));
    assert_true(message->by_us);
    assert_string_equal(message->permalink,
                        "https://kite.slack.com/archives/C0WAR/p1772000001000100"
                        "?thread_ts=1772000000.000100&cid=C0WAR");
    arena_done(&arena);
}

static void a_fetched_person_comes_as_an_event(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct verdict verdict;
    struct http_result answer =
        answer_of(HTTP_OK, 200,
                  "{\"ok\":true,\"user\":{\"id\":\"U0ANA\",\"name\":\"ana\",\"tz\":\"Europe/"
                  "Lisbon\",\"is_restricted\":true,"
                  "\"profile\":{\"display_name\":\"\",\"real_name\":\"Ana Lima\"}}}");
    decode(&arena, EFFECT_FETCH_PERSON, usual_bodies[EFFECT_FETCH_PERSON], 0, NULL, &answer,
           &verdict);
    assert_int_equal(verdict.kind, VERDICT_DONE);
    assert_int_equal(verdict.event->kind, EVENT_PERSON);
    assert_string_equal(verdict.event->as.person.name, "Ana Lima");
    assert_string_equal(verdict.event->as.person.zone, "Europe/Lisbon");
    assert_true(verdict.event->as.person.guest);
    arena_done(&arena);
}

static void people_of_other_workspaces_are_strangers(void **state)
{
    static const struct {
        const char *more;
        bool stranger;
    } people[] = {
        {"\"team_id\":\"T0KITE\"", false},
        {"\"team_id\":\"T0KITE\",\"is_stranger\":true", true},
        {"\"team_id\":\"T0OTHER\"", true},
        {"\"team_id\":\"T0OTHER\",\"enterprise_user\":{\"id\":\"W0ANA\"}", false},
        {"\"deleted\":false", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(people); i++) {
        struct arena arena = {0};
        struct verdict verdict;
        char text[200];
        snprintf(text, sizeof(text), "{\"ok\":true,\"user\":{\"id\":\"U0ANA\",\"name\":\"ana\",%s}}", people[i].more);
        struct http_result answer = answer_of(HTTP_OK, 200, text);
        decode(&arena, EFFECT_FETCH_PERSON, usual_bodies[EFFECT_FETCH_PERSON], 0, NULL, &answer, &verdict);
        assert_int_equal(verdict.event->as.person.stranger, people[i].stranger);
        assert_int_equal(verdict.event->as.person.guest, people[i].stranger);
        arena_done(&arena);
    }
}

int main(void)
{
    struct CMUnitTest decoding[COUNT_OF(decode_rows)];
    for (size_t i = 0; i < COUNT_OF(decode_rows); i++)
        decoding[i] =
            (struct CMUnitTest)ROW_TEST(an_answer_is_judged_as_its_row_says, &decode_rows[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(retry_after_is_passed_on),
        cmocka_unit_test(an_absurd_retry_after_is_held_within_reason),
        cmocka_unit_test(a_fetched_message_comes_as_an_event),
        cmocka_unit_test(a_fetched_person_comes_as_an_event),
        cmocka_unit_test(people_of_other_workspaces_are_strangers),
    };
    int failed = cmocka_run_group_tests_name("rows", decoding, NULL, NULL);
    return failed + cmocka_run_group_tests_name("verdicts", tests, NULL, NULL);
}
