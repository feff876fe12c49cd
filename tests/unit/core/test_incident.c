/* States and milestones of a disruption. */
#include "testing.h"

#include "disruption/base/attributes.h"
#include "disruption/core/incident.h"

static void only_these_changes_of_state_are_allowed(void **state)
{
    (void)state;
    static const bool allowed[4][4] = {
        [INCIDENT_OPEN] = {[INCIDENT_RESOLVED] = true, [INCIDENT_CANCELLED] = true, [INCIDENT_MERGED] = true},
        [INCIDENT_RESOLVED] = {[INCIDENT_OPEN] = true, [INCIDENT_CANCELLED] = true, [INCIDENT_MERGED] = true},
        [INCIDENT_CANCELLED] = {[INCIDENT_OPEN] = true},
        [INCIDENT_MERGED] = {[INCIDENT_OPEN] = true},
    };
    for (int from = INCIDENT_OPEN; from <= INCIDENT_MERGED; from++) {
        for (int to = INCIDENT_OPEN; to <= INCIDENT_MERGED; to++) {
            if (incident_may_become((enum incident_state)from, (enum incident_state)to) != allowed[from][to])
                fail_msg("from %s to %s", incident_state_name((enum incident_state)from),
                         incident_state_name((enum incident_state)to));
        }
    }
}

static void states_are_named_as_the_view_shows_them(void **state)
{
    (void)state;
    assert_string_equal(incident_state_name(INCIDENT_OPEN), "open");
    assert_string_equal(incident_state_name(INCIDENT_RESOLVED), "resolved");
    assert_string_equal(incident_state_name(INCIDENT_CANCELLED), "cancelled");
    assert_string_equal(incident_state_name(INCIDENT_MERGED), "merged");
}

static void every_milestone_is_known_by_its_name(void **state)
{
    (void)state;
    enum milestone back = MILESTONE_COUNT;
    for (int i = 0; i < MILESTONE_COUNT; i++) {
        assert_true(milestone_read(milestone_name((enum milestone)i), &back));
        assert_int_equal(back, i);
    }
    assert_true(milestone_read("ended", &back));
    assert_int_equal(back, MILESTONE_RECOVERED);
    assert_false(milestone_read("over", &back));
    assert_false(milestone_read("", &back));
    assert_int_equal(back, MILESTONE_RECOVERED);
}

static void the_start_is_told_or_assumed(void **state)
{
    (void)state;
    struct incident incident = {0};
    bool assumed = false;
    incident.at_ms[MILESTONE_STARTED] = TIME_UNKNOWN;
    incident.at_ms[MILESTONE_DECLARED] = 5000;
    assert_int_equal(incident_start_ms(&incident, &assumed), 5000);
    assert_true(assumed);
    incident.at_ms[MILESTONE_STARTED] = 0; /* 1970 is an instant, not an absence */
    assert_int_equal(incident_start_ms(&incident, &assumed), 0);
    assert_false(assumed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_these_changes_of_state_are_allowed),
        cmocka_unit_test(states_are_named_as_the_view_shows_them),
        cmocka_unit_test(every_milestone_is_known_by_its_name),
        cmocka_unit_test(the_start_is_told_or_assumed),
    };
    return cmocka_run_group_tests_name("incident", tests, NULL, NULL);
}
