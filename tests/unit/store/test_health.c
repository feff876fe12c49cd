/* What was given up, as far as whoever asks may know of it. */
#include "story.h"

#include "disruption/core/command.h"
#include "disruption/store/outbox.h"

#define DECLARATION(title, rest) "{'title':'" title "','services':[],'declared_ms':1767225600000," rest "}"

static void give_up(struct fixture *f, int64_t incident, const char *key)
{
    struct effect effect = {EFFECT_POST, incident, key, key, false, json("{'text':'a'}")};
    int64_t id;
    must(store_outbox_add(f->store, &effect, T0, &id, &err));
    js_drop(effect.body);
    must(store_outbox_park(f->store, id, "is_archived", T0 + 10, &err));
}

/* 1 is private, U1's, in C1; 2 is not; then one that is no disruption's. */
static void tell_two(struct fixture *f)
{
    give(f, FACT_DECLARED, 1, T0, "U1", DECLARATION("one", "'private':true"));
    give(f, FACT_CHANNEL_LINKED, 1, T0, NULL, "{'channel_id':'C1','name':'dis-1'}");
    give(f, FACT_DECLARED, 2, T0, "U1", DECLARATION("two", "'private':false"));
    give(f, FACT_CHANNEL_LINKED, 2, T0, NULL, "{'channel_id':'C2','name':'dis-2'}");
    give_up(f, 1, "1/say");
    give_up(f, 2, "2/say");
    give_up(f, 0, "remind/digest/1");
}

struct asking {
    const char *name;
    const char *verb;
    struct command_line line;
    int64_t number;
    const char *ids;
};

#define CHAT(channel, actor) {.mouth = MOUTH_SLASH, .channel_id = channel, .actor_id = actor}

static const struct asking askings[] = {
    {"others_hear_nothing_of_a_private_one", "doctor", CHAT("C0", "U9"), 0, "3 2 "},
    {"who_took_part_hears_of_it", "doctor", CHAT("C0", "U1"), 0, "3 2 1 "},
    {"in_its_channel_it_is_told", "doctor", CHAT("C1", "U9"), 0, "3 2 1 "},
    {"the_shell_hears_of_all", "doctor", {.mouth = MOUTH_SHELL, .actor_id = "shell:root"}, 0, "3 2 1 "},
    {"retry_is_about_its_own", "retry", CHAT("C2", "U9"), 0, "2 "},
    {"retry_elsewhere_is_about_all", "retry", CHAT("C0", "U9"), 0, "3 2 "},
    {"retry_is_about_the_one_named", "retry", CHAT("C0", "U9"), 2, "2 "},
    {"nobody_retries_what_they_may_not_know", "retry", CHAT("C0", "U9"), 1, "3 2 "},
};

static const struct command_row *row_of(const char *verb)
{
    size_t count;
    const struct command_row *const *rows = command_rows(&count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rows[i]->name, verb) == 0)
            return rows[i];
    }
    return NULL;
}

static void health_is_told_as_its_row_says(void **state)
{
    const struct asking *row = *state;
    const struct command command = {.row = row_of(row->verb), .number = row->number, .text = ""};
    struct situation situation;
    char text[64] = "";
    void *made;
    memory_set_up(&made);
    struct fixture *f = made;
    tell_two(f);
    must(store_situation_load(f->store, &f->arena, policy_default(), &command, &row->line, T0, &situation, &err));
    for (size_t i = 0; i < situation.health->named_count; i++)
        snprintf(text + strlen(text), sizeof(text) - strlen(text), "%" PRId64 " ", situation.health->named[i].id);
    assert_string_equal(text, row->ids);
    assert_int_equal(situation.health->parked, situation.health->named_count);
    tear_down(&made);
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(askings)];
    for (size_t i = 0; i < COUNT_OF(askings); i++)
        tests[i] = (struct CMUnitTest)ROW_TEST(health_is_told_as_its_row_says, &askings[i]);
    return cmocka_run_group_tests_name("health", tests, NULL, NULL);
}
