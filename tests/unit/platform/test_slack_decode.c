/* Each kind of payload as the event core hears, and the frames around them. */
#include "testing.h"

#include "fixture.h"
#include "shown.h"

struct decode_row {
    const char *name; /* of the fixture too */
    const char *shown;
    const char *key; /* NULL: none */
    int64_t happened_ms;
};

static const struct decode_row rows[] = {
    {"message_posted",
     "message C0WAR/1772000001.000100 by U0ANA v1772000001000100 "
     "\"restarted #db with @U0BOB, ok & green #note\" #C0DB=db @U0BOB=",
     "m/C0WAR/1772000001.000100/1772000001000100", 1772000001000},
    {"message_reply",
     "message C0WAR/1772000005.000200 in 1772000001.000100 by U0ANA v1772000005000200 \"in the "
     "thread\"",
     "m/C0WAR/1772000005.000200/1772000005000200", 1772000005000},
    {"message_thread_parent",
     "message C0WAR/1772000006.000200 by U0ANA v1772000006000200 \"parent\"",
     "m/C0WAR/1772000006.000200/1772000006000200", 1772000006000},
    {"message_thread_broadcast",
     "message C0WAR/1772000007.000200 in 1772000001.000100 by U0ANA v1772000007000200 \"told "
     "everybody\"",
     "m/C0WAR/1772000007.000200/1772000007000200", 1772000007000},
    {"message_me", "message C0WAR/1772000008.000200 by U0ANA v1772000008000200 \"waves\"",
     "m/C0WAR/1772000008.000200/1772000008000200", 1772000008000},
    {"message_file_share",
     "message C0WAR/1772000010.000300 by U0ANA v1772000010000300 \"\" file F0GRAPH graph.png "
     "image/png "
     "https://kite.slack.com/files/U0ANA/F0GRAPH/graph.png 4242 file F0BARE    -1",
     "m/C0WAR/1772000010.000300/1772000010000300", 1772000010000},
    {"message_bot",
     "message C0WAR/1772000011.000300 by U0MON(monitor) bot v1772000011000300 \"ALERT latency\"",
     "m/C0WAR/1772000011.000300/1772000011000300", 1772000011000},
    {"message_webhook",
     "message C0WAR/1772000012.000300 by B0HOOK(disk-watch) bot v1772000012000300 "
     "\"on db1\ndisk (https://mon.example/d)\n*97%* used\"",
     "m/C0WAR/1772000012.000300/1772000012000300", 1772000012000},
    {"message_attachments",
     "message C0WAR/1772000013.000300 by B0HOOK(disk-watch) bot v1772000013000300 \"only a "
     "fallback\"",
     "m/C0WAR/1772000013.000300/1772000013000300", 1772000013000},
    {"message_rich_text",
     "message C0WAR/1772000014.000300 by U0ANA v1772000014000300 \"ask @U0BOB in #C0DB "
     ":eyes:runbook "
     "(https://a.example/)\n\xe2\x80\xa2 one\n\xe2\x80\xa2 two\" @U0BOB= #C0DB=",
     "m/C0WAR/1772000014.000300/1772000014000300", 1772000014000},
    {"message_withheld", "message C0WAR/1772000015.000300 by UREVOKEDU v1772000015000300 \"\"",
     "m/C0WAR/1772000015.000300/1772000015000300", 1772000015000},
    {"message_own", "message C0WAR/1772000016.000300 by U0BOT bot us v1772000016000300 \"noted\"",
     "m/C0WAR/1772000016.000300/1772000016000300", 1772000016000},
    {"message_own_by_user",
     "message C0WAR/1772000017.000300 by U0BOT us v1772000017000300 \"noted\"",
     "m/C0WAR/1772000017.000300/1772000017000300", 1772000017000},
    {"message_edited",
     "message C0WAR/1772000001.000100 by U0ANA v1772000101000400 \"restarted db twice\"",
     "m/C0WAR/1772000001.000100/1772000101000400", 1772000101000},
    {"message_unfurled",
     "message C0WAR/1772000001.000100 by U0ANA v1772000102000400 \"see https://a.example/\"",
     "m/C0WAR/1772000001.000100/1772000102000400", 1772000102000},
    {"message_tombstone", "message C0WAR/1772000001.000100 by U0BOB deleted v1772000103000400 \"\"",
     "m/C0WAR/1772000001.000100/1772000103000400", 1772000103000},
    {"message_deleted", "message C0WAR/1772000001.000100 by U0ANA deleted v1772000104000400 \"\"",
     "m/C0WAR/1772000001.000100/1772000104000400", 1772000104000},
    {"message_deleted_bare",
     "message C0WAR/1772000001.000100 by nobody deleted v1772000105000400 \"\"",
     "m/C0WAR/1772000001.000100/1772000105000400", 1772000105000},
    {"message_join", "nothing", NULL, FIXTURE_RECEIVED_MS},
    {"message_replied", "nothing", NULL, FIXTURE_RECEIVED_MS},
    {"message_future_subtype", "nothing", NULL, FIXTURE_RECEIVED_MS},
    {"message_without_ts", "nothing", NULL, FIXTURE_RECEIVED_MS},
    {"message_wrong_types", "message C0WAR/1772000023.000300 by nobody v1772000023000300 \"\"",
     "m/C0WAR/1772000023.000300/1772000023000300", 1772000023000},
    {"message_channel_name", "channel C0WAR new - name dis-7-db archived -1 by U0ANA", "e/Ev00024",
     1772000024000},
    {"message_channel_archive", "channel C0WAR new - name - archived 1 by U0ANA", "e/Ev00025",
     1772000025000},
    {"channel_rename", "channel C0WAR new - name dis-7-db archived -1", "e/Ev00027", 1772000027000},
    {"channel_archive", "channel C0WAR new - name - archived 1 by U0ANA", "e/Ev00028",
     1772000028000},
    {"channel_unarchive", "channel C0WAR new - name - archived 0 by U0ANA", "e/Ev00029",
     1772000029000},
    {"group_deleted", "channel G0WAR new - name - archived 1", "e/Ev00030", 1772000030000},
    {"channel_id_changed", "channel G0WAR new C0NEW name - archived -1", "e/Ev00031",
     1772000031000},
    {"reaction_added", "mark set memo C0WAR/1772000001.000100 by U0ANA v1772000040000500",
     "r/C0WAR/1772000001.000100/memo/U0ANA/add/1772000040.000500", 1772000040000},
    {"reaction_removed", "mark unset memo C0WAR/1772000001.000100 by U0ANA v1772000041000500",
     "r/C0WAR/1772000001.000100/memo/U0ANA/remove/1772000041.000500", 1772000041000},
    {"reaction_shaded", "mark set thumbsup C0WAR/1772000001.000100 by U0ANA v1772000040000500",
     "r/C0WAR/1772000001.000100/thumbsup::skin-tone-3/U0ANA/add/1772000040.000500", 1772000040000},
    {"reaction_own", "nothing", NULL, FIXTURE_RECEIVED_MS},
    {"reaction_on_file", "nothing", NULL, FIXTURE_RECEIVED_MS},
    {"pin_added",
     "mark set pin C0WAR/1772000001.000100 by U0ANA v1772000050000600 on "
     "C0WAR/1772000001.000100 by U0BOB v1772000001000100 \"the <plan>\"",
     "p/C0WAR/1772000001.000100/U0ANA/add/1772000050.000600", 1772000050000},
    {"pin_removed_by_another",
     "mark unset pin C0WAR/1772000001.000100 by U0ANA v1772000051000600 on "
     "C0WAR/1772000001.000100 by U0BOB v1772000001000100 \"the <plan>\"",
     "p/C0WAR/1772000001.000100/U0ANA/remove/1772000051.000600", 1772000051000},
    {"user_change", "person U0ANA \"Ana Lima\" America/Sao_Paulo", "e/Ev00039", 1772000000000},
    {"user_change_guest", "person U0GUE \"Gus\" nowhere bot guest", "e/Ev00040", 1772000000000},
    {"tokens_revoked", "nothing", NULL, FIXTURE_RECEIVED_MS},
    {"foreign_app", "nothing", NULL, FIXTURE_RECEIVED_MS},
    {"foreign_team", "nothing", NULL, FIXTURE_RECEIVED_MS},
    {"shared_channel",
     "message C0WAR/1772000072.000300 by U0FAR v1772000072000300 \"from outside\"",
     "m/C0WAR/1772000072.000300/1772000072000300", 1772000072000},
    {"unknown_event", "nothing", NULL, FIXTURE_RECEIVED_MS},
    {"command",
     "command \"start @U0BOB says a < b\" in C0GEN by U0ANA(ana) trigger 11.22.abcd url "
     "https://hooks.slack.com/commands/T0KITE/1/x @U0BOB=bob",
     "c/11.22.abcd", FIXTURE_RECEIVED_MS},
    {"command_of_another_app", "nothing", NULL, FIXTURE_RECEIVED_MS},
    {"command_foreign_team", "nothing", NULL, FIXTURE_RECEIVED_MS},
    {"command_without_extras", "command \"\" in C0GEN by U0ANA() trigger none url none", NULL,
     FIXTURE_RECEIVED_MS},
    {"interactive", "nothing", NULL, FIXTURE_RECEIVED_MS},
    {"unknown_envelope", "nothing", NULL, FIXTURE_RECEIVED_MS},
};

static void a_payload_becomes_the_event_of_its_row(void **state)
{
    const struct decode_row *row = *state;
    struct slack_envelope envelope = fixture_read(row->name);
    struct arena arena = {0};
    struct event event;
    struct buf shown;
    buf_init(&shown, 65536);
    assert_int_equal(envelope.frame, SLACK_FRAME_ENVELOPE);
    slack_decode(&fixture_self, envelope.type, envelope.payload, FIXTURE_RECEIVED_MS, &arena,
                 &event);
    slack_envelope_done(&envelope); /* nothing may be borrowed from the frame */
    show(&shown, &event);
    assert_string_equal(buf_string(&shown), row->shown);
    assert_string_equal(event.key == NULL ? "none" : event.key,
                        row->key == NULL ? "none" : row->key);
    assert_int_equal(event.happened_ms, row->happened_ms);
    assert_int_equal(event.received_ms, FIXTURE_RECEIVED_MS);
    buf_done(&shown);
    arena_done(&arena);
}

static void a_permalink_names_the_thread_of_a_reply(void **state)
{
    (void)state;
    static const char *const links[][2] = {
        {"message_posted", "https://kite.slack.com/archives/C0WAR/p1772000001000100"},
        {"message_reply", "https://kite.slack.com/archives/C0WAR/"
                          "p1772000005000200?thread_ts=1772000001.000100&cid=C0WAR"},
    };
    for (size_t i = 0; i < COUNT_OF(links); i++) {
        struct slack_envelope envelope = fixture_read(links[i][0]);
        struct arena arena = {0};
        struct event event;
        slack_decode(&fixture_self, envelope.type, envelope.payload, 0, &arena, &event);
        assert_string_equal(event.as.message.permalink, links[i][1]);
        slack_envelope_done(&envelope);
        arena_done(&arena);
    }
}

static void only_the_end_of_our_own_authorisation_is_told(void **state)
{
    (void)state;
    static const char *const ends[][2] = {
        {"tokens_revoked", "tokens_revoked"},
        {"app_uninstalled", "app_uninstalled"},
        {"tokens_revoked_of_others", ""},
        {"message_posted", ""},
        {"command", ""},
    };
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        struct slack_envelope envelope = fixture_read(ends[i][0]);
        const char *why = slack_decode_revoked(&fixture_self, envelope.type, envelope.payload);
        assert_string_equal(why == NULL ? "" : why, ends[i][1]);
        slack_envelope_done(&envelope);
    }
}

static void an_id_over_its_limit_makes_nothing_of_a_message(void **state)
{
    (void)state;
    char text[600], channel[300];
    memset(channel, 'C', sizeof(channel) - 1);
    channel[sizeof(channel) - 1] = '\0';
    struct arena arena = {0};
    struct event event;
    struct js *tree;
    snprintf(text, sizeof(text),
             "{\"event\":{\"type\":\"message\",\"ts\":\"1.000000\",\"channel\":\"%s\"}}", channel);
    assert_true(js_parse(text, strlen(text), &tree, NULL));
    slack_decode(&fixture_self, "events_api", tree, 0, &arena, &event);
    assert_int_equal(event.kind, EVENT_NOTHING);
    js_drop(tree);
    arena_done(&arena);
}

/* Frames -------------------- */

static void hello_tells_the_app_and_how_many_sockets_it_has(void **state)
{
    (void)state;
    struct slack_envelope hello = fixture_read("hello");
    assert_int_equal(hello.frame, SLACK_FRAME_HELLO);
    assert_string_equal(hello.app_id, "A0SCRIBE");
    assert_int_equal(hello.num_connections, 1);
    slack_envelope_done(&hello);
}

static void disconnect_tells_its_reason(void **state)
{
    (void)state;
    struct slack_envelope frame = fixture_read("disconnect_warning");
    assert_int_equal(frame.frame, SLACK_FRAME_DISCONNECT);
    assert_string_equal(frame.reason, "warning");
    slack_envelope_done(&frame);
}

static void a_slash_command_may_be_answered_in_its_acknowledgement(void **state)
{
    (void)state;
    struct slack_envelope command = fixture_read("command"),
                          message = fixture_read("message_posted");
    assert_true(command.accepts_payload);
    assert_false(message.accepts_payload);
    slack_envelope_done(&command);
    slack_envelope_done(&message);
}

struct frame_row {
    const char *name, *text;
    int frame; /* -1: refused */
};

static const struct frame_row frame_rows[] = {
    {"words", "UNAUTHENTICATED: cache_error", -1},
    {"nothing", "", -1},
    {"an_array", "[]", -1},
    {"cut_short", "{\"type\":\"hello\"", -1},
    {"bytes_after_the_end", "{\"type\":\"hello\"} {}", -1},
    {"an_empty_object", "{}", SLACK_FRAME_OTHER},
    {"unknown_without_id", "{\"type\":\"semaphore\"}", SLACK_FRAME_OTHER},
    {"unknown_with_id", "{\"type\":\"semaphore\",\"envelope_id\":\"e\"}", SLACK_FRAME_ENVELOPE},
    {"id_of_a_wrong_type", "{\"type\":\"events_api\",\"envelope_id\":7}", SLACK_FRAME_OTHER},
    {"type_last", "{\"envelope_id\":\"e\",\"payload\":{},\"type\":\"events_api\"}",
     SLACK_FRAME_ENVELOPE},
    {"hello_of_wrong_types", "{\"type\":\"hello\",\"connection_info\":[],\"num_connections\":{}}",
     SLACK_FRAME_HELLO},
};

static void a_frame_reads_as_its_row_says(void **state)
{
    const struct frame_row *row = *state;
    struct slack_envelope envelope;
    bool good = slack_envelope_read(row->text, strlen(row->text), &envelope, NULL);
    assert_int_equal(good ? (int)envelope.frame : -1, row->frame);
    if (good)
        slack_envelope_done(&envelope);
}

static void an_impossible_character_does_not_cost_its_frame(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {"a\\u0000b", "a\xef\xbf\xbd"
                      "b"},
        {"\\ud83d", "\xef\xbf\xbd"},
        {"\\ude00x", "\xef\xbf\xbdx"},
        {"\\ud83d\\ude00\\u0000", "\xf0\x9f\x98\x80\xef\xbf\xbd"},
        {"\\\\u0000\\u0000", "\\u0000\xef\xbf\xbd"},
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        char frame[128];
        struct slack_envelope envelope;
        snprintf(frame, sizeof(frame), "{\"type\":\"%s\"}", texts[i][0]);
        assert_true(slack_envelope_read(frame, strlen(frame), &envelope, NULL));
        assert_string_equal(envelope.type, texts[i][1]);
        slack_envelope_done(&envelope);
    }
}

static void an_acknowledgement_names_its_envelope_and_nothing_else(void **state)
{
    (void)state;
    struct buf ack;
    buf_init(&ack, 256);
    slack_envelope_acknowledge("a\"b", NULL, &ack);
    assert_string_equal(buf_string(&ack), "{\"envelope_id\":\"a\\\"b\"}");
    buf_done(&ack);
}

static void a_refused_form_is_acknowledged_with_its_error(void **state)
{
    (void)state;
    struct buf ack;
    buf_init(&ack, 16384);
    slack_envelope_acknowledge("e1", &(struct delivery_refusal){"sev", "Severity is 1 to 5."},
                               &ack);
    assert_string_equal(
        buf_string(&ack),
        "{\"envelope_id\":\"e1\",\"payload\":{\"errors\":{\"sev\":\"Severity is 1 to 5.\"},"
        "\"response_action\":\"errors\"}}");
    buf_done(&ack);
}

static void a_long_refusal_still_fits_one_acknowledgement(void **state)
{
    (void)state;
    char text[40001];
    struct buf ack;
    memset(text, '"', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    buf_init(&ack, 16384);
    slack_envelope_acknowledge("e1", &(struct delivery_refusal){"sev", text}, &ack);
    assert_false(ack.over);
    buf_done(&ack);
}

int main(void)
{
    struct CMUnitTest decode_tests[COUNT_OF(rows)], frame_tests[COUNT_OF(frame_rows)];
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        decode_tests[i] =
            (struct CMUnitTest)ROW_TEST(a_payload_becomes_the_event_of_its_row, &rows[i]);
    for (size_t i = 0; i < COUNT_OF(frame_rows); i++)
        frame_tests[i] = (struct CMUnitTest)ROW_TEST(a_frame_reads_as_its_row_says, &frame_rows[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_permalink_names_the_thread_of_a_reply),
        cmocka_unit_test(only_the_end_of_our_own_authorisation_is_told),
        cmocka_unit_test(an_id_over_its_limit_makes_nothing_of_a_message),
        cmocka_unit_test(hello_tells_the_app_and_how_many_sockets_it_has),
        cmocka_unit_test(disconnect_tells_its_reason),
        cmocka_unit_test(a_slash_command_may_be_answered_in_its_acknowledgement),
        cmocka_unit_test(an_impossible_character_does_not_cost_its_frame),
        cmocka_unit_test(an_acknowledgement_names_its_envelope_and_nothing_else),
        cmocka_unit_test(a_refused_form_is_acknowledged_with_its_error),
        cmocka_unit_test(a_long_refusal_still_fits_one_acknowledgement),
    };
    int failed = cmocka_run_group_tests_name("payloads", decode_tests, NULL, NULL);
    failed += cmocka_run_group_tests_name("frames", frame_tests, NULL, NULL);
    return failed + cmocka_run_group_tests_name("decoding", tests, NULL, NULL);
}
