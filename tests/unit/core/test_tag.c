/* Tags: what a reaction or a text makes of a message, and what is left of the text. */
#include "testing.h"

#include "disruption/core/tag.h"

struct row {
    const char *name, *text, *kinds;
    const char *left; /* text as an entry shows it; NULL: as it was */
};

static const struct row reaction_rows[] = {
    {"memo", "memo", "note", NULL},
    {"pushpin", "pushpin", "note", NULL},
    {"scales", "scales", "decision", NULL},
    {"mag", "mag", "finding", NULL},
    {"boom", "boom", "impact", NULL},
    {"bug", "bug", "cause", NULL},
    {"wrench", "wrench", "fix", NULL},
    {"heavy_plus_sign", "heavy_plus_sign", "good", NULL},
    {"heavy_minus_sign", "heavy_minus_sign", "bad", NULL},
    {"bulb", "bulb", "lesson", NULL},
    {"ballot_box_with_check", "ballot_box_with_check", "action", NULL},
    {"paperclip", "paperclip", "evidence", NULL},
    {"skin_tone_is_passed_over", "memo::skin-tone-3", "note", NULL},
    {"any_other_reaction", "eyes", "", NULL},
    {"any_other_with_skin_tone", "thumbsup::skin-tone-2", "", NULL},
    {"longer_name", "memo2", "", NULL},
    {"shorter_name", "mem", "", NULL},
    {"a_kind_is_no_reaction", "note", "", NULL},
    {"empty", "", "", NULL},
    {"skin_tone_alone", "::skin-tone-2", "", NULL},
};

static const struct row text_rows[] = {
    {"note", "#note db is down", "note", "db is down"},
    {"timeline", "#timeline db is down", "note", "db is down"},
    {"decision", "#decision roll back", "decision", "roll back"},
    {"finding", "#finding pool is empty", "finding", "pool is empty"},
    {"impact", "#impact checkout fails", "impact", "checkout fails"},
    {"cause", "#cause bad deploy", "cause", "bad deploy"},
    {"fix", "#fix rolled back", "fix", "rolled back"},
    {"good", "#good quick paging", "good", "quick paging"},
    {"bad", "#bad no runbook", "bad", "no runbook"},
    {"lesson", "#lesson alert on pool", "lesson", "alert on pool"},
    {"action", "#action write runbook", "action", "write runbook"},
    {"evidence", "#evidence graph", "evidence", "graph"},
    {"todo", "TODO: rotate keys", "action", "rotate keys"},
    {"todo_in_any_case", "  todo:rotate keys", "action", "rotate keys"},
    {"todo_behind_tags", "#note TODO: rotate keys", "note,action", "rotate keys"},
    {"todo_later_is_talk", "this is a TODO: item", "", NULL},
    {"todo_without_colon_is_talk", "TODO rotate keys", "", NULL},
    {"no_tag", "db is down", "", NULL},
    {"nothing", "", "", NULL},
    {"any_case", "#NoTe db is down", "note", "db is down"},
    {"two_tags_in_front", "#note #cause db is down", "note,cause", "db is down"},
    {"the_same_tag_twice", "#note db is down #note", "note", "db is down"},
    {"tag_at_the_end", "db is down #note", "note", "db is down"},
    {"tags_at_both_ends", "#note db is down #cause #fix", "note,cause,fix", "db is down"},
    {"tag_inside_stays", "the #cause is dns", "cause", NULL},
    {"tag_on_its_own_line", "db is down\n#note", "note", "db is down"},
    {"tags_alone_stay", "#note #cause", "note,cause", NULL},
    {"todo_alone_stays", "TODO:", "action", NULL},
    {"colon_behind_a_tag_goes", "#note: db is down", "note", "db is down"},
    {"comma_behind_a_tag_goes", "#note, #cause: db is down", "note,cause", "db is down"},
    {"emoji_behind_a_tag_stays", "#note:fire: db is down", "note", ":fire: db is down"},
    {"longer_word", "#notes from today", "", NULL},
    {"word_with_a_dash", "#note-taking", "", NULL},
    {"word_with_underscore", "#note_2", "", NULL},
    {"word_with_digits", "#note2", "", NULL},
    {"word_with_a_letter_beyond_ascii", "#not\xC3\xA9", "", NULL},
    {"word_with_a_joined_accent", "#note\xCC\x81", "", NULL},
    {"no_word_before", "foo#note", "", NULL},
    {"no_letter_beyond_ascii_before", "caf\xC3\xA9#note", "", NULL},
    {"no_joined_accent_before", "cafe\xCC\x81#note", "", NULL},
    {"two_hashes", "##note", "", NULL},
    {"hash_alone", "# note", "", NULL},
    {"hash_at_the_end", "issue #", "", NULL},
    {"character_reference", "&#note;", "", NULL},
    {"path", "wiki/#note", "", NULL},
    {"in_parentheses", "down again (#note)", "note", NULL},
    {"in_quotes", "\"#note\" she said", "note", NULL},
    {"in_curly_quotes", "\xE2\x80\x9C#note\xE2\x80\x9D she said", "note", NULL},
    {"behind_a_dash", "db is down \xE2\x80\x94#note", "note", NULL},
    {"behind_a_space_that_does_not_break", "db is down\xC2\xA0#note", "note", NULL},
    {"between_cjk_brackets", "\xE3\x80\x8C#note\xE3\x80\x8D", "note", NULL},
    {"behind_an_emoji", "\xF0\x9F\x94\xA5#note", "note", NULL},
    {"behind_an_emoji_with_variation", "\xE2\x9D\xA4\xEF\xB8\x8F#note", "note", NULL},
    {"comma_before_and_full_stop_behind", "x,#note.", "note", NULL},
    {"behind_a_bad_byte", "\xFF#note", "note", NULL},
    {"in_code", "run `#note` now", "", NULL},
    {"in_a_code_block", "```\n#note this is a comment\n```", "", NULL},
    {"code_block_with_a_tick_inside", "```a ` #note ` b``` c", "", NULL},
    {"behind_code", "`ps`#note slow", "note", NULL},
    {"code_not_closed", "a ` tick and #note", "note", "a ` tick and"},
    {"code_block_not_closed", "``` #note", "note", "```"},
    {"ticks_on_different_lines", "a ` tick\n#note db is down\nand a ` tick", "note", NULL},
    {"empty_code", "`` #note x", "note", NULL},
    {"in_a_url", "see https://x.example/#note", "", NULL},
    {"in_a_url_behind_a_border", "see https://x.example/?a=(#note)", "", NULL},
    {"in_a_shouted_url", "see HTTPS://x.example/?a=(#note)", "", NULL},
    {"behind_a_url", "https://x.example/a #note", "note", "https://x.example/a"},
    {"url_then_new_line", "https://x.example/a\n#note db", "note", NULL},
    {"issue_number", "fixes #123", "", NULL},
    {"other_hashtag", "#postmortem", "", NULL},
    {"other_hashtag_in_front", "#db #note down", "note", NULL},
};

static const char *names_of(uint32_t kinds, struct buf *out)
{
    buf_clear(out);
    kinds_write(kinds, out);
    return buf_string(out);
}

static void a_reaction_is_of_its_rows_kind(void **state)
{
    const struct row *row = *state;
    struct buf out;
    buf_init(&out, 200);
    assert_string_equal(names_of(tag_reaction_kinds(policy_default(), row->text), &out), row->kinds);
    buf_done(&out);
}

static void a_text_has_its_rows_kinds_and_leaves_its_rows_words(void **state)
{
    const struct row *row = *state;
    struct buf out;
    buf_init(&out, 200);
    assert_string_equal(names_of(tag_text_kinds(policy_default(), row->text), &out), row->kinds);
    buf_clear(&out);
    tag_strip(policy_default(), row->text, &out);
    assert_string_equal(buf_string(&out), row->left == NULL ? row->text : row->left);
    buf_done(&out);
}

static void one_word_may_be_of_two_kinds(void **state)
{
    (void)state;
    struct policy policy = *policy_default();
    policy.tags[KIND_CAUSE].hashtags[1] = "why";
    policy.tags[KIND_LESSON].hashtags[1] = "why";
    policy.tags[KIND_CAUSE].reactions[1] = "bulb";
    assert_int_equal(tag_text_kinds(&policy, "#why"), BIT(KIND_CAUSE) | BIT(KIND_LESSON));
    assert_int_equal(tag_reaction_kinds(&policy, "bulb"), BIT(KIND_CAUSE) | BIT(KIND_LESSON));
}

static void words_of_any_script_are_met_in_any_case(void **state)
{
    (void)state;
    struct policy policy = *policy_default();
    policy.tags[KIND_NOTE].hashtags[2] = "\xC3\xA9tape";
    policy.tags[KIND_NOTE].hashtags[3] = "\xD0\xB7\xD0\xB0\xD0\xBC\xD0\xB5\xD1\x82\xD0\xBA\xD0\xB0";
    assert_int_equal(tag_text_kinds(&policy, "#\xC3\x89TAPE db"), BIT(KIND_NOTE));
    assert_int_equal(tag_text_kinds(&policy, "#\xD0\x97\xD0\xB0\xD0\xBC\xD0\xB5\xD1\x82\xD0\xBA\xD0\xB0 db"),
                     BIT(KIND_NOTE));
    assert_int_equal(tag_text_kinds(&policy, "#\xC3\xA9tap db"), 0);
}

static void a_kind_without_words_is_never_met(void **state)
{
    (void)state;
    struct policy policy = *policy_default();
    memset(&policy.tags[KIND_NOTE], 0, sizeof(policy.tags[KIND_NOTE]));
    assert_int_equal(tag_text_kinds(&policy, "#note # #timeline"), 0);
    assert_int_equal(tag_reaction_kinds(&policy, "memo"), 0);
    assert_int_equal(tag_reaction_kinds(&policy, ""), 0);
}

int main(void)
{
    struct CMUnitTest reactions[COUNT_OF(reaction_rows)], texts[COUNT_OF(text_rows)];
    for (size_t i = 0; i < COUNT_OF(reaction_rows); i++)
        reactions[i] = (struct CMUnitTest)ROW_TEST(a_reaction_is_of_its_rows_kind, &reaction_rows[i]);
    for (size_t i = 0; i < COUNT_OF(text_rows); i++)
        texts[i] = (struct CMUnitTest)ROW_TEST(a_text_has_its_rows_kinds_and_leaves_its_rows_words,
                                               &text_rows[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_word_may_be_of_two_kinds),
        cmocka_unit_test(words_of_any_script_are_met_in_any_case),
        cmocka_unit_test(a_kind_without_words_is_never_met),
    };
    int failed = cmocka_run_group_tests_name("reaction rows", reactions, NULL, NULL);
    failed += cmocka_run_group_tests_name("text rows", texts, NULL, NULL);
    return failed + cmocka_run_group_tests_name("tag", tests, NULL, NULL);
}
