/* Who may call when, under a clock that the test moves. */
#include "testing.h"

#include <stdio.h>

#include "disruption/base/attributes.h"
#include "disruption/net/pacing.h"

#define NO_CHANCE 0

static const struct call_rate post = {"chat.postMessage", 300, "C1", 60, false};
static const struct call_rate post_elsewhere = {"chat.postMessage", 300, "C2", 60, false};
static const struct call_rate history = {"conversations.history", 50, NULL, 0, false};
static const struct call_rate answer = {"response_url", 0, NULL, 0, true};

static int set_up(void **state)
{
    *state = pacing_create();
    return 0;
}

static int tear_down(void **state)
{
    pacing_destroy(*state);
    return 0;
}

static int64_t take(struct pacing *pacing, const struct call_rate *rate, enum urgency urgency, int64_t now_ms)
{
    return pacing_take(pacing, rate, urgency, now_ms, NO_CHANCE);
}

/* How many go at once. */
static int burst(struct pacing *pacing, const struct call_rate *rate, enum urgency urgency, int64_t now_ms)
{
    int count = 0;
    while (count < 1000 && take(pacing, rate, urgency, now_ms) == 0)
        count++;
    return count;
}

static void struggle(struct pacing *pacing, const struct call_rate *rate, int times, int64_t now_ms)
{
    for (int i = 0; i < times; i++)
        (void)pacing_heard(pacing, rate, CALL_SERVER_ERROR, -1, now_ms, NO_CHANCE);
}

static void background_leaves_calls_to_people(void **state)
{
    assert_int_equal(burst(*state, &history, URGENCY_BACKGROUND, 0), 10);
    assert_int_equal(burst(*state, &history, URGENCY_DISRUPTION, 0), 10);
    assert_int_equal(burst(*state, &history, URGENCY_PEOPLE, 0), 5);
}

/* As long as it likes to go on. */
static void a_long_background_never_takes_the_last_calls(void **state)
{
    for (int64_t now_ms = 0; now_ms < 600000; now_ms += 500)
        (void)take(*state, &history, URGENCY_BACKGROUND, now_ms);
    assert_in_range(burst(*state, &history, URGENCY_PEOPLE, 600000), 10, 25);
}

static void no_minute_holds_more_calls_than_documented(void **state)
{
    static int64_t made_ms[2000];
    int count = 0;
    for (int64_t now_ms = 0; now_ms < 600000; now_ms += 100) {
        if (take(*state, &history, URGENCY_PEOPLE, now_ms) == 0)
            made_ms[count++] = now_ms;
    }
    assert_in_range(count, 450, 500);
    for (int i = 50; i < count; i++)
        assert_true(made_ms[i] - made_ms[i - 50] >= 60000);
}

static void a_busy_channel_does_not_hold_another(void **state)
{
    assert_int_equal(burst(*state, &post, URGENCY_DISRUPTION, 0), 5);
    assert_int_equal(take(*state, &post_elsewhere, URGENCY_DISRUPTION, 0), 0);
}

static void the_workspace_has_a_rate_of_its_own(void **state)
{
    char channel[16];
    int count = 0;
    for (int i = 0; i < 400; i++) {
        struct call_rate one = post;
        snprintf(channel, sizeof(channel), "C%d", i);
        one.scope = channel;
        count += take(*state, &one, URGENCY_DISRUPTION, 0) == 0;
    }
    assert_int_equal(count, 120);
}

static void a_channel_that_is_full_costs_the_workspace_nothing(void **state)
{
    (void)burst(*state, &post, URGENCY_PEOPLE, 0);
    for (int i = 0; i < 1000; i++)
        assert_true(take(*state, &post, URGENCY_PEOPLE, 0) > 0);
    assert_int_equal(take(*state, &post_elsewhere, URGENCY_PEOPLE, 0), 0);
}

static void a_pause_holds_the_method_everywhere_and_no_other(void **state)
{
    (void)pacing_heard(*state, &post, CALL_RATE_LIMITED, 7000, 0, 500);
    assert_int_equal(take(*state, &post_elsewhere, URGENCY_PEOPLE, 0), 7500);
    assert_int_equal(take(*state, &history, URGENCY_PEOPLE, 0), 0);
    assert_int_equal(take(*state, &post_elsewhere, URGENCY_PEOPLE, 7500), 0);
}

static void one_call_at_a_time_finds_out_whether_a_trouble_is_over(void **state)
{
    struggle(*state, &history, PACING_TROUBLE_MIN, 0);
    int64_t wait_ms = take(*state, &history, URGENCY_DISRUPTION, 0);
    assert_int_equal(wait_ms, 1000);
    assert_int_equal(take(*state, &history, URGENCY_DISRUPTION, 1000), 0);
    assert_true(take(*state, &history, URGENCY_DISRUPTION, 1000) > 0);
    assert_true(pacing_heard(*state, &history, CALL_OK, -1, 1100, NO_CHANCE));
    assert_int_equal(take(*state, &history, URGENCY_DISRUPTION, 1100), 0);
}

static void hours_of_trouble_cost_a_call_a_minute(void **state)
{
    int count = 0;
    for (int64_t now_ms = 0; now_ms < 4 * 3600000; now_ms += 250) {
        if (take(*state, &history, URGENCY_DISRUPTION, now_ms) != 0)
            continue;
        struggle(*state, &history, 1, now_ms);
        count++;
    }
    assert_in_range(count, 230, 260);
}

static void people_are_tried_in_trouble_too(void **state)
{
    struggle(*state, &history, 10, 0);
    assert_int_equal(take(*state, &history, URGENCY_PEOPLE, 0), 0);
}

static void two_failures_are_no_trouble(void **state)
{
    struggle(*state, &history, PACING_TROUBLE_MIN - 1, 0);
    assert_int_equal(take(*state, &history, URGENCY_DISRUPTION, 0), 0);
}

static void a_refusal_is_an_answer(void **state)
{
    struggle(*state, &history, 2, 0);
    assert_false(pacing_heard(*state, &history, CALL_ERROR, -1, 0, NO_CHANCE));
    struggle(*state, &history, 2, 0);
    assert_int_equal(take(*state, &history, URGENCY_DISRUPTION, 0), 0);
    assert_false(pacing_works(*state, "conversations.history", 0));
}

static void a_refused_token_holds_all_that_show_it(void **state)
{
    (void)pacing_heard(*state, &history, CALL_UNAUTHORISED, -1, 0, NO_CHANCE);
    assert_int_equal(take(*state, &post, URGENCY_PEOPLE, 0), 60000);
    assert_int_equal(take(*state, &answer, URGENCY_PEOPLE, 0), 0);
    assert_int_equal(take(*state, &post, URGENCY_PEOPLE, 60000), 0);
    assert_int_equal(take(*state, &history, URGENCY_PEOPLE, 60000), 60000);
    pacing_admit(*state);
    assert_int_equal(take(*state, &history, URGENCY_PEOPLE, 60000), 0);
}

static void a_method_works_since_its_last_success(void **state)
{
    (void)pacing_heard(*state, &history, CALL_OK, -1, 5000, NO_CHANCE);
    assert_true(pacing_works(*state, "conversations.history", 4999));
    assert_false(pacing_works(*state, "conversations.history", 5000));
    assert_false(pacing_works(*state, "chat.postMessage", 0));
}

/* Direct messages to ten thousand people. */
static void scopes_at_rest_are_forgotten(void **state)
{
    char channel[16];
    for (int i = 0; i < 10 * PACING_SCOPES_MAX; i++) {
        struct call_rate one = post;
        snprintf(channel, sizeof(channel), "D%d", i);
        one.scope = channel;
        (void)take(*state, &one, URGENCY_PEOPLE, (int64_t)i * 1000);
    }
    assert_in_range(pacing_scope_count(*state), 1, PACING_SCOPES_MAX);
}

#define PACING_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PACING_TEST(background_leaves_calls_to_people),
        PACING_TEST(a_long_background_never_takes_the_last_calls),
        PACING_TEST(no_minute_holds_more_calls_than_documented),
        PACING_TEST(a_busy_channel_does_not_hold_another),
        PACING_TEST(the_workspace_has_a_rate_of_its_own),
        PACING_TEST(a_channel_that_is_full_costs_the_workspace_nothing),
        PACING_TEST(a_pause_holds_the_method_everywhere_and_no_other),
        PACING_TEST(one_call_at_a_time_finds_out_whether_a_trouble_is_over),
        PACING_TEST(hours_of_trouble_cost_a_call_a_minute),
        PACING_TEST(people_are_tried_in_trouble_too),
        PACING_TEST(two_failures_are_no_trouble),
        PACING_TEST(a_refusal_is_an_answer),
        PACING_TEST(a_refused_token_holds_all_that_show_it),
        PACING_TEST(a_method_works_since_its_last_success),
        PACING_TEST(scopes_at_rest_are_forgotten),
    };
    return cmocka_run_group_tests_name("pacing", tests, NULL, NULL);
}
