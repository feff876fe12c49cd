/* What becomes of a tagged message, transition by transition: every fact and effect, and the state after it. */
#include "ledger.h"

#define TS "17.1"
#define REACT "react confirm/C1/17.1 {\"channel\":\"C1\",\"name\":\"eyes\",\"ts\":\"17.1\"}\n"
#define UNREACT "unreact confirm/C1/17.1 {\"channel\":\"C1\",\"name\":\"eyes\",\"ts\":\"17.1\"}\n"
#define ASK_U1 "fetch_person person/U1 {\"user\":\"U1\"}\n"

static struct ledger ledger;

static int set_up(void **state)
{
    (void)state;
    ledger_init(&ledger);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    ledger_done(&ledger);
    return 0;
}

/* U1 says text; each saying is newer than the one before. */
static struct message said(const char *text)
{
    static int64_t version_us;
    return (struct message){.channel_id = "C1", .ts = TS, .author_id = "U1", .text = text,
                            .posted_ms = 17000, .version_us = ++version_us};
}

static void say(const char *text)
{
    const struct message message = said(text);
    ledger_message(&ledger, &message);
}

static void delete_it(void)
{
    struct message message = said("");
    message.deleted = true;
    ledger_message(&ledger, &message);
}

static void tap(const char *person_id, const char *reaction, bool set)
{
    static int64_t version_us;
    const struct mark mark = {.channel_id = "C1", .ts = TS, .source = MARK_REACTION, .name = reaction,
                              .person_id = person_id, .set = set, .version_us = ++version_us};
    ledger_mark(&ledger, &mark);
}

#define STATE(text) assert_string_equal(ledger_state(&ledger), text)
#define SAID(text) assert_string_equal(ledger.said, text)

static void talk_is_no_entry(void **state)
{
    (void)state;
    say("db is down");
    SAID("");
    tap("U2", "thumbsup", true);
    SAID("");
    STATE("nothing");
}

static void a_reaction_makes_an_entry_at_the_messages_time(void **state)
{
    (void)state;
    say("db is down");
    tap("U2", "memo", true);
    SAID("entry_added by U2 {\"at_ms\":17000,\"author_id\":\"U1\",\"channel_id\":\"C1\",\"entry\":1,"
         "\"kinds\":\"note\",\"message_ts\":\"17.1\",\"source\":\"tag\",\"taggers\":\"U2\","
         "\"text\":\"db is down\"}\n" REACT ASK_U1);
    STATE("T1 live note by U2: db is down");
}

static void a_hashtag_makes_an_entry_of_its_author(void **state)
{
    (void)state;
    say("#cause bad deploy");
    SAID("entry_added by U1 {\"at_ms\":17000,\"author_id\":\"U1\",\"channel_id\":\"C1\",\"entry\":1,"
         "\"kinds\":\"cause\",\"message_ts\":\"17.1\",\"source\":\"tag\",\"taggers\":\"U1\","
         "\"text\":\"bad deploy\"}\n" REACT ASK_U1);
}

static void a_pin_is_a_note(void **state)
{
    (void)state;
    say("db is down");
    const struct mark pin = {.channel_id = "C1", .ts = TS, .source = MARK_PIN, .name = "pin", .person_id = "U2",
                             .set = true, .version_us = 1};
    ledger_mark(&ledger, &pin);
    STATE("T1 live note by U2: db is down");
}

static void a_second_tagger_joins(void **state)
{
    (void)state;
    say("db is down");
    tap("U3", "memo", true);
    tap("U2", "memo", true);
    SAID("entry_changed by U2 {\"entry\":1,\"taggers\":\"U2,U3\",\"why\":\"tagged\"}\n");
    tap("U2", "memo", true);
    SAID(""); /* the same once more is nothing */
}

static void kinds_add_up(void **state)
{
    (void)state;
    say("db is down");
    tap("U2", "memo", true);
    tap("U2", "bug", true);
    SAID("entry_changed by U2 {\"entry\":1,\"kinds\":\"note,cause\",\"why\":\"tagged\"}\n");
    tap("U2", "memo", false);
    SAID("entry_changed by U2 {\"entry\":1,\"kinds\":\"cause\",\"why\":\"untagged\"}\n");
    STATE("T1 live cause by U2: db is down");
}

static void an_edit_is_followed(void **state)
{
    (void)state;
    say("#note db is donw");
    say("#note db is down");
    SAID("entry_changed by U1 {\"entry\":1,\"text\":\"db is down\",\"why\":\"edited\"}\n" ASK_U1);
    say("#note db is down");
    SAID("");
}

static void a_tag_added_or_removed_by_an_edit_counts(void **state)
{
    (void)state;
    say("db is down");
    say("#note db is down");
    STATE("T1 live note by U1: db is down");
    say("#impact db is down");
    SAID("entry_changed by U1 {\"entry\":1,\"kinds\":\"impact\",\"why\":\"untagged\"}\n");
    say("db is down");
    SAID("entry_changed by U1 {\"entry\":1,\"state\":\"withdrawn\",\"why\":\"untagged\"}\n" UNREACT);
    STATE("nothing");
}

static void the_last_tagger_who_leaves_withdraws_it(void **state)
{
    (void)state;
    say("db is down");
    tap("U2", "memo", true);
    tap("U3", "pushpin", true);
    tap("U2", "memo", false);
    SAID("entry_changed by U2 {\"entry\":1,\"taggers\":\"U3\",\"why\":\"untagged\"}\n");
    tap("U3", "pushpin", false);
    SAID("entry_changed by U3 {\"entry\":1,\"state\":\"withdrawn\",\"why\":\"untagged\"}\n" UNREACT);
    assert_string_equal(ledger.entry.text, "db is down"); /* history stays */
}

static void tagged_again_it_is_restored_under_its_number(void **state)
{
    (void)state;
    say("db is down");
    tap("U2", "memo", true);
    tap("U2", "memo", false);
    say("db is down again");
    SAID(""); /* nobody wants it now */
    tap("U3", "mag", true);
    SAID("entry_changed by U3 {\"entry\":1,\"kinds\":\"finding\",\"state\":\"live\",\"taggers\":\"U3\","
         "\"text\":\"db is down again\",\"why\":\"restored\"}\n" REACT ASK_U1);
    STATE("T1 live finding by U3: db is down again");
}

static void a_deleted_message_is_withdrawn_and_not_reacted_to(void **state)
{
    (void)state;
    say("#note db is down");
    delete_it();
    SAID("entry_changed by U1 {\"entry\":1,\"held\":\"gone\",\"state\":\"withdrawn\",\"why\":\"deleted\"}\n");
    tap("U2", "memo", true);
    SAID("");
    STATE("nothing");
}

static void a_mark_before_its_message_asks_for_it(void **state)
{
    (void)state;
    tap("U9", "thumbsup", true);
    SAID("");
    tap("U2", "memo", true);
    SAID("fetch_message fetch/C1/17.1 {\"channel\":\"C1\",\"ts\":\"17.1\",\"user\":\"U2\"}\n");
    tap("U3", "bug", true); /* the same key, which the outbox carries out once */
    SAID("fetch_message fetch/C1/17.1 {\"channel\":\"C1\",\"ts\":\"17.1\",\"user\":\"U2\"}\n");
    say("db is down");
    STATE("T1 live note,cause by U2,U3: db is down");
    assert_int_equal(ledger.fetches, 2);
}

static void a_mark_taken_back_before_its_message_asks_for_nothing(void **state)
{
    (void)state;
    tap("U2", "memo", true);
    tap("U2", "memo", false);
    SAID("");
    say("db is down");
    STATE("nothing");
}

static void our_own_posts_tell_nothing_new(void **state)
{
    (void)state;
    struct message card = said("#note to self");
    card.by_us = card.by_bot = true;
    ledger_message(&ledger, &card);
    SAID("");
    tap("U2", "memo", true);
    SAID("");
    STATE("nothing");
}

static void a_thread_reply_keeps_its_thread(void **state)
{
    (void)state;
    struct message reply = said("#note db is down");
    reply.thread_ts = "16.9";
    reply.permalink = "https://w.example/p171";
    ledger_message(&ledger, &reply);
    assert_non_null(strstr(ledger.said, "\"thread_ts\":\"16.9\""));
    assert_non_null(strstr(ledger.said, "\"permalink\":\"https://w.example/p171\""));
}

static void a_bot_with_a_name_is_not_asked_about(void **state)
{
    (void)state;
    struct message alert = said("#impact 5xx above 2%");
    alert.by_bot = true;
    alert.author_name = "Alertmanager";
    ledger_message(&ledger, &alert);
    assert_non_null(strstr(ledger.said, "\"party\":\"Alertmanager\""));
    assert_null(strstr(ledger.said, "fetch_person"));
}

static void an_author_without_an_id_is_fine(void **state)
{
    (void)state;
    struct message hook = said("#note deploy finished");
    hook.author_id = NULL;
    hook.author_name = "CI";
    ledger_message(&ledger, &hook);
    SAID("entry_added by nobody {\"at_ms\":17000,\"channel_id\":\"C1\",\"entry\":1,\"kinds\":\"note\","
         "\"message_ts\":\"17.1\",\"party\":\"CI\",\"source\":\"tag\",\"taggers\":\"\","
         "\"text\":\"deploy finished\"}\n" REACT);
    tap("U2", "memo", true);
    STATE("T1 live note by U2: deploy finished");
}

static const struct file_ref graph = {"F1", "graph.png", "image/png", "https://w.example/F1", "", 1234};

static void files_without_text_are_an_entry(void **state)
{
    (void)state;
    struct message upload = said("");
    upload.files = &graph;
    upload.file_count = 1;
    ledger_message(&ledger, &upload);
    SAID("");
    tap("U2", "paperclip", true);
    assert_non_null(strstr(ledger.said, "\"files\":[{\"id\":\"F1\",\"mimetype\":\"image/png\",\"name\":\"graph.png\","
                                        "\"permalink\":\"https://w.example/F1\",\"size\":1234}]"));
    assert_non_null(strstr(ledger.said, "\"text\":\"\""));
    STATE("T1 live evidence by U2: ");
}

static void files_that_come_with_an_edit_are_taken_along(void **state)
{
    (void)state;
    say("#evidence graph follows");
    struct message edited = said("#evidence graph");
    edited.files = &graph;
    edited.file_count = 1;
    ledger_message(&ledger, &edited);
    assert_non_null(strstr(ledger.said, "\"id\":\"F1\""));
}

static struct message asking(const struct mention *who, size_t count, const char *text)
{
    struct message message = said(text);
    message.mentions = who;
    message.mention_count = count;
    return message;
}

static const struct mention ana = {MENTION_PERSON, "U7", "ana"}, bob = {MENTION_PERSON, "U8", "bob"};

static void an_action_belongs_to_the_first_person_mentioned(void **state)
{
    (void)state;
    const struct mention mentions[] = {{MENTION_CHANNEL, "C9", "ops"}, {MENTION_GROUP, "S1", "sre"}, ana, bob};
    const struct message message = asking(mentions, COUNT_OF(mentions), "TODO: #ops @S1 @U7 and @U8 write runbook");
    ledger_message(&ledger, &message);
    assert_non_null(strstr(ledger.said,
                           "action_added by U1 {\"entry\":1,\"item\":1,\"owner_id\":\"U7\","
                           "\"text\":\"#ops @S1 @U7 and @U8 write runbook\"}\n"));
    assert_non_null(strstr(ledger.said, "fetch_person person/U7"));
    assert_non_null(strstr(ledger.said, "fetch_person person/U8"));
    assert_null(strstr(ledger.said, "fetch_person person/S1"));
}

static void an_action_follows_its_message(void **state)
{
    (void)state;
    struct message message = asking(&ana, 1, "TODO: @U7 write runbook");
    ledger_message(&ledger, &message);
    message = asking(&ana, 1, "TODO: @U7 write the runbook");
    ledger_message(&ledger, &message);
    assert_non_null(strstr(ledger.said, "action_changed by U1 {\"item\":1,\"text\":\"write the runbook\"}\n"));
    message = asking(&bob, 1, "TODO: @U8 write the runbook");
    ledger_message(&ledger, &message);
    STATE("T1 live action by U1: @U8 write the runbook; A1 of U8: write the runbook");
    delete_it();
    assert_non_null(strstr(ledger.said, "action_changed by U1 {\"item\":1,\"state\":\"dropped\"}\n"));
}

static void an_action_kind_may_come_go_and_come_again(void **state)
{
    (void)state;
    say("write runbook");
    tap("U2", "memo", true);
    tap("U2", "ballot_box_with_check", true);
    STATE("T1 live note,action by U2: write runbook; A1 of nobody: write runbook");
    tap("U2", "ballot_box_with_check", false);
    STATE("T1 live note by U2: write runbook");
    say("write two runbooks");
    assert_non_null(strstr(ledger.said, "action_changed by U1 {\"item\":1,\"text\":\"write two runbooks\"}\n"));
    tap("U2", "ballot_box_with_check", true);
    STATE("T1 live note,action by U2: write two runbooks; A1 of nobody: write two runbooks");
}

static void a_redacted_entry_is_left_alone(void **state)
{
    (void)state;
    say("#note password is hunter2");
    ledger.entry.state = ENTRY_REDACTED;
    ledger.entry.text = "";
    say("#note password is hunter3");
    SAID("");
    tap("U2", "bug", true);
    SAID("");
    delete_it();
    SAID("");
}

static void who_tags_after_very_many_changes_nothing(void **state)
{
    (void)state;
    char ids[70][8];
    say("db is down");
    for (int i = 0; i < 70; i++) {
        snprintf(ids[i], sizeof(ids[i]), "U%03d", i);
        tap(ids[i], "memo", true);
    }
    SAID("");
    assert_int_equal(strlen(ledger.entry.taggers), 64 * 5 - 1);
}

#define SETTLES(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SETTLES(talk_is_no_entry),
        SETTLES(a_reaction_makes_an_entry_at_the_messages_time),
        SETTLES(a_hashtag_makes_an_entry_of_its_author),
        SETTLES(a_pin_is_a_note),
        SETTLES(a_second_tagger_joins),
        SETTLES(kinds_add_up),
        SETTLES(an_edit_is_followed),
        SETTLES(a_tag_added_or_removed_by_an_edit_counts),
        SETTLES(the_last_tagger_who_leaves_withdraws_it),
        SETTLES(tagged_again_it_is_restored_under_its_number),
        SETTLES(a_deleted_message_is_withdrawn_and_not_reacted_to),
        SETTLES(a_mark_before_its_message_asks_for_it),
        SETTLES(a_mark_taken_back_before_its_message_asks_for_nothing),
        SETTLES(our_own_posts_tell_nothing_new),
        SETTLES(a_thread_reply_keeps_its_thread),
        SETTLES(a_bot_with_a_name_is_not_asked_about),
        SETTLES(an_author_without_an_id_is_fine),
        SETTLES(files_without_text_are_an_entry),
        SETTLES(files_that_come_with_an_edit_are_taken_along),
        SETTLES(an_action_belongs_to_the_first_person_mentioned),
        SETTLES(an_action_follows_its_message),
        SETTLES(an_action_kind_may_come_go_and_come_again),
        SETTLES(a_redacted_entry_is_left_alone),
        SETTLES(who_tags_after_very_many_changes_nothing),
    };
    return cmocka_run_group_tests_name("entry", tests, NULL, NULL);
}
