/* Keys of what was taken in. */
#include "disruption/store/inbox.h"

#include "store/room.h"

#define PRUNE_MAX 1000 /* keys at a time, so that no turn waits long for it */

enum { TAKE, PRUNE };

static const char *const sql[] = {
    [TAKE] = "INSERT INTO inbox (key, taken_ms) VALUES (?1, ?2) ON CONFLICT (key) DO NOTHING",
    /* Numbers grow with time, so the oldest are the first; only those are looked at. */
    [PRUNE] = "DELETE FROM inbox WHERE id IN (SELECT id FROM inbox ORDER BY id LIMIT ?2) AND "
              "taken_ms < ?1",
};
const struct query_set inbox_queries = {sql, COUNT_OF(sql)};

bool store_inbox_take(struct store *store, const char *key, int64_t now_ms, bool *fresh,
                      struct err *err)
{
    if (!SQL_RUN(store, err, QUERIES_INBOX, TAKE, sql_text(key), sql_int(now_ms)))
        return false;
    *fresh = sqlite3_changes(store->db) == 1;
    return true;
}

bool store_inbox_prune(struct store *store, int64_t now_ms, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_INBOX, PRUNE, sql_int(now_ms - INBOX_KEEP_MS),
                   sql_int(PRUNE_MAX));
}
