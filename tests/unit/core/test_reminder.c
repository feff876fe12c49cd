/* When reminders are due, who hears them, and that nobody hears them twice. */
#include "testing.h"

#include <stdio.h>

#include "disruption/base/attributes.h"
#include "disruption/base/clock.h"
#include "disruption/core/duration.h"
#include "disruption/core/markup.h"
#include "disruption/core/reminder.h"
#include "disruption/core/workday.h"

#define T0 INT64_C(1772442000000) /* 2026-03-02T09:00:00Z, a Monday */
#define TOLD_MAX 64
#define SAID_MAX 65536

/* A disruption, and what was told of it: all that outlives a restart. */
struct scene {
    struct policy policy;
    struct incident incident;
    struct remindable about;
    struct pace paces[2];
    struct action_item actions[3];
    struct reminded told[TOLD_MAX];
    char keys[TOLD_MAX][128];
    size_t key_count;
    int64_t next_ms;
    struct arena arena;
    struct buf said;
};

static int set_up(void **state)
{
    struct scene *s = calloc(1, sizeof(*s));
    s->policy = *policy_default();
    s->incident = (struct incident){
        .number = 42,
        .title = "checkout is down",
        .severity = 3,
        .channel_id = "C42",
        .reporter_id = "U1",
        .lead_id = "U1",
    };
    s->about = (struct remindable){
        .incident = &s->incident,
        .open_ms = T0,
        .leadless_ms = TIME_UNKNOWN,
        .noted_ms = TIME_UNKNOWN,
        .spoken_ms = TIME_UNKNOWN,
        .ended_ms = TIME_UNKNOWN,
        .paces = s->paces,
        .actions = s->actions,
        .reminded = s->told,
    };
    buf_init(&s->said, SAID_MAX);
    *state = s;
    return 0;
}

static int tear_down(void **state)
{
    struct scene *s = *state;
    buf_done(&s->said);
    arena_done(&s->arena);
    free(s);
    return 0;
}

static void remember(struct scene *s, const char *key, int64_t now_ms)
{
    const char *from = strstr(key, "/remind/") + strlen("/remind/");
    size_t len = (size_t)(strrchr(from, '/') - from);
    for (size_t i = 0; i < s->key_count; i++)
        assert_string_not_equal(s->keys[i], key);
    assert_true(s->key_count < TOLD_MAX);
    snprintf(s->keys[s->key_count++], sizeof(s->keys[0]), "%s", key);
    s->told[s->about.reminded_count++] =
        (struct reminded){arena_slice(&s->arena, (struct slice){from, len}), now_ms};
}

/* What is said at a moment: "C42: text", "U1: text"; "" for nothing. */
static const char *look(struct scene *s, int64_t after_ms)
{
    struct outcome out;
    outcome_init(&out, &s->arena);
    buf_clear(&s->said);
    s->next_ms = INT64_MAX;
    reminder_settle(&s->policy, &s->about, T0 + after_ms, &s->next_ms, &out);
    for (size_t i = 0; i < out.effect_count; i++) {
        const struct js *body = out.effects[i].body;
        buf_print(&s->said, "%s%s: ", s->said.len > 0 ? "\n" : "",
                  js_string(body, out.effects[i].kind == EFFECT_POST ? "channel" : "user"));
        markup_plain(&s->said, js_string(body, "text"));
        remember(s, out.effects[i].key, T0 + after_ms);
    }
    assert_true(s->next_ms > T0 + after_ms);
    outcome_done(&out);
    return buf_string(&s->said);
}

static void assert_says(struct scene *s, int64_t after_ms, const char *words)
{
    const char *said = look(s, after_ms);
    if (words[0] == '\0' ? said[0] != '\0' : strstr(said, words) == NULL)
        fail_msg("\"%s\" is not \"%s\"", said, words);
}

#define LEADLESS "C42: Nobody leads yet."
#define SILENT "C42: Nothing was noted for"

static void no_lead_is_told_after_five_minutes_and_after_fifteen(void **state)
{
    struct scene *s = *state;
    s->incident.lead_id = NULL;
    s->about.leadless_ms = T0;
    assert_says(s, 5 * MINUTE_MS - 1, "");
    assert_int_equal(s->next_ms, T0 + 5 * MINUTE_MS);
    assert_says(s, 5 * MINUTE_MS, LEADLESS);
    assert_says(s, 6 * MINUTE_MS, "");
    assert_says(s, 15 * MINUTE_MS, LEADLESS);
    s->about.noted_ms = T0 + 15 * MINUTE_MS;
    assert_says(s, 30 * MINUTE_MS, "");
    s->about.leadless_ms = T0 + 40 * MINUTE_MS; /* somebody led and gave it back */
    assert_says(s, 45 * MINUTE_MS, LEADLESS);
}

static void no_severity_is_told_after_ten_minutes(void **state)
{
    struct scene *s = *state;
    s->incident.severity = SEVERITY_UNKNOWN;
    assert_says(s, 10 * MINUTE_MS - 1, "");
    assert_says(s, 10 * MINUTE_MS, "C42: How bad is it?");
    assert_says(s, 20 * MINUTE_MS, "");
}

/* Severity, and after how many minutes without a word. */
struct patience {
    const char *name;
    int severity, minutes;
};

static const struct patience patience[] = {
    {"severity_1", 1, 20}, {"severity_2", 2, 40}, {"severity_3", 3, 60}, {"severity_5", 5, 60}, {"severity_unknown", 0, 60},
};

static void silence_is_told_the_sooner_the_worse_it_is(void **state)
{
    const struct patience *row = *state;
    struct scene *s;
    void *made;
    set_up(&made);
    s = made;
    s->incident.severity = row->severity;
    s->policy.reminders.severity_ms.at[0] = 0;
    s->about.noted_ms = T0 + MINUTE_MS;
    assert_says(s, row->minutes * MINUTE_MS + MINUTE_MS - 1, "");
    assert_says(s, row->minutes * MINUTE_MS + MINUTE_MS, SILENT);
    tear_down(&made);
}

static void silence_is_told_ever_more_rarely(void **state)
{
    struct scene *s = *state;
    int told = 0;
    s->policy.reminders.long_ms = 0;
    for (int64_t minute = 0; minute < 3 * 24 * 60; minute++)
        told += look(s, minute * MINUTE_MS)[0] != '\0';
    assert_int_equal(told, 3); /* after 1, 2 and 4 hours */
}

static void a_pace_that_was_asked_for_is_kept(void **state)
{
    struct scene *s = *state;
    s->paces[0] = (struct pace){.user_id = "", .every_s = 1800, .snooze_until_ms = TIME_UNKNOWN};
    s->about.pace_count = 1;
    assert_says(s, 30 * MINUTE_MS, SILENT);
    assert_says(s, 59 * MINUTE_MS, "");
    assert_says(s, 60 * MINUTE_MS, SILENT);
    assert_says(s, 90 * MINUTE_MS, SILENT);
    s->paces[0].off = true;
    assert_says(s, 120 * MINUTE_MS, "");
}

static void nobody_is_interrupted(void **state)
{
    struct scene *s = *state;
    s->incident.lead_id = NULL;
    s->about.leadless_ms = T0;
    s->about.spoken_ms = T0 + 5 * MINUTE_MS - SECOND_MS;
    assert_says(s, 5 * MINUTE_MS, "");
    assert_int_equal(s->next_ms, s->about.spoken_ms + s->policy.reminders.quiet_ms);
    assert_says(s, 7 * MINUTE_MS - SECOND_MS, LEADLESS);
}

/* Peers' defect: reminders lost on restart. What was told and what stands is all there is, so a restart is a look. */
static void reminders_are_not_lost_on_restart(void **state)
{
    struct scene *s = *state;
    s->incident.lead_id = NULL;
    s->about.leadless_ms = T0;
    assert_says(s, 4 * MINUTE_MS, "");
    assert_says(s, 9 * MINUTE_MS, LEADLESS); /* it was away when it fell due */
    assert_says(s, 9 * MINUTE_MS + SECOND_MS, "");
}

static void a_long_absence_ends_with_one_reminder(void **state)
{
    struct scene *s = *state;
    s->incident.lead_id = NULL;
    s->incident.severity = SEVERITY_UNKNOWN;
    s->about.leadless_ms = T0;
    assert_string_equal(look(s, 5 * HOUR_MS), "C42: Nobody leads yet. Take it: /disruption lead me");
    assert_says(s, 5 * HOUR_MS + 1, "");
    assert_int_equal(s->next_ms, T0 + 5 * HOUR_MS + s->policy.reminders.quiet_ms);
}

static void what_is_snoozed_comes_again_if_it_still_holds(void **state)
{
    struct scene *s = *state;
    s->incident.lead_id = NULL;
    s->about.leadless_ms = T0;
    s->policy.reminders.lead_ms.at[1] = 0;
    assert_says(s, 5 * MINUTE_MS, LEADLESS);
    s->paces[0] = (struct pace){.user_id = "", .snooze_until_ms = T0 + 26 * MINUTE_MS};
    s->about.pace_count = 1;
    assert_says(s, 25 * MINUTE_MS, "");
    assert_int_equal(s->next_ms, T0 + 26 * MINUTE_MS);
    assert_says(s, 26 * MINUTE_MS, LEADLESS);
    assert_says(s, 30 * MINUTE_MS, "");
}

static void a_promised_update_is_told_when_it_is_due(void **state)
{
    struct scene *s = *state;
    s->incident.next_update_ms = T0 + 30 * MINUTE_MS;
    assert_says(s, 30 * MINUTE_MS - 1, "");
    assert_says(s, 30 * MINUTE_MS, "C42: A status update was promised for 2026-03-02 09:30 UTC");
    assert_says(s, 40 * MINUTE_MS, "");
}

static void open_for_a_day_is_told_in_working_hours(void **state)
{
    struct scene *s = *state;
    s->policy.reminders.silence_ms.at[0] = 0;
    s->about.open_ms = T0 + 10 * HOUR_MS; /* 19:00 */
    assert_says(s, 34 * HOUR_MS, "");
    assert_int_equal(s->next_ms, T0 + 48 * HOUR_MS);
    assert_says(s, 48 * HOUR_MS, "C42: Open for 1 d 14 h.");
    assert_says(s, 49 * HOUR_MS, "");
    assert_says(s, 72 * HOUR_MS, "C42: Open for 2 d 14 h.");
}

static void drills_and_what_was_called_off_are_silent(void **state)
{
    struct scene *s = *state;
    static const enum incident_state states[] = {INCIDENT_CANCELLED, INCIDENT_MERGED};
    s->incident.lead_id = NULL;
    s->about.leadless_ms = T0;
    for (size_t i = 0; i < COUNT_OF(states); i++) {
        s->incident.state = states[i];
        assert_says(s, HOUR_MS, "");
    }
    s->incident.state = INCIDENT_OPEN;
    s->incident.is_drill = true;
    assert_says(s, HOUR_MS, "");
    s->incident.is_drill = false;
    s->policy.reminders.off = true;
    assert_says(s, HOUR_MS, "");
}

static void the_reports_owner_hears_on_the_first_third_and_fifth_working_day(void **state)
{
    struct scene *s = *state;
    s->incident.state = INCIDENT_RESOLVED;
    s->incident.report_owner_id = "U5";
    s->about.ended_ms = T0 + 3 * DAY_MS + 9 * HOUR_MS; /* Thursday 18:00 */
    static const int days[] = {4, 8, 10};              /* Friday, Tuesday, Thursday */
    for (int hour = 3 * 24 + 9; hour < 30 * 24; hour++) {
        bool due = false;
        for (size_t i = 0; i < COUNT_OF(days); i++)
            due = due || hour == days[i] * 24;
        assert_says(s, hour * HOUR_MS, due ? "U5: The report of D-42 checkout is down waits" : "");
    }
    s->incident.report_state = REPORT_PUBLISHED;
    s->about.reminded_count = 0;
    assert_says(s, 11 * DAY_MS, "");
}

static void own_actions(struct scene *s, const char *due)
{
    s->actions[0] = (struct action_item){.number = 1, .text = "tell the vendor", .owner_id = "U2", .due = due, .state = "open"};
    s->about.action_count = 1;
    s->about.noted_ms = T0 + 365 * DAY_MS; /* nothing else is due */
    s->policy.reminders.long_ms = 0;
}

static void an_owner_hears_on_the_day_and_three_and_seven_days_later(void **state)
{
    struct scene *s = *state;
    own_actions(s, "2026-03-06"); /* Friday */
    assert_says(s, 4 * DAY_MS - 1, "");
    assert_says(s, 4 * DAY_MS, "U2: Yours to do from D-42 checkout is down:\nA1 tell the vendor (due 2026-03-06)");
    assert_says(s, 5 * DAY_MS, "");
    assert_says(s, 7 * DAY_MS, "overdue since 2026-03-06");
    assert_says(s, 11 * DAY_MS, "overdue since 2026-03-06");
    assert_says(s, 18 * DAY_MS, "");
}

/* Peers' defect: overdue-action reminders stop after resolve. */
static void reminders_of_overdue_actions_go_on_after_resolve(void **state)
{
    struct scene *s = *state;
    own_actions(s, "2026-03-06");
    s->incident.state = INCIDENT_RESOLVED;
    s->incident.report_state = REPORT_PUBLISHED;
    s->incident.channel_archived = true;
    s->about.ended_ms = T0;
    assert_says(s, 4 * DAY_MS, "U2: Yours to do");
    assert_says(s, 7 * DAY_MS, "U2: Yours to do");
}

static void one_message_for_all_that_is_due_to_somebody(void **state)
{
    struct scene *s = *state;
    own_actions(s, "2026-03-03");
    s->actions[1] = s->actions[0];
    s->actions[1].number = 2;
    s->actions[1].due = "2026-03-04";
    s->actions[2] = s->actions[0];
    s->actions[2].number = 3;
    s->actions[2].owner_id = "U3";
    s->about.action_count = 3;
    assert_string_equal(look(s, 2 * DAY_MS),
                        "U2: Yours to do from D-42 checkout is down:\nA1 tell the vendor (overdue since 2026-03-03)\n"
                        "A2 tell the vendor (due 2026-03-04)\n"
                        "U3: Yours to do from D-42 checkout is down:\nA3 tell the vendor (overdue since 2026-03-03)");
    assert_says(s, 2 * DAY_MS + HOUR_MS, "");
}

static void at_night_and_at_weekends_nobody_gets_messages(void **state)
{
    struct scene *s = *state;
    own_actions(s, "2026-03-06");
    assert_says(s, 4 * DAY_MS + 10 * HOUR_MS, ""); /* it was away until Friday 19:00 */
    assert_int_equal(s->next_ms, T0 + 7 * DAY_MS);
    own_actions(s, "2026-03-07"); /* Saturday */
    assert_says(s, 5 * DAY_MS, "");
    assert_says(s, 7 * DAY_MS, "U2: Yours to do");
}

static void each_person_snoozes_for_themselves_once_it_is_over(void **state)
{
    struct scene *s = *state;
    own_actions(s, "2026-03-06");
    s->incident.state = INCIDENT_RESOLVED;
    s->incident.report_state = REPORT_PUBLISHED;
    s->about.ended_ms = T0;
    assert_says(s, 4 * DAY_MS, "U2: Yours to do");
    s->paces[0] = (struct pace){.user_id = "U2", .snooze_until_ms = T0 + 8 * DAY_MS};
    s->about.pace_count = 1;
    assert_says(s, 7 * DAY_MS, "");
    assert_says(s, 8 * DAY_MS, "U2: Yours to do");
    s->paces[0].off = true;
    assert_says(s, 11 * DAY_MS, "");
}

static void working_hours_follow_the_zone(void **state)
{
    struct scene *s = *state;
    s->policy.zone = "America/Toronto"; /* clocks go forward on Sunday, March 8th */
    assert_int_equal(workday_next(&s->policy, T0), T0 + 5 * HOUR_MS);
    assert_int_equal(workday_after(&s->policy, T0, 5), T0 + 7 * DAY_MS + 4 * HOUR_MS);
    assert_int_equal(workday_of(&s->policy, "2026-03-07", 0), T0 + 7 * DAY_MS + 4 * HOUR_MS);
    assert_int_equal(workday_of(&s->policy, "soon", 0), TIME_UNKNOWN);
}

static void the_digest_is_of_the_newest_monday(void **state)
{
    struct scene *s = *state;
    char day[16];
    assert_int_equal(reminder_digest_due(&s->policy, T0, day), TIME_UNKNOWN);
    s->policy.announce_channel = "CA";
    assert_int_equal(reminder_digest_due(&s->policy, T0 - 1, day), T0 - 7 * DAY_MS);
    assert_string_equal(day, "2026-02-23");
    assert_int_equal(reminder_digest_due(&s->policy, T0 + 6 * DAY_MS, day), T0);
    assert_string_equal(day, "2026-03-02");
}

static void a_digest_names_what_is_overdue(void **state)
{
    struct scene *s = *state;
    static const struct overdue items[] = {{7, "search is slow", 2, "buy a disk", NULL, "2026-02-27"}};
    struct outcome out;
    outcome_init(&out, &s->arena);
    s->policy.announce_channel = "CA";
    reminder_digest(&s->policy, "2026-03-02", items, 0, &out);
    assert_int_equal(out.effect_count, 0);
    reminder_digest(&s->policy, "2026-03-02", items, 1, &out);
    assert_string_equal(out.effects[0].key, "remind/digest/2026-03-02");
    markup_plain(&s->said, js_string(out.effects[0].body, "text"));
    assert_string_equal(buf_string(&s->said), "Overdue action items\nD-7 A2 buy a disk (nobody's, due 2026-02-27)\n"
                                              "All of them: /disruption actions overdue");
    outcome_done(&out);
}

struct span_row {
    const char *name, *text;
    int64_t ms; /* 0: it is none */
};

static const struct span_row spans[] = {
    {"seconds", "90s", 90 * SECOND_MS}, {"minutes", "20m", 20 * MINUTE_MS}, {"min", "20 min", 20 * MINUTE_MS},
    {"two_units", "1h30m", 90 * MINUTE_MS}, {"days", "1d", DAY_MS}, {"weeks", "2W", 14 * DAY_MS},
    {"no_unit", "20", 0}, {"no_number", "m", 0}, {"nothing", "", 0}, {"zero", "0m", 0}, {"negative", "-5m", 0},
    {"too_long", "2000d", 0}, {"rest", "5m later", 0},
};

static void spans_are_read(void **state)
{
    const struct span_row *row = *state;
    int64_t ms = 0;
    assert_int_equal(duration_read(slice_of(row->text), &ms), row->ms != 0);
    assert_int_equal(ms, row->ms);
}

#define SCENE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    struct CMUnitTest tests[20 + COUNT_OF(patience) + COUNT_OF(spans)] = {
        SCENE(no_lead_is_told_after_five_minutes_and_after_fifteen),
        SCENE(no_severity_is_told_after_ten_minutes),
        SCENE(silence_is_told_ever_more_rarely),
        SCENE(a_pace_that_was_asked_for_is_kept),
        SCENE(nobody_is_interrupted),
        SCENE(reminders_are_not_lost_on_restart),
        SCENE(a_long_absence_ends_with_one_reminder),
        SCENE(what_is_snoozed_comes_again_if_it_still_holds),
        SCENE(a_promised_update_is_told_when_it_is_due),
        SCENE(open_for_a_day_is_told_in_working_hours),
        SCENE(drills_and_what_was_called_off_are_silent),
        SCENE(the_reports_owner_hears_on_the_first_third_and_fifth_working_day),
        SCENE(an_owner_hears_on_the_day_and_three_and_seven_days_later),
        SCENE(reminders_of_overdue_actions_go_on_after_resolve),
        SCENE(one_message_for_all_that_is_due_to_somebody),
        SCENE(at_night_and_at_weekends_nobody_gets_messages),
        SCENE(each_person_snoozes_for_themselves_once_it_is_over),
        SCENE(working_hours_follow_the_zone),
        SCENE(the_digest_is_of_the_newest_monday),
        SCENE(a_digest_names_what_is_overdue),
    };
    size_t count = 20;
    for (size_t i = 0; i < COUNT_OF(patience); i++)
        tests[count++] = (struct CMUnitTest)ROW_TEST(silence_is_told_the_sooner_the_worse_it_is, &patience[i]);
    for (size_t i = 0; i < COUNT_OF(spans); i++)
        tests[count++] = (struct CMUnitTest)ROW_TEST(spans_are_read, &spans[i]);
    return _cmocka_run_group_tests("reminders", tests, count, NULL, NULL);
}
