/* Effects into Web API calls. */
#include "testing.h"

#include "call_rows.h"

#define POST_TAIL "\"unfurl_links\":false,\"unfurl_media\":false}"
#define OP(key)                                                                                    \
    "\"metadata\":{\"event_payload\":{\"op\":\"" key "\"},\"event_type\":\"disruption_op\"},"

static const struct call_row encode_rows[] = {
    {"create", EFFECT_CHANNEL_CREATE, "{\"name\":\"dis-7-db\",\"private\":true}", 0, NULL,
     "conversations.create", "{\"is_private\":true,\"name\":\"dis-7-db\"}", NULL, 0},
    {"create_after_a_taken_name", EFFECT_CHANNEL_CREATE,
     "{\"name\":\"dis-7-db\",\"private\":false}", 2, NULL, "conversations.create",
     "{\"is_private\":false,\"name\":\"dis-7-db-3\"}", NULL, 0},
    {"create_looks", EFFECT_CHANNEL_CREATE, "{\"name\":\"dis-7-db\"}", -1, NULL,
     "users.conversations",
     "types=public_channel%2Cprivate_channel&exclude_archived=true&limit=200", NULL, 0},
    {"create_looks_on", EFFECT_CHANNEL_CREATE, "{\"name\":\"dis-7-db\"}", -1,
     "{\"cursor\":\"bmV4dA==\",\"pages\":1}", "users.conversations",
     "types=public_channel%2Cprivate_channel&exclude_archived=true&limit=200&cursor=bmV4dA%3D%3D",
     NULL, 0},
    {"create_without_name", EFFECT_CHANNEL_CREATE, "{}", 0, NULL, NULL, NULL, NULL, ERR_INVALID},
    {"invite", EFFECT_INVITE, "{\"channel\":\"C0WAR\",\"user\":\"U0ANA\"}", 0, NULL,
     "conversations.invite", "{\"channel\":\"C0WAR\",\"users\":\"U0ANA\"}", NULL, 0},
    {"invite_of_a_shell_user", EFFECT_INVITE, "{\"channel\":\"C0WAR\",\"user\":\"shell:root\"}", 0,
     NULL, NULL, NULL, NULL, ERR_INVALID},
    {"invite_may_be_repeated", EFFECT_INVITE, "{\"channel\":\"C0WAR\",\"user\":\"U0ANA\"}", -1,
     NULL, NULL, NULL, NULL, ERR_NOT_FOUND},
    {"topic", EFFECT_TOPIC, "{\"channel\":\"C0WAR\",\"text\":\"SEV1 <db> & co\"}", 0, NULL,
     "conversations.setTopic", "{\"channel\":\"C0WAR\",\"topic\":\"SEV1 &lt;db&gt; &amp; co\"}",
     NULL, 0},
    {"post", EFFECT_POST, "{\"channel\":\"C0WAR\",\"text\":\"hi\",\"thread_ts\":\"1.2\"}", 0, NULL,
     "chat.postMessage",
     "{\"channel\":\"C0WAR\"," OP("7/say") "\"text\":\"hi\",\"thread_ts\":\"1.2\"," POST_TAIL, NULL,
     0},
    {"post_looks", EFFECT_POST, "{\"channel\":\"C0WAR\",\"text\":\"hi\"}", -1, NULL,
     "conversations.history",
     "channel=C0WAR&include_all_metadata=true&limit=200", NULL, 0},
    {"post_looks_in_its_thread", EFFECT_POST,
     "{\"channel\":\"C0WAR\",\"text\":\"hi\",\"thread_ts\":\"1.2\"}", -1, NULL,
     "conversations.replies",
     "channel=C0WAR&ts=1.2&oldest=1771913610.000000&include_all_metadata=true&limit=200", NULL, 0},
    {"post_to_a_named_channel", EFFECT_POST, "{\"channel\":\"#general\",\"text\":\"hi\"}", 0, NULL,
     NULL, NULL, NULL, ERR_INVALID},
    {"post_without_channel", EFFECT_POST, "{\"text\":\"hi\"}", 0, NULL, NULL, NULL, NULL,
     ERR_INVALID},
    {"update", EFFECT_UPDATE, "{\"channel\":\"C0WAR\",\"ts\":\"1.2\",\"text\":\"hi\"}", 0, NULL,
     "chat.update", "{\"blocks\":[],\"channel\":\"C0WAR\",\"text\":\"hi\",\"ts\":\"1.2\"}", NULL,
     0},
    {"pin", EFFECT_PIN, "{\"channel\":\"C0WAR\",\"ts\":\"1.2\"}", 0, NULL, "pins.add",
     "{\"channel\":\"C0WAR\",\"timestamp\":\"1.2\"}", NULL, 0},
    {"react", EFFECT_REACT, "{\"channel\":\"C0WAR\",\"ts\":\"1.2\",\"name\":\"eyes\"}", 0, NULL,
     "reactions.add", "{\"channel\":\"C0WAR\",\"name\":\"eyes\",\"timestamp\":\"1.2\"}", NULL, 0},
    {"unreact", EFFECT_UNREACT, "{\"channel\":\"C0WAR\",\"ts\":\"1.2\",\"name\":\"eyes\"}", 0, NULL,
     "reactions.remove", "{\"channel\":\"C0WAR\",\"name\":\"eyes\",\"timestamp\":\"1.2\"}", NULL,
     0},
    {"answer_by_url", EFFECT_ANSWER,
     "{\"channel\":\"C0GEN\",\"user\":\"U0ANA\",\"text\":\"ok\",\"response_url\":\"https://"
     "hooks.slack.com/commands/1\"}",
     0, NULL, "response_url",
     "{\"replace_original\":false,\"response_type\":\"ephemeral\",\"text\":\"ok\"}",
     "https://hooks.slack.com/commands/1", 0},
    {"answer_never_to_another_machine", EFFECT_ANSWER,
     "{\"channel\":\"C0GEN\",\"user\":\"U0ANA\",\"text\":\"ok\",\"response_url\":\"https://"
     "hooks.slack.com.evil.example/\"}",
     0, NULL, "chat.postEphemeral", "{\"channel\":\"C0GEN\",\"text\":\"ok\",\"user\":\"U0ANA\"}",
     NULL, 0},
    {"answer_never_without_tls", EFFECT_ANSWER,
     "{\"channel\":\"C0GEN\",\"user\":\"U0ANA\",\"text\":\"ok\",\"response_url\":\"http://"
     "hooks.slack.com/1\"}",
     0, NULL, "chat.postEphemeral", "{\"channel\":\"C0GEN\",\"text\":\"ok\",\"user\":\"U0ANA\"}",
     NULL, 0},
    {"answer_when_the_url_is_used_up", EFFECT_ANSWER,
     "{\"channel\":\"C0GEN\",\"user\":\"U0ANA\",\"text\":\"ok\",\"response_url\":\"https://"
     "hooks.slack.com/commands/1\"}",
     1, NULL, "chat.postEphemeral", "{\"channel\":\"C0GEN\",\"text\":\"ok\",\"user\":\"U0ANA\"}",
     NULL, 0},
    {"answer_when_they_are_not_there", EFFECT_ANSWER,
     "{\"channel\":\"C0GEN\",\"user\":\"U0ANA\",\"text\":\"ok\"}", 2, NULL, "chat.postMessage",
     "{\"channel\":\"U0ANA\"," OP("7/say") "\"text\":\"ok\",\"unfurl_links\":false}", NULL, 0},
    {"answer_without_channel", EFFECT_ANSWER, "{\"user\":\"U0ANA\",\"text\":\"ok\"}", 0, NULL,
     "chat.postMessage", "{\"channel\":\"U0ANA\"," OP("7/say") "\"text\":\"ok\",\"unfurl_links\":false}", NULL, 0},
    {"look_for_an_answer_opens_first", EFFECT_ANSWER, "{\"user\":\"U0ANA\",\"text\":\"ok\"}", -1, NULL,
     "conversations.open", "{\"users\":\"U0ANA\"}", NULL, 0},
    {"look_for_an_answer", EFFECT_ANSWER, "{\"user\":\"U0ANA\",\"text\":\"ok\"}", -1, "{\"channel\":\"D0ANA\"}",
     "conversations.history", "channel=D0ANA&include_all_metadata=true&limit=200", NULL, 0},
    {"look_for_what_one_person_saw", EFFECT_ANSWER, "{\"user\":\"U0ANA\",\"channel\":\"C0GEN\",\"text\":\"ok\"}", -1,
     NULL, NULL, NULL, NULL, ERR_NOT_FOUND},
    {"fetch_by_reactions", EFFECT_FETCH_MESSAGE,
     "{\"channel\":\"C0WAR\",\"ts\":\"1772000001.000100\"}", 0, NULL, "reactions.get",
     "channel=C0WAR&timestamp=1772000001.000100&full=true", NULL, 0},
    {"fetch_in_a_thread", EFFECT_FETCH_MESSAGE,
     "{\"channel\":\"C0WAR\",\"ts\":\"1772000001.000100\"}", 1, NULL, "conversations.replies",
     "channel=C0WAR&ts=1772000001.000100&oldest=1772000001.000100&latest=1772000001.000100&"
     "inclusive=true&limit=2",
     NULL, 0},
    {"fetch_in_the_channel", EFFECT_FETCH_MESSAGE,
     "{\"channel\":\"C0WAR\",\"ts\":\"1772000001.000100\"}", 2, NULL, "conversations.history",
     "channel=C0WAR&oldest=1772000001.000100&latest=1772000001.000100&inclusive=true&limit=1", NULL,
     0},
    {"fetch_of_no_ts", EFFECT_FETCH_MESSAGE, "{\"channel\":\"C0WAR\",\"ts\":\"x\"}", 0, NULL, NULL,
     NULL, NULL, ERR_INVALID},
    {"fetch_person", EFFECT_FETCH_PERSON, "{\"user\":\"U0ANA\"}", 0, NULL, "users.info",
     "user=U0ANA", NULL, 0},
    {"fetch_bot", EFFECT_FETCH_PERSON, "{\"user\":\"B0MON\"}", 0, NULL, "bots.info", "bot=B0MON",
     NULL, 0},
    {"fetch_shell_user", EFFECT_FETCH_PERSON, "{\"user\":\"shell:root\"}", 0, NULL, NULL, NULL,
     NULL, ERR_INVALID},
};

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(encode_rows)];
    for (size_t i = 0; i < COUNT_OF(encode_rows); i++)
        tests[i] =
            (struct CMUnitTest)ROW_TEST(an_effect_is_asked_for_as_its_row_says, &encode_rows[i]);
    return cmocka_run_group_tests_name("calls", tests, NULL, NULL);
}
