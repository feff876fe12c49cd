/* Numbered schema files, embedded; the database remembers the last one it had. */
#include <inttypes.h>
#include <stdio.h>

#include "store/room.h"

#define MIGRATION_BYTES_MAX 1000000 /* of a schema file */
#define APPLICATION_ID 0x44697372 /* tells our files from other programs' */

static const char schema_0001[] = {
#include "embedded/0001_init.inc"
};

static const char schema_0002[] = {
#include "embedded/0002_revisions.inc"
};

static const char schema_0003[] = {
#include "embedded/0003_scribe.inc"
};

static const char schema_0004[] = {
#include "embedded/0004_search.inc"
};

static const char schema_0005[] = {
#include "embedded/0005_threads.inc"
};

static const char schema_0006[] = {
#include "embedded/0006_wipe.inc"
};

static const char schema_0007[] = {
#include "embedded/0007_gaps.inc"
};

static const char schema_0008[] = {
#include "embedded/0008_purged.inc"
};

static const char schema_0009[] = {
#include "embedded/0009_lasting.inc"
};

static const char schema_0010[] = {
#include "embedded/0010_left_out.inc"
};

static const char *const migrations[] = {schema_0001, schema_0002, schema_0003, schema_0004,
                                         schema_0005, schema_0006, schema_0007, schema_0008, schema_0009, schema_0010};

static bool apply(struct store *store, int64_t version, struct err *err)
{
    char mark[96];
    snprintf(mark, sizeof(mark), "PRAGMA user_version = %" PRId64 "; PRAGMA application_id = %d",
             version + 1, APPLICATION_ID);
    sqlite3_limit(store->db, SQLITE_LIMIT_SQL_LENGTH, MIGRATION_BYTES_MAX);
    bool good = sql_exec(store, migrations[version], err) && sql_exec(store, mark, err);
    sqlite3_limit(store->db, SQLITE_LIMIT_SQL_LENGTH, QUERY_BYTES_MAX);
    return good;
}

static bool apply_all(struct store *store, int64_t from, int64_t to, struct err *err)
{
    bool good = true;
    for (int64_t version = from; good && version < to; version++)
        good = apply(store, version, err);
    return good;
}

/* All or none, and the disk is waited for once. */
static bool migrate(struct store *store, int64_t from, int64_t to, struct err *err)
{
    if (!sql_exec(store, "BEGIN IMMEDIATE", err))
        return false;
    if (apply_all(store, from, to, err) && sql_exec(store, "COMMIT", err))
        return true;
    sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return err_wrap(err, "bringing %s to version %" PRId64, store->path, to);
}

/* Against a new one of the same version. It takes a moment, so who only reads goes without, until it comes to verifying. */
static bool check_shape(struct store *store, int64_t version, struct err *err)
{
    struct store model = {.path = store->path};
    if (version == 0 || store->mode != STORE_WRITE)
        return true;
    bool good = sqlite3_open(":memory:", &model.db) == SQLITE_OK || sql_fault(&model, err);
    good = good && apply_all(&model, 0, version, err) && store_check_schema(store, &model, err);
    sqlite3_close(model.db);
    return good;
}

static bool is_ours(struct store *store, int64_t version, struct err *err)
{
    int64_t id, objects;
    if (!sql_amount(store, "PRAGMA application_id", &id, err) ||
        !sql_amount(store, "SELECT count(*) FROM sqlite_schema", &objects, err))
        return false;
    if (id == APPLICATION_ID || (id == 0 && version == 0 && objects == 0))
        return true;
    return err_set(err, ERR_DAMAGED,
                   "%s is another program's database; set database.path to a file of our own",
                   store->path);
}

bool store_migrate(struct store *store, struct err *err)
{
    int64_t version, newest = COUNT_OF(migrations);
    if (!sql_amount(store, "PRAGMA user_version", &version, err) || !is_ours(store, version, err))
        return false;
    if (version > newest)
        return err_set(err, ERR_INVALID,
                       "%s was made by a newer disruption (schema %" PRId64
                       ", this one knows %" PRId64
                       "); install that version or restore an older backup",
                       store->path, version, newest);
    if (version < newest && store->mode == STORE_READ)
        return err_set(err, ERR_UNAVAILABLE,
                       "%s is of an older version; start disruptiond once to bring it up to date",
                       store->path);
    return check_shape(store, version, err) && (version == newest || migrate(store, version, newest, err));
}
