/* What the courier carries, told by a platform that refuses nothing and a server that is not there. */
#include "testing.h"

#include <pthread.h>
#include <stdio.h>

#include "daemon/courier.h"
#include "disruption/base/clock.h"
#include "disruption/base/memory.h"

#define NOBODY_LISTENS "http://127.0.0.1:9/"
#define RESULTS_MAX 64
#define CROWD 60 /* lanes that want into one channel */
#define CROWD_RATE 1200 /* ... which lets so many a minute pass */

static struct fixture {
    struct courier *courier;
    struct platform_options platform;
    struct http_client *http;
    bool overtake; /* the first call is overtaken by a newer body while it is out */
    bool pause;    /* the first post is answered with an hour's pause ... */
    bool paused;   /* ... which has been said */
    bool crowded;  /* all calls are to one channel, which takes a few at once and then one after the other */
    pthread_mutex_t lock;
    pthread_cond_t told;
    int64_t versions[RESULTS_MAX]; /* of the rows that ended, in order */
    size_t result_count;
    enum effect_kind order[RESULTS_MAX]; /* of the first calls that were made, or wanted to be */
    int calls;
    int out, most_out; /* calls under way */
} f;

/* The lane is the scope of its calls as well. */
static struct outbox_row row_of(int64_t id, int64_t version, enum effect_kind kind, const char *lane)
{
    struct outbox_row row = {.id = id, .version = version, .created_ms = clock_now_ms(), .words = mem_copy_text(lane)};
    row.effect = (struct effect){
        .kind = kind, .key = row.words, .lane = row.words, .again = true, .body = js_new_object()};
    return row;
}

static void take_of(int64_t id, int64_t version, enum effect_kind kind, const char *lane)
{
    struct outbox_row row = row_of(id, version, kind, lane);
    courier_take(f.courier, &row, 1);
}

static void renew(int64_t id, int64_t version)
{
    struct outbox_row row = row_of(id, version, EFFECT_TOPIC, "C42");
    courier_renew(f.courier, &row, 1);
}

static void take(int64_t id, int64_t version)
{
    take_of(id, version, EFFECT_TOPIC, "C42");
}

static bool encode(const struct platform_options *options, const struct workspace_identity *identity,
                   const struct effect *effect, int64_t created_ms, int step, const struct js *carried,
                   struct arena *arena, struct platform_call *out, struct err *err)
{
    (void)options, (void)identity, (void)created_ms, (void)step, (void)carried, (void)arena, (void)err;
    *out = (struct platform_call){
        .http = {.method = "POST", .url = NOBODY_LISTENS, .connect_timeout_ms = 1000, .timeout_ms = 1000,
                 .response_max = 1000},
        .rate = {.method = effect_kind_name(effect->kind),
                 .scope = f.crowded ? "C1" : effect->lane,
                 .scope_per_minute = f.crowded ? CROWD_RATE : 0}};
    if (f.calls < RESULTS_MAX)
        f.order[f.calls] = effect->kind;
    f.calls++;
    if (++f.out > f.most_out)
        f.most_out = f.out;
    if (f.overtake)
        take(1, 2); /* carried out on this thread, after the call has been sent */
    f.overtake = false;
    return true;
}

static void decode(const struct workspace_identity *identity, const struct effect *effect, int64_t created_ms,
                   int step, const struct js *carried, const struct http_result *answer, int64_t now_ms,
                   struct arena *arena, struct verdict *out)
{
    (void)identity, (void)created_ms, (void)step, (void)carried, (void)answer, (void)now_ms, (void)arena;
    out->kind = VERDICT_DONE;
    f.out--;
    if (!f.pause || effect->kind != EFFECT_POST)
        return;
    out->kind = VERDICT_PAUSE;
    out->end = CALL_RATE_LIMITED;
    out->pause_ms = HOUR_MS;
    pthread_mutex_lock(&f.lock);
    f.pause = false;
    f.paused = true;
    pthread_cond_signal(&f.told);
    pthread_mutex_unlock(&f.lock);
}

static void on_ended(void *ctx, struct work *result)
{
    (void)ctx;
    pthread_mutex_lock(&f.lock);
    f.versions[f.result_count++] = result->row_version;
    pthread_cond_signal(&f.told);
    pthread_mutex_unlock(&f.lock);
    work_destroy(result);
}

static void wait_for_results(size_t count)
{
    pthread_mutex_lock(&f.lock);
    while (f.result_count < count)
        pthread_cond_wait(&f.told, &f.lock);
    pthread_mutex_unlock(&f.lock);
}

static void wait_for_the_pause(void)
{
    pthread_mutex_lock(&f.lock);
    while (!f.paused)
        pthread_cond_wait(&f.told, &f.lock);
    pthread_mutex_unlock(&f.lock);
}

static int set_up(void **state)
{
    static const struct platform_ops ops = {.name = "fake", .call_encode = encode, .call_decode = decode};
    static const struct http_client_options http = {.user_agent = "test"};
    struct err err = ERR_INIT;
    (void)state;
    f = (struct fixture){.platform = {.api_url = NOBODY_LISTENS, .pacing = pacing_create()},
                         .lock = PTHREAD_MUTEX_INITIALIZER, .told = PTHREAD_COND_INITIALIZER};
    assert_true(http_client_create(&http, &f.http, &err));
    const struct courier_options options = {.ops = &ops, .platform = &f.platform, .http = f.http, .ended = on_ended};
    f.courier = courier_create(&options);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    http_client_destroy(f.http);
    courier_destroy(f.courier);
    pacing_destroy(f.platform.pacing);
    return 0;
}

static void identify(void)
{
    static const struct workspace_identity who = {"T1", "team", "U0", "B0", "https://team.example/", "", ""};
    courier_identify(f.courier, &who);
}

static void a_newer_body_takes_the_place_of_one_that_waits(void **state)
{
    (void)state;
    take(1, 1);
    take(1, 2);
    identify();
    wait_for_results(1);
    assert_int_equal(f.versions[0], 2);
}

static void a_body_that_is_out_ends_as_what_it_was(void **state)
{
    (void)state;
    f.overtake = true;
    take(1, 1);
    identify();
    wait_for_results(1);
    assert_int_equal(f.versions[0], 1);
}

static void an_older_body_changes_nothing(void **state)
{
    (void)state;
    take(1, 3);
    take(1, 2);
    identify();
    wait_for_results(1);
    assert_int_equal(f.versions[0], 3);
}

static void a_newer_body_of_what_is_done_already_is_not_sent(void **state)
{
    (void)state;
    take(1, 1);
    identify();
    wait_for_results(1);
    renew(1, 2); /* its end is not known yet to who gives this */
    take(2, 5);
    wait_for_results(2);
    assert_int_equal(f.versions[1], 5);
}

static void a_pause_holds_a_method_in_every_channel_and_no_other(void **state)
{
    (void)state;
    f.pause = true;
    take_of(1, 1, EFFECT_POST, "C1");
    identify();
    wait_for_the_pause();
    take_of(2, 2, EFFECT_POST, "C2");
    take_of(3, 3, EFFECT_PIN, "C1/pin");
    take_of(4, 4, EFFECT_PIN, "C2/pin");
    wait_for_results(2);
    assert_int_equal(f.versions[0] + f.versions[1], 3 + 4);
}

/* A form can be opened within three seconds only, and a busy channel may have more than that to post. */
static void forms_do_not_expire_because_work_came_before_them(void **state)
{
    static const char *const lanes[] = {"C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(lanes); i++)
        take_of((int64_t)i + 1, 1, EFFECT_POST, lanes[i]);
    take_of(9, 1, EFFECT_FORM_OPEN, "form/1");
    identify();
    wait_for_results(COUNT_OF(lanes) + 1);
    assert_int_equal(f.order[0], EFFECT_FORM_OPEN);
}

/* Each is told to wait once and goes when it is its turn; the rest is for the clock, which may be a moment early. */
static void who_waits_for_a_limit_does_not_ask_again_and_again(void **state)
{
    (void)state;
    char lanes[CROWD][16];
    f.crowded = true;
    for (int i = 0; i < CROWD; i++) {
        snprintf(lanes[i], sizeof(lanes[i]), "L%d", i);
        take_of(i + 1, 1, EFFECT_POST, lanes[i]);
    }
    identify();
    wait_for_results(CROWD);
    assert_true(f.calls <= 3 * CROWD);
}

static void what_people_wait_for_goes_first(void **state)
{
    static const enum effect_kind kinds[] = {EFFECT_FETCH_FILE, EFFECT_FETCH_FILE, EFFECT_POST, EFFECT_TOPIC, EFFECT_ANSWER};
    static const char *const lanes[] = {"1", "2", "3", "4", "5"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        take_of((int64_t)i + 1, 1, kinds[i], lanes[i]);
    identify();
    wait_for_results(COUNT_OF(kinds));
    assert_int_equal(f.order[0], EFFECT_ANSWER);
    assert_int_equal(f.order[1], EFFECT_POST);
    assert_int_equal(f.order[2], EFFECT_TOPIC);
}

/* A post that waits behind a reminder in its channel takes the reminder along. */
static void who_stands_before_the_urgent_is_hurried(void **state)
{
    (void)state;
    take_of(1, 1, EFFECT_POST, "C2");
    take_of(2, 1, EFFECT_FETCH_FILE, "C1");
    take_of(3, 1, EFFECT_ANSWER, "C1");
    identify();
    wait_for_results(3);
    assert_int_equal(f.order[0], EFFECT_FETCH_FILE);
}

static void background_takes_few_places(void **state)
{
    static const char *const lanes[] = {"1", "2", "3", "4", "5", "6", "7", "8"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(lanes); i++)
        take_of((int64_t)i + 1, 1, EFFECT_FETCH_FILE, lanes[i]);
    identify();
    wait_for_results(COUNT_OF(lanes));
    assert_int_equal(f.most_out, COURIER_BACKGROUND);
}

#define COURIER_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        COURIER_TEST(a_newer_body_takes_the_place_of_one_that_waits),
        COURIER_TEST(a_body_that_is_out_ends_as_what_it_was),
        COURIER_TEST(an_older_body_changes_nothing),
        COURIER_TEST(a_newer_body_of_what_is_done_already_is_not_sent),
        COURIER_TEST(a_pause_holds_a_method_in_every_channel_and_no_other),
        COURIER_TEST(forms_do_not_expire_because_work_came_before_them),
        COURIER_TEST(who_waits_for_a_limit_does_not_ask_again_and_again),
        COURIER_TEST(what_people_wait_for_goes_first),
        COURIER_TEST(who_stands_before_the_urgent_is_hurried),
        COURIER_TEST(background_takes_few_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
