/* Answers that go into a file. */
#include "call_fixture.h"

#include <unistd.h>

/* A folder for one answer, and the path in it. */
struct place {
    char folder[32], path[48];
};

static void place_make(struct place *place)
{
    strcpy(place->folder, "/tmp/net-save-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    snprintf(place->path, sizeof(place->path), "%s/part", place->folder);
}

static void save(struct fixture *f, const char *target, const char *path, size_t max,
                 struct outcome *o)
{
    struct http_call call = call_to(path_url(f, target));
    call.save_path = path;
    call.response_max = max;
    run(f, &call, o);
}

static void a_good_answer_is_saved_with_its_digest(void **state)
{
    struct place place;
    struct outcome o;
    char saved[16] = "";
    place_make(&place);
    save(*state, "/p", place.path, 100, &o);
    assert_int_equal(o.result.failure, HTTP_OK);
    assert_true(o.result.saved);
    assert_int_equal(o.result.saved_len, 2);
    assert_string_equal(o.result.saved_digest,
                        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    assert_string_equal(o.body, "");
    FILE *file = fopen(place.path, "r");
    assert_non_null(file);
    assert_int_equal(fread(saved, 1, sizeof(saved) - 1, file), 2);
    fclose(file);
    assert_string_equal(saved, "{}");
    unlink(place.path);
    rmdir(place.folder);
}

static void an_answer_that_is_not_good_leaves_no_file(void **state)
{
    static const char *const targets[] = {"/limited", "/moved"};
    for (size_t i = 0; i < COUNT_OF(targets); i++) {
        struct place place;
        struct outcome o;
        place_make(&place);
        save(*state, targets[i], place.path, 100, &o);
        assert_int_equal(o.result.failure, HTTP_OK);
        assert_false(o.result.saved);
        assert_int_equal(rmdir(place.folder), 0);
    }
}

static void an_answer_too_long_to_save_leaves_no_file(void **state)
{
    struct place place;
    struct outcome o;
    place_make(&place);
    save(*state, "/large", place.path, 1000, &o);
    assert_int_equal(o.result.failure, HTTP_LOST);
    assert_true(o.result.too_long);
    assert_string_equal(o.result.reason, "the answer is longer than 1000 bytes");
    assert_int_equal(rmdir(place.folder), 0);
}

static void what_is_there_is_not_written_over(void **state)
{
    struct place place;
    struct outcome o;
    place_make(&place);
    save(*state, "/p", place.folder, 100, &o);
    assert_int_equal(o.result.failure, HTTP_UNUSABLE);
    assert_int_equal(rmdir(place.folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SERVER(a_good_answer_is_saved_with_its_digest),
        WITH_SERVER(an_answer_that_is_not_good_leaves_no_file),
        WITH_SERVER(an_answer_too_long_to_save_leaves_no_file),
        WITH_SERVER(what_is_there_is_not_written_over),
    };
    return cmocka_run_group_tests_name("saved answers", tests, NULL, NULL);
}
