/*
 * JSON, by jansson, behind one door (prefix js_, since json_ is jansson's): hostile input is refused here (duplicate keys, bad UTF-8, over the depth or size
 * limit), getters answer for wrong types as for absent keys, and writing is canonical (sorted keys, no spaces).
 *
 * Ownership: a value made by js_parse, js_new_* belongs to the caller until it is given to js_put/js_push,
 * which own it from then on. Values reached through getters are borrowed from the tree they hang in.
 */
#ifndef DISRUPTION_BASE_JSON_H
#define DISRUPTION_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disruption/base/buf.h"
#include "disruption/base/err.h"

struct js;

/**
 * Reads one JSON value (object or array at the top) that takes the whole text.
 *
 * Errors   ERR_PROTOCOL: not JSON, duplicate keys, bad UTF-8, trailing bytes.
 */
MUST_CHECK bool js_parse(const char *text, size_t len, struct js **out, struct err *err);

/** Releases a tree the caller owns; NULL is fine. */
void js_drop(struct js *value);

/** A deep copy, owned by the caller; NULL gives NULL. */
struct js *js_copy(const struct js *value);

/* Reading. Every getter accepts NULL, and answers "absent" for a wrong type or a JSON null. */
bool js_is_object(const struct js *value);
bool js_is_array(const struct js *value);
const struct js *js_at(const struct js *object, const char *key); /* NULL when absent */
const struct js *js_item(const struct js *array, size_t index);
size_t js_count(const struct js *array_or_object);
const char *js_string(const struct js *object, const char *key);            /* NULL when absent */
const char *js_string_or(const struct js *object, const char *key, const char *fallback);
const char *js_text(const struct js *value);                                /* a string value itself, or NULL */
bool js_integer(const struct js *object, const char *key, int64_t *out);    /* also "123" in a string */
int64_t js_integer_or(const struct js *object, const char *key, int64_t fallback);
bool js_value_integer(const struct js *value, int64_t *out);
bool js_flag(const struct js *object, const char *key); /* true only for JSON true or the string "true" */

/** Calls visit for each member, in the order they were read or put. Stops when visit returns false. */
void js_each(const struct js *object, bool (*visit)(void *ctx, const char *key, const struct js *value),
               void *ctx);

/* Building. Strings must be valid UTF-8; others are stored with their bad bytes replaced by U+FFFD. */
struct js *js_new_object(void);
struct js *js_new_array(void);
struct js *js_new_string(const char *text); /* NULL gives a JSON null */
struct js *js_new_integer(int64_t value);
struct js *js_new_flag(bool value);
void js_put(struct js *object, const char *key, struct js *owned); /* NULL puts nothing */
void js_put_string(struct js *object, const char *key, const char *text); /* NULL puts nothing */
void js_put_integer(struct js *object, const char *key, int64_t value);
void js_put_flag(struct js *object, const char *key, bool value);
void js_remove(struct js *object, const char *key);
void js_push(struct js *array, struct js *owned);
void js_push_string(struct js *array, const char *text);

/** Canonical text: sorted keys, no white space, UTF-8 unescaped where JSON allows. Appends to out. */
void js_write(const struct js *value, struct buf *out);

/** The same, indented by two, for people and --json output. */
void js_write_pretty(const struct js *value, struct buf *out);

/** Canonical text on the heap; the caller frees it. */
char *js_dump(const struct js *value);

#endif
