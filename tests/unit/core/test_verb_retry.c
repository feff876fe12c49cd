/* What was given up in chat: shown, tried again, forgotten; and by whom. */
#include "testing.h"

#include <stdio.h>

#include "disruption/base/attributes.h"
#include "typing.h"

static const struct parked_effect given_up[] = {
    {19, EFFECT_POST, 42, TYPED_AT - MINUTE_MS, "is_archived"},
    {18, EFFECT_ANSWER, 0, TYPED_AT - MINUTE_MS, "channel_not_found"},
    {17, EFFECT_CHANNEL_CREATE, 42, TYPED_AT - 2 * MINUTE_MS, "restricted_action"},
};

static int set_up(void **state)
{
    struct typing *t = malloc(sizeof(*t));
    struct health *health;
    typing_init(t);
    health = arena_new(&t->arena, 1, sizeof(*health));
    *health = (struct health){.parked = 3, .named = given_up, .named_count = 3};
    t->situation.health = health;
    *state = t;
    return 0;
}

static int tear_down(void **state)
{
    typing_done(*state);
    free(*state);
    return 0;
}

static void assert_came(struct typing *t, const char *line, const char *expected)
{
    (void)!typing_type(t, line);
    assert_string_equal(typing_describe(t), expected);
}

static void alone_it_shows_what_was_given_up(void **state)
{
    assert_came(*state, "retry",
                "answer: Given up: 3\n"
                "  19 post of D-42, 12:59 CET (11:59 UTC): is_archived (the channel was not told; the record has it)\n"
                "  18 answer, 12:59 CET (11:59 UTC): channel_not_found (somebody was not answered; the record is right)\n"
                "  17 new channel of D-42, 12:58 CET (11:58 UTC): restricted_action (it has none; notes are taken from anywhere by its number)\n"
                "Try again with /disruption retry ID or /disruption retry all; never mind with /disruption retry ID forget\n");
}

static void every_kind_says_what_it_means(void **state)
{
    (void)state;
    for (int kind = 0; kind < EFFECT_KIND_COUNT; kind++) {
        assert_non_null(parked_word((enum effect_kind)kind));
        assert_non_null(parked_meaning((enum effect_kind)kind));
    }
}

static void nothing_given_up_is_said(void **state)
{
    struct typing *t = *state;
    static const struct health well = {0};
    t->situation.health = &well;
    assert_came(t, "retry", "answer: Nothing was given up.\n");
    assert_came(t, "retry all", "answer: Nothing was given up.\n");
}

static void one_is_tried_again(void **state)
{
    assert_came(*state, "retry 19", "retry 19\nanswer: Trying again: post of D-42\n");
    assert_came(*state, "retry #17", "retry 17\nanswer: Trying again: new channel of D-42\n");
}

static void one_is_forgotten(void **state)
{
    assert_came(*state, "retry 18 forget", "forget 18\nanswer: Forgotten: answer\n");
}

static void all_are_tried_in_the_order_they_were_asked_for(void **state)
{
    assert_came(*state, "retry all",
                "retry 17\nforget 18\nretry 19\nanswer: Trying again: 2. Forgotten: 1 answer or form that nobody waits for "
                "any more\n");
}

/* Only so many are looked at each time. */
static void answers_that_come_too_late_do_not_stand_before_the_rest(void **state)
{
    struct typing *t = *state;
    struct parked_effect late[HEALTH_PARKED_MAX];
    const struct health many = {.parked = HEALTH_PARKED_MAX + 1, .named = late, .named_count = HEALTH_PARKED_MAX};
    for (int64_t i = 0; i < HEALTH_PARKED_MAX; i++)
        late[i] = (struct parked_effect){1000 - i, EFFECT_ANSWER, 0, TYPED_AT - MINUTE_MS, "channel_not_found"};
    t->situation.health = &many;
    assert_true(typing_type(t, "retry all"));
    assert_int_equal(t->outcome.parked_count, HEALTH_PARKED_MAX);
    for (size_t i = 0; i < HEALTH_PARKED_MAX; i++)
        assert_true(t->outcome.parked[i].forget);
    assert_string_equal(buf_string(&t->outcome.answer),
                        "Trying again: 0. Forgotten: 200 answers and forms that nobody waits for any more. There are 1 more: "
                        "say it once more for those");
}

static void all_are_forgotten(void **state)
{
    assert_came(*state, "retry all forget", "forget 17\nforget 18\nforget 19\nanswer: Forgotten: 3\n");
}

static void an_answer_is_not_given_late(void **state)
{
    assert_came(*state, "retry 18",
                "refused (conflict): Nobody waits for that answer any more. Never mind it with: /disruption retry 18 "
                "forget\n");
}

static void what_is_not_given_up_here_is_not_tried(void **state)
{
    assert_came(*state, "retry 20",
                "refused (not_found): Nothing that was given up here has the number 20: /disruption retry shows what was\n");
    assert_came(*state, "retry it",
                "refused (invalid): Say which one by its number, or all: /disruption retry all\n");
    assert_came(*state, "retry forget", "refused (invalid): Say which one by its number, or all: /disruption retry all\n");
}

static void what_does_not_fit_is_said(void **state)
{
    struct typing *t = *state;
    struct health many = *t->situation.health;
    many.parked = 1000;
    t->situation.health = &many;
    assert_came(t, "retry all forget",
                "forget 17\nforget 18\nforget 19\nanswer: Forgotten: 3. There are 997 more: say it once more for those\n");
}

static void who_does_not_steer_may_only_look(void **state)
{
    struct typing *t = *state;
    t->situation.actor.id = "U9";
    t->event.as.command.actor_id = "U9";
    assert_false(typing_type(t, "retry 19"));
    assert_int_equal(t->err.kind, ERR_REFUSED);
    assert_int_equal(t->outcome.parked_count, 0);
    assert_true(typing_type(t, "retry"));
}

static void elsewhere_it_is_for_admins(void **state)
{
    struct typing *t = *state;
    typing_elsewhere(t);
    assert_came(t, "retry all",
                "refused (refused): That is for an admin. Those who steer a disruption name it: /disruption retry D-42 "
                "all\n");
    t->situation.target = &t->incident;
    assert_came(t, "retry D-42 19", "retry 19\nanswer: Trying again: post of D-42\n");
}

static void the_shell_may(void **state)
{
    struct typing *t = *state;
    typing_elsewhere(t);
    t->event.as.command.mouth = MOUTH_SHELL;
    t->event.as.command.channel_id = NULL;
    assert_true(typing_type(t, "retry all"));
    assert_int_equal(t->outcome.parked_count, 3);
}

static void a_disruption_nobody_knows_is_not_everything(void **state)
{
    struct typing *t = *state;
    t->event.as.command.mouth = MOUTH_SHELL;
    assert_false(typing_type(t, "retry D-99 all"));
    assert_int_equal(t->err.kind, ERR_NOT_FOUND);
}

#define RETRY_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        RETRY_TEST(alone_it_shows_what_was_given_up),
        RETRY_TEST(every_kind_says_what_it_means),
        RETRY_TEST(nothing_given_up_is_said),
        RETRY_TEST(one_is_tried_again),
        RETRY_TEST(one_is_forgotten),
        RETRY_TEST(all_are_tried_in_the_order_they_were_asked_for),
        RETRY_TEST(answers_that_come_too_late_do_not_stand_before_the_rest),
        RETRY_TEST(all_are_forgotten),
        RETRY_TEST(an_answer_is_not_given_late),
        RETRY_TEST(what_is_not_given_up_here_is_not_tried),
        RETRY_TEST(what_does_not_fit_is_said),
        RETRY_TEST(who_does_not_steer_may_only_look),
        RETRY_TEST(elsewhere_it_is_for_admins),
        RETRY_TEST(the_shell_may),
        RETRY_TEST(a_disruption_nobody_knows_is_not_everything),
    };
    return cmocka_run_group_tests_name("retry", tests, NULL, NULL);
}
