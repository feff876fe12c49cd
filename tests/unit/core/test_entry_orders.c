/*
 * The end does not depend on the order of arrival: every order of the same messages, edits, deletions and marks, each
 * delivered twice, leaves the same record.
 */
#include "ledger.h"

#define STEPS_MAX 7 /* 5040 orders */

/* One thing that happens. Words make it a message, else it is a mark. */
struct step {
    const char *text;     /* "" with deleted: the deletion alone */
    bool deleted;
    const char *person;   /* of a mark; of a message: whom it mentions */
    const char *reaction;
    bool set;
    int64_t version_us;
};

#define MESSAGE(version, words) {.text = (words), .version_us = (version)}
#define ASKING(version, who, words) {.text = (words), .person = (who), .version_us = (version)}
#define DELETED(version) {.text = "", .deleted = true, .version_us = (version)}
#define SET(version, who, name) {.person = (who), .reaction = (name), .set = true, .version_us = (version)}
#define UNSET(version, who, name) {.person = (who), .reaction = (name), .version_us = (version)}

struct row {
    const char *name;
    size_t count;
    struct step steps[STEPS_MAX];
    const char *end;
};

static const struct row rows[] = {
    {"message_and_mark", 2, {MESSAGE(1, "db is down"), SET(1, "U2", "memo")}, "T1 live note by U2: db is down"},
    {"edits_and_two_taggers",
     5,
     {MESSAGE(1, "db"), MESSAGE(2, "db is"), MESSAGE(3, "db is down"), SET(1, "U3", "memo"), SET(2, "U2", "bug")},
     "T1 live note,cause by U2,U3: db is down"},
    {"mark_taken_back",
     4,
     {MESSAGE(1, "db is down"), MESSAGE(2, "db is up"), SET(1, "U2", "memo"), UNSET(2, "U2", "memo")},
     "nothing"},
    {"mark_taken_back_and_set_again",
     6,
     {MESSAGE(1, "db is down"), MESSAGE(2, "db is up"), SET(1, "U2", "memo"), UNSET(2, "U2", "memo"),
      SET(3, "U2", "memo"), SET(9, "U3", "thumbsup")},
     "T1 live note by U2: db is up"},
    {"one_of_two_taggers_leaves",
     6,
     {MESSAGE(1, "db is down"), MESSAGE(2, "db is up"), SET(1, "U2", "memo"), SET(2, "U3", "memo"),
      UNSET(3, "U2", "memo"), SET(4, "U3", "bug")},
     "T1 live note,cause by U3: db is up"},
    {"deleted_at_the_end",
     6,
     {MESSAGE(1, "db is down"), MESSAGE(2, "#note db is down"), DELETED(3), SET(1, "U2", "memo"),
      SET(2, "U3", "bug"), UNSET(3, "U3", "bug")},
     "nothing"},
    {"hashtag_comes_with_an_edit",
     5,
     {MESSAGE(1, "db is down"), MESSAGE(2, "#note db is down"), MESSAGE(3, "#note #fix db is up"),
      SET(1, "U2", "mag"), UNSET(2, "U2", "mag")},
     "T1 live note,fix by U1: db is up"},
    {"hashtag_goes_with_an_edit",
     4,
     {MESSAGE(1, "#note db is down"), MESSAGE(2, "db is down"), SET(1, "U2", "mag"), MESSAGE(3, "db is up")},
     "T1 live finding by U2: db is up"},
    {"hashtag_goes_and_nothing_is_left",
     3,
     {MESSAGE(1, "#note db is down"), MESSAGE(2, "db is down"), SET(1, "U2", "thumbsup")},
     "nothing"},
    {"action_and_its_owner",
     5,
     {ASKING(1, "U7", "@U7 write runbook"), ASKING(2, "U8", "@U8 write runbook"),
      SET(1, "U2", "ballot_box_with_check"), SET(2, "U2", "memo"), SET(3, "U3", "memo")},
     "T1 live note,action by U2,U3: @U8 write runbook; A1 of U8: write runbook"},
    {"action_kind_goes_and_comes",
     6,
     {ASKING(1, "U7", "@U7 write runbook"), ASKING(2, "U8", "@U8 write runbooks"),
      SET(1, "U2", "ballot_box_with_check"), UNSET(2, "U2", "ballot_box_with_check"),
      SET(3, "U2", "ballot_box_with_check"), SET(1, "U3", "memo")},
     "T1 live note,action by U2,U3: @U8 write runbooks; A1 of U8: write runbooks"},
    {"action_kind_goes",
     5,
     {MESSAGE(1, "TODO: write runbook"), MESSAGE(2, "#note write runbook"), MESSAGE(3, "#note runbook is written"),
      SET(1, "U2", "ballot_box_with_check"), UNSET(2, "U2", "ballot_box_with_check")},
     "T1 live note by U1: runbook is written"},
    {"action_is_deleted",
     5,
     {MESSAGE(1, "TODO: write runbook"), MESSAGE(2, "TODO: write runbooks"), DELETED(3), SET(1, "U2", "memo"),
      SET(1, "U3", "ballot_box_with_check")},
     "nothing"},
    {"seven_things",
     7,
     {MESSAGE(1, "db"), MESSAGE(2, "#impact db is down"), MESSAGE(3, "#cause db is down"), SET(1, "U2", "memo"),
      UNSET(2, "U2", "memo"), SET(1, "U3", "memo::skin-tone-2"), SET(1, "U4", "paperclip")},
     "T1 live note,cause,evidence by U1,U3,U4: db is down"},
};

static void deliver(struct ledger *ledger, const struct step *step)
{
    struct mention mention = {MENTION_PERSON, step->person, ""};
    if (step->text == NULL) {
        const struct mark mark = {.channel_id = "C1", .ts = "17.1", .source = MARK_REACTION,
                                  .name = step->reaction, .person_id = step->person, .set = step->set,
                                  .version_us = step->version_us};
        ledger_mark(ledger, &mark);
        return;
    }
    struct message message = {.channel_id = "C1", .ts = "17.1", .author_id = "U1", .text = step->text,
                              .posted_ms = 17000, .version_us = step->version_us, .deleted = step->deleted};
    if (step->person != NULL) {
        struct mention *kept = arena_new(&ledger->arena, 1, sizeof(*kept));
        *kept = mention;
        message.mentions = kept;
        message.mention_count = 1;
    }
    ledger_message(ledger, &message);
}

/* The bot's reaction stands exactly where an entry does; on a deleted message nothing can stand. */
static bool confirmed_rightly(struct ledger *ledger)
{
    if (ledger->message.deleted)
        return true;
    bool live = ledger->entry_known && ledger->entry.state == ENTRY_LIVE;
    const char *expected = live ? "react" : "unreact";
    return ledger->confirm == NULL ? !live : strcmp(ledger->confirm, expected) == 0;
}

static void check_order(const struct row *row, const size_t *order)
{
    struct ledger ledger;
    ledger_init(&ledger);
    for (size_t i = 0; i < row->count; i++)
        deliver(&ledger, &row->steps[order[i]]);
    bool good = strcmp(ledger_state(&ledger), row->end) == 0 && confirmed_rightly(&ledger);
    for (size_t i = 0; i < row->count && good; i++) { /* redelivery, in the other direction */
        deliver(&ledger, &row->steps[order[row->count - 1 - i]]);
        good = strcmp(ledger.said, "") == 0;
    }
    if (!good) {
        for (size_t i = 0; i < row->count; i++)
            print_error("step %zu\n", order[i]);
        fail_msg("ended as '%s', confirmed by %s, said '%s'", ledger_state(&ledger),
                 ledger.confirm == NULL ? "nothing" : ledger.confirm, ledger.said);
    }
    ledger_done(&ledger);
}

/* Tries every order of what stands from `at` on. */
static void try_orders(const struct row *row, size_t *order, size_t at)
{
    if (at == row->count) {
        check_order(row, order);
        return;
    }
    for (size_t i = at; i < row->count; i++) {
        size_t one = order[at];
        order[at] = order[i];
        order[i] = one;
        try_orders(row, order, at + 1);
        order[i] = order[at];
        order[at] = one;
    }
}

static void every_order_has_the_same_end(void **state)
{
    size_t order[STEPS_MAX];
    for (size_t i = 0; i < STEPS_MAX; i++)
        order[i] = i;
    try_orders(*state, order, 0);
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(rows)];
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        tests[i] = (struct CMUnitTest)ROW_TEST(every_order_has_the_same_end, &rows[i]);
    return cmocka_run_group_tests_name("entry orders", tests, NULL, NULL);
}
