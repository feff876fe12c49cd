/* Clients differ in how they send arguments: this accepts what the real service accepts. */
#include "sandbox/args.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "disruption/base/arena.h"
#include "disruption/base/memory.h"
#include "disruption/base/utf8.h"
#include "disruption/net/url.h"

static void put(struct js *args, const char *key, const char *value)
{
    if (js_count(args) < ARGS_MAX && key[0] != '\0' && utf8_valid(slice_of(key)))
        js_put_string(args, key, value);
}

static void put_form(struct js *args, struct slice form)
{
    struct arena arena = {0};
    char *key;
    char *value;
    while (form_next(&arena, &form, &key, &value))
        put(args, key, value);
    arena_done(&arena);
}

static void put_parts(struct js *args, struct slice body, struct slice boundary)
{
    struct part part;
    while (part_next(&body, boundary, &part)) {
        if (part.filename.len > 0)
            continue;
        char *key = mem_copy(part.name.at, part.name.len);
        char *value = mem_copy(part.content.at, part.content.len);
        put(args, key, value);
        free(value);
        free(key);
    }
}

static bool put_member(void *args, const char *key, const struct js *value)
{
    if (js_count(args) < ARGS_MAX)
        js_put(args, key, js_copy(value));
    return true;
}

static const char *put_json(struct js *args, struct slice body)
{
    struct js *tree = NULL;
    const char *fault = NULL;
    if (slice_trim(body).len == 0)
        return NULL;
    if (!js_parse(body.at, body.len, &tree, NULL))
        return "invalid_json";
    if (js_is_object(tree))
        js_each(tree, put_member, args);
    else
        fault = "json_not_object";
    js_drop(tree);
    return fault;
}

const char *args_read(const struct args_source *source, struct js **args, bool *was_json)
{
    struct slice type = slice_of(source->content_type);
    struct slice boundary = part_boundary(source->content_type);
    const char *fault = NULL;
    *args = js_new_object();
    *was_json = false;
    put_form(*args, slice_of(source->query));
    if (slice_starts(type, "application/json")) {
        *was_json = true;
        fault = put_json(*args, source->body);
    } else if (boundary.len > 0) {
        put_parts(*args, source->body, boundary);
    } else if (slice_starts(type, "application/x-www-form-urlencoded")) {
        put_form(*args, source->body);
    } else if (source->body.len > 0) {
        fault = type.len == 0 ? "missing_post_type" : "invalid_post_type";
    }
    return fault;
}
