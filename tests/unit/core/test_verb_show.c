/* Verbs that only show: status, list, timeline, report, help. */
#include "testing.h"

#include <stdio.h>

#include "disruption/base/attributes.h"
#include "typing.h"

static int set_up(void **state)
{
    struct typing *t = malloc(sizeof(*t));
    typing_init(t);
    *state = t;
    return 0;
}

static int tear_down(void **state)
{
    typing_done(*state);
    free(*state);
    return 0;
}

static void assert_came(struct typing *t, const char *line, const char *expected)
{
    (void)!typing_type(t, line);
    assert_string_equal(typing_describe(t), expected);
}

static void the_status_of_an_open_one(void **state)
{
    struct typing *t = *state;
    static const char *const services[] = {"web", "db"};
    t->incident.severity = 2;
    t->incident.lead_id = "U2";
    t->incident.lead_name = "Bo";
    t->incident.services = services;
    t->incident.service_count = 2;
    t->incident.type = "deploy";
    t->incident.summary = "it broke";
    t->incident.entry_count = 3;
    t->incident.at_ms[MILESTONE_DETECTED] = TYPED_AT - 50 * MINUTE_MS;
    assert_came(
        t, "status",
        "answer: D-42 checkout is down\n"
        "open, severity 2, in #dis-42-checkout, led by @Bo\n"
        "Started 12:00 CET (11:00 UTC) (assumed), detected 12:10 CET (11:10 UTC). Open for 1 h\n"
        "Service(s): web, db\nType: deploy\nSummary: it broke\n"
        "Timeline entries: 3, action items: 0. /disruption timeline shows them, /disruption note "
        "TEXT adds one, "
        "/disruption resolve ends it.\n");
}

static void no_duration_of_a_resolved_one_grows(void **state)
{
    struct typing *t = *state;
    t->incident.state = INCIDENT_RESOLVED;
    t->incident.at_ms[MILESTONE_STARTED] = TYPED_AT - 2 * HOUR_MS;
    t->incident.at_ms[MILESTONE_RECOVERED] = TYPED_AT - HOUR_MS;
    assert_true(typing_type(t, "status"));
    char *first = strdup(typing_describe(t));
    assert_non_null(strstr(first, "ended 12:00 CET (11:00 UTC). Length 1 h\n"));
    t->event.happened_ms += HOUR_MS;
    assert_true(typing_type(t, "status"));
    assert_string_equal(typing_describe(t), first);
    free(first);
}

static void a_list_has_a_line_each(void **state)
{
    struct typing *t = *state;
    t->open[0].severity = 1;
    t->open[1].state = INCIDENT_RESOLVED;
    t->open[1].is_drill = true;
    t->open[1].at_ms[MILESTONE_RECOVERED] = TYPED_AT - 30 * MINUTE_MS;
    t->situation.listed = t->open;
    t->situation.listed_count = 2;
    assert_came(t, "list week mine sev:1",
                "answer: D-42 checkout is down: severity 1, open for 1 h, started 2026-03-04 12:00 "
                "CET, #dis-42-checkout\n"
                "D-7 search is slow: drill, resolved after 30 min, started 2026-03-04 12:00 CET, "
                "#dis-42-checkout\n");
}

static void an_empty_list_says_what_to_do(void **state)
{
    assert_came(*state, "list",
                "answer: No such disruption is open. /disruption list all looks at everything, "
                "/disruption start TITLE "
                "opens a disruption.\n");
}

/* One gap was filled and left out so many threads; one more may be open. */
static void assert_verified(struct typing *t, int64_t open, int64_t left_out, const char *expected)
{
    static const struct record_check check = {.rows = 9, .head = "0123456789abcdef"};
    struct gap gaps[] = {
        {.number = 1, .from_ms = TYPED_AT - 9 * MINUTE_MS, .to_ms = TYPED_AT - 8 * MINUTE_MS, .filled_ms = TYPED_AT,
         .cause = GAP_CRASHED, .left_out = left_out},
        {.number = 2, .from_ms = TYPED_AT - 5 * MINUTE_MS, .to_ms = TYPED_AT - 4 * MINUTE_MS,
         .filled_ms = TIME_UNKNOWN, .cause = GAP_CRASHED},
    };
    t->dossier.gaps = gaps;
    t->dossier.gap_count = 1 + (size_t)open;
    t->dossier.incident = t->incident;
    t->dossier.incident.gaps_open = open;
    t->dossier.comparison.at_ms = TIME_UNKNOWN;
    t->situation.dossier = &t->dossier;
    t->situation.check = &check;
    assert_came(t, "verify", expected);
}

#define AS_WRITTEN                                                                                                   \
    "answer: D-42 checkout is down\nAs it was written: 9 facts, each with its hash. The newest: 0123456789ab\n"

static void filled_gaps_are_complete(void **state)
{
    assert_verified(*state, 0, 0,
                    AS_WRITTEN "Complete: no stretch of time is known in which messages were missed and not read back.\n");
}

static void what_a_gap_left_out_is_told(void **state)
{
    assert_verified(*state, 0, 2,
                    AS_WRITTEN "Not complete: 2 threads were not read again after a gap; changes of their replies may lack.\n");
}

static void what_a_gap_left_out_is_told_beside_those_that_are_open(void **state)
{
    assert_verified(*state, 1, 1,
                    AS_WRITTEN "Not complete: 1 stretch in which messages may have been missed.\n"
                    "  12:55 CET (11:55 UTC) to 12:56 CET (11:56 UTC), crashed: to be read back\n"
                    "Not complete: 1 thread was not read again after a gap; changes of its replies may lack.\n");
}

static void an_unknown_list_is_refused(void **state)
{
    assert_came(*state, "list closed",
                "refused (invalid): \"closed\" is no list: there are open, mine, week and all\n");
}

#define ENTRIES 130

static void fill_timeline(struct typing *t, struct entry *entries)
{
    for (int i = 0; i < ENTRIES; i++) {
        entries[i] = (struct entry){
            .number = i + 1,
            .at_ms = TYPED_AT - HOUR_MS + i * MINUTE_MS / 4 + i % 3,
            .kinds = BIT(KIND_NOTE),
            .party = "Ana",
            .text = "words",
            .permalink = "https://x.example/p",
        };
    }
    t->dossier.entries = entries;
    t->situation.dossier = &t->dossier;
}

static void a_timeline_has_numbers_times_and_links(void **state)
{
    struct typing *t = *state;
    static struct entry entries[ENTRIES];
    fill_timeline(t, entries);
    entries[1].kinds = BIT(KIND_CAUSE) | BIT(KIND_NOTE);
    entries[1].permalink = NULL;
    entries[2].state = ENTRY_WITHDRAWN;
    entries[3].kinds = BIT(KIND_GOOD);
    entries[4].state = ENTRY_REDACTED;
    entries[4].text = "[redacted by @Bo, 2026-03-04 11:05 UTC]";
    t->dossier.entry_count = 5;
    assert_came(t, "timeline",
                "answer: D-42 checkout is down, times in Europe/Berlin\n"
                "T1 (https://x.example/p) 2026-03-04 12:00:00 CET Ana: words\n"
                "T2 2026-03-04 12:00:15 CET Ana [cause]: words\n"
                "T5 (https://x.example/p) 2026-03-04 12:01:00 CET Ana: [redacted by @Bo, 2026-03-04 11:05 UTC]\n");
    assert_came(t, "timeline all tz:America/Toronto from:06:00:20",
                "answer: D-42 checkout is down, times in America/Toronto\n"
                "T3 (https://x.example/p) 2026-03-04 06:00:30 EST Ana (withdrawn): words\n"
                "T4 (https://x.example/p) 2026-03-04 06:00:45 EST Ana [good]: words\n"
                "T5 (https://x.example/p) 2026-03-04 06:01:00 EST Ana: [redacted by @Bo, 2026-03-04 11:05 UTC]\n");
}

static size_t count_of(const char *text, const char *piece)
{
    size_t count = 0;
    for (; (text = strstr(text, piece)) != NULL; text++)
        count++;
    return count;
}

static void catching_up_takes_fifteen_lines_at_most(void **state)
{
    struct typing *t = *state;
    static struct entry entries[ENTRIES];
    static struct action_item actions[5];
    fill_timeline(t, entries);
    for (size_t i = 0; i < COUNT_OF(actions); i++)
        actions[i] = (struct action_item){.number = (int64_t)i + 1, .text = "look\nagain", .state = "open"};
    t->dossier.entry_count = ENTRIES;
    t->dossier.actions = actions;
    t->dossier.action_count = COUNT_OF(actions);
    t->incident.summary = t->incident.impact = t->incident.cause = "one\ntwo";
    assert_true(typing_type(t, "catchup"));
    const char *said = typing_describe(t);
    if (count_of(said, "\n") > 15)
        fail_msg("%s", said);
    assert_non_null(strstr(said, " and 3 more"));
}

/* Following the pointer to earlier entries from page to page shows every entry. */
static void a_long_timeline_comes_in_pages(void **state)
{
    struct typing *t = *state;
    static struct entry entries[ENTRIES];
    fill_timeline(t, entries);
    t->dossier.entry_count = ENTRIES;
    bool seen[ENTRIES + 1] = {false};
    char line[64] = "timeline";
    for (int page = 0; page < 5 && line[0] != '\0'; page++) {
        assert_true(typing_type(t, line));
        const char *said = typing_describe(t);
        assert_true(count_of(said, "\nT") <= 60);
        for (const char *at = said; (at = strstr(at, "\nT")) != NULL; at++)
            seen[atoi(at + 2)] = true;
        const char *earlier = strstr(said, "earlier: /disruption ");
        line[0] = '\0';
        if (earlier != NULL)
            sscanf(earlier, "earlier: /disruption %63[^\n]", line);
    }
    assert_string_equal(line, "");
    for (int i = 1; i <= ENTRIES; i++)
        assert_true(seen[i]);
}

static void a_timeline_refuses_what_it_does_not_know(void **state)
{
    struct typing *t = *state;
    assert_false(typing_type(t, "timeline tz:Mars/Olympus"));
    assert_non_null(strstr(t->err.text, "no time zone Mars/Olympus"));
    assert_false(typing_type(t, "timeline please"));
    assert_non_null(strstr(t->err.text, "[all] [tz:ZONE]"));
}

static const char *report_of(struct typing *t)
{
    static const char *const lines[] = {
        "*D-42 checkout", "State: Draft", "*Summary", "*What happened", "It broke.", "*Impact",
        "All of it.",     "*Timeline",    "T1 words", "*Retrospective", "*Good",     "Rollback."};
    struct buf report;
    buf_init(&report, 4096);
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        if (lines[i][0] == '*')
            markup_bold(&report, lines[i] + 1);
        else
            markup_text(&report, lines[i]);
        buf_char(&report, '\n');
    }
    const char *text = arena_text(&t->arena, buf_string(&report));
    buf_done(&report);
    return text;
}

static void a_report_is_shown_whole_or_in_part(void **state)
{
    struct typing *t = *state;
    t->situation.report = report_of(t);
    assert_true(typing_type(t, "report"));
    assert_int_equal(t->outcome.answer.len,
                     strlen(t->situation.report) - 1); /* but its last line end */
    assert_memory_equal(t->outcome.answer.at, t->situation.report, t->outcome.answer.len);
    assert_came(t, "report show summary",
                "answer: Summary\nWhat happened\nIt broke.\nImpact\nAll of it.\n");
    assert_came(t, "retro show impact", "answer: Impact\nAll of it.\n");
    assert_came(t, "pm show Good", "answer: Good\nRollback.\n");
    assert_came(t, "report show weather",
                "refused (not_found): The report has no part \"weather\". It has: Summary, What "
                "happened, Impact, "
                "Timeline, Retrospective, Good\n");
    assert_came(t, "report summary", "refused (invalid): To read that part: /disruption report show summary\n");
}

static void a_report_that_is_not_drafted_says_how(void **state)
{
    assert_came(*state, "report",
                "answer: D-42 checkout is down has no post-mortem yet: it is drafted when it ends, "
                "with /disruption "
                "resolve. Until then: /disruption timeline\n");
}

static void help_names_every_command_once(void **state)
{
    struct typing *t = *state;
    size_t count;
    const struct command_row *const *rows = command_rows(&count);
    assert_true(typing_type(t, "help all"));
    const char *said = typing_describe(t);
    for (size_t i = 0; i < count; i++) {
        char line[512];
        snprintf(line, sizeof(line), "\n%s %s", rows[i]->usage, rows[i]->help);
        assert_int_equal(count_of(said, line), 1);
    }
}

static void help_at_night_fits_a_screen_and_leaves_no_command_out(void **state)
{
    struct typing *t = *state;
    size_t count;
    const struct command_row *const *rows = command_rows(&count);
    assert_true(typing_type(t, "help"));
    const char *said = typing_describe(t);
    assert_true(count_of(said, "\n") <= 22);
    for (size_t i = 0; i < count; i++)
        assert_non_null(strstr(said, rows[i]->name));
}

static void help_explains_one_command(void **state)
{
    assert_came(
        *state, "help sev",
        "answer: /disruption severity N [why]\nSets the severity, 1 worst to 5.\nAlso: sev\n"
        "For another disruption than this channel's, put its number first: severity D-42 ...\n"
        "Like this: /disruption severity 2 payments work again\n");
    struct typing *t = *state;
    assert_false(typing_type(t, "help reslove"));
    assert_non_null(strstr(t->err.text, "Did you mean resolve?"));
}

/* Nothing that is only shown may change the record. */
static void showing_changes_nothing(void **state)
{
    struct typing *t = *state;
    static const char *const lines[] = {"status", "list all", "timeline all", "report",  "help",
                                        "lead",   "role",     "service",      "summary", "action"};
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        assert_true(typing_type(t, lines[i]));
        assert_int_equal(t->outcome.fact_count + t->outcome.effect_count, 0);
        assert_true(t->outcome.answer.len > 0);
    }
}

#define TYPED_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TYPED_TEST(the_status_of_an_open_one),
        TYPED_TEST(no_duration_of_a_resolved_one_grows),
        TYPED_TEST(a_list_has_a_line_each),
        TYPED_TEST(an_empty_list_says_what_to_do),
        TYPED_TEST(filled_gaps_are_complete),
        TYPED_TEST(what_a_gap_left_out_is_told),
        TYPED_TEST(what_a_gap_left_out_is_told_beside_those_that_are_open),
        TYPED_TEST(an_unknown_list_is_refused),
        TYPED_TEST(a_timeline_has_numbers_times_and_links),
        TYPED_TEST(a_long_timeline_comes_in_pages),
        TYPED_TEST(catching_up_takes_fifteen_lines_at_most),
        TYPED_TEST(a_timeline_refuses_what_it_does_not_know),
        TYPED_TEST(a_report_is_shown_whole_or_in_part),
        TYPED_TEST(a_report_that_is_not_drafted_says_how),
        TYPED_TEST(help_names_every_command_once),
        TYPED_TEST(help_at_night_fits_a_screen_and_leaves_no_command_out),
        TYPED_TEST(help_explains_one_command),
        TYPED_TEST(showing_changes_nothing),
    };
    return cmocka_run_group_tests_name("verb show", tests, NULL, NULL);
}
