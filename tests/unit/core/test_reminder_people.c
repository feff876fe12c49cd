/* Reminders of people: reports and action items, at working hours, also after the end; and the weekly digest. */
#include "reminding.h"

#include "disruption/core/workday.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
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
    return cmocka_run_group_tests(tests, NULL, NULL);
}
