/* Errors: the sentence that reaches people is whole characters, and context goes in front. */
#include "testing.h"

#include "disruption/base/err.h"
#include "disruption/base/utf8.h"

static void setting_returns_false_and_keeps_kind_and_sentence(void **state)
{
    (void)state;
    struct err err = ERR_INIT;
    assert_false(err_set(&err, ERR_REFUSED, "only %s may", "the lead"));
    assert_int_equal(err.kind, ERR_REFUSED);
    assert_string_equal(err.text, "only the lead may");
}

static void nobody_needs_to_care(void **state)
{
    (void)state;
    assert_false(err_set(NULL, ERR_INVALID, "unheard"));
    assert_false(err_wrap(NULL, "unheard"));
}

static void wrapping_puts_context_in_front_and_keeps_the_kind(void **state)
{
    (void)state;
    struct err err = ERR_INIT;
    (void)err_set(&err, ERR_DAMAGED, "row %d", 7);
    assert_false(err_wrap(&err, "journal of D-%d", 42));
    assert_false(err_wrap(&err, "verify"));
    assert_int_equal(err.kind, ERR_DAMAGED);
    assert_string_equal(err.text, "verify: journal of D-42: row 7");
}

/* A sentence of `lead` ASCII bytes and then characters of `width` bytes, far over the limit. */
struct cut_row {
    const char *name, *character;
    size_t lead;
};

static const struct cut_row cut_rows[] = {
    {"ascii", "x", 0},
    {"two_bytes_fitting", "\xC3\xA9", 1},
    {"two_bytes_split", "\xC3\xA9", 0},
    {"three_bytes_fitting", "\xE2\x82\xAC", 1},
    {"three_bytes_split_after_one", "\xE2\x82\xAC", 0},
    {"three_bytes_split_after_two", "\xE2\x82\xAC", 2},
    {"four_bytes_fitting", "\xF0\x9F\x94\xA5", 3},
    {"four_bytes_split_after_one", "\xF0\x9F\x94\xA5", 2},
    {"four_bytes_split_after_two", "\xF0\x9F\x94\xA5", 1},
    {"four_bytes_split_after_three", "\xF0\x9F\x94\xA5", 0},
};

static void fill(char *text, size_t room, const struct cut_row *row)
{
    size_t len = row->lead, width = strlen(row->character);
    memset(text, 'a', len);
    for (; len + width < room; len += width)
        memcpy(text + len, row->character, width);
    text[len] = '\0';
}

static void a_long_sentence_is_cut_between_characters(void **state)
{
    const struct cut_row *row = *state;
    char sentence[2 * ERR_TEXT_MAX];
    fill(sentence, sizeof(sentence), row);
    struct err err = ERR_INIT;
    (void)err_set(&err, ERR_INVALID, "%s", sentence);
    size_t len = strlen(err.text);
    assert_true(utf8_valid(slice_of(err.text)));
    assert_in_range(len, ERR_TEXT_MAX - 1 - 4, ERR_TEXT_MAX - 1);
    assert_memory_equal(err.text, sentence, len);
}

static void wrapping_a_long_sentence_cuts_between_characters(void **state)
{
    const struct cut_row *row = *state;
    char sentence[ERR_TEXT_MAX];
    fill(sentence, sizeof(sentence), row);
    struct err err = ERR_INIT;
    (void)err_set(&err, ERR_INVALID, "%s", sentence);
    for (int i = 0; i < 4; i++) {
        (void)err_wrap(&err, "%.*s", 1 + i, "note");
        assert_true(utf8_valid(slice_of(err.text)));
        assert_true(strlen(err.text) < ERR_TEXT_MAX);
    }
    assert_memory_equal(err.text, "note: not: no: n: ", 18);
}

static void context_that_fills_everything_leaves_the_kind(void **state)
{
    (void)state;
    char context[2 * ERR_TEXT_MAX];
    memset(context, 'c', sizeof(context) - 1);
    context[sizeof(context) - 1] = '\0';
    struct err err = ERR_INIT;
    (void)err_set(&err, ERR_LIMITED, "too much");
    (void)err_wrap(&err, "%s", context);
    assert_int_equal(err.kind, ERR_LIMITED);
    assert_int_equal(strlen(err.text), ERR_TEXT_MAX - 1);
}

static void half_characters_inside_a_sentence_are_left_out(void **state)
{
    (void)state;
    struct err err = ERR_INIT;
    (void)err_set(&err, ERR_INVALID, "\"%.4s\" is no list, \xFFnor \xEF\xBF\xBD", "abc\xC3\xA9");
    assert_string_equal(err.text, "\"abc\" is no list, nor \xEF\xBF\xBD");
}

static void every_kind_has_a_word_of_its_own(void **state)
{
    (void)state;
    for (int a = ERR_NONE; a <= ERR_INTERNAL; a++) {
        assert_string_not_equal(err_kind_name((enum err_kind)a), "unknown");
        for (int b = ERR_NONE; b < a; b++)
            assert_string_not_equal(err_kind_name((enum err_kind)a), err_kind_name((enum err_kind)b));
    }
    assert_string_equal(err_kind_name((enum err_kind)(ERR_INTERNAL + 1)), "unknown");
}

int main(void)
{
    struct CMUnitTest set_rows[COUNT_OF(cut_rows)], wrap_rows[COUNT_OF(cut_rows)];
    for (size_t i = 0; i < COUNT_OF(cut_rows); i++) {
        set_rows[i] = (struct CMUnitTest)ROW_TEST(a_long_sentence_is_cut_between_characters, &cut_rows[i]);
        wrap_rows[i] =
            (struct CMUnitTest)ROW_TEST(wrapping_a_long_sentence_cuts_between_characters, &cut_rows[i]);
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(setting_returns_false_and_keeps_kind_and_sentence),
        cmocka_unit_test(nobody_needs_to_care),
        cmocka_unit_test(wrapping_puts_context_in_front_and_keeps_the_kind),
        cmocka_unit_test(context_that_fills_everything_leaves_the_kind),
        cmocka_unit_test(half_characters_inside_a_sentence_are_left_out),
        cmocka_unit_test(every_kind_has_a_word_of_its_own),
    };
    int failed = cmocka_run_group_tests_name("err cut rows", set_rows, NULL, NULL);
    failed += cmocka_run_group_tests_name("err wrap rows", wrap_rows, NULL, NULL);
    return failed + cmocka_run_group_tests_name("err", tests, NULL, NULL);
}
