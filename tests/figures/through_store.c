/* Rows into cases; through a database they are declared, dated and resolved by facts, as people would do it. */
#include "through_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/store/figures.h"
#include "disruption/store/journal.h"

static enum stat_class class_of(const struct csv_row *row)
{
    return strcmp(row->type, "maintenance") == 0 ? STAT_MAINTENANCE : STAT_COUNTED;
}

struct stat_input cases_of(struct arena *arena, const struct csv_row *rows, size_t count)
{
    struct stat_case *cases = arena_new(arena, count, sizeof(*cases));
    for (size_t i = 0; i < count; i++)
        cases[i] = (struct stat_case){
            .id = rows[i].id,
            .kind = class_of(&rows[i]),
            .started_ms = rows[i].started_ms,
            .detected_ms = rows[i].detected_ms,
            .declared_ms = TIME_UNKNOWN,
            .ended_ms = rows[i].ended_ms,
            .services = rows[i].services,
            .service_count = rows[i].service_count,
            .severity = rows[i].severity[0] == '\0' ? NULL : rows[i].severity,
            .published_ms = TIME_UNKNOWN,
            .heard_ms = TIME_UNKNOWN,
        };
    return (struct stat_input){.cases = cases, .case_count = count};
}

static void must(bool good, const struct err *err)
{
    if (!good) {
        fprintf(stderr, "%s\n", err->text);
        exit(2);
    }
}

static void add_fact(struct store *store, enum fact_kind kind, int64_t number, int64_t at_ms, struct js *body)
{
    struct err err = ERR_INIT;
    struct fact fact = {kind, number, at_ms, at_ms, "U1", body};
    must(store_fact_add(store, &fact, &err), &err);
    js_drop(body);
}

static void add_milestone(struct store *store, int64_t number, const char *name, int64_t at_ms)
{
    struct js *body = js_new_object();
    js_put_string(body, "milestone", name);
    js_put_integer(body, "at_ms", at_ms);
    add_fact(store, FACT_MILESTONE_SET, number, at_ms, body);
}

static void add_row(struct store *store, int64_t number, const struct csv_row *row)
{
    struct js *body = js_new_object(), *services = js_new_array();
    for (size_t i = 0; i < row->service_count; i++)
        js_push_string(services, row->services[i]);
    js_put_string(body, "title", row->title);
    js_put_string(body, "type", row->type);
    js_put(body, "services", services);
    js_put_flag(body, "private", false);
    js_put_flag(body, "drill", false);
    js_put_integer(body, "declared_ms", row->started_ms);
    add_fact(store, FACT_DECLARED, number, row->started_ms, body);
    add_milestone(store, number, "started", row->started_ms);
    if (row->detected_ms != TIME_UNKNOWN)
        add_milestone(store, number, "detected", row->detected_ms);
    if (row->ended_ms == TIME_UNKNOWN)
        return;
    body = js_new_object();
    js_put_integer(body, "ended_ms", row->ended_ms);
    add_fact(store, FACT_RESOLVED, number, row->ended_ms, body);
}

struct stat_input cases_through_store(struct arena *arena, const struct csv_row *rows, size_t count)
{
    struct store *store;
    struct err err = ERR_INIT;
    struct stat_input input;
    const struct figure_filter filter = {0};
    must(store_open(NULL, STORE_MEMORY, &store, &err), &err);
    must(store_begin(store, &err), &err);
    for (size_t i = 0; i < count; i++)
        add_row(store, (int64_t)i + 1, &rows[i]);
    must(store_commit(store, &err), &err);
    must(store_figures_load(store, arena, &filter, &input, &err), &err);
    store_close(store);
    struct stat_case *cases = arena_new(arena, input.case_count, sizeof(*cases));
    for (size_t i = 0; i < input.case_count; i++) {
        cases[i] = input.cases[i];
        cases[i].id = rows[i].id;
        cases[i].severity = rows[i].severity[0] == '\0' ? NULL : rows[i].severity; /* words, not numbers */
    }
    input.cases = cases;
    return input;
}
