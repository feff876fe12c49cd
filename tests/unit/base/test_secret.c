/* Tokens: read from one line of a file, with every fault of a file told apart; shown to nobody by accident. */
#include "testing.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disruption/base/secret.h"

static char folder[] = "/tmp/disruption-secret-XXXXXX";
static char path[sizeof(folder) + 16];

static int make_folder(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(path, sizeof(path), "%s/token", folder);
    return 0;
}

static int drop_folder(void **state)
{
    (void)state;
    (void)unlink(path);
    return rmdir(folder);
}

static void write_file(const char *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

struct file_row {
    const char *name, *content, *token; /* token NULL: refused */
};

static const struct file_row file_rows[] = {
    {"token_and_newline", "xoxb-1-2-abc\n", "xoxb-1-2-abc"},
    {"no_newline", "xoxb-1-2-abc", "xoxb-1-2-abc"},
    {"windows_line_end", "xoxb-1\r\n", "xoxb-1"},
    {"white_space_around", "\n  xoxb-1 \t\n\n", "xoxb-1"},
    {"nothing", "", NULL},
    {"white_space_alone", " \n\n", NULL},
    {"two_lines", "xoxb-1\nxoxb-2\n", NULL},
    {"two_words", "token xoxb-1\n", NULL},
    {"control_character", "xoxb\x01-1\n", NULL},
    {"delete_character", "xoxb-1\x7Fz", NULL},
    {"beyond_ascii", "xoxb-\xC3\xA9\n", NULL},
};

static void a_file_is_read_as_its_row_says(void **state)
{
    const struct file_row *row = *state;
    write_file(row->content, strlen(row->content));
    struct secret *secret = NULL;
    struct err err = ERR_INIT;
    assert_int_equal(secret_read_file(path, &secret, &err), row->token != NULL);
    if (row->token == NULL) {
        assert_null(secret);
        assert_int_equal(err.kind, ERR_INVALID);
        assert_non_null(strstr(err.text, path));
        assert_null(strstr(err.text, "xoxb")); /* what the file holds is not for logs */
        return;
    }
    assert_string_equal(secret_reveal(secret), row->token);
    secret_destroy(secret);
}

static void a_zero_byte_is_no_part_of_a_token(void **state)
{
    (void)state;
    write_file("xoxb\0hidden", 11);
    struct secret *secret = NULL;
    struct err err = ERR_INIT;
    assert_false(secret_read_file(path, &secret, &err));
    assert_int_equal(err.kind, ERR_INVALID);
}

static bool reads_token_of(size_t len, const char *tail)
{
    char content[SECRET_MAX + 64];
    memset(content, 't', len);
    strcpy(content + len, tail);
    write_file(content, len + strlen(tail));
    struct secret *secret = NULL;
    struct err err = ERR_INIT;
    bool read = secret_read_file(path, &secret, &err);
    if (read)
        assert_int_equal(strlen(secret_reveal(secret)), len);
    else
        assert_int_equal(err.kind, ERR_INVALID);
    secret_destroy(secret);
    return read;
}

static void a_token_has_a_longest_length(void **state)
{
    (void)state;
    assert_true(reads_token_of(SECRET_MAX, ""));
    assert_true(reads_token_of(SECRET_MAX, "\n"));
    assert_false(reads_token_of(SECRET_MAX + 1, ""));
    assert_false(reads_token_of(SECRET_MAX + 1, "\n"));
    assert_false(reads_token_of(SECRET_MAX, "\nsecond"));
}

static void a_missing_file_is_not_found(void **state)
{
    (void)state;
    struct secret *secret = NULL;
    struct err err = ERR_INIT;
    assert_false(secret_read_file("/nonexistent/token", &secret, &err));
    assert_int_equal(err.kind, ERR_NOT_FOUND);
    assert_non_null(strstr(err.text, "/nonexistent/token"));
}

static void a_folder_is_no_file(void **state)
{
    (void)state;
    struct secret *secret = NULL;
    struct err err = ERR_INIT;
    assert_false(secret_read_file(folder, &secret, &err));
    assert_int_equal(err.kind, ERR_UNAVAILABLE);
}

static void a_file_without_permission_is_unavailable(void **state)
{
    (void)state;
    if (geteuid() == 0)
        skip(); /* nothing is forbidden to root */
    write_file("xoxb-1\n", 7);
    assert_int_equal(chmod(path, 0), 0);
    struct secret *secret = NULL;
    struct err err = ERR_INIT;
    assert_false(secret_read_file(path, &secret, &err));
    assert_int_equal(chmod(path, 0600), 0);
    assert_int_equal(err.kind, ERR_UNAVAILABLE);
}

static void a_secret_is_a_trimmed_copy(void **state)
{
    (void)state;
    char text[] = "  xapp-1-A \n";
    struct secret *secret = secret_create(text, strlen(text));
    memset(text, 'z', sizeof(text) - 1);
    assert_string_equal(secret_reveal(secret), "xapp-1-A");
    secret_destroy(secret);
    assert_null(secret_create(" \n", 2));
    assert_null(secret_create("", 0));
    assert_null(secret_create(NULL, 0));
    secret_destroy(NULL);
}

static void a_prefix_tells_the_kind(void **state)
{
    (void)state;
    struct secret *secret = secret_create("xoxb-1", 6);
    assert_true(secret_starts(secret, "xoxb-"));
    assert_true(secret_starts(secret, "xoxb-1"));
    assert_false(secret_starts(secret, "xoxb-12"));
    assert_false(secret_starts(secret, "xapp-"));
    assert_false(secret_starts(NULL, "xoxb-"));
    secret_destroy(secret);
}

struct hidden_row {
    const char *name, *text, *left;
};

static const struct hidden_row hidden_rows[] = {
    {"alone", "xoxb-12345", "**********"},
    {"in_a_sentence", "bad token xoxb-12345!", "bad token **********!"},
    {"twice_in_a_row", "xoxb-12345xoxb-12345", "********************"},
    {"both_kinds", "xapp-678901 xoxb-12345", "*********** **********"},
    {"another_token", "xoxb-12346", "xoxb-12346"},
    {"half_of_it", "xoxb-1234", "xoxb-1234"},
    {"nothing", "", ""},
};

static void what_is_said_back_is_hidden_as_its_row_says(void **state)
{
    const struct hidden_row *row = *state;
    char text[64], again[64];
    struct secret *bot = secret_create("xoxb-12345", 10), *app = secret_create("xapp-678901", 11);
    struct secret *word = secret_create("token", 5); /* too short to be told from a word */
    strcpy(text, row->text);
    secret_hide(text, strlen(text));
    assert_string_equal(text, row->left);
    secret_destroy(app);
    secret_destroy(bot);
    secret_destroy(word);
    strcpy(again, row->text); /* what lives no more is no secret */
    secret_hide(again, strlen(again));
    assert_string_equal(again, row->text);
}

int main(void)
{
    struct CMUnitTest rows[COUNT_OF(file_rows)], hidden[COUNT_OF(hidden_rows)];
    for (size_t i = 0; i < COUNT_OF(file_rows); i++)
        rows[i] = (struct CMUnitTest)ROW_TEST(a_file_is_read_as_its_row_says, &file_rows[i]);
    for (size_t i = 0; i < COUNT_OF(hidden_rows); i++)
        hidden[i] = (struct CMUnitTest)ROW_TEST(what_is_said_back_is_hidden_as_its_row_says, &hidden_rows[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_zero_byte_is_no_part_of_a_token),
        cmocka_unit_test(a_token_has_a_longest_length),
        cmocka_unit_test(a_missing_file_is_not_found),
        cmocka_unit_test(a_folder_is_no_file),
        cmocka_unit_test(a_file_without_permission_is_unavailable),
        cmocka_unit_test(a_secret_is_a_trimmed_copy),
        cmocka_unit_test(a_prefix_tells_the_kind),
    };
    /* One group per folder: its name is used up by the first. */
    int failed = cmocka_run_group_tests_name("secret file rows", rows, make_folder, NULL);
    failed += cmocka_run_group_tests_name("hidden rows", hidden, NULL, NULL);
    return failed + cmocka_run_group_tests_name("secret", tests, NULL, drop_folder);
}
