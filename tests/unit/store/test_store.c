/* Opening: who may, what is refused, what each refusal says; and transactions that hold or vanish
 * as a whole. */
#include "fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>

#include "disruption/base/memory.h"
#include "disruption/store/inbox.h"

static void new_file_is_readable_by_its_group_alone(void **state)
{
    struct fixture *f = *state;
    static const char *const endings[] = {"", "-wal", "-shm", ".lock"};
    mode_t old = umask(0);
    open_writer(f);
    record_one(f);
    umask(old);
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        char name[160];
        struct stat about;
        snprintf(name, sizeof(name), "%s%s", f->path, endings[i]);
        assert_int_equal(stat(name, &about), 0);
        assert_int_equal(about.st_mode & 0777, 0640);
    }
}

static void narrow_umask_does_not_take_the_group_away(void **state)
{
    struct fixture *f = *state;
    struct stat about;
    mode_t old = umask(0077);
    open_writer(f);
    umask(old);
    assert_int_equal(stat(f->path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0640);
}

static void others_lose_what_they_could_read(void **state)
{
    struct fixture *f = *state;
    struct stat about;
    open_writer(f);
    close_store(f);
    assert_int_equal(chmod(f->path, 0666), 0);
    open_writer(f);
    assert_int_equal(stat(f->path, &about), 0);
    assert_int_equal(about.st_mode & 0007, 0);
}

static void folder_that_is_not_there_is_named(void **state)
{
    struct fixture *f = *state;
    char path[160];
    struct err err = ERR_INIT;
    snprintf(path, sizeof(path), "%s/none/disruption.db", f->folder);
    assert_false(store_open(path, STORE_WRITE, &f->store, &err));
    assert_int_equal(err.kind, ERR_NOT_FOUND);
    assert_non_null(strstr(err.text, "no such folder; create it"));
}

static void folder_that_others_can_write_is_refused(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(chmod(f->folder, 0777), 0);
    must_fail(ERR_REFUSED, store_open(f->path, STORE_WRITE, &f->store, &err));
    assert_int_equal(access(f->path, F_OK), -1);
}

static void file_in_the_place_of_the_folder_is_refused(void **state)
{
    struct fixture *f = *state;
    char path[160];
    close(open(f->path, O_CREAT | O_WRONLY, 0600));
    snprintf(path, sizeof(path), "%s/x.db", f->path);
    must_fail(ERR_REFUSED, store_open(path, STORE_WRITE, &f->store, &err));
}

static void symbolic_link_is_refused(void **state)
{
    struct fixture *f = *state;
    char target[160];
    snprintf(target, sizeof(target), "%s/elsewhere.db", f->folder);
    close(open(target, O_CREAT | O_WRONLY, 0600));
    assert_int_equal(symlink(target, f->path), 0);
    must_fail(ERR_REFUSED, store_open(f->path, STORE_WRITE, &f->store, &err));
}

static void second_daemon_is_refused_until_the_first_ends(void **state)
{
    struct fixture *f = *state;
    struct store *second = NULL;
    struct err err = ERR_INIT;
    char holder[32];
    open_writer(f);
    assert_false(store_open(f->path, STORE_WRITE, &second, &err));
    assert_int_equal(err.kind, ERR_CONFLICT);
    snprintf(holder, sizeof(holder), "process %ld", (long)getpid());
    assert_non_null(strstr(err.text, holder));
    close_store(f);
    open_writer(f);
}

static void newer_schema_is_refused(void **state)
{
    struct fixture *f = *state;
    open_writer(f);
    close_store(f);
    meddle(f, "PRAGMA user_version = 999");
    must_fail(ERR_INVALID, store_open(f->path, STORE_WRITE, &f->store, &err));
    must_fail(ERR_INVALID, store_open(f->path, STORE_READ, &f->store, &err));
}

static void database_of_another_program_is_left_alone(void **state)
{
    struct fixture *f = *state;
    meddle(f, "CREATE TABLE theirs (x); PRAGMA journal_mode = DELETE");
    must_fail(ERR_DAMAGED, store_open(f->path, STORE_WRITE, &f->store, &err));
    meddle(f, "INSERT INTO theirs VALUES (1); DROP TABLE theirs");
}

static void text_file_is_no_database(void **state)
{
    struct fixture *f = *state;
    FILE *file = fopen(f->path, "w");
    for (int i = 0; i < 400; i++)
        fputs("this is not a database\n", file);
    fclose(file);
    must_fail(ERR_DAMAGED, store_open(f->path, STORE_WRITE, &f->store, &err));
    must_fail(ERR_DAMAGED, store_open(f->path, STORE_READ, &f->store, &err));
}

static void damage_is_found_after_a_crash(void **state)
{
    struct fixture *f = *state;
    open_writer(f);
    close_store(f);
    crash_after(f, write_and_stay_open);
    meddle(f, "PRAGMA wal_checkpoint(TRUNCATE)");
    int fd = open(f->path, O_WRONLY);
    char noise[64];
    struct stat about;
    memset(noise, 0xA5, sizeof(noise));
    assert_int_equal(fstat(fd, &about), 0);
    for (off_t page = 4096; page < about.st_size; page += 4096)
        assert_int_equal(pwrite(fd, noise, sizeof(noise), page), sizeof(noise));
    close(fd);
    must_fail(ERR_DAMAGED, store_open(f->path, STORE_WRITE, &f->store, &err));
}

static void what_was_committed_survives_a_crash(void **state)
{
    struct fixture *f = *state;
    struct incident incident;
    crash_after(f, write_and_stay_open);
    open_writer(f);
    must(store_incident_get(f->store, &f->arena, 1, &incident, &err));
    assert_string_equal(incident.title, "checkout is down");
}

static void take_keys(struct fixture *f, int count, bool *good, struct err *err)
{
    *good = true;
    for (int i = 0; i < count && *good; i++) {
        char key[600];
        bool fresh;
        snprintf(key, sizeof(key), "%0500d", i);
        *good = store_inbox_take(f->store, key, T0, &fresh, err);
    }
}

static void full_disk_undoes_the_batch_and_is_outlived(void **state)
{
    struct fixture *f = *state;
    struct err said = ERR_INIT;
    struct incident incident;
    bool good;
    open_writer(f);
    store_limit_pages(f->store, 1);
    must(store_begin(f->store, &err));
    take_keys(f, 500, &good, &said);
    assert_false(good);
    assert_int_equal(said.kind, ERR_UNAVAILABLE);
    assert_string_equal(said.text, "the disk is full; free space, recording goes on by itself");
    store_rollback(f->store);
    store_limit_pages(f->store, 0);
    record_one(f);
    must(store_incident_get(f->store, &f->arena, 1, &incident, &err));
    bool fresh;
    must(store_inbox_take(f->store, "00", T0, &fresh, &err));
    assert_true(fresh);
}

/* The file system refuses the commit itself: SQLite learns of it when it writes the log. */
static void commit_that_the_disk_refuses_is_undone(void **state)
{
    struct fixture *f = *state;
    struct err said = ERR_INIT;
    struct rlimit old, tight = {0};
    struct incident incident;
    open_writer(f);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    tight = (struct rlimit){.rlim_cur = 8192, .rlim_max = old.rlim_max};
    must(store_begin(f->store, &err));
    declare(f);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
    bool good = store_commit(f->store, &said);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    assert_false(good);
    assert_int_equal(said.kind, ERR_UNAVAILABLE);
    must_fail(ERR_NOT_FOUND, store_incident_get(f->store, &f->arena, 1, &incident, &err));
    record_one(f);
    must(store_incident_get(f->store, &f->arena, 1, &incident, &err));
}

static bool is_fresh(struct fixture *f, const char *key)
{
    bool fresh;
    must(store_inbox_take(f->store, key, T0, &fresh, &err));
    return fresh;
}

static void undone_turn_leaves_the_others(void **state)
{
    struct fixture *f = *state;
    open_writer(f);
    must(store_begin(f->store, &err));
    must(store_turn_begin(f->store, &err));
    assert_true(is_fresh(f, "kept"));
    must(store_turn_keep(f->store, &err));
    must(store_turn_begin(f->store, &err));
    assert_true(is_fresh(f, "undone"));
    store_turn_undo(f->store);
    must(store_commit(f->store, &err));
    assert_false(is_fresh(f, "kept"));
    assert_true(is_fresh(f, "undone"));
}

static void chain_goes_on_after_an_undone_turn(void **state)
{
    struct fixture *f = *state;
    struct store_verdict verdict;
    open_writer(f);
    record_one(f);
    must(store_begin(f->store, &err));
    must(store_turn_begin(f->store, &err));
    give(f, FACT_FIELD_SET, 1, T0, "U1", "{'field':'summary','value':'x'}");
    store_turn_undo(f->store);
    give(f, FACT_FIELD_SET, 1, T0, "U1", "{'field':'cause','value':'y'}");
    must(store_commit(f->store, &err));
    must(store_verify(f->store, &verdict, &err));
    assert_string_equal(verdict.detail, "");
    assert_int_equal(verdict.rows, 3);
}

static void closing_undoes_what_was_not_committed(void **state)
{
    struct fixture *f = *state;
    struct incident incident;
    open_writer(f);
    must(store_begin(f->store, &err));
    declare(f);
    close_store(f);
    open_writer(f);
    must_fail(ERR_NOT_FOUND, store_incident_get(f->store, &f->arena, 1, &incident, &err));
}

static off_t size_of(const char *path)
{
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    return about.st_size;
}

/* A million bytes in each commit: more than 240 pages of the log. */
static void commit_much(struct fixture *f)
{
    struct fact fact = {FACT_FIELD_SET, 1, T0, T0, "U1", json("{'field':'summary'}")};
    char *text = mem_new(1000001, 1);
    memset(text, 'x', 1000000);
    js_put_string(fact.body, "value", text);
    must(store_begin(f->store, &err));
    must(store_fact_add(f->store, &fact, &err));
    must(store_commit(f->store, &err));
    js_drop(fact.body);
    free(text);
}

static void the_log_is_emptied_between_commits_and_not_by_them(void **state)
{
    struct fixture *f = *state;
    open_writer(f);
    record_one(f);
    off_t before = size_of(f->path);
    for (int i = 0; i < 20; i++)
        commit_much(f);
    assert_int_equal(size_of(f->path), before);
    must(store_tidy(f->store, false, &err)); /* others wait: not yet */
    assert_int_equal(size_of(f->path), before);
    must(store_tidy(f->store, true, &err));
    assert_true(size_of(f->path) > before + 6000000);
}

static void closing_nothing_is_fine(void **state)
{
    (void)state;
    store_close(NULL);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        FOLDER_TEST(new_file_is_readable_by_its_group_alone),
        FOLDER_TEST(narrow_umask_does_not_take_the_group_away),
        FOLDER_TEST(others_lose_what_they_could_read),
        FOLDER_TEST(folder_that_is_not_there_is_named),
        FOLDER_TEST(folder_that_others_can_write_is_refused),
        FOLDER_TEST(file_in_the_place_of_the_folder_is_refused),
        FOLDER_TEST(symbolic_link_is_refused),
        FOLDER_TEST(second_daemon_is_refused_until_the_first_ends),
        FOLDER_TEST(newer_schema_is_refused),
        FOLDER_TEST(database_of_another_program_is_left_alone),
        FOLDER_TEST(text_file_is_no_database),
        FOLDER_TEST(damage_is_found_after_a_crash),
        FOLDER_TEST(what_was_committed_survives_a_crash),
        FOLDER_TEST(full_disk_undoes_the_batch_and_is_outlived),
        FOLDER_TEST(commit_that_the_disk_refuses_is_undone),
        FOLDER_TEST(undone_turn_leaves_the_others),
        FOLDER_TEST(chain_goes_on_after_an_undone_turn),
        FOLDER_TEST(closing_undoes_what_was_not_committed),
        FOLDER_TEST(the_log_is_emptied_between_commits_and_not_by_them),
        cmocka_unit_test(closing_nothing_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
