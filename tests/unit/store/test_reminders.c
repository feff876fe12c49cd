/* What reminders look at: found by what is open or recent, however much is over. */
#include "testing.h"

#include <stdio.h>

#include "disruption/base/clock.h"
#include "disruption/store/outbox.h"
#include "disruption/store/reminders.h"
#include "fixture.h"

#define CLOSED 10000
#define LEARNT_AFTER_MS 500 /* as the fixture has it */

static struct remindable *load(struct fixture *f, int64_t now_ms, size_t *count)
{
    struct remindable *found;
    must(store_reminders_load(f->store, &f->arena, now_ms, &found, count, &err));
    return found;
}

static void begin(struct fixture *f, int64_t number)
{
    give(f, FACT_DECLARED, number, T0, "U1", "{'title':'x','severity':2,'services':[]}");
}

static void an_open_one_is_looked_at_as_it_stands(void **state)
{
    struct fixture *f = *state;
    size_t count;
    begin(f, 1);
    struct remindable *found = load(f, T0 + 1, &count);
    assert_int_equal(count, 1);
    assert_int_equal(found->open_ms, T0 + LEARNT_AFTER_MS);
    assert_int_equal(found->leadless_ms, T0 + LEARNT_AFTER_MS);
    assert_int_equal(found->noted_ms, TIME_UNKNOWN);
    assert_int_equal(found->ended_ms, TIME_UNKNOWN);
    give(f, FACT_ROLE_SET, 1, T0 + 5, "U1", "{'role':'lead','lead':true,'user_id':'U1'}");
    assert_int_equal(load(f, T0 + 6, &count)->leadless_ms, TIME_UNKNOWN);
    give(f, FACT_ROLE_SET, 1, T0 + 7, "U1", "{'role':'lead','lead':true,'user_id':null}");
    assert_int_equal(load(f, T0 + 8, &count)->leadless_ms, T0 + 7 + LEARNT_AFTER_MS);
    give(f, FACT_RESOLVED, 1, T0 + 9, "U1", "{'ended_ms':5}");
    assert_int_equal(load(f, T0 + 10, &count)->ended_ms, T0 + 9 + LEARNT_AFTER_MS);
    give(f, FACT_REOPENED, 1, T0 + 11, "U1", "{}");
    found = load(f, T0 + 12, &count);
    assert_int_equal(found->open_ms, T0 + 11 + LEARNT_AFTER_MS);
    assert_int_equal(found->ended_ms, TIME_UNKNOWN);
}

static void paces_are_kept_until_they_are_set_anew(void **state)
{
    struct fixture *f = *state;
    struct pace pace;
    begin(f, 1);
    give(f, FACT_PACE_SET, 1, T0, "U1", "{'every_s':1800}");
    give(f, FACT_PACE_SET, 1, T0, "U1", "{'snooze_until_ms':99,'off':false}");
    give(f, FACT_PACE_SET, 1, T0, "U2", "{'user_id':'U2','off':true}");
    must(store_pace_load(f->store, &f->arena, 1, "", &pace, &err));
    assert_int_equal(pace.every_s, 1800);
    assert_int_equal(pace.snooze_until_ms, 99);
    assert_false(pace.off);
    must(store_pace_load(f->store, &f->arena, 1, "U2", &pace, &err));
    assert_true(pace.off);
    give(f, FACT_PACE_SET, 1, T0, "U1", "{'every_s':0,'snooze_until_ms':0}");
    must(store_pace_load(f->store, &f->arena, 1, "", &pace, &err));
    assert_int_equal(pace.every_s, 0);
    assert_int_equal(pace.snooze_until_ms, TIME_UNKNOWN);
    must(store_pace_load(f->store, &f->arena, 1, "U9", &pace, &err));
    assert_int_equal(pace.snooze_until_ms, TIME_UNKNOWN);
}

static void what_was_said_is_found_by_its_key(void **state)
{
    struct fixture *f = *state;
    static const char *const keys[] = {"1/remind/actions/U1/17", "1/remind/lead/18", "1/say/x", "11/remind/lead/19"};
    size_t count;
    int64_t id;
    begin(f, 1);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        const struct effect effect = {EFFECT_POST, 1, keys[i], "C1", false, js_new_object()};
        must(store_outbox_add(f->store, &effect, T0 + (int64_t)i, &id, &err));
        js_drop(effect.body);
    }
    struct remindable *found = load(f, T0, &count);
    assert_int_equal(found->reminded_count, 2);
    assert_string_equal(found->reminded[0].subject, "actions/U1");
    assert_int_equal(found->reminded[0].at_ms, T0);
    assert_string_equal(found->reminded[1].subject, "lead");
}

static void action_items_are_looked_at_when_they_came_due_lately(void **state)
{
    struct fixture *f = *state;
    size_t count;
    begin(f, 1);
    give(f, FACT_ACTION_ADDED, 1, T0, "U1", "{'item':1,'entry':1,'text':'x','owner_id':'U8','due':'2026-01-10'}");
    give(f, FACT_RESOLVED, 1, T0, "U1", "{'ended_ms':5}");
    give(f, FACT_REPORT_STATE_SET, 1, T0, "U1", "{'state':'published','revision':1}");
    (void)load(f, T0 + 2 * DAY_MS, &count);
    assert_int_equal(count, 0);
    assert_int_equal(load(f, T0 + 9 * DAY_MS, &count)->action_count, 1);
    (void)load(f, T0 + 60 * DAY_MS, &count);
    assert_int_equal(count, 0);
    give(f, FACT_ACTION_CHANGED, 1, T0, "U1", "{'item':1,'state':'done'}");
    (void)load(f, T0 + 9 * DAY_MS, &count);
    assert_int_equal(count, 0);
}

static void a_digest_lists_what_is_overdue_until_it_was_posted(void **state)
{
    struct fixture *f = *state;
    const struct effect digest = {EFFECT_POST, 0, "remind/digest/2026-01-12", "CA", false, js_new_object()};
    struct overdue *items;
    size_t count;
    int64_t id;
    for (int number = 1; number <= 3; number++)
        begin(f, number);
    for (int number = 1; number <= 3; number++)
        give(f, FACT_ACTION_ADDED, number, T0, "U1", "{'item':1,'entry':1,'text':'x','due':'2026-01-10'}");
    give(f, FACT_PRIVATE_SET, 2, T0, "U1", "{'private':true}");
    give(f, FACT_CANCELLED, 3, T0, "U1", "{'reason':'false-alarm'}");
    must(store_overdue_load(f->store, &f->arena, "2026-01-10", &items, &count, &err));
    assert_int_equal(count, 0);
    must(store_overdue_load(f->store, &f->arena, "2026-01-12", &items, &count, &err));
    assert_int_equal(count, 1);
    assert_int_equal(items[0].number, 1);
    must(store_outbox_add(f->store, &digest, T0, &id, &err));
    js_drop(digest.body);
    must(store_overdue_load(f->store, &f->arena, "2026-01-12", &items, &count, &err));
    assert_int_equal(count, 0);
}

static void ten_thousand_closed_ones_cost_nothing(void **state)
{
    struct fixture *f = *state;
    size_t count;
    for (int64_t number = 1; number <= CLOSED; number++) {
        begin(f, number);
        give(f, FACT_ACTION_ADDED, number, T0, "U1", "{'item':1,'entry':1,'text':'x','owner_id':'U1','due':'2026-01-10'}");
        give(f, FACT_RESOLVED, number, T0, "U1", "{'ended_ms':5}");
    }
    begin(f, CLOSED + 1);
    int64_t from_us = clock_steady_us();
    (void)load(f, T0 + 365 * DAY_MS, &count);
    int64_t took_us = clock_steady_us() - from_us;
    assert_int_equal(count, 1);
    print_message("a look past %d closed disruptions: %lld us\n", CLOSED, (long long)took_us);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MEMORY_TEST(an_open_one_is_looked_at_as_it_stands),
        MEMORY_TEST(paces_are_kept_until_they_are_set_anew),
        MEMORY_TEST(what_was_said_is_found_by_its_key),
        MEMORY_TEST(action_items_are_looked_at_when_they_came_due_lately),
        MEMORY_TEST(a_digest_lists_what_is_overdue_until_it_was_posted),
        MEMORY_TEST(ten_thousand_closed_ones_cost_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
