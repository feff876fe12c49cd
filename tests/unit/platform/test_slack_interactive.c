/* What people say to us, press and fill in; and channels that we come into and go out of. */
#include "testing.h"

#include "fixture.h"
#include "platform/slack/form.h"
#include "shown.h"

struct decode_row {
    const char *name; /* of the fixture too */
    const char *shown;
    const char *key; /* NULL: none */
    int64_t happened_ms;
};

#define NOTHING "nothing", NULL, FIXTURE_RECEIVED_MS

static const struct decode_row rows[] = {
    {"app_mention",
     "mention \"status\" in C0WAR by U0ANA() trigger none url none at 1772000026.000300",
     "m/C0WAR/1772000026.000300", 1772000026000},
    {"app_mention_in_thread",
     "mention \"note @U0BOB fixed <it>\" in C0WAR by U0ANA() trigger none url none @U0BOB= in "
     "thread "
     "1772000001.000100 at 1772000060.000300",
     "m/C0WAR/1772000060.000300", 1772000060000},
    {"app_mention_edited",
     "mention \"status\" in C0WAR by U0ANA() trigger none url none at 1772000060.000300",
     "m/C0WAR/1772000060.000300", 1772000090000},
    {"app_mention_alone",
     "mention \"\" in C0WAR by U0ANA() trigger none url none at 1772000060.000300",
     "m/C0WAR/1772000060.000300", 1772000060000},
    {"app_mention_inside", NOTHING},
    {"app_mention_of_another", NOTHING},
    {"app_mention_by_bot", NOTHING},
    {"direct",
     "direct \"start #db is down & out\" in D0ANA by U0ANA() trigger none url none #C0DB=db at "
     "1772000060.000300",
     "m/D0ANA/1772000060.000300", 1772000060000},
    {"direct_with_command",
     "direct \"list all\" in D0ANA by U0ANA() trigger none url none at 1772000060.000300",
     "m/D0ANA/1772000060.000300", 1772000060000},
    {"direct_with_mention",
     "direct \"help\" in D0ANA by U0ANA() trigger none url none at 1772000060.000300",
     "m/D0ANA/1772000060.000300", 1772000060000},
    {"direct_in_thread",
     "direct \"status\" in D0ANA by U0ANA() trigger none url none in thread 1772000001.000100 at "
     "1772000060.000300",
     "m/D0ANA/1772000060.000300", 1772000060000},
    {"direct_file", NOTHING},
    {"direct_own", NOTHING},
    {"direct_edited", NOTHING},
    {"home_opened", "home of U0ANA", "e/Ev00114", 1772000060000},
    {"home_messages_opened", NOTHING},
    {"member_joined_us", "channel C0WAR new - name - archived -1 joined 1 by U0ANA", "e/Ev00116",
     1772000060000},
    {"member_joined_other", NOTHING},
    {"member_left_us", "channel C0WAR new - name - archived -1 joined 0", "e/Ev00118",
     1772000060000},
    {"channel_left", "channel C0WAR new - name - archived -1 joined 0 by U0ANA", "e/Ev00119",
     1772000060000},
    {"group_left", "channel G0WAR new - name - archived -1 joined 0 by U0ANA", "e/Ev00120",
     1772000060000},
    {"channel_made_private", "channel C0WAR new - name - archived -1 private 1 by U0ANA",
     "e/Ev00121", 1772000060000},
    {"channel_made_public", "channel C0WAR new - name - archived -1 private 0 by U0ANA",
     "e/Ev00122", 1772000060000},
    {"button",
     "button \"lead D-7 me\" in C0WAR by U0ANA(ana) trigger 1.2.abc url "
     "https://hooks.slack.com/actions/T0KITE/1/x at 1772000002.000100",
     "b/1.2.abc", 1772000065123},
    {"button_in_thread",
     "button \"lead D-7 me\" in C0WAR by U0ANA(ana) trigger 1.2.abd url none in thread "
     "1772000002.000100 at "
     "1772000012.000100",
     "b/1.2.abd", 1772000065123},
    {"button_ephemeral",
     "button \"lead D-7 me\" in C0WAR by U0ANA(ana) trigger none url "
     "https://hooks.slack.com/actions/T0KITE/2/x at "
     "1772000012.000100",
     "b/1772000065.123456/c0/U0ANA", 1772000065123},
    {"button_at_home", "button \"status D-7\" in none by U0ANA(ana) trigger 1.2.abe url none",
     "b/1.2.abe", 1772000065123},
    {"button_without_value", NOTHING},
    {"select_in_form", NOTHING},
    {"button_of_foreign_team", NOTHING},
    {"interactive", NOTHING},
    {"form",
     "form \"start\" in C0WAR by U0ANA(ana) trigger 1.2.abi url "
     "https://hooks.slack.com/commands/T0KITE/1/x @U0BOB= "
     "for D-7 text=[checkout <is> down & out\nsince noon] sev=[2] private=[on] lead=[@U0BOB] "
     "date=[2026-03-13]",
     "f/V0FORM", FIXTURE_RECEIVED_MS},
    {"form_without_blocks",
     "form \"report set\" in none by U0ANA(ana) trigger 1.2.abj url none sev=[2] text=[checkout "
     "<is> down & out\n"
     "since noon]",
     "f/V0FORM", FIXTURE_RECEIVED_MS},
    {"form_of_another", NOTHING},
    {"form_closed", NOTHING},
    {"shortcut", "shortcut \"start\" in none by U0ANA(ana) trigger 1.2.abl url none", "s/1.2.abl",
     1772000066000},
    {"menu_note",
     "mark menu set note C0WAR/1772000001.000100 by U0ANA v1772000067123456 on "
     "C0WAR/1772000001.000100 by U0BOB "
     "v1772000001000100 \"rolled back\" url https://hooks.slack.com/app/T0KITE/1/x",
     "u/C0WAR/1772000001.000100/note/U0ANA/1772000067.123456", 1772000067123},
    {"menu_action",
     "mark menu set action C0WAR/1772000001.000100 by U0ANA v1772000067123456 on "
     "C0WAR/1772000001.000100 by U0BOB "
     "v1772000001000100 \"rolled back\" url https://hooks.slack.com/app/T0KITE/1/x",
     "u/C0WAR/1772000001.000100/action/U0ANA/1772000067.123456", 1772000067123},
    {"menu_unknown", NOTHING},
};

static void a_payload_becomes_the_event_of_its_row(void **state)
{
    const struct decode_row *row = *state;
    struct slack_envelope envelope = fixture_read(row->name);
    struct arena arena = {0};
    struct event event;
    struct buf shown;
    buf_init(&shown, 65536);
    slack_decode(&fixture_self, envelope.type, envelope.payload, FIXTURE_RECEIVED_MS, &arena,
                 &event);
    slack_envelope_done(&envelope); /* nothing may be borrowed from the frame */
    show(&shown, &event);
    assert_string_equal(buf_string(&shown), row->shown);
    assert_string_equal(event.key == NULL ? "none" : event.key,
                        row->key == NULL ? "none" : row->key);
    assert_int_equal(event.happened_ms, row->happened_ms);
    buf_done(&shown);
    arena_done(&arena);
}

static void a_form_says_where_a_refusal_of_it_can_stand(void **state)
{
    (void)state;
    static const char *const asks[][2] = {
        {"form", "text"}, {"form_without_blocks", "sev"}, {"form_of_another", NULL}};
    for (size_t i = 0; i < COUNT_OF(asks); i++) {
        struct slack_envelope envelope = fixture_read(asks[i][0]);
        struct arena arena = {0};
        const char *ask = slack_form_ask(&arena, js_at(envelope.payload, "view"));
        assert_string_equal(ask == NULL ? "-" : ask, asks[i][1] == NULL ? "-" : asks[i][1]);
        slack_envelope_done(&envelope);
        arena_done(&arena);
    }
}

static void a_file_elsewhere_is_not_ours_to_fetch(void **state)
{
    (void)state;
    static const struct {
        const char *file, *download;
    } files[] = {
        {"{\"id\":\"F1\",\"url_private\":\"https://files.slack.com/f/a.png\"}",
         "https://files.slack.com/f/a.png"},
        {"{\"id\":\"F1\",\"url_private\":\"https://files.slack.com/f/a\",\"url_private_download\":"
         "\"https://files.slack.com/f/download/a\"}",
         "https://files.slack.com/f/download/a"},
        {"{\"id\":\"F1\",\"url_private\":\"https://drive.example/a\"}", ""},
        {"{\"id\":\"F1\",\"mode\":\"external\",\"url_private\":\"https://files.slack.com/f/a\"}",
         ""},
        {"{\"id\":\"F1\",\"is_external\":true,\"url_private\":\"https://files.slack.com/f/a\"}",
         ""},
        {"{\"id\":\"F1\",\"url_private\":null}", ""},
    };
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        char text[512];
        struct arena arena = {0};
        struct message message;
        struct js *tree;
        snprintf(text, sizeof(text), "{\"ts\":\"1.000000\",\"user\":\"U0ANA\",\"files\":[%s]}",
                 files[i].file);
        assert_true(js_parse(text, strlen(text), &tree, NULL));
        assert_true(slack_message_read(&fixture_self, &arena, tree, "C0WAR", &message));
        assert_string_equal(message.files[0].download, files[i].download);
        js_drop(tree);
        arena_done(&arena);
    }
}

int main(void)
{
    struct CMUnitTest decode_tests[COUNT_OF(rows)];
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        decode_tests[i] =
            (struct CMUnitTest)ROW_TEST(a_payload_becomes_the_event_of_its_row, &rows[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_says_where_a_refusal_of_it_can_stand),
        cmocka_unit_test(a_file_elsewhere_is_not_ours_to_fetch),
    };
    int failed = cmocka_run_group_tests_name("payloads", decode_tests, NULL, NULL);
    return failed + cmocka_run_group_tests_name("interaction", tests, NULL, NULL);
}
