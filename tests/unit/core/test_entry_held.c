/* What a person said by command is held: what the message and its taggers may still change then. */
#include "ledger.h"

#include "core/entry_wish.h"

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

static void say(const char *text, bool deleted)
{
    static int64_t version_us;
    const struct message message = {.channel_id = "C1", .ts = "17.1", .author_id = "U1",
                                    .author_name = "Ana", .text = text, .posted_ms = 17000,
                                    .version_us = ++version_us, .deleted = deleted};
    ledger_message(&ledger, &message);
}

static void tap(const char *person_id, const char *reaction, bool set)
{
    static int64_t version_us;
    const struct mark mark = {.channel_id = "C1", .ts = "17.1", .source = MARK_REACTION,
                              .name = reaction, .person_id = person_id, .set = set,
                              .version_us = ++version_us};
    ledger_mark(&ledger, &mark);
}

/* What the verb edit leaves behind. */
static void write_words(const char *text)
{
    ledger.entry.heard = ledger.entry.text;
    ledger.entry.text = text;
    ledger.entry.held |= HELD_WORDS;
}

/* What drop and restore leave behind. */
static void set_state(enum entry_state state)
{
    ledger.entry.state = state;
    ledger.entry.held |= HELD_STATE;
}

#define STATE(text) assert_string_equal(ledger_state(&ledger), text)
#define SAID(text) assert_string_equal(ledger.said, text)

static void chat_edit_is_kept_but_not_shown(void **state)
{
    (void)state;
    say("db is down", false);
    tap("U2", "memo", true);
    write_words("the cart db is down");
    say("db is very down", false);
    SAID("entry_changed by U1 {\"entry\":1,\"heard\":\"db is very down\",\"why\":\"edited\"}\n");
    STATE("T1 live note by U2: the cart db is down");
    say("db is very down", false);
    SAID(""); /* heard already */
}

static void tagger_counts_and_leaves_the_words(void **state)
{
    (void)state;
    say("db is down", false);
    tap("U2", "memo", true);
    write_words("the cart db is down");
    tap("U3", "bug", true);
    SAID("entry_changed by U3 {\"entry\":1,\"kinds\":\"note,cause\",\"taggers\":\"U2,U3\","
         "\"why\":\"tagged\"}\n");
    STATE("T1 live note,cause by U2,U3: the cart db is down");
}

static void last_tagger_still_takes_edited_words_along(void **state)
{
    (void)state;
    say("db is down", false);
    tap("U2", "memo", true);
    write_words("the cart db is down");
    tap("U2", "memo", false);
    STATE("nothing");
    tap("U3", "memo", true);
    STATE("T1 live note by U3: the cart db is down");
}

static void action_tagged_later_gets_the_words_that_are_shown(void **state)
{
    (void)state;
    say("db is down", false);
    tap("U2", "memo", true);
    write_words("watch the db");
    tap("U2", "ballot_box_with_check", true);
    STATE("T1 live note,action by U2: watch the db; A1 of nobody: watch the db");
    say("db was down", false);
    STATE("T1 live note,action by U2: watch the db; A1 of nobody: watch the db");
}

static void dropped_entry_stays_out_whoever_tags_it(void **state)
{
    (void)state;
    say("db is down", false);
    tap("U2", "memo", true);
    set_state(ENTRY_WITHDRAWN);
    tap("U3", "bug", true);
    SAID("entry_changed by U3 {\"entry\":1,\"kinds\":\"note,cause\",\"taggers\":\"U2,U3\","
         "\"why\":\"tagged\"}\n");
    tap("U2", "memo", false);
    tap("U3", "bug", false);
    STATE("nothing");
    tap("U3", "bug", true);
    STATE("nothing");
}

static void dropped_entry_follows_the_words_of_its_message(void **state)
{
    (void)state;
    say("db is down", false);
    tap("U2", "memo", true);
    set_state(ENTRY_WITHDRAWN);
    say("db is up", false);
    STATE("nothing");
    set_state(ENTRY_LIVE);
    STATE("T1 live note by U2: db is up");
}

static void restored_entry_needs_no_tagger(void **state)
{
    (void)state;
    say("db is down", false);
    tap("U2", "memo", true);
    tap("U2", "memo", false);
    set_state(ENTRY_LIVE);
    tap("U3", "bug", true);
    tap("U3", "bug", false);
    SAID("");
    say("db is up", false);
    STATE("T1 live cause by U3: db is up");
}

static void deletion_wins_over_every_hold(void **state)
{
    (void)state;
    say("db is down", false);
    tap("U2", "memo", true);
    write_words("the cart db is down");
    set_state(ENTRY_LIVE);
    say("", true);
    SAID("entry_changed by U1 {\"entry\":1,\"held\":\"words,gone\",\"state\":\"withdrawn\","
         "\"why\":\"deleted\"}\n");
    tap("U3", "bug", true);
    SAID("");
    STATE("nothing");
}

static void deletion_of_a_dropped_one_is_on_record_once(void **state)
{
    (void)state;
    say("db is down", false);
    tap("U2", "memo", true);
    set_state(ENTRY_WITHDRAWN);
    say("", true);
    SAID("entry_changed by U1 {\"entry\":1,\"held\":\"gone\",\"why\":\"deleted\"}\n");
    say("", true);
    SAID("");
}

static void held_sets_are_read_as_they_are_written(void **state)
{
    (void)state;
    for (uint32_t held = 0; held < BIT(3); held++) {
        struct buf text;
        buf_init(&text, 64);
        held_write(held, &text);
        assert_int_equal(held_read(buf_string(&text)), held);
        buf_done(&text);
    }
    assert_int_equal(held_read("state,of,grace"), HELD_STATE);
}

#define HOLDS(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

/* Whoever comes after the last one named is not named, but what they tag counts. */
static void a_kind_counts_however_many_tagged_before(void **state)
{
    static struct mark marks[100];
    struct arena arena = {0};
    struct entry_wish wish;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        marks[i] = (struct mark){.source = MARK_REACTION, .name = "memo", .set = true,
                                 .person_id = arena_print(&arena, "U%03zu", i)};
    marks[COUNT_OF(marks) - 1].source = MARK_MENU;
    marks[COUNT_OF(marks) - 1].name = kind_name(KIND_ACTION);
    const struct message message = {.text = "db is down"};
    const struct tagged_message tagged = {.message = &message, .marks = marks, .mark_count = COUNT_OF(marks)};
    entry_wish(policy_default(), &tagged, &arena, &wish);
    assert_int_equal(wish.kinds, BIT(KIND_NOTE) | BIT(KIND_ACTION));
    arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HOLDS(chat_edit_is_kept_but_not_shown),
        HOLDS(tagger_counts_and_leaves_the_words),
        HOLDS(last_tagger_still_takes_edited_words_along),
        HOLDS(action_tagged_later_gets_the_words_that_are_shown),
        HOLDS(dropped_entry_stays_out_whoever_tags_it),
        HOLDS(dropped_entry_follows_the_words_of_its_message),
        HOLDS(restored_entry_needs_no_tagger),
        HOLDS(deletion_wins_over_every_hold),
        HOLDS(deletion_of_a_dropped_one_is_on_record_once),
        cmocka_unit_test(held_sets_are_read_as_they_are_written),
        cmocka_unit_test(a_kind_counts_however_many_tagged_before),
    };
    return cmocka_run_group_tests_name("held entries", tests, NULL, NULL);
}
