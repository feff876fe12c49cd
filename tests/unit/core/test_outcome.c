/* Outcomes: facts and effects with their cause's times, as many as an event needs; and how both are spelt. */
#include "testing.h"

#include "disruption/core/outcome.h"

static void a_fact_takes_the_times_of_its_cause(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct outcome out;
    outcome_init(&out, &arena);
    const struct event cause = {.happened_ms = 1000, .received_ms = 2000};
    js_put_string(outcome_fact(&out, FACT_ENTRY_ADDED, 42, &cause, "U1"), "text", "x");
    assert_int_equal(out.fact_count, 1);
    assert_int_equal(out.facts[0].kind, FACT_ENTRY_ADDED);
    assert_int_equal(out.facts[0].incident, 42);
    assert_int_equal(out.facts[0].happened_ms, 1000);
    assert_int_equal(out.facts[0].learnt_ms, 2000);
    assert_string_equal(out.facts[0].actor_id, "U1");
    assert_string_equal(js_string(out.facts[0].body, "text"), "x");
    outcome_done(&out);
    arena_done(&arena);
}

static void an_effects_key_and_lane_are_copies(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct outcome out;
    outcome_init(&out, &arena);
    char key[] = "42/card", lane[] = "C1";
    (void)outcome_effect(&out, EFFECT_POST, 42, key, lane, true);
    key[0] = lane[0] = 'X';
    assert_string_equal(out.effects[0].key, "42/card");
    assert_string_equal(out.effects[0].lane, "C1");
    assert_true(out.effects[0].again);
    outcome_done(&out);
    arena_done(&arena);
}

static void many_facts_and_effects_keep_their_order(void **state)
{
    (void)state;
    enum { MANY = 1000 };
    struct arena arena = {0};
    struct outcome out;
    outcome_init(&out, &arena);
    const struct event cause = {0};
    for (int i = 0; i < MANY; i++) {
        js_put_integer(outcome_fact(&out, FACT_PERSON, 0, &cause, NULL), "n", i);
        js_put_integer(outcome_effect(&out, EFFECT_PIN, 0, "k", "l", false), "n", i);
    }
    assert_int_equal(out.fact_count, MANY);
    assert_int_equal(out.effect_count, MANY);
    for (int i = 0; i < MANY; i++) {
        assert_int_equal(js_integer_or(out.facts[i].body, "n", -1), i);
        assert_int_equal(js_integer_or(out.effects[i].body, "n", -1), i);
    }
    outcome_done(&out);
    outcome_done(&out);
    arena_done(&arena);
}

static void every_fact_is_known_by_its_name(void **state)
{
    (void)state;
    enum fact_kind back = FACT_KIND_COUNT;
    for (int i = 0; i < FACT_KIND_COUNT; i++) {
        assert_true(fact_kind_read(fact_kind_name((enum fact_kind)i), &back));
        assert_int_equal(back, i);
    }
    assert_false(fact_kind_read("rumour", &back));
}

static void every_effect_is_known_by_its_name(void **state)
{
    (void)state;
    enum effect_kind back = EFFECT_KIND_COUNT;
    for (int i = 0; i < EFFECT_KIND_COUNT; i++) {
        assert_true(effect_kind_read(effect_kind_name((enum effect_kind)i), &back));
        assert_int_equal(back, i);
    }
    assert_false(effect_kind_read("shout", &back));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fact_takes_the_times_of_its_cause),
        cmocka_unit_test(an_effects_key_and_lane_are_copies),
        cmocka_unit_test(many_facts_and_effects_keep_their_order),
        cmocka_unit_test(every_fact_is_known_by_its_name),
        cmocka_unit_test(every_effect_is_known_by_its_name),
    };
    return cmocka_run_group_tests_name("outcome", tests, NULL, NULL);
}
