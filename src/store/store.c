/* Opening and closing the file, and the writer's transaction. */
#include "disruption/store/store.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "disruption/base/memory.h"
#include "store/room.h"

#define BODY_MAX                                                                                   \
    ((size_t)16                                                                                    \
     << 20)          /* bytes of one fact's JSON; a report with everything in it stays far below */
#define WRITER_BUSY_MS 1000   /* the writer tries again, and must not hold up the daemon's end */
#define TIDY_IDLE_PAGES 4000  /* 16 MiB: seldom enough, and soon read after a crash */
#define TIDY_BUSY_PAGES 16000 /* 64 MiB: then those who come next have to wait */
#define PAGES_UNLIMITED INT64_C(4294967294) /* SQLite's own ceiling */

enum { BEGIN, COMMIT, ROLLBACK, TURN_BEGIN, TURN_KEEP, TURN_UNDO, SNAPSHOT_BEGIN, SNAPSHOT_END };

static const char *const sql[] = {
    [BEGIN] = "BEGIN IMMEDIATE",
    [COMMIT] = "COMMIT",
    [ROLLBACK] = "ROLLBACK",
    [TURN_BEGIN] = "SAVEPOINT turn",
    [TURN_KEEP] = "RELEASE turn",
    [TURN_UNDO] = "ROLLBACK TO turn",
    [SNAPSHOT_BEGIN] = "SAVEPOINT snapshot",
    [SNAPSHOT_END] = "RELEASE snapshot",
};
const struct query_set store_queries = {sql, COUNT_OF(sql)};

static int count_pages(void *ctx, sqlite3 *db, const char *name, int pages)
{
    struct store *store = ctx;
    (void)db;
    (void)name;
    store->wal_pages = pages;
    return SQLITE_OK;
}

/* FULL: what was committed survives a power cut. The WAL stays after a clean end, so that others
 * can read then. */
static bool set_up_writer(struct store *store, struct err *err)
{
    char mode[ERR_TEXT_MAX / 2] = "";
    int keep = 1;
    if (!sql_word(store, "PRAGMA journal_mode = WAL", mode, sizeof(mode), err))
        return false;
    if (strcmp(mode, "wal") != 0)
        return err_set(
            err, ERR_UNAVAILABLE,
            "the file system of %s cannot share memory between programs; use a local disk",
            store->path);
    sqlite3_file_control(store->db, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
    sqlite3_busy_timeout(store->db, WRITER_BUSY_MS);
    sqlite3_wal_hook(store->db, count_pages, store); /* in place of checkpoints within commits */
    return sql_exec(store, "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; "
                           "PRAGMA journal_size_limit = 67108864", err);
}

static bool connect(struct store *store, const char *name, int flags, struct err *err)
{
    flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
    if (sqlite3_open_v2(name, &store->db, flags, NULL) != SQLITE_OK)
        return sql_fault(store, err);
    return store_harden(store, err);
}

static bool read_page_size(struct store *store, struct err *err)
{
    char size[16];
    if (!sql_word(store, "PRAGMA page_size", size, sizeof(size), err))
        return false;
    store->page_size = atoi(size);
    return true;
}

/* Ready to write, and sure of the files. */
static bool settle_in(struct store *store, struct err *err)
{
    if (!set_up_writer(store, err) || !read_page_size(store, err) || !sql_prepare_all(store, err) ||
        !wipe_resume(store, err))
        return false;
    place_note(store);
    return true;
}

static bool open_writer(struct store *store, struct err *err)
{
    return folder_check(store->path, err) && store_lock(store->path, &store->lock, &store->last_end, err) &&
           file_prepare(store->path, err) &&
           connect(store, store->path, SQLITE_OPEN_READWRITE, err) && log_renew(store, err) &&
           store_check_start(store, err) && store_migrate(store, err) && settle_in(store, err);
}

/* Percent-encodes what a URI gives a meaning of its own. */
static void write_uri(const char *path, struct buf *out)
{
    buf_text(out, "file:");
    for (const unsigned char *c = (const unsigned char *)path; *c != '\0'; c++) {
        if (strchr("?#%", *c) != NULL)
            buf_print(out, "%%%02X", *c);
        else
            buf_char(out, (char)*c);
    }
    buf_text(out, "?immutable=1");
}

static bool open_as_it_lies(struct store *store, struct err *err)
{
    struct buf name;
    buf_init(&name, 3 * strlen(store->path) + 32);
    write_uri(store->path, &name);
    sqlite3_close(store->db);
    store->db = NULL;
    bool good = connect(store, buf_string(&name), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, err) && store_migrate(store, err);
    buf_done(&name);
    return good;
}

/* A restored backup has no WAL, and we may not make one: then nobody writes it, and it can be read as it lies. */
static bool open_beside_writer(struct store *store, struct err *err)
{
    if (!connect(store, store->path, SQLITE_OPEN_READONLY, err))
        return false;
    if (store_migrate(store, err))
        return true;
    int code = sqlite3_errcode(store->db) & 0xff;
    bool barred = code == SQLITE_CANTOPEN || code == SQLITE_READONLY;
    return barred && place_log_bytes(store) < 0 && open_as_it_lies(store, err);
}

/* What a daemon left that died at its first commit. Who may not write the log's index would wait in vain: SQLite looks
 * for the frames that belong to the header, and calls it locked after ten seconds. */
static bool is_left_bare(const struct store *store)
{
    struct store_holder holder;
    return place_log_bytes(store) == LOG_HEAD && store_holder_look(store->path, &holder, NULL) && !holder.held;
}

static bool open_reader(struct store *store, struct err *err)
{
    bool good = file_readable(store->path, err) &&
                (is_left_bare(store) ? open_as_it_lies(store, err) : open_beside_writer(store, err));
    return good && sql_exec(store, "PRAGMA query_only = ON", err) && sql_prepare_all(store, err);
}

/* Nobody else knows of it, and it counts only once it is synced as a whole: no log, no waiting for the disk. */
static bool open_beside(struct store *store, struct err *err)
{
    return connect(store, store->path, SQLITE_OPEN_READWRITE, err) && store_migrate(store, err) &&
           sql_exec(store, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF", err) && sql_prepare_all(store, err);
}

static bool open_memory(struct store *store, struct err *err)
{
    return connect(store, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err) &&
           store_migrate(store, err) && sql_prepare_all(store, err);
}

typedef bool opener(struct store *store, struct err *err);

static bool open_by(opener *open, const char *path, enum store_mode mode, struct store **out, struct err *err)
{
    struct store *store = mem_new(1, sizeof(*store));
    store->mode = mode;
    store->lock = -1;
    store->path = mem_copy_text(mode == STORE_MEMORY ? ":memory:" : path);
    buf_init(&store->scratch, BODY_MAX);
    if (!open(store, err)) {
        store_close(store);
        return false;
    }
    *out = store;
    return true;
}

bool store_open(const char *path, enum store_mode mode, struct store **out, struct err *err)
{
    static opener *const openers[] = {
        [STORE_WRITE] = open_writer,
        [STORE_READ] = open_reader,
        [STORE_MEMORY] = open_memory,
    };
    return open_by(openers[mode], path, mode, out, err);
}

bool store_open_beside(const char *path, struct store **out, struct err *err)
{
    return open_by(open_beside, path, STORE_WRITE, out, err);
}

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    bool usable = store->statements[0] != NULL;
    if (store->begun)
        store_rollback(store);
    else if (usable)
        (void)!wipe_now(store, NULL); /* another program reads: it is emptied when that ends */
    sql_finalize_all(store);
    bool closed = sqlite3_close(store->db) == SQLITE_OK;
    /* A file that could not be opened keeps its sign of an unclean end, so that the next start
     * checks it too. */
    bool clean = usable && closed && !store->unchecked;
    store_unlock(store->lock, store->damaged ? END_DAMAGED : clean ? END_CLEAN : END_UNCLEAN);
    wipe_done(store);
    buf_done(&store->scratch);
    free(store->path);
    free(store);
}

/* A full disk makes SQLite undo the whole transaction by itself; a savepoint would then begin a new
 * one unseen. */
static bool still_begun(struct store *store, struct err *err)
{
    assert(store->begun);
    if (!sqlite3_get_autocommit(store->db))
        return true;
    return err_set(err, ERR_UNAVAILABLE,
                   "the transaction was undone by an error before; begin it again");
}

/* What lies in a log without a name moves into the file before it is let go. A file that cannot be opened any more a
 * moment later ends the process: all is in it, and the next start says what is wrong. */
static bool make_log_anew(struct store *store, struct err *err)
{
    if (sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_FULL, NULL, NULL) != SQLITE_OK)
        return sql_fault(store, err);
    sql_finalize_all(store);
    sqlite3_close(store->db);
    store->db = NULL;
    store->wal_pages = 0;
    if (!connect(store, store->path, SQLITE_OPEN_READWRITE, err) || !settle_in(store, err))
        abort();
    return true;
}

/* Between two transactions. */
static bool be_in_place(struct store *store, struct err *err)
{
    bool mendable;
    return place_check(store, &mendable, err) || (mendable && make_log_anew(store, err));
}

bool store_begin(struct store *store, struct err *err)
{
    assert(!store->begun);
    if (store->mode == STORE_READ)
        return err_set(err, ERR_REFUSED, "%s is open for reading only", store->path);
    store->found_damage = false;
    if (!be_in_place(store, err))
        return false;
    store->begun = SQL_RUN(store, err, QUERIES_STORE, BEGIN);
    return store->begun;
}

bool store_commit(struct store *store, struct err *err)
{
    bool mendable;
    if (still_begun(store, err) && SQL_RUN(store, err, QUERIES_STORE, COMMIT)) {
        store->begun = false;
        return place_check(store, &mendable, err);
    }
    store_rollback(store);
    return false;
}

bool store_tidy_due(const struct store *store, bool idle)
{
    return wipe_may(store) || store->wal_pages >= (idle ? TIDY_IDLE_PAGES : TIDY_BUSY_PAGES);
}

bool store_found_damage(const struct store *store)
{
    return store->found_damage;
}

bool store_tidy(struct store *store, bool idle, struct err *err)
{
    assert(!store->begun);
    if (wipe_may(store))
        return wipe_now(store, err);
    if (!store_tidy_due(store, idle))
        return true;
    store->wal_pages = 0; /* a failure is tried again after the next commit */
    int code = sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    return code == SQLITE_OK || code == SQLITE_BUSY || sql_fault(store, err);
}

void store_rollback(struct store *store)
{
    assert(store->begun);
    store->begun = false;
    store->head_known = false;
    /* A rollback that fails has rolled back all the same. */
    if (!sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, sql[ROLLBACK], NULL, NULL, NULL);
}

bool store_turn_begin(struct store *store, struct err *err)
{
    return still_begun(store, err) && SQL_RUN(store, err, QUERIES_STORE, TURN_BEGIN);
}

bool store_turn_keep(struct store *store, struct err *err)
{
    return still_begun(store, err) && SQL_RUN(store, err, QUERIES_STORE, TURN_KEEP);
}

void store_turn_undo(struct store *store)
{
    assert(store->begun);
    store->head_known = false;
    if (sqlite3_get_autocommit(store->db))
        return; /* undone already, with everything else; the commit will say so */
    if (SQL_RUN(store, NULL, QUERIES_STORE, TURN_UNDO) &&
        SQL_RUN(store, NULL, QUERIES_STORE, TURN_KEEP))
        return;
    store_rollback(store); /* nothing of a turn that cannot be undone may be kept */
    store->begun = true;
}

void store_limit_pages(struct store *store, int64_t pages)
{
    char text[64];
    snprintf(text, sizeof(text), "PRAGMA max_page_count = %" PRId64,
             pages == 0 ? PAGES_UNLIMITED : pages);
    sqlite3_exec(store->db, text, NULL, NULL, NULL);
}

bool snapshot_begin(struct store *store, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_STORE, SNAPSHOT_BEGIN);
}

void snapshot_end(struct store *store)
{
    if (!SQL_RUN(store, NULL, QUERIES_STORE, SNAPSHOT_END))
        sqlite3_exec(store->db, "ROLLBACK TO snapshot; RELEASE snapshot", NULL, NULL, NULL);
}
