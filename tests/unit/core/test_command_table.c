/* The table of commands agrees with itself. */
#include "testing.h"

#include <ctype.h>

#include "core/command_grammar.h"

static const struct command_row *const *rows;
static size_t row_count;

static const char *word_of(const struct command_row *row, size_t i)
{
    if (i == 0)
        return row->name;
    return i <= COMMAND_WORDS_MAX ? row->synonyms[i - 1] : NULL;
}

static void every_row_is_complete(void **state)
{
    (void)state;
    for (size_t i = 0; i < row_count; i++) {
        const struct command_row *row = rows[i];
        assert_non_null(row->run);
        assert_int_equal(strncmp(row->usage, row->name, strlen(row->name)), 0);
        assert_int_equal(row->help[strlen(row->help) - 1], '.');
        assert_true(isupper((unsigned char)row->help[0]));
        assert_true(!(row->needs & NEED_TARGET) || row->takes_target != TARGET_NONE);
    }
}

static void no_word_means_two_verbs(void **state)
{
    (void)state;
    for (size_t a = 0; a < row_count; a++) {
        const char *word, *other;
        for (size_t i = 0; (word = word_of(rows[a], i)) != NULL; i++) {
            for (size_t b = 0; b < row_count; b++) {
                for (size_t k = 0; (other = word_of(rows[b], k)) != NULL; k++)
                    assert_true((a == b && i == k) || strcmp(word, other) != 0);
            }
        }
    }
}

/* A shortened word of any verb finds that verb, or is refused; it never finds another. */
/* "role" is a verb of its own and also begins "roles": whole words come first. */
static bool is_whole(const struct command_row *row, const char *word, size_t len)
{
    const char *name;
    for (size_t i = 0; (name = word_of(row, i)) != NULL; i++) {
        if (strlen(name) == len && strncmp(name, word, len) == 0)
            return true;
    }
    return false;
}

static void prefixes_are_never_misunderstood(void **state)
{
    (void)state;
    for (size_t r = 0; r < row_count; r++) {
        const char *word;
        for (size_t i = 0; (word = word_of(rows[r], i)) != NULL; i++) {
            for (size_t len = 3; len <= strlen(word); len++) {
                const struct command_row *found;
                struct err err = ERR_INIT;
                bool good = command_find((struct slice){word, len}, "/x", &found, &err);
                assert_true(!good || found == rows[r] || is_whole(found, word, len));
                assert_true(len < strlen(word) || (good && found == rows[r]));
            }
        }
    }
}

static void usage_names_exactly_the_keys_it_takes(void **state)
{
    (void)state;
    for (size_t r = 0; r < row_count; r++) {
        unsigned named = 0;
        for (const char *at = rows[r]->usage; (at = strchr(at, '[')) != NULL; at++) {
            const char *end = at + 1;
            enum argument argument;
            while (isalpha((unsigned char)*end))
                end++;
            if (*end == ':') {
                assert_true(
                    argument_find((struct slice){at + 1, (size_t)(end - at) - 1}, &argument));
                named |= BIT(argument);
            }
        }
        assert_int_equal(named, rows[r]->arguments);
    }
}

static void usage_names_every_flag(void **state)
{
    (void)state;
    for (size_t r = 0; r < row_count; r++) {
        for (size_t i = 0; i < COUNT_OF(rows[r]->flags) && rows[r]->flags[i] != NULL; i++)
            assert_non_null(strstr(rows[r]->usage, rows[r]->flags[i]));
    }
}

static void every_example_can_be_typed(void **state)
{
    (void)state;
    for (size_t r = 0; r < row_count; r++) {
        struct arena arena = {0};
        struct err err = ERR_INIT;
        struct command command;
        struct command_line line = {.text = rows[r]->example};
        bool good = command_read(&arena, policy_default(), &line, &command, &err);
        assert_string_equal(err.text, "");
        assert_true(good);
        assert_ptr_equal(command.row, rows[r]);
        arena_done(&arena);
    }
}

static void every_key_has_a_name_that_finds_it(void **state)
{
    (void)state;
    for (int i = 0; i < ARGUMENT_COUNT; i++) {
        enum argument found = ARGUMENT_COUNT;
        assert_true(argument_find(slice_of(argument_name((enum argument)i)), &found));
        assert_int_equal(found, i);
    }
}

int main(void)
{
    rows = command_rows(&row_count);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_complete),
        cmocka_unit_test(no_word_means_two_verbs),
        cmocka_unit_test(prefixes_are_never_misunderstood),
        cmocka_unit_test(usage_names_exactly_the_keys_it_takes),
        cmocka_unit_test(usage_names_every_flag),
        cmocka_unit_test(every_example_can_be_typed),
        cmocka_unit_test(every_key_has_a_name_that_finds_it),
    };
    return cmocka_run_group_tests_name("command table", tests, NULL, NULL);
}
