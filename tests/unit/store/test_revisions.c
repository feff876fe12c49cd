/* Entries that are changed: every revision is kept, and the tables follow from the journal alone. */
#include "story.h"

#include "disruption/core/command.h"
#include "disruption/store/capture.h"

/* T1 of a message 17.1 by U2, on record at T0 + 3 minutes; T2 typed by U1. */
static void record_two(struct fixture *f)
{
    give(f, FACT_PERSON, 0, T0, NULL, "{'user_id':'U1','name':'Ana'}");
    declare(f);
    give(f, FACT_ENTRY_ADDED, 1, T0 + MINUTE, "U1",
         "{'entry':1,'at_ms':1767225630000,'kinds':'note','author_id':'U2','text':'@U1 is slow',"
         "'source':'tag','taggers':'U1','channel_id':'C1','message_ts':'17.1'}");
    give(f, FACT_ENTRY_ADDED, 1, T0 + MINUTE, "U1",
         "{'entry':2,'at_ms':1767225660000,'kinds':'note','author_id':'U1','party':'Ana','text':'"
         "called','source':'command','taggers':''}");
}

static void change(struct fixture *f, int minute, const char *actor, const char *body)
{
    give(f, FACT_ENTRY_CHANGED, 1, T0 + minute * MINUTE, actor, body);
}

static void assert_clean(struct fixture *f)
{
    struct store_verdict verdict = {0};
    must(store_verify(f->store, &verdict, &err));
    assert_string_equal(verdict.detail, "");
}

static const struct situation *look(struct fixture *f)
{
    static struct situation found;
    static const struct command_row row = {.needs = NEED_TARGET | NEED_DOSSIER | NEED_HISTORY};
    const struct command command = {.row = &row, .number = 1, .text = ""};
    const struct command_line line = {.mouth = MOUTH_SHELL, .actor_id = "shell:root"};
    must(store_situation_load(f->store, &f->arena, policy_default(), &command, &line, T0, &found,
                              &err));
    return &found;
}

static const struct entry *entry(struct fixture *f, int64_t number)
{
    const struct dossier *dossier = look(f)->dossier;
    for (size_t i = 0; i < dossier->entry_count; i++) {
        if (dossier->entries[i].number == number)
            return &dossier->entries[i];
    }
    fail_msg("no entry T%d", (int)number);
    return NULL;
}

static const struct entry *of_message(struct fixture *f)
{
    struct tagged_message tagged;
    must(store_tagged_message(f->store, &f->arena, "C1", "17.1", &tagged, &err));
    return tagged.entry;
}

static void words_of_a_person_are_held_and_the_message_goes_on_saying_its_own(void **state)
{
    struct fixture *f = *state;
    record_two(f);
    change(f, 2, "U1", "{'entry':1,'why':'edited','text':'Bo is slow','held':'words'}");
    assert_string_equal(of_message(f)->text, "Bo is slow");
    assert_string_equal(of_message(f)->heard, "@U1 is slow");
    assert_int_equal(of_message(f)->held, HELD_WORDS);
    change(f, 3, "U2", "{'entry':1,'why':'edited','heard':'@U1 was slow'}");
    assert_string_equal(of_message(f)->text, "Bo is slow");
    assert_string_equal(of_message(f)->heard, "@U1 was slow");
    assert_int_equal(of_message(f)->revision, 2);
    change(f, 4, "U1", "{'entry':1,'why':'edited','text':'Bo was slow'}");
    assert_string_equal(of_message(f)->heard, "@U1 was slow");
    change(f, 5, "U2", "{'entry':1,'why':'deleted','state':'withdrawn','held':'words,gone'}");
    assert_int_equal(of_message(f)->held, HELD_WORDS | HELD_GONE);
    assert_clean(f);
}

static void typed_words_have_no_message_to_hear(void **state)
{
    struct fixture *f = *state;
    record_two(f);
    change(f, 2, "U1", "{'entry':2,'why':'edited','text':'called twice','held':'words'}");
    assert_null(entry(f, 2)->heard);
    assert_string_equal(entry(f, 2)->text, "called twice");
    assert_clean(f);
}

static void moved_entry_remembers_when_it_was_captured(void **state)
{
    struct fixture *f = *state;
    record_two(f);
    assert_false(entry(f, 1)->moved);
    change(f, 2, "U1", "{'entry':1,'why':'moved','at_ms':1767225690000}");
    change(f, 3, "U1", "{'entry':1,'why':'moved','at_ms':1767225700000}");
    assert_true(entry(f, 1)->moved);
    assert_int_equal(entry(f, 1)->at_ms, T0 + 100000);
    assert_int_equal(entry(f, 1)->first_ms, T0 + 30000);
    assert_int_equal(entry(f, 1)->revision, 1);
    assert_int_equal(look(f)->dossier->entries[0].number, 2); /* it stands behind T2 now */
    change(f, 4, "U1", "{'entry':1,'why':'moved','at_ms':1767225630000}");
    assert_false(entry(f, 1)->moved);
    assert_clean(f);
}

static bool takes_part(struct fixture *f, const char *id)
{
    const struct dossier *dossier = look(f)->dossier;
    bool found = false;
    for (size_t i = 0; i < dossier->people_count; i++)
        found = found || strcmp(dossier->people[i].id, id) == 0;
    return found;
}

static void credit_goes_to_whoever_it_is_given_to(void **state)
{
    struct fixture *f = *state;
    record_two(f);
    assert_true(takes_part(f, "U2"));
    change(f, 2, "U1", "{'entry':1,'why':'credited','author_id':'U3'}");
    assert_string_equal(entry(f, 1)->party, "U3");
    give(f, FACT_PERSON, 0, T0 + 3 * MINUTE, NULL, "{'user_id':'U3','name':'Chen'}");
    assert_string_equal(entry(f, 1)->party, "Chen");
    assert_false(takes_part(f, "U2"));
    assert_true(takes_part(f, "U3"));
    change(f, 4, "U1", "{'entry':1,'why':'dropped','state':'withdrawn','held':'state'}");
    assert_false(takes_part(f, "U3"));
    change(f, 5, "U1", "{'entry':1,'why':'restored','state':'live'}");
    assert_true(takes_part(f, "U3"));
    assert_clean(f);
}

static void every_change_is_kept_with_what_was_before(void **state)
{
    struct fixture *f = *state;
    record_two(f);
    change(f, 2, "U1", "{'entry':2,'why':'moved','at_ms':1767225690000}");
    change(f, 3, "U7",
           "{'entry':1,'why':'dropped','state':'withdrawn','held':'state','reason':'off topic'}");
    change(f, 4, "U1",
           "{'entry':2,'why':'credited','author_id':'U3','party':'Chen','heard':'@U1 fell'}");
    const struct situation *s = look(f);
    assert_int_equal(s->change_count, 3);
    assert_int_equal(s->changes[0].entry, 1);
    assert_string_equal(s->changes[0].by_id, "U7");
    assert_null(s->changes[0].by);
    assert_string_equal(s->changes[0].why, "dropped");
    assert_string_equal(s->changes[0].reason, "off topic");
    assert_int_equal(s->changes[0].before.state, ENTRY_LIVE);
    assert_string_equal(s->changes[0].before.text, "@Ana is slow");
    assert_int_equal(s->changes[1].changed_ms, T0 + 2 * MINUTE);
    assert_string_equal(s->changes[1].by, "Ana");
    assert_int_equal(s->changes[1].before.at_ms, T0 + MINUTE);
    assert_string_equal(s->changes[2].before.party, "Ana");
    assert_string_equal(s->changes[2].heard, "@Ana fell");
    assert_int_equal(s->changes[2].before.at_ms, T0 + 90000);
    assert_clean(f);
}

/* Takes the second schema away again: what it adds, a file of before it never had. */
int main(void)
{
    const struct CMUnitTest tests[] = {
        MEMORY_TEST(words_of_a_person_are_held_and_the_message_goes_on_saying_its_own),
        MEMORY_TEST(typed_words_have_no_message_to_hear),
        MEMORY_TEST(moved_entry_remembers_when_it_was_captured),
        MEMORY_TEST(credit_goes_to_whoever_it_is_given_to),
        MEMORY_TEST(every_change_is_kept_with_what_was_before),
    };
    return cmocka_run_group_tests_name("revisions", tests, NULL, NULL);
}
