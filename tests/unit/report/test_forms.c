/* The other forms of a report: HTML, CSV, plain text, and the difference of two revisions. */
#include "disruption/report/report.h"

#include <string.h>

#include "disruption/core/markup.h"

#include "dossiers.h"
#include "testing.h"

static char *html_of(const char *markdown)
{
    struct buf out;
    buf_init(&out, REPORT_MAX);
    report_html("D-1 <b>", markdown, &out);
    assert_false(out.over);
    return buf_take(&out);
}

static void assert_has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("no \"%s\" in:\n%s", part, text);
}

static void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part) != NULL)
        fail_msg("\"%s\" stands in:\n%s", part, text);
}

static void html_lets_no_html_of_people_through(void **state)
{
    (void)state;
    char *html = html_of("# A\n\n<script>alert(1)</script>\n\nx <img src=x onerror=y> [l](javascript:z)\n");
    assert_lacks(html, "<script>");
    assert_lacks(html, "<img");
    assert_lacks(html, "javascript:");
    assert_has(html, "<title>D-1 &lt;b&gt;</title>");
    free(html);
}

static void html_has_tables_breaks_and_boxes_and_no_fences(void **state)
{
    (void)state;
    struct policy policy = berlin();
    struct dossier dossier = rich_dossier();
    struct buf markdown;
    buf_init(&markdown, REPORT_MAX);
    report_markdown(&policy, &dossier, &markdown);
    char *html = html_of(buf_string(&markdown));
    assert_has(html, "<th>Party Involved</th>");
    assert_has(html, "both up:<br>");
    assert_has(html, "type=\"checkbox\"");
    assert_has(html, "<del>A4 rewrite everything</del>");
    assert_lacks(html, "<!--");
    assert_lacks(html, "raw HTML omitted");
    free(html);
    buf_done(&markdown);
}

static const struct cell {
    const char *name, *text, *written;
} cells[] = {
    {"plain_text_stays_as_it_is", "looked at it", ",looked at it,"},
    {"commas_and_quotes_are_quoted", "a, \"b\"", ",\"a, \"\"b\"\"\","},
    {"lines_stay_in_one_cell", "a\nb", ",\"a\nb\","},
    {"equals_sign_is_no_formula", "=HYPERLINK(\"x\")", ",\"'=HYPERLINK(\"\"x\"\")\","},
    {"plus_sign_is_no_formula", "+1", ",\"'+1\","},
    {"minus_sign_is_no_formula", "-1", ",\"'-1\","},
    {"at_sign_is_no_formula", "@SUM(A1)", ",\"'@SUM(A1)\","},
    {"tab_before_a_formula_is_text", "\t=1", ",\"'\t=1\","},
};

static void cell_is_written(void **state)
{
    const struct cell *cell = *state;
    struct policy policy = berlin();
    struct entry entry = entry_at(1, NOON, BIT(KIND_NOTE), "Ana", cell->text);
    struct dossier dossier = bare_dossier();
    struct buf out;
    buf_init(&out, REPORT_MAX);
    dossier.entries = &entry;
    dossier.entry_count = 1;
    report_csv(&policy, &dossier, &out);
    assert_has(buf_string(&out), cell->written);
    assert_has(buf_string(&out), "T1,2026-03-01 12:00:00 UTC,2026-03-01 13:00:00 CET,Ana,note,");
    buf_done(&out);
}

static void withdrawn_and_retrospective_entries_are_no_rows_of_csv(void **state)
{
    (void)state;
    struct policy policy = berlin();
    struct dossier dossier = rich_dossier();
    struct buf out;
    buf_init(&out, REPORT_MAX);
    report_csv(&policy, &dossier, &out);
    assert_lacks(buf_string(&out), "never mind");
    assert_lacks(buf_string(&out), "the alert came late");
    assert_has(buf_string(&out), ",redacted\r\n");
    buf_done(&out);
}

static void difference_names_lines_under_their_heading(void **state)
{
    (void)state;
    struct buf out, plain;
    buf_init(&out, REPORT_MAX);
    buf_init(&plain, REPORT_MAX);
    report_diff("# A\n\n## One\n\nsame\n\nold\n\n## Two\n\nx\n\n## Record\n\n- 1\n",
                "# A\n\n## One\n\nsame\n\nnew\n\n## Two\n\nx\n\ny\n\n## Record\n\n- 2\n", &out);
    markup_plain(&plain, buf_string(&out));
    assert_string_equal(buf_string(&plain), "One\n\u2212 old\n+ new\nTwo\n+ y\n");
    buf_done(&plain);
    buf_done(&out);
}

static void difference_of_equal_reports_is_empty(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out, REPORT_MAX);
    report_diff("# A\n\ntext\n", "# A\n\ntext\n", &out);
    assert_string_equal(buf_string(&out), "");
    buf_done(&out);
}

static void difference_past_its_bound_shows_all_lines(void **state)
{
    (void)state;
    enum { LINES = 3000 };
    struct buf old, new, out;
    buf_init(&old, REPORT_MAX);
    buf_init(&new, REPORT_MAX);
    buf_init(&out, REPORT_MAX);
    for (int i = 0; i < LINES; i++) {
        buf_print(&old, "old %d\n", i);
        buf_print(&new, "new %d\n", i);
    }
    report_diff(buf_string(&old), buf_string(&new), &out);
    assert_has(buf_string(&out), "\u2212 old 2999");
    assert_has(buf_string(&out), "+ new 2999");
    buf_done(&out);
    buf_done(&new);
    buf_done(&old);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html_lets_no_html_of_people_through),
        cmocka_unit_test(html_has_tables_breaks_and_boxes_and_no_fences),
        ROW_TEST(cell_is_written, &cells[0]),
        ROW_TEST(cell_is_written, &cells[1]),
        ROW_TEST(cell_is_written, &cells[2]),
        ROW_TEST(cell_is_written, &cells[3]),
        ROW_TEST(cell_is_written, &cells[4]),
        ROW_TEST(cell_is_written, &cells[5]),
        ROW_TEST(cell_is_written, &cells[6]),
        ROW_TEST(cell_is_written, &cells[7]),
        cmocka_unit_test(withdrawn_and_retrospective_entries_are_no_rows_of_csv),
        cmocka_unit_test(difference_names_lines_under_their_heading),
        cmocka_unit_test(difference_of_equal_reports_is_empty),
        cmocka_unit_test(difference_past_its_bound_shows_all_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
