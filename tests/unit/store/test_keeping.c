/* Backups that were looked through, and tables mended from the journal. */
#include "story.h"

#include <glob.h>
#include <signal.h>
#include <sys/resource.h>

#include "disruption/store/files.h"
#include "disruption/store/keeping.h"
#include "store/room.h"

static void write_all(struct fixture *f)
{
    open_writer(f);
    must(store_begin(f->store, &err));
    tell_whole_story(f);
    must(store_commit(f->store, &err));
    close_store(f);
}

static void look(const char *path, struct store_verdict *out)
{
    struct store *store;
    must(store_open(path, STORE_READ, &store, &err));
    must(store_verify(store, out, &err));
    store_close(store);
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

/* mending
 * ---------------------------------------------------------------------------------------------------------------------*/

static const struct store_table *table_of(const struct store_verdict *verdict, const char *name)
{
    for (size_t i = 0; i < verdict->table_count; i++) {
        if (strcmp(verdict->tables[i].name, name) == 0)
            return &verdict->tables[i];
    }
    fail_msg("no table %s in the verdict", name);
    return NULL;
}

static void is_found(const struct store_verdict *verdict, const char *table)
{
    assert_int_equal(verdict->broken_at, 0);
    if (verdict->differing != 1 || table_of(verdict, table)->differing == 0)
        fail_msg("%s was spoilt, %zu tables differ: %s", table, verdict->differing, verdict->detail);
}

static void mend_it(struct fixture *f, const char *table)
{
    struct store_verdict verdict;
    struct store_mend mend;
    must(store_mend(f->path, &mend, &err));
    is_found(&mend.before, table);
    if (mend.lost > 0)
        fail_msg("%s was spoilt, rows were lost of %s", table, mend.losses);
    assert_int_equal(access(mend.kept, F_OK), 0);
    assert_int_equal(remove(mend.kept), 0);
    look(f->path, &verdict);
    assert_string_equal(verdict.detail, "");
}

/* A column that is no part of the key, of the first row. */
static void spoil_column(struct fixture *f, const char *table, char *text, size_t size)
{
    sqlite3 *db;
    sqlite3_stmt *query;
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    snprintf(text, size, "SELECT name, type FROM pragma_table_info('%s') WHERE pk = 0 ORDER BY cid DESC LIMIT 1", table);
    assert_int_equal(sqlite3_prepare_v2(db, text, -1, &query, NULL), SQLITE_OK);
    text[0] = '\0';
    if (sqlite3_step(query) == SQLITE_ROW)
        snprintf(text, size, "UPDATE %s SET %s = %s", table, (const char *)sqlite3_column_text(query, 0),
                 strcmp((const char *)sqlite3_column_text(query, 1), "TEXT") == 0 ? "'spoilt'" : "424242");
    sqlite3_finalize(query);
    sqlite3_close(db);
}

static void every_projection_is_found_spoilt_and_mended(void **state)
{
    struct fixture *f = *state;
    struct store_verdict verdict;
    char text[300];
    write_all(f);
    for (size_t i = 0; projection_names[i] != NULL; i++) {
        const char *table = projection_names[i];
        snprintf(text, sizeof(text), "SELECT count(*) FROM %s", table);
        if (count(f->path, text) == 0)
            fail_msg("the story leaves %s empty", table);
        spoil_column(f, table, text, sizeof(text));
        if (text[0] != '\0') { /* `unnamed` is all key */
            meddle(f, text);
            look(f->path, &verdict);
            is_found(&verdict, table);
        }
        snprintf(text, sizeof(text), "DELETE FROM %s", table);
        meddle(f, text);
        mend_it(f, table);
    }
}

static void a_row_is_named_by_its_key_and_column_and_not_by_its_words(void **state)
{
    struct fixture *f = *state;
    struct store_verdict verdict;
    write_all(f);
    meddle(f, "UPDATE entry SET text = 'something private' WHERE incident = 1 AND number = 3");
    look(f->path, &verdict);
    assert_string_equal(table_of(&verdict, "entry")->detail, "incident 1, number 3: column text is another");
    assert_int_equal(table_of(&verdict, "entry")->differing, 1);
    assert_string_equal(verdict.detail, "table entry, incident 1, number 3: column text is another");
}

static void what_is_in_progress_survives_mending(void **state)
{
    struct fixture *f = *state;
    struct store_mend mend;
    write_all(f);
    meddle(f, "INSERT INTO inbox (key, taken_ms) VALUES ('k', 1);"
              "INSERT INTO outbox (key, kind, incident, lane, again, body, version, state, created_ms) "
              "VALUES ('1/card', 'post', 1, 'C1', 0, '{}', 1, 'waiting', 5); DELETE FROM report");
    must(store_mend(f->path, &mend, &err));
    assert_int_equal(count(f->path, "SELECT count(*) FROM inbox WHERE key = 'k'"), 1);
    assert_int_equal(count(f->path, "SELECT count(*) FROM outbox WHERE key = '1/card' AND state = 'waiting'"), 1);
    assert_int_equal(count(f->path, "SELECT count(*) FROM search_stale"), 2); /* the index is made again */
    open_writer(f); /* and it goes on */
    must(store_begin(f->store, &err));
    give(f, FACT_FIELD_SET, 1, T0 + 80 * MINUTE, "U1", "{'field':'cause','value':'a bad mend'}");
    must(store_commit(f->store, &err));
}

static void a_whole_file_is_left_as_it_is(void **state)
{
    struct fixture *f = *state;
    struct store_mend mend;
    struct stat before, after;
    write_all(f);
    stat(f->path, &before);
    must(store_mend(f->path, &mend, &err));
    stat(f->path, &after);
    assert_string_equal(mend.kept, "");
    assert_int_equal(before.st_ino, after.st_ino);
}

static void a_broken_index_is_mended(void **state)
{
    struct fixture *f = *state;
    struct store_mend mend;
    char text[128];
    write_all(f);
    meddle(f, "PRAGMA journal_mode = DELETE");
    int64_t page = count(f->path, "SELECT rootpage FROM sqlite_schema WHERE name = 'part_by_person'");
    FILE *file = fopen(f->path, "r+");
    fseek(file, (page - 1) * 4096 + 8, SEEK_SET);
    for (int i = 0; i < 4088; i++)
        fputc(0xa5, file);
    fclose(file);
    must(store_mend(f->path, &mend, &err));
    assert_true(mend.kept[0] != '\0');
    snprintf(text, sizeof(text), "SELECT count(*) FROM part WHERE person_id = 'U1'");
    assert_true(count(f->path, text) > 0);
}

/* More than SQLite keeps in memory, so that rows of the tables meet the end of the disk as well. */
static void write_long(struct fixture *f)
{
    enum { ENTRIES = 600, TEXT = 8000 };
    struct buf body;
    buf_init(&body, 2 * TEXT);
    open_writer(f);
    must(store_begin(f->store, &err));
    declare(f);
    for (int i = 1; i <= ENTRIES; i++) {
        buf_clear(&body);
        buf_print(&body, "{'entry':%d,'at_ms':1767225750000,'kinds':'note','author_id':'U1','party':'Ana','source':'command',"
                         "'taggers':'','text':'%0*d'}", i, TEXT, i);
        give(f, FACT_ENTRY_ADDED, 1, T0 + i, "U1", buf_string(&body));
    }
    must(store_commit(f->store, &err));
    close_store(f);
    buf_done(&body);
}

static void mend_where_no_file_may_grow(struct fixture *f)
{
    struct store_mend mend;
    struct rlimit limit = {2 << 20, RLIM_INFINITY};
    struct err refusal = ERR_INIT;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    while (!store_mend(f->path, &mend, &refusal)) {
        if (refusal.kind != ERR_UNAVAILABLE)
            fail_msg("within %llu bytes: %s", (unsigned long long)limit.rlim_cur, refusal.text);
        limit.rlim_cur += 2 << 20;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    assert_true(limit.rlim_cur > 2 << 20);
}

static void a_disk_that_fills_while_mending_is_called_that(void **state)
{
    struct fixture *f = *state;
    write_long(f);
    meddle(f, "UPDATE entry SET text = 'spoilt' WHERE number = 3");
    crash_after(f, mend_where_no_file_may_grow);
}

static void a_broken_journal_is_not_mended(void **state)
{
    struct fixture *f = *state;
    struct store_mend mend;
    glob_t found;
    char pattern[160];
    write_all(f);
    meddle(f, "UPDATE journal SET body = '{}' WHERE seq = 7; DELETE FROM report");
    must_fail(ERR_DAMAGED, store_mend(f->path, &mend, &err));
    snprintf(pattern, sizeof(pattern), "%s.*part", f->path);
    assert_int_equal(glob(pattern, 0, NULL, &found), GLOB_NOMATCH);
    assert_int_equal(count(f->path, "SELECT count(*) FROM report"), 0); /* nothing was changed */
}

static void nothing_is_mended_under_a_daemon(void **state)
{
    struct fixture *f = *state;
    struct store_mend mend;
    write_all(f);
    open_writer(f);
    must_fail(ERR_CONFLICT, store_mend(f->path, &mend, &err));
}

static void a_reader_keeps_the_file_from_being_exchanged(void **state)
{
    struct fixture *f = *state;
    struct store_mend mend;
    struct store *reader;
    write_all(f);
    meddle(f, "DELETE FROM report");
    must(store_open(f->path, STORE_READ, &reader, &err));
    must_fail(ERR_UNAVAILABLE, store_mend(f->path, &mend, &err));
    store_close(reader);
    must(store_mend(f->path, &mend, &err));
}

/* backups
 * ---------------------------------------------------------------------------------------------------------------------*/

static void put_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static struct store *reader_of(struct fixture *f)
{
    struct store *store;
    must(store_open(f->path, STORE_READ, &store, &err));
    return store;
}

static bool try_backup(struct fixture *f, const char *name, struct store_backup *out, struct err *err)
{
    struct store *store = reader_of(f);
    char path[200];
    snprintf(path, sizeof(path), "%s/%s", f->folder, name);
    bool good = store_backup(store, path, out, err);
    store_close(store);
    return good;
}

static size_t files_of(struct fixture *f, const char *pattern)
{
    glob_t found;
    char text[200];
    snprintf(text, sizeof(text), "%s/%s", f->folder, pattern);
    size_t n = glob(text, 0, NULL, &found) == 0 ? found.gl_pathc : 0;
    if (n > 0)
        globfree(&found);
    return n;
}

static void a_backup_is_whole_and_its_owners_alone(void **state)
{
    struct fixture *f = *state;
    struct store_backup backup;
    struct store_verdict verdict;
    struct stat about;
    char path[200];
    write_all(f);
    open_writer(f); /* a daemon at work */
    must(store_begin(f->store, &err));
    must(try_backup(f, "b.db", &backup, &err));
    must(store_commit(f->store, &err));
    snprintf(path, sizeof(path), "%s/b.db", f->folder);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 07777, 0600);
    assert_int_equal(backup.bytes, about.st_size);
    assert_int_equal(backup.verdict.rows, COUNT_OF(story) + COUNT_OF(sequel));
    assert_true(backup.rows > backup.verdict.rows);
    assert_int_equal(files_of(f, "b.db*"), 1); /* one file, nothing beside it */
    look(path, &verdict);
    assert_string_equal(verdict.head, backup.verdict.head);
}

static void nothing_is_written_over(void **state)
{
    struct fixture *f = *state;
    struct store_backup backup;
    char path[200];
    write_all(f);
    snprintf(path, sizeof(path), "%s/b.db", f->folder);
    put_file(path, "mine");
    must_fail(ERR_CONFLICT, try_backup(f, "b.db", &backup, &err));
    assert_int_equal(files_of(f, "b.db*"), 1);
    must_fail(ERR_NOT_FOUND, try_backup(f, "absent/b.db", &backup, &err));
    must_fail(ERR_INVALID, try_backup(f, "", &backup, &err));
}

static void kept_files_come_along_and_missing_ones_are_counted(void **state)
{
    struct fixture *f = *state;
    struct store_backup backup;
    static const char sum[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; /* of "abc" */
    char folder[200], path[400];
    write_all(f);
    must(try_backup(f, "without.db", &backup, &err));
    assert_int_equal(backup.missing, 1);
    snprintf(folder, sizeof(folder), "%s.files", f->path);
    must(store_files_prepare(folder, &err));
    snprintf(path, sizeof(path), "%s/%s", folder, sum);
    put_file(path, "abd");
    must(try_backup(f, "wrong.db", &backup, &err));
    assert_int_equal(backup.missing, 1);
    put_file(path, "abc");
    must(try_backup(f, "with.db", &backup, &err));
    assert_int_equal(backup.missing, 0);
    assert_int_equal(backup.files, 1);
    assert_int_equal(backup.file_bytes, 3);
    assert_int_equal(files_of(f, "with.db.files/*"), 1);
}

static void a_damaged_record_gives_no_backup(void **state)
{
    struct fixture *f = *state;
    struct store_backup backup;
    write_all(f);
    meddle(f, "UPDATE entry SET text = 'x' WHERE number = 1");
    must_fail(ERR_DAMAGED, try_backup(f, "b.db", &backup, &err));
    assert_int_equal(files_of(f, "b.db*"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(every_projection_is_found_spoilt_and_mended),
        FOLDER_TEST(a_row_is_named_by_its_key_and_column_and_not_by_its_words),
        FOLDER_TEST(what_is_in_progress_survives_mending),
        FOLDER_TEST(a_whole_file_is_left_as_it_is),
        FOLDER_TEST(a_broken_index_is_mended),
        FOLDER_TEST(a_disk_that_fills_while_mending_is_called_that),
        FOLDER_TEST(a_broken_journal_is_not_mended),
        FOLDER_TEST(nothing_is_mended_under_a_daemon),
        FOLDER_TEST(a_reader_keeps_the_file_from_being_exchanged),
        FOLDER_TEST(a_backup_is_whole_and_its_owners_alone),
        FOLDER_TEST(nothing_is_written_over),
        FOLDER_TEST(kept_files_come_along_and_missing_ones_are_counted),
        FOLDER_TEST(a_damaged_record_gives_no_backup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
