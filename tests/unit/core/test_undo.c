/* Taking back: which deed, and what it was before. */
#include "testing.h"

#include <string.h>

#include "disruption/base/memory.h"
#include "disruption/core/undo.h"

#define LINES_MAX 6

/* One line a second; all by ana but where another name stands. */
struct deed {
    enum fact_kind kind;
    const char *body;
    const char *actor; /* NULL: ana */
};

static size_t write_lines(const struct deed *deeds, struct journal_line *lines)
{
    size_t count = 0;
    for (; count < LINES_MAX && deeds[count].body != NULL; count++) {
        const char *actor = deeds[count].actor == NULL ? "ana" : deeds[count].actor;
        int64_t at_ms = (int64_t)(count + 1) * 1000;
        lines[count] = (struct journal_line){(int64_t)count + 1, deeds[count].kind, at_ms, at_ms, actor,
                                             deeds[count].body};
    }
    return count;
}

struct former {
    const char *name;
    struct deed deeds[LINES_MAX]; /* the last one is taken back */
    const char *inverse;
};

static const struct former formers[] = {
    {"a_severity_goes_back_to_what_was_declared",
     {{FACT_DECLARED, "{\"severity\":3,\"title\":\"t\"}", NULL}, {FACT_SEVERITY_SET, "{\"severity\":1}", NULL}},
     "{\"severity\":3,\"undoes\":2}"},
    {"a_severity_that_nobody_had_set_is_unknown_again",
     {{FACT_DECLARED, "{\"title\":\"t\"}", NULL}, {FACT_SEVERITY_SET, "{\"severity\":1}", NULL}},
     "{\"severity\":0,\"undoes\":2}"},
    {"a_field_goes_back_to_its_own_last_value_and_no_other_fields",
     {{FACT_FIELD_SET, "{\"field\":\"cause\",\"value\":\"a\"}", NULL},
      {FACT_FIELD_SET, "{\"field\":\"impact\",\"value\":\"b\"}", NULL},
      {FACT_FIELD_SET, "{\"field\":\"cause\",\"value\":\"c\"}", NULL}},
     "{\"field\":\"cause\",\"undoes\":3,\"value\":\"a\"}"},
    {"an_entry_gets_back_only_what_was_changed",
     {{FACT_ENTRY_ADDED, "{\"at_ms\":5,\"entry\":1,\"text\":\"a\"}", NULL},
      {FACT_ENTRY_ADDED, "{\"at_ms\":6,\"entry\":2,\"text\":\"x\"}", NULL},
      {FACT_ENTRY_CHANGED, "{\"at_ms\":9,\"entry\":1,\"why\":\"moved\"}", NULL},
      {FACT_ENTRY_CHANGED, "{\"entry\":1,\"held\":\"words\",\"text\":\"b\",\"why\":\"edited\"}", NULL}},
     "{\"entry\":1,\"held\":\"\",\"text\":\"a\",\"undoes\":4}"},
    {"an_owner_who_was_taken_away_comes_back",
     {{FACT_ACTION_ADDED, "{\"item\":1,\"owner_id\":\"bo\"}", NULL},
      {FACT_ACTION_CHANGED, "{\"item\":1,\"owner_id\":null}", NULL}},
     "{\"item\":1,\"owner_id\":\"bo\",\"undoes\":2}"},
    {"an_end_goes_back_to_when_it_was_resolved",
     {{FACT_RESOLVED, "{\"ended_ms\":7}", NULL},
      {FACT_MILESTONE_SET, "{\"at_ms\":4,\"milestone\":\"recovered\"}", NULL}},
     "{\"at_ms\":7,\"milestone\":\"recovered\",\"undoes\":2}"},
    {"a_role_goes_back_to_nobody",
     {{FACT_ROLE_SET, "{\"lead\":true,\"role\":\"lead\",\"user_id\":\"ana\"}", NULL}},
     "{\"lead\":true,\"role\":\"lead\",\"undoes\":1,\"user_id\":null}"},
    {"a_document_that_was_dropped_has_its_address_again",
     {{FACT_DOCUMENT_ADDED, "{\"caption\":\"c\",\"document\":1,\"url\":\"https://x.example\"}", NULL},
      {FACT_DOCUMENT_DROPPED, "{\"document\":1}", NULL}},
     "{\"caption\":\"c\",\"document\":1,\"undoes\":2,\"url\":\"https://x.example\"}"},
};

static void what_it_was_before(void **state)
{
    const struct former *row = *state;
    struct journal_line lines[LINES_MAX];
    size_t count = write_lines(row->deeds, lines);
    struct js *inverse = js_new_object();
    undo_inverse(lines, count - 1, inverse);
    char *text = js_dump(inverse);
    assert_string_equal(text, row->inverse);
    free(text);
    js_drop(inverse);
}

struct choice {
    const char *name;
    struct deed deeds[LINES_MAX];
    int64_t since_ms;
    size_t picked; /* from 1; 0: none */
};

static const struct choice choices[] = {
    {"the_newest_of_ones_own_is_picked",
     {{FACT_SEVERITY_SET, "{\"severity\":1}", NULL}, {FACT_SEVERITY_SET, "{\"severity\":2}", "bo"}}, 0, 1},
    {"one_that_was_taken_back_is_passed_over_and_so_is_its_opposite",
     {{FACT_SEVERITY_SET, "{\"severity\":1}", NULL},
      {FACT_FIELD_SET, "{\"field\":\"cause\",\"value\":\"a\"}", NULL},
      {FACT_FIELD_SET, "{\"field\":\"cause\",\"undoes\":2,\"value\":null}", NULL}}, 0, 1},
    {"what_is_older_than_the_window_is_left_alone", {{FACT_SEVERITY_SET, "{\"severity\":1}", NULL}}, 1001, 0},
    {"an_edit_in_chat_is_no_deed",
     {{FACT_ENTRY_ADDED, "{\"entry\":1,\"text\":\"a\"}", "bo"},
      {FACT_ENTRY_CHANGED, "{\"entry\":1,\"text\":\"b\",\"why\":\"edited\"}", NULL}}, 0, 0},
    {"an_edit_by_command_is_one",
     {{FACT_ENTRY_ADDED, "{\"entry\":1,\"text\":\"a\"}", "bo"},
      {FACT_ENTRY_CHANGED, "{\"entry\":1,\"held\":\"words\",\"text\":\"b\",\"why\":\"edited\"}", NULL}}, 0, 2},
    {"book_keeping_is_passed_over",
     {{FACT_SEVERITY_SET, "{\"severity\":1}", NULL}, {FACT_CARD_POSTED, "{}", NULL}}, 0, 1},
};

static void which_deed(void **state)
{
    const struct choice *row = *state;
    struct journal_line lines[LINES_MAX];
    bool group[LINES_MAX];
    size_t count = write_lines(row->deeds, lines);
    assert_int_equal(undo_pick(lines, count, "ana", row->since_ms, group), row->picked != 0);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(group[i], i + 1 == row->picked);
}

static void what_somebody_changed_since_is_not_taken_from_them(void **state)
{
    static const struct deed deeds[LINES_MAX] = {
        {FACT_ENTRY_CHANGED, "{\"entry\":1,\"held\":\"words\",\"text\":\"a\",\"why\":\"edited\"}", NULL},
        {FACT_ENTRY_CHANGED, "{\"at_ms\":3,\"entry\":1,\"why\":\"moved\"}", "bo"},
        {FACT_ENTRY_CHANGED, "{\"entry\":1,\"text\":\"b\",\"why\":\"edited\"}", "bo"},
        {FACT_ENTRY_CHANGED, "{\"entry\":1,\"text\":\"a\",\"undoes\":3,\"why\":\"undone\"}", "bo"},
    };
    struct journal_line lines[LINES_MAX];
    const char *by = NULL;
    (void)state;
    size_t count = write_lines(deeds, lines);
    assert_false(undo_overtaken(lines, 2, 0, &by)); /* its time is another matter */
    assert_true(undo_overtaken(lines, 3, 0, &by));
    assert_string_equal(by, "bo");
    assert_false(undo_overtaken(lines, count, 0, &by)); /* taken back again */
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(formers) + COUNT_OF(choices) + 1];
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(formers); i++)
        tests[n++] = (struct CMUnitTest)ROW_TEST(what_it_was_before, &formers[i]);
    for (size_t i = 0; i < COUNT_OF(choices); i++)
        tests[n++] = (struct CMUnitTest)ROW_TEST(which_deed, &choices[i]);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(what_somebody_changed_since_is_not_taken_from_them);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
