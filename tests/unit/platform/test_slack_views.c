/* Forms, the home tab and buttons, as Slack takes them. */
#include "testing.h"

#include "call_rows.h"
#include "platform/slack/blocks.h"
#include "platform/slack/form.h"

#define PLAIN(words) "{\"emoji\":true,\"text\":\"" words "\",\"type\":\"plain_text\"}"
#define ON "{\"text\":" PLAIN("Private") ",\"value\":\"on\"}"

struct field_row {
    const char *name, *field, *block;
};

#define FIELD(kind, more)                                                                          \
    "{\"key\":\"k\",\"label\":\"Private\",\"kind\":\"" kind "\",\"optional\":false" more "}"
#define BLOCK(element, optional)                                                                   \
    "{\"block_id\":\"k\",\"element\":{\"action_id\":\"value\"," element                            \
    "},\"label\":" PLAIN("Private") ",\"optional\":" optional ",\"type\":\"input\"}"

static const struct field_row field_rows[] = {
    {"line", FIELD("line", ",\"value\":\"db\""),
     BLOCK("\"initial_value\":\"db\",\"max_length\":3000,\"type\":\"plain_text_input\"", "false")},
    {"lines", FIELD("lines", ""),
     BLOCK("\"max_length\":3000,\"multiline\":true,\"type\":\"plain_text_input\"", "false")},
    {"flag", FIELD("flag", ""), BLOCK("\"options\":[" ON "],\"type\":\"checkboxes\"", "true")},
    {"flag_set", FIELD("flag", ",\"value\":\"on\""),
     BLOCK("\"initial_options\":[" ON "],\"options\":[" ON "],\"type\":\"checkboxes\"", "true")},
    {"person", FIELD("person", ",\"value\":\"@U0ANA\""),
     BLOCK("\"initial_user\":\"U0ANA\",\"type\":\"users_select\"", "false")},
    {"person_at_the_shell", FIELD("person", ",\"value\":\"shell:root\""),
     BLOCK("\"type\":\"users_select\"", "false")},
    {"date", FIELD("date", ",\"value\":\"2026-03-13\""),
     BLOCK("\"initial_date\":\"2026-03-13\",\"type\":\"datepicker\"", "false")},
    {"date_in_words", FIELD("date", ",\"value\":\"tomorrow\""),
     BLOCK("\"type\":\"datepicker\"", "false")},
    {"choice",
     FIELD("choice", ",\"value\":\"2\",\"options\":[{\"value\":\"1\",\"label\":\"1 "
                     "worst\"},{\"value\":\"2\"}]"),
     BLOCK(
         "\"initial_option\":{\"text\":" PLAIN("2") ",\"value\":\"2\"},\"options\":[{"
                                                    "\"text\":" PLAIN(
                                                        "1 worst") ",\"value\":\"1\"},{"
                                                                   "\"text\":" PLAIN("2") ",\"value"
                                                                                          "\":"
                                                                                          "\"2\"}],"
                                                                                          "\"type\""
                                                                                          ":\"stati"
                                                                                          "c_"
                                                                                          "select"
                                                                                          "\"",
         "false")},
    {"choice_of_another_value",
     FIELD("choice", ",\"value\":\"9\",\"options\":[{\"value\":\"1\",\"label\":\"\"}]"),
     BLOCK("\"options\":[{\"text\":" PLAIN("1") ",\"value\":\"1\"}],\"type\":\"static_select\"",
           "false")},
    {"choice_of_nothing", FIELD("choice", ",\"options\":[]"),
     BLOCK("\"max_length\":3000,\"type\":\"plain_text_input\"", "false")},
};

/* The view of a form with these fields. */
static struct js *view_of(struct arena *arena, const char *fields, const char *more)
{
    struct buf text;
    buf_init(&text, 65536);
    buf_print(&text,
              "{\"form\":{\"verb\":\"start\",\"title\":\"Start\",\"submit\":\"Start\",\"fields\":[%"
              "s]}%s}",
              fields, more);
    struct js *body = parse(buf_string(&text));
    struct js *view = slack_form_view(arena, body);
    js_drop(body);
    buf_done(&text);
    return view;
}

static void a_field_is_the_block_of_its_row(void **state)
{
    const struct field_row *row = *state;
    struct arena arena = {0};
    struct js *view = view_of(&arena, row->field, "");
    char *block = js_dump(js_item(js_at(view, "blocks"), 0));
    assert_string_equal(block, row->block);
    free(block);
    js_drop(view);
    arena_done(&arena);
}

static void a_form_carries_what_it_is_for(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct js *body = parse(
        "{\"channel\":\"C0WAR\",\"response_url\":\"https://hooks.slack.com/1\",\"form\":{\"verb\":"
        "\"resolve\",\"number\":7,\"title\":\"Resolve D-7\",\"submit\":\"Resolve\",\"lead\":\"Two "
        "<facts> are missing.\",\"fields\":[{\"key\":\"at\",\"label\":\"When\",\"kind\":\"line\","
        "\"optional\":true,\"hint\":\"14:02\"},{\"key\":\"text\",\"label\":\"How\",\"kind\":"
        "\"lines\",\"optional\":false}]}}");
    struct js *view = slack_form_view(&arena, body);
    assert_string_equal(js_string(view, "private_metadata"),
                        "{\"ask\":\"text\",\"channel\":\"C0WAR\",\"number\":7,\"response_url\":"
                        "\"https://hooks.slack.com/1\",\"verb\":\"resolve\"}");
    assert_string_equal(js_string(view, "callback_id"), "disruption_form");
    assert_string_equal(js_string(js_at(view, "title"), "text"), "Resolve D-7");
    assert_string_equal(js_string(js_at(js_item(js_at(view, "blocks"), 0), "text"), "text"),
                        "Two &lt;facts&gt; are missing.");
    assert_string_equal(js_string(js_at(js_item(js_at(view, "blocks"), 1), "hint"), "text"),
                        "14:02");
    js_drop(view);
    js_drop(body);
    arena_done(&arena);
}

static void a_form_comes_back_as_it_went_out(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct slack_form form;
    struct js *view = view_of(&arena, FIELD("line", ""), ",\"channel\":\"C0WAR\"");
    js_put(
        view, "state",
        parse("{\"values\":{\"k\":{\"value\":{\"type\":\"plain_text_input\",\"value\":\"db\"}}}}"));
    assert_true(slack_form_read(&arena, view, &form));
    assert_string_equal(form.verb, "start");
    assert_string_equal(form.channel_id, "C0WAR");
    assert_null(form.response_url);
    assert_int_equal(form.number, 0);
    assert_int_equal(form.value_count, 1);
    assert_string_equal(form.values[0].key, "k");
    assert_string_equal(form.values[0].value, "db");
    js_drop(view);
    arena_done(&arena);
}

static void texts_too_long_for_a_form_are_cut_to_fit(void **state)
{
    (void)state;
    struct arena arena = {0};
    char words[4001], url[4200];
    memset(words, 'x', sizeof(words) - 1);
    words[sizeof(words) - 1] = '\0';
    struct js *body = parse("{}"), *form = js_new_object(), *fields = js_new_array(),
              *field = parse("{\"key\":\"k\",\"kind\":\"line\"}");
    js_put_string(field, "label", words);
    js_put_string(field, "hint", words);
    js_put_string(field, "value", words);
    js_push(fields, field);
    js_put_string(form, "verb", "start");
    js_put_string(form, "title", words);
    js_put_string(form, "submit", words);
    js_put(form, "fields", fields);
    js_put(body, "form", form);
    snprintf(url, sizeof(url), "https://hooks.slack.com/%s", words);
    js_put_string(body, "response_url", url);
    struct js *view = slack_form_view(&arena, body);
    const struct js *block = js_item(js_at(view, "blocks"), 0);
    assert_string_equal(js_string(view, "private_metadata"), "{\"ask\":\"k\",\"verb\":\"start\"}");
    assert_int_equal(strlen(js_string(js_at(view, "title"), "text")), 23 + 3);
    assert_int_equal(strlen(js_string(js_at(view, "submit"), "text")), 23 + 3);
    assert_int_equal(strlen(js_string(js_at(block, "label"), "text")), 1999 + 3);
    assert_int_equal(strlen(js_string(js_at(block, "hint"), "text")), 1999 + 3);
    assert_int_equal(strlen(js_string(js_at(block, "element"), "initial_value")), 2999 + 3);
    js_drop(view);
    js_drop(body);
    arena_done(&arena);
}

static void a_card_has_its_buttons_below(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct js *body = js_new_object();
    struct js *card = parse(
        "{\"title\":\"D-7\",\"buttons\":[{\"label\":\"Claim lead\",\"command\":\"lead D-7 me\"},"
        "{\"label\":\"\",\"command\":\"x\"},{\"label\":\"Resolve\",\"command\":\"resolve D-7\","
        "\"style\":\"danger\"}]}");
    slack_body_card(body, &arena, card);
    const struct js *blocks = js_at(body, "blocks");
    char *actions = js_dump(js_item(blocks, js_count(blocks) - 1));
    assert_string_equal(
        actions,
        "{\"elements\":[{\"action_id\":\"card_0\",\"text\":" PLAIN(
            "Claim lead") ",\"type\":\"button\",\"value\":\"lead D-7 me\"},{\"action_id\":"
                          "\"card_2\",\"style\":\"danger\",\"text\":" PLAIN(
                              "Resolve") ",\"type\":\"button\",\"value\":\"resolve D-7\"}],"
                                         "\"type\":\"actions\"}");
    free(actions);
    js_drop(card);
    js_drop(body);
    arena_done(&arena);
}

static void a_home_tab_stands_in_sections(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct js *home =
        parse("{\"sections\":[{\"title\":\"Open\",\"lines\":[\"D-7 db\",\"D-8 <web>\"],\"buttons\":"
              "[{\"label\":\"Start\",\"command\":\"start\"}]},{\"title\":\"Mine\",\"lines\":[]}]}");
    struct js *view = slack_home_view(&arena, home);
    char *text = js_dump(view);
    assert_string_equal(
        text,
        "{\"blocks\":[{\"text\":" PLAIN(
            "Open") ",\"type\":\"header\"},{\"text\":{\"text\":\"D-7 db\\nD-8 "
                    "&lt;web&gt;\",\"type\":\"mrkdwn\",\"verbatim\":true},\"type\":\"section\"},{"
                    "\"elements\":[{\"action_id\":"
                    "\"home_0_0\",\"text\":" PLAIN(
                        "Start") ",\"type\":\"button\",\"value\":\"start\"}],\"type\":\"actions\"},"
                                 "{\"text\":" PLAIN(
                                     "Mine") ",\"type\":\"header\"}],\"type\":\"home\"}");
    free(text);
    js_drop(view);
    js_drop(home);
    arena_done(&arena);
}

static void a_home_tab_ends_before_slack_refuses_it(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct js *home = js_new_object(), *sections = js_new_array();
    for (int i = 0; i < 80; i++)
        js_push(sections, parse("{\"title\":\"T\",\"lines\":[\"a\"],\"buttons\":[{\"label\":\"L\","
                                "\"command\":\"c\"}]}"));
    js_put(home, "sections", sections);
    struct js *view = slack_home_view(&arena, home);
    const struct js *blocks = js_at(view, "blocks");
    assert_in_range(js_count(blocks), 90, SLACK_VIEW_BLOCKS_MAX);
    assert_string_equal(js_string(js_at(js_item(blocks, js_count(blocks) - 1), "text"), "text"),
                        "_More than the home tab can show._");
    js_drop(view);
    js_drop(home);
    arena_done(&arena);
}

/* When a form can no longer be opened, it is not tried again; CREATED_MS and NOW_MS are ten seconds
 * apart. */
static const struct answer_row answer_rows[] = {
    {"opened", EFFECT_FORM_OPEN, NULL, 0, NULL, HTTP(200, "{\"ok\":true,\"view\":{\"id\":\"V1\"}}"),
     VERDICT_DONE, 0, NULL, NULL, 0},
    {"too_late", EFFECT_FORM_OPEN, NULL, 0, NULL, REFUSED("expired_trigger_id"), VERDICT_FAILED, 0,
     NULL, "expired_trigger_id", 0},
    {"opened_by_the_call_before", EFFECT_FORM_OPEN, NULL, 0, NULL, REFUSED("exchanged_trigger_id"),
     VERDICT_DONE, 0, NULL, NULL, 0},
    {"unsent_and_late", EFFECT_FORM_OPEN, NULL, 0, NULL, HTTP_UNSENT, 0, "", VERDICT_FAILED, 0,
     NULL, "no route", 0},
    {"paused", EFFECT_FORM_OPEN, NULL, 0, NULL, HTTP(429, ""), VERDICT_FAILED, 0, NULL, "HTTP 429",
     0},
    {"token_refused", EFFECT_FORM_OPEN, NULL, 0, NULL, REFUSED("invalid_auth"), VERDICT_FAILED, 0,
     NULL, "invalid_auth", 0},
    {"home_published", EFFECT_HOME, NULL, 0, NULL, HTTP(200, "{\"ok\":true}"), VERDICT_DONE, 0,
     NULL, NULL, 0},
    {"home_switched_off", EFFECT_HOME, NULL, 0, NULL, REFUSED("not_enabled"), VERDICT_DONE, 0, NULL,
     NULL, 0},
    {"home_lost", EFFECT_HOME, NULL, 0, NULL, HTTP_LOST, 0, "", VERDICT_RETRY, 0, NULL, NULL, -1},
};

static void an_unsent_form_is_tried_again_while_there_is_time(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct verdict verdict;
    struct effect effect = {
        .kind = EFFECT_FORM_OPEN, .key = "form/1", .body = parse(usual_bodies[EFFECT_FORM_OPEN])};
    struct http_result answer = answer_of(HTTP_UNSENT, 0, "");
    slack_call_decode(&us, &effect, NOW_MS - 1000, 0, NULL, &answer, NOW_MS, &arena, &verdict);
    assert_int_equal(verdict.kind, VERDICT_RETRY);
    assert_in_range(verdict.wait_ms, 1, 1000);
    js_drop(effect.body);
    arena_done(&arena);
}

static const struct call_row call_rows[] = {
    {"home", EFFECT_HOME, "{\"user\":\"U0ANA\",\"home\":{\"sections\":[]}}", 0, NULL,
     "views.publish", "{\"user_id\":\"U0ANA\",\"view\":{\"blocks\":[],\"type\":\"home\"}}", NULL,
     0},
    {"form_without_fields", EFFECT_FORM_OPEN, "{\"trigger\":\"1.2\",\"form\":{\"fields\":[]}}", 0,
     NULL, NULL, NULL, NULL, ERR_INVALID},
    {"form_without_trigger", EFFECT_FORM_OPEN,
     "{\"form\":{\"fields\":[{\"key\":\"k\",\"kind\":\"line\"}]}}", 0, NULL, NULL, NULL, NULL,
     ERR_INVALID},
};

int main(void)
{
    struct CMUnitTest fields[COUNT_OF(field_rows)], calls[COUNT_OF(call_rows)],
        answers[COUNT_OF(answer_rows)];
    for (size_t i = 0; i < COUNT_OF(field_rows); i++)
        fields[i] = (struct CMUnitTest)ROW_TEST(a_field_is_the_block_of_its_row, &field_rows[i]);
    for (size_t i = 0; i < COUNT_OF(call_rows); i++)
        calls[i] =
            (struct CMUnitTest)ROW_TEST(an_effect_is_asked_for_as_its_row_says, &call_rows[i]);
    for (size_t i = 0; i < COUNT_OF(answer_rows); i++)
        answers[i] =
            (struct CMUnitTest)ROW_TEST(an_answer_is_judged_as_its_row_says, &answer_rows[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_carries_what_it_is_for),
        cmocka_unit_test(a_form_comes_back_as_it_went_out),
        cmocka_unit_test(texts_too_long_for_a_form_are_cut_to_fit),
        cmocka_unit_test(a_card_has_its_buttons_below),
        cmocka_unit_test(a_home_tab_stands_in_sections),
        cmocka_unit_test(a_home_tab_ends_before_slack_refuses_it),
        cmocka_unit_test(an_unsent_form_is_tried_again_while_there_is_time),
    };
    int failed = cmocka_run_group_tests_name("fields", fields, NULL, NULL);
    failed += cmocka_run_group_tests_name("calls", calls, NULL, NULL);
    failed += cmocka_run_group_tests_name("answers", answers, NULL, NULL);
    return failed + cmocka_run_group_tests_name("views", tests, NULL, NULL);
}
