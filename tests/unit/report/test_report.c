/* Whole reports, byte by byte. REPORT_FIXTURES=write in the environment makes the fixtures anew, to
 * be read again. */
#include "disruption/report/report.h"

#include <stdio.h>

#include "disruption/base/arena.h"
#include "disruption/base/memory.h"
#include "disruption/core/command.h"

#include "dossiers.h"
#include "testing.h"

struct golden {
    const char *name;
    struct dossier (*build)(void);
};

static char *report_of(const struct dossier *dossier)
{
    struct policy policy = berlin();
    struct buf out;
    buf_init(&out, REPORT_MAX);
    report_markdown(&policy, dossier, &out);
    assert_false(out.over);
    return buf_take(&out);
}

/* The version is the one word that changes without the report changing. */
static char *with_version(const char *text)
{
    static const char mark[] = "{version}";
    struct buf out;
    buf_init(&out, REPORT_MAX);
    const char *at = strstr(text, mark);
    assert_non_null(at);
    buf_add(&out, text, (size_t)(at - text));
    buf_text(&out, DISRUPTION_VERSION);
    buf_text(&out, at + strlen(mark));
    return buf_take(&out);
}

static void write_fixture(const char *path, const char *text)
{
    const char *mark = strstr(text, "disruption " DISRUPTION_VERSION "\n");
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "%.*sdisruption {version}%s", (int)(mark - text), text,
            mark + strlen("disruption " DISRUPTION_VERSION));
    fclose(file);
}

static char *read_fixture(const char *path)
{
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    char *text = mem_new(REPORT_MAX, 1);
    size_t len = fread(text, 1, REPORT_MAX - 1, file);
    text[len] = '\0';
    fclose(file);
    return text;
}

static void report_is_the_fixture(void **state)
{
    const struct golden *golden = *state;
    struct dossier dossier = golden->build();
    char *report = report_of(&dossier);
    char path[512];
    snprintf(path, sizeof(path), "%s/fixtures/report/%s.md", TEST_SOURCE_DIR, golden->name);
    const char *wish = getenv("REPORT_FIXTURES");
    if (wish != NULL && strcmp(wish, "write") == 0)
        write_fixture(path, report);
    char *fixture = read_fixture(path);
    char *expected = with_version(fixture);
    assert_string_equal(report, expected);
    free(expected);
    free(fixture);
    free(report);
}

static void same_facts_give_the_same_bytes(void **state)
{
    const struct golden *golden = *state;
    struct dossier dossier = golden->build();
    char *first = report_of(&dossier), *second = report_of(&dossier);
    assert_string_equal(first, second);
    free(first);
    free(second);
}

static void headings_and_fields_are_there_in_order(void **state)
{
    static const char *const marks[] = {
        "# D-",
        "**State:**",
        "**Owner:**",
        "**Review date:**",
        "**Service(s):**",
        "**Type:**",
        "**Severity:**",
        "**Start Time:**",
        "**Detection Time:**",
        "**End Time:**",
        "**Length:**",
        "**Time to Detection:**",
        "**People Involved:**",
        "\n## Summary\n",
        "\n### What happened\n",
        "\n### Contributing factors (root cause)\n",
        "\n### Impact\n",
        "\n### Resolution\n",
        "\n## Timeline\n",
        "| # | Timestamp | Party Involved | Description |\n",
        "\n## Status updates\n",
        "\n## Retrospective\n",
        "\n### Good\n",
        "\n### Bad\n",
        "\n### Lessons\n",
        "\n### Action Items\n",
        "\n## Supporting Documentation\n",
        "\n## Similar past disruptions\n",
        "\n## Record\n",
    };
    const struct golden *golden = *state;
    struct dossier dossier = golden->build();
    char *report = report_of(&dossier);
    const char *at = report;
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        at = strstr(at, marks[i]);
        if (at == NULL)
            fail_msg("missing or out of order: %s", marks[i]);
    }
    free(report);
}

/* A field's line as it stands in the report. */
static void assert_line(const struct dossier *dossier, const char *line)
{
    char *report = report_of(dossier);
    if (strstr(report, line) == NULL)
        fail_msg("no line \"%s\" in:\n%s", line, report);
    free(report);
}

static void severities_add_up_to_the_length(void **state)
{
    (void)state;
    struct dossier dossier = rich_dossier();
    assert_line(&dossier, "- **Length:** 1 h\n");
    assert_line(&dossier, "- **Severity:** 3 (7 min), 1 (31 min), 2 (22 min)\n");
}

static void time_before_the_first_severity_is_shown_as_not_set(void **state)
{
    (void)state;
    static const struct severity_span spans[] = {{2, AFTER(0, 30, 0), TIME_UNKNOWN}};
    struct dossier dossier = rich_dossier();
    dossier.spans = spans;
    dossier.span_count = 1;
    assert_line(&dossier, "- **Severity:** not set (27 min), 2 (33 min)\n");
}

static void start_that_nobody_set_is_marked_assumed(void **state)
{
    (void)state;
    struct dossier dossier = rich_dossier();
    dossier.incident.at_ms[MILESTONE_STARTED] = TIME_UNKNOWN;
    assert_line(&dossier, "- **Start Time:** 2026-03-01 13:05:00 CET (*assumed*");
    assert_line(&dossier, "- **Time to Detection:** bad order: detection before start\n");
}

static void detection_that_nobody_told_is_unknown(void **state)
{
    (void)state;
    struct dossier dossier = rich_dossier();
    dossier.incident.at_ms[MILESTONE_DETECTED] = TIME_UNKNOWN;
    assert_line(&dossier, "- **Detection Time:** unknown\n");
    assert_line(&dossier, "- **Time to Detection:** unknown\n");
    assert_line(&dossier, "was detected at a time not recorded");
}

static void days_are_kept_in_the_length(void **state)
{
    (void)state;
    struct dossier dossier = days_dossier();
    assert_line(&dossier, "- **Length:** 2 d 2 h 5 min\n");
}

static void twenty_six_hours_and_five_minutes_are_not_two_hours_and_five(void **state)
{
    (void)state;
    struct dossier dossier = rich_dossier();
    int64_t start_ms = dossier.incident.at_ms[MILESTONE_STARTED];
    dossier.incident.at_ms[MILESTONE_RECOVERED] = start_ms + 26 * HOUR_MS + 5 * MINUTE_MS;
    assert_line(&dossier, "- **Length:** 1 d 2 h 5 min\n");
}

/* 1 h long, of it 20 min with an End that was taken back, while the severity was 1. */
static void shares_of_a_reopened_one_add_up_to_the_length(void **state)
{
    (void)state;
    struct dossier dossier = rich_dossier();
    int64_t start_ms = dossier.incident.at_ms[MILESTONE_STARTED];
    const struct stretch quiet[] = {{start_ms + 20 * MINUTE_MS, start_ms + 40 * MINUTE_MS}};
    const struct severity_span spans[] = {{2, start_ms, start_ms + 10 * MINUTE_MS},
                                          {1, start_ms + 10 * MINUTE_MS, TIME_UNKNOWN}};
    dossier.spans = spans;
    dossier.span_count = 2;
    dossier.incident.quiet = quiet;
    dossier.incident.quiet_count = 1;
    dossier.incident.at_ms[MILESTONE_RECOVERED] = start_ms + HOUR_MS;
    assert_line(&dossier, "- **Severity:** 2 (10 min), 1 (30 min), resolved in between (20 min)\n");
    assert_line(&dossier, "- **Length:** 1 h (40 min of it active; reopened once)\n");
}

static void a_merged_one_is_shown_under_its_own_numbers(void **state)
{
    (void)state;
    struct dossier dossier = rich_dossier(), other = rich_dossier();
    other.incident.number = 43;
    other.incident.title = "carts are lost";
    dossier.merged = &other;
    dossier.merged_count = 1;
    assert_line(&dossier, "\n| [T5](");
    assert_line(&dossier, "\n| [D-43 T5](");
    assert_line(&dossier, "- [ ] A1 validate keys in CI");
    assert_line(&dossier, "- [ ] D-43 A1 validate keys in CI");
    assert_line(&dossier, "*Declared apart: D-43 carts are lost, merged into this one later*");
    assert_line(&dossier, "| D-43 U1 | ");
}

static void open_one_says_how_long_so_far(void **state)
{
    (void)state;
    struct dossier dossier = rich_dossier();
    dossier.incident.state = INCIDENT_OPEN;
    dossier.incident.at_ms[MILESTONE_RECOVERED] = TIME_UNKNOWN;
    assert_line(&dossier, "- **End Time:** none yet\n- **Length:** 1 h 7 min so far\n");
}

static void file_alone_is_named_in_its_row(void **state)
{
    (void)state;
    struct dossier dossier = rich_dossier();
    assert_line(&dossier, "| 13:21:00 CET | Cy | *shared* graph \\| p95.png |\n");
}

/* What a question tells people to type is something the bot understands. */
static void every_question_names_a_command_there_is(void **state)
{
    (void)state;
    static const char before[] = "Answer with `/disruption ";
    struct policy policy = berlin();
    struct dossier dossier = bare_dossier();
    char *report = report_of(&dossier);
    struct arena arena;
    arena_init(&arena);
    int count = 0;
    for (const char *at = report; (at = strstr(at, before)) != NULL; count++) {
        at += strlen(before);
        struct command_line line = {.mouth = MOUTH_SLASH, .actor_id = "U1", .channel_id = "C1"};
        line.text = arena_slice(&arena, (struct slice){at, strcspn(at, "`")});
        struct command command;
        struct err err = ERR_INIT;
        if (!command_read(&arena, &policy, &line, &command, &err))
            fail_msg("%s: %s", line.text, err.text);
    }
    assert_int_equal(count, 10);
    arena_done(&arena);
    free(report);
}

#define OF_EACH(function)                                                                          \
    {"rich: " #function, function, NULL, NULL, (void *)&goldens[0]},                               \
        {"bare: " #function, function, NULL, NULL, (void *)&goldens[1]},                           \
        {"days: " #function, function, NULL, NULL, (void *)&goldens[2]},                           \
        {"disordered: " #function, function, NULL, NULL, (void *)&goldens[3]},                     \
    {                                                                                              \
        "hostile: " #function, function, NULL, NULL, (void *)&goldens[4]                           \
    }

int main(void)
{
    static struct golden goldens[] = {
        {"rich", rich_dossier},       {"bare", bare_dossier},
        {"days", days_dossier},       {"disordered", disordered_dossier},
        {"hostile", hostile_dossier},
    };
    const struct CMUnitTest tests[] = {
        OF_EACH(report_is_the_fixture),
        OF_EACH(same_facts_give_the_same_bytes),
        OF_EACH(headings_and_fields_are_there_in_order),
        cmocka_unit_test(severities_add_up_to_the_length),
        cmocka_unit_test(time_before_the_first_severity_is_shown_as_not_set),
        cmocka_unit_test(start_that_nobody_set_is_marked_assumed),
        cmocka_unit_test(detection_that_nobody_told_is_unknown),
        cmocka_unit_test(days_are_kept_in_the_length),
        cmocka_unit_test(twenty_six_hours_and_five_minutes_are_not_two_hours_and_five),
        cmocka_unit_test(shares_of_a_reopened_one_add_up_to_the_length),
        cmocka_unit_test(a_merged_one_is_shown_under_its_own_numbers),
        cmocka_unit_test(open_one_says_how_long_so_far),
        cmocka_unit_test(file_alone_is_named_in_its_row),
        cmocka_unit_test(every_question_names_a_command_there_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
