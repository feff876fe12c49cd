/* Effects by key: added once, replaced while they wait, settled, parked, read in order. */
#include "fixture.h"

#include "disruption/base/clock.h"
#include "disruption/store/outbox.h"

static int64_t add_at(struct fixture *f, const char *key, bool again, const char *body,
                      int64_t now_ms)
{
    struct effect effect = {EFFECT_POST, 7, key, "C1", again, json(body)};
    int64_t id = -1;
    must(store_outbox_add(f->store, &effect, now_ms, &id, &err));
    js_drop(effect.body);
    return id;
}

static int64_t add(struct fixture *f, const char *key, bool again, const char *body)
{
    return add_at(f, key, again, body, T0);
}

static bool finish(struct fixture *f, int64_t id, int64_t version)
{
    bool again;
    must(store_outbox_finish(f->store, id, version, T0 + 5, &again, &err));
    return again;
}

static void assert_body(struct fixture *f, int64_t id, int64_t version, const char *text)
{
    struct outbox_row row;
    must(store_outbox_get(f->store, id, &row, &err));
    assert_int_equal(row.version, version);
    assert_string_equal(js_string_or(row.effect.body, "text", "(none)"), text);
    outbox_row_done(&row);
}

static size_t waiting(struct fixture *f)
{
    int64_t count, parked, oldest_ms;
    must(store_outbox_count(f->store, &count, &parked, &oldest_ms, &err));
    return (size_t)count;
}

static void effect_comes_back_as_it_was(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "7/card", true, "{'text':'a','channel':'C1'}");
    struct outbox_row row;
    must(store_outbox_get(f->store, id, &row, &err));
    assert_int_equal(row.id, id);
    assert_int_equal(row.effect.kind, EFFECT_POST);
    assert_int_equal(row.effect.incident, 7);
    assert_string_equal(row.effect.key, "7/card");
    assert_string_equal(row.effect.lane, "C1");
    assert_true(row.effect.again);
    assert_int_equal(row.created_ms, T0);
    assert_string_equal(js_string(row.effect.body, "channel"), "C1");
    outbox_row_done(&row);
    outbox_row_done(&row);
    outbox_row_done(NULL);
}

static int64_t add_later(struct fixture *f, int64_t incident, const char *key)
{
    struct effect effect = {EFFECT_POST, incident, key, LANE_LATER, false, json("{'text':'a'}")};
    int64_t id = -1;
    must(store_outbox_add(f->store, &effect, T0, &id, &err));
    js_drop(effect.body);
    return id;
}

static void what_is_for_a_channel_to_be_made_waits_apart(void **state)
{
    struct fixture *f = *state;
    struct arena arena = {0};
    struct outbox_row row;
    const int64_t *ids;
    size_t count;
    int64_t first = add_later(f, 7, "7/a"), other = add_later(f, 8, "8/a"), second = add_later(f, 7, "7/b");
    must(store_outbox_waiting(f->store, 0, &row, 1, &count, &err));
    assert_int_equal(count, 0);
    assert_int_equal(waiting(f), 0);
    must(store_outbox_place(f->store, &arena, 7, "C7", &ids, &count, &err));
    assert_int_equal(count, 2);
    assert_int_equal(ids[0], first);
    assert_int_equal(ids[1], second);
    assert_int_equal(waiting(f), 2);
    must(store_outbox_get(f->store, second, &row, &err));
    assert_string_equal(row.effect.lane, "C7");
    assert_string_equal(js_string(row.effect.body, "channel"), "C7");
    outbox_row_done(&row);
    must(store_outbox_get(f->store, other, &row, &err));
    assert_string_equal(row.effect.lane, LANE_LATER);
    outbox_row_done(&row);
    must(store_outbox_place(f->store, &arena, 7, "C7", &ids, &count, &err));
    assert_int_equal(count, 0);
    arena_done(&arena);
}

static void act_that_waits_keeps_its_first_body(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "k", false, "{'text':'first'}");
    assert_int_equal(add(f, "k", false, "{'text':'second'}"), id);
    assert_body(f, id, 1, "first");
    assert_int_equal(waiting(f), 1);
}

static void state_that_waits_takes_its_newest_body(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "k", true, "{'text':'first'}");
    assert_int_equal(add(f, "k", true, "{'text':'second'}"), id);
    assert_body(f, id, 2, "second");
    assert_int_equal(waiting(f), 1);
}

static void act_carried_out_is_never_repeated(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "k", false, "{'text':'first'}");
    assert_false(finish(f, id, 1));
    assert_int_equal(add(f, "k", false, "{'text':'second'}"), 0);
    assert_int_equal(waiting(f), 0);
}

static void act_that_was_parked_is_not_tried_again(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "k", false, "{}");
    must(store_outbox_park(f->store, id, "channel_not_found", T0, &err));
    assert_int_equal(add(f, "k", false, "{}"), 0);
}

static void state_carried_out_waits_once_more(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "k", true, "{'text':'first'}");
    assert_false(finish(f, id, 1));
    assert_int_equal(add_at(f, "k", true, "{'text':'second'}", T0 + 60), id);
    assert_body(f, id, 2, "second");
    int64_t count, parked, oldest_ms;
    must(store_outbox_count(f->store, &count, &parked, &oldest_ms, &err));
    assert_int_equal(count, 1);
    assert_int_equal(oldest_ms, T0 + 60);
}

static void state_replaced_on_its_way_keeps_waiting(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "k", true, "{'text':'first'}");
    assert_int_equal(add(f, "k", true, "{'text':'second'}"), id);
    assert_true(finish(f, id, 1));
    assert_int_equal(waiting(f), 1);
    assert_false(finish(f, id, 2));
    assert_int_equal(waiting(f), 0);
}

static void result_told_twice_changes_nothing(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "k", false, "{}");
    assert_false(finish(f, id, 1));
    assert_false(finish(f, id, 1));
}

static void waiting_rows_come_in_order_and_in_pieces(void **state)
{
    struct fixture *f = *state;
    struct outbox_row rows[2];
    size_t count;
    int64_t ids[5];
    static const char *const keys[] = {"a", "b", "c", "d", "e"};
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        ids[i] = add(f, keys[i], false, "{}");
    assert_false(finish(f, ids[1], 1));
    must(store_outbox_park(f->store, ids[3], "gone", T0, &err));
    must(store_outbox_waiting(f->store, 0, rows, 2, &count, &err));
    assert_int_equal(count, 2);
    assert_string_equal(rows[0].effect.key, "a");
    assert_string_equal(rows[1].effect.key, "c");
    int64_t after = rows[1].id;
    outbox_row_done(&rows[0]);
    outbox_row_done(&rows[1]);
    must(store_outbox_waiting(f->store, after, rows, 2, &count, &err));
    assert_int_equal(count, 1);
    assert_string_equal(rows[0].effect.key, "e");
    outbox_row_done(&rows[0]);
}

static void counts_tell_waiting_parked_and_the_oldest(void **state)
{
    struct fixture *f = *state;
    int64_t count, parked, oldest_ms;
    must(store_outbox_count(f->store, &count, &parked, &oldest_ms, &err));
    assert_int_equal(count + parked + oldest_ms, 0);
    int64_t id = add_at(f, "a", false, "{}", T0 + 1);
    add_at(f, "b", false, "{}", T0 + 2);
    add_at(f, "c", false, "{}", T0 + 3);
    must(store_outbox_park(f->store, id, "no", T0, &err));
    must(store_outbox_count(f->store, &count, &parked, &oldest_ms, &err));
    assert_int_equal(count, 2);
    assert_int_equal(parked, 1);
    assert_int_equal(oldest_ms, T0 + 2);
}

static void rows_that_are_not_there_are_said_so(void **state)
{
    struct fixture *f = *state;
    struct outbox_row row;
    bool again;
    must_fail(ERR_NOT_FOUND, store_outbox_get(f->store, 9, &row, &err));
    must_fail(ERR_NOT_FOUND, store_outbox_finish(f->store, 9, 1, T0, &again, &err));
    must_fail(ERR_NOT_FOUND, store_outbox_park(f->store, 9, "x", T0, &err));
}

static void bodies_go_after_a_week_and_keys_stay(void **state)
{
    struct fixture *f = *state;
    int64_t done = add(f, "done", false, "{'text':'x'}"),
            still = add(f, "still", false, "{'text':'y'}");
    assert_false(finish(f, done, 1));
    must(store_outbox_prune(f->store, T0 + 6 * DAY_MS, &err));
    assert_body(f, done, 1, "x");
    must(store_outbox_prune(f->store, T0 + 8 * DAY_MS, &err));
    assert_body(f, done, 1, "(none)");
    assert_body(f, still, 1, "y");
    assert_int_equal(add(f, "done", false, "{'text':'z'}"), 0);
}

static int64_t add_answer(struct fixture *f, const char *key)
{
    struct effect effect = {
        EFFECT_ANSWER, 7,     key,
        key,           false, json("{'text':'yes','response_url':'https://hooks.slack.com/x'}")};
    int64_t id = -1;
    must(store_outbox_add(f->store, &effect, T0, &id, &err));
    js_drop(effect.body);
    return id;
}

static void answers_are_forgotten_when_they_are_settled(void **state)
{
    struct fixture *f = *state;
    int64_t given = add_answer(f, "given"), refused = add_answer(f, "refused"),
            waits = add_answer(f, "waits");
    assert_false(finish(f, given, 1));
    must(store_outbox_park(f->store, refused, "user_not_found", T0, &err));
    assert_body(f, given, 1, "(none)");
    assert_body(f, refused, 1, "(none)");
    assert_body(f, waits, 1, "yes");
}

static struct outbox_row parked_and_retried(struct fixture *f, bool *waits)
{
    int64_t id = add(f, "k", false, "{'text':'a'}");
    struct outbox_row row;
    must(store_outbox_park(f->store, id, "503", T0 + 10, &err));
    must(store_outbox_retry(f->store, id, T0 + 20, waits, &err));
    must(store_outbox_get(f->store, id, &row, &err));
    return row;
}

static void what_was_given_up_waits_again_perhaps_carried_out(void **state)
{
    struct fixture *f = *state;
    bool waits;
    struct outbox_row row = parked_and_retried(f, &waits);
    assert_true(waits);
    assert_int_equal(waiting(f), 1);
    assert_int_equal(row.created_ms, T0); /* where to look for it */
    assert_int_equal(row.again_ms, T0 + 20);
    must(store_outbox_retry(f->store, row.id, T0 + 30, &waits, &err));
    assert_false(waits);
    outbox_row_done(&row);
}

static void what_waits_for_the_first_time_was_not_given_up(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "k", true, "{'text':'a'}");
    struct outbox_row row;
    must(store_outbox_get(f->store, id, &row, &err));
    assert_int_equal(row.again_ms, 0);
    outbox_row_done(&row);
}

static void a_newer_body_of_what_was_given_up_is_new(void **state)
{
    struct fixture *f = *state;
    int64_t id = add(f, "k", true, "{'text':'a'}");
    struct outbox_row row;
    must(store_outbox_park(f->store, id, "503", T0 + 10, &err));
    assert_int_equal(add(f, "k", true, "{'text':'b'}"), id);
    must(store_outbox_get(f->store, id, &row, &err));
    assert_int_equal(row.again_ms, 0);
    outbox_row_done(&row);
}

static void what_is_forgotten_never_comes_back(void **state)
{
    struct fixture *f = *state;
    bool waits;
    int64_t id = add(f, "k", false, "{'text':'a'}");
    must(store_outbox_park(f->store, id, "503", T0 + 10, &err));
    must(store_outbox_forget(f->store, id, T0 + 20, &err));
    must(store_outbox_retry(f->store, id, T0 + 30, &waits, &err));
    assert_false(waits);
    assert_int_equal(add(f, "k", false, "{'text':'a'}"), 0);
    assert_int_equal(waiting(f), 0);
}

static void an_answer_given_up_has_no_words_to_try_again(void **state)
{
    struct fixture *f = *state;
    struct effect effect = {EFFECT_ANSWER, 0, "answer/1", "answer/U1", false, json("{'text':'a'}")};
    int64_t id;
    bool waits;
    must(store_outbox_add(f->store, &effect, T0, &id, &err));
    js_drop(effect.body);
    must(store_outbox_park(f->store, id, "503", T0 + 10, &err));
    must(store_outbox_retry(f->store, id, T0 + 20, &waits, &err));
    assert_false(waits);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        MEMORY_TEST(effect_comes_back_as_it_was),
        MEMORY_TEST(what_was_given_up_waits_again_perhaps_carried_out),
        MEMORY_TEST(what_waits_for_the_first_time_was_not_given_up),
        MEMORY_TEST(a_newer_body_of_what_was_given_up_is_new),
        MEMORY_TEST(what_is_forgotten_never_comes_back),
        MEMORY_TEST(an_answer_given_up_has_no_words_to_try_again),
        MEMORY_TEST(act_that_waits_keeps_its_first_body),
        MEMORY_TEST(what_is_for_a_channel_to_be_made_waits_apart),
        MEMORY_TEST(state_that_waits_takes_its_newest_body),
        MEMORY_TEST(act_carried_out_is_never_repeated),
        MEMORY_TEST(act_that_was_parked_is_not_tried_again),
        MEMORY_TEST(state_carried_out_waits_once_more),
        MEMORY_TEST(state_replaced_on_its_way_keeps_waiting),
        MEMORY_TEST(result_told_twice_changes_nothing),
        MEMORY_TEST(waiting_rows_come_in_order_and_in_pieces),
        MEMORY_TEST(counts_tell_waiting_parked_and_the_oldest),
        MEMORY_TEST(rows_that_are_not_there_are_said_so),
        MEMORY_TEST(bodies_go_after_a_week_and_keys_stay),
        MEMORY_TEST(answers_are_forgotten_when_they_are_settled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
