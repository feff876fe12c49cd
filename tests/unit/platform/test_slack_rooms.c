/* Direct messages, documents, and channels as a whole: what is asked for, and what is made of the
 * answers. */
#include "testing.h"

#include "call_rows.h"

#define SHOWN(id, size)                                                                            \
    "{\"ok\":true,\"messages\":[{\"ts\":\"1772000011.000100\",\"user\":\"U0BOT\",\"files\":[{\"id\":"   \
    "\"F0PIC\",\"name\":\"a.png\",\"size\":3},{\"id\":\"" id "\",\"name\":\"r.md\",\"size\":" size "}]}]}"
#define SAID(op)                                                                                   \
    "{\"ok\":true,\"messages\":[{\"ts\":\"9.000002\",\"bot_id\":\"B0BOT\",\"metadata\":{\"event_type\":"   \
    "\"disruption_op\",\"event_payload\":{\"op\":\"" op "\"}}}]}"
#define BETWEEN_US "{\"channel\":\"D0ANA\",\"user\":\"U0ANA\",\"text\":\"ok\",\"direct\":true}"
#define OP "\"metadata\":{\"event_payload\":{\"op\":\"7/say\"},\"event_type\":\"disruption_op\"},"
#define PEOPLE "\"people\":[\"U0ANA\",\"U0BOB\"]"
#define OPENED "{\"ok\":true,\"channel\":{\"id\":\"D0ANA\"}}"
#define TO_PERSON "{\"user\":\"U0ANA\",\"name\":\"r.md\",\"content\":\"# R\"}"
#define WITH_BUTTON                                                                                \
    "\"buttons\":[{\"label\":\"Snooze\",\"command\":\"remind snooze\",\"style\":\"primary\"}]"
#define ACTIONS                                                                                    \
    "{\"elements\":[{\"action_id\":\"post_0\",\"style\":\"primary\",\"text\":{\"emoji\":true,"     \
    "\"text\":\"Snooze\","                                                                         \
    "\"type\":\"plain_text\"},\"type\":\"button\",\"value\":\"remind "                             \
    "snooze\"}],\"type\":\"actions\"}"
#define SECTION(words)                                                                             \
    "{\"text\":{\"text\":\"" words "\",\"type\":\"mrkdwn\",\"verbatim\":true},\"type\":"           \
                                   "\"section\"}"

static const struct call_row call_rows[] = {
    {"direct", EFFECT_DIRECT, "{\"user\":\"U0ANA\",\"text\":\"hi\"}", 0, NULL, "chat.postMessage",
     "{\"channel\":\"U0ANA\"," OP "\"text\":\"hi\",\"unfurl_links\":false,\"unfurl_media\":false}",
     NULL, 0},
    {"direct_looks_for_the_channel", EFFECT_DIRECT, "{\"user\":\"U0ANA\",\"text\":\"hi\"}", -1,
     NULL, "conversations.open", "{\"users\":\"U0ANA\"}", NULL, 0},
    {"direct_looks_there", EFFECT_DIRECT, "{\"user\":\"U0ANA\",\"text\":\"hi\"}", -1,
     "{\"channel\":\"D0ANA\"}", "conversations.history",
     "channel=D0ANA&include_all_metadata=true&limit=200", NULL, 0},
    {"direct_to_a_shell_user", EFFECT_DIRECT, "{\"user\":\"shell:root\",\"text\":\"hi\"}", 0, NULL,
     NULL, NULL, NULL, ERR_INVALID},
    {"post_with_buttons", EFFECT_POST,
     "{\"channel\":\"C0WAR\",\"text\":\"Silence.\"," WITH_BUTTON "}", 0, NULL, "chat.postMessage",
     "{\"blocks\":[" SECTION(
         "Silence.") "," ACTIONS "],\"channel\":\"C0WAR\"," OP
                     "\"text\":\"Silence.\",\"unfurl_links\":false,\"unfurl_media\":false}",
     NULL, 0},
    {"update_takes_buttons_away", EFFECT_UPDATE,
     "{\"channel\":\"C0WAR\",\"ts\":\"1.2\",\"text\":\"Done.\"}", 0, NULL, "chat.update",
     "{\"blocks\":[],\"channel\":\"C0WAR\",\"text\":\"Done.\",\"ts\":\"1.2\"}", NULL, 0},
    {"answer_in_its_thread", EFFECT_ANSWER,
     "{\"channel\":\"C0WAR\",\"user\":\"U0ANA\",\"text\":\"ok\",\"thread_ts\":\"1.2\"}", 0, NULL,
     "chat.postEphemeral",
     "{\"channel\":\"C0WAR\",\"text\":\"ok\",\"thread_ts\":\"1.2\",\"user\":\"U0ANA\"}", NULL, 0},
    {"answer_in_the_thread_of_a_button", EFFECT_ANSWER,
     "{\"channel\":\"C0WAR\",\"user\":\"U0ANA\",\"text\":\"ok\",\"thread_ts\":\"1.2\",\"response_"
     "url\":"
     "\"https://hooks.slack.com/actions/1\"}",
     0, NULL, "response_url",
     "{\"replace_original\":false,\"response_type\":\"ephemeral\",\"text\":\"ok\",\"thread_ts\":"
     "\"1.2\"}",
     "https://hooks.slack.com/actions/1", 0},
    {"answer_by_direct_message_leaves_the_thread", EFFECT_ANSWER,
     "{\"channel\":\"C0WAR\",\"user\":\"U0ANA\",\"text\":\"ok\",\"thread_ts\":\"1.2\"}", 2, NULL,
     "chat.postMessage", "{\"channel\":\"U0ANA\"," OP "\"text\":\"ok\",\"unfurl_links\":false}", NULL, 0},
    {"answer_between_the_two_of_us", EFFECT_ANSWER,
     "{\"channel\":\"D0ANA\",\"user\":\"U0ANA\",\"text\":\"ok\",\"direct\":true,\"thread_ts\":\"1."
     "2\"}",
     0, NULL, "chat.postMessage",
     "{\"channel\":\"D0ANA\"," OP "\"text\":\"ok\",\"thread_ts\":\"1.2\",\"unfurl_links\":false}", NULL,
     0},
    {"delete", EFFECT_DELETE, "{\"channel\":\"C0WAR\",\"ts\":\"1.2\"}", 0, NULL, "chat.delete",
     "{\"channel\":\"C0WAR\",\"ts\":\"1.2\"}", NULL, 0},
    {"archive", EFFECT_ARCHIVE, "{\"channel\":\"C0WAR\"}", 0, NULL, "conversations.archive",
     "{\"channel\":\"C0WAR\"}", NULL, 0},
    {"unarchive", EFFECT_UNARCHIVE, "{\"channel\":\"C0WAR\"}", 0, NULL, "conversations.unarchive",
     "{\"channel\":\"C0WAR\"}", NULL, 0},
    {"join", EFFECT_JOIN, "{\"channel\":\"C0WAR\"}", 0, NULL, "conversations.join",
     "{\"channel\":\"C0WAR\"}", NULL, 0},
    {"join_looks_whether_we_are_in", EFFECT_JOIN, "{\"channel\":\"C0WAR\"}", 1, NULL,
     "conversations.info", "channel=C0WAR", NULL, 0},
    {"rename", EFFECT_RENAME, "{\"channel\":\"C0WAR\",\"name\":\"dis-7-db\"}", 0, NULL,
     "conversations.rename", "{\"channel\":\"C0WAR\",\"name\":\"dis-7-db\"}", NULL, 0},
    {"rename_looks", EFFECT_RENAME, "{\"channel\":\"C0WAR\",\"name\":\"dis-7-db\"}", -1, NULL, "conversations.info",
     "channel=C0WAR", NULL, 0},
    {"topic_looks", EFFECT_TOPIC, NULL, -1, NULL, "conversations.info", "channel=C0WAR", NULL, 0},
    {"answer_in_public_may_be_repeated", EFFECT_ANSWER, NULL, -1, NULL, NULL, NULL, NULL, ERR_NOT_FOUND},
    {"answer_between_the_two_of_us_looks", EFFECT_ANSWER,
     "{\"channel\":\"D0ANA\",\"user\":\"U0ANA\",\"text\":\"ok\",\"direct\":true}", -1, NULL,
     "conversations.history", "channel=D0ANA&include_all_metadata=true&limit=200", NULL, 0},
    {"rename_after_a_taken_name", EFFECT_RENAME, "{\"channel\":\"C0WAR\",\"name\":\"dis-7-db\"}", 1,
     NULL, "conversations.rename", "{\"channel\":\"C0WAR\",\"name\":\"dis-7-db-2\"}", NULL, 0},
    {"group_asks_who_is_in_it", EFFECT_INVITE_GROUP, "{\"channel\":\"C0WAR\",\"group\":\"S0DB\"}",
     0, NULL, "usergroups.users.list", "usergroup=S0DB", NULL, 0},
    {"group_invites_one_by_one", EFFECT_INVITE_GROUP, "{\"channel\":\"C0WAR\",\"group\":\"S0DB\"}",
     2, "{" PEOPLE "}", "conversations.invite", "{\"channel\":\"C0WAR\",\"users\":\"U0BOB\"}", NULL,
     0},
    {"group_with_nobody_left", EFFECT_INVITE_GROUP, "{\"channel\":\"C0WAR\",\"group\":\"S0DB\"}", 3,
     "{" PEOPLE "}", NULL, NULL, NULL, ERR_INVALID},
    {"upload_asks_for_an_address", EFFECT_UPLOAD,
     "{\"channel\":\"C0WAR\",\"name\":\"r.md\",\"content\":\"# R\"}", 0, NULL,
     "files.getUploadURLExternal", "filename=r.md&length=3", NULL, 0},
    {"upload_to_a_person_asks_for_their_channel", EFFECT_UPLOAD, TO_PERSON, 0, NULL,
     "conversations.open", "{\"users\":\"U0ANA\"}", NULL, 0},
    {"upload_sends_the_bytes", EFFECT_UPLOAD, TO_PERSON, 2,
     "{\"channel\":\"D0ANA\",\"file\":\"F0R\",\"url\":\"https://files.slack.com/upload/v1/x\"}",
     "upload", "# R", "https://files.slack.com/upload/v1/x", 0},
    {"upload_sends_them_to_slack_alone", EFFECT_UPLOAD, TO_PERSON, 2,
     "{\"channel\":\"D0ANA\",\"file\":\"F0R\",\"url\":\"https://evil.example/x\"}", NULL, NULL,
     NULL, ERR_INVALID},
    {"upload_shows_the_file", EFFECT_UPLOAD, TO_PERSON, 3,
     "{\"channel\":\"D0ANA\",\"file\":\"F0R\"}", "files.completeUploadExternal",
     "{\"channel_id\":\"D0ANA\",\"files\":[{\"id\":\"F0R\",\"title\":\"r.md\"}]}", NULL, 0},
    {"upload_looks", EFFECT_UPLOAD, TO_PERSON, -1, "{\"channel\":\"D0ANA\"}",
     "conversations.history", "channel=D0ANA&include_all_metadata=true&limit=200", NULL, 0},
    {"upload_of_nothing", EFFECT_UPLOAD,
     "{\"channel\":\"C0WAR\",\"name\":\"r.md\",\"content\":\"\"}", 0, NULL, NULL, NULL, NULL,
     ERR_INVALID},
};

static const struct answer_row answer_rows[] = {
    {"direct_posted", EFFECT_DIRECT, NULL, 0, NULL,
     HTTP(200, "{\"ok\":true,\"channel\":\"D0ANA\",\"ts\":\"9.000002\"}"), VERDICT_DONE, 0,
     "{\"channel\":\"D0ANA\",\"ts\":\"9.000002\"}", NULL, 0},
    {"direct_lost", EFFECT_DIRECT, NULL, 0, NULL, HTTP_LOST, 0, "", VERDICT_DOUBT, -1, NULL, NULL,
     2000},
    {"direct_channel_told", EFFECT_DIRECT, NULL, -1, NULL, HTTP(200, OPENED), VERDICT_NEXT, -1,
     "{\"channel\":\"D0ANA\"}", NULL, 0},
    {"direct_found", EFFECT_DIRECT, NULL, -1, "{\"channel\":\"D0ANA\"}",
     HTTP(200, "{\"ok\":true,\"messages\":[{\"ts\":\"9.000002\",\"bot_id\":\"B0BOT\",\"metadata\":{"
               "\"event_payload\":"
               "{\"op\":\"7/say\"}}}]}"),
     VERDICT_DONE, 0, "{\"channel\":\"D0ANA\",\"ts\":\"9.000002\"}", NULL, 0},
    {"direct_not_found", EFFECT_DIRECT, NULL, -1, "{\"channel\":\"D0ANA\"}",
     HTTP(200, "{\"ok\":true,\"messages\":[]}"), VERDICT_NEXT, 0, NULL, NULL, 0},
    {"direct_to_a_bot", EFFECT_DIRECT, NULL, 0, NULL, REFUSED("cannot_dm_bot"), VERDICT_FAILED, 0,
     NULL, "cannot_dm_bot", 0},
    {"answer_between_us_refused", EFFECT_ANSWER,
     "{\"channel\":\"D0ANA\",\"user\":\"U0ANA\",\"text\":\"ok\",\"direct\":true}", 0, NULL,
     REFUSED("messages_tab_disabled"), VERDICT_FAILED, 0, NULL, "messages_tab_disabled", 0},
    {"deleted_already", EFFECT_DELETE, NULL, 0, NULL, REFUSED("message_not_found"), VERDICT_DONE, 0,
     NULL, NULL, 0},
    {"not_ours_to_delete", EFFECT_DELETE, NULL, 0, NULL, REFUSED("cant_delete_message"),
     VERDICT_FAILED, 0, NULL, "cant_delete_message", 0},
    {"archived_already", EFFECT_ARCHIVE, NULL, 0, NULL, REFUSED("already_archived"), VERDICT_DONE,
     0, NULL, NULL, 0},
    {"not_to_be_archived", EFFECT_ARCHIVE, NULL, 0, NULL, REFUSED("cant_archive_general"),
     VERDICT_FAILED, 0, NULL, "cant_archive_general", 0},
    {"open_already", EFFECT_UNARCHIVE, NULL, 0, NULL, REFUSED("not_archived"), VERDICT_DONE, 0,
     NULL, NULL, 0},
    {"renamed", EFFECT_RENAME, NULL, 0, NULL,
     HTTP(200, "{\"ok\":true,\"channel\":{\"id\":\"C0WAR\",\"name\":\"dis-7-dbs\"}}"), VERDICT_DONE,
     0, "{\"channel\":\"C0WAR\",\"name\":\"dis-7-dbs\"}", NULL, 0},
    {"rename_taken", EFFECT_RENAME, NULL, 0, NULL, REFUSED("name_taken"), VERDICT_NEXT, 1, NULL,
     NULL, 0},
    {"rename_not_allowed", EFFECT_RENAME, NULL, 0, NULL, REFUSED("not_authorized"), VERDICT_FAILED,
     0, NULL, "not_authorized", 0},
    {"joined", EFFECT_JOIN, NULL, 0, NULL,
     HTTP(200, "{\"ok\":true,\"warning\":\"already_in_channel\",\"channel\":{\"id\":\"C0WAR\","
               "\"name\":\"war\"}}"),
     VERDICT_DONE, 0, "{\"channel\":\"C0WAR\",\"name\":\"war\"}", NULL, 0},
    {"a_private_channel_is_not_joined", EFFECT_JOIN, NULL, 0, NULL,
     REFUSED("method_not_supported_for_channel_type"), VERDICT_NEXT, 1, NULL, NULL, 0},
    {"in_a_private_channel_already", EFFECT_JOIN, NULL, 1, NULL,
     HTTP(200, "{\"ok\":true,\"channel\":{\"id\":\"C0WAR\",\"name\":\"war\",\"is_member\":true,"
               "\"is_private\":true}}"),
     VERDICT_DONE, 0, "{\"channel\":\"C0WAR\",\"name\":\"war\",\"private\":true}", NULL, 0},
    {"not_in_a_private_channel", EFFECT_JOIN, NULL, 1, NULL,
     HTTP(200, "{\"ok\":true,\"channel\":{\"id\":\"C0WAR\",\"is_member\":false}}"), VERDICT_FAILED, 0,
     NULL, "not_in_channel", 0},
    {"a_channel_that_is_not_shown_to_us", EFFECT_JOIN, NULL, 1, NULL, REFUSED("channel_not_found"),
     VERDICT_FAILED, 0, NULL, "channel_not_found", 0},
    {"group_told", EFFECT_INVITE_GROUP, NULL, 0, NULL,
     HTTP(200, "{\"ok\":true,\"users\":[\"U0ANA\",\"U0BOB\"]}"), VERDICT_NEXT, 1,
     "{\"invited\":[]," PEOPLE ",\"refused\":[]}", NULL, 0},
    {"group_of_nobody", EFFECT_INVITE_GROUP, NULL, 0, NULL, HTTP(200, "{\"ok\":true,\"users\":[]}"),
     VERDICT_DONE, 0, "{\"invited\":[],\"refused\":[]}", NULL, 0},
    {"group_unknown", EFFECT_INVITE_GROUP, NULL, 0, NULL, REFUSED("no_such_subteam"),
     VERDICT_FAILED, 0, NULL, "no_such_subteam", 0},
    {"group_first_invited", EFFECT_INVITE_GROUP, NULL, 1,
     "{\"invited\":[]," PEOPLE ",\"refused\":[]}", HTTP(200, "{\"ok\":true}"), VERDICT_NEXT, 2,
     "{\"invited\":[\"U0ANA\"]," PEOPLE ",\"refused\":[]}", NULL, 0},
    {"group_last_refused", EFFECT_INVITE_GROUP, NULL, 2,
     "{\"invited\":[\"U0ANA\"]," PEOPLE ",\"refused\":[]}", REFUSED("user_is_restricted"),
     VERDICT_DONE, 0, "{\"invited\":[\"U0ANA\"],\"refused\":[\"U0BOB\"]}", NULL, 0},
    {"group_last_was_there", EFFECT_INVITE_GROUP, NULL, 2,
     "{\"invited\":[\"U0ANA\"]," PEOPLE ",\"refused\":[]}", REFUSED("already_in_channel"),
     VERDICT_DONE, 0, "{\"invited\":[\"U0ANA\"],\"refused\":[]}", NULL, 0},
    {"group_paused", EFFECT_INVITE_GROUP, NULL, 1, "{\"invited\":[]," PEOPLE ",\"refused\":[]}",
     HTTP(429, ""), VERDICT_PAUSE, 0, NULL, NULL, 30000},
    {"group_forgotten", EFFECT_INVITE_GROUP, NULL, 2, NULL, HTTP(200, "{\"ok\":true}"),
     VERDICT_NEXT, 0, NULL, NULL, 0},
    {"upload_address", EFFECT_UPLOAD, NULL, 0, NULL,
     HTTP(200, "{\"ok\":true,\"upload_url\":\"https://files.slack.com/upload/v1/"
               "x\",\"file_id\":\"F0R\"}"),
     VERDICT_NEXT, 2, "{\"file\":\"F0R\",\"url\":\"https://files.slack.com/upload/v1/x\"}", NULL,
     0},
    {"upload_to_a_person", EFFECT_UPLOAD, TO_PERSON, 0, NULL, HTTP(200, OPENED), VERDICT_NEXT, 1,
     "{\"channel\":\"D0ANA\"}", NULL, 0},
    {"upload_bytes_taken", EFFECT_UPLOAD, NULL, 2,
     "{\"file\":\"F0R\",\"url\":\"https://files.slack.com/1\"}", HTTP(200, "OK - 3"), VERDICT_NEXT,
     3, "{\"file\":\"F0R\",\"url\":\"https://files.slack.com/1\"}", NULL, 0},
    {"upload_bytes_lost", EFFECT_UPLOAD, NULL, 2,
     "{\"file\":\"F0R\",\"url\":\"https://files.slack.com/1\"}", HTTP_LOST, 0, "", VERDICT_RETRY, 0,
     NULL, NULL, -1},
    {"upload_too_large", EFFECT_UPLOAD, NULL, 2,
     "{\"file\":\"F0R\",\"url\":\"https://files.slack.com/1\"}", HTTP(413, "no"), VERDICT_FAILED, 0,
     NULL, "the document is too large", 0},
    {"upload_shown", EFFECT_UPLOAD, NULL, 3, "{\"file\":\"F0R\"}",
     HTTP(200, "{\"ok\":true,\"files\":[]}"), VERDICT_DONE, 0, "{\"file\":\"F0R\"}", NULL, 0},
    {"upload_showing_lost", EFFECT_UPLOAD, NULL, 3, "{\"file\":\"F0R\"}", HTTP_LOST, 0, "",
     VERDICT_DOUBT, -1, NULL, NULL, 2000},
    {"upload_found_shown", EFFECT_UPLOAD, NULL, -1, NULL, HTTP(200, SHOWN("F0R", "3")), VERDICT_DONE, 0,
     "{\"file\":\"F0R\"}", NULL, 0},
    {"upload_of_another_size_is_not_it", EFFECT_UPLOAD, NULL, -1, NULL, HTTP(200, SHOWN("F0R", "4")), VERDICT_NEXT, 0,
     NULL, NULL, 0},
    {"upload_found_by_its_id", EFFECT_UPLOAD, NULL, -1, "{\"file\":\"F0R\"}", HTTP(200, SHOWN("F0R", "4")),
     VERDICT_DONE, 0, "{\"file\":\"F0R\"}", NULL, 0},
    {"upload_of_another_id_is_not_it", EFFECT_UPLOAD, NULL, -1, "{\"file\":\"F0X\"}", HTTP(200, SHOWN("F0R", "3")),
     VERDICT_NEXT, 0, NULL, NULL, 0},
    {"upload_looks_further_back", EFFECT_UPLOAD, NULL, -1, "{\"file\":\"F0X\",\"channel\":\"D0ANA\"}",
     HTTP(200, "{\"ok\":true,\"messages\":[{\"ts\":\"1772000011.000100\",\"user\":\"U0ANA\"}],"
               "\"response_metadata\":{\"next_cursor\":\"b\"}}"),
     VERDICT_NEXT, -1, "{\"channel\":\"D0ANA\",\"cursor\":\"b\",\"file\":\"F0X\",\"pages\":1}", NULL, 0},
    {"topic_is_set_already", EFFECT_TOPIC, NULL, -1, NULL,
     HTTP(200, "{\"ok\":true,\"channel\":{\"id\":\"C0WAR\",\"topic\":{\"value\":\"t\"}}}"), VERDICT_DONE, 0, NULL,
     NULL, 0},
    {"topic_is_another", EFFECT_TOPIC, NULL, -1, NULL,
     HTTP(200, "{\"ok\":true,\"channel\":{\"id\":\"C0WAR\",\"topic\":{\"value\":\"u\"}}}"), VERDICT_NEXT, 0, NULL,
     NULL, 0},
    {"topic_not_to_be_seen", EFFECT_TOPIC, NULL, -1, NULL, REFUSED("channel_not_found"), VERDICT_NEXT, 0, NULL, NULL, 0},
    {"topic_refused", EFFECT_TOPIC, NULL, 0, NULL, REFUSED("is_archived"), VERDICT_FAILED, 0, NULL, "is_archived", 0},
    {"renamed_already", EFFECT_RENAME, NULL, -1, NULL,
     HTTP(200, "{\"ok\":true,\"channel\":{\"id\":\"C0WAR\",\"name\":\"dis-7-db-2\"}}"), VERDICT_DONE, 0,
     "{\"channel\":\"C0WAR\",\"name\":\"dis-7-db-2\"}", NULL, 0},
    {"not_renamed_yet", EFFECT_RENAME, NULL, -1, NULL,
     HTTP(200, "{\"ok\":true,\"channel\":{\"id\":\"C0WAR\",\"name\":\"db\"}}"), VERDICT_NEXT, 0, NULL, NULL, 0},
    {"answer_between_us_is_there", EFFECT_ANSWER, BETWEEN_US, -1, NULL, HTTP(200, SAID("7/say")), VERDICT_DONE, 0, NULL,
     NULL, 0},
    {"answer_between_us_is_not_there", EFFECT_ANSWER, BETWEEN_US, -1, NULL, HTTP(200, SAID("7/other")), VERDICT_NEXT, 2,
     NULL, NULL, 0},
    {"answer_between_us_is_in_doubt", EFFECT_ANSWER, BETWEEN_US, 0, NULL, HTTP_LOST, 0, "", VERDICT_DOUBT, -1, NULL, NULL,
     2000},
    {"upload_of_another_time_is_not_it", EFFECT_UPLOAD, NULL, -1, NULL,
     HTTP(200, "{\"ok\":true,\"messages\":[{\"ts\":\"1771000011.000100\",\"user\":\"U0BOT\","
               "\"files\":[{\"id\":\"F0R\","
               "\"name\":\"r.md\"}]}]}"),
     VERDICT_NEXT, 0, NULL, NULL, 0},
    {"uploads_switched_off", EFFECT_UPLOAD, NULL, 0, NULL, REFUSED("file_uploads_disabled"),
     VERDICT_FAILED, 0, NULL, "file_uploads_disabled", 0},
};

int main(void)
{
    struct CMUnitTest calls[COUNT_OF(call_rows)], answers[COUNT_OF(answer_rows)];
    for (size_t i = 0; i < COUNT_OF(call_rows); i++)
        calls[i] =
            (struct CMUnitTest)ROW_TEST(an_effect_is_asked_for_as_its_row_says, &call_rows[i]);
    for (size_t i = 0; i < COUNT_OF(answer_rows); i++)
        answers[i] =
            (struct CMUnitTest)ROW_TEST(an_answer_is_judged_as_its_row_says, &answer_rows[i]);
    int failed = cmocka_run_group_tests_name("calls", calls, NULL, NULL);
    return failed + cmocka_run_group_tests_name("answers", answers, NULL, NULL);
}
