/* A database of an earlier version is brought up to date, and what it held proves itself afterwards. */
#include "fixture.h"

#include "disruption/store/export.h"

static char *read_text(const char *path)
{
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    static char text[1 << 20];
    size_t len = fread(text, 1, sizeof(text) - 1, file);
    text[len] = '\0';
    fclose(file);
    return text;
}

static void make_old(struct fixture *f, const char *dump)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, read_text(dump), NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void a_database_of_version_2_is_brought_up_to_date_and_is_clean(void **state)
{
    struct fixture *f = *state;
    struct store_verdict verdict;
    make_old(f, TEST_SOURCE_DIR "/fixtures/store/v2.sql");
    must(store_open(f->path, STORE_WRITE, &f->store, &err));
    must(store_verify(f->store, &verdict, &err));
    assert_string_equal(verdict.detail, "");
    assert_int_equal(verdict.rows, 38);
}

static void what_was_said_before_the_update_can_be_changed_after_it(void **state)
{
    struct fixture *f = *state;
    struct store_verdict verdict;
    make_old(f, TEST_SOURCE_DIR "/fixtures/store/v2.sql");
    must(store_open(f->path, STORE_WRITE, &f->store, &err));
    must(store_begin(f->store, &err));
    give(f, FACT_ENTRY_CHANGED, 1, T0, "UANA", "{'entry':1,'why':'edited','held':'words','text':'other words'}");
    give(f, FACT_REDACTED, 1, T0, "UANA", "{'entry':2}");
    must(store_commit(f->store, &err));
    must(store_verify(f->store, &verdict, &err));
    assert_string_equal(verdict.detail, "");
}

static void who_only_reads_is_told_to_start_the_daemon_once(void **state)
{
    struct fixture *f = *state;
    make_old(f, TEST_SOURCE_DIR "/fixtures/store/v2.sql");
    must_fail(ERR_UNAVAILABLE, store_open(f->path, STORE_READ, &f->store, &err));
}

/* SQLite counts the transactions of a file without a log in its header; each waits for the disk several times. */
static int count_changes(const char *path)
{
    unsigned char header[28];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(fread(header, 1, sizeof(header), file), sizeof(header));
    fclose(file);
    return header[24] << 24 | header[25] << 16 | header[26] << 8 | header[27];
}

static void all_versions_come_in_one_transaction(void **state)
{
    enum { SCHEMA = 1, LOG = 1 };
    struct fixture *f = *state;
    must(store_open(f->path, STORE_WRITE, &f->store, &err));
    assert_int_equal(count_changes(f->path), SCHEMA + LOG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(a_database_of_version_2_is_brought_up_to_date_and_is_clean),
        FOLDER_TEST(what_was_said_before_the_update_can_be_changed_after_it),
        FOLDER_TEST(who_only_reads_is_told_to_start_the_daemon_once),
        FOLDER_TEST(all_versions_come_in_one_transaction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
