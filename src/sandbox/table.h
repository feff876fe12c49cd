/* Things by name, in the order they came. GLib's hash table behind it; nobody outside table.c
 * knows. */
#ifndef DISRUPTION_SANDBOX_TABLE_H
#define DISRUPTION_SANDBOX_TABLE_H

#include <stdbool.h>
#include <stddef.h>

struct table;

/** drop   releases a value that leaves the table; NULL: values are borrowed. */
struct table *table_create(void (*drop)(void *value));
void table_destroy(struct table *table); /* NULL is fine */

/** NULL when there is none, or key is NULL. */
void *table_find(const struct table *table, const char *key);

/** Adds a value; key is copied and must be new. */
void table_add(struct table *table, const char *key, void *value);

/** Takes the value out and drops it. Nothing happens when there is none. */
void table_remove(struct table *table, const char *key);

/** The same value under another key; it keeps its place in the order. */
void table_rename(struct table *table, const char *key, const char *new_key);

size_t table_count(const struct table *table);

/** The index-th oldest; index < count. */
void *table_at(const struct table *table, size_t index);

#endif
