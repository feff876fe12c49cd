/* Which misspellings are understood, and which guesses would be too wild. */
#include "testing.h"

#include "disruption/base/attributes.h"
#include "settings/near.h"

static const char *const wishes[] = {"name", "duty", "level", "listen", "confirm"};

struct row {
    const char *name;
    const char *word;
    const char *nearest;
};

static const struct row rows[] = {
    {"the_word_itself_is_nearest", "level", "level"},
    {"a_letter_too_few", "lisen", "listen"},
    {"a_letter_too_many", "confirrm", "confirm"},
    {"a_wrong_letter", "lebel", "level"},
    {"two_letters_swapped_are_one_step", "nmae", "name"},
    {"a_short_word_far_away_is_nobody", "path", NULL},
    {"an_empty_word_is_nobody", "", NULL},
    {"a_very_long_word_is_nobody",
     "levellevellevellevellevellevellevellevellevellevellevellevellevellevel", NULL},
};

static void finds(void **state)
{
    const struct row *row = *state;
    const char *nearest = near_word(row->word, wishes, COUNT_OF(wishes));
    if (row->nearest == NULL)
        assert_null(nearest);
    else
        assert_string_equal(nearest, row->nearest);
}

static void distance_counts_single_steps(void **state)
{
    (void)state;
    assert_int_equal(near_distance("", ""), 0);
    assert_int_equal(near_distance("abc", ""), 3);
    assert_int_equal(near_distance("kitten", "sitting"), 3);
    assert_int_equal(near_distance("ab", "ba"), 1);
    assert_int_equal(near_distance("sitting", "kitten"), 3);
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(rows) + 1];
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        tests[i] = (struct CMUnitTest)ROW_TEST(finds, &rows[i]);
    tests[COUNT_OF(rows)] = (struct CMUnitTest)cmocka_unit_test(distance_counts_single_steps);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
