/* What user text becomes, place by place. */
#include "report/escape.h"

#include "testing.h"

struct row {
    const char *name;
    enum place place;
    const char *text;
    const char *markdown;
};

static void text_is_written_as(void **state)
{
    const struct row *row = *state;
    struct buf out;
    buf_init(&out, 4096);
    escape_write(row->text, row->place, &out);
    assert_string_equal(buf_string(&out), row->markdown);
    buf_done(&out);
}

static void link_to_another_scheme_is_its_label(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out, 4096);
    escape_link("T1", "javascript:alert(1)", &out);
    escape_link("T2", NULL, &out);
    escape_link("T3", "https://e/a)b &amp; c", &out);
    assert_string_equal(buf_string(&out), "T1T2[T3](https://e/a%29b%20%26amp;%20c)");
    buf_done(&out);
}

static const struct row rows[] = {
    {"nothing_is_nothing", PLACE_BLOCK, "", ""},
    {"absent_is_nothing", PLACE_BLOCK, NULL, ""},
    {"words_stay", PLACE_CELL, "5xx -> 12% of orders (a & b)!", "5xx -> 12% of orders (a & b)!"},
    {"pipe_in_a_cell", PLACE_CELL, "a|b `c|d`", "a\\|b `c\\|d`"},
    {"pipe_in_code_of_a_line", PLACE_LINE, "`c|d`", "`c|d`"},
    {"newline_in_a_cell", PLACE_CELL, "a\nb\n\n\nc\n", "a<br>b<br><br>c"},
    {"newline_in_a_block", PLACE_BLOCK, "\na\nb\n\n\nc\n", "a\\\nb\n\nc"},
    {"html_is_shown", PLACE_CELL, "<b>&lt;&#60;&", "&lt;b>&amp;lt;&amp;#60;&"},
    {"snake_case_stays", PLACE_CELL, "a_b _c_", "a_b \\_c\\_"},
    {"lone_backtick_is_text", PLACE_CELL, "it`s ``odd`", "it`s ``odd`"},
    {"longest_code_is_kept", PLACE_CELL, "``a`b``", "``a`b``"},
    {"code_block_is_a_span_a_line", PLACE_CELL, "see ```\na\n\n  b`\n``` ok",
     "see <br>`a`<br><br>``   b` ``<br>ok"},
    {"code_block_keeps_its_paragraph", PLACE_BLOCK, "```\na\n\nb\n```", "`a`\\\n&nbsp;\\\n`b`"},
    {"structure_begins_no_line", PLACE_BLOCK, "# a\n- b\n+ c\n1. d\n> e\n=\n:-",
     "\\# a\\\n\\- b\\\n\\+ c\\\n1\\. d\\\n\\> e\\\n\\=\\\n\\:-"},
    {"structure_in_a_cell_is_text", PLACE_CELL, "# a\n1. b", "# a<br>1. b"},
    {"indent_is_shown", PLACE_CELL, "a\n  b\n\tc",
     "a<br>&nbsp;&nbsp;b<br>&nbsp;&nbsp;&nbsp;&nbsp;c"},
    {"plain_address_stays_bare", PLACE_CELL, "see https://e.example/a_b?c=1&d=2.",
     "see <https://e.example/a_b?c=1&d=2>."},
    {"simple_address_stays_bare", PLACE_CELL, "see https://e.example/a?c=1&d=2, b",
     "see https://e.example/a?c=1&d=2, b"},
    {"address_before_a_break_is_closed", PLACE_BLOCK, "https://e.example/a\nb",
     "<https://e.example/a>\\\nb"},
    {"address_keeps_its_brackets", PLACE_CELL, "(https://e.example/a_(b))",
     "(<https://e.example/a_(b)>)"},
    {"address_in_a_label_is_text", PLACE_LABEL, "https://e.example/a_b*",
     "https://e.example/a_b\\*"},
    {"right_to_left_is_isolated", PLACE_LINE, "a\n\u05d0 1\nb", "a<br>\u2068\u05d0 1\u2069<br>b"},
    {"emoji_stays", PLACE_CELL, "\U0001F6A8\u200d\U0001F525", "\U0001F6A8\u200d\U0001F525"},
};

int main(void)
{
    struct CMUnitTest tests[sizeof(rows) / sizeof(rows[0]) + 1];
    size_t count = 0;
    for (; count < sizeof(rows) / sizeof(rows[0]); count++)
        tests[count] = (struct CMUnitTest)ROW_TEST(text_is_written_as, &rows[count]);
    tests[count] = (struct CMUnitTest)cmocka_unit_test(link_to_another_scheme_is_its_label);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
