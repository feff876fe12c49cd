/* The pinned card: everything a late joiner needs, and nothing that nobody said. */
#include "heads.h"

#include "disruption/core/card.h"

static struct buf seen;

static const char *part(const struct policy *policy, const struct incident *incident, const char *key)
{
    struct js *card = card_build(policy, incident);
    buf_clear(&seen);
    plain_write(js_at(card, key), &seen);
    js_drop(card);
    return buf_string(&seen);
}

static int set_up(void **state)
{
    (void)state;
    buf_init(&seen, 65536);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    buf_done(&seen);
    return 0;
}

static void a_bare_disruption_shows_what_is_missing(void **state)
{
    (void)state;
    struct incident head = head_bare();
    assert_string_equal(part(policy_default(), &head, "title"), "D-42 checkout returns 500s");
    assert_string_equal(part(policy_default(), &head, "text"), "D-42 checkout returns 500s (open)");
    assert_string_equal(part(policy_default(), &head, "fields"),
                        "State: open\nSeverity: -\nLead: nobody yet\nService(s): -\n"
                        "Started: 2026-03-01 14:02 UTC (assumed)\n");
    assert_string_equal(part(policy_default(), &head, "lines"),
                        "React with :memo: to put a message on the timeline, or type /disruption note TEXT.\n"
                        "When service is restored: /disruption resolve\n");
}

static void an_ended_disruption_shows_its_length_and_its_report(void **state)
{
    (void)state;
    struct incident head = head_linked();
    static const char *const services[] = {"checkout", "payments"};
    head.state = INCIDENT_RESOLVED;
    head.severity = 2;
    head.type = "deploy";
    head.services = services;
    head.service_count = 2;
    head.lead_id = "U1";
    head.lead_name = "Ana";
    head.at_ms[MILESTONE_STARTED] = INT64_C(1772373720000) - 600000;
    head.at_ms[MILESTONE_DETECTED] = INT64_C(1772373720000) - 300000;
    head.at_ms[MILESTONE_RECOVERED] = INT64_C(1772373720000) + 4380000;
    assert_string_equal(part(policy_default(), &head, "text"), "D-42 checkout returns 500s (resolved)");
    assert_string_equal(part(policy_default(), &head, "fields"),
                        "State: resolved\nSeverity: SEV2\nLead: @Ana\nService(s): checkout, payments\n"
                        "Type: deploy\nStarted: 2026-03-01 13:52 UTC\nDetected: 2026-03-01 13:57 UTC\n"
                        "Ended: 2026-03-01 15:15 UTC\nLength: 1 h 23 min\n");
    assert_string_equal(part(policy_default(), &head, "lines"), "Read the post-mortem draft: /disruption report\n");
}

static void an_end_before_the_start_has_no_length(void **state)
{
    (void)state;
    struct incident head = head_bare();
    head.at_ms[MILESTONE_RECOVERED] = head.at_ms[MILESTONE_DECLARED] - 1000;
    assert_non_null(strstr(part(policy_default(), &head, "fields"), "Ended: "));
    assert_null(strstr(buf_string(&seen), "Length: "));
}

static void the_words_are_those_of_the_installation(void **state)
{
    (void)state;
    struct policy policy = *policy_default();
    policy.command = "/inc";
    policy.zone = "Europe/Berlin";
    policy.tags[KIND_NOTE].reactions[0] = NULL;
    struct incident head = head_bare();
    head.is_drill = true;
    assert_string_equal(part(&policy, &head, "title"), "DRILL D-42 checkout returns 500s");
    assert_non_null(strstr(part(&policy, &head, "fields"), "Started: 2026-03-01 15:02 CET (assumed)\n"));
    assert_string_equal(part(&policy, &head, "lines"), "To put something on the timeline, type /inc note TEXT.\n"
                                                       "When service is restored: /inc resolve\n");
}

struct color_row {
    const char *name;
    enum incident_state state;
    int severity;
    const char *color;
};

static const struct color_row color_rows[] = {
    {"open_sev1_is_red", INCIDENT_OPEN, 1, "red"},
    {"open_sev2_is_red", INCIDENT_OPEN, 2, "red"},
    {"open_sev3_is_orange", INCIDENT_OPEN, 3, "orange"},
    {"open_without_severity_is_orange", INCIDENT_OPEN, SEVERITY_UNKNOWN, "orange"},
    {"resolved_is_green", INCIDENT_RESOLVED, 1, "green"},
    {"cancelled_is_green", INCIDENT_CANCELLED, 1, "green"},
    {"merged_is_green", INCIDENT_MERGED, SEVERITY_UNKNOWN, "green"},
};

static void a_card_has_its_rows_color(void **state)
{
    const struct color_row *row = *state;
    struct incident head = head_bare();
    head.state = row->state;
    head.severity = row->severity;
    assert_string_equal(part(policy_default(), &head, "color"), row->color);
}

static void the_most_services_with_the_longest_names_all_show(void **state)
{
    (void)state;
    char name[SERVICE_NAME_MAX * 4 + 1] = "";
    const char *services[SERVICES_MAX];
    for (int i = 0; i < SERVICE_NAME_MAX; i++)
        strcat(name, "\xF0\x9F\x94\xA5");
    for (int i = 0; i < SERVICES_MAX; i++)
        services[i] = name;
    struct incident head = head_bare();
    head.services = services;
    head.service_count = SERVICES_MAX;
    const char *fields = part(policy_default(), &head, "fields");
    size_t found = 0;
    for (const char *at = fields; (at = strstr(at, name)) != NULL; at += strlen(name))
        found++;
    assert_int_equal(found, SERVICES_MAX);
}

static void a_title_cannot_forge_a_mention(void **state)
{
    (void)state;
    struct incident head = head_bare();
    head.title = "\x01pU9\x02" "boss\x03";
    assert_string_equal(part(policy_default(), &head, "title"), "D-42 pU9boss");
}

#define SEEN(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    struct CMUnitTest rows[COUNT_OF(color_rows)];
    for (size_t i = 0; i < COUNT_OF(color_rows); i++)
        rows[i] = (struct CMUnitTest){color_rows[i].name, a_card_has_its_rows_color, set_up, tear_down,
                                      (void *)(uintptr_t)&color_rows[i]};
    const struct CMUnitTest tests[] = {
        SEEN(a_bare_disruption_shows_what_is_missing),
        SEEN(an_ended_disruption_shows_its_length_and_its_report),
        SEEN(an_end_before_the_start_has_no_length),
        SEEN(the_words_are_those_of_the_installation),
        SEEN(the_most_services_with_the_longest_names_all_show),
        SEEN(a_title_cannot_forge_a_mention),
    };
    int failed = cmocka_run_group_tests_name("card colors", rows, NULL, NULL);
    return failed + cmocka_run_group_tests_name("card", tests, NULL, NULL);
}
