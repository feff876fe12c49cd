/* What the Web API answers, and refuses, method by method; then its tokens, limits and faults. */
#include "fixture.h"

#define LONG_80 "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhh"

/* Calls that must fail, with their code. $TS is a message of Ana in #general, $BOT one of the bot's
 * own. */
static const struct refused {
    const char *name;
    const char *method;
    const char *args;
    const char *error;
} refused[] = {
    {"a_method_nobody_knows", "chat.shout", "{}", "unknown_method"},
    {"a_channel_without_name", "conversations.create", "{}", "invalid_name_required"},
    {"a_channel_name_of_81", "conversations.create", "{\"name\":\"" LONG_80 "x\"}",
     "invalid_name_maxlength"},
    {"a_channel_name_with_capitals", "conversations.create", "{\"name\":\"Inc\"}",
     "invalid_name_specials"},
    {"a_channel_name_of_dashes", "conversations.create", "{\"name\":\"---\"}",
     "invalid_name_punctuation"},
    {"a_channel_name_in_use", "conversations.create", "{\"name\":\"random\"}", "name_taken"},
    {"a_channel_that_is_not", "conversations.info", "{\"channel\":\"C0NONE\"}",
     "channel_not_found"},
    {"history_from_outside", "conversations.history", "{\"channel\":\"C0RANDOM\"}",
     "not_in_channel"},
    {"a_cursor_of_our_own", "conversations.list", "{\"cursor\":\"abc=\"}", "invalid_cursor"},
    {"a_thread_that_is_not", "conversations.replies",
     "{\"channel\":\"C0GENERAL\",\"ts\":\"1.000000\"}", "thread_not_found"},
    {"inviting_nobody_known", "conversations.invite",
     "{\"channel\":\"C0GENERAL\",\"users\":\"U0NONE\"}", "user_not_found"},
    {"inviting_oneself", "conversations.invite",
     "{\"channel\":\"C0GENERAL\",\"users\":\"U0DISRUPTION\"}", "cant_invite_self"},
    {"inviting_who_is_there", "conversations.invite",
     "{\"channel\":\"C0GENERAL\",\"users\":\"U0ANA\"}", "already_in_channel"},
    {"a_topic_of_251", "conversations.setTopic",
     "{\"channel\":\"C0GENERAL\",\"topic\":\"" LONG_80 LONG_80 LONG_80 "12345678901\"}",
     "too_long"},
    {"archiving_general", "conversations.archive", "{\"channel\":\"C0GENERAL\"}",
     "cant_archive_general"},
    {"unarchiving_what_is_not", "conversations.unarchive", "{\"channel\":\"C0GENERAL\"}",
     "not_archived"},
    {"renaming_somebody_elses", "conversations.rename",
     "{\"channel\":\"C0GENERAL\",\"name\":\"x\"}", "not_authorized"},
    {"a_message_of_nothing", "chat.postMessage", "{\"channel\":\"C0GENERAL\"}", "no_text"},
    {"blocks_that_are_no_json", "chat.postMessage",
     "{\"channel\":\"C0GENERAL\",\"text\":\"x\",\"blocks\":\"[\"}", "invalid_blocks_format"},
    {"blocks_of_no_kind", "chat.postMessage",
     "{\"channel\":\"C0GENERAL\",\"text\":\"x\",\"blocks\":[{\"type\":\"x\"}]}", "invalid_blocks"},
    {"metadata_without_payload", "chat.postMessage",
     "{\"channel\":\"C0GENERAL\",\"text\":\"x\",\"metadata\":{\"event_type\":\"x\"}}",
     "invalid_metadata_format"},
    {"a_reply_to_nothing", "chat.postMessage",
     "{\"channel\":\"C0GENERAL\",\"text\":\"x\",\"thread_ts\":\"1.000000\"}", "thread_not_found"},
    {"whispering_to_who_is_away", "chat.postEphemeral",
     "{\"channel\":\"C0GENERAL\",\"user\":\"U0AWAY\",\"text\":\"x\"}", "user_not_in_channel"},
    {"updating_somebody_elses", "chat.update",
     "{\"channel\":\"C0GENERAL\",\"ts\":\"$TS\",\"text\":\"x\"}", "cant_update_message"},
    {"updating_what_is_not", "chat.update",
     "{\"channel\":\"C0GENERAL\",\"ts\":\"1.000000\",\"text\":\"x\"}", "message_not_found"},
    {"deleting_somebody_elses", "chat.delete", "{\"channel\":\"C0GENERAL\",\"ts\":\"$TS\"}",
     "cant_delete_message"},
    {"reacting_with_no_emoji", "reactions.add",
     "{\"channel\":\"C0GENERAL\",\"timestamp\":\"$TS\",\"name\":\"NO!\"}", "invalid_name"},
    {"taking_back_no_reaction", "reactions.remove",
     "{\"channel\":\"C0GENERAL\",\"timestamp\":\"$TS\",\"name\":\"memo\"}", "no_reaction"},
    {"unpinning_what_is_not", "pins.remove", "{\"channel\":\"C0GENERAL\",\"timestamp\":\"$TS\"}",
     "no_pin"},
    {"a_person_that_is_not", "users.info", "{\"user\":\"U0NONE\"}", "user_not_found"},
    {"an_email_of_nobody", "users.lookupByEmail", "{\"email\":\"x@example.com\"}",
     "users_not_found"},
    {"a_group_that_is_not", "usergroups.users.list", "{\"usergroup\":\"S0NONE\"}",
     "no_such_subteam"},
    {"an_empty_file", "files.getUploadURLExternal", "{\"filename\":\"a\",\"length\":0}",
     "invalid_arguments"},
    {"a_file_that_is_not", "files.info", "{\"file\":\"F0NONE\"}", "file_not_found"},
    {"a_view_without_trigger", "views.open", "{\"view\":{}}", "invalid_arguments"},
    {"a_view_that_is_not", "views.update", "{\"view_id\":\"V0NONE\",\"view\":{}}", "not_found"},
};

static char *replaced(const char *text, const char *mark, const char *with)
{
    char *out = calloc(1, strlen(text) + strlen(with) + 1);
    const char *at = strstr(text, mark);
    assert_non_null(out);
    if (at == NULL)
        return strcpy(out, text);
    memcpy(out, text, (size_t)(at - text));
    strcat(out, with);
    return strcat(out, at + strlen(mark));
}

static void call_is_refused(void **state)
{
    const struct refused *row = *state;
    char ts[TS_MAX];
    void *made = NULL;
    make_fixture(&made);
    struct fixture *f = made;
    assert_non_null(call(f, "conversations.join", "{\"channel\":\"C0GENERAL\"}"));
    control(f, "user", "{\"name\":\"away\",\"id\":\"U0AWAY\"}");
    char *args = replaced(row->args, "$TS", say(f, "hello", ts));
    assert_null(call(f, row->method, args));
    assert_string_equal(f->error, row->error);
    free(args);
    drop_fixture(&made);
}

static void token_decides_who_may_call(void **state)
{
    static const struct {
        const char *method;
        const char *token;
        const char *error;
    } rows[] = {
        {"auth.test", NULL, "not_authed"},
        {"auth.test", "xoxb-other", "invalid_auth"},
        {"auth.test", "xapp-sandbox", "not_allowed_token_type"},
        {"apps.connections.open", "xoxb-sandbox", "not_allowed_token_type"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct api_answer answer;
        sandbox_api_call(f->workspace, rows[i].method, NULL, false, rows[i].token, &answer);
        assert_non_null(strstr(answer.body, rows[i].error));
        assert_null(answer.scopes);
        api_answer_done(&answer);
    }
}

static void form_only_methods_ignore_a_json_body(void **state)
{
    struct fixture *f = *state;
    struct api_answer answer;
    struct js *args = parsed("{\"user\":\"U0ANA\"}");
    sandbox_api_call(f->workspace, "users.info", args, true, "xoxb-sandbox", &answer);
    assert_non_null(strstr(answer.body, "user_not_found"));
    js_drop(args);
    api_answer_done(&answer);
}

static void missing_scope_names_what_is_needed(void **state)
{
    struct fixture *f = *state;
    control(f, "scopes", "{\"missing\":[\"users:read\"]}");
    assert_null(call(f, "users.info", "{\"user\":\"U0ANA\"}"));
    assert_string_equal(f->error, "missing_scope");
    assert_string_equal(js_string(f->last, "needed"), "users:read");
    assert_null(strstr(js_string(f->last, "provided"), "users:read,"));
}

static void created_channel_has_its_maker_and_stays_taken_when_archived(void **state)
{
    char args[128];
    struct fixture *f = *state;
    const struct js *channel =
        js_at(call(f, "conversations.create", "{\"name\":\"inc-1\"}"), "channel");
    assert_true(js_flag(channel, "is_member"));
    snprintf(args, sizeof args, "{\"channel\":\"%s\",\"text\":\"x\"}", js_string(channel, "id"));
    assert_non_null(call(f, "chat.postMessage", args));
    assert_non_null(call(f, "conversations.archive", args));
    assert_null(call(f, "chat.postMessage", args));
    assert_string_equal(f->error, "is_archived");
    assert_null(call(f, "conversations.create", "{\"name\":\"inc-1\"}"));
    assert_string_equal(f->error, "name_taken");
}

static void without_force_one_bad_invitation_stops_all(void **state)
{
    struct fixture *f = *state;
    assert_non_null(call(f, "conversations.create", "{\"name\":\"inc-1\"}"));
    const struct channel *channel = channel_find(f->workspace, "inc-1");
    char args[160];
    snprintf(args, sizeof args, "{\"channel\":\"%s\",\"users\":\"U0ANA,U0GUEST,U0BOB\"}",
             channel->id);
    assert_null(call(f, "conversations.invite", args));
    assert_string_equal(f->error, "user_is_restricted");
    assert_int_equal(table_count(channel->members), 1);
    snprintf(args, sizeof args,
             "{\"channel\":\"%s\",\"users\":\"U0ANA,U0GUEST,U0BOB\",\"force\":\"true\"}",
             channel->id);
    assert_non_null(call(f, "conversations.invite", args));
    assert_int_equal(table_count(channel->members), 3);
    assert_string_equal(js_string(js_item(js_at(f->last, "errors"), 0), "user"), "U0GUEST");
}

static void private_channel_is_unknown_to_who_is_outside(void **state)
{
    struct fixture *f = *state;
    char args[64];
    const char *id = js_string(
        js_at(control(f, "channel", "{\"name\":\"secret\",\"private\":true}"), "channel"), "id");
    snprintf(args, sizeof args, "{\"channel\":\"%s\"}", id);
    assert_null(call(f, "conversations.info", args));
    assert_string_equal(f->error, "channel_not_found");
    assert_null(call(f, "conversations.join", args));
}

static void history_pages_backwards_and_ends(void **state)
{
    struct fixture *f = *state;
    char args[160] = "{\"channel\":\"C0GENERAL\",\"limit\":2}";
    const char *const pages[][2] = {
        {"five", "four"}, {"three", "two"}, {"one", "<@U0DISRUPTION> has joined the channel"}};
    call(f, "conversations.join", "{\"channel\":\"C0GENERAL\"}");
    char ts[TS_MAX];
    static const char *const texts[] = {"one", "two", "three", "four", "five"};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        say(f, texts[i], ts);
    for (size_t page = 0; page < COUNT_OF(pages); page++) {
        const struct js *reply = call(f, "conversations.history", args);
        for (size_t i = 0; i < 2; i++)
            assert_string_equal(js_string(js_item(js_at(reply, "messages"), i), "text"),
                                pages[page][i]);
        assert_int_equal(js_flag(reply, "has_more"), page < 2);
        const char *cursor = js_string_or(js_at(reply, "response_metadata"), "next_cursor", "");
        snprintf(args, sizeof args, "{\"channel\":\"C0GENERAL\",\"limit\":2,\"cursor\":\"%s\"}",
                 cursor);
    }
}

static void history_bounds_are_exclusive_unless_said(void **state)
{
    struct fixture *f = *state;
    char first[TS_MAX];
    char last[TS_MAX];
    char args[160];
    call(f, "conversations.join", "{\"channel\":\"C0GENERAL\"}");
    say(f, "one", first);
    say(f, "two", last);
    snprintf(args, sizeof args, "{\"channel\":\"C0GENERAL\",\"oldest\":\"%s\",\"latest\":\"%s\"}",
             first, last);
    assert_int_equal(js_count(js_at(call(f, "conversations.history", args), "messages")), 0);
    snprintf(args, sizeof args,
             "{\"channel\":\"C0GENERAL\",\"oldest\":\"%s\",\"latest\":\"%s\",\"inclusive\":true}",
             first, last);
    assert_int_equal(js_count(js_at(call(f, "conversations.history", args), "messages")), 2);
}

static void metadata_is_returned_only_on_request(void **state)
{
    struct fixture *f = *state;
    call(f, "conversations.join", "{\"channel\":\"C0GENERAL\"}");
    call(f, "chat.postMessage",
         "{\"channel\":\"C0GENERAL\",\"text\":\"x\",\"metadata\":"
         "{\"event_type\":\"op\",\"event_payload\":{\"op\":\"7\"}}}");
    const struct js *reply = call(f, "conversations.history", "{\"channel\":\"C0GENERAL\"}");
    assert_null(js_at(js_item(js_at(reply, "messages"), 0), "metadata"));
    reply = call(f, "conversations.history",
                 "{\"channel\":\"C0GENERAL\",\"include_all_metadata\":\"true\"}");
    const struct js *metadata = js_at(js_item(js_at(reply, "messages"), 0), "metadata");
    assert_string_equal(js_string(js_at(metadata, "event_payload"), "op"), "7");
}

static void replies_begin_with_the_parent_on_every_page(void **state)
{
    struct fixture *f = *state;
    char ts[TS_MAX];
    char args[160];
    call(f, "conversations.join", "{\"channel\":\"C0GENERAL\"}");
    say(f, "parent", ts);
    for (int i = 0; i < 3; i++) {
        snprintf(args, sizeof args,
                 "{\"user\":\"bob\",\"channel\":\"general\",\"text\":\"r%d\",\"thread\":\"%s\"}", i,
                 ts);
        control(f, "say", args);
    }
    snprintf(args, sizeof args, "{\"channel\":\"C0GENERAL\",\"ts\":\"%s\",\"limit\":3}", ts);
    const struct js *reply = call(f, "conversations.replies", args);
    assert_int_equal(js_count(js_at(reply, "messages")), 3);
    assert_int_equal(js_integer_or(js_item(js_at(reply, "messages"), 0), "reply_count", 0), 3);
    snprintf(args, sizeof args,
             "{\"channel\":\"C0GENERAL\",\"ts\":\"%s\",\"limit\":3,\"cursor\":\"%s\"}", ts,
             js_string(js_at(reply, "response_metadata"), "next_cursor"));
    reply = call(f, "conversations.replies", args);
    assert_string_equal(js_string(js_item(js_at(reply, "messages"), 0), "text"), "parent");
    assert_string_equal(js_string(js_item(js_at(reply, "messages"), 1), "text"), "r2");
    assert_false(js_flag(reply, "has_more"));
}

static void second_of_the_same_mark_is_named(void **state)
{
    static const struct {
        const char *method;
        const char *error;
    } rows[] = {{"reactions.add", "already_reacted"}, {"pins.add", "already_pinned"}};
    struct fixture *f = *state;
    char ts[TS_MAX];
    char args[160];
    call(f, "conversations.join", "{\"channel\":\"C0GENERAL\"}");
    snprintf(args, sizeof args,
             "{\"channel\":\"C0GENERAL\",\"timestamp\":\"%s\",\"name\":\"memo\"}", say(f, "x", ts));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_non_null(call(f, rows[i].method, args));
        assert_null(call(f, rows[i].method, args));
        assert_string_equal(f->error, rows[i].error);
    }
}

static void limited_method_waits_alone(void **state)
{
    struct fixture *f = *state;
    control(f, "limit", "{\"method\":\"users.info\",\"per_minute\":2}");
    for (int i = 0; i < 2; i++)
        assert_non_null(call(f, "users.info", "{\"user\":\"U0ANA\"}"));
    advance(f, 20000);
    assert_null(call(f, "users.info", "{\"user\":\"U0ANA\"}"));
    assert_int_equal(f->status, 429);
    assert_int_equal(f->retry_after, 40);
    assert_non_null(call(f, "auth.test", "{}"));
    advance(f, 40000);
    assert_non_null(call(f, "users.info", "{\"user\":\"U0ANA\"}"));
}

static void fault_with_perform_does_the_work_and_hides_it(void **state)
{
    struct fixture *f = *state;
    control(f, "api", "{\"method\":\"chat.postMessage\",\"status\":500,\"perform\":true}");
    call(f, "conversations.join", "{\"channel\":\"C0GENERAL\"}");
    assert_null(call(f, "chat.postMessage", "{\"channel\":\"C0GENERAL\",\"text\":\"kept\"}"));
    assert_int_equal(f->status, 500);
    const struct js *history = call(f, "conversations.history", "{\"channel\":\"C0GENERAL\"}");
    assert_string_equal(js_string(js_item(js_at(history, "messages"), 0), "text"), "kept");
    assert_non_null(call(f, "chat.postMessage", "{\"channel\":\"C0GENERAL\",\"text\":\"again\"}"));
}

static void fault_without_perform_leaves_no_trace(void **state)
{
    struct fixture *f = *state;
    control(f, "api", "{\"method\":\"*\",\"error\":\"fatal_error\",\"count\":1}");
    assert_null(call(f, "conversations.create", "{\"name\":\"inc-1\"}"));
    assert_string_equal(f->error, "fatal_error");
    assert_null(channel_find(f->workspace, "inc-1"));
    assert_non_null(call(f, "conversations.create", "{\"name\":\"inc-1\"}"));
}

static void log_of_calls_keeps_order_and_arguments(void **state)
{
    struct fixture *f = *state;
    call(f, "conversations.create", "{\"name\":\"inc-1\"}");
    call(f, "users.info", "{\"user\":\"U0NONE\"}");
    const struct js *calls = js_at(look(f, "calls"), "calls");
    assert_int_equal(js_count(calls), 2);
    assert_string_equal(js_string(js_at(js_item(calls, 0), "args"), "name"), "inc-1");
    assert_string_equal(js_string(js_item(calls, 1), "error"), "user_not_found");
    assert_int_equal(js_integer_or(js_item(calls, 1), "n", 0), 2);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        SANDBOX_TEST(token_decides_who_may_call),
        SANDBOX_TEST(form_only_methods_ignore_a_json_body),
        SANDBOX_TEST(missing_scope_names_what_is_needed),
        SANDBOX_TEST(created_channel_has_its_maker_and_stays_taken_when_archived),
        SANDBOX_TEST(without_force_one_bad_invitation_stops_all),
        SANDBOX_TEST(private_channel_is_unknown_to_who_is_outside),
        SANDBOX_TEST(history_pages_backwards_and_ends),
        SANDBOX_TEST(history_bounds_are_exclusive_unless_said),
        SANDBOX_TEST(metadata_is_returned_only_on_request),
        SANDBOX_TEST(replies_begin_with_the_parent_on_every_page),
        SANDBOX_TEST(second_of_the_same_mark_is_named),
        SANDBOX_TEST(limited_method_waits_alone),
        SANDBOX_TEST(fault_with_perform_does_the_work_and_hides_it),
        SANDBOX_TEST(fault_without_perform_leaves_no_trace),
        SANDBOX_TEST(log_of_calls_keeps_order_and_arguments),
    };
    struct CMUnitTest rows[COUNT_OF(refused)];
    for (size_t i = 0; i < COUNT_OF(refused); i++)
        rows[i] = (struct CMUnitTest)ROW_TEST(call_is_refused, &refused[i]);
    int failed = cmocka_run_group_tests_name("methods", tests, NULL, NULL);
    return failed + cmocka_run_group_tests_name("refusals", rows, NULL, NULL);
}
