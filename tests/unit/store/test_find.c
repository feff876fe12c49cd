/* Whatever is typed is words: nothing makes a search fail, and what can be found is. */
#include "fixture.h"

#include "disruption/store/search.h"

static const struct row {
    const char *name, *words;
    bool found;
} rows[] = {
    {"one_word", "pool", true},
    {"another_form_of_it", "pools", true},
    {"any_case", "POOL", true},
    {"without_its_accents", "cafe", true},
    {"with_its_accents", "caf\u00e9", true},
    {"a_word_that_is_not_there", "zeppelin", false},
    {"a_piece_in_quotes", "\"connection pool\"", true},
    {"a_piece_in_another_order", "\"pool connection\"", false},
    {"a_piece_that_never_ends", "\"connection pool", true},
    {"a_quote_alone", "\"", false},
    {"two_quotes", "\"\"", false},
    {"quotes_in_a_word", "po\"ol", false},
    {"a_beginning", "conn*", true},
    {"a_beginning_of_nothing", "*", false},
    {"stars", "*** **", false},
    {"a_star_in_front", "*pool", true},
    {"and", "AND", true}, /* the text has it */
    {"and_or_near", "pool AND connection OR NEAR NOT", true},
    {"near", "NEAR(pool connection, 2)", true},
    {"a_column", "title:pool", false},
    {"a_column_set", "{title entries}:pool", false},
    {"a_caret", "^pool", true},
    {"a_minus", "-pool", true},
    {"a_plus", "connection + pool", true},
    {"brackets", "((pool", true},
    {"brackets_that_close", "pool))", true},
    {"a_comma", "pool,connection", false},
    {"semicolon_and_comment", "pool; -- DROP TABLE search", true},
    {"a_single_quote", "pool' OR '1'='1", true},
    {"a_backslash", "pool\\", true},
    {"a_percent", "%s%n", true},
    {"words_that_tell_nothing", "the and of", true},
    {"one_that_tells_nothing_beside_one_that_does", "the zeppelin", false},
    {"nothing", "", false},
    {"blanks", "  \t\n ", false},
    {"emoji", "\U0001F525", false},
    {"emoji_beside_a_word", "\U0001F525 pool", true},
    {"chinese", "\u6570\u636e\u5e93", true},
    {"a_part_of_chinese", "\u636e\u5e93", true},
    {"chinese_in_another_order", "\"\u5e93\u6570\"", false},
    {"japanese", "\u30b5\u30fc\u30d0", true},
    {"korean_without_its_ending", "\uc11c\ubc84", true},
    {"thai", "\u0e25\u0e48\u0e21", true},
    {"arabic", "\u062e\u0627\u062f\u0645", true},
    {"cyrillic", "\u0441\u0435\u0440\u0432\u0435\u0440", true},
    {"a_number", "5432", true},
    {"a_short_number", "17", true},
    {"an_address", "https://example.org/a?b=c#d", false},
    {"a_host", "db-7.example.org", true},
    {"broken_utf8", "\xff\xfe\xc3", false},
    {"a_control_character", "po\x01ol", false},
};

static void prepare(struct fixture *f)
{
    bool more;
    give(f, FACT_DECLARED, 1, T0, "U1", "{'title':'caf\u00e9 lost its connection pool','declared_ms':1767225600000}");
    give(f, FACT_ENTRY_ADDED, 1, T0, "U1",
         "{'entry':1,'at_ms':1767225600000,'kinds':'note','author_id':'U1','source':'command','taggers':'','text':"
         "'port 5432 of db-7.example.org, 17 times, and near the end: \u6570\u636e\u5e93\u8fde\u63a5\u6c60 "
         "\u30b5\u30fc\u30d0\u30fc\u304c\u843d\u3061\u305f \uc11c\ubc84\uac00 "
         "\u0e23\u0e30\u0e1a\u0e1a\u0e25\u0e48\u0e21 \u062e\u0627\u062f\u0645 "
         "\u0441\u0435\u0440\u0432\u0435\u0440 not or drop table search the of s n'}");
    must(store_search_refresh(f->store, 10, &more, &err));
}

static size_t find(struct fixture *f, const char *words)
{
    struct found *found;
    size_t count;
    bool all;
    const struct find_query query = {.words = words, .since_ms = TIME_UNKNOWN};
    must(store_find(f->store, &f->arena, &query, &found, &count, &all, &err));
    return count;
}

static void words_find(void **state)
{
    const struct row *row = *state;
    void *made;
    memory_set_up(&made);
    prepare(made);
    size_t count = find(made, row->words);
    tear_down(&made);
    assert_int_equal(count, row->found);
}

/* Characters that mean something somewhere, in every order that a small generator makes of them. */
static void nothing_that_is_typed_is_refused(void **state)
{
    static const char *const pieces[] = {"pool", "\"", "*", "(", ")", "AND", "OR", "NOT", "NEAR", "^",  ":",      "-",
                                         "+",    "{",  "}", "'", ",", " ",   ".",  "\\",  ";",    "\t", "\u6570", "\U0001F525"};
    struct fixture *f = *state;
    uint32_t seed = 7;
    prepare(f);
    for (int round = 0; round < 3000; round++) {
        char words[256] = "";
        for (int i = 0; i < 12; i++) {
            seed = seed * 1664525u + 1013904223u;
            strcat(words, pieces[(seed >> 8) % COUNT_OF(pieces)]);
        }
        (void)find(f, words);
    }
}

static void ten_thousand_characters_are_words_too(void **state)
{
    struct fixture *f = *state;
    char *words = calloc(1, 10001), *one = calloc(1, 10001);
    prepare(f);
    memset(one, 'x', 10000);
    for (int i = 0; i < 10000; i++)
        words[i] = i % 5 == 4 ? ' ' : (char)('a' + (i / 5) % 26);
    assert_int_equal(find(f, one), 0);
    assert_int_equal(find(f, words), 0);
    for (int i = 0; i + 5 <= 10000; i += 5)
        memcpy(words + i, "pool ", 5);
    assert_int_equal(find(f, words), 1);
    free(words);
    free(one);
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(rows) + 2];
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        tests[i] = (struct CMUnitTest)ROW_TEST(words_find, &rows[i]);
    tests[COUNT_OF(rows)] = (struct CMUnitTest)MEMORY_TEST(nothing_that_is_typed_is_refused);
    tests[COUNT_OF(rows) + 1] = (struct CMUnitTest)MEMORY_TEST(ten_thousand_characters_are_words_too);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
