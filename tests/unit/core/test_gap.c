/* Gaps and comparisons, from what is known of a disruption to what is read, and from what came of it to facts. */
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/core/gap.h"
#include "disruption/core/history.h"
#include "disruption/core/reconcile.h"

#define DECLARED (INT64_C(1772366400) * SECOND_MS)
#define AT(minutes) (DECLARED + (minutes)*MINUTE_MS)

struct fixture {
    struct arena arena;
    struct outcome out;
    struct incident incident;
    struct event event;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    outcome_init(&f->out, &f->arena);
    f->incident = (struct incident){.number = 7, .title = "t", .channel_id = "C1", .gap_count = 2};
    for (int i = 0; i < MILESTONE_COUNT; i++)
        f->incident.at_ms[i] = TIME_UNKNOWN;
    f->incident.at_ms[MILESTONE_DECLARED] = DECLARED;
    f->event = (struct event){.happened_ms = AT(30), .received_ms = AT(30)};
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    outcome_done(&f->out);
    arena_done(&f->arena);
    free(f);
    return 0;
}

static const struct js *fact(const struct fixture *f, enum fact_kind kind)
{
    assert_int_equal(f->out.fact_count, 1);
    assert_int_equal(f->out.facts[0].kind, kind);
    return f->out.facts[0].body;
}

static const struct js *effect(const struct fixture *f)
{
    assert_int_equal(f->out.effect_count, 1);
    return f->out.effects[0].body;
}

static void a_gap_begins_no_earlier_than_its_disruption(void **state)
{
    struct fixture *f = *state;
    gap_see(&f->incident, AT(-5), AT(10), GAP_CRASHED, &f->event, &f->out);
    const struct js *body = fact(f, FACT_GAP_SEEN);
    assert_int_equal(js_integer_or(body, "gap", 0), 3);
    assert_int_equal(js_integer_or(body, "from_ms", 0), DECLARED);
    assert_int_equal(js_integer_or(body, "to_ms", 0), AT(10));
    assert_string_equal(js_string(body, "cause"), "crashed");
    assert_false(js_flag(body, "after"));
}

static void a_moment_is_no_gap(void **state)
{
    struct fixture *f = *state;
    gap_see(&f->incident, AT(3), AT(3), GAP_CRASHED, &f->event, &f->out);
    assert_int_equal(f->out.fact_count, 0);
}

/* Declared while our clock was ahead: it has been put right since. */
static void a_gap_before_its_disruption_is_noted_whole(void **state)
{
    struct fixture *f = *state;
    gap_see(&f->incident, AT(-5), AT(-1), GAP_CRASHED, &f->event, &f->out);
    const struct js *body = fact(f, FACT_GAP_SEEN);
    assert_int_equal(js_integer_or(body, "from_ms", 0), AT(-5));
    assert_int_equal(js_integer_or(body, "to_ms", 0), AT(-1));
}

static void a_gap_that_ends_before_it_begins_is_noted(void **state)
{
    struct fixture *f = *state;
    gap_see(&f->incident, AT(30), AT(20), GAP_PUT_OUT, &f->event, &f->out);
    const struct js *body = fact(f, FACT_GAP_SEEN);
    assert_int_equal(js_integer_or(body, "from_ms", 0), AT(20) - GAP_OVERLAP_MS);
    assert_int_equal(js_integer_or(body, "to_ms", 0), AT(20));
}

static void a_gap_since_the_end_says_so(void **state)
{
    struct fixture *f = *state;
    f->incident.state = INCIDENT_RESOLVED;
    f->incident.at_ms[MILESTONE_RECOVERED] = AT(10);
    gap_see(&f->incident, AT(10), AT(20), GAP_RESTARTED, &f->event, &f->out);
    assert_true(js_flag(fact(f, FACT_GAP_SEEN), "after"));
}

static void a_gap_is_read_with_overlap_and_what_clocks_differ(void **state)
{
    struct fixture *f = *state;
    const struct gap gap = {.incident = 7, .number = 3, .from_ms = AT(10), .to_ms = AT(12), .tries = 1};
    f->incident.skew_ms = -90 * SECOND_MS;
    f->incident.how = "here";
    gap_read(&f->incident, &gap, &f->out);
    const struct js *body = effect(f);
    int64_t margin_ms = GAP_OVERLAP_MS + 90 * SECOND_MS;
    assert_string_equal(js_string(body, "purpose"), "catch_up");
    assert_int_equal(js_integer_or(body, "from_ms", 0), DECLARED - margin_ms); /* as far as the page goes */
    assert_int_equal(js_integer_or(body, "enough_ms", 0), AT(10) - margin_ms);
    assert_int_equal(js_integer_or(body, "to_ms", 0), AT(12) + margin_ms);
    assert_string_equal(f->out.effects[0].key, "7/history/gap/3/2/1");
    assert_string_equal(f->out.effects[0].lane, GAP_LANE);
}

static void a_channel_of_its_own_is_read_whatever_our_clock_said(void **state)
{
    struct fixture *f = *state;
    const struct gap early = {.incident = 7, .number = 3, .from_ms = AT(-5), .to_ms = AT(-1)};
    gap_read(&f->incident, &early, &f->out);
    assert_int_equal(js_integer_or(effect(f), "from_ms", -1), 0);
    assert_int_equal(js_integer_or(effect(f), "enough_ms", -1), 0);
    const struct gap late = {.incident = 7, .number = 4, .from_ms = AT(10), .to_ms = AT(12)};
    gap_read(&f->incident, &late, &f->out);
    const struct js *body = f->out.effects[1].body;
    assert_int_equal(js_integer_or(body, "from_ms", -1), 0);
    assert_int_equal(js_integer_or(body, "enough_ms", -1), AT(10) - GAP_OVERLAP_MS);
}

/* How the effect of a reading ended: done with a result, or failed with a reason. */
static void end(struct fixture *f, const char *result, const char *reason)
{
    const struct gap gap = {.incident = 7, .number = 3, .from_ms = AT(10), .to_ms = AT(12)};
    const struct history_gain gain = {.messages = 5, .entries = 2, .edited = 1};
    struct outcome begun;
    struct js *answer = NULL;
    outcome_init(&begun, &f->arena);
    gap_read(&f->incident, &gap, &begun);
    f->event.kind = reason == NULL ? EVENT_EFFECT_DONE : EVENT_EFFECT_FAILED;
    assert_true(result == NULL || js_parse(result, strlen(result), &answer, NULL));
    f->event.as.effect = (struct effect_result){1, answer, reason};
    if (reason == NULL)
        history_go_on(policy_default(), &begun.effects[0], &f->incident, &f->event, NULL, &gain, &f->out);
    else
        history_failed(policy_default(), &begun.effects[0], &f->incident, &f->event, &f->out);
    js_drop(answer);
    outcome_done(&begun);
}

static void a_gap_that_was_read_is_filled_without_a_word(void **state)
{
    struct fixture *f = *state;
    end(f, "{}", NULL);
    const struct js *body = fact(f, FACT_GAP_FILLED);
    assert_int_equal(js_integer_or(body, "gap", 0), 3);
    assert_int_equal(js_integer_or(body, "messages", 0), 5);
    assert_int_equal(js_integer_or(body, "entries", 0), 2);
    assert_int_equal(js_integer_or(body, "edited", 0), 1);
    assert_int_equal(f->out.effect_count, 0);
}

static void reading_stops_where_it_was_heard(void **state)
{
    struct fixture *f = *state;
    char result[96];
    snprintf(result, sizeof(result), "{\"cursor\":\"c\",\"reached_ms\":%lld}", (long long)(AT(10) - GAP_OVERLAP_MS));
    end(f, result, NULL);
    (void)fact(f, FACT_GAP_FILLED);
}

static void reading_goes_on_until_there(void **state)
{
    struct fixture *f = *state;
    char result[96];
    snprintf(result, sizeof(result), "{\"cursor\":\"c\",\"reached_ms\":%lld}", (long long)AT(10));
    end(f, result, NULL);
    assert_int_equal(f->out.fact_count, 0);
    assert_string_equal(js_string(effect(f), "cursor"), "c");
    assert_int_equal(js_integer_or(effect(f), "gap", 0), 3);
    assert_int_equal(js_integer_or(effect(f), "entries", 0), 2);
}

static void what_the_plan_hides_is_not_filled(void **state)
{
    struct fixture *f = *state;
    end(f, "{\"limited\":true}", NULL);
    assert_non_null(strstr(js_string(fact(f, FACT_GAP_UNFILLED), "why"), "plan"));
}

static void what_cannot_be_read_is_said_in_one_line(void **state)
{
    struct fixture *f = *state;
    end(f, NULL, "missing_scope");
    assert_string_equal(js_string(fact(f, FACT_GAP_UNFILLED), "why"), "missing_scope");
    assert_non_null(strstr(js_string(effect(f), "text"), "missing_scope"));
    assert_string_equal(f->out.effects[0].key, "7/unfilled/missing_scope");
}

static void out_of_the_channel_nothing_is_posted(void **state)
{
    struct fixture *f = *state;
    f->incident.put_out_ms = AT(1);
    end(f, NULL, "not_in_channel");
    assert_int_equal(f->out.effect_count, 0);
}

static void what_ends_is_compared_from_its_beginning(void **state)
{
    struct fixture *f = *state;
    struct incident after = f->incident;
    after.state = INCIDENT_RESOLVED;
    after.how = "here";
    after.at_ms[MILESTONE_STARTED] = AT(-20);
    assert_true(reconcile_begin(&f->incident, &after, &f->event, &f->out));
    const struct js *body = effect(f);
    assert_string_equal(js_string(body, "purpose"), "reconcile");
    assert_int_equal(js_integer_or(body, "from_ms", 0), AT(-20) - GAP_OVERLAP_MS);
    assert_int_equal(js_integer_or(body, "enough_ms", 0), AT(-20) - GAP_OVERLAP_MS);
    assert_string_equal(f->out.effects[0].lane, "reconcile/7");
}

static void a_channel_of_its_own_is_compared_whole(void **state)
{
    struct fixture *f = *state;
    struct incident after = f->incident;
    after.state = INCIDENT_RESOLVED;
    assert_true(reconcile_begin(&f->incident, &after, &f->event, &f->out));
    assert_int_equal(js_integer_or(effect(f), "from_ms", -1), 0);
    assert_int_equal(js_integer_or(effect(f), "enough_ms", -1), 0);
    assert_int_equal(js_integer_or(effect(f), "gap", -1), 2);
}

static void what_was_declared_by_a_clock_ahead_is_compared(void **state)
{
    struct fixture *f = *state;
    struct incident after = f->incident;
    after.state = INCIDENT_RESOLVED;
    after.how = "here";
    after.at_ms[MILESTONE_DECLARED] = AT(40);
    assert_true(reconcile_begin(&f->incident, &after, &f->event, &f->out));
    assert_int_equal(js_integer_or(effect(f), "from_ms", -1), AT(30) - DAY_MS - GAP_OVERLAP_MS);
}

static void without_a_channel_to_read_nothing_is_compared(void **state)
{
    struct fixture *f = *state;
    struct incident after = f->incident;
    assert_false(reconcile_begin(&f->incident, &after, &f->event, &f->out)); /* still open */
    after.state = INCIDENT_RESOLVED;
    after.put_out_ms = AT(2);
    assert_false(reconcile_begin(&f->incident, &after, &f->event, &f->out));
    after.put_out_ms = 0;
    after.channel_archived = true;
    assert_false(reconcile_begin(&f->incident, &after, &f->event, &f->out));
    after.channel_archived = false;
    after.channel_id = NULL;
    assert_false(reconcile_begin(&f->incident, &after, &f->event, &f->out));
    assert_int_equal(f->out.effect_count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_gap_begins_no_earlier_than_its_disruption),
        TEST(a_moment_is_no_gap),
        TEST(a_gap_before_its_disruption_is_noted_whole),
        TEST(a_gap_that_ends_before_it_begins_is_noted),
        TEST(a_channel_of_its_own_is_read_whatever_our_clock_said),
        TEST(a_channel_of_its_own_is_compared_whole),
        TEST(what_was_declared_by_a_clock_ahead_is_compared),
        TEST(a_gap_since_the_end_says_so),
        TEST(a_gap_is_read_with_overlap_and_what_clocks_differ),
        TEST(a_gap_that_was_read_is_filled_without_a_word),
        TEST(reading_stops_where_it_was_heard),
        TEST(reading_goes_on_until_there),
        TEST(what_the_plan_hides_is_not_filled),
        TEST(what_cannot_be_read_is_said_in_one_line),
        TEST(out_of_the_channel_nothing_is_posted),
        TEST(what_ends_is_compared_from_its_beginning),
        TEST(without_a_channel_to_read_nothing_is_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
