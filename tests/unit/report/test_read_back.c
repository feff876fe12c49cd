/* Edited copies of a report: what people changed is found, what they changed of the record's is reported. */
#include "disruption/report/read_back.h"

#include <string.h>

#include "disruption/report/report.h"
#include "dossiers.h"
#include "testing.h"

/* A change of a copy: the first `from` becomes `to`; what is expected of it. */
static const struct edit {
    const char *name, *from, *to;
    const char *section, *text; /* the change that is found; section NULL: none */
    const char *remark;         /* begins a remark; NULL: there is none */
} edits[] = {
    {"untouched_copy_changes_nothing", "", "", NULL, NULL, NULL},
    {"changed_words_are_a_change", "a key was missing", "two keys were **missing**", "cause",
     "two keys were **missing**", NULL},
    {"words_behind_a_block_count_too", "- v11 is out (T8)\n<!-- /auto -->", "- v11 is out (T8)\n<!-- /auto -->\n\nand stayed",
     "resolution", "rolled back to v11\n\n\nand stayed", NULL},
    {"words_where_a_question_was_are_a_change", "### Good\n", "### Good\n\nThe pager worked.\n", "good",
     "The pager worked.", NULL},
    {"words_taken_out_are_a_change", "a key was missing\n", "\n", "cause", NULL, NULL},
    {"new_heading_of_ours_is_a_part", "### Action Items", "### What surprised us\n\nIt was quick.\n\n### Action Items",
     "surprised", "It was quick.", NULL},
    {"changed_block_is_reported", "13:04:00 CET | Ana Ng | 5xx", "13:05:00 CET | Ana Ng | 6xx", NULL, NULL,
     "Timeline: what the record made was changed"},
    {"block_taken_out_is_reported", "- one order in three fails ([T5](https://chat.example/archives/C1/p100))\n", "",
     NULL, NULL, "Impact: what the record made was changed"},
    {"changed_title_is_reported", "# D-42 checkout", "# D-42 check-out", NULL, NULL, "The first line is the record's"},
    {"heading_taken_out_is_reported", "### Contributing factors (root cause)\n", "", "summary", "",
     "What happened: what the record made was changed"},
    {"forged_fence_becomes_text", "a key was missing", "x <!-- auto:y --> z", "cause", "x \\<!-- auto:y --> z", NULL},
    {"words_beside_the_timeline_are_kept", "## Timeline\n", "## Timeline\n\nRead from the top.\n", "timeline",
     "Read from the top.", NULL},
};

static char *draft(void)
{
    struct policy policy = berlin();
    struct dossier dossier = rich_dossier();
    struct buf out;
    buf_init(&out, REPORT_MAX);
    report_markdown(&policy, &dossier, &out);
    return buf_take(&out);
}

static char *edited(const char *report, const struct edit *edit)
{
    struct buf out;
    const char *at = strstr(report, edit->from);
    buf_init(&out, REPORT_MAX);
    assert_non_null(at);
    buf_add(&out, report, (size_t)(at - report));
    buf_text(&out, edit->to);
    buf_text(&out, at + strlen(edit->from));
    return buf_take(&out);
}

static void copy_is_read_back(void **state)
{
    const struct edit *edit = *state;
    struct policy policy = berlin();
    struct arena arena = {0};
    struct read_back found;
    char *report = draft(), *copy = edited(report, edit);
    report_read_back(&arena, &policy, copy, report, report, &found);
    if (edit->remark == NULL)
        assert_int_equal(found.remark_count, 0);
    else
        assert_memory_equal(found.remarks[0], edit->remark, strlen(edit->remark));
    if (edit->section == NULL)
        assert_int_equal(found.change_count, 0);
    else {
        assert_int_equal(found.change_count, 1);
        assert_string_equal(found.changes[0].section, edit->section);
    }
    if (edit->section != NULL && edit->text == NULL)
        assert_null(found.changes[0].text);
    if (edit->text != NULL && edit->text[0] != '\0')
        assert_string_equal(found.changes[0].text, edit->text);
    arena_done(&arena);
    free(copy);
    free(report);
}

static void lines_that_end_as_on_other_systems_are_the_same(void **state)
{
    (void)state;
    struct policy policy = berlin();
    struct arena arena = {0};
    struct read_back found;
    struct buf copy;
    char *report = draft();
    buf_init(&copy, REPORT_MAX);
    for (const char *at = report; *at != '\0'; at++) {
        if (*at == '\n')
            buf_char(&copy, '\r');
        buf_char(&copy, *at);
    }
    report_read_back(&arena, &policy, buf_string(&copy), report, report, &found);
    assert_int_equal(found.change_count, 0);
    assert_int_equal(found.remark_count, 0);
    buf_done(&copy);
    arena_done(&arena);
    free(report);
}

static void words_that_changed_on_both_sides_are_reported(void **state)
{
    (void)state;
    static const struct edit mine = {"", "a key was missing", "mine", NULL, NULL, NULL};
    static const struct edit theirs = {"", "a key was missing", "theirs", NULL, NULL, NULL};
    struct policy policy = berlin();
    struct arena arena = {0};
    struct read_back found;
    char *base = draft(), *copy = edited(base, &mine), *newest = edited(base, &theirs);
    report_read_back(&arena, &policy, copy, base, newest, &found);
    assert_int_equal(found.change_count, 0);
    assert_int_equal(found.remark_count, 1);
    assert_non_null(strstr(found.remarks[0], "mine"));
    arena_done(&arena);
    free(newest);
    free(copy);
    free(base);
}

static void copy_knows_the_revision_it_was_made_from(void **state)
{
    (void)state;
    static const struct edit words = {"", "a key was missing", "mine", NULL, NULL, NULL};
    static const struct edit head = {"", "c0ffee", "decaf", NULL, NULL, NULL};
    struct policy policy = berlin();
    char *base = draft(), *copy = edited(base, &words), *other = edited(base, &head);
    assert_true(report_made_from(&policy, copy, base));
    assert_false(report_made_from(&policy, copy, other));
    free(other);
    free(copy);
    free(base);
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(edits) + 3] = {
        cmocka_unit_test(lines_that_end_as_on_other_systems_are_the_same),
        cmocka_unit_test(words_that_changed_on_both_sides_are_reported),
        cmocka_unit_test(copy_knows_the_revision_it_was_made_from),
    };
    for (size_t i = 0; i < COUNT_OF(edits); i++)
        tests[3 + i] = (struct CMUnitTest){edits[i].name, copy_is_read_back, NULL, NULL, (void *)(uintptr_t)&edits[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
