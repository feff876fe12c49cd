/* Invitations: each for itself, and what fails is said to whoever asked. */
#include "testing.h"

#include <stdio.h>

#include "disruption/core/lifecycle.h"
#include "heads.h"
#include "typing.h"

static const struct mention everybody[] = {
    {MENTION_PERSON, "U2", ""}, {MENTION_PERSON, "U3", "cy"}, {MENTION_GROUP, "S1", "oncall"}};

static void type_invite(struct typing *t)
{
    typing_init(t);
    t->event.as.command.mentions = everybody;
    t->event.as.command.mention_count = COUNT_OF(everybody);
    assert_true(typing_type(t, "invite @U2, @U3 and @S1"));
}

/* Peers' defect: one failed invite aborts the rest. */
static void one_failed_invite_does_not_abort_the_rest(void **state)
{
    (void)state;
    struct typing t;
    type_invite(&t);
    assert_int_equal(t.outcome.effect_count, 3);
    assert_int_equal(t.outcome.effects[0].kind, EFFECT_INVITE);
    assert_int_equal(t.outcome.effects[1].kind, EFFECT_INVITE);
    assert_int_equal(t.outcome.effects[2].kind, EFFECT_INVITE_GROUP);
    for (size_t i = 0; i < 3; i++) {
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(t.outcome.effects[i].key, t.outcome.effects[k].key);
    }
    assert_non_null(strstr(typing_describe(&t), "answer: Being let in: @Bo, @cy, @oncall (#dis-42-checkout)"));
    typing_done(&t);
}

/* What is said once an invitation has ended so; "" for nothing. */
static const char *ending(struct typing *t, size_t which, const char *reason, const char *result)
{
    static char said[1024];
    struct outcome out;
    struct buf text;
    struct js *told = NULL;
    struct event event = {.kind = reason != NULL ? EVENT_EFFECT_FAILED : EVENT_EFFECT_DONE};
    if (result != NULL)
        assert_true(js_parse(result, strlen(result), &told, NULL));
    event.as.effect.reason = reason;
    event.as.effect.result = told;
    outcome_init(&out, &t->arena);
    buf_init(&text, sizeof(said));
    lifecycle_effect(&t->policy, &t->outcome.effects[which], &t->incident, &event, &out);
    assert_int_equal(out.fact_count, 0);
    assert_in_range(out.effect_count, 0, 1);
    if (out.effect_count == 1) {
        assert_int_equal(out.effects[0].kind, EFFECT_ANSWER);
        assert_string_equal(js_string(out.effects[0].body, "user"), "U1");
        markup_plain(&text, js_string(out.effects[0].body, "text"));
    }
    snprintf(said, sizeof(said), "%s", buf_string(&text));
    buf_done(&text);
    outcome_done(&out);
    js_drop(told);
    return said;
}

static void whoever_asked_hears_what_failed_and_nobody_else(void **state)
{
    (void)state;
    struct typing t;
    type_invite(&t);
    assert_string_equal(ending(&t, 0, NULL, NULL), "");
    assert_non_null(strstr(ending(&t, 1, "user_is_restricted", NULL),
                           "@U3 could not be let into #dis-42-checkout (user_is_restricted)."));
    assert_string_equal(ending(&t, 2, NULL, "{\"invited\":[\"U4\"],\"refused\":[]}"), "");
    assert_non_null(strstr(ending(&t, 2, NULL, "{\"invited\":[\"U4\"],\"refused\":[\"U5\",\"U6\"]}"),
                           "@U5, @U6 could not be let into #dis-42-checkout."));
    assert_non_null(strstr(ending(&t, 2, "missing_scope", NULL), "That group could not be let into"));
    typing_done(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_failed_invite_does_not_abort_the_rest),
        cmocka_unit_test(whoever_asked_hears_what_failed_and_nobody_else),
    };
    return cmocka_run_group_tests_name("invitations", tests, NULL, NULL);
}
