/* Counts over whole tables, and the sizes of the files. */
#include "disruption/store/census.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "store/room.h"

enum { UNSETTLED, OLDEST, STATES, KINDS, GAPS, FACTS };

static const char *const sql[] = {
    [UNSETTLED] = "SELECT kind, false, count(*) FROM outbox WHERE " OUTBOX_WAITS " GROUP BY kind "
                  "UNION ALL SELECT kind, true, count(*) FROM outbox WHERE state = 'parked' GROUP BY kind",
    [OLDEST] = "SELECT min(COALESCE(settled_ms, created_ms)) FROM outbox WHERE " OUTBOX_WAITS,
    [STATES] = "SELECT state, count(*) FROM incident WHERE NOT is_private GROUP BY state",
    [KINDS] = "SELECT e.kinds, count(*) FROM incident i JOIN entry e ON e.incident = i.number "
              "WHERE NOT i.is_private AND e.state = 'live' GROUP BY e.kinds",
    [GAPS] = "SELECT count(*), count(g.filled_ms) FROM gaps g JOIN incident i ON i.number = g.number "
             "WHERE NOT i.is_private",
    [FACTS] = "SELECT max(seq) FROM journal",
};
const struct query_set census_queries = {sql, COUNT_OF(sql)};

bool store_census_outbox(struct store *store, struct census_outbox *out, struct err *err)
{
    bool row, good;
    *out = (struct census_outbox){0};
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_CENSUS, UNSETTLED);
    while ((good = sql_next(store, query, &row, err)) && row) {
        enum effect_kind kind;
        if (effect_kind_read(col_peek(query, 0), &kind))
            *(col_int(query, 1) != 0 ? &out->parked[kind] : &out->waiting[kind]) = col_int(query, 2);
    }
    return good && sql_number(store, SQL_ASK(store, QUERIES_CENSUS, OLDEST), 0, &out->oldest_ms, err);
}

static bool count_states(struct store *store, struct census_record *out, struct err *err)
{
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_CENSUS, STATES);
    while ((good = sql_next(store, query, &row, err)) && row) {
        for (int state = 0; state < INCIDENT_STATE_COUNT; state++) {
            if (strcmp(incident_state_name((enum incident_state)state), col_peek(query, 0)) == 0)
                out->disruptions[state] = col_int(query, 1);
        }
    }
    return good;
}

static bool count_entries(struct store *store, struct census_record *out, struct err *err)
{
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_CENSUS, KINDS);
    while ((good = sql_next(store, query, &row, err)) && row) {
        uint32_t kinds = entry_kinds_of(col_peek(query, 0));
        for (int kind = 0; kind < KIND_COUNT; kind++)
            out->entries[kind] += (kinds & BIT(kind)) != 0 ? col_int(query, 1) : 0;
    }
    return good;
}

static bool count_gaps(struct store *store, struct census_record *out, struct err *err)
{
    bool row;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_CENSUS, GAPS);
    if (!sql_next(store, query, &row, err))
        return false;
    out->gaps_filled = col_int(query, 1);
    out->gaps_open = col_int(query, 0) - out->gaps_filled;
    sql_done(query);
    return true;
}

bool store_census_record(struct store *store, struct census_record *out, struct err *err)
{
    *out = (struct census_record){0};
    return count_states(store, out, err) && count_entries(store, out, err) && count_gaps(store, out, err) &&
           sql_number(store, SQL_ASK(store, QUERIES_CENSUS, FACTS), 0, &out->facts, err);
}

bool store_census_disk(struct store *store, struct census_disk *out, struct err *err)
{
    static const char *const ends[] = {[CENSUS_MAIN] = "", [CENSUS_WAL] = "-wal"};
    struct arena arena = {0};
    struct statvfs room;
    bool good = statvfs(store->path, &room) == 0;
    *out = (struct census_disk){0};
    for (int file = 0; good && file < CENSUS_FILE_COUNT; file++) {
        struct stat about;
        if (stat(arena_print(&arena, "%s%s", store->path, ends[file]), &about) == 0)
            out->bytes[file] = about.st_size;
    }
    arena_done(&arena);
    if (!good)
        return err_set(err, ERR_UNAVAILABLE, "%s: %s", store->path, strerror(errno));
    out->free_bytes = (int64_t)room.f_bavail * (int64_t)room.f_frsize;
    return true;
}
