/* Calls are numbered from 1 and never renumbered, whatever was forgotten. */
#include "sandbox/calls.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"

struct entry {
    char *method;
    char *error;
    int64_t at_ms;
    int status;
    struct js *args;
};

struct calls {
    struct entry *list;
    size_t count;
    int64_t forgotten;
    struct js *counts;
};

struct calls *calls_create(void)
{
    struct calls *calls = mem_new(1, sizeof *calls);
    calls->list = mem_new(CALL_LOG_MAX, sizeof *calls->list);
    calls->counts = js_new_object();
    return calls;
}

static void forget(struct calls *calls, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(calls->list[i].method);
        free(calls->list[i].error);
        js_drop(calls->list[i].args);
    }
    memmove(calls->list, calls->list + count, (calls->count - count) * sizeof *calls->list);
    calls->count -= count;
    calls->forgotten += (int64_t)count;
}

void calls_destroy(struct calls *calls)
{
    forget(calls, calls->count);
    js_drop(calls->counts);
    free(calls->list);
    free(calls);
}

void calls_add(struct calls *calls, const char *method, int64_t at_ms, int status,
               const char *error, const struct js *args)
{
    if (calls->count == CALL_LOG_MAX)
        forget(calls, CALL_LOG_MAX / 2);
    calls->list[calls->count++] = (struct entry){
        .method = mem_copy_text(method),
        .error = mem_copy_text(error),
        .at_ms = at_ms,
        .status = status,
        .args = js_copy(args),
    };
    js_put_integer(calls->counts, method, js_integer_or(calls->counts, method, 0) + 1);
}

static struct js *entry_json(const struct calls *calls, size_t index)
{
    const struct entry *entry = &calls->list[index];
    struct js *json = js_new_object();
    js_put_integer(json, "n", calls->forgotten + (int64_t)index + 1);
    js_put_string(json, "method", entry->method);
    js_put_integer(json, "at_ms", entry->at_ms);
    js_put_integer(json, "status", entry->status);
    js_put_string(json, "error", entry->error);
    js_put(json, "args", js_copy(entry->args));
    return json;
}

struct js *calls_json(const struct calls *calls, int64_t since, const char *method)
{
    struct js *json = js_new_object();
    struct js *list = js_new_array();
    size_t first = since > calls->forgotten ? (size_t)(since - calls->forgotten) : 0;
    for (size_t i = first; i < calls->count; i++) {
        if (method == NULL || strcmp(method, calls->list[i].method) == 0)
            js_push(list, entry_json(calls, i));
    }
    js_put(json, "calls", list);
    js_put_integer(json, "next", calls->forgotten + (int64_t)calls->count);
    return json;
}

struct js *calls_counts_json(const struct calls *calls)
{
    return js_copy(calls->counts);
}
