/* Verbs that change entries, as transcripts: what is typed, and every fact, effect and answer. */
#include "testing.h"

#include "disruption/base/attributes.h"
#include "typing.h"

struct verb_row {
    const char *name, *line, *expected;
};

#define SAID "= post 42/say/K C42: "
#define CHANGED "> entry_changed 42 "
#define CONFIRM(kind) "= " kind " confirm/C42/17.1 confirm/C42: " EYES
#define EYES "{\"channel\":\"C42\",\"name\":\"eyes\",\"ts\":\"17.1\"}\n"
#define ARROW " \xe2\x86\x92 "
#define REDACTED                                                                                   \
    "refused (refused): T4 is redacted and stays so; note it anew: /disruption note TEXT "         \
    "at:TIME\n"
#define GONE                                                                                       \
    "refused (refused): T5 went with its message, which was deleted; note it anew: /disruption "   \
    "note TEXT at:TIME\n"
#define WITHDRAWN(n)                                                                               \
    "refused (conflict): T" n " is withdrawn; bring it back first: /disruption restore T" n "\n"

static const struct verb_row verb_rows[] = {
    {"edit", "edit T1 the cart db is down",
     CHANGED "{\"entry\":1,\"held\":\"words\",\"text\":\"the cart db is down\",\"why\":\"edited\"}\n"
     "> action_changed 42 {\"item\":1,\"text\":\"the cart db is down\"}\n" SAID
     "T1 edited (@Ana): the cart db is down\n"},
    {"edit_again", "edit t2 called three times",
     CHANGED "{\"entry\":2,\"text\":\"called three times\",\"why\":\"edited\"}\n" SAID
     "T2 edited (@Ana): called three times\n"},
    {"edit_to_the_same", "edit T1 db is down",
     "refused (conflict): It says that already: nothing was changed\n"},
    {"edit_without_a_number", "edit the cart db is down",
     "refused (invalid): Which entry? /disruption edit T1 TEXT; /disruption timeline shows their "
     "numbers\n"},
    {"edit_without_words", "edit T1",
     "refused (invalid): What should it say? /disruption edit T1 TEXT; to take it out: /disruption "
     "drop T1\n"},
    {"edit_of_none", "edit T77 x",
     "refused (not_found): There is no entry T77; /disruption timeline all shows all\n"},
    {"edit_of_a_withdrawn_one", "edit T3 x", WITHDRAWN("3")},
    {"edit_of_a_redacted_one", "edit T4 x", REDACTED},
    {"edit_of_a_deleted_one", "edit T5 x", GONE},

    {"move", "move T1 12:30",
     CHANGED "{\"at_ms\":1772623800000,\"entry\":1,\"why\":\"moved\"}\n" SAID
     "T1 moved (@Ana): 2026-03-04 11:00 UTC" ARROW "2026-03-04 11:30 UTC\n"},
    {"move_by_minutes", "move T2 -10m",
     CHANGED "{\"at_ms\":1772625000000,\"entry\":2,\"why\":\"moved\"}\n" SAID
     "T2 moved (@Ana): 2026-03-04 11:05 UTC" ARROW "2026-03-04 11:50 UTC\n"},
    {"move_nowhere", "move T1 12:00",
     "refused (conflict): It stands at that time already: nothing was changed\n"},
    {"move_without_a_time", "move T1",
     "refused (invalid): When was it? /disruption move T1 14:02\n"},
    {"move_of_a_withdrawn_one", "move T3 12:30", WITHDRAWN("3")},

    {"by", "by T1 @U2",
     CHANGED "{\"author_id\":\"U2\",\"entry\":1,\"party\":\"Bo\",\"why\":\"credited\"}\n" SAID
     "T1 credited (@Ana): Cy" ARROW "@Bo\n"},
    {"by_me", "by T1 me",
     CHANGED "{\"author_id\":\"U1\",\"entry\":1,\"party\":\"Ana\",\"why\":\"credited\"}\n" SAID
     "T1 credited (@Ana): Cy" ARROW "@Ana\n"},
    {"by_the_same", "by T2 me", "refused (conflict): It is theirs already: nothing was changed\n"},
    {"by_nobody", "by T1 none",
     "refused (invalid): An entry is somebody's: /disruption by T1 @x\n"},
    {"by_without_a_person", "by T1", "refused (invalid): Whose is it? /disruption by T1 @x\n"},
    {"by_of_a_redacted_one", "by T4 me", REDACTED},

    {"drop", "drop T1 not ours",
     CHANGED "{\"entry\":1,\"held\":\"state\",\"reason\":\"not ours\",\"state\":\"withdrawn\","
             "\"why\":\"dropped\"}\n"
             "> action_changed 42 {\"item\":1,\"state\":\"dropped\"}\n" CONFIRM("unreact")
     SAID "T1 dropped (@Ana): not ours\n"},
    {"drop_of_a_typed_one", "drop T2",
     CHANGED "{\"entry\":2,\"held\":\"words,state\",\"state\":\"withdrawn\",\"why\":\"dropped\"}\n" SAID
     "T2 dropped (@Ana)\n"},
    {"drop_of_a_withdrawn_one", "drop T3",
     "refused (conflict): T3 is withdrawn already: nothing was changed\n"},
    {"drop_of_a_redacted_one", "drop T4", REDACTED},
    {"restore", "restore T3",
     CHANGED "{\"entry\":3,\"held\":\"state\",\"state\":\"live\",\"why\":\"restored\"}\n"
             "> action_changed 42 {\"item\":2,\"state\":\"open\"}\n" SAID
             "T3 restored (@Ana): lunch\n"},
    {"restore_of_a_live_one", "restore T1",
     "refused (conflict): T1 is in the record: nothing was changed\n"},
    {"restore_of_a_redacted_one", "restore T4", REDACTED},
    {"restore_of_a_deleted_one", "restore T5", GONE},

    {"history_of_an_untouched_one", "history T1",
     "answer: D-42 checkout is down, T1, times in Europe/Berlin\n"
     "2026-03-04 12:01:00 CET recorded: 2026-03-04 12:00:00 CET note,action by Cy: db is down\n"
     "Now live\n"},
    {"history", "history T2",
     "answer: D-42 checkout is down, T2, times in Europe/Berlin\n"
     "2026-03-04 12:06:00 CET recorded: 2026-03-04 12:02:00 CET note by Bo: called\n"
     "2026-03-04 12:10:00 CET edited by Ana: called" ARROW "called twice\n"
     "2026-03-04 12:11:00 CET moved by Ana: 2026-03-04 12:02:00 CET" ARROW "2026-03-04 12:05:00 CET\n"
     "2026-03-04 12:12:00 CET credited by @U9: Bo" ARROW "Ana\n"
     "2026-03-04 12:13:00 CET edited: in chat, kept back: call\n"
     "2026-03-04 12:14:00 CET dropped: why not\n"
     "Now live\n"},
    {"history_of_none", "history",
     "refused (invalid): Which entry? /disruption history T1; /disruption timeline shows their "
     "numbers\n"},
};

#define AT(minute) (TYPED_AT - HOUR_MS + (minute) * MINUTE_MS)

static const struct entry entries[] = {
    {.number = 1, .at_ms = AT(0), .kinds = BIT(KIND_NOTE) | BIT(KIND_ACTION), .author_id = "U3",
     .party = "Cy", .text = "db is down", .message_ts = "17.1", .channel_id = "C42", .revision = 1,
     .learnt_ms = AT(1), .action = 1},
    {.number = 2, .at_ms = AT(5), .kinds = BIT(KIND_NOTE), .author_id = "U1", .party = "Ana",
     .text = "called twice", .revision = 2, .learnt_ms = AT(6), .held = HELD_WORDS},
    {.number = 3, .at_ms = AT(6), .kinds = BIT(KIND_ACTION), .state = ENTRY_WITHDRAWN,
     .author_id = "U1", .text = "lunch", .revision = 1, .learnt_ms = AT(7), .action = 2},
    {.number = 4, .at_ms = AT(7), .state = ENTRY_REDACTED, .text = "", .revision = 1},
    {.number = 5, .at_ms = AT(8), .state = ENTRY_WITHDRAWN, .text = "oops", .revision = 1,
     .held = HELD_GONE},
};

static const struct action_item actions[] = {
    {.number = 1, .entry = 1, .text = "db is down", .state = "open"},
    {.number = 2, .entry = 3, .text = "lunch", .state = "dropped"},
};

#define BEFORE(when, who, words, rev)                                                              \
    {                                                                                              \
        .at_ms = AT(when), .kinds = BIT(KIND_NOTE), .party = (who), .text = (words),               \
        .revision = (rev)                                                                          \
    }

static const struct entry_change changes[] = {
    {.entry = 2, .changed_ms = AT(10), .by_id = "U1", .by = "Ana", .why = "edited",
     .before = BEFORE(2, NULL, "called", 1)},
    {.entry = 2, .changed_ms = AT(11), .by_id = "U1", .by = "Ana", .why = "moved",
     .before = BEFORE(2, NULL, "called twice", 2)},
    {.entry = 2, .changed_ms = AT(12), .by_id = "U9", .why = "credited",
     .before = BEFORE(5, "Bo", "called twice", 2)},
    {.entry = 2, .changed_ms = AT(13), .why = "edited", .heard = "call",
     .before = BEFORE(5, NULL, "called twice", 2)},
    {.entry = 2, .changed_ms = AT(14), .why = "dropped", .reason = "why not",
     .before = BEFORE(5, NULL, "called twice", 2)},
};

static void stand(struct typing *t)
{
    typing_init(t);
    t->dossier = (struct dossier){.entries = entries, .entry_count = COUNT_OF(entries),
                                  .actions = actions, .action_count = COUNT_OF(actions)};
    t->situation.dossier = &t->dossier;
    t->situation.changes = changes;
    t->situation.change_count = COUNT_OF(changes);
}

static void a_verb_does_what_its_row_says(void **state)
{
    const struct verb_row *row = *state;
    struct typing t;
    stand(&t);
    assert_int_equal(typing_type(&t, row->line), strncmp(row->expected, "refused", 7) != 0);
    assert_string_equal(typing_describe(&t), row->expected);
    typing_done(&t);
}

static void author_nobody_knows_is_asked_for_and_has_no_name_yet(void **state)
{
    (void)state;
    struct typing t;
    stand(&t);
    t.situation.people_count = 0;
    assert_true(typing_type(&t, "by T1 @U2"));
    assert_null(js_at(t.outcome.facts[0].body, "party"));
    assert_string_equal(t.outcome.effects[0].key, "person/U2");
    typing_done(&t);
}

static void long_words_come_back_to_be_copied(void **state)
{
    (void)state;
    static char text[NOTE_TEXT_MAX + 100] = "edit T1 ";
    struct typing t;
    stand(&t);
    memset(text + strlen(text), 'a', NOTE_TEXT_MAX + 1);
    assert_true(typing_type(&t, text));
    assert_int_equal(t.outcome.fact_count + t.outcome.effect_count, 0);
    assert_non_null(strstr(buf_string(&t.outcome.answer), "T1 aaa"));
    t.event.as.command.mouth = MOUTH_SHELL;
    assert_false(typing_type(&t, text));
    assert_int_equal(t.err.kind, ERR_LIMITED);
    typing_done(&t);
}

static void time_of_a_move_is_read_in_the_zone_of_its_person(void **state)
{
    (void)state;
    struct typing t;
    struct command command;
    stand(&t);
    t.event.as.command.text = "move T1 12:30";
    assert_true(command_read(&t.arena, &t.policy, &t.event.as.command, &command, &t.err));
    assert_true(command_needs_zone(&command));
    typing_done(&t);
}

int main(void)
{
    struct CMUnitTest rows[COUNT_OF(verb_rows)];
    for (size_t i = 0; i < COUNT_OF(verb_rows); i++)
        rows[i] = (struct CMUnitTest)ROW_TEST(a_verb_does_what_its_row_says, &verb_rows[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(author_nobody_knows_is_asked_for_and_has_no_name_yet),
        cmocka_unit_test(long_words_come_back_to_be_copied),
        cmocka_unit_test(time_of_a_move_is_read_in_the_zone_of_its_person),
    };
    int failed = cmocka_run_group_tests_name("verb rows", rows, NULL, NULL);
    return failed + cmocka_run_group_tests_name("revising verbs", tests, NULL, NULL);
}
