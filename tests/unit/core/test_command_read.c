/* Lines as people type them, and what is understood. */
#include "testing.h"

#include "disruption/base/attributes.h"
#include "disruption/core/command.h"

static const struct mention mentions[] = {
    {MENTION_PERSON, "U1", "ana"},
    {MENTION_CHANNEL, "C7", "dis-7-db"},
};

struct read_row {
    const char *name, *line;
    const char *expected; /* as described() writes it; NULL: refused */
    const char *told;     /* what a refusal's sentence holds */
};

static const struct read_row read_rows[] = {
    {"verb_alone", "status", "status", 0},
    {"verb_and_text", "note restarted the cache", "note [restarted the cache]", 0},
    {"verb_in_capitals", "NOTE x", "note [x]", 0},
    {"verb_with_colon", "note: x", "note [x]", 0},
    {"white_space_around", "  note   two  words  ", "note [two  words]", 0},
    {"prefix_of_three", "tim", "timeline", 0},
    {"prefix_of_a_synonym", "decl x", "start [x]", 0},
    {"synonym", "close", "resolve", 0},
    {"synonym_before_prefix", "sev 2", "severity [2]", 0},
    {"synonyms_of_report", "pm", "report", 0},

    {"quotes_around_all", "note \"restarted the cache\"", "note [restarted the cache]", 0},
    {"curly_quotes_around_all", "note \xe2\x80\x9crestarted\xe2\x80\x9d", "note [restarted]", 0},
    {"german_quotes_around_all", "note \xe2\x80\x9erestarted\xe2\x80\x9c", "note [restarted]", 0},
    {"quotes_inside_stay", "note he said \"no\" twice", "note [he said \"no\" twice]", 0},
    {"curly_quotes_inside_stay", "note \xe2\x80\x9cno\xe2\x80\x9d he said",
     "note [\xe2\x80\x9cno\xe2\x80\x9d he said]", 0},
    {"open_quote_stays", "note 5\" disk and \"more", "note [5\" disk and \"more]", 0},
    {"no_break_space", "note\xc2\xa0x y\xe2\x80\xafz", "note [x y z]", 0},
    {"zero_width_space", "no\xe2\x80\x8bte \xef\xbb\xbfx", "note [x]", 0},
    {"joined_emoji_stay", "note \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb",
     "note [\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb]", 0},
    {"dash_in_text_stays", "note down \xe2\x80\x94 again", "note [down \xe2\x80\x94 again]", 0},
    {"lines_stay", "note one\ntwo\r\nthree", "note [one\ntwo\nthree]", 0},
    {"control_characters_go",
     "note a\x01\x02\x03"
     "b",
     "note [ab]", 0},
    {"bad_bytes_are_shown", "note a\xff", "note [a\xef\xbf\xbd]", 0},

    {"keys_behind_text", "start checkout is down sev:2 svc:web",
     "start [checkout is down] sev=2 svc=web", 0},
    {"keys_before_text", "start sev:2 checkout is down", "start [checkout is down] sev=2", 0},
    {"keys_within_text", "note one at:14:02 two", "note [one two] at=14:02", 0},
    {"key_in_capitals", "start x SEV:2", "start [x] sev=2", 0},
    {"list_of_services", "start x svc:a,b", "start [x] svc=a,b", 0},
    {"list_with_spaces", "start x svc:a, b sev:1", "start [x] sev=1 svc=a,b", 0},
    {"list_with_quotes", "start x svc:\"my service\",b", "start [x] svc=my service,b", 0},
    {"list_with_curly_quotes", "start x svc:\xe2\x80\x9cmy service\xe2\x80\x9d, b",
     "start [x] svc=my service,b", 0},
    {"list_that_ends_in_a_comma", "start x svc:a, sev:1", "start [x] sev=1 svc=a", 0},
    {"quoted_value", "start x type:\"data base\"", "start [x] type=data base", 0},
    {"time_with_spaces", "start x at:yesterday 23:50 America/Toronto sev:1",
     "start [x] sev=1 at=yesterday 23:50 America/Toronto", 0},
    {"time_before_text", "note at:yesterday 23:50 rolled back",
     "note [rolled back] at=yesterday 23:50", 0},
    {"time_in_quotes", "note x at:\"10 min ago\"", "note [x] at=10 min ago", 0},
    {"time_ago", "note x at:10 min ago", "note [x] at=10 min ago", 0},
    {"time_after_a_space", "note x at: 14:02", "note [x] at=14:02", 0},
    {"time_with_a_long_dash",
     "note x at:\xe2\x80\x93"
     "10m",
     "note [x] at=-10m", 0},
    {"time_with_a_minus_sign",
     "mark started \xe2\x88\x92"
     "10m",
     "mark [started -10m]", 0},
    {"time_that_is_none", "note x at:noonish", "note [x] at=noonish", 0},
    {"two_times", "timeline from:14:00 to:15:00 UTC", "timeline from=14:00 to=15:00 UTC", 0},

    {"address_is_no_key", "note see https://x.example/a:b", "note [see https://x.example/a:b]", 0},
    {"address_that_starts_like_a_key", "note to://x", "note [to://x]", 0},
    {"unknown_key_is_text", "start api: down", "start [api: down]", 0},
    {"key_inside_a_word", "start what:sev:2", "start [what:sev:2]", 0},
    {"foreign_key_in_prose", "note from: ana sev:2", "note [from: ana sev:2]", 0},
    {"own_key_without_value_in_prose", "note restarted by: hand", "note [restarted by: hand]", 0},
    {"key_in_quotes_is_text", "note \"at:14:02 sharp\" x", "note [\"at:14:02 sharp\" x]", 0},
    {"key_in_code_is_text", "note `at:14:02 x` y", "note [`at:14:02 x` y]", 0},
    {"key_in_fences_is_text", "note ```sev: 2\nat:14:02```", "note [```sev: 2\nat:14:02```]", 0},

    {"flag_at_the_end", "start x is down drill", "start [x is down] +1", 0},
    {"flags_at_the_end", "start x private drill", "start [x] +0 +1", 0},
    {"flag_among_keys", "start x sev:2 Private svc:a", "start [x] sev=2 svc=a +0", 0},
    {"flag_before_a_key", "start x private sev:2", "start [x] sev=2 +0", 0},
    {"flag_word_in_text", "start private cloud is down", "start [private cloud is down]", 0},
    {"flag_word_in_quotes", "start \"lost the drill\"", "start [lost the drill]", 0},
    {"flag_as_an_option", "start --private cloud", "start [cloud] +0", 0},
    {"flag_behind_a_long_dash",
     "start cloud \xe2\x80\x94"
     "drill",
     "start [cloud] +1", 0},
    {"flag_of_timeline", "timeline all", "timeline +0", 0},
    {"flag_of_another_verb", "note private", "note [private]", 0},

    {"target", "status D-42", "status D-42", 0},
    {"target_in_small_letters", "note d-42 x", "note D-42 [x]", 0},
    {"target_with_colon", "note D-42: x", "note D-42 [x]", 0},
    {"target_as_a_number", "report 42 show timeline", "report D-42 [show timeline]", 0},
    {"target_with_hash", "status #42", "status D-42", 0},
    {"number_in_prose_is_text", "note 42 hosts down", "note [42 hosts down]", 0},
    {"number_alone_in_a_note_is_text", "note 42", "note [42]", 0},
    {"number_alone_to_resolve", "resolve 42", "resolve D-42", 0},
    {"number_and_key_to_resolve", "resolve 42 at:14:02", "resolve D-42 at=14:02", 0},
    {"number_and_words_to_resolve", "resolve 42 hosts are back", "resolve [42 hosts are back]", 0},
    {"number_of_severity", "severity 2", "severity [2]", 0},
    {"target_and_number_of_severity", "severity D-42 2", "severity D-42 [2]", 0},
    {"channel_mentioned", "note #dis-7-db x", "note #C7 [x]", 0},
    {"hashtag_in_prose", "note #finding x", "note [#finding x]", 0},
    {"channel_named", "status #dis-9-x", "status #dis-9-x", 0},
    {"not_a_target", "note D-day is near", "note [D-day is near]", 0},

    {"nothing", "   ", NULL, "/disruption start TITLE"},
    {"front_of_two_verbs", "acti x", NULL, "\"acti\" can be action or actions: type more of it"},
    {"front_of_a_synonym_and_a_verb", "fin x", NULL, "\"fin\" can be finish or find: type more of it"},
    {"misspelt", "reslove", NULL, "Did you mean resolve? /disruption resolve [TEXT]"},
    {"swapped_letters", "ntoe", NULL, "Did you mean note?"},
    {"misspelt_synonym", "postmortm", NULL, "Did you mean report?"},
    {"nothing_like_it", "frobnicate", NULL, "/disruption help lists"},
    {"long_word", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NULL, "no command"},
    {"prefix_of_two_letters", "no", NULL, "There is no command"},
    {"prefix_of_several", "sta x", NULL, "start or status"},
    {"foreign_key", "start x due:fri", NULL, "due: start does not take it"},
    {"foreign_key_shows_usage", "status at:14:02", NULL, "/disruption status"},
    {"key_twice", "start x sev:1 sev:2", NULL, "sev: given twice"},
    {"key_without_value", "start x sev:", NULL, "sev: its value is missing"},
    {"key_before_a_space", "start x type: deploy", NULL, "type: its value is missing"},
    {"key_with_empty_quotes", "start x type:\"\"", NULL, "type: its value is missing"},
    {"key_with_commas_alone", "start x svc:,", NULL, "svc: its value is missing"},
};

/* "verb D-1 #channel [text] key=value +flag" */
static void describe(const struct command *command, struct buf *out)
{
    static const char *const keys[ARGUMENT_COUNT] = {"sev",  "svc", "type", "at", "detected", "by",
                                                     "kind", "due", "prio", "tz", "from",     "to"};
    buf_text(out, command->row->name);
    if (command->number != 0)
        buf_print(out, " D-%d", (int)command->number);
    if (command->target_channel != NULL)
        buf_print(out, " #%s", command->target_channel);
    if (command->text[0] != '\0')
        buf_print(out, " [%s]", command->text);
    for (size_t i = 0; i < ARGUMENT_COUNT; i++) {
        if (command->values[i] != NULL)
            buf_print(out, " %s=%s", keys[i], command->values[i]);
    }
    for (unsigned i = 0; i < 4; i++) {
        if (command->flags & BIT(i))
            buf_print(out, " +%u", i);
    }
}

static bool read(struct arena *arena, const char *text, struct command *out, struct err *err)
{
    struct command_line line = {
        .text = text, .actor_id = "U1", .mentions = mentions, .mention_count = COUNT_OF(mentions)};
    return command_read(arena, policy_default(), &line, out, err);
}

static void a_line_reads_as_its_row_says(void **state)
{
    const struct read_row *row = *state;
    struct arena arena = {0};
    struct err err = ERR_INIT;
    struct command command = {.number = -7};
    struct buf said;
    buf_init(&said, COMMAND_TEXT_MAX);
    bool good = read(&arena, row->line, &command, &err);
    assert_string_equal(good ? "" : "refused", row->expected != NULL ? err.text : "refused");
    if (good) {
        describe(&command, &said);
        assert_string_equal(buf_string(&said), row->expected);
    } else {
        assert_int_equal(err.kind, ERR_INVALID);
        assert_int_equal(command.number, -7); /* untouched */
        if (strstr(err.text, row->told) == NULL)
            fail_msg("\"%s\" does not say \"%s\"", err.text, row->told);
    }
    buf_done(&said);
    arena_done(&arena);
}

static void a_line_has_a_longest_length(void **state)
{
    (void)state;
    static char text[COMMAND_TEXT_MAX + 2] = "note ";
    struct arena arena = {0};
    struct err err = ERR_INIT;
    struct command command;
    memset(text + 5, 'a', sizeof(text) - 6);
    assert_false(read(&arena, text, &command, &err));
    assert_int_equal(err.kind, ERR_LIMITED);
    text[COMMAND_TEXT_MAX] = '\0';
    assert_true(read(&arena, text, &command, &err));
    assert_int_equal(strlen(command.text), COMMAND_TEXT_MAX - 5);
    arena_done(&arena);
}

static void the_shell_names_a_target_beside_the_text(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct err err = ERR_INIT;
    struct command command;
    struct command_line line = {.mouth = MOUTH_SHELL, .text = "note x", .number = 42};
    assert_true(command_read(&arena, policy_default(), &line, &command, &err));
    assert_int_equal(command.number, 42);
    line.text = "note D-42 x";
    assert_true(command_read(&arena, policy_default(), &line, &command, &err));
    line.text = "note D-7 x";
    assert_false(command_read(&arena, policy_default(), &line, &command, &err));
    assert_non_null(strstr(err.text, "Two disruptions"));
    line.text = "";
    assert_false(command_read(&arena, policy_default(), &line, &command, &err));
    assert_non_null(strstr(err.text, "disruption help"));
    assert_null(strstr(err.text, "/disruption"));
    arena_done(&arena);
}

struct zone_row {
    const char *name, *line;
    bool needs;
};

static const struct zone_row zone_rows[] = {
    {"no_time", "note x", false},
    {"clock_time", "note x at:14:02", true},
    {"clock_time_with_zone", "note x at:14:02 UTC", false},
    {"relative_time", "note x at:-10m", false},
    {"second_of_two_times", "start x at:-10m detected:14:02", true},
    {"milestone_by_the_clock", "mark started 14:02", true},
    {"milestone_back", "mark started -10m", false},
    {"milestone_now", "mark started", false},
    {"time_in_prose", "note started 14:02", false},
    {"day_due", "action x due:fri", true},
    {"not_a_time", "note x at:noonish", false},
};

static void a_zone_is_needed_as_its_row_says(void **state)
{
    const struct zone_row *row = *state;
    struct arena arena = {0};
    struct command command;
    assert_true(read(&arena, row->line, &command, NULL));
    assert_int_equal(command_needs_zone(&command), row->needs);
    arena_done(&arena);
}

int main(void)
{
    struct CMUnitTest reads[COUNT_OF(read_rows)], zones[COUNT_OF(zone_rows)];
    for (size_t i = 0; i < COUNT_OF(read_rows); i++)
        reads[i] = (struct CMUnitTest)ROW_TEST(a_line_reads_as_its_row_says, &read_rows[i]);
    for (size_t i = 0; i < COUNT_OF(zone_rows); i++)
        zones[i] = (struct CMUnitTest)ROW_TEST(a_zone_is_needed_as_its_row_says, &zone_rows[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_has_a_longest_length),
        cmocka_unit_test(the_shell_names_a_target_beside_the_text),
    };
    int failed = cmocka_run_group_tests_name("command read", reads, NULL, NULL);
    failed += cmocka_run_group_tests_name("command needs zone", zones, NULL, NULL);
    return failed + cmocka_run_group_tests_name("command line", tests, NULL, NULL);
}
