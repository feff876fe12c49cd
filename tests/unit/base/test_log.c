/* Log lines, read back through a pipe: one line per event whatever stands in its values. */
#include "testing.h"

#include <fcntl.h>
#include <unistd.h>

#include "disruption/base/log.h"
#include "disruption/base/slice.h"
#include "disruption/base/utf8.h"

static char seen[16384];
static int standard_error, pipe_ends[2];

static int catch_errors(void **state)
{
    (void)state;
    unsetenv("JOURNAL_STREAM");
    log_set_level(LOG_LEVEL_INFO);
    standard_error = dup(STDERR_FILENO);
    if (standard_error < 0 || pipe2(pipe_ends, O_NONBLOCK) != 0)
        return -1;
    return dup2(pipe_ends[1], STDERR_FILENO) < 0 ? -1 : 0;
}

static int release_errors(void **state)
{
    (void)state;
    if (dup2(standard_error, STDERR_FILENO) < 0)
        return -1;
    close(standard_error);
    close(pipe_ends[0]);
    return close(pipe_ends[1]);
}

/* What was logged since the last look; "" when nothing. */
static const char *logged(void)
{
    ssize_t len = read(pipe_ends[0], seen, sizeof(seen) - 1);
    seen[len < 0 ? 0 : len] = '\0';
    return seen;
}

static void a_line_has_level_event_and_fields(void **state)
{
    (void)state;
    log_info("connected", "incident=%d channel=%s", 42, "C1");
    assert_string_equal(logged(), "level=info event=connected incident=42 channel=C1\n");
    log_error("disk_full", NULL);
    assert_string_equal(logged(), "level=error event=disk_full\n");
}

static size_t lines_of(const char *text)
{
    size_t lines = 0;
    while ((text = strchr(text, '\n')) != NULL) {
        lines++;
        text++;
    }
    return lines;
}

static void what_stays_wrong_is_said_so_often_and_then_counted(void **state)
{
    (void)state;
    size_t lines = 0;
    for (int i = 0; i < 3 * LOG_SAME_MAX; i++) {
        log_error("stays_wrong", NULL);
        lines += lines_of(logged());
    }
    assert_int_equal(lines, LOG_SAME_MAX);
    log_error("another", NULL);
    assert_string_equal(logged(), "level=error event=another\n");
    assert_true(log_line_count(LOG_LEVEL_ERROR) >= 3 * LOG_SAME_MAX);
}

static void journald_reads_the_priority_in_front(void **state)
{
    (void)state;
    assert_int_equal(setenv("JOURNAL_STREAM", "8:1", 1), 0);
    log_set_level(LOG_LEVEL_DEBUG);
    log_error("a", NULL);
    log_warning("b", NULL);
    log_info("c", NULL);
    log_debug("d", NULL);
    assert_string_equal(logged(), "<3>level=error event=a\n<4>level=warning event=b\n"
                                  "<6>level=info event=c\n<7>level=debug event=d\n");
}

static void lines_above_the_level_are_dropped(void **state)
{
    (void)state;
    log_debug("unseen", NULL);
    assert_string_equal(logged(), "");
    log_set_level(LOG_LEVEL_ERROR);
    log_warning("unseen", NULL);
    assert_string_equal(logged(), "");
    log_error("seen", NULL);
    assert_string_equal(logged(), "level=error event=seen\n");
}

static void a_value_cannot_start_a_line_of_its_own(void **state)
{
    (void)state;
    log_info("said", "reason=%s", "a\nlevel=error event=forged\r\n\x1B[31mred\x7F\xC2\x9B");
    assert_string_equal(logged(), "level=info event=said reason=a level=error event=forged   [31mred   \n");
}

static void a_line_too_long_loses_its_end_alone(void **state)
{
    (void)state;
    char value[8192];
    for (size_t i = 0; i + 1 < sizeof(value); i += 2)
        memcpy(value + i, "\xC3\xA9", 2);
    value[sizeof(value) - 2] = '\0';
    for (int shift = 0; shift < 2; shift++) { /* one of the two cuts falls inside a character */
        log_info("long", "%.*sreason=%s", shift, "x", value);
        const char *line = logged();
        size_t len = strlen(line);
        assert_true(slice_starts(slice_of(line), "level=info event=long "));
        assert_true(utf8_valid(slice_of(line)));
        assert_in_range(len, 4000, 4097);
        assert_ptr_equal(strchr(line, '\n'), line + len - 1);
    }
}

static void levels_have_words(void **state)
{
    (void)state;
    enum log_level level = LOG_LEVEL_INFO;
    assert_true(log_level_read("debug", &level));
    assert_int_equal(level, LOG_LEVEL_DEBUG);
    assert_true(log_level_read("error", &level));
    assert_int_equal(level, LOG_LEVEL_ERROR);
    assert_false(log_level_read("loud", &level));
    assert_int_equal(level, LOG_LEVEL_ERROR);
}

#define CAUGHT(test) cmocka_unit_test_setup_teardown(test, catch_errors, release_errors)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CAUGHT(a_line_has_level_event_and_fields),
        CAUGHT(what_stays_wrong_is_said_so_often_and_then_counted),
        CAUGHT(journald_reads_the_priority_in_front),
        CAUGHT(lines_above_the_level_are_dropped),
        CAUGHT(a_value_cannot_start_a_line_of_its_own),
        CAUGHT(a_line_too_long_loses_its_end_alone),
        cmocka_unit_test(levels_have_words),
    };
    return cmocka_run_group_tests_name("log", tests, NULL, NULL);
}
