/* What waits for the writer has its bounds, in number and in memory. */
#include "testing.h"

#include "daemon/intake.h"

#define LARGE ((size_t)1 << 20)

static struct work *of_size(enum work_from from, size_t bytes)
{
    struct work *work = work_create(from);
    if (bytes > 0)
        (void)arena_new(&work->arena, bytes, 1);
    return work;
}

static size_t drain(struct intake *intake)
{
    size_t count = 0;
    for (struct work *work; (work = intake_poll(intake)) != NULL; count++)
        work_destroy(work);
    return count;
}

/* How many are taken until one is not. */
static size_t fill(struct intake *intake, size_t bytes)
{
    size_t count = 0;
    struct work *work;
    while (intake_push(intake, work = of_size(WORK_CONTROL, bytes)))
        count++;
    work_destroy(work);
    return count;
}

static void many_small_ones_are_bounded_in_number(void **state)
{
    (void)state;
    struct intake *intake = intake_create();
    assert_int_equal(fill(intake, 0), INTAKE_MAX);
    assert_int_equal(intake_len(intake), INTAKE_MAX);
    assert_int_equal(drain(intake), INTAKE_MAX);
    intake_destroy(intake);
}

static void few_large_ones_are_bounded_in_memory(void **state)
{
    (void)state;
    struct intake *intake = intake_create();
    size_t taken = fill(intake, LARGE);
    assert_in_range(taken, INTAKE_BYTES_MAX / LARGE - 1, INTAKE_BYTES_MAX / LARGE + 1);
    work_destroy(intake_poll(intake)); /* room for one again */
    assert_int_equal(fill(intake, LARGE), 1);
    assert_int_equal(drain(intake), taken);
    assert_int_equal(fill(intake, LARGE), taken);
    (void)drain(intake);
    intake_destroy(intake);
}

static void how_a_row_ended_always_finds_room(void **state)
{
    (void)state;
    struct intake *intake = intake_create();
    (void)fill(intake, LARGE);
    assert_true(intake_push(intake, of_size(WORK_COURIER, LARGE)));
    (void)drain(intake);
    intake_destroy(intake);
}

static void a_closed_one_takes_nothing_and_gives_what_it_has(void **state)
{
    (void)state;
    struct intake *intake = intake_create();
    assert_true(intake_push(intake, of_size(WORK_CONTROL, 0)));
    intake_close(intake);
    struct work *late = of_size(WORK_COURIER, 0);
    assert_false(intake_push(intake, late));
    work_destroy(late);
    work_destroy(intake_wait(intake, -1));
    assert_null(intake_wait(intake, -1));
    assert_true(intake_closed(intake));
    intake_destroy(intake);
    intake_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_small_ones_are_bounded_in_number),
        cmocka_unit_test(few_large_ones_are_bounded_in_memory),
        cmocka_unit_test(how_a_row_ended_always_finds_room),
        cmocka_unit_test(a_closed_one_takes_nothing_and_gives_what_it_has),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
