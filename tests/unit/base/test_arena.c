/* An arena: everything it hands out is zeroed, aligned and stands still until the end. */
#include "testing.h"

#include <stdalign.h>

#include "disruption/base/arena.h"

static void memory_is_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 3, 16, 17, 100, 8191, 8192, 8193, 100000, 1, 40};
    struct arena a = {0};
    unsigned char *pieces[COUNT_OF(sizes)];
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        pieces[i] = arena_new(&a, sizes[i], 1);
        assert_int_equal((uintptr_t)pieces[i] % alignof(max_align_t), 0);
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(pieces[i][k], 0);
        memset(pieces[i], (int)i + 1, sizes[i]);
    }
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(pieces[i][k], i + 1);
    }
    arena_done(&a);
}

static void even_nothing_has_an_address_of_its_own(void **state)
{
    (void)state;
    struct arena a = {0};
    void *first = arena_new(&a, 0, 8);
    void *second = arena_new(&a, 8, 0);
    assert_non_null(first);
    assert_ptr_not_equal(first, second);
    arena_done(&a);
}

static void used_counts_what_was_handed_out(void **state)
{
    (void)state;
    struct arena a;
    arena_init(&a);
    assert_int_equal(a.used, 0);
    (void)arena_new(&a, 5, 100);
    assert_in_range(a.used, 500, 520);
    arena_done(&a);
    assert_int_equal(a.used, 0);
}

static void texts_are_copies(void **state)
{
    (void)state;
    struct arena a = {0};
    char text[] = "original";
    const char *copy = arena_text(&a, text);
    const char *piece = arena_slice(&a, (struct slice){text + 2, 3});
    const char *nothing = arena_slice(&a, (struct slice){NULL, 0});
    const char *printed = arena_print(&a, "%s %d", text, 42);
    text[0] = 'X';
    assert_string_equal(copy, "original");
    assert_string_equal(piece, "igi");
    assert_string_equal(nothing, "");
    assert_string_equal(printed, "original 42");
    assert_string_equal(arena_print(&a, "%s", ""), "");
    assert_null(arena_text(&a, NULL));
    arena_done(&a);
}

static void a_long_print_is_whole(void **state)
{
    (void)state;
    struct arena a = {0};
    const char *text = arena_print(&a, "%20000d", 7);
    assert_int_equal(strlen(text), 20000);
    assert_int_equal(text[19999], '7');
    arena_done(&a);
}

static void an_arena_may_be_done_unused_or_twice(void **state)
{
    (void)state;
    struct arena a = {0};
    arena_done(&a);
    (void)arena_text(&a, "again");
    arena_done(&a);
    arena_done(&a);
    arena_done(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
        cmocka_unit_test(even_nothing_has_an_address_of_its_own),
        cmocka_unit_test(used_counts_what_was_handed_out),
        cmocka_unit_test(texts_are_copies),
        cmocka_unit_test(a_long_print_is_whole),
        cmocka_unit_test(an_arena_may_be_done_unused_or_twice),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
