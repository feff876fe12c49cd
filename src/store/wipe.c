/*
 * What was taken away shall be gone from the disk. SQLite writes zeros over what it frees, but a page that was split may
 * keep an old copy in its gap, and the log keeps old pages until it is emptied. So: the log is emptied, then the file is
 * looked through for the words, and made anew where they still are. The words themselves are nowhere written down: a daemon
 * that finds this left undone by the one before makes the file anew without looking.
 */
#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "store/room.h"

#define PIECE_MIN 6    /* bytes of words that are looked for: shorter ones stand everywhere */
#define PIECE_MAX 48   /* enough to know them by; a long text lies on several pages */
#define BLOCK_SIZE (1 << 20) /* bytes read at a time */
#define PAUSE_MS 10000 /* after a try in vain: a reader goes on, the disk is full; each try keeps the writer */

enum { NOTE, NOTED, DONE };

static const char *const sql[] = {
    [NOTE] = "INSERT INTO unwiped (one) VALUES (1) ON CONFLICT DO NOTHING",
    [NOTED] = "SELECT count(*) FROM unwiped",
    [DONE] = "DELETE FROM unwiped",
};
const struct query_set wipe_queries = {sql, COUNT_OF(sql)};

/* The first stretch of words that lies in the file as it was typed. */
static struct slice piece_of(const char *words)
{
    for (const char *at = words; *at != '\0';) {
        size_t len = strcspn(at, "\"\\\n\t\r/");
        if (len >= PIECE_MIN)
            return (struct slice){at, len < PIECE_MAX ? len : PIECE_MAX};
        at += len + (at[len] != '\0');
    }
    return (struct slice){words, 0};
}

void wipe_later(struct store *store, const char *words)
{
    struct slice piece = piece_of(words);
    store->wipe_due = true;
    store->wipe_blind = store->wipe_blind || store->wiped_count == WIPED_MAX;
    if (piece.len == 0 || store->wiped_count == WIPED_MAX)
        return;
    store->wiped = mem_resize(store->wiped, store->wiped_count + 1, sizeof(*store->wiped));
    store->wiped[store->wiped_count++] = mem_copy(piece.at, piece.len);
}

void wipe_whole(struct store *store)
{
    store->wipe_due = store->wipe_blind = true;
}

bool wipe_note(struct store *store, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_WIPE, NOTE);
}

bool wipe_resume(struct store *store, struct err *err)
{
    int64_t noted;
    if (!sql_number(store, SQL_ASK(store, QUERIES_WIPE, NOTED), 0, &noted, err))
        return false;
    store->wipe_due = store->wipe_blind = noted != 0;
    return true;
}

void wipe_done(struct store *store)
{
    for (size_t i = 0; i < store->wiped_count; i++)
        free(store->wiped[i]);
    free(store->wiped);
    store->wiped = NULL;
    store->wiped_count = 0;
    store->wipe_due = store->wipe_blind = false;
    store->wipe_again_ms = 0;
}

static bool holds(const struct store *store, const char *bytes, size_t len)
{
    for (size_t i = 0; i < store->wiped_count; i++) {
        if (memmem(bytes, len, store->wiped[i], strlen(store->wiped[i])) != NULL)
            return true;
    }
    return false;
}

/* Whether any of the words lies in the file; one that cannot be looked through counts as holding them. Read through
 * SQLite's own handle: closing another one would let go of its locks. */
static bool file_holds(struct store *store)
{
    sqlite3_file *file = NULL;
    sqlite3_int64 size = 0;
    if (store->wipe_blind || store->wiped_count == 0)
        return store->wipe_blind;
    if (sqlite3_file_control(store->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file == NULL ||
        file->pMethods->xFileSize(file, &size) != SQLITE_OK)
        return true;
    char *block = mem_new(BLOCK_SIZE, 1);
    bool found = false;
    for (sqlite3_int64 at = 0; at < size && !found; at += BLOCK_SIZE - PIECE_MAX) {
        int len = (int)(size - at < BLOCK_SIZE ? size - at : BLOCK_SIZE);
        found = file->pMethods->xRead(file, block, len, at) != SQLITE_OK || holds(store, block, (size_t)len);
    }
    free(block);
    return found;
}

/* False with no error in *busy: somebody reads; it is tried again later. */
static bool empty_log(struct store *store, bool *busy, struct err *err)
{
    int code = sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    *busy = (code & 0xff) == SQLITE_BUSY;
    if (code == SQLITE_OK)
        store->wal_pages = 0;
    return code == SQLITE_OK || *busy || sql_fault(store, err);
}

/* The new file is put together on disk, not in memory: it may be large. */
static bool make_anew(struct store *store, struct err *err)
{
    bool made = sql_exec(store, "PRAGMA temp_store = FILE; VACUUM", err);
    return sql_exec(store, "PRAGMA temp_store = MEMORY", made ? err : NULL) && made;
}

bool wipe_may(const struct store *store)
{
    return store->wipe_due && clock_steady_ms() >= store->wipe_again_ms;
}

bool wipe_now(struct store *store, struct err *err)
{
    bool busy = false;
    if (!store->wipe_due || store->mode != STORE_WRITE)
        return true;
    store->wipe_again_ms = clock_steady_ms() + PAUSE_MS;
    if (!empty_log(store, &busy, err) || busy)
        return busy;
    if (file_holds(store)) {
        if (!make_anew(store, err))
            return false;
        if (!empty_log(store, &busy, err) || busy)
            return busy;
    }
    if (!SQL_RUN(store, err, QUERIES_WIPE, DONE))
        return false;
    wipe_done(store);
    return true;
}
