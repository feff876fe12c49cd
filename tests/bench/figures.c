/*
 * What all figures over ten thousand disruptions cost: `bench-figures` records them in a database in memory, reads what
 * figures are made from, and works out every measure, a few times, and tells the median of each.
 */
#include <stdio.h>

#include "disruption/base/clock.h"
#include "disruption/core/figure.h"
#include "disruption/store/figures.h"
#include "disruption/store/journal.h"
#include "say.h"

#define ROUNDS 9
#define DISRUPTIONS 10000
#define SERVICES 120
#define FIRST_MS INT64_C(1500000000000) /* 2017 */
#define APART_MS (INT64_C(8) * 3600 * 1000)

/* The same numbers every time; how random they are does not matter. */
static uint32_t next(uint32_t bound)
{
    static uint32_t state = 1;
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % bound;
}

static void add(struct store *store, enum fact_kind kind, int64_t number, int64_t at_ms, struct js *body)
{
    struct err err = ERR_INIT;
    struct fact fact = {kind, number, at_ms, at_ms, "U1", body};
    if (!store_fact_add(store, &fact, &err))
        give_up("%s", err.text);
    js_drop(body);
}

static void add_disruption(struct store *store, int64_t number)
{
    int64_t began_ms = FIRST_MS + number * APART_MS + next(APART_MS / 1000) * INT64_C(1000);
    struct js *body = js_new_object(), *services = js_new_array();
    char name[32];
    for (uint32_t i = next(4); i > 0; i--) {
        snprintf(name, sizeof(name), "service %u", next(next(SERVICES) + 1));
        js_push_string(services, name);
    }
    js_put_string(body, "title", "something is down");
    js_put_integer(body, "severity", next(6));
    js_put(body, "services", services);
    js_put_flag(body, "private", false);
    js_put_flag(body, "drill", next(50) == 0);
    js_put_integer(body, "declared_ms", began_ms + next(3600) * INT64_C(1000));
    add(store, FACT_DECLARED, number, began_ms, body);
    for (int i = 0; i < 2; i++) {
        body = js_new_object();
        js_put_string(body, "milestone", i == 0 ? "started" : "detected");
        js_put_integer(body, "at_ms", began_ms + i * (int64_t)next(7200) * 1000);
        add(store, FACT_MILESTONE_SET, number, began_ms, body);
    }
    body = js_new_object();
    js_put_integer(body, "item", 1);
    js_put_integer(body, "entry", 0);
    js_put_string(body, "text", "never again");
    add(store, FACT_ACTION_ADDED, number, began_ms, body);
    if (next(2000) == 0)
        return;
    body = js_new_object();
    js_put_integer(body, "ended_ms", began_ms + (int64_t)next(200) * next(200) * 1000);
    add(store, FACT_RESOLVED, number, began_ms, body);
}

static struct store *record(void)
{
    struct store *store;
    struct err err = ERR_INIT;
    if (!store_open(NULL, STORE_MEMORY, &store, &err) || !store_begin(store, &err))
        give_up("%s", err.text);
    for (int64_t number = 1; number <= DISRUPTIONS; number++)
        add_disruption(store, number);
    if (!store_commit(store, &err))
        give_up("%s", err.text);
    return store;
}

int main(void)
{
    const struct figure_filter filter = {.with_private = true};
    const struct figure_request request = {
        .all = true,
        .frame = {"Europe/Berlin", TIME_UNKNOWN, FIRST_MS + (DISRUPTIONS + 2) * APART_MS},
    };
    struct store *store = record();
    double read_ms[ROUNDS], measure_ms[ROUNDS];
    size_t rows = 0;
    for (int i = 0; i < ROUNDS; i++) {
        struct arena arena = {0};
        struct stat_input input;
        struct err err = ERR_INIT;
        int64_t began_us = clock_steady_us();
        if (!store_figures_load(store, &arena, &filter, &input, &err))
            give_up("%s", err.text);
        int64_t read_us = clock_steady_us();
        rows = figures_make(&arena, sample_take(&arena, &input, &request.frame), &request).count;
        read_ms[i] = (double)(read_us - began_us) / 1000;
        measure_ms[i] = (double)(clock_steady_us() - read_us) / 1000;
        arena_done(&arena);
    }
    say_figure("figures_read_ms", quantile(read_ms, ROUNDS, 0.5));
    say_figure("figures_ms", quantile(measure_ms, ROUNDS, 0.5));
    say_figure("figures_rows", (double)rows);
    store_close(store);
    return 0;
}
