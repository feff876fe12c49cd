/* What a file may make SQLite do, whoever wrote into it: little, and never for long. */
#include "store/room.h"

#define BUSY_MS 5000 /* a backup or a shell may hold the file for a moment */

#define VALUE_MAX (64 << 20)     /* bytes of a value or a row: four times the largest fact */
#define COLUMNS_MAX 100          /* of a table, a result or an index */
#define DEPTH_MAX 100            /* of an expression */
#define COMPOUND_MAX 10          /* SELECTs joined by UNION */
#define STEPS_MAX 25000          /* of a prepared statement */
#define ARGUMENTS_MAX 20         /* of a function */
#define ATTACHED_MAX 1           /* database beside ours: VACUUM's own */
#define PATTERN_MAX 1000         /* bytes of a LIKE or GLOB pattern */
#define PARAMETERS_MAX 60        /* of a statement */
#define TRIGGER_DEPTH_MAX 2      /* ours call none */
#define SORTERS_MAX 0            /* threads of SQLite's own */

static bool set_options(sqlite3 *db)
{
    static const struct {
        int option, value;
    } options[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1}, /* nobody rewrites the file's structure by SQL */
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, /* no function with effects runs from the schema */
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
    };
    for (size_t i = 0; i < COUNT_OF(options); i++) {
        if (sqlite3_db_config(db, options[i].option, options[i].value, NULL) != SQLITE_OK)
            return false;
    }
    return true;
}

static void set_limits(sqlite3 *db)
{
    static const struct {
        int limit, value;
    } limits[] = {
        {SQLITE_LIMIT_LENGTH, VALUE_MAX},
        {SQLITE_LIMIT_SQL_LENGTH, QUERY_BYTES_MAX},
        {SQLITE_LIMIT_COLUMN, COLUMNS_MAX},
        {SQLITE_LIMIT_EXPR_DEPTH, DEPTH_MAX},
        {SQLITE_LIMIT_COMPOUND_SELECT, COMPOUND_MAX},
        {SQLITE_LIMIT_VDBE_OP, STEPS_MAX},
        {SQLITE_LIMIT_FUNCTION_ARG, ARGUMENTS_MAX},
        {SQLITE_LIMIT_ATTACHED, ATTACHED_MAX},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, PATTERN_MAX},
        {SQLITE_LIMIT_VARIABLE_NUMBER, PARAMETERS_MAX},
        {SQLITE_LIMIT_TRIGGER_DEPTH, TRIGGER_DEPTH_MAX},
        {SQLITE_LIMIT_WORKER_THREADS, SORTERS_MAX},
    };
    for (size_t i = 0; i < COUNT_OF(limits); i++)
        sqlite3_limit(db, limits[i].limit, limits[i].value);
}

bool store_harden(struct store *store, struct err *err)
{
    if (!set_options(store->db))
        return sql_fault(store, err);
    set_limits(store->db);
    sqlite3_busy_timeout(store->db, BUSY_MS);
    /* A file that is cut short under a mapping would kill the process. What a turn may have to undo stays in memory: a
     * file for it would be written with every page that changes. */
    return sql_exec(store, "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY", err);
}
