/*
 * Whether the record is what was written: the chain is computed again row by row, then every
 * projection is made again in memory from the journal alone and compared with the stored one.
 */
#include <assert.h>
#include <stdio.h>

#include "disruption/store/journal.h"
#include "store/compare.h"
#include "store/replay.h"
#include "store/room.h"

static bool compare(struct store *store, struct store *again, struct store_verdict *verdict, struct err *err)
{
    for (size_t i = 0; projection_names[i] != NULL; i++) {
        struct store_table *table = &verdict->tables[i];
        assert(i < STORE_TABLES_MAX);
        if (!table_compare(store, again, projection_names[i], table, err))
            return false;
        verdict->table_count++;
        if (table->differing > 0 && verdict->differing++ == 0)
            snprintf(verdict->detail, sizeof(verdict->detail), "table %s, %s", table->name, table->detail);
    }
    return true;
}

static bool rebuild(struct store *store, struct store_verdict *verdict, struct err *err)
{
    struct store *again = NULL;
    bool good = store_open(NULL, STORE_MEMORY, &again, err) && store_check_schema(store, again, err) &&
                store_begin(again, err) &&
                journal_replay(store, again, verdict, err) &&
                (verdict->broken_at > 0 || compare(store, again, verdict, err));
    store_close(again);
    return good;
}

bool store_verify(struct store *store, struct store_verdict *verdict, struct err *err)
{
    struct store_verdict found = {0};
    if (!snapshot_begin(store, err))
        return false;
    /* The chain first: what is made from a broken one would say nothing. */
    bool good = chain_follow(store, &found, err) && (found.broken_at > 0 || rebuild(store, &found, err));
    snapshot_end(store);
    if (good)
        *verdict = found;
    return good;
}
