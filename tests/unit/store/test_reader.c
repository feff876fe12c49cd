/* Reading beside a daemon that runs, has stopped or has crashed; also as somebody who may write
 * nothing. */
#include "fixture.h"

#include "disruption/store/inbox.h"

#define NOBODY 65534 /* Debian's user and group without rights */

static void reader_without_file_is_told_so(void **state)
{
    struct fixture *f = *state;
    must_fail(ERR_NOT_FOUND, store_open(f->path, STORE_READ, &f->store, &err));
}

static void reader_sees_what_the_writer_commits(void **state)
{
    struct fixture *f = *state;
    struct store *reader;
    struct incident incident;
    open_writer(f);
    must(store_open(f->path, STORE_READ, &reader, &err));
    must_fail(ERR_NOT_FOUND, store_incident_get(reader, &f->arena, 1, &incident, &err));
    record_one(f);
    must(store_incident_get(reader, &f->arena, 1, &incident, &err));
    store_close(reader);
}

static void reader_never_writes(void **state)
{
    struct fixture *f = *state;
    struct store *reader;
    open_writer(f);
    must(store_open(f->path, STORE_READ, &reader, &err));
    must_fail(ERR_REFUSED, store_begin(reader, &err));
    bool fresh;
    must_fail(ERR_REFUSED, store_inbox_take(reader, "k", T0, &fresh, &err));
    store_close(reader);
}

/* Reads D-1 as somebody who is in the group of the file and may write nothing; exits 0 when that
 * works. */
static void read_as_member(struct fixture *f)
{
    struct store *reader;
    struct err err = ERR_INIT;
    struct arena arena = {0};
    struct incident incident;
    if (getuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
        _exit(2);
    if (!store_open(f->path, STORE_READ, &reader, &err) ||
        !store_incident_get(reader, &arena, 1, &incident, &err)) {
        fprintf(stderr, "%s\n", err.text);
        _exit(1);
    }
    _exit(strcmp(incident.title, "checkout is down") == 0 ? 0 : 3);
}

/* The group may read file and folder; without root the same user plays the member, with nothing
 * writable. */
static void make_readable(struct fixture *f)
{
    static const char *const endings[] = {"", "-wal", "-shm", ".lock"};
    bool root = getuid() == 0;
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        char name[160];
        snprintf(name, sizeof(name), "%s%s", f->path, endings[i]);
        if (access(name, F_OK) != 0)
            continue;
        assert_int_equal(root ? chown(name, 0, NOBODY) : chmod(name, 0440), 0);
    }
    assert_int_equal(root ? chown(f->folder, 0, NOBODY) : 0, 0);
    assert_int_equal(chmod(f->folder, root ? 0750 : 0550), 0);
}

static void group_member_reads_while_the_daemon_runs(void **state)
{
    struct fixture *f = *state;
    open_writer(f);
    record_one(f);
    make_readable(f);
    crash_after(f, read_as_member);
}

static void group_member_reads_after_a_clean_stop(void **state)
{
    struct fixture *f = *state;
    open_writer(f);
    record_one(f);
    close_store(f);
    make_readable(f);
    crash_after(f, read_as_member);
}

static void group_member_reads_after_a_crash(void **state)
{
    struct fixture *f = *state;
    crash_after(f, write_and_stay_open);
    make_readable(f);
    crash_after(f, read_as_member);
}

static void group_member_reads_a_restored_copy(void **state)
{
    struct fixture *f = *state;
    char name[160];
    open_writer(f);
    record_one(f);
    close_store(f);
    snprintf(name, sizeof(name), "%s-wal", f->path);
    unlink(name);
    snprintf(name, sizeof(name), "%s-shm", f->path);
    unlink(name);
    make_readable(f);
    crash_after(f, read_as_member);
}

/* A log of which only the header was written: all that it held before lies in the file. */
static void group_member_reads_what_a_daemon_left_at_its_first_commit(void **state)
{
    struct fixture *f = *state;
    char log[160];
    crash_after(f, write_and_stay_open);
    snprintf(log, sizeof(log), "%s-wal", f->path);
    sqlite3 *other = NULL;
    int keep = 1;
    assert_int_equal(sqlite3_open(f->path, &other), SQLITE_OK);
    sqlite3_file_control(other, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
    assert_int_equal(sqlite3_exec(other, "PRAGMA wal_checkpoint(FULL)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    assert_int_equal(truncate(log, 32), 0);
    make_readable(f);
    crash_after(f, read_as_member);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        FOLDER_TEST(reader_without_file_is_told_so),
        FOLDER_TEST(reader_sees_what_the_writer_commits),
        FOLDER_TEST(reader_never_writes),
        FOLDER_TEST(group_member_reads_while_the_daemon_runs),
        FOLDER_TEST(group_member_reads_after_a_clean_stop),
        FOLDER_TEST(group_member_reads_after_a_crash),
        FOLDER_TEST(group_member_reads_a_restored_copy),
        FOLDER_TEST(group_member_reads_what_a_daemon_left_at_its_first_commit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
