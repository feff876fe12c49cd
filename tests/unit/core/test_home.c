/* The home tab: bounded, and plain about what is late. */
#include "testing.h"

#include "disruption/base/clock.h"
#include "disruption/core/home.h"
#include "disruption/core/markup.h"

#define NOW_MS INT64_C(1772625600000) /* 2026-03-04T12:00:00Z */

static const char *told(struct arena *arena, const struct home *home)
{
    struct buf text;
    struct js *built = home_build(policy_default(), home, NOW_MS);
    const struct js *sections = js_at(built, "sections");
    buf_init(&text, (size_t)1 << 20);
    for (size_t i = 0; i < js_count(sections); i++) {
        const struct js *lines = js_at(js_item(sections, i), "lines");
        const struct js *buttons = js_at(js_item(sections, i), "buttons");
        buf_print(&text, "# %s\n", js_string(js_item(sections, i), "title"));
        for (size_t k = 0; k < js_count(lines); k++) {
            markup_plain(&text, js_text(js_item(lines, k)));
            buf_char(&text, '\n');
        }
        for (size_t k = 0; k < js_count(buttons); k++)
            buf_print(&text, "[%s]", js_string(js_item(buttons, k), "command"));
    }
    const char *copy = arena_text(arena, buf_string(&text));
    buf_done(&text);
    js_drop(built);
    return copy;
}

static void nothing_to_do_is_said_and_a_start_offered(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct home home = {.person = {.id = "U1"}};
    assert_string_equal(told(&arena, &home), "# Disruptions\nNothing is open.\n[start]# Your action items\n"
                                             "No action item is waiting for you.\n");
    arena_done(&arena);
}

static void today_is_the_day_where_the_person_is(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct home_action actions[] = {{1, "t", 1, "late", "2026-03-03"}, {1, "t", 2, "today", "2026-03-04"}};
    struct home home = {.person = {.id = "U1", .zone = "UTC"}, .actions = actions, .action_count = COUNT_OF(actions)};
    assert_non_null(strstr(told(&arena, &home), "late, overdue since 2026-03-03"));
    assert_non_null(strstr(told(&arena, &home), "today, due 2026-03-04"));
    home.person.zone = "Pacific/Kiritimati"; /* fourteen hours ahead: the fifth already */
    assert_non_null(strstr(told(&arena, &home), "today, overdue since 2026-03-04"));
    arena_done(&arena);
}

static void what_does_not_fit_is_said_to_be_there(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incident open[HOME_OPEN_MAX + 1];
    struct home_action actions[HOME_ACTIONS_MAX + 1];
    for (size_t i = 0; i < COUNT_OF(open); i++) {
        open[i] = (struct incident){.number = (int64_t)i + 1, .title = "x"};
        for (int k = 0; k < MILESTONE_COUNT; k++)
            open[i].at_ms[k] = TIME_UNKNOWN;
        open[i].at_ms[MILESTONE_DECLARED] = NOW_MS - HOUR_MS;
    }
    for (size_t i = 0; i < COUNT_OF(actions); i++)
        actions[i] = (struct home_action){1, "t", (int64_t)i + 1, "x", NULL};
    const struct home home = {.person = {.id = "U1"},
                              .open = open,
                              .open_count = COUNT_OF(open),
                              .actions = actions,
                              .action_count = COUNT_OF(actions)};
    const char *text = told(&arena, &home);
    assert_non_null(strstr(text, "There are more: /disruption list"));
    assert_non_null(strstr(text, "There are more: /disruption actions mine"));
    assert_non_null(strstr(text, "# D-10 x"));
    assert_null(strstr(text, "# D-11 x"));
    arena_done(&arena);
}

static void a_lead_is_claimed_only_where_there_is_none(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct incident open = {.number = 7, .title = "x"};
    const struct home home = {.person = {.id = "U1"}, .open = &open, .open_count = 1};
    assert_non_null(strstr(told(&arena, &home), "[lead D-7 me]"));
    open.lead_id = open.lead_name = "U2";
    assert_null(strstr(told(&arena, &home), "[lead D-7 me]"));
    arena_done(&arena);
}

static void each_person_has_one_tab_that_is_shown_again(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct outcome out;
    outcome_init(&out, &arena);
    const struct home home = {.person = {.id = "U1"}};
    home_show(policy_default(), &home, NOW_MS, &out);
    assert_int_equal(out.effect_count, 1);
    assert_string_equal(out.effects[0].key, "home/U1");
    assert_true(out.effects[0].again);
    outcome_done(&out);
    arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_to_do_is_said_and_a_start_offered),
        cmocka_unit_test(today_is_the_day_where_the_person_is),
        cmocka_unit_test(what_does_not_fit_is_said_to_be_there),
        cmocka_unit_test(a_lead_is_claimed_only_where_there_is_none),
        cmocka_unit_test(each_person_has_one_tab_that_is_shown_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
