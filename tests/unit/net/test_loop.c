/* Timers, wake-ups from other threads, signals, and the end of it all. */
#include "net_harness.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>

struct marks {
    char text[32];
    size_t count;
    struct loop *loop;
    struct timer *again;
    int64_t at_ms;
};

static void mark(struct marks *m, char c)
{
    if (m->count < sizeof(m->text) - 1)
        m->text[m->count++] = c;
    m->at_ms = clock_steady_ms();
}

static void fire_a(void *ctx)
{
    mark(ctx, 'a');
}

static void fire_b(void *ctx)
{
    mark(ctx, 'b');
}

static void timers_fire_in_order_and_once(void **state)
{
    (void)state;
    struct marks m = {.loop = new_loop(NULL)};
    struct timer *a = timer_create_on(m.loop, fire_a, &m), *b = timer_create_on(m.loop, fire_b, &m);
    int64_t start_ms = clock_steady_ms();
    timer_set(a, 60);
    timer_set(b, 20);
    TURN_UNTIL(m.loop, m.count == 2);
    assert_string_equal(m.text, "ba");
    assert_true(m.at_ms - start_ms >= 59);
    loop_turn(m.loop, 30);
    assert_int_equal(m.count, 2);
    timer_destroy(a);
    timer_destroy(b);
    loop_destroy(m.loop);
}

static void setting_again_moves_a_timer(void **state)
{
    (void)state;
    struct marks m = {.loop = new_loop(NULL)};
    struct timer *a = timer_create_on(m.loop, fire_a, &m), *b = timer_create_on(m.loop, fire_b, &m);
    timer_set(a, 10);
    timer_set(b, 40);
    timer_set(a, 80);
    TURN_UNTIL(m.loop, m.count == 2);
    assert_string_equal(m.text, "ba");
    timer_destroy(a);
    timer_destroy(b);
    loop_destroy(m.loop);
}

static void a_cancelled_timer_stays_silent(void **state)
{
    (void)state;
    struct marks m = {.loop = new_loop(NULL)};
    struct timer *a = timer_create_on(m.loop, fire_a, &m), *b = timer_create_on(m.loop, fire_b, &m);
    timer_set(a, 5);
    timer_set(b, 20);
    timer_cancel(a);
    timer_cancel(a);
    TURN_UNTIL(m.loop, m.count == 1);
    assert_string_equal(m.text, "b");
    timer_set(a, -5); /* the past is now */
    TURN_UNTIL(m.loop, m.count == 2);
    timer_set(b, 1);
    timer_destroy(b); /* while set */
    timer_destroy(NULL);
    loop_turn(m.loop, 10);
    assert_int_equal(m.count, 2);
    timer_destroy(a);
    loop_destroy(m.loop);
}

static void fire_again(void *ctx)
{
    struct marks *m = ctx;
    mark(m, 'x');
    if (m->count < 5)
        timer_set(m->again, 0);
}

static void a_timer_may_set_itself(void **state)
{
    (void)state;
    struct marks m = {.loop = new_loop(NULL)};
    m.again = timer_create_on(m.loop, fire_again, &m);
    timer_set(m.again, 0);
    TURN_UNTIL(m.loop, m.count == 5);
    timer_destroy(m.again);
    loop_destroy(m.loop);
}

static void a_timer_may_outlive_its_loop(void **state)
{
    (void)state;
    struct marks m = {.loop = new_loop(NULL)};
    struct timer *a = timer_create_on(m.loop, fire_a, &m);
    timer_set(a, 0);
    loop_destroy(m.loop);
    timer_set(a, 0);
    timer_cancel(a);
    timer_destroy(a);
    assert_int_equal(m.count, 0);
}

struct crossing {
    struct loop *loop;
    atomic_int sent;
    int woken, seen;
};

static void woken(void *ctx)
{
    struct crossing *c = ctx;
    c->woken++;
    c->seen = atomic_load(&c->sent);
    if (c->seen == 1000)
        loop_stop(c->loop);
}

static void *send_many(void *ctx)
{
    struct crossing *c = ctx;
    for (int i = 0; i < 1000; i++) {
        atomic_fetch_add(&c->sent, 1);
        loop_wake(c->loop);
    }
    return NULL;
}

static void no_wake_up_from_another_thread_is_lost(void **state)
{
    (void)state;
    struct crossing c = {.loop = new_loop(NULL)};
    pthread_t thread;
    loop_on_wake(c.loop, woken, &c);
    assert_int_equal(pthread_create(&thread, NULL, send_many, &c), 0);
    loop_run(c.loop); /* ends with the last one only */
    pthread_join(thread, NULL);
    assert_int_equal(c.seen, 1000);
    assert_in_range(c.woken, 1, 2000);
    loop_destroy(c.loop);
}

static void *stop_soon(void *ctx)
{
    loop_stop(ctx);
    return NULL;
}

static void another_thread_stops_the_loop(void **state)
{
    (void)state;
    struct loop *loop = new_loop(NULL);
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, stop_soon, loop), 0);
    loop_run(loop);
    pthread_join(thread, NULL);
    loop_destroy(loop);
}

static void stop_now(void *ctx)
{
    loop_stop(ctx);
}

static void a_timer_stops_the_loop(void **state)
{
    (void)state;
    struct loop *loop = new_loop(NULL);
    struct timer *timer = timer_create_on(loop, stop_now, loop);
    timer_set(timer, 5);
    loop_run(loop); /* poll would sleep on if stopping did not wake it */
    timer_destroy(timer);
    loop_destroy(loop);
}

static void caught(void *ctx, int signal)
{
    mark(ctx, signal == SIGTERM ? 'T' : signal == SIGHUP ? 'H' : '?');
}

static void signals_arrive_as_calls(void **state)
{
    (void)state;
    struct marks m = {.loop = new_loop(NULL)};
    static const int wanted[] = {SIGTERM, SIGHUP, 0};
    assert_true(loop_on_signals(m.loop, wanted, caught, &m, NULL));
    kill(getpid(), SIGTERM);
    TURN_UNTIL(m.loop, m.count == 1);
    kill(getpid(), SIGHUP);
    kill(getpid(), SIGTERM);
    TURN_UNTIL(m.loop, m.count == 3);
    assert_int_equal(m.text[0], 'T');
    assert_non_null(strchr(m.text, 'H'));
    loop_destroy(m.loop);
}

static void a_wrong_signal_is_told(void **state)
{
    (void)state;
    struct loop *loop = new_loop(NULL);
    struct err err = ERR_INIT;
    assert_false(loop_on_signals(loop, (const int[]){100000, 0}, caught, NULL, &err));
    assert_int_equal(err.kind, ERR_INVALID);
    loop_destroy(loop);
}

static void an_idle_turn_waits_and_ends(void **state)
{
    (void)state;
    struct loop *loop = new_loop(NULL);
    loop_turn(loop, 1); /* the library's own first round */
    int64_t start_ms = clock_steady_ms();
    int turns = 0;
    while (clock_steady_ms() - start_ms < 100) {
        loop_turn(loop, 30);
        turns++;
    }
    assert_in_range(turns, 1, 12);
    loop_destroy(loop);
}

static void a_wrong_ca_file_is_told(void **state)
{
    (void)state;
    struct loop *loop = NULL;
    struct err err = ERR_INIT;
    assert_false(loop_create(&(struct loop_options){.ca_file = "/no/such/file"}, &loop, &err));
    assert_int_equal(err.kind, ERR_INVALID);
    assert_false(loop_create(&(struct loop_options){.ca_file = "/etc/passwd"}, &loop, &err));
    assert_int_equal(err.kind, ERR_INVALID);
    assert_null(loop);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(timers_fire_in_order_and_once),
        cmocka_unit_test(setting_again_moves_a_timer),
        cmocka_unit_test(a_cancelled_timer_stays_silent),
        cmocka_unit_test(a_timer_may_set_itself),
        cmocka_unit_test(a_timer_may_outlive_its_loop),
        cmocka_unit_test(no_wake_up_from_another_thread_is_lost),
        cmocka_unit_test(another_thread_stops_the_loop),
        cmocka_unit_test(a_timer_stops_the_loop),
        cmocka_unit_test(signals_arrive_as_calls),
        cmocka_unit_test(a_wrong_signal_is_told),
        cmocka_unit_test(an_idle_turn_waits_and_ends),
        cmocka_unit_test(a_wrong_ca_file_is_told),
    };
    return cmocka_run_group_tests_name("loop", tests, NULL, NULL);
}
