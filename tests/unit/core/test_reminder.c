/* Reminders in the channel: when they are due, and that nobody hears them twice. */
#include "reminding.h"

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

int main(void)
{
    struct CMUnitTest tests[11 + COUNT_OF(patience)] = {
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
    };
    for (size_t i = 0; i < COUNT_OF(patience); i++)
        tests[11 + i] = (struct CMUnitTest)ROW_TEST(silence_is_told_the_sooner_the_worse_it_is, &patience[i]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
