/* Copies of files beside the database: made where nobody else looks, deleted when nothing refers to them. */
#include "fixture.h"

#include "disruption/store/files.h"

#define SUM_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define SUM_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static const char *folder_of(struct fixture *f)
{
    return arena_print(&f->arena, "%s.files", f->path);
}

static void put_copy(struct fixture *f, const char *sum)
{
    FILE *file = fopen(arena_print(&f->arena, "%s/%s", folder_of(f), sum), "w");
    assert_non_null(file);
    fclose(file);
}

static bool has_copy(struct fixture *f, const char *sum)
{
    return access(arena_print(&f->arena, "%s/%s", folder_of(f), sum), F_OK) == 0;
}

static void add(struct fixture *f, int entry, const char *files)
{
    give(f, FACT_ENTRY_ADDED, 1, T0, "U1",
         arena_print(&f->arena, "{'entry':%d,'at_ms':1,'kinds':'note','source':'tag','text':'words','files':[%s]}",
                     entry, files));
}

static void keep(struct fixture *f, int entry, const char *file, const char *sum)
{
    give(f, FACT_FILE_KEPT, 1, T0, NULL,
         arena_print(&f->arena, "{'entry':%d,'file':'%s','sha256':'%s','size':3}", entry, file, sum));
    put_copy(f, sum);
}

static void begin(struct fixture *f)
{
    open_writer(f);
    must(store_files_prepare(folder_of(f), &err));
    must(store_begin(f->store, &err));
    declare(f);
}

static void redact_and_sweep(struct fixture *f, int entry)
{
    give(f, FACT_REDACTED, 1, T0, "U1", arena_print(&f->arena, "{'entry':%d}", entry));
    must(store_commit(f->store, &err));
    must(store_files_sweep(f->store, folder_of(f), &err));
}

static void a_redacted_entry_takes_its_copies_along(void **state)
{
    struct fixture *f = *state;
    struct store_verdict verdict;
    begin(f);
    add(f, 1, "{'id':'F1','name':'a'}");
    keep(f, 1, "F1", SUM_A);
    redact_and_sweep(f, 1);
    assert_false(has_copy(f, SUM_A));
    must(store_verify(f->store, &verdict, &err));
    assert_string_equal(verdict.detail, "");
}

static void a_copy_that_another_entry_has_stays_until_that_goes_too(void **state)
{
    struct fixture *f = *state;
    begin(f);
    add(f, 1, "{'id':'F1','name':'a'}");
    keep(f, 1, "F1", SUM_A);
    add(f, 2, "{'id':'F1','name':'a'}");
    redact_and_sweep(f, 1);
    assert_true(has_copy(f, SUM_A));
    must(store_begin(f->store, &err));
    redact_and_sweep(f, 2);
    assert_false(has_copy(f, SUM_A));
}

static void the_same_bytes_under_another_name_stay(void **state)
{
    struct fixture *f = *state;
    begin(f);
    add(f, 1, "{'id':'F1','name':'a'}");
    add(f, 2, "{'id':'F2','name':'b'}");
    keep(f, 1, "F1", SUM_B);
    keep(f, 2, "F2", SUM_B);
    redact_and_sweep(f, 1);
    assert_true(has_copy(f, SUM_B));
}

static void a_copy_that_comes_after_the_redaction_is_not_kept(void **state)
{
    struct fixture *f = *state;
    begin(f);
    add(f, 1, "{'id':'F1','name':'a'}");
    redact_and_sweep(f, 1);
    must(store_begin(f->store, &err));
    keep(f, 1, "F1", SUM_A);
    must(store_commit(f->store, &err));
    must(store_files_sweep(f->store, folder_of(f), &err));
    assert_false(has_copy(f, SUM_A));
}

static void nobody_else_can_look_into_the_folder(void **state)
{
    struct fixture *f = *state;
    struct stat about;
    must(store_files_prepare(folder_of(f), &err));
    chmod(folder_of(f), 0755);
    must(store_files_prepare(folder_of(f), &err));
    assert_int_equal(stat(folder_of(f), &about), 0);
    assert_int_equal(about.st_mode & 0777, 0750);
}

static void a_file_in_its_place_is_refused(void **state)
{
    struct fixture *f = *state;
    FILE *file = fopen(folder_of(f), "w");
    fclose(file);
    must_fail(ERR_REFUSED, store_files_prepare(folder_of(f), &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(a_redacted_entry_takes_its_copies_along),
        FOLDER_TEST(a_copy_that_another_entry_has_stays_until_that_goes_too),
        FOLDER_TEST(the_same_bytes_under_another_name_stay),
        FOLDER_TEST(a_copy_that_comes_after_the_redaction_is_not_kept),
        FOLDER_TEST(nobody_else_can_look_into_the_folder),
        FOLDER_TEST(a_file_in_its_place_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
