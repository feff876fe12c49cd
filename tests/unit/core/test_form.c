/* Forms: made of a verb's row, opened before anything else, and read like a typed line. */
#include "testing.h"

#include "disruption/core/lifecycle.h"
#include "typing.h"

static int set_up(void **state)
{
    struct typing *t = malloc(sizeof(*t));
    typing_init(t);
    t->event.as.command.trigger_id = "17.42";
    *state = t;
    return 0;
}

static int tear_down(void **state)
{
    typing_done(*state);
    free(*state);
    return 0;
}

static bool fill(struct typing *t, const char *verb, const struct form_value *values, size_t count)
{
    t->event.as.command.mouth = MOUTH_FORM;
    t->event.as.command.values = values;
    t->event.as.command.value_count = count;
    return typing_type(t, verb);
}

static const struct effect *only_effect(struct typing *t)
{
    assert_int_equal(t->outcome.effect_count, 1);
    return &t->outcome.effects[0];
}

static void every_verb_that_misses_words_opens_its_form(void **state)
{
    static const char *const verbs[] = {"start", "note", "severity", "mark", "past", "good", "bad", "lesson"};
    struct typing *t = *state;
    for (size_t i = 0; i < COUNT_OF(verbs); i++) {
        assert_true(typing_type(t, verbs[i]));
        const struct effect *opened = only_effect(t);
        assert_int_equal(opened->kind, EFFECT_FORM_OPEN);
        assert_string_equal(js_string(js_at(opened->body, "form"), "verb"), verbs[i]);
        assert_string_equal(js_string(opened->body, "trigger"), "17.42");
        assert_int_equal(t->outcome.answer.len, 0); /* not asked twice */
    }
}

static void forms_are_opened_in_a_lane_where_nothing_comes_before_them(void **state)
{
    struct typing *t = *state;
    assert_true(typing_type(t, "note"));
    assert_string_equal(only_effect(t)->lane, only_effect(t)->key);
}

static void what_cannot_open_a_form_is_asked_in_text(void **state)
{
    struct typing *t = *state;
    t->event.as.command.trigger_id = NULL;
    t->event.as.command.mouth = MOUTH_MENTION;
    assert_false(typing_type(t, "severity"));
    assert_string_equal(t->err.text,
                        "Which severity, 1 worst to 5? Say it like this: /disruption severity 2 payments work again");
}

static void a_form_that_could_not_be_opened_is_asked_for_in_text(void **state)
{
    struct typing *t = *state;
    t->event.as.command.response_url = "https://answer.example";
    assert_true(typing_type(t, "start sev:2")); /* of no disruption yet */
    struct outcome after;
    outcome_init(&after, &t->arena);
    const struct event failed = {.kind = EVENT_EFFECT_FAILED, .as.effect.reason = "expired_trigger_id"};
    lifecycle_effect(&t->policy, only_effect(t), NULL, &failed, &after);
    assert_int_equal(after.effect_count, 1);
    assert_int_equal(after.effects[0].kind, EFFECT_ANSWER);
    assert_string_equal(js_string(after.effects[0].body, "user"), "U1");
    assert_string_equal(js_string(after.effects[0].body, "response_url"), "https://answer.example");
    assert_string_equal(js_string(after.effects[0].body, "text"),
                        "What is wrong? Say it in a few words: /disruption start checkout returns 500s");
    outcome_done(&after);
}

static void the_button_resolve_asks_for_what_nobody_said(void **state)
{
    struct typing *t = *state;
    t->incident.summary = t->incident.type = "known";
    t->event.as.command.mouth = MOUTH_BUTTON;
    assert_true(typing_type(t, "resolve"));
    const struct js *fields = js_at(js_at(only_effect(t)->body, "form"), "fields");
    struct buf keys;
    buf_init(&keys, 4096);
    for (size_t i = 0; i < js_count(fields); i++)
        buf_print(&keys, "%s ", js_string(js_item(fields, i), "key"));
    assert_string_equal(buf_string(&keys), "text cause impact at detected svc ");
    assert_int_equal(t->outcome.fact_count, 0); /* nothing is over yet */
    buf_done(&keys);
}

static void what_was_typed_already_stands_in_the_form(void **state)
{
    struct typing *t = *state;
    assert_true(typing_type(t, "start sev:2 svc:cart,shop private"));
    const struct js *fields = js_at(js_at(only_effect(t)->body, "form"), "fields");
    struct buf seen;
    buf_init(&seen, 4096);
    for (size_t i = 0; i < js_count(fields); i++)
        buf_print(&seen, "%s=%s ", js_string(js_item(fields, i), "key"),
                  js_string_or(js_item(fields, i), "value", ""));
    assert_string_equal(buf_string(&seen), "text= sev=2 svc=cart,shop type= private=on drill= ");
    buf_done(&seen);
}

static void every_form_asks_for_what_its_verb_takes_in_text(void **state)
{
    (void)state;
    size_t count;
    const struct command_row *const *rows = command_rows(&count);
    for (size_t i = 0; i < count; i++) {
        size_t fields = 0;
        for (const struct form_field *field = rows[i]->form; field != NULL && field->key != NULL; field++, fields++) {
            const struct form_value value = {field->key, "on"};
            struct arena arena = {0};
            struct err err = ERR_INIT;
            struct command command;
            const struct command_line line = {
                .mouth = MOUTH_FORM, .text = rows[i]->name, .values = &value, .value_count = 1};
            assert_true(command_read(&arena, policy_default(), &line, &command, &err));
            bool taken = command.text[0] != '\0' || command.flags != 0;
            for (int k = 0; k < ARGUMENT_COUNT; k++)
                taken = taken || (command.values[k] != NULL && (rows[i]->arguments & BIT(k)) != 0);
            assert_true(taken);
            assert_true((field->kind == FIELD_CHOICE) == (field->choices != NULL));
            arena_done(&arena);
        }
        assert_true(fields <= FORM_FIELDS_MAX);
    }
}

static void a_title_fits_and_names_the_disruption(void **state)
{
    (void)state;
    size_t count;
    const struct command_row *const *rows = command_rows(&count);
    const struct incident target = {.number = 123456789};
    for (size_t i = 0; i < count; i++) {
        if (rows[i]->form == NULL)
            continue;
        struct js *form = form_build(rows[i], &target, NULL, NULL, NULL);
        assert_true(strlen(js_string(form, "title")) <= FORM_TITLE_MAX);
        assert_non_null(strstr(js_string(form, "title"), "D-123456789"));
        js_drop(form);
    }
}

static void a_choice_has_values_and_labels(void **state)
{
    struct typing *t = *state;
    assert_true(typing_type(t, "severity"));
    const struct js *field = js_item(js_at(js_at(only_effect(t)->body, "form"), "fields"), 0);
    const struct js *options = js_at(field, "options");
    assert_int_equal(js_count(options), 5);
    assert_string_equal(js_string(js_item(options, 0), "value"), "1");
    assert_string_equal(js_string(js_item(options, 0), "label"), "1 worst");
    assert_string_equal(js_string(js_item(options, 4), "label"), "5");
}

static void nothing_in_a_field_is_taken_for_grammar(void **state)
{
    static const struct form_value values[] = {{"text", " at:noon \"cache\" private "}, {"at", ""}};
    struct typing *t = *state;
    assert_true(fill(t, "note", values, COUNT_OF(values)));
    assert_string_equal(js_string(t->outcome.facts[0].body, "text"), "at:noon \"cache\" private");
}

static void words_of_several_fields_are_one_text(void **state)
{
    static const struct form_value values[] = {{"text", "2"}, {"text2", "payments work again"}};
    struct typing *t = *state;
    assert_true(fill(t, "severity", values, COUNT_OF(values)));
    assert_int_equal(js_integer_or(t->outcome.facts[0].body, "severity", 0), 2);
    assert_string_equal(js_string(t->outcome.facts[0].body, "why"), "payments work again");
}

static void a_form_at_the_end_sets_facts_and_resolves(void **state)
{
    static const struct form_value values[] = {
        {"summary", "carts\ncould not be opened"}, {"cause", "deploy"}, {"svc", "cart"}, {"detected", "-5m"}};
    struct typing *t = *state;
    assert_true(fill(t, "resolve", values, COUNT_OF(values)));
    typing_describe(t);
    const char *said = buf_string(&t->said);
    assert_non_null(strstr(said, "> resolved 42"));
    assert_non_null(strstr(said, "{\"field\":\"summary\",\"value\":\"carts\\ncould not be opened\"}"));
    assert_non_null(strstr(said, "{\"field\":\"cause\",\"value\":\"deploy\"}"));
    assert_non_null(strstr(said, "{\"services\":[\"cart\"]}"));
    assert_non_null(strstr(said, "{\"at_ms\":1772625300000,\"milestone\":\"detected\"}"));
}

static void text_offers_the_same_keys_as_the_form(void **state)
{
    struct typing *t = *state;
    assert_true(typing_type(t, "resolve rolled back summary:carts could not be opened cause:a bad deploy at:-5m "
                               "impact:\"one in five\""));
    typing_describe(t);
    const char *said = buf_string(&t->said);
    assert_non_null(strstr(said, "\"field\":\"resolution\",\"value\":\"rolled back\""));
    assert_non_null(strstr(said, "\"field\":\"summary\",\"value\":\"carts could not be opened\""));
    assert_non_null(strstr(said, "\"field\":\"cause\",\"value\":\"a bad deploy\""));
    assert_non_null(strstr(said, "\"field\":\"impact\",\"value\":\"one in five\""));
    assert_non_null(strstr(said, "\"ended_ms\":1772625300000"));
}

static void prose_with_a_colon_stays_prose(void **state)
{
    struct typing *t = *state;
    assert_true(typing_type(t, "resolve we found the cause: a bad deploy"));
    typing_describe(t);
    assert_non_null(strstr(buf_string(&t->said), "\"value\":\"we found the cause: a bad deploy\""));
}

static void a_field_nobody_offered_is_refused(void **state)
{
    static const struct form_value values[] = {{"drop", "tables"}};
    struct typing *t = *state;
    assert_false(fill(t, "note", values, COUNT_OF(values)));
    assert_int_equal(t->err.kind, ERR_INVALID);
}

int main(void)
{
#define FORM_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        FORM_TEST(every_verb_that_misses_words_opens_its_form),
        FORM_TEST(forms_are_opened_in_a_lane_where_nothing_comes_before_them),
        FORM_TEST(what_cannot_open_a_form_is_asked_in_text),
        FORM_TEST(a_form_that_could_not_be_opened_is_asked_for_in_text),
        FORM_TEST(the_button_resolve_asks_for_what_nobody_said),
        FORM_TEST(what_was_typed_already_stands_in_the_form),
        FORM_TEST(every_form_asks_for_what_its_verb_takes_in_text),
        FORM_TEST(a_title_fits_and_names_the_disruption),
        FORM_TEST(a_choice_has_values_and_labels),
        FORM_TEST(nothing_in_a_field_is_taken_for_grammar),
        FORM_TEST(words_of_several_fields_are_one_text),
        FORM_TEST(a_form_at_the_end_sets_facts_and_resolves),
        FORM_TEST(text_offers_the_same_keys_as_the_form),
        FORM_TEST(prose_with_a_colon_stays_prose),
        FORM_TEST(a_field_nobody_offered_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
