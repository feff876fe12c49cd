/* Files that somebody else wrote into, and files that may be damaged: what is looked at before they are used. */
#include "fixture.h"

#include "disruption/store/keeping.h"
#include "store/room.h"

static void write_all(struct fixture *f)
{
    open_writer(f);
    record_one(f);
    close_store(f);
}

static int64_t count(const char *path, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *query;
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &query, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(query), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(query, 0);
    sqlite3_finalize(query);
    sqlite3_close(db);
    return value;
}

/* hostile files
 * ---------------------------------------------------------------------------------------------------------------------*/

struct hostile {
    const char *name, *sql;
};

static const struct hostile shapes[] = {
    {"a_trigger", "CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM inbox; END"},
    {"a_view", "CREATE VIEW v AS SELECT 1"},
    {"a_table", "CREATE TABLE theirs (a)"},
    {"an_index", "CREATE INDEX i ON journal (kind)"},
    {"a_changed_view", "DROP VIEW retrospective; CREATE VIEW retrospective AS SELECT 1 AS number, 'good' AS kind, "
                       "'all is well' AS text, 1 AS entry"},
    {"a_changed_trigger", "DROP TRIGGER journal_is_not_shortened; CREATE TRIGGER journal_is_not_shortened "
                          "BEFORE DELETE ON journal BEGIN SELECT 1; END"},
    {"a_missing_trigger", "DROP TRIGGER journal_is_not_shortened"},
    {"a_missing_index", "DROP INDEX part_by_person"},
    {"a_column_more", "ALTER TABLE inbox ADD COLUMN x TEXT"},
    {"a_table_that_swallows", "DROP TABLE inbox; CREATE TABLE inbox (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE "
                              "ON CONFLICT IGNORE, taken_ms INTEGER NOT NULL) STRICT"},
    {"a_trigger_with_a_name_like_sqlites", "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('trigger', "
                                           "'sqlite_stat9', 'inbox', 0, 'CREATE TRIGGER sqlite_stat9 AFTER INSERT ON inbox "
                                           "BEGIN DELETE FROM deferred; END')"},
};

static void another_shape_is_refused(void **state)
{
    const struct hostile *row = *state;
    void *made;
    folder_set_up(&made);
    struct fixture *f = made;
    write_all(f);
    meddle(f, row->sql);
    struct store_verdict verdict;
    must_fail(ERR_REFUSED, store_open(f->path, STORE_WRITE, &f->store, &err));
    must(store_open(f->path, STORE_READ, &f->store, &err));
    must_fail(ERR_REFUSED, store_verify(f->store, &verdict, &err));
    tear_down(&made);
}

static void what_sqlite_makes_for_itself_is_no_other_shape(void **state)
{
    struct fixture *f = *state;
    write_all(f);
    meddle(f, "ANALYZE; VACUUM");
    open_writer(f);
}

static void a_second_name_of_the_file_is_refused(void **state)
{
    struct fixture *f = *state;
    char other[200];
    write_all(f);
    snprintf(other, sizeof(other), "%s/other.db", f->folder);
    assert_int_equal(link(f->path, other), 0);
    must_fail(ERR_REFUSED, store_open(other, STORE_WRITE, &f->store, &err));
    must_fail(ERR_REFUSED, store_open(f->path, STORE_WRITE, &f->store, &err));
    assert_int_equal(unlink(other), 0);
    open_writer(f);
}

static void the_connection_is_hardened(void **state)
{
    struct fixture *f = *state;
    static const struct {
        int option, wanted;
    } options[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
    };
    open_writer(f);
    for (size_t i = 0; i < COUNT_OF(options); i++) {
        int value = -1;
        sqlite3_db_config(f->store->db, options[i].option, -1, &value);
        assert_int_equal(value, options[i].wanted);
    }
    assert_int_equal(sqlite3_exec(f->store->db, "SELECT zeroblob(80000000)", NULL, NULL, NULL) & 0xff, SQLITE_TOOBIG);
    assert_int_equal(sqlite3_exec(f->store->db, "SELECT load_extension('x')", NULL, NULL, NULL) & 0xff, SQLITE_ERROR);
    assert_int_equal(sqlite3_exec(f->store->db, "SELECT \"no column\"", NULL, NULL, NULL) & 0xff, SQLITE_ERROR);
}

/* after an unclean end
 * ---------------------------------------------------------------------------------------------------------------------*/

static void a_mark_of_damage_asks_for_a_whole_check_until_it_is_mended(void **state)
{
    struct fixture *f = *state;
    write_all(f);
    open_writer(f);
    assert_false(store_unchecked(f->store)); /* the end before was clean */
    store_mark_damaged(f->store);
    close_store(f);
    meddle(f, "PRAGMA journal_mode = DELETE");
    int64_t page = count(f->path, "SELECT rootpage FROM sqlite_schema WHERE name = 'journal_by_incident'");
    FILE *file = fopen(f->path, "r+");
    fseek(file, (page - 1) * 4096 + 8, SEEK_SET);
    for (int i = 0; i < 2000; i++)
        fputc(0xa5, file);
    fclose(file);
    for (int i = 0; i < 2; i++)
        must_fail(ERR_DAMAGED, store_open(f->path, STORE_WRITE, &f->store, &err));
    struct store_mend mend;
    must(store_mend(f->path, &mend, &err));
    open_writer(f);
}

static void a_file_not_yet_looked_through_is_no_clean_one_after_a_clean_end(void **state)
{
    struct fixture *f = *state;
    char name[160], holder[32] = "";
    snprintf(name, sizeof(name), "%s.lock", f->path);
    for (int checked = 0; checked < 2; checked++) {
        open_writer(f);
        f->store->unchecked = true; /* as after an unclean end, where it is too large for the start */
        if (checked)
            store_mark_checked(f->store);
        close_store(f);
        FILE *lock = fopen(name, "r");
        assert_int_equal(fgets(holder, sizeof(holder), lock) == NULL, checked);
        fclose(lock);
    }
}

static void every_table_can_be_looked_through_alone(void **state)
{
    struct fixture *f = *state;
    bool there = true;
    size_t n = 0;
    write_all(f);
    must(store_open(f->path, STORE_READ, &f->store, &err));
    while (there)
        must(store_check_table(f->store, n++, &there, &err));
    assert_true(n > 30);
}

int main(void)
{
    static struct CMUnitTest tests[5 + COUNT_OF(shapes)] = {
        FOLDER_TEST(what_sqlite_makes_for_itself_is_no_other_shape),
        FOLDER_TEST(a_second_name_of_the_file_is_refused),
        FOLDER_TEST(the_connection_is_hardened),
        FOLDER_TEST(a_mark_of_damage_asks_for_a_whole_check_until_it_is_mended),
        FOLDER_TEST(every_table_can_be_looked_through_alone),
        FOLDER_TEST(a_file_not_yet_looked_through_is_no_clean_one_after_a_clean_end),
    };
    for (size_t i = 0; i < COUNT_OF(shapes); i++)
        tests[5 + i] = (struct CMUnitTest)ROW_TEST(another_shape_is_refused, &shapes[i]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
