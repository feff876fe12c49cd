/* What words are worth to likeness, and what sharing them earns. */
#include "testing.h"

#include <stdio.h>

#include "disruption/base/attributes.h"
#include "disruption/core/similar.h"

static bool counts(const char *word)
{
    return similar_counts(slice_of(word));
}

static void words_of_mere_talk_count_nothing(void **state)
{
    static const char *const empty[] = {"the", "The", "THANKS", "https", "we", "ve", "12", "2026", "1", "159348"};
    static const char *const telling[] = {"redis", "502", "5432", "timeout", "zwölf", "数", "mw1234", "thermostatically-long"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(empty); i++) {
        if (counts(empty[i]))
            fail_msg("%s counts", empty[i]);
    }
    for (size_t i = 0; i < COUNT_OF(telling); i++) {
        if (!counts(telling[i]))
            fail_msg("%s does not count", telling[i]);
    }
}

static void every_word_of_the_list_is_found_in_it(void **state)
{
    /* its ends and neighbours, which a list out of order would miss */
    static const char *const words[] = {"a", "about", "am", "b", "cc", "com", "d", "each", "yeah", "yes", "yours", "z"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (counts(words[i]))
            fail_msg("%s counts", words[i]);
    }
}

static void rare_words_are_worth_most(void **state)
{
    struct similar_word words[] = {
        {.word = "often", .said = 30, .holders = 90},
        {.word = "seldom", .said = 30, .holders = 2},
        {.word = "everywhere", .said = 300, .holders = 900},
        {.word = "nowhere", .said = 30, .holders = 0},
    };
    double all;
    (void)state;
    size_t chosen = similar_choose(words, COUNT_OF(words), 1000, &all);
    assert_int_equal(chosen, 2);
    assert_string_equal(words[0].word, "seldom");
    assert_string_equal(words[1].word, "often");
    assert_true(words[0].worth > words[1].worth);
    assert_true(all > words[0].worth + words[1].worth); /* what nobody has is missing */
}

static void two_past_ones_do_not_make_a_word_common(void **state)
{
    struct similar_word words[] = {{.word = "redis", .said = 30, .holders = 2}};
    double all;
    (void)state;
    assert_int_equal(similar_choose(words, 1, 2, &all), 1);
}

static void at_most_so_many_words_are_looked_up(void **state)
{
    static struct similar_word words[3 * SIMILAR_WORDS];
    static char names[3 * SIMILAR_WORDS][8];
    double all;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        snprintf(names[i], sizeof(names[i]), "w%zu", i);
        words[i] = (struct similar_word){.word = names[i], .said = 10, .holders = (int64_t)(i % 2)};
    }
    assert_int_equal(similar_choose(words, COUNT_OF(words), 100, &all), SIMILAR_WORDS);
    for (size_t i = 0; i < SIMILAR_WORDS; i++)
        assert_int_equal(words[i].holders, 1);
}

static void no_words_choose_none(void **state)
{
    double all;
    (void)state;
    assert_int_equal(similar_choose(NULL, 0, 100, &all), 0);
    assert_int_equal(similar_score(0, all, true, true), 0);
}

static void saying_it_more_and_briefly_earns_more(void **state)
{
    (void)state;
    assert_true(similar_earn(1, 30, 1000, 1000) > similar_earn(1, 5, 1000, 1000));
    assert_true(similar_earn(1, 30, 1000, 1000) > similar_earn(1, 30, 9000, 1000));
    assert_true(similar_earn(1, 1 << 30, 1000, 1000) < 6); /* there is an end to it */
    assert_true(similar_earn(1, 30, 0, 0) > 0);
}

static void one_shared_word_of_a_title_is_not_clear(void **state)
{
    struct similar_word words[] = {{.word = "databas", .said = 30, .holders = 0}, {.word = "slow", .said = 30, .holders = 1}};
    double all;
    (void)state;
    assert_int_equal(similar_choose(words, COUNT_OF(words), 20, &all), 1);
    double earned = similar_earn(words[0].worth, 30, 500, 1000);
    assert_true(similar_score(earned, all, false, false) < SIMILAR_CLEAR);
}

static void two_shared_words_are(void **state)
{
    struct similar_word words[] = {{.word = "databas", .said = 30, .holders = 1}, {.word = "slow", .said = 30, .holders = 1}};
    double all, earned = 0;
    (void)state;
    assert_int_equal(similar_choose(words, COUNT_OF(words), 20, &all), 2);
    for (size_t i = 0; i < COUNT_OF(words); i++)
        earned += similar_earn(words[i].worth, 30, 500, 1000);
    assert_true(similar_score(earned, all, false, false) >= SIMILAR_CLEAR);
}

static void the_same_service_and_type_raise_a_score(void **state)
{
    (void)state;
    int plain = similar_score(2, 10, false, false);
    assert_true(similar_score(2, 10, true, false) > similar_score(2, 10, false, true));
    assert_true(similar_score(2, 10, false, true) > plain);
}

static void fields_weigh_by_how_much_they_tell(void **state)
{
    (void)state;
    assert_true(similar_weight(SEARCH_TITLE) > similar_weight(SEARCH_SUMMARY));
    assert_true(similar_weight(SEARCH_CAUSE) > similar_weight(SEARCH_ENTRIES));
    assert_string_equal(search_field_name(SEARCH_LESSONS), "lessons");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_mere_talk_count_nothing),
        cmocka_unit_test(every_word_of_the_list_is_found_in_it),
        cmocka_unit_test(rare_words_are_worth_most),
        cmocka_unit_test(two_past_ones_do_not_make_a_word_common),
        cmocka_unit_test(at_most_so_many_words_are_looked_up),
        cmocka_unit_test(no_words_choose_none),
        cmocka_unit_test(saying_it_more_and_briefly_earns_more),
        cmocka_unit_test(one_shared_word_of_a_title_is_not_clear),
        cmocka_unit_test(two_shared_words_are),
        cmocka_unit_test(the_same_service_and_type_raise_a_score),
        cmocka_unit_test(fields_weigh_by_how_much_they_tell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
