/* Borrowed text: comparing, trimming and taking apart. */
#include "testing.h"

#include "disruption/base/attributes.h"
#include "disruption/base/slice.h"

static void an_absent_text_is_an_empty_slice(void **state)
{
    (void)state;
    struct slice none = slice_of(NULL);
    assert_int_equal(none.len, 0);
    assert_true(slice_equals(none, ""));
    assert_true(slice_equals_nocase(none, ""));
    assert_true(slice_starts(none, ""));
    assert_false(slice_starts(none, "a"));
    assert_int_equal(slice_trim(none).len, 0);
}

static void comparing_looks_at_the_slice_alone(void **state)
{
    (void)state;
    struct slice s = {"Note taken", 4};
    assert_true(slice_equals(s, "Note"));
    assert_false(slice_equals(s, "note"));
    assert_false(slice_equals(s, "Not"));
    assert_false(slice_equals(s, "Note taken"));
    assert_true(slice_equals_nocase(s, "nOTE"));
    assert_false(slice_equals_nocase(s, "notes"));
    assert_true(slice_starts(s, "No"));
    assert_false(slice_starts(s, "Note t"));
}

struct trim_row {
    const char *name, *text, *left;
};

static const struct trim_row trim_rows[] = {
    {"nothing", "", ""},
    {"only_white", " \t\r\n\v\f ", ""},
    {"both_ends", "  a b \n", "a b"},
    {"one_character", "x", "x"},
    {"beyond_ascii_is_kept", "\xC2\xA0x", "\xC2\xA0x"},
};

static void trimming_takes_white_space_off_both_ends(void **state)
{
    const struct trim_row *row = *state;
    assert_true(slice_equals(slice_trim(slice_of(row->text)), row->left));
}

struct split_row {
    const char *name, *text;
    const char *pieces[6]; /* NULL ends */
};

static const struct split_row split_rows[] = {
    {"one_piece", "abc", {"abc"}},
    {"three_pieces", "a,b,c", {"a", "b", "c"}},
    {"empty_between", "a,,c", {"a", "", "c"}},
    {"empty_at_the_ends", ",a,", {"", "a", ""}},
    {"only_separators", ",,", {"", "", ""}},
};

static void splitting_gives_every_piece(void **state)
{
    const struct split_row *row = *state;
    struct slice rest = slice_of(row->text), piece;
    for (size_t i = 0; row->pieces[i] != NULL; i++) {
        assert_true(slice_split(&rest, ',', &piece));
        assert_true(slice_equals(piece, row->pieces[i]));
    }
    assert_false(slice_split(&rest, ',', &piece));
}

static const struct split_row word_rows[] = {
    {"no_words", " \t\n", {NULL}},
    {"words_between_white_space", "  start  checkout\tis\ndown ", {"start", "checkout", "is", "down"}},
    {"one_word", "x", {"x"}},
};

static void words_are_what_white_space_leaves(void **state)
{
    const struct split_row *row = *state;
    struct slice rest = slice_of(row->text), word;
    for (size_t i = 0; row->pieces[i] != NULL; i++) {
        assert_true(slice_word(&rest, &word));
        assert_true(slice_equals(word, row->pieces[i]));
    }
    assert_false(slice_word(&rest, &word));
}

int main(void)
{
    struct CMUnitTest rows[COUNT_OF(trim_rows) + COUNT_OF(split_rows) + COUNT_OF(word_rows)];
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(trim_rows); i++)
        rows[count++] = (struct CMUnitTest)ROW_TEST(trimming_takes_white_space_off_both_ends, &trim_rows[i]);
    for (size_t i = 0; i < COUNT_OF(split_rows); i++)
        rows[count++] = (struct CMUnitTest)ROW_TEST(splitting_gives_every_piece, &split_rows[i]);
    for (size_t i = 0; i < COUNT_OF(word_rows); i++)
        rows[count++] = (struct CMUnitTest)ROW_TEST(words_are_what_white_space_leaves, &word_rows[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_absent_text_is_an_empty_slice),
        cmocka_unit_test(comparing_looks_at_the_slice_alone),
    };
    int failed = cmocka_run_group_tests_name("slice rows", rows, NULL, NULL);
    return failed + cmocka_run_group_tests_name("slice", tests, NULL, NULL);
}
