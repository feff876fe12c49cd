/* Who took part in the talk: a person's first words are a fact, once. */
#include "ledger.h"

static struct ledger ledger;

static int set_up(void **state)
{
    (void)state;
    ledger_init(&ledger);
    ledger.first_words = true;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    ledger_done(&ledger);
    return 0;
}

static struct message said(const char *text)
{
    return (struct message){.channel_id = "C1", .ts = "17.1", .author_id = "U1", .text = text, .posted_ms = 17000,
                            .version_us = 1};
}

static void first_words_are_a_fact_of_their_own(void **state)
{
    (void)state;
    struct message message = said("db is down");
    ledger_message(&ledger, &message);
    assert_string_equal(ledger.said, "spoke by U1 {\"user_id\":\"U1\"}\nfetch_person person/U1 {\"user\":\"U1\"}\n");
    assert_string_equal(ledger_state(&ledger), "nothing");
    ledger.first_words = false;
    message.version_us++;
    message.text = "db is very down";
    ledger_message(&ledger, &message);
    assert_string_equal(ledger.said, "");
}

static void only_people_who_say_something_since_it_began_spoke(void **state)
{
    (void)state;
    struct message bot = said("alert"), deleted = said("oops"), early = said("last week"), hook = said("hook");
    bot.by_bot = deleted.deleted = true;
    early.posted_ms = -1;
    hook.author_id = NULL;
    const struct message *messages[] = {&bot, &deleted, &early, &hook};
    for (size_t i = 0; i < COUNT_OF(messages); i++) {
        tear_down(state);
        set_up(state);
        ledger_message(&ledger, messages[i]);
        assert_string_equal(ledger.said, "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(first_words_are_a_fact_of_their_own, set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_people_who_say_something_since_it_began_spoke, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
