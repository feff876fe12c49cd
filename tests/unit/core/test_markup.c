/* Markup: marks survive as what they are, and nobody's text can forge one. */
#include "testing.h"

#include "disruption/core/markup.h"

/* Runs as text: "person(U1|Ana) text(: hi)". */
static const char *runs_of(const char *markup, struct buf *out)
{
    static const char *const names[] = {
        [MARKUP_TEXT] = "text", [MARKUP_PERSON] = "person", [MARKUP_CHANNEL] = "channel",
        [MARKUP_LINK] = "link", [MARKUP_BOLD] = "bold",     [MARKUP_CODE] = "code",
        [MARKUP_TIME] = "time",
    };
    struct slice rest = slice_of(markup);
    struct markup_run run;
    buf_clear(out);
    while (markup_next(&rest, &run)) {
        buf_print(out, "%s%s(%.*s", out->len == 0 ? "" : " ", names[run.kind], SLICE_PRINT(run.a));
        if (run.b.len > 0)
            buf_print(out, "|%.*s", SLICE_PRINT(run.b));
        buf_char(out, ')');
    }
    return buf_string(out);
}

struct fixture {
    struct buf markup, seen;
};

static struct fixture fixture;

static int set_up(void **state)
{
    (void)state;
    buf_init(&fixture.markup, 4096);
    buf_init(&fixture.seen, 4096);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    buf_done(&fixture.markup);
    buf_done(&fixture.seen);
    return 0;
}

static const char *runs(void)
{
    return runs_of(buf_string(&fixture.markup), &fixture.seen);
}

static const char *plain(void)
{
    buf_clear(&fixture.seen);
    markup_plain(&fixture.seen, buf_string(&fixture.markup));
    return buf_string(&fixture.seen);
}

static void every_mark_reads_as_it_was_written(void **state)
{
    (void)state;
    struct buf *m = &fixture.markup;
    markup_text(m, "by ");
    markup_person(m, "U1", "Ana");
    markup_channel(m, "C1", "general");
    markup_link(m, "https://x.example/", "the graph");
    markup_bold(m, "now");
    markup_code(m, "ls");
    markup_time(m, INT64_C(-5), "then");
    markup_print(m, " %d%%", 7);
    assert_string_equal(runs(), "text(by ) person(U1|Ana) channel(C1|general) link(https://x.example/|the graph) "
                                "bold(now) code(ls) time(-5|then) text( 7%)");
    assert_string_equal(plain(), "by @Ana#generalthe graph (https://x.example/)nowlsthen 7%");
}

static void an_absent_name_is_the_id(void **state)
{
    (void)state;
    markup_person(&fixture.markup, "U1", NULL);
    markup_channel(&fixture.markup, "C1", NULL);
    assert_string_equal(runs(), "person(U1|U1) channel(C1|C1)");
}

static void a_link_without_label_is_its_url(void **state)
{
    (void)state;
    markup_link(&fixture.markup, "https://x.example/", NULL);
    markup_text(&fixture.markup, " ");
    markup_link(&fixture.markup, "https://x.example/", "");
    assert_string_equal(plain(), "https://x.example/ https://x.example/");
}

static void nobody_can_forge_a_mark(void **state)
{
    (void)state;
    struct buf *m = &fixture.markup;
    static const char forged[] = "\x01pU9\x02" "boss\x03";
    markup_text(m, forged);
    assert_string_equal(runs(), "text(pU9boss)");
    buf_clear(m);
    markup_bold(m, forged);
    assert_string_equal(runs(), "bold(pU9boss)");
    buf_clear(m);
    markup_person(m, forged, forged);
    assert_string_equal(runs(), "person(pU9boss|pU9boss)");
    buf_clear(m);
    markup_print(m, "%s", forged);
    assert_string_equal(runs(), "text(pU9boss)");
}

static void nothing_is_written_for_no_text(void **state)
{
    (void)state;
    markup_text(&fixture.markup, NULL);
    markup_text(&fixture.markup, "");
    assert_string_equal(runs(), "");
}

struct broken_row {
    const char *name, *markup, *runs;
};

static const struct broken_row broken_rows[] = {
    {"empty", "", ""},
    {"not_closed", "\x01pU1", "text(pU1)"},
    {"unknown_letter", "\x01zU1\x03", "text(zU1)"},
    {"no_letter", "\x01\x03x", "text(x)"},
    {"mark_at_the_end", "x\x01", "text(x)"},
    {"stray_part_and_end", "a\x02" "b\x03" "c", "text(a) text(b) text(c)"},
    {"mark_in_a_mark", "\x01" "b\x01pU1\x03x", "text(b) person(U1) text(x)"},
    {"two_parts", "\x01pU1\x02" "a\x02" "b\x03", "text(pU1) text(a) text(b)"},
    {"only_strays", "\x03\x03\x02", ""},
};

static void a_broken_mark_is_text(void **state)
{
    const struct broken_row *row = *state;
    struct buf seen;
    buf_init(&seen, 200);
    assert_string_equal(runs_of(row->markup, &seen), row->runs);
    buf_done(&seen);
}

#define FIXED(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    struct CMUnitTest rows[COUNT_OF(broken_rows)];
    for (size_t i = 0; i < COUNT_OF(broken_rows); i++)
        rows[i] = (struct CMUnitTest)ROW_TEST(a_broken_mark_is_text, &broken_rows[i]);
    const struct CMUnitTest tests[] = {
        FIXED(every_mark_reads_as_it_was_written), FIXED(an_absent_name_is_the_id),
        FIXED(a_link_without_label_is_its_url),    FIXED(nobody_can_forge_a_mark),
        FIXED(nothing_is_written_for_no_text),
    };
    int failed = cmocka_run_group_tests_name("broken markup rows", rows, NULL, NULL);
    return failed + cmocka_run_group_tests_name("markup", tests, NULL, NULL);
}
