/* A report as a chat message. */
#include "disruption/report/report.h"

#include "disruption/base/memory.h"
#include "disruption/core/markup.h"

#include "dossiers.h"
#include "testing.h"

struct row {
    const char *name;
    const char *markdown;
    const char *plain; /* of the markup */
};

static void line_is_told_as(void **state)
{
    const struct row *row = *state;
    struct buf markup, plain;
    buf_init(&markup, REPORT_MAX);
    buf_init(&plain, REPORT_MAX);
    report_chat(row->markdown, 42, &markup);
    markup_plain(&plain, buf_string(&markup));
    assert_string_equal(buf_string(&plain), row->plain);
    buf_done(&plain);
    buf_done(&markup);
}

static char *chat_of(const struct dossier *dossier)
{
    struct policy policy = berlin();
    struct buf markdown, markup;
    buf_init(&markdown, REPORT_MAX);
    buf_init(&markup, REPORT_MAX);
    report_markdown(&policy, dossier, &markdown);
    report_chat(buf_string(&markdown), 42, &markup);
    buf_done(&markdown);
    return buf_take(&markup);
}

static void headings_links_and_code_become_marks(void **state)
{
    (void)state;
    struct dossier dossier = rich_dossier();
    char *markup = chat_of(&dossier);
    bool seen[MARKUP_TIME + 1] = {false};
    struct slice rest = slice_of(markup);
    struct markup_run run;
    while (markup_next(&rest, &run)) {
        seen[run.kind] = true;
        if (run.kind == MARKUP_LINK && slice_equals(run.b, "T1"))
            assert_true(slice_equals(run.a, LINK(100)));
    }
    assert_true(seen[MARKUP_BOLD]);
    assert_true(seen[MARKUP_LINK]);
    assert_true(seen[MARKUP_CODE]);
    assert_null(strstr(markup, "<!--"));
    assert_null(strstr(markup, "| ---"));
    free(markup);
}

static void long_report_ends_on_a_line_and_says_where_the_rest_is(void **state)
{
    (void)state;
    enum { COUNT = 3000 };
    struct entry *entries = mem_new(COUNT, sizeof(*entries));
    for (int i = 0; i < COUNT; i++)
        entries[i] = entry_at(i + 1, NOON + i * SECOND_MS, BIT(KIND_NOTE), "Ana",
                              "nothing new, still at it");
    struct dossier dossier = bare_dossier();
    dossier.entries = entries;
    dossier.entry_count = COUNT;
    char *markup = chat_of(&dossier);
    assert_true(strlen(markup) <= REPORT_CHAT_MAX);
    assert_true(strlen(markup) > REPORT_CHAT_MAX / 2);
    const char *tail = strstr(markup, "\u2026 The report goes on");
    assert_non_null(tail);
    assert_memory_equal(tail - strlen("at it\n"), "at it\n", strlen("at it\n"));
    assert_non_null(strstr(tail, "disruption report D-42"));
    free(markup);
    free(entries);
}

static const struct row rows[] = {
    {"heading_is_told", "## Record of `x`\n", "Record of x\n"},
    {"text_follows_its_heading", "# A\n\n## B\n\nb\n", "A\n\nB\nb\n"},
    {"fence_is_left_out", "<!-- auto:facts -->\n- **Type:** a\n<!-- /auto -->\n",
     "\u2022 Type: a\n"},
    {"blank_lines_are_not_doubled", "a\n\n<!-- x -->\n\nb\n", "a\n\nb\n"},
    {"row_is_a_line",
     "| # | B |\n| --- | --- |\n| [T1](https://e/1) | a\\|b `c\\|d` |\n| | *Start* |\n",
     "T1 (https://e/1) \u00b7 a|b c|d\nStart\n"},
    {"break_is_a_newline", "a<br>b\\\nc", "a\nb\nc\n"},
    {"escapes_are_undone", "\\*a\\* &lt;b> &amp;lt; \\` \\\\ c\\", "*a* <b> &lt; ` \\ c\n"},
    {"tasks_are_boxes", "- [ ] A1 x\n- [x] ~~A2 y~~", "\u2610 A1 x\n\u2611 A2 y\n"},
    {"question_is_told", "> **Open question:** How? Answer with `x`.",
     "Open question: How? Answer with x.\n"},
    {"address_is_told", "see <https://e/a_b>.", "see https://e/a_b.\n"},
    {"unknown_is_text", "a [b c ** d ` e <f", "a [b c  d ` e <f\n"},
};

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(rows) + 2];
    size_t count = 0;
    for (; count < COUNT_OF(rows); count++)
        tests[count] = (struct CMUnitTest)ROW_TEST(line_is_told_as, &rows[count]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(headings_links_and_code_become_marks);
    tests[count] =
        (struct CMUnitTest)cmocka_unit_test(long_report_ends_on_a_line_and_says_where_the_rest_is);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
