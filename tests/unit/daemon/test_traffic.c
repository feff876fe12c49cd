/* Who waits for an effect, how long it is tried, and which rows the courier gets when there are many. */
#include "testing.h"

#include <stdio.h>

#include "daemon/courier_job.h"
#include "daemon/handing.h"
#include "disruption/base/attributes.h"
#include "disruption/base/clock.h"
#include "disruption/base/memory.h"

#define T0 INT64_C(1767225600000)

struct row {
    const char *name;
    enum effect_kind kind;
    bool again;
    const char *purpose;
    enum urgency urgency;
    enum traffic_window window;
};

static const struct row rows[] = {
    {"an_answer", EFFECT_ANSWER, false, NULL, URGENCY_PEOPLE, WINDOW_PEOPLE},
    {"a_form", EFFECT_FORM_OPEN, false, NULL, URGENCY_PEOPLE, WINDOW_PEOPLE},
    {"a_channel", EFFECT_CHANNEL_CREATE, false, NULL, URGENCY_DISRUPTION, WINDOW_TALK},
    {"a_post", EFFECT_POST, false, NULL, URGENCY_DISRUPTION, WINDOW_TALK},
    {"eyes", EFFECT_REACT, true, NULL, URGENCY_DISRUPTION, WINDOW_MARKS},
    {"a_tagged_message", EFFECT_FETCH_MESSAGE, false, NULL, URGENCY_DISRUPTION, WINDOW_TALK},
    {"a_name", EFFECT_FETCH_PERSON, false, NULL, URGENCY_BACKGROUND, WINDOW_FETCHES},
    {"a_name_that_a_command_waits_for", EFFECT_FETCH_PERSON, true, NULL, URGENCY_PEOPLE, WINDOW_PEOPLE},
    {"a_file", EFFECT_FETCH_FILE, false, NULL, URGENCY_BACKGROUND, WINDOW_FETCHES},
    {"an_import", EFFECT_FETCH_HISTORY, false, "import", URGENCY_DISRUPTION, WINDOW_TALK},
    {"a_catch_up", EFFECT_FETCH_HISTORY, false, "catch_up", URGENCY_BACKGROUND, WINDOW_FETCHES},
    {"a_last_look", EFFECT_FETCH_HISTORY, false, "reconcile", URGENCY_BACKGROUND, WINDOW_FETCHES},
    {"a_reminder", EFFECT_POST, false, "reminder", URGENCY_BACKGROUND, WINDOW_TALK},
};

static struct effect effect_of(enum effect_kind kind, bool again, const char *purpose)
{
    struct effect effect = {.kind = kind, .key = "k", .lane = "l", .again = again, .body = js_new_object()};
    js_put_string(effect.body, "purpose", purpose);
    return effect;
}

static void an_effect_is_as_urgent_as_its_row_says(void **state)
{
    const struct row *row = *state;
    struct effect effect = effect_of(row->kind, row->again, row->purpose);
    const struct traffic *traffic = traffic_of(&effect);
    assert_int_equal(traffic->urgency, row->urgency);
    assert_int_equal(traffic->window, row->window);
    js_drop(effect.body);
}

static void every_kind_has_its_patience(void **state)
{
    (void)state;
    for (int kind = 0; kind < EFFECT_KIND_COUNT; kind++) {
        struct effect effect = effect_of((enum effect_kind)kind, false, NULL);
        assert_true(traffic_of(&effect)->patience_ms > 0);
        js_drop(effect.body);
    }
}

/* giving up --------------------------------------------------------------------------------------------------- */

static struct job *job_of(enum effect_kind kind, int64_t created_ms, int64_t again_ms, bool in_doubt, int64_t now_ms)
{
    struct outbox_row row = {.id = 1, .created_ms = created_ms, .again_ms = again_ms, .words = mem_copy_text("k")};
    row.effect = effect_of(kind, false, NULL);
    return job_create(&row, in_doubt, now_ms, 0);
}

/* After how many failures in a row, one a minute, it is given up. */
static int failures(struct job *job, bool others_succeed)
{
    int count = 1;
    while (count < 100000 && !job_failed(job, others_succeed, count * MINUTE_MS))
        count++;
    job_destroy(job);
    return count;
}

static void what_fails_for_a_day_is_given_up(void **state)
{
    (void)state;
    assert_int_equal(failures(job_of(EFFECT_FETCH_FILE, T0, 0, false, T0), false), 24 * 60 + 1);
    assert_int_equal(failures(job_of(EFFECT_POST, T0, 0, false, T0), false), 24 * 60 + 1);
    assert_int_equal(failures(job_of(EFFECT_ANSWER, T0, 0, false, T0), false), 61);
}

static void what_fails_alone_is_given_up_soon(void **state)
{
    (void)state;
    assert_int_equal(failures(job_of(EFFECT_POST, T0, 0, false, T0), true), JOB_LONE_TRIES + 1);
}

/* The daemon was away, or the clock was put right: both look the same. */
static void time_that_the_wall_alone_tells_costs_half_the_patience_at_most(void **state)
{
    (void)state;
    assert_int_equal(failures(job_of(EFFECT_POST, T0, 0, true, T0 + 6 * HOUR_MS), false), 18 * 60 + 1);
    assert_int_equal(failures(job_of(EFFECT_POST, T0, 0, true, T0 + 7 * DAY_MS), false), 12 * 60 + 1);
    assert_int_equal(failures(job_of(EFFECT_ANSWER, T0, 0, false, T0 + 3 * HOUR_MS), false), 31);
}

static void what_was_asked_for_by_a_clock_ahead_is_given_up_in_time(void **state)
{
    (void)state;
    assert_int_equal(failures(job_of(EFFECT_ANSWER, T0 + 9 * DAY_MS, 0, false, T0), false), 61);
}

static void what_is_tried_again_by_command_has_another_day(void **state)
{
    (void)state;
    int64_t again_ms = T0 + 7 * DAY_MS;
    assert_int_equal(failures(job_of(EFFECT_POST, T0, again_ms, true, again_ms), false), 24 * 60 + 1);
}

static bool is_late(int64_t created_ms, bool in_doubt, int64_t steady_ms)
{
    struct job *job = job_of(EFFECT_FORM_OPEN, created_ms, 0, in_doubt, T0);
    bool late = job_is_late(job, steady_ms);
    job_destroy(job);
    return late;
}

static void a_form_is_not_opened_when_nobody_waits_for_it(void **state)
{
    (void)state;
    assert_false(is_late(T0, false, 3 * SECOND_MS));
    assert_true(is_late(T0, false, 3 * SECOND_MS + 1));
    assert_true(is_late(T0 - MINUTE_MS, true, 0)); /* an earlier life's */
    assert_false(is_late(T0 - HOUR_MS, false, 0)); /* the clock has jumped since it was asked for */
    assert_false(is_late(T0 + HOUR_MS, false, 0));
    assert_true(is_late(T0 + HOUR_MS, false, 3 * SECOND_MS + 1));
}

static void a_command_does_without_a_name_after_three_tries(void **state)
{
    (void)state;
    struct outbox_row row = {.id = 1, .created_ms = T0, .words = mem_copy_text("k")};
    row.effect = effect_of(EFFECT_FETCH_PERSON, true, NULL);
    assert_int_equal(failures(job_create(&row, false, T0, 0), false), 3);
}

static void a_name_that_nobody_waits_for_is_asked_for_all_day(void **state)
{
    (void)state;
    assert_int_equal(failures(job_of(EFFECT_FETCH_PERSON, T0, 0, false, T0), false), 24 * 60 + 1);
}

/* windows ----------------------------------------------------------------------------------------------------- */

struct fixture {
    struct store *store;
    struct watch *watch;
    struct pacing *pacing;
    struct platform_options platform;
    struct http_client *http;
    struct courier *courier;
    struct handing *handing;
    int64_t last_id;
};

/* A courier that was never told who we are: it holds what it is given. */
static int set_up(void **state)
{
    static const struct http_client_options http = {.user_agent = "test"};
    struct fixture *f = mem_new(1, sizeof(*f));
    assert_true(store_open(NULL, STORE_MEMORY, &f->store, NULL));
    assert_true(http_client_create(&http, &f->http, NULL));
    f->watch = watch_create();
    f->pacing = pacing_create();
    f->platform.pacing = f->pacing;
    const struct courier_options options = {.platform = &f->platform, .http = f->http};
    f->courier = courier_create(&options);
    assert_true(handing_create(f->store, f->watch, &f->handing, NULL));
    handing_begin(f->handing, f->courier);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    handing_destroy(f->handing);
    http_client_destroy(f->http);
    courier_destroy(f->courier);
    pacing_destroy(f->pacing);
    watch_destroy(f->watch);
    store_close(f->store);
    free(f);
    return 0;
}

static void add(struct fixture *f, enum effect_kind kind, int count)
{
    char key[64];
    for (int i = 0; i < count; i++) {
        struct effect effect = effect_of(kind, false, NULL);
        snprintf(key, sizeof(key), "%s/%lld", effect_kind_name(kind), (long long)f->last_id);
        effect.key = effect.lane = key;
        assert_true(store_outbox_add(f->store, &effect, T0, &f->last_id, NULL));
        js_drop(effect.body);
        handing_new(f->handing, &f->last_id, 1);
    }
}

static void end(struct fixture *f, int64_t id)
{
    bool again;
    assert_true(store_outbox_finish(f->store, id, 1, T0, &again, NULL));
    handing_ended(f->handing, id);
    handing_new(f->handing, NULL, 0);
}

static void a_full_window_keeps_no_other_waiting(void **state)
{
    struct fixture *f = *state;
    add(f, EFFECT_FETCH_FILE, WINDOW_FETCHES_MAX + 100);
    assert_int_equal(handing_count(f->handing), WINDOW_FETCHES_MAX);
    add(f, EFFECT_ANSWER, 1);
    add(f, EFFECT_CHANNEL_CREATE, 1);
    assert_int_equal(handing_count(f->handing), WINDOW_FETCHES_MAX + 2);
}

static void all_windows_together_are_bounded(void **state)
{
    struct fixture *f = *state;
    add(f, EFFECT_FETCH_FILE, WINDOW_FETCHES_MAX + 10);
    add(f, EFFECT_REACT, WINDOW_MARKS_MAX + 10);
    add(f, EFFECT_POST, WINDOW_TALK_MAX + 10);
    add(f, EFFECT_ANSWER, WINDOW_PEOPLE_MAX + 10);
    assert_int_equal(handing_count(f->handing), HANDED_MAX);
}

/* When half of a window has gone, those that waited in the store come, the oldest first. */
static void a_window_is_filled_again(void **state)
{
    struct fixture *f = *state;
    add(f, EFFECT_FETCH_FILE, WINDOW_FETCHES_MAX + 100);
    for (int64_t id = 1; id <= WINDOW_FETCHES_MAX / 2; id++)
        end(f, id);
    assert_int_equal(handing_count(f->handing), WINDOW_FETCHES_MAX / 2);
    end(f, WINDOW_FETCHES_MAX / 2 + 1);
    assert_int_equal(handing_count(f->handing), WINDOW_FETCHES_MAX / 2 - 1 + 100);
}

static void newer_rows_do_not_overtake_those_that_wait(void **state)
{
    struct fixture *f = *state;
    add(f, EFFECT_FETCH_FILE, WINDOW_FETCHES_MAX + 1);
    end(f, 1);
    add(f, EFFECT_FETCH_FILE, 1);
    assert_int_equal(handing_count(f->handing), WINDOW_FETCHES_MAX - 1);
}

/* The store did not give it at first. Rows of a lane keep their order, so newer ones wait for it. */
static void a_row_that_could_not_be_read_is_handed_over_later(void **state)
{
    struct fixture *f = *state;
    const int64_t first = 1;
    handing_new(f->handing, &first, 1);
    add(f, EFFECT_POST, 2);
    assert_int_equal(handing_count(f->handing), 0);
    assert_in_range(handing_wait_ms(f->handing, clock_steady_ms()), 0, SECOND_MS);
    handing_look(f->handing, clock_steady_ms() + SECOND_MS);
    assert_int_equal(handing_count(f->handing), 2);
    assert_int_equal(handing_wait_ms(f->handing, clock_steady_ms()), INT64_MAX);
}

#define WINDOW_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    struct CMUnitTest by_row[COUNT_OF(rows)];
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        by_row[i] = (struct CMUnitTest)ROW_TEST(an_effect_is_as_urgent_as_its_row_says, &rows[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_has_its_patience),
        cmocka_unit_test(what_fails_for_a_day_is_given_up),
        cmocka_unit_test(what_fails_alone_is_given_up_soon),
        cmocka_unit_test(time_that_the_wall_alone_tells_costs_half_the_patience_at_most),
        cmocka_unit_test(what_was_asked_for_by_a_clock_ahead_is_given_up_in_time),
        cmocka_unit_test(a_form_is_not_opened_when_nobody_waits_for_it),
        cmocka_unit_test(what_is_tried_again_by_command_has_another_day),
        cmocka_unit_test(a_command_does_without_a_name_after_three_tries),
        cmocka_unit_test(a_name_that_nobody_waits_for_is_asked_for_all_day),
        WINDOW_TEST(a_full_window_keeps_no_other_waiting),
        WINDOW_TEST(all_windows_together_are_bounded),
        WINDOW_TEST(a_window_is_filled_again),
        WINDOW_TEST(newer_rows_do_not_overtake_those_that_wait),
        WINDOW_TEST(a_row_that_could_not_be_read_is_handed_over_later),
    };
    return cmocka_run_group_tests_name("traffic by kind", by_row, NULL, NULL) +
           cmocka_run_group_tests_name("traffic", tests, NULL, NULL);
}
