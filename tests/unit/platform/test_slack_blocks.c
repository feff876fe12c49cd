/* Messages and cards within Slack's limits. */
#include "testing.h"

#include "disruption/core/markup.h"
#include "platform/slack/blocks.h"
#include "platform/slack/text.h"

static char *lines_of(int count, int len)
{
    char *text = calloc((size_t)count * (size_t)(len + 1) + 1, 1);
    for (int i = 0; i < count; i++) {
        memset(text + i * (len + 1), 'a', (size_t)len);
        text[i * (len + 1) + len] = '\n';
    }
    return text;
}

/* Characters in all text objects below value, the longest of them, and how many there are. */
struct totals {
    size_t units, longest, count;
};

static void add_up(const struct js *value, struct totals *totals);

static bool add_member(void *ctx, const char *key, const struct js *value)
{
    struct totals *totals = ctx;
    if (strcmp(key, "text") == 0 && js_text(value) != NULL) {
        size_t units = slack_units(slice_of(js_text(value)));
        totals->units += units;
        totals->longest = units > totals->longest ? units : totals->longest;
        totals->count++;
    }
    add_up(value, totals);
    return true;
}

static void add_up(const struct js *value, struct totals *totals)
{
    if (js_is_array(value)) {
        for (size_t i = 0; i < js_count(value); i++)
            add_up(js_item(value, i), totals);
    } else if (js_is_object(value)) {
        js_each(value, add_member, totals);
    }
}

struct text_row {
    const char *name;
    int lines, len;
    size_t parts;
    size_t blocks; /* of the first part; 0: text alone */
};

static const struct text_row text_rows[] = {
    {"a_short_text_needs_no_blocks", 1, 10, 1, 0},
    {"a_text_of_one_section", 1, 2899, 1, 0},
    {"two_sections", 2, 2000, 1, 2},
    {"three_sections_fill_a_message", 3, 2800, 1, 3},
    {"the_fourth_section_is_another_message", 4, 2800, 2, 3},
    {"a_line_longer_than_any_section", 1, 9000, 2, 3},
    {"the_longest_that_is_not_cut", 15, 2800, 5, 3},
};

static void a_text_takes_as_many_messages_as_its_row_says(void **state)
{
    const struct text_row *row = *state;
    char *text = lines_of(row->lines, row->len);
    struct arena arena = {0};
    size_t shown = 0;
    for (size_t part = 0; part < row->parts; part++) {
        struct js *body = js_new_object();
        struct totals totals = {0};
        assert_int_equal(slack_body_text(body, &arena, text, part), row->parts);
        if (part == 0)
            assert_int_equal(js_count(js_at(body, "blocks")), row->blocks);
        add_up(js_at(body, "blocks"), &totals);
        assert_in_range(totals.units, 0, SLACK_MESSAGE_MAX);
        assert_in_range(totals.longest, 0, SLACK_SECTION_MAX);
        assert_in_range(slack_units(slice_of(js_string(body, "text"))), 1, 4000);
        shown += totals.units;
        js_drop(body);
    }
    if (row->blocks > 0)
        assert_in_range(shown, (size_t)row->lines * (size_t)row->len,
                        (size_t)row->lines * (size_t)(row->len + 1));
    free(text);
    arena_done(&arena);
}

static void a_text_too_long_for_all_messages_says_so(void **state)
{
    (void)state;
    char *text = lines_of(40, 2800);
    struct arena arena = {0};
    struct js *body = js_new_object();
    assert_int_equal(slack_body_text(body, &arena, text, 4), SLACK_PARTS_MAX);
    const struct js *blocks = js_at(body, "blocks");
    const struct js *last = js_item(blocks, js_count(blocks) - 1);
    assert_string_equal(js_string(js_at(last, "text"), "text"), "_The rest is too long for chat._");
    js_drop(body);
    free(text);
    arena_done(&arena);
}

static void an_edit_is_one_message_and_takes_old_blocks_away(void **state)
{
    (void)state;
    char *text = lines_of(5, 2800);
    struct arena arena = {0};
    struct js *longer = js_new_object(), *shorter = js_new_object();
    slack_body_text_once(longer, &arena, text);
    slack_body_text_once(shorter, &arena, "short");
    assert_int_equal(js_count(js_at(longer, "blocks")), 4); /* three sections and the notice */
    assert_true(js_is_array(js_at(shorter, "blocks")));
    assert_int_equal(js_count(js_at(shorter, "blocks")), 0);
    js_drop(longer);
    js_drop(shorter);
    free(text);
    arena_done(&arena);
}

static void no_text_object_of_a_section_lets_names_become_links(void **state)
{
    (void)state;
    char *text = lines_of(2, 2800);
    struct arena arena = {0};
    struct js *body = js_new_object();
    slack_body_text(body, &arena, text, 0);
    assert_true(js_flag(js_at(js_item(js_at(body, "blocks"), 0), "text"), "verbatim"));
    js_drop(body);
    free(text);
    arena_done(&arena);
}

static void the_short_form_beside_blocks_cannot_ping(void **state)
{
    (void)state;
    char *text = lines_of(3, 2800);
    memcpy(text, "<!channel>", 10);
    struct arena arena = {0};
    struct js *body = js_new_object();
    slack_body_text(body, &arena, text, 0);
    assert_ptr_equal(strstr(js_string(body, "text"), "&lt;!channel&gt;"), js_string(body, "text"));
    js_drop(body);
    free(text);
    arena_done(&arena);
}

/* Cards -------------------- */

static struct js *card_of(int fields, int lines, int len)
{
    char *words = lines_of(1, len);
    struct js *card = js_new_object(), *field_list = js_new_array(), *line_list = js_new_array();
    words[len] = '\0';
    js_put_string(card, "title", words);
    js_put_string(card, "color", "red");
    js_put_string(card, "text", "D-1 in short");
    for (int i = 0; i < fields; i++) {
        struct js *field = js_new_object();
        js_put_string(field, "name", "Severity");
        js_put_string(field, "value", words);
        js_push(field_list, field);
    }
    for (int i = 0; i < lines; i++)
        js_push_string(line_list, words);
    js_put(card, "fields", field_list);
    js_put(card, "lines", line_list);
    free(words);
    return card;
}

static void a_card_is_a_header_fields_and_lines(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct js *body = js_new_object(), *card = card_of(12, 2, 5);
    slack_body_card(body, &arena, card);
    char *shown = js_dump(js_item(js_at(body, "blocks"), 0));
    assert_string_equal(
        shown, "{\"text\":{\"emoji\":true,\"text\":\":red_circle: aaaaa\",\"type\":\"plain_text\"},"
               "\"type\":\"header\"}");
    const struct js *blocks = js_at(body, "blocks");
    assert_int_equal(js_count(blocks), 4);
    assert_int_equal(js_count(js_at(js_item(blocks, 1), "fields")), SLACK_FIELDS_MAX);
    assert_int_equal(js_count(js_at(js_item(blocks, 2), "fields")), 2);
    assert_string_equal(js_string(js_item(js_at(js_item(blocks, 1), "fields"), 0), "text"),
                        "*Severity*\naaaaa");
    assert_int_equal(js_count(js_at(js_item(blocks, 3), "elements")), 2);
    assert_string_equal(js_string(body, "text"), "D-1 in short");
    free(shown);
    js_drop(card);
    js_drop(body);
    arena_done(&arena);
}

static void a_card_beyond_the_limits_stays_within_them(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct js *body = js_new_object(), *card = card_of(300, 300, 3000);
    struct totals totals = {0};
    slack_body_card(body, &arena, card);
    const struct js *blocks = js_at(body, "blocks");
    add_up(blocks, &totals);
    assert_in_range(totals.units, 1, SLACK_MESSAGE_MAX);
    assert_in_range(totals.longest, 1, SLACK_FIELD_MAX);
    assert_in_range(js_count(blocks), 2, SLACK_BLOCKS_MAX);
    assert_in_range(slack_units(slice_of(js_string(js_at(js_item(blocks, 0), "text"), "text"))), 1,
                    SLACK_HEADER_MAX);
    const struct js *last = js_item(blocks, js_count(blocks) - 1);
    assert_string_equal(js_string(js_at(last, "text"), "text"), "_More than a card can show._");
    js_drop(card);
    js_drop(body);
    arena_done(&arena);
}

static void an_empty_card_is_still_a_valid_message(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct js *body = js_new_object(), *card = js_new_object();
    slack_body_card(body, &arena, card);
    assert_int_equal(js_count(js_at(body, "blocks")), 1);
    assert_string_equal(js_string(body, "text"), "-");
    js_drop(card);
    js_drop(body);
    arena_done(&arena);
}

int main(void)
{
    struct CMUnitTest rows[COUNT_OF(text_rows)];
    for (size_t i = 0; i < COUNT_OF(text_rows); i++)
        rows[i] = (struct CMUnitTest)ROW_TEST(a_text_takes_as_many_messages_as_its_row_says,
                                              &text_rows[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_too_long_for_all_messages_says_so),
        cmocka_unit_test(an_edit_is_one_message_and_takes_old_blocks_away),
        cmocka_unit_test(no_text_object_of_a_section_lets_names_become_links),
        cmocka_unit_test(the_short_form_beside_blocks_cannot_ping),
        cmocka_unit_test(a_card_is_a_header_fields_and_lines),
        cmocka_unit_test(a_card_beyond_the_limits_stays_within_them),
        cmocka_unit_test(an_empty_card_is_still_a_valid_message),
    };
    int failed = cmocka_run_group_tests_name("lengths", rows, NULL, NULL);
    return failed + cmocka_run_group_tests_name("blocks", tests, NULL, NULL);
}
