/* The hash finds, the array remembers the order; removal walks the array, which is short where
 * removal is common. */
#include "sandbox/table.h"

#include <glib.h>
#include <stdlib.h>

#include "disruption/base/memory.h"

struct table {
    GHashTable *by_key;
    GPtrArray *order;
    void (*drop)(void *value);
};

struct table *table_create(void (*drop)(void *value))
{
    struct table *table = mem_new(1, sizeof *table);
    table->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    table->order = g_ptr_array_new();
    table->drop = drop;
    return table;
}

void table_destroy(struct table *table)
{
    if (table == NULL)
        return;
    for (guint i = 0; table->drop != NULL && i < table->order->len; i++)
        table->drop(table->order->pdata[i]);
    g_hash_table_destroy(table->by_key);
    g_ptr_array_free(table->order, TRUE);
    free(table);
}

void *table_find(const struct table *table, const char *key)
{
    return key == NULL ? NULL : g_hash_table_lookup(table->by_key, key);
}

void table_add(struct table *table, const char *key, void *value)
{
    g_hash_table_insert(table->by_key, g_strdup(key), value);
    g_ptr_array_add(table->order, value);
}

void table_remove(struct table *table, const char *key)
{
    void *value = table_find(table, key);
    if (value == NULL)
        return;
    g_hash_table_remove(table->by_key, key);
    g_ptr_array_remove(table->order, value);
    if (table->drop != NULL)
        table->drop(value);
}

void table_rename(struct table *table, const char *key, const char *new_key)
{
    void *value = table_find(table, key);
    g_hash_table_remove(table->by_key, key);
    g_hash_table_insert(table->by_key, g_strdup(new_key), value);
}

size_t table_count(const struct table *table)
{
    return table->order->len;
}

void *table_at(const struct table *table, size_t index)
{
    return table->order->pdata[index];
}
