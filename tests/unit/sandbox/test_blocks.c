/* The limits of Block Kit, and what people's choices look like. */
#include "testing.h"

#include <stdio.h>

#include "disruption/base/attributes.h"
#include "sandbox/blocks.h"

static struct js *parsed(const char *text)
{
    struct js *json = NULL;
    assert_true(js_parse(text, strlen(text), &json, NULL));
    return json;
}

/* blocks: JSON where %s stands for `count` letters. */
static const struct limit {
    const char *name;
    const char *blocks;
    int count;
    const char *error;
} limits[] = {
    {"header_of_150", "[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"%s\"}}]",
     150, NULL},
    {"header_of_151", "[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"%s\"}}]",
     151, "invalid_blocks"},
    {"section_of_3000", "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"%s\"}}]",
     3000, NULL},
    {"section_of_3001", "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"%s\"}}]",
     3001, "invalid_blocks"},
    {"section_of_nothing", "[{\"type\":\"section\"}]", 0, "invalid_blocks"},
    {"section_of_empty_text",
     "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"\"}}]", 0, "invalid_blocks"},
    {"field_of_2001", "[{\"type\":\"section\",\"fields\":[{\"type\":\"mrkdwn\",\"text\":\"%s\"}]}]",
     2001, "invalid_blocks"},
    {"button_of_75",
     "[{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"action_id\":\"a\",\"text\":"
     "{\"type\":\"plain_text\",\"text\":\"%s\"}}]}]",
     75, NULL},
    {"button_of_76",
     "[{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"action_id\":\"a\",\"text\":"
     "{\"type\":\"plain_text\",\"text\":\"%s\"}}]}]",
     76, "invalid_blocks"},
    {"block_id_of_256", "[{\"type\":\"divider\",\"block_id\":\"%s\"}]", 256, "invalid_blocks"},
    {"block_id_twice",
     "[{\"type\":\"divider\",\"block_id\":\"a\"},{\"type\":\"divider\",\"block_id\":\"a\"}]", 0,
     "invalid_blocks"},
    {"actions_of_nothing", "[{\"type\":\"actions\",\"elements\":[]}]", 0, "invalid_blocks"},
    {"a_block_of_no_kind", "[{\"type\":\"poem\"}]", 0, "invalid_blocks"},
    {"no_list", "{}", 0, "invalid_blocks_format"},
    {"text_of_all_blocks",
     "[{\"type\":\"markdown\",\"text\":\"%s\"},{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\","
     "\"text\":"
     "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}}]",
     11900, NULL},
};

static void limit_holds(void **state)
{
    const struct limit *row = *state;
    static char letters[16384];
    static char text[20000];
    memset(letters, 'x', (size_t)row->count);
    letters[row->count] = '\0';
    const char *mark = strstr(row->blocks, "%s");
    int before = mark == NULL ? (int)strlen(row->blocks) : (int)(mark - row->blocks);
    snprintf(text, sizeof text, "%.*s%s%s", before, row->blocks, letters,
             mark == NULL ? "" : mark + 2);
    struct js *blocks = parsed(text);
    const char *error = blocks_fault(blocks, BLOCKS_IN_MESSAGE, NULL);
    if (row->error == NULL)
        assert_null(error);
    else
        assert_string_equal(error, row->error);
    js_drop(blocks);
}

static void fifty_blocks_fit_and_one_more_does_not(void **state)
{
    (void)state;
    struct js *blocks = js_new_array();
    struct js *told = js_new_array();
    struct js *divider = parsed("{\"type\":\"divider\"}");
    for (int i = 0; i < BLOCKS_IN_MESSAGE; i++)
        js_push(blocks, js_copy(divider));
    assert_null(blocks_fault(blocks, BLOCKS_IN_MESSAGE, told));
    js_push(blocks, divider);
    assert_string_equal(blocks_fault(blocks, BLOCKS_IN_MESSAGE, told), "invalid_blocks");
    assert_non_null(strstr(js_text(js_item(told, 0)), "/blocks"));
    js_drop(told);
    js_drop(blocks);
}

/* What an element makes of a value. */
static const struct choice {
    const char *name;
    const char *element;
    const char *given; /* an object with the value as member v */
    const char *state;
} choices[] = {
    {"text", "{\"type\":\"plain_text_input\"}", "{\"v\":\"x\"}",
     "{\"type\":\"plain_text_input\",\"value\":\"x\"}"},
    {"empty_text_is_null", "{\"type\":\"plain_text_input\"}", "{\"v\":\"\"}",
     "{\"type\":\"plain_text_input\",\"value\":null}"},
    {"initial_text", "{\"type\":\"plain_text_input\",\"initial_value\":\"i\"}", "{}",
     "{\"type\":\"plain_text_input\",\"value\":\"i\"}"},
    {"option", "{\"type\":\"static_select\",\"options\":[{\"value\":\"1\"},{\"value\":\"2\"}]}",
     "{\"v\":\"2\"}", "{\"selected_option\":{\"value\":\"2\"},\"type\":\"static_select\"}"},
    {"unknown_option_is_null", "{\"type\":\"static_select\",\"options\":[{\"value\":\"1\"}]}",
     "{\"v\":\"9\"}", "{\"selected_option\":null,\"type\":\"static_select\"}"},
    {"options", "{\"type\":\"checkboxes\",\"options\":[{\"value\":\"1\"},{\"value\":\"2\"}]}",
     "{\"v\":[\"1\"]}", "{\"selected_options\":[{\"value\":\"1\"}],\"type\":\"checkboxes\"}"},
    {"no_options", "{\"type\":\"checkboxes\",\"options\":[]}", "{}",
     "{\"selected_options\":[],\"type\":\"checkboxes\"}"},
    {"person", "{\"type\":\"users_select\"}", "{\"v\":\"U0ANA\"}",
     "{\"selected_user\":\"U0ANA\",\"type\":\"users_select\"}"},
    {"moment", "{\"type\":\"datetimepicker\"}", "{\"v\":1767225600}",
     "{\"selected_date_time\":1767225600,\"type\":\"datetimepicker\"}"},
    {"a_state_as_it_is", "{\"type\":\"plain_text_input\"}",
     "{\"v\":{\"type\":\"t\",\"value\":\"x\"}}", "{\"type\":\"t\",\"value\":\"x\"}"},
};

static void choice_becomes_state(void **state)
{
    const struct choice *row = *state;
    struct js *element = parsed(row->element);
    struct js *given = parsed(row->given);
    struct js *made = element_state(element, js_at(given, "v"));
    char *text = js_dump(made);
    assert_string_equal(text, row->state);
    free(text);
    js_drop(made);
    js_drop(given);
    js_drop(element);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(fifty_blocks_fit_and_one_more_does_not)};
    struct CMUnitTest limit_rows[COUNT_OF(limits)];
    struct CMUnitTest choice_rows[COUNT_OF(choices)];
    for (size_t i = 0; i < COUNT_OF(limits); i++)
        limit_rows[i] = (struct CMUnitTest)ROW_TEST(limit_holds, &limits[i]);
    for (size_t i = 0; i < COUNT_OF(choices); i++)
        choice_rows[i] = (struct CMUnitTest)ROW_TEST(choice_becomes_state, &choices[i]);
    int failed = cmocka_run_group_tests_name("limits", limit_rows, NULL, NULL);
    failed += cmocka_run_group_tests_name("choices", choice_rows, NULL, NULL);
    return failed + cmocka_run_group_tests_name("counts", tests, NULL, NULL);
}
