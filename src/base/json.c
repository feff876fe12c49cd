/* jansson behind one door. A struct js is a json_t; nobody outside this file knows. */
#include "disruption/base/json.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"
#include "disruption/base/parse.h"
#include "disruption/base/utf8.h"

#define JSON_TEXT_MAX ((size_t)64 << 20) /* bytes that js_write adds at most */

static json_t *own(struct js *value)
{
    return (json_t *)value;
}

/* jansson's getters take non-const pointers and change nothing. */
static json_t *peek(const struct js *value)
{
    return (json_t *)(uintptr_t)value;
}

static struct js *made(json_t *value)
{
    if (value == NULL)
        abort(); /* jansson found no memory */
    return (struct js *)value;
}

bool js_parse(const char *text, size_t len, struct js **out, struct err *err)
{
    json_error_t fault;
    json_t *value = json_loadb(text, len, JSON_REJECT_DUPLICATES, &fault);
    if (value == NULL)
        return err_set(err, ERR_PROTOCOL, "not JSON: %s (line %d)", fault.text, fault.line);
    *out = (struct js *)value;
    return true;
}

void js_drop(struct js *value)
{
    json_decref(own(value));
}

struct js *js_copy(const struct js *value)
{
    return value == NULL ? NULL : made(json_deep_copy(peek(value)));
}

bool js_is_object(const struct js *value)
{
    return json_is_object(peek(value));
}

bool js_is_array(const struct js *value)
{
    return json_is_array(peek(value));
}

const struct js *js_at(const struct js *object, const char *key)
{
    json_t *value = json_object_get(peek(object), key);
    return json_is_null(value) ? NULL : (const struct js *)value;
}

const struct js *js_item(const struct js *array, size_t index)
{
    json_t *value = json_array_get(peek(array), index);
    return json_is_null(value) ? NULL : (const struct js *)value;
}

size_t js_count(const struct js *value)
{
    return json_is_array(peek(value)) ? json_array_size(peek(value)) : json_object_size(peek(value));
}

const char *js_text(const struct js *value)
{
    return json_string_value(peek(value));
}

const char *js_string(const struct js *object, const char *key)
{
    return js_text(js_at(object, key));
}

const char *js_string_or(const struct js *object, const char *key, const char *fallback)
{
    const char *text = js_string(object, key);
    return text == NULL ? fallback : text;
}

bool js_value_integer(const struct js *value, int64_t *out)
{
    json_t *v = peek(value);
    if (json_is_integer(v)) {
        *out = json_integer_value(v);
        return true;
    }
    return json_is_string(v) && parse_integer(slice_of(json_string_value(v)), INT64_MIN, INT64_MAX, out);
}

bool js_integer(const struct js *object, const char *key, int64_t *out)
{
    return js_value_integer(js_at(object, key), out);
}

int64_t js_integer_or(const struct js *object, const char *key, int64_t fallback)
{
    int64_t value = fallback;
    return js_integer(object, key, &value) ? value : fallback;
}

bool js_flag(const struct js *object, const char *key)
{
    const struct js *value = js_at(object, key);
    const char *text = js_text(value);
    return json_is_true(peek(value)) || (text != NULL && strcmp(text, "true") == 0);
}

void js_each(const struct js *object,
             bool (*visit)(void *ctx, const char *key, const struct js *value), void *ctx)
{
    const char *key;
    json_t *value;
    json_object_foreach(peek(object), key, value)
    {
        if (!visit(ctx, key, json_is_null(value) ? NULL : (const struct js *)value))
            return;
    }
}

struct js *js_new_object(void)
{
    return made(json_object());
}

struct js *js_new_array(void)
{
    return made(json_array());
}

struct js *js_new_string(const char *text)
{
    if (text == NULL)
        return made(json_null());
    json_t *value = json_string(text);
    if (value != NULL)
        return made(value);
    struct buf clean;
    buf_init(&clean, JSON_TEXT_MAX);
    utf8_clean(&clean, slice_of(text));
    value = json_string(buf_string(&clean));
    buf_done(&clean);
    return made(value);
}

struct js *js_new_integer(int64_t value)
{
    return made(json_integer(value));
}

struct js *js_new_flag(bool value)
{
    return made(json_boolean(value));
}

void js_put(struct js *object, const char *key, struct js *owned)
{
    if (owned != NULL && json_object_set_new(own(object), key, own(owned)) != 0)
        abort();
}

void js_put_string(struct js *object, const char *key, const char *text)
{
    if (text != NULL)
        js_put(object, key, js_new_string(text));
}

void js_put_integer(struct js *object, const char *key, int64_t value)
{
    js_put(object, key, js_new_integer(value));
}

void js_put_flag(struct js *object, const char *key, bool value)
{
    js_put(object, key, js_new_flag(value));
}

void js_remove(struct js *object, const char *key)
{
    json_object_del(own(object), key);
}

void js_push(struct js *array, struct js *owned)
{
    if (json_array_append_new(own(array), own(owned)) != 0)
        abort();
}

void js_push_string(struct js *array, const char *text)
{
    js_push(array, js_new_string(text));
}

static int append(const char *bytes, size_t len, void *ctx)
{
    buf_add(ctx, bytes, len);
    return 0;
}

void js_write(const struct js *value, struct buf *out)
{
    json_dump_callback(peek(value), append, out, JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY);
}

void js_write_pretty(const struct js *value, struct buf *out)
{
    json_dump_callback(peek(value), append, out, JSON_INDENT(2) | JSON_SORT_KEYS | JSON_ENCODE_ANY);
}

char *js_dump(const struct js *value)
{
    struct buf out;
    buf_init(&out, JSON_TEXT_MAX);
    js_write(value, &out);
    return buf_take(&out);
}
