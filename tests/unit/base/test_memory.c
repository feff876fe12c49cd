/* The heap wrappers: zeroed, copied, and never a size that wrapped around. */
#include "testing.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "disruption/base/memory.h"

static void new_memory_is_zeroed(void **state)
{
    (void)state;
    unsigned char *bytes = mem_new(100, 3);
    for (int i = 0; i < 300; i++)
        assert_int_equal(bytes[i], 0);
    free(bytes);
    void *nothing = mem_new(0, 0);
    assert_non_null(nothing);
    free(nothing);
}

static void resizing_keeps_the_front(void **state)
{
    (void)state;
    char *bytes = mem_resize(NULL, 4, 1);
    memcpy(bytes, "abcd", 4);
    bytes = mem_resize(bytes, 4000, 1);
    assert_memory_equal(bytes, "abcd", 4);
    bytes = mem_resize(bytes, 0, 1);
    assert_non_null(bytes);
    free(bytes);
}

static void copies_are_terminated(void **state)
{
    (void)state;
    char *text = mem_copy_text("text");
    char *piece = mem_copy("abcdef", 3);
    char *nothing = mem_copy(NULL, 0);
    assert_string_equal(text, "text");
    assert_string_equal(piece, "abc");
    assert_string_equal(nothing, "");
    assert_null(mem_copy_text(NULL));
    free(text);
    free(piece);
    free(nothing);
}

#define GOT_MEMORY 0
#define GOT_NULL 77 /* an exit code that neither abort nor a sanitizer uses */

/* Runs the wish in a child; true when the child ended before the wish returned. */
static bool aborts(void *(*wish)(void))
{
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)close(STDERR_FILENO);
        signal(SIGABRT, SIG_DFL);
        _exit(wish() == NULL ? GOT_NULL : GOT_MEMORY);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return !WIFEXITED(status) ||
           (WEXITSTATUS(status) != GOT_MEMORY && WEXITSTATUS(status) != GOT_NULL);
}

static void *new_too_much(void)
{
    return mem_new(SIZE_MAX / 2, 4);
}

static void *resize_too_much(void)
{
    return mem_resize(NULL, SIZE_MAX / 2, 4);
}

static void a_size_that_wraps_around_ends_the_process(void **state)
{
    (void)state;
    assert_true(aborts(new_too_much));
    assert_true(aborts(resize_too_much));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_memory_is_zeroed),
        cmocka_unit_test(resizing_keeps_the_front),
        cmocka_unit_test(copies_are_terminated),
        cmocka_unit_test(a_size_that_wraps_around_ends_the_process),
    };
    return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
