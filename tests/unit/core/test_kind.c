/* Kinds and their names, in sets and out of them. */
#include "testing.h"

#include "disruption/core/kind.h"

static void every_kind_is_known_by_its_name(void **state)
{
    (void)state;
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        enum kind back = KIND_COUNT;
        assert_true(kind_read(slice_of(kind_name((enum kind)kind)), &back));
        assert_int_equal(back, kind);
    }
}

static void names_are_read_in_any_case_and_whole(void **state)
{
    (void)state;
    enum kind kind = KIND_BAD;
    assert_true(kind_read(slice_of("Decision"), &kind));
    assert_int_equal(kind, KIND_DECISION);
    assert_false(kind_read(slice_of("note "), &kind));
    assert_false(kind_read(slice_of("not"), &kind));
    assert_false(kind_read(slice_of(""), &kind));
    assert_int_equal(kind, KIND_DECISION);
}

static void a_set_is_written_in_the_order_of_the_table(void **state)
{
    (void)state;
    struct buf text;
    buf_init(&text, 200);
    kinds_write(BIT(KIND_EVIDENCE) | BIT(KIND_NOTE) | BIT(KIND_CAUSE), &text);
    assert_string_equal(buf_string(&text), "note,cause,evidence");
    buf_clear(&text);
    kinds_write(0, &text);
    assert_string_equal(buf_string(&text), "");
    buf_done(&text);
}

static void every_set_comes_back_as_itself(void **state)
{
    (void)state;
    struct buf text;
    buf_init(&text, 200);
    for (uint32_t set = 0; set < BIT(KIND_COUNT); set++) {
        uint32_t back = ~set;
        buf_clear(&text);
        kinds_write(set, &text);
        assert_true(kinds_read(buf_string(&text), &back));
        assert_int_equal(back, set);
    }
    buf_done(&text);
}

static void an_unknown_name_spoils_the_set(void **state)
{
    (void)state;
    static const char *const bad[] = {"notes", "note,", ",note", "note,,cause", "note cause", "note,bug"};
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        uint32_t set = 77;
        if (kinds_read(bad[i], &set))
            fail_msg("'%s' was read", bad[i]);
        assert_int_equal(set, 77);
    }
}

static void timeline_and_retrospective_share_no_kind(void **state)
{
    (void)state;
    assert_int_equal(KINDS_TIMELINE & KINDS_RETROSPECTIVE, 0);
    assert_int_equal((KINDS_TIMELINE | KINDS_RETROSPECTIVE) & (BIT(KIND_ACTION) | BIT(KIND_EVIDENCE)), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_known_by_its_name),
        cmocka_unit_test(names_are_read_in_any_case_and_whole),
        cmocka_unit_test(a_set_is_written_in_the_order_of_the_table),
        cmocka_unit_test(every_set_comes_back_as_itself),
        cmocka_unit_test(an_unknown_name_spoils_the_set),
        cmocka_unit_test(timeline_and_retrospective_share_no_kind),
    };
    return cmocka_run_group_tests_name("kind", tests, NULL, NULL);
}
