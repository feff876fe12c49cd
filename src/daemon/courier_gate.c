/* Gates: who waits for the same limit stands in one queue. */
#include <stdlib.h>

#include "daemon/courier_private.h"
#include "disruption/base/clock.h"
#include "disruption/base/memory.h"

#define LOOK_AGAIN_MS 1000 /* lanes that still stand here then are not forgotten */

struct gate {
    struct courier *courier;
    char *key;      /* method, urgency and scope */
    GQueue lanes;   /* struct lane, in the order they came */
    int timers;     /* under way: they hold it */
    int64_t due_ms; /* of the nearest, steady */
};

static char *key_of(const struct call_rate *rate, enum urgency urgency)
{
    bool scoped = rate->scope != NULL && rate->scope_per_minute != 0;
    return g_strdup_printf("%s %d %s", rate->method, (int)urgency, scoped ? rate->scope : "");
}

static struct gate *gate_at(struct courier *courier, const struct call_rate *rate, enum urgency urgency)
{
    char *key = key_of(rate, urgency);
    struct gate *gate = g_hash_table_lookup(courier->gates, key);
    if (gate != NULL) {
        g_free(key);
        return gate;
    }
    gate = mem_new(1, sizeof(*gate));
    gate->courier = courier;
    gate->key = key;
    gate->due_ms = INT64_MAX;
    g_queue_init(&gate->lanes);
    g_hash_table_insert(courier->gates, gate->key, gate);
    return gate;
}

void gate_free(void *memory)
{
    struct gate *gate = memory;
    g_queue_clear(&gate->lanes);
    g_free(gate->key);
    free(gate);
}

static void timer_ended(void *gate);

static void wake_in(struct gate *gate, int64_t wait_ms)
{
    int64_t due_ms = clock_steady_ms() + wait_ms;
    if (gate->due_ms <= due_ms)
        return;
    gate->timers++;
    gate->due_ms = due_ms;
    http_client_after(gate->courier->options.http, wait_ms, timer_ended, gate);
}

/* The first lane tries; it comes back to its place when it is too early. It may as well have something else to do by
 * now, so the others do not rely on it. */
static void let_one_try(struct gate *gate)
{
    struct lane *lane = g_queue_pop_head(&gate->lanes);
    if (lane == NULL)
        return;
    lane_returns(lane);
    if (!g_queue_is_empty(&gate->lanes))
        wake_in(gate, LOOK_AGAIN_MS);
}

static void put_away(struct gate *gate)
{
    if (gate->timers == 0 && g_queue_is_empty(&gate->lanes))
        g_hash_table_remove(gate->courier->gates, gate->key);
}

static void timer_ended(void *ctx)
{
    struct gate *gate = ctx;
    struct courier *courier = gate->courier;
    gate->timers--;
    if (gate->due_ms <= clock_steady_ms()) { /* else a nearer one has come before it, and the next is set */
        gate->due_ms = INT64_MAX;
        let_one_try(gate);
    }
    put_away(gate);
    courier_pump(courier);
}

void gate_wait(struct lane *lane, const struct call_rate *rate, enum urgency urgency, int64_t wait_ms)
{
    struct gate *gate = gate_at(lane->courier, rate, urgency);
    if (lane->returns)
        g_queue_push_head(&gate->lanes, lane);
    else
        g_queue_push_tail(&gate->lanes, lane);
    lane->gate = gate;
    lane->queued = urgency;
    lane->state = LANE_AT_GATE;
    wake_in(gate, wait_ms);
}

void gate_passed(struct courier *courier, const struct call_rate *rate, enum urgency urgency)
{
    char *key = key_of(rate, urgency);
    struct gate *gate = g_hash_table_lookup(courier->gates, key);
    g_free(key);
    if (gate == NULL)
        return;
    let_one_try(gate);
    put_away(gate);
}

void gate_leave(struct lane *lane)
{
    g_queue_remove(&lane->gate->lanes, lane);
}

void gates_open(struct courier *courier)
{
    GHashTableIter each;
    gpointer gate;
    g_hash_table_iter_init(&each, courier->gates);
    while (g_hash_table_iter_next(&each, NULL, &gate))
        let_one_try(gate);
}
