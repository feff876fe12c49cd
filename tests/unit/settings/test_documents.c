/* The sample file and the manual page say what the table of keys says. A failure prints the missing
 * lines. */
#include "testing.h"

#include "disruption/settings/key.h"
#include "documents.h"
#include "scratch.h"

#define SAMPLE TEST_SOURCE_DIR "/../config/disruption.yaml"
#define MANUAL TEST_SOURCE_DIR "/../src/settings/disruption.yaml.5"

/* Every row must be in the document word for word, as `write` puts it. */
static void assert_has_rows(const char *path,
                            void (*write)(const struct settings_key *, struct buf *))
{
    struct buf document, row;
    size_t count;
    const struct settings_key *keys = settings_keys(&count);
    buf_init(&document, DOCUMENT_MAX);
    document_read(path, &document);
    for (size_t i = 0; i < count; i++) {
        buf_init(&row, DOCUMENT_MAX);
        write(&keys[i], &row);
        if (strstr(buf_string(&document), buf_string(&row)) == NULL)
            fail_msg("%s lacks these lines:\n%s", path, buf_string(&row));
        buf_done(&row);
    }
    buf_done(&document);
}

static void sample_has_every_key_with_its_default(void **state)
{
    (void)state;
    assert_has_rows(SAMPLE, document_sample);
}

static void manual_has_every_key_with_its_range_and_default(void **state)
{
    (void)state;
    assert_has_rows(MANUAL, document_manual);
}

static void manual_has_no_key_beside_the_table(void **state)
{
    struct buf manual;
    size_t count, items = 0;
    (void)state;
    (void)settings_keys(&count);
    buf_init(&manual, DOCUMENT_MAX);
    document_read(MANUAL, &manual);
    for (const char *at = buf_string(&manual); (at = strstr(at, "\n.It Ic ")) != NULL; at++)
        items++;
    assert_int_equal(items, count);
    buf_done(&manual);
}

static void assert_is_default(const char *path)
{
    struct settings *settings = NULL, *defaults = settings_defaults();
    struct err err = ERR_INIT;
    struct buf one, two;
    size_t count;
    const struct settings_key *keys = settings_keys(&count);
    if (!settings_read(path, &settings, NULL, &err))
        fail_msg("%s", err.text);
    buf_init(&one, DOCUMENT_MAX);
    buf_init(&two, DOCUMENT_MAX);
    for (size_t i = 0; i < count; i++) {
        settings_value(settings, &keys[i], &one);
        settings_value(defaults, &keys[i], &two);
    }
    assert_string_equal(buf_string(&one), buf_string(&two));
    buf_done(&one);
    buf_done(&two);
    settings_destroy(settings);
    settings_destroy(defaults);
}

static void sample_as_it_is_changes_nothing(void **state)
{
    (void)state;
    assert_is_default(SAMPLE);
}

/* A # before a key, or before the further lines of a value, hides a setting; other comments are
 * prose. */
static bool hides_setting(const char *at)
{
    return at[0] == '#' && ((at[1] >= 'a' && at[1] <= 'z') || strncmp(at, "#  {", 4) == 0);
}

static void sample_with_every_key_uncommented_changes_nothing(void **state)
{
    struct scratch file;
    struct buf sample, bare;
    size_t count, hidden = 0;
    (void)state;
    (void)settings_keys(&count);
    buf_init(&sample, DOCUMENT_MAX);
    buf_init(&bare, DOCUMENT_MAX);
    document_read(SAMPLE, &sample);
    struct slice rest = {buf_string(&sample), sample.len}, line;
    while (slice_split(&rest, '\n', &line)) {
        size_t margin = 0;
        while (margin < line.len && line.at[margin] == ' ')
            margin++;
        bool hides = margin < line.len && hides_setting(line.at + margin);
        hidden += hides && line.at[margin + 1] != ' ';
        buf_print(&bare, "%*s%.*s\n", (int)margin, "", (int)(line.len - margin - hides),
                  line.at + margin + hides);
    }
    assert_int_equal(hidden, count);
    scratch_init(&file, buf_string(&bare), bare.len);
    assert_is_default(file.path);
    scratch_done(&file);
    buf_done(&sample);
    buf_done(&bare);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(sample_has_every_key_with_its_default),
        cmocka_unit_test(manual_has_every_key_with_its_range_and_default),
        cmocka_unit_test(manual_has_no_key_beside_the_table),
        cmocka_unit_test(sample_as_it_is_changes_nothing),
        cmocka_unit_test(sample_with_every_key_uncommented_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
