/* Growing text: what fits is whole, what does not fit is told, never cut in silence. */
#include "testing.h"

#include "disruption/base/buf.h"

static void an_untouched_buffer_reads_as_nothing(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 10);
    assert_string_equal(buf_string(&b), "");
    buf_text(&b, NULL);
    buf_text(&b, "");
    buf_cut(&b, 0);
    buf_clear(&b);
    assert_string_equal(buf_string(&b), "");
    assert_false(b.over);
    buf_done(&b);
    buf_done(NULL);
}

static void pieces_join_in_order(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 100);
    buf_add(&b, "abcd", 2);
    buf_text(&b, "-");
    buf_slice(&b, (struct slice){"slice!", 5});
    buf_char(&b, ' ');
    buf_print(&b, "%d%%", 7);
    assert_string_equal(buf_string(&b), "ab-slice 7%");
    assert_int_equal(b.len, 11);
    buf_done(&b);
}

static void the_limit_may_be_reached_exactly(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 5);
    buf_text(&b, "abc");
    buf_print(&b, "%s", "de");
    assert_false(b.over);
    assert_string_equal(buf_string(&b), "abcde");
    buf_char(&b, 'f');
    assert_true(b.over);
    assert_string_equal(buf_string(&b), "abcde");
    buf_done(&b);
}

static void after_the_limit_nothing_more_is_written(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 5);
    buf_text(&b, "abc");
    buf_text(&b, "too long");
    assert_true(b.over);
    buf_char(&b, 'd'); /* would fit, but a hole in the middle would lie */
    buf_print(&b, "%s", "e");
    assert_string_equal(buf_string(&b), "abc");
    buf_done(&b);
}

static void printing_over_the_limit_writes_none_of_it(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 5);
    buf_print(&b, "%s", "abcdef");
    assert_true(b.over);
    assert_string_equal(buf_string(&b), "");
    buf_done(&b);
}

static void clearing_forgives_the_limit_and_keeps_memory(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 3);
    buf_text(&b, "abc");
    buf_text(&b, "d");
    size_t room = b.room;
    buf_clear(&b);
    assert_false(b.over);
    assert_int_equal(b.room, room);
    buf_text(&b, "xyz");
    assert_string_equal(buf_string(&b), "xyz");
    buf_done(&b);
}

static void cutting_shortens_and_never_lengthens(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 100);
    buf_text(&b, "abcdef");
    buf_cut(&b, 9);
    assert_string_equal(buf_string(&b), "abcdef");
    buf_cut(&b, 2);
    buf_char(&b, '!');
    assert_string_equal(buf_string(&b), "ab!");
    buf_done(&b);
}

static void growing_keeps_what_was_there(void **state)
{
    (void)state;
    enum { COUNT = 10000 };
    struct buf b;
    buf_init(&b, COUNT);
    for (int i = 0; i < COUNT; i++)
        buf_char(&b, (char)('a' + i % 26));
    assert_false(b.over);
    assert_int_equal(strlen(buf_string(&b)), COUNT);
    for (int i = 0; i < COUNT; i++)
        assert_int_equal(b.at[i], 'a' + i % 26);
    buf_done(&b);
}

static void bytes_may_be_zero(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 100);
    buf_add(&b, "a\0b", 3);
    assert_int_equal(b.len, 3);
    assert_memory_equal(buf_string(&b), "a\0b", 4);
    buf_done(&b);
}

static void taking_moves_the_text_out(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 4);
    buf_text(&b, "text");
    char *text = buf_take(&b);
    assert_string_equal(text, "text");
    assert_int_equal(b.len, 0);
    buf_text(&b, "next"); /* the limit is as it was born */
    assert_false(b.over);
    assert_string_equal(text, "text");
    free(text);
    buf_done(&b);
}

static void taking_nothing_gives_an_empty_text(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 4);
    char *never_written = buf_take(&b);
    buf_text(&b, "a");
    buf_clear(&b);
    char *cleared = buf_take(&b);
    assert_string_equal(never_written, "");
    assert_string_equal(cleared, "");
    free(never_written);
    free(cleared);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_untouched_buffer_reads_as_nothing),
        cmocka_unit_test(pieces_join_in_order),
        cmocka_unit_test(the_limit_may_be_reached_exactly),
        cmocka_unit_test(after_the_limit_nothing_more_is_written),
        cmocka_unit_test(printing_over_the_limit_writes_none_of_it),
        cmocka_unit_test(clearing_forgives_the_limit_and_keeps_memory),
        cmocka_unit_test(cutting_shortens_and_never_lengthens),
        cmocka_unit_test(growing_keeps_what_was_there),
        cmocka_unit_test(bytes_may_be_zero),
        cmocka_unit_test(taking_moves_the_text_out),
        cmocka_unit_test(taking_nothing_gives_an_empty_text),
    };
    return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
