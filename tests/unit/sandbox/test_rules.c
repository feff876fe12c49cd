/* What the workspace keeps back on request: long pages, long lists, old messages, quick posts. */
#include "fixture.h"

static const struct js *page_of(struct fixture *f)
{
    const struct js *reply = call(f, "conversations.history", "{\"channel\":\"C0GENERAL\",\"limit\":100}");
    assert_non_null(reply);
    return reply;
}

static void tell_three(struct fixture *f, char *ts)
{
    call(f, "conversations.join", "{\"channel\":\"C0GENERAL\"}");
    advance(f, 1000);
    say(f, "one", ts);
    advance(f, 1000);
    for (int i = 0; i < 2; i++) {
        char other[TS_MAX];
        say(f, "more", other);
    }
}

static void pages_are_as_short_as_the_rule_wants(void **state)
{
    struct fixture *f = *state;
    char ts[TS_MAX];
    tell_three(f, ts);
    control(f, "history", "{\"page\":2}");
    assert_int_equal(js_count(js_at(page_of(f), "messages")), 2);
    assert_true(js_flag(f->last, "has_more"));
    control(f, "clear", "{}");
    assert_int_equal(js_count(js_at(page_of(f), "messages")), 4);
}

static void hidden_messages_are_said(void **state)
{
    struct fixture *f = *state;
    char ts[TS_MAX], args[64];
    tell_three(f, ts);
    assert_null(js_at(page_of(f), "is_limited"));
    snprintf(args, sizeof args, "{\"keeps_from_ms\":%lld}", (long long)workspace_now_ms(f->workspace) - 500);
    control(f, "history", args);
    assert_int_equal(js_count(js_at(page_of(f), "messages")), 2);
    assert_true(js_flag(f->last, "is_limited"));
    assert_false(js_flag(f->last, "has_more"));
}

static void a_page_lists_few_people_and_counts_them_all(void **state)
{
    static const char *const people[] = {"ana", "bob", "chen"};
    struct fixture *f = *state;
    char ts[TS_MAX], args[128];
    tell_three(f, ts);
    for (size_t i = 0; i < COUNT_OF(people); i++) {
        snprintf(args, sizeof args, "{\"user\":\"%s\",\"channel\":\"C0GENERAL\",\"ts\":\"%s\",\"name\":\"memo\"}", people[i],
                 ts);
        control(f, "react", args);
    }
    control(f, "history", "{\"users\":1}");
    const struct js *reaction = js_item(js_at(js_item(js_at(page_of(f), "messages"), 2), "reactions"), 0);
    assert_int_equal(js_count(js_at(reaction, "users")), 1);
    assert_int_equal(js_integer_or(reaction, "count", 0), 3);
    snprintf(args, sizeof args, "{\"channel\":\"C0GENERAL\",\"timestamp\":\"%s\",\"full\":true}", ts);
    reaction = js_item(js_at(js_at(call(f, "reactions.get", args), "message"), "reactions"), 0);
    assert_int_equal(js_count(js_at(reaction, "users")), 3);
}

static void a_channel_takes_a_few_posts_and_then_one_a_second(void **state)
{
    struct fixture *f = *state;
    int taken = 0;
    call(f, "conversations.join", "{\"channel\":\"C0GENERAL\"}");
    control(f, "limit", "{\"method\":\"*\",\"per_minute\":1}");
    while (taken < 20 && call(f, "chat.postMessage", "{\"channel\":\"C0GENERAL\",\"text\":\"x\"}") != NULL)
        taken++;
    assert_in_range(taken, 2, 10);
    assert_string_equal(f->error, "ratelimited");
    advance(f, 1000);
    assert_non_null(call(f, "chat.postMessage", "{\"channel\":\"C0GENERAL\",\"text\":\"x\"}"));
    assert_null(call(f, "chat.postMessage", "{\"channel\":\"C0GENERAL\",\"text\":\"x\"}"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SANDBOX_TEST(pages_are_as_short_as_the_rule_wants),
        SANDBOX_TEST(hidden_messages_are_said),
        SANDBOX_TEST(a_page_lists_few_people_and_counts_them_all),
        SANDBOX_TEST(a_channel_takes_a_few_posts_and_then_one_a_second),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
