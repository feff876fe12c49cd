/* Verbs that look: their options, their exit codes, and that a file of the database is all they
 * need. */
#include "shell.h"

struct row {
    const char *name;
    const char *line;
    int code;
    const char *out; /* stands in it; NULL: it is empty */
    const char *err;
};

static void line_gives(void **state)
{
    const struct row *row = *state;
    void *made;
    shell_open(&made);
    struct shell *shell = made;
    shell_run(shell, row->line);
    if (shell->code != row->code)
        fail_msg("exit %d, out: %s err: %s", shell->code, shell->out, shell->err);
    if (row->out == NULL ? shell->out[0] != '\0' : strstr(shell->out, row->out) == NULL)
        fail_msg("out: %s", shell->out);
    if (row->err == NULL ? shell->err[0] != '\0' : strstr(shell->err, row->err) == NULL)
        fail_msg("err: %s", shell->err);
    shell_close(&made);
}

static const struct row rows[] = {
    {"list_shows_what_is_open", "list", CLI_DONE, "mail is slow", NULL},
    {"short_form_is_understood", "lis all", CLI_DONE, "checkout is down", NULL},
    {"status_names_the_only_open_one", "status", CLI_DONE, "D-2", NULL},
    {"timeline_shows_entries", "timeline D-1", CLI_DONE, "restarted pay", NULL},
    {"report_is_printed_as_stored", "report D-1", CLI_DONE, REPORT, NULL},
    {"synonym_of_report_is_report", "pm 1", CLI_DONE, REPORT, NULL},
    {"report_behind_its_facts_is_drafted_anew", "report D-3", CLI_DONE, "one search in ten failed",
     NULL},
    {"part_of_a_report_behind_is_drafted_anew", "report D-3 show summary", CLI_DONE,
     "one search in ten failed", NULL},
    {"no_report_is_said_plainly", "report D-2", CLI_NOT_FOUND, NULL, "D-2 has no report yet"},
    {"unknown_disruption_is_not_found", "report D-9", CLI_NOT_FOUND, NULL,
     "There is no disruption D-9"},
    {"unknown_timeline_is_not_found", "timeline D-9", CLI_NOT_FOUND, NULL, "D-9"},
    {"rows_come_as_json", "timeline D-1 --json", CLI_DONE, "\"text\": \"restarted pay\"", NULL},
    {"json_may_stand_before_the_verb", "--json list all", CLI_DONE,
     "\"title\": \"checkout is down\"", NULL},
    {"report_comes_as_json", "report D-1 --json", CLI_DONE,
     "\"markdown\": \"# D-1 checkout is down", NULL},
    {"export_has_every_view", "export D-1", CLI_DONE, "\"retrospective\": []", NULL},
    {"export_of_all_has_all", "export --all", CLI_DONE, "mail is slow", NULL},
    {"export_gives_markdown", "export --all --format md", CLI_DONE, REPORT, NULL},
    {"export_needs_to_know_what", "export", CLI_USAGE, NULL, "Say what to export"},
    {"export_knows_its_forms", "export --all --format xml", CLI_USAGE, NULL,
     "json, md, html, csv or txt"},
    {"export_of_the_unknown_is_not_found", "export D-9", CLI_NOT_FOUND, NULL, "D-9"},
    {"figures_are_told_as_in_chat", "stats", CLI_DONE, "Disruptions, 2026-03-01 to ", NULL},
    {"one_figure_is_told_by_name", "stats length", CLI_DONE, "1 h, 1 h (n 2; 1 open, 0 bad order)", NULL},
    {"figures_come_as_json", "stats length --json", CLI_DONE, "\"median_s\": 3600", NULL},
    {"figures_come_as_json_by_format", "stats length --format json", CLI_DONE, "\"zone\": \"UTC\"", NULL},
    {"figures_come_as_csv", "stats frequency --format csv", CLI_DONE, "\nfrequency,service,checkout,,2026-03-01,", NULL},
    {"figures_in_a_zone", "stats --tz Asia/Tokyo", CLI_DONE, "times in Asia/Tokyo", NULL},
    {"figures_know_two_formats", "stats --format xml", CLI_USAGE, NULL, "json or csv"},
    {"figure_that_is_none", "stats speed --json", CLI_USAGE, NULL, "\"speed\" is no figure"},
    {"words_are_found_in_the_file", "find restarted", CLI_DONE, "D-1 checkout is down", NULL},
    {"words_found_come_as_json", "find restarted --json", CLI_DONE, "\"snippet\": \"restarted pay\"", NULL},
    {"nothing_found_is_said", "find zeppelin", CLI_DONE, "Nothing on record", NULL},
    {"nothing_found_is_no_row", "find zeppelin --json", CLI_DONE, "[]", NULL},
    {"an_option_is_no_word", "find --jsno", CLI_USAGE, NULL, ""},
    {"alike_ones_are_told", "similar D-2", CLI_DONE, "D-3 search is slow", NULL},
    {"alike_ones_come_as_json", "similar D-2 --json", CLI_DONE, "\"open_actions\": []", NULL},
    {"alike_to_the_unknown_is_not_found", "similar D-9", CLI_NOT_FOUND, NULL, "D-9"},
    {"verify_tells_what_it_checked", "verify", CLI_DONE, "\nclean\n", NULL},
    {"verify_as_json", "verify --json", CLI_DONE, "\"clean\": true", NULL},
    {"help_lists_the_table_and_the_shell", "help", CLI_DONE, "export D-n|--all", NULL},
    {"help_explains_a_verb", "help note", CLI_DONE, "note TEXT", NULL},
    {"help_may_follow_a_verb", "note --help", CLI_DONE, "note TEXT", NULL},
    {"names_are_one_a_line", "help --names", CLI_DONE, "\nverify\n", NULL},
    {"version_is_told", "--version", CLI_DONE, "disruption " DISRUPTION_VERSION, NULL},
    {"nothing_typed_is_misuse", "", CLI_USAGE, NULL, "disruption help"},
    {"unknown_verb_is_misuse", "timelime", CLI_USAGE, NULL, "timeline"},
    {"unknown_option_is_misuse", "list --jsno", CLI_USAGE, NULL, ""},
    {"database_that_is_not_there", "--database /nonexistent/d.db list", CLI_FAILED, NULL,
     "There is no database"},
    {"configuration_that_is_not_there", "--config /nonexistent/c.yaml list", CLI_FAILED, NULL,
     "/nonexistent/c.yaml"},
};

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(rows)];
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        tests[i] = (struct CMUnitTest)ROW_TEST(line_gives, &rows[i]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
