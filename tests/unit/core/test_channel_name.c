/* Names of channels from titles in any script. */
#include "testing.h"

#include "disruption/base/attributes.h"
#include "disruption/core/channel_name.h"

#define PATTERN "dis-{number}-{slug}"
#define LONG                                                                                       \
    "payments in europe fail for customers who use three step verification and stored cards"

struct name_row {
    const char *name, *pattern, *title;
    int attempt;
    const char *expected;
};

static const struct name_row name_rows[] = {
    {"words", PATTERN, "Checkout returns 500s", 1, "dis-42-checkout-returns-500s"},
    {"signs_are_one_dash", PATTERN, "  API: down!!  (again) ", 1, "dis-42-api-down-again"},
    {"apostrophes_join", PATTERN, "can't pay, won\xe2\x80\x99t load", 1,
     "dis-42-cant-pay-wont-load"},
    {"accents_fold", PATTERN, "\xc3\x89\x63hec \xc3\xa0 l\xe2\x80\x99\xc3\xa9t\xc3\xa9", 1,
     "dis-42-echec-a-lete"},
    {"letters_without_a_base", PATTERN, "Stra\xc3\x9f\x65 \xc3\x98re \xc5\x81\xc3\xb3\x64\xc5\xba",
     1, "dis-42-strasse-ore-lodz"},
    {"wide_letters", PATTERN, "\xef\xbc\xa1\xef\xbc\xb0\xef\xbc\xa9", 1, "dis-42-api"},
    {"a_title_in_another_script_leaves_no_dashes", PATTERN, "\xe6\xb1\xba\xe6\xb8\x88\xe9\x9a\x9c\xe5\xae\xb3", 1, "dis-42"},
    {"some_usable_letters", PATTERN, "\xe6\xb1\xba\xe6\xb8\x88 api \xe9\x9a\x9c\xe5\xae\xb3", 1,
     "dis-42-api"},
    {"emoji", PATTERN, "\xf0\x9f\x94\xa5 db \xf0\x9f\x94\xa5", 1, "dis-42-db"},
    {"bad_bytes", PATTERN,
     "a\xff\xfe"
     "b",
     1, "dis-42-a-b"},
    {"underscores_stay", PATTERN, "db_main", 1, "dis-42-db_main"},
    {"number_behind", "{slug}-{number}", "db", 1, "db-42"},
    {"number_behind_without_slug", "{slug}-{number}", "!", 1, "42"},
    {"slug_alone_and_none", "{slug}", "!", 1, "42"},
    {"pattern_is_cleaned", "Inc #{number}: {slug}", "db", 1, "inc-42-db"},
    {"second_attempt", PATTERN, "db", 2, "dis-42-db-2"},
    {"a_long_title_is_cut_between_words_within_80", PATTERN, LONG, 1,
     "dis-42-payments-in-europe-fail-for-customers-who-use-three-step-verification-and"},
    {"cut_for_the_attempt", PATTERN, LONG, 10,
     "dis-42-payments-in-europe-fail-for-customers-who-use-three-step-verification-10"},
    {"one_long_word", PATTERN,
     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
     1, "dis-42-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
};

static void a_name_is_made_as_its_row_says(void **state)
{
    const struct name_row *row = *state;
    struct buf out;
    buf_init(&out, CHANNEL_NAME_MAX);
    channel_name_write(row->pattern, 42, row->title, row->attempt, &out);
    assert_false(out.over);
    assert_string_equal(buf_string(&out), row->expected);
    buf_done(&out);
}

static void a_pattern_longer_than_a_name_still_gives_one(void **state)
{
    (void)state;
    char pattern[200] = "";
    struct buf out;
    buf_init(&out, CHANNEL_NAME_MAX);
    for (size_t i = 0; i < 15; i++)
        strcat(pattern, "part-{slug}-");
    channel_name_write(pattern, 42, "checkout is down", 3, &out);
    assert_false(out.over);
    assert_true(out.len <= CHANNEL_NAME_MAX);
    assert_non_null(strstr(buf_string(&out), "part-"));
    assert_string_equal(buf_string(&out) + out.len - 2, "-3");
    buf_done(&out);
}

int main(void)
{
    struct CMUnitTest rows[COUNT_OF(name_rows)];
    for (size_t i = 0; i < COUNT_OF(name_rows); i++)
        rows[i] = (struct CMUnitTest)ROW_TEST(a_name_is_made_as_its_row_says, &name_rows[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pattern_longer_than_a_name_still_gives_one)};
    int failed = cmocka_run_group_tests_name("channel name rows", rows, NULL, NULL);
    return failed + cmocka_run_group_tests_name("channel name", tests, NULL, NULL);
}
