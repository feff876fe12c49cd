/* Lists and situations: what is found, and who may see it. */
#include "story.h"

#include "disruption/core/command.h"

#define DECLARATION(title, rest)                                                                   \
    "{'title':'" title "','services':['Pay'],'declared_ms':1767225600000," rest "}"

/* 1 open by U1; 2 private by U2 in C2; 3 resolved by U3, severity 3; 4 open since a week later. */
static void tell_many(struct fixture *f)
{
    give(f, FACT_DECLARED, 1, T0, "U1", DECLARATION("one", "'severity':1"));
    give(f, FACT_DECLARED, 2, T0, "U2", DECLARATION("two", "'private':true"));
    give(f, FACT_CHANNEL_LINKED, 2, T0, NULL, "{'channel_id':'C2','name':'dis-2'}");
    give(f, FACT_DECLARED, 3, T0, "U3", DECLARATION("three", "'severity':3"));
    give(f, FACT_CHANNEL_LINKED, 3, T0, NULL, "{'channel_id':'C3','name':'dis-3'}");
    give(f, FACT_RESOLVED, 3, T0, "U3", "{'ended_ms':1767225700000}");
    give(f, FACT_DECLARED, 4, T0, "U1",
         "{'title':'four','services':['db'],'declared_ms':1767917600000}");
}

struct listing {
    const char *name;
    struct incident_filter filter;
    const char *numbers;
};

static const struct listing listings[] = {
    {"public_ones", {.since_ms = TIME_UNKNOWN}, "4 3 1 "},
    {"all_of_them", {.since_ms = TIME_UNKNOWN, .with_private = true}, "4 3 2 1 "},
    {"open_ones", {.since_ms = TIME_UNKNOWN, .open_only = true, .with_private = true}, "4 2 1 "},
    {"one_severity", {.since_ms = TIME_UNKNOWN, .severity = 3}, "3 "},
    {"one_service_in_any_case", {.since_ms = TIME_UNKNOWN, .service = "PAY"}, "3 1 "},
    {"of_late", {.since_ms = T0 + 1}, "4 "},
    {"somebodys", {.since_ms = TIME_UNKNOWN, .member = "U2", .with_private = true}, "2 "},
    {"nobodys", {.since_ms = TIME_UNKNOWN, .member = "U9", .with_private = true}, ""},
};

static void assert_numbers(const struct incident *list, size_t count, const char *expected)
{
    char text[64] = "";
    for (size_t i = 0; i < count; i++)
        snprintf(text + strlen(text), sizeof(text) - strlen(text), "%" PRId64 " ", list[i].number);
    assert_string_equal(text, expected);
}

static void list_holds_what_its_filter_says(void **state)
{
    const struct listing *row = *state;
    struct incident *list;
    size_t count;
    void *made;
    memory_set_up(&made);
    struct fixture *f = made;
    tell_many(f);
    must(store_incident_list(f->store, &f->arena, &row->filter, &list, &count, &err));
    assert_numbers(list, count, row->numbers);
    tear_down(&made);
}

/* Situations: what is typed, where and by whom; what must be seen. 0 or "": nothing. */
struct sight {
    const char *name;
    unsigned needs;
    struct command_line line;
    int64_t number;
    const char *target_channel;
    const char *text, *severity;
    int64_t here, target, dossier;
    const char *open, *listed;
};

#define SLASH(channel, actor)                                                                      \
    {                                                                                              \
        .mouth = MOUTH_SLASH, .channel_id = channel, .actor_id = actor                             \
    }
#define SHELL                                                                                      \
    {                                                                                              \
        .mouth = MOUTH_SHELL, .actor_id = "shell:root"                                             \
    }

static const struct sight sights[] = {
    {"elsewhere_public_ones_are_open", NEED_OPEN, SLASH("C0", "U9"), 0, NULL, "", NULL, 0, 0, 0,
     "4 1 ", ""},
    {"member_sees_their_private_one", NEED_OPEN, SLASH("C0", "U2"), 0, NULL, "", NULL, 0, 0, 0,
     "4 2 1 ", ""},
    {"own_channel_shows_the_private_one", NEED_OPEN, SLASH("C2", "U9"), 0, NULL, "", NULL, 2, 0, 0,
     "4 2 1 ", ""},
    {"shell_sees_all", NEED_OPEN, SHELL, 0, NULL, "", NULL, 0, 0, 0, "4 2 1 ", ""},
    {"target_by_number", NEED_TARGET, SLASH("C0", "U9"), 3, NULL, "", NULL, 0, 3, 0, "", ""},
    {"target_by_channel_id", NEED_TARGET, SLASH("C0", "U9"), 0, "C3", "", NULL, 0, 3, 0, "", ""},
    {"target_by_channel_name", NEED_TARGET, SLASH("C0", "U9"), 0, "#dis-3", "", NULL, 0, 3, 0, "",
     ""},
    {"private_target_is_not_there_for_strangers", NEED_TARGET, SLASH("C0", "U9"), 2, NULL, "", NULL,
     0, 0, 0, "", ""},
    {"private_target_is_there_for_members", NEED_TARGET, SLASH("C0", "U2"), 2, NULL, "", NULL, 0, 2,
     0, "", ""},
    {"private_target_is_there_at_the_shell", NEED_TARGET, SHELL, 2, NULL, "", NULL, 0, 2, 0, "",
     ""},
    {"no_such_target", NEED_TARGET, SLASH("C0", "U9"), 99, NULL, "", NULL, 0, 0, 0, "", ""},
    {"implied_target_needs_the_open_ones", NEED_TARGET, SLASH("C0", "U9"), 0, NULL, "", NULL, 0, 0,
     0, "4 1 ", ""},
    {"dossier_of_the_target", NEED_TARGET | NEED_DOSSIER, SLASH("C2", "U2"), 1, NULL, "", NULL, 2,
     1, 1, "", ""},
    {"dossier_of_here", NEED_TARGET | NEED_DOSSIER, SLASH("C2", "U9"), 0, NULL, "", NULL, 2, 0, 2,
     "", ""},
    {"no_dossier_when_several_are_open", NEED_TARGET | NEED_DOSSIER, SLASH("C0", "U9"), 0, NULL, "",
     NULL, 0, 0, 0, "4 1 ", ""},
    {"list_is_of_open_ones", NEED_LIST, SLASH("C0", "U9"), 0, NULL, "", NULL, 0, 0, 0, "", "4 1 "},
    {"list_of_all", NEED_LIST, SLASH("C0", "U9"), 0, NULL, "all", NULL, 0, 0, 0, "", "4 3 1 "},
    {"list_of_mine", NEED_LIST, SLASH("C0", "U1"), 0, NULL, "mine", NULL, 0, 0, 0, "", "4 1 "},
    {"list_of_this_week", NEED_LIST, SLASH("C0", "U9"), 0, NULL, "week", NULL, 0, 0, 0, "", "4 "},
    {"list_of_a_severity", NEED_LIST, SLASH("C0", "U9"), 0, NULL, "all", "SEV-3", 0, 0, 0, "",
     "3 "},
};

static int64_t number_of(const struct incident *incident)
{
    return incident == NULL ? 0 : incident->number;
}

static void situation_shows_what_its_actor_may_see(void **state)
{
    const struct sight *row = *state;
    const struct command_row verb = {.name = "verb", .needs = row->needs};
    const struct command command = {.row = &verb,
                                    .number = row->number,
                                    .target_channel = row->target_channel,
                                    .text = row->text,
                                    .values = {[ARGUMENT_SEV] = row->severity}};
    struct situation s;
    void *made;
    memory_set_up(&made);
    struct fixture *f = made;
    tell_many(f);
    must(store_situation_load(f->store, &f->arena, NULL, &command, &row->line,
                              T0 + 14 * INT64_C(86400000), &s, &err));
    assert_int_equal(number_of(s.here), row->here);
    assert_int_equal(number_of(s.target), row->target);
    assert_int_equal(s.dossier == NULL ? 0 : s.dossier->incident.number, row->dossier);
    assert_numbers(s.open, s.open_count, row->open);
    assert_numbers(s.listed, s.listed_count, row->listed);
    assert_int_equal(s.next_number, 5);
    assert_null(s.report);
    tear_down(&made);
}

static void situation_knows_people_as_far_as_anybody_does(void **state)
{
    struct fixture *f = *state;
    static const struct mention mentions[] = {
        {MENTION_PERSON, "U404", "x"}, {MENTION_CHANNEL, "C1", "x"}, {MENTION_PERSON, "U3", "x"}};
    struct command_line line = {.actor_id = "U9",
                                .actor_name = "nina",
                                .mentions = mentions,
                                .mention_count = COUNT_OF(mentions)};
    const struct command_row verb = {.name = "verb"};
    const struct command command = {.row = &verb, .text = ""};
    struct situation s;
    must(store_situation_load(f->store, &f->arena, NULL, &command, &line, T0, &s, &err));
    assert_int_equal(s.next_number, 1);
    tell_story(f);
    must(store_situation_load(f->store, &f->arena, NULL, &command, &line, T0, &s, &err));
    assert_string_equal(s.actor.id, "U9");
    assert_string_equal(s.actor.name, "nina");
    assert_null(s.actor.zone);
    assert_int_equal(s.people_count, 1);
    assert_string_equal(s.people[0].name, "Bo");
    line.actor_id = "U1";
    must(store_situation_load(f->store, &f->arena, NULL, &command, &line, T0, &s, &err));
    assert_string_equal(s.actor.name, "Ana");
    assert_string_equal(s.actor.zone, "Europe/Berlin");
}

int main(void)
{
    struct CMUnitTest tests[1 + COUNT_OF(listings) + COUNT_OF(sights)] = {
        MEMORY_TEST(situation_knows_people_as_far_as_anybody_does),
    };
    size_t n = 1;
    for (size_t i = 0; i < COUNT_OF(listings); i++)
        tests[n++] = (struct CMUnitTest)ROW_TEST(list_holds_what_its_filter_says, &listings[i]);
    for (size_t i = 0; i < COUNT_OF(sights); i++)
        tests[n++] =
            (struct CMUnitTest)ROW_TEST(situation_shows_what_its_actor_may_see, &sights[i]);
    return _cmocka_run_group_tests("situation", tests, n, NULL, NULL);
}
