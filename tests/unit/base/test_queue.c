/* Messages between threads: in order, each once, none after the door is closed. */
#include "testing.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "disruption/base/attributes.h"
#include "disruption/base/clock.h"
#include "disruption/base/queue.h"

static int words[1000]; /* messages are their addresses */

static void messages_come_out_in_order(void **state)
{
    (void)state;
    struct queue *q = queue_create(1000, NULL, NULL);
    size_t in = 0, out = 0;
    while (in < COUNT_OF(words)) { /* two in, one out: the ring wraps and grows at many places */
        assert_true(queue_push(q, &words[in++]));
        if (in % 2 == 0)
            assert_ptr_equal(queue_poll(q), &words[out++]);
        assert_int_equal(queue_len(q), in - out);
    }
    while (out < COUNT_OF(words))
        assert_ptr_equal(queue_poll(q), &words[out++]);
    assert_null(queue_poll(q));
    queue_destroy(q);
    queue_destroy(NULL);
}

static void a_full_queue_refuses(void **state)
{
    (void)state;
    struct queue *q = queue_create(2, NULL, NULL);
    assert_true(queue_push(q, &words[0]));
    assert_true(queue_push(q, &words[1]));
    assert_false(queue_push(q, &words[2]));
    assert_int_equal(queue_len(q), 2);
    assert_ptr_equal(queue_poll(q), &words[0]);
    assert_true(queue_push(q, &words[2]));
    queue_destroy(q);
}

static void a_closed_queue_refuses_and_drains(void **state)
{
    (void)state;
    struct queue *q = queue_create(10, NULL, NULL);
    assert_false(queue_closed(q));
    assert_true(queue_push(q, &words[0]));
    queue_close(q);
    assert_true(queue_closed(q));
    assert_false(queue_push(q, &words[1]));
    assert_ptr_equal(queue_wait(q, -1), &words[0]);
    assert_null(queue_wait(q, -1)); /* closed and empty: does not wait */
    queue_close(q);
    queue_destroy(q);
}

static void waiting_ends_when_its_time_is_over(void **state)
{
    (void)state;
    struct queue *q = queue_create(10, NULL, NULL);
    assert_null(queue_wait(q, 0));
    int64_t start_ms = clock_steady_ms();
    assert_null(queue_wait(q, 20));
    assert_true(clock_steady_ms() - start_ms >= 19);
    assert_true(queue_push(q, &words[0]));
    assert_ptr_equal(queue_wait(q, 0), &words[0]);
    queue_destroy(q);
}

static void count_wake(void *ctx)
{
    atomic_fetch_add((atomic_int *)ctx, 1);
}

static void a_sleeping_reader_is_roused(void **state)
{
    (void)state;
    atomic_int woken = 0;
    struct queue *q = queue_create(1, count_wake, &woken);
    assert_true(queue_push(q, &words[0]));
    assert_int_equal(atomic_load(&woken), 1);
    assert_false(queue_push(q, &words[1])); /* refused: nothing to wake for */
    assert_int_equal(atomic_load(&woken), 1);
    queue_close(q);
    assert_int_equal(atomic_load(&woken), 2);
    queue_destroy(q);
}

enum { WRITERS = 4, EACH = 5000 };

struct writer {
    struct queue *queue;
    int messages[EACH]; /* the writer's numbers, in order */
};

static void *write_all(void *ctx)
{
    struct writer *writer = ctx;
    for (int i = 0; i < EACH; i++) {
        writer->messages[i] = i;
        while (!queue_push(writer->queue, &writer->messages[i]))
            sched_yield(); /* full: the reader is behind */
    }
    return NULL;
}

static struct writer *writer_of(struct writer *writers, const int *message)
{
    size_t w = 0;
    while (message < writers[w].messages || message >= writers[w].messages + EACH)
        w++;
    return &writers[w];
}

static void many_writers_lose_nothing_and_keep_their_order(void **state)
{
    (void)state;
    struct queue *q = queue_create(64, NULL, NULL);
    struct writer *writers = test_calloc(WRITERS, sizeof(*writers));
    pthread_t threads[WRITERS];
    int next[WRITERS] = {0};
    for (int w = 0; w < WRITERS; w++) {
        writers[w].queue = q;
        assert_int_equal(pthread_create(&threads[w], NULL, write_all, &writers[w]), 0);
    }
    for (int i = 0; i < WRITERS * EACH; i++) {
        const int *message = queue_wait(q, -1);
        ptrdiff_t w = writer_of(writers, message) - writers;
        assert_int_equal(*message, next[w]++);
    }
    for (int w = 0; w < WRITERS; w++)
        assert_int_equal(pthread_join(threads[w], NULL), 0);
    assert_int_equal(queue_len(q), 0);
    queue_destroy(q);
    test_free(writers);
}

static void *wait_for_ever(void *ctx)
{
    return queue_wait(ctx, -1);
}

static void closing_releases_whoever_waits(void **state)
{
    (void)state;
    struct queue *q = queue_create(1, NULL, NULL);
    pthread_t reader;
    assert_int_equal(pthread_create(&reader, NULL, wait_for_ever, q), 0);
    queue_close(q);
    void *got = &words[0];
    assert_int_equal(pthread_join(reader, &got), 0);
    assert_null(got);
    queue_destroy(q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_come_out_in_order),
        cmocka_unit_test(a_full_queue_refuses),
        cmocka_unit_test(a_closed_queue_refuses_and_drains),
        cmocka_unit_test(waiting_ends_when_its_time_is_over),
        cmocka_unit_test(a_sleeping_reader_is_roused),
        cmocka_unit_test(many_writers_lose_nothing_and_keep_their_order),
        cmocka_unit_test(closing_releases_whoever_waits),
    };
    return cmocka_run_group_tests_name("queue", tests, NULL, NULL);
}
