/* Files that are taken away, replaced or cut off under the open store: nothing is acknowledged that would be lost. */
#include "fixture.h"

#include <fcntl.h>

static void beside(const struct fixture *f, const char *ending, char *out)
{
    snprintf(out, 160, "%s%s", f->path, ending);
}

static void take_away(const struct fixture *f, const char *ending)
{
    char name[160];
    beside(f, ending, name);
    assert_int_equal(unlink(name), 0);
}

static void record_fields(struct fixture *f, const char *body)
{
    must(store_begin(f->store, &err));
    give(f, FACT_FIELD_SET, 1, T0, "U1", body);
    must(store_commit(f->store, &err));
}

static void expect_facts(struct fixture *f, int64_t count)
{
    struct store_verdict verdict;
    open_writer(f);
    must(store_verify(f->store, &verdict, &err));
    assert_string_equal(verdict.detail, "");
    assert_int_equal(verdict.rows, count);
}

static void lose_the_log_and_go_on(struct fixture *f)
{
    open_writer(f);
    record_one(f);
    take_away(f, "-wal");
    record_fields(f, "{'field':'cause','value':'x'}");
}

static void a_log_that_is_deleted_is_made_anew_and_nothing_is_lost(void **state)
{
    struct fixture *f = *state;
    crash_after(f, lose_the_log_and_go_on);
    expect_facts(f, 3);
}

static void lose_the_index_and_go_on(struct fixture *f)
{
    open_writer(f);
    record_one(f);
    take_away(f, "-shm");
    record_fields(f, "{'field':'cause','value':'x'}");
}

static void an_index_that_is_deleted_is_made_anew_and_nothing_is_lost(void **state)
{
    struct fixture *f = *state;
    crash_after(f, lose_the_index_and_go_on);
    expect_facts(f, 3);
}

static void lose_the_log_within(struct fixture *f)
{
    open_writer(f);
    record_one(f);
    must(store_begin(f->store, &err));
    give(f, FACT_FIELD_SET, 1, T0, "U1", "{'field':'cause','value':'x'}");
    take_away(f, "-wal");
    must_fail(ERR_UNAVAILABLE, store_commit(f->store, &err));
    record_fields(f, "{'field':'type','value':'y'}");
}

static void a_commit_into_a_log_without_a_name_is_not_acknowledged(void **state)
{
    struct fixture *f = *state;
    crash_after(f, lose_the_log_within);
    expect_facts(f, 4); /* kept all the same: what is sent again is known by its key */
}

static void a_file_that_is_deleted_takes_nothing_any_more(void **state)
{
    struct fixture *f = *state;
    open_writer(f);
    record_one(f);
    take_away(f, "");
    must_fail(ERR_UNAVAILABLE, store_begin(f->store, &err));
}

static void a_file_that_is_replaced_takes_nothing_until_it_is_back(void **state)
{
    struct fixture *f = *state;
    char away[160];
    beside(f, ".away", away);
    open_writer(f);
    record_one(f);
    assert_int_equal(rename(f->path, away), 0);
    close(open(f->path, O_CREAT | O_WRONLY, 0640));
    must_fail(ERR_UNAVAILABLE, store_begin(f->store, &err));
    assert_int_equal(rename(away, f->path), 0);
    record_fields(f, "{'field':'cause','value':'x'}");
}

static void a_log_that_is_cut_off_takes_nothing_any_more(void **state)
{
    struct fixture *f = *state;
    char log[160];
    beside(f, "-wal", log);
    open_writer(f);
    record_one(f);
    assert_int_equal(truncate(log, 100), 0);
    must_fail(ERR_UNAVAILABLE, store_begin(f->store, &err));
}

static void an_emptied_file_beside_its_log_is_not_taken_for_a_new_one(void **state)
{
    struct fixture *f = *state;
    char log[160];
    struct stat about;
    crash_after(f, write_and_stay_open);
    assert_int_equal(truncate(f->path, 0), 0);
    must_fail(ERR_DAMAGED, store_open(f->path, STORE_WRITE, &f->store, &err));
    beside(f, "-wal", log);
    assert_int_equal(stat(log, &about), 0);
    assert_true(about.st_size > 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        FOLDER_TEST(a_log_that_is_deleted_is_made_anew_and_nothing_is_lost),
        FOLDER_TEST(an_index_that_is_deleted_is_made_anew_and_nothing_is_lost),
        FOLDER_TEST(a_commit_into_a_log_without_a_name_is_not_acknowledged),
        FOLDER_TEST(a_file_that_is_deleted_takes_nothing_any_more),
        FOLDER_TEST(a_file_that_is_replaced_takes_nothing_until_it_is_back),
        FOLDER_TEST(a_log_that_is_cut_off_takes_nothing_any_more),
        FOLDER_TEST(an_emptied_file_beside_its_log_is_not_taken_for_a_new_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
