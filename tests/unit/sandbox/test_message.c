/* Messages and what the app hears of them: order, threads, edits, deletions, marks, and silence
 * from outside. */
#include "fixture.h"


static void join_general(struct fixture *f)
{
    connect_socket(f, 1);
    assert_non_null(call(f, "conversations.join", "{\"channel\":\"C0GENERAL\"}"));
}

static void messages_of_one_instant_get_growing_timestamps(void **state)
{
    struct fixture *f = *state;
    char first[TS_MAX];
    char second[TS_MAX];
    say(f, "one", first);
    say(f, "two", second);
    assert_true(strcmp(first, second) < 0);
    assert_memory_equal(first, "1767225600.", 11);
}

static void message_of_the_past_takes_its_place(void **state)
{
    struct fixture *f = *state;
    char ts[TS_MAX];
    say(f, "now", ts);
    control(
        f, "say",
        "{\"user\":\"bob\",\"channel\":\"general\",\"text\":\"before\",\"at_ms\":1767225000000}");
    control(f, "say",
            "{\"user\":\"bob\",\"channel\":\"general\",\"text\":\"also\",\"at_ms\":1767225000000}");
    const struct channel *channel = channel_find(f->workspace, "general");
    assert_string_equal(channel->messages[0]->ts, "1767225000.000000");
    assert_string_equal(channel->messages[1]->ts, "1767225000.000001");
    assert_string_equal(channel->messages[2]->ts, ts);
}

static void app_hears_only_where_it_is(void **state)
{
    struct fixture *f = *state;
    char ts[TS_MAX];
    connect_socket(f, 1);
    say(f, "unheard", ts);
    assert_null(event_of(f, 0, "message"));
    assert_non_null(call(f, "conversations.join", "{\"channel\":\"C0GENERAL\"}"));
    assert_string_equal(js_string(event_of(f, 0, "member_joined_channel"), "user"), BOT_USER_ID);
    say(f, "heard", ts);
    assert_string_equal(js_string(event_of(f, 0, "message"), "text"), "heard");
}

static void mention_is_heard_twice(void **state)
{
    struct fixture *f = *state;
    char ts[TS_MAX];
    join_general(f);
    say(f, "<@U0DISRUPTION> status", ts);
    assert_string_equal(js_string(event_of(f, 0, "app_mention"), "ts"), ts);
    assert_string_equal(js_string(event_of(f, 0, "message"), "ts"), ts);
}

static void bot_message_names_its_bot(void **state)
{
    struct fixture *f = *state;
    join_general(f);
    control(f, "say", "{\"user\":\"monitor\",\"channel\":\"general\",\"text\":\"ALERT\"}");
    const struct js *event = event_of(f, 0, "message");
    assert_string_equal(js_string(event, "bot_id"), "B0MONITOR");
    assert_string_equal(js_string(js_at(event, "bot_profile"), "name"), "monitor");
    assert_null(js_string(event, "subtype"));
    control(f, "say",
            "{\"user\":\"monitor\",\"channel\":\"general\",\"text\":\"x\",\"subtype\":\"bot_"
            "message\",\"username\":\"hook\"}");
    event = event_of(f, 0, "message");
    assert_null(js_string(event, "user"));
    assert_string_equal(js_string(event, "username"), "hook");
}

static void edit_tells_both_texts_and_unfurl_leaves_no_mark(void **state)
{
    struct fixture *f = *state;
    char ts[TS_MAX];
    char args[160];
    join_general(f);
    snprintf(args, sizeof args, "{\"channel\":\"general\",\"ts\":\"%s\"}", say(f, "old", ts));
    control(f, "unfurl", args);
    const struct js *event = event_of(f, 0, "message");
    assert_string_equal(js_string(js_at(event, "message"), "text"), "old");
    assert_null(js_at(js_at(event, "message"), "edited"));
    snprintf(args, sizeof args, "{\"channel\":\"general\",\"ts\":\"%s\",\"text\":\"new\"}", ts);
    control(f, "edit", args);
    event = event_of(f, 0, "message");
    assert_string_equal(js_string(event, "subtype"), "message_changed");
    assert_string_equal(js_string(js_at(event, "message"), "text"), "new");
    assert_string_equal(js_string(js_at(js_at(event, "message"), "edited"), "user"), "U0ANA");
    assert_string_equal(js_string(js_at(event, "previous_message"), "text"), "old");
    assert_string_equal(js_string(js_at(event, "message"), "ts"), ts);
}

static void deleted_parent_leaves_a_tombstone_and_deleted_reply_does_not(void **state)
{
    struct fixture *f = *state;
    char parent[TS_MAX];
    char reply[TS_MAX];
    char args[160];
    join_general(f);
    say(f, "parent", parent);
    snprintf(args, sizeof args,
             "{\"user\":\"bob\",\"channel\":\"general\",\"text\":\"reply\",\"thread\":\"%s\"}",
             parent);
    snprintf(reply, sizeof reply, "%s", js_string(control(f, "say", args), "ts"));
    assert_string_equal(js_string(event_of(f, 0, "message"), "parent_user_id"), "U0ANA");
    snprintf(args, sizeof args, "{\"channel\":\"general\",\"ts\":\"%s\"}", parent);
    control(f, "delete", args);
    const struct js *event = event_of(f, 0, "message");
    assert_string_equal(js_string(js_at(event, "message"), "subtype"), "tombstone");
    snprintf(args, sizeof args, "{\"channel\":\"general\",\"ts\":\"%s\"}", reply);
    control(f, "delete", args);
    event = event_of(f, 0, "message");
    assert_string_equal(js_string(event, "deleted_ts"), reply);
    assert_null(message_find(channel_find(f->workspace, "general"), reply));
    assert_int_equal(message_find(channel_find(f->workspace, "general"), parent)->reply_count, 0);
}

static void broadcast_reply_shows_in_both_places(void **state)
{
    struct fixture *f = *state;
    char parent[TS_MAX];
    char args[160];
    join_general(f);
    say(f, "parent", parent);
    snprintf(args, sizeof args,
             "{\"user\":\"bob\",\"channel\":\"general\",\"text\":\"all\",\"thread\":\"%s\","
             "\"broadcast\":true}",
             parent);
    control(f, "say", args);
    const struct js *event = event_of(f, 0, "message");
    assert_string_equal(js_string(event, "subtype"), "thread_broadcast");
    assert_string_equal(js_string(js_at(event, "root"), "ts"), parent);
    const struct js *history = call(f, "conversations.history", "{\"channel\":\"C0GENERAL\"}");
    assert_string_equal(js_string(js_item(js_at(history, "messages"), 0), "text"), "all");
}

static void reactions_are_told_and_counted(void **state)
{
    struct fixture *f = *state;
    char ts[TS_MAX];
    char args[160];
    join_general(f);
    snprintf(args, sizeof args,
             "{\"user\":\"bob\",\"channel\":\"general\",\"ts\":\"%s\",\"name\":\"memo\"}",
             say(f, "x", ts));
    control(f, "react", args);
    const struct js *event = event_of(f, 0, "reaction_added");
    assert_string_equal(js_string(js_at(event, "item"), "ts"), ts);
    assert_string_equal(js_string(event, "item_user"), "U0ANA");
    snprintf(args, sizeof args, "{\"channel\":\"C0GENERAL\",\"timestamp\":\"%s\"}", ts);
    const struct js *message = js_at(call(f, "reactions.get", args), "message");
    assert_int_equal(js_integer_or(js_item(js_at(message, "reactions"), 0), "count", 0), 1);
    snprintf(args, sizeof args,
             "{\"user\":\"bob\",\"channel\":\"general\",\"ts\":\"%s\",\"name\":\"memo\"}", ts);
    control(f, "unreact", args);
    assert_non_null(event_of(f, 0, "reaction_removed"));
    snprintf(args, sizeof args, "{\"channel\":\"C0GENERAL\",\"timestamp\":\"%s\"}", ts);
    assert_null(js_at(js_at(call(f, "reactions.get", args), "message"), "reactions"));
}

static void pin_event_holds_the_message(void **state)
{
    struct fixture *f = *state;
    char ts[TS_MAX];
    char args[160];
    join_general(f);
    snprintf(args, sizeof args, "{\"user\":\"bob\",\"channel\":\"general\",\"ts\":\"%s\"}",
             say(f, "pinned", ts));
    control(f, "pin", args);
    const struct js *event = event_of(f, 0, "pin_added");
    assert_string_equal(js_string(event, "channel_id"), "C0GENERAL");
    assert_string_equal(js_string(js_at(js_at(event, "item"), "message"), "text"), "pinned");
    control(f, "unpin", args);
    assert_false(js_flag(event_of(f, 0, "pin_removed"), "has_pins"));
}

static void quiet_message_is_in_history_alone(void **state)
{
    struct fixture *f = *state;
    join_general(f);
    size_t first = f->frame_count;
    control(f, "say",
            "{\"user\":\"bob\",\"channel\":\"general\",\"text\":\"missed\",\"quiet\":true}");
    assert_int_equal(f->frame_count, first);
    const struct js *history = call(f, "conversations.history", "{\"channel\":\"C0GENERAL\"}");
    assert_string_equal(js_string(js_item(js_at(history, "messages"), 0), "text"), "missed");
}

static void uploaded_file_is_shared_and_told(void **state)
{
    struct fixture *f = *state;
    join_general(f);
    control(
        f, "upload",
        "{\"user\":\"ana\",\"channel\":\"general\",\"name\":\"a.png\",\"base64\":\"iVBORw==\"}");
    const struct js *event = event_of(f, 0, "message");
    assert_string_equal(js_string(event, "subtype"), "file_share");
    const struct js *file = js_item(js_at(event, "files"), 0);
    assert_string_equal(js_string(file, "mimetype"), "image/png");
    assert_int_equal(js_integer_or(file, "size", 0), 4);
    assert_string_equal(js_string(event_of(f, 0, "file_shared"), "file_id"), js_string(file, "id"));
}

static void twenty_thousand_messages_are_kept(void **state)
{
    struct fixture *f = *state;
    control(f, "flood",
            "{\"user\":\"bob\",\"channel\":\"general\",\"text\":\"line "
            "%n\",\"count\":20000,\"quiet\":true}");
    call(f, "conversations.join", "{\"channel\":\"C0GENERAL\"}");
    assert_non_null(
        call(f, "conversations.history", "{\"channel\":\"C0GENERAL\",\"limit\":100}"));
    assert_string_equal(js_string(js_item(js_at(f->last, "messages"), 1), "text"), "line 20000");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        SANDBOX_TEST(messages_of_one_instant_get_growing_timestamps),
        SANDBOX_TEST(message_of_the_past_takes_its_place),
        SANDBOX_TEST(app_hears_only_where_it_is),
        SANDBOX_TEST(mention_is_heard_twice),
        SANDBOX_TEST(bot_message_names_its_bot),
        SANDBOX_TEST(edit_tells_both_texts_and_unfurl_leaves_no_mark),
        SANDBOX_TEST(deleted_parent_leaves_a_tombstone_and_deleted_reply_does_not),
        SANDBOX_TEST(broadcast_reply_shows_in_both_places),
        SANDBOX_TEST(reactions_are_told_and_counted),
        SANDBOX_TEST(pin_event_holds_the_message),
        SANDBOX_TEST(quiet_message_is_in_history_alone),
        SANDBOX_TEST(uploaded_file_is_shared_and_told),
        SANDBOX_TEST(twenty_thousand_messages_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
