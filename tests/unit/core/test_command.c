/* Which disruption a command is about, and who may be told of it. */
#include "testing.h"

#include "disruption/base/attributes.h"
#include "typing.h"

static int set_up(void **state)
{
    struct typing *t = malloc(sizeof(*t));
    typing_init(t);
    *state = t;
    return 0;
}

static int tear_down(void **state)
{
    typing_done(*state);
    free(*state);
    return 0;
}

static void assert_about(struct typing *t, const char *line, int64_t number)
{
    if (!typing_type(t, line))
        fail_msg("%s", t->err.text);
    assert_int_equal(t->outcome.facts[0].incident, number);
}

static void assert_refused(struct typing *t, const char *line, enum err_kind kind, const char *told)
{
    assert_false(typing_type(t, line));
    assert_int_equal(t->err.kind, kind);
    if (strstr(t->err.text, told) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", t->err.text, told);
    assert_int_equal(t->outcome.fact_count + t->outcome.effect_count + t->outcome.answer.len, 0);
}

static void the_channels_own_is_meant(void **state)
{
    assert_about(*state, "note x", 42);
}

static void the_named_one_is_meant_before_the_channels_own(void **state)
{
    struct typing *t = *state;
    t->situation.target = &t->other;
    assert_about(t, "note D-7 x", 7);
}

static void the_only_open_one_is_meant_elsewhere_and_named_in_the_answer(void **state)
{
    struct typing *t = *state;
    typing_elsewhere(t);
    assert_about(t, "note x", 42);
    assert_non_null(strstr(typing_describe(t), "answer: D-42 checkout is down\n"));
}

static void what_the_channel_hears_is_not_said_again_in_it(void **state)
{
    struct typing *t = *state;
    assert_about(t, "note x", 42);
    assert_int_equal(t->outcome.effect_count, 1);
    assert_string_equal(t->outcome.effects[0].lane, "C42");
    assert_int_equal(t->outcome.answer.len, 0);
}

static void while_the_channel_is_made_the_answer_says_it_first(void **state)
{
    struct typing *t = *state;
    t->incident.channel_id = NULL;
    assert_about(t, "note x", 42);
    assert_int_equal(t->outcome.effect_count, 1);
    assert_string_equal(t->outcome.effects[0].lane, LANE_LATER);
    assert_null(js_string(t->outcome.effects[0].body, "channel"));
    assert_true(t->outcome.answer.len > 0);
}

static void what_a_disruption_hears_goes_where_somebody_hears_it(void **state)
{
    struct typing *t = *state;
    struct incident *one = &t->incident;
    assert_string_equal(incident_lane(one), "C42");
    one->put_out_ms = TYPED_AT;
    assert_null(incident_lane(one));
    one->put_out_ms = 0;
    one->channel_archived = true;
    assert_null(incident_lane(one));
    one->channel_id = NULL;
    assert_string_equal(incident_lane(one), LANE_LATER);
    one->how = "past";
    assert_null(incident_lane(one));
}

static void without_a_channel_the_answer_says_it(void **state)
{
    struct typing *t = *state;
    t->incident.channel_id = NULL;
    t->incident.how = "past";
    assert_about(t, "note x", 42);
    assert_int_equal(t->outcome.effect_count, 0);
    assert_true(t->outcome.answer.len > 0);
}

static void an_archived_channel_is_not_posted_to(void **state)
{
    struct typing *t = *state;
    t->incident.channel_archived = true;
    assert_about(t, "note x", 42);
    assert_int_equal(t->outcome.effect_count, 0);
    assert_true(t->outcome.answer.len > 0);
}

static void several_open_ones_are_a_choice(void **state)
{
    struct typing *t = *state;
    typing_elsewhere(t);
    t->situation.open_count = 2;
    assert_refused(t, "note x", ERR_INVALID,
                   "Which one? D-42 checkout is down; D-7 search is slow.");
    assert_refused(t, "note x", ERR_INVALID, "/disruption note D-42");
}

static void no_open_one_is_told(void **state)
{
    struct typing *t = *state;
    typing_elsewhere(t);
    t->situation.open_count = 0;
    assert_refused(t, "status", ERR_INVALID, "No disruption is open");
}

static void a_number_that_is_none_is_told(void **state)
{
    assert_refused(*state, "note D-9 x", ERR_NOT_FOUND, "no disruption D-9");
}

static void a_channel_that_is_none_is_told(void **state)
{
    assert_refused(*state, "status #general", ERR_NOT_FOUND, "no disruption");
}

/* What nobody but its people may know of is never in the situation. */
static void a_private_one_can_be_named_by_its_people_from_anywhere(void **state)
{
    struct typing *t = *state;
    typing_elsewhere(t);
    t->other.is_private = true;
    t->situation.target = &t->other;
    assert_about(t, "note D-7 x", 7);
    t->situation.target = NULL;
    assert_refused(t, "note D-7 x", ERR_NOT_FOUND, "There is no disruption D-7");
}

static void a_private_one_is_not_implied_elsewhere(void **state)
{
    struct typing *t = *state;
    typing_elsewhere(t);
    t->incident.is_private = true;
    t->situation.open = &t->incident;
    t->situation.open_count = 1;
    assert_refused(t, "status", ERR_INVALID, "No disruption is open");
    struct incident both[] = {t->incident, t->other};
    t->situation.open = both;
    t->situation.open_count = 2;
    if (!typing_type(t, "status"))
        fail_msg("%s", t->err.text);
    assert_non_null(strstr(typing_describe(t), "D-7"));
}

static void the_same_line_twice_gives_the_same_outcome(void **state)
{
    struct typing *t = *state;
    assert_true(typing_type(t, "note x @U2 at:12:30"));
    char *first = strdup(typing_describe(t));
    assert_true(typing_type(t, "note x @U2 at:12:30"));
    assert_string_equal(typing_describe(t), first);
    free(first);
}

#define TYPED_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TYPED_TEST(the_channels_own_is_meant),
        TYPED_TEST(the_named_one_is_meant_before_the_channels_own),
        TYPED_TEST(the_only_open_one_is_meant_elsewhere_and_named_in_the_answer),
        TYPED_TEST(what_the_channel_hears_is_not_said_again_in_it),
        TYPED_TEST(without_a_channel_the_answer_says_it),
        TYPED_TEST(while_the_channel_is_made_the_answer_says_it_first),
        TYPED_TEST(what_a_disruption_hears_goes_where_somebody_hears_it),
        TYPED_TEST(an_archived_channel_is_not_posted_to),
        TYPED_TEST(several_open_ones_are_a_choice),
        TYPED_TEST(no_open_one_is_told),
        TYPED_TEST(a_number_that_is_none_is_told),
        TYPED_TEST(a_channel_that_is_none_is_told),
        TYPED_TEST(a_private_one_can_be_named_by_its_people_from_anywhere),
        TYPED_TEST(a_private_one_is_not_implied_elsewhere),
        TYPED_TEST(the_same_line_twice_gives_the_same_outcome),
    };
    return cmocka_run_group_tests_name("command", tests, NULL, NULL);
}
