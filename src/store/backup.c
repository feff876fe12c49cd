/*
 * A copy of the whole record as it was at one moment. All pages are copied in one step within one snapshot: that holds up
 * nobody who writes, and does not begin again whenever somebody did. A copy in pieces never came to an end while a daemon
 * took notes, and a copy by VACUUM took three times as long. What was copied is then opened and looked through: a backup
 * that nobody ever restored is a hope.
 */
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "disruption/store/keeping.h"
#include "store/room.h"
#include "store/safe_file.h"

#define PATH_LENGTH_MAX 4096
#define FOLDER_MODE 0700
#define OPEN_FILES_MAX 8 /* while a folder is taken away again */

static const char tables_sql[] =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%' "
    "ORDER BY name";

struct backup {
    struct store *store, *copy;
    struct buf target;             /* as asked for, its folder without links */
    struct buf part, files, files_part; /* the copy until it is whole; "" where there is none */
    struct arena arena;
    int64_t *counts;               /* rows of each table, in the order of their names */
    size_t count;
    char head[DIGEST_HEX_LEN + 1];
    struct store_backup result;
};

/* The folder is the user's choice, so its links are followed once, here; SQLite follows none. */
static bool find_target(struct backup *b, const char *path, struct err *err)
{
    char resolved[PATH_LENGTH_MAX];
    const char *slash = strrchr(path, '/'), *name = slash == NULL ? path : slash + 1;
    char *folder = slash == NULL ? mem_copy_text(".") : mem_copy(path, (size_t)(slash - path) + 1);
    bool found = realpath(folder, resolved) != NULL;
    if (!found)
        err_set(err, ERR_NOT_FOUND, "there is no folder %s for the backup (%s)", folder, strerror(errno));
    free(folder);
    if (!found)
        return false;
    if (*name == '\0')
        return err_set(err, ERR_INVALID, "%s is a folder: give the name of the backup's file", path);
    buf_print(&b->target, "%s/%s", strcmp(resolved, "/") == 0 ? "" : resolved, name);
    buf_print(&b->files, "%s.files", buf_string(&b->target));
    return path_is_free(buf_string(&b->target), err) && path_is_free(buf_string(&b->files), err);
}

static bool count_rows(struct backup *b, struct store *store, bool compare, struct err *err)
{
    sqlite3_stmt *names;
    bool row, good;
    size_t n = 0;
    if (sqlite3_prepare_v2(store->db, tables_sql, -1, &names, NULL) != SQLITE_OK)
        return sql_fault(store, err);
    while ((good = sql_next(store, names, &row, err)) && row) {
        sqlite3_stmt *query;
        int64_t rows;
        const char *text = arena_print(&b->arena, "SELECT count(*) FROM \"%s\"", col_peek(names, 0));
        good = sqlite3_prepare_v2(store->db, text, -1, &query, NULL) == SQLITE_OK || sql_fault(store, err);
        good = good && sql_number(store, query, 0, &rows, err);
        sqlite3_finalize(query);
        if (!good)
            break;
        if (compare && (n >= b->count || b->counts[n] != rows))
            good = err_set(err, ERR_DAMAGED, "the copy does not have as many rows of %s as the database", col_peek(names, 0));
        if (!good)
            break;
        if (!compare) {
            b->counts = grow(&b->arena, b->counts, n, sizeof(*b->counts));
            b->counts[n] = rows;
            b->result.rows += rows;
        }
        n++;
    }
    sqlite3_finalize(names);
    b->count = n;
    b->result.tables = (int64_t)n;
    return good;
}

static bool copy_pages(struct backup *b, struct err *err)
{
    sqlite3 *to = NULL;
    const char *part = buf_string(&b->part);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
    bool good = sqlite3_open_v2(part, &to, flags, NULL) == SQLITE_OK;
    sqlite3_backup *step = good ? sqlite3_backup_init(to, "main", b->store->db, "main") : NULL;
    if (step != NULL) {
        bool whole = sqlite3_backup_step(step, -1) == SQLITE_DONE;
        good = sqlite3_backup_finish(step) == SQLITE_OK && whole;
    }
    /* One file alone, that can be read where nobody may write: no log beside it. */
    good = good && step != NULL && sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) == SQLITE_OK;
    if (!good)
        (void)sql_fault_of(to, part, err);
    sqlite3_close(to);
    return good && path_sync(part, err);
}

/* Everything it is compared with later is of the same moment. */
static bool copy(struct backup *b, struct err *err)
{
    if (!file_begin(buf_string(&b->target), &b->part, err) || !snapshot_begin(b->store, err))
        return false;
    bool good = store_chain_head(b->store, b->head, err) && count_rows(b, b->store, false, err) && copy_pages(b, err);
    snapshot_end(b->store);
    return good;
}

static bool check(struct backup *b, struct err *err)
{
    struct store_verdict *verdict = &b->result.verdict;
    if (!store_open(buf_string(&b->part), STORE_READ, &b->copy, err) || !store_check_file(b->copy, err) ||
        !store_verify(b->copy, verdict, err) || !count_rows(b, b->copy, true, err))
        return false;
    if (verdict->detail[0] != '\0')
        return err_set(err, ERR_DAMAGED, "no backup was made: the record is not what was written (%s); "
                       "`disruption verify --rebuild` tells more", verdict->detail);
    return strcmp(verdict->head, b->head) == 0 ||
           err_set(err, ERR_DAMAGED, "the copy ends with another row of the journal than the database");
}

/* One that a redaction took away since the moment of the copy is not missed. */
static bool count_missing(struct backup *b, const char *sum, struct err *err)
{
    sqlite3_stmt *query;
    int64_t spoken_of = 0;
    if (sqlite3_prepare_v2(b->store->db, "SELECT count(*) FROM kept_file WHERE sha256 = ?1", -1, &query, NULL) != SQLITE_OK)
        return sql_fault(b->store, err);
    sqlite3_bind_text(query, 1, sum, -1, SQLITE_STATIC);
    bool good = sql_number(b->store, query, 0, &spoken_of, err);
    sqlite3_finalize(query);
    b->result.missing += spoken_of > 0;
    return good;
}

static bool copy_file(struct backup *b, const char *sum, struct err *err)
{
    if (strspn(sum, "0123456789abcdef") != DIGEST_HEX_LEN)
        return count_missing(b, sum, err);
    struct err fault = ERR_INIT;
    char found[DIGEST_HEX_LEN + 1];
    int64_t bytes;
    const char *from = arena_print(&b->arena, "%s.files/%s", b->store->path, sum);
    const char *to = arena_print(&b->arena, "%s/%s", buf_string(&b->files_part), sum);
    if (!file_copy(from, to, found, &bytes, &fault))
        return fault.kind == ERR_NOT_FOUND ? count_missing(b, sum, err) : err_set(err, fault.kind, "%s", fault.text);
    if (strcmp(found, sum) != 0)
        return unlink(to) == 0 ? count_missing(b, sum, err)
                               : err_set(err, ERR_UNAVAILABLE, "cannot delete %s (%s)", to, strerror(errno));
    b->result.files++;
    b->result.file_bytes += bytes;
    return true;
}

static bool copy_files(struct backup *b, struct err *err)
{
    sqlite3_stmt *query;
    bool row, good;
    if (sqlite3_prepare_v2(b->copy->db, "SELECT DISTINCT sha256 FROM kept_file WHERE sha256 IS NOT NULL", -1, &query,
                           NULL) != SQLITE_OK)
        return sql_fault(b->copy, err);
    while ((good = sql_next(b->copy, query, &row, err)) && row) {
        const char *sum = col_peek(query, 0);
        if (b->files_part.len == 0) {
            buf_print(&b->files_part, "%s.files", buf_string(&b->part));
            good = mkdir(buf_string(&b->files_part), FOLDER_MODE) == 0 ||
                   err_set(err, ERR_UNAVAILABLE, "cannot make %s (%s)", buf_string(&b->files_part), strerror(errno));
        }
        if (!good || !(good = copy_file(b, sum, err)))
            break;
    }
    sqlite3_finalize(query);
    if (good && b->files_part.len > 0 && b->result.files == 0 && rmdir(buf_string(&b->files_part)) == 0)
        buf_clear(&b->files_part); /* none of them was there */
    return good && (b->files_part.len == 0 || path_sync(buf_string(&b->files_part), err));
}

/* The file last: where it is, everything is. */
static bool publish(struct backup *b, struct err *err)
{
    struct stat about;
    store_close(b->copy);
    b->copy = NULL;
    if (stat(buf_string(&b->part), &about) == 0)
        b->result.bytes = about.st_size;
    if (b->files_part.len > 0) {
        if (!file_publish(buf_string(&b->files_part), buf_string(&b->files), err))
            return false;
        buf_clear(&b->files_part);
        buf_text(&b->files_part, buf_string(&b->files)); /* goes again if the file does not get its name */
    }
    if (!file_publish(buf_string(&b->part), buf_string(&b->target), err))
        return false;
    buf_clear(&b->part);
    buf_clear(&b->files_part);
    return true;
}

static int remove_one(const char *path, const struct stat *about, int type, struct FTW *where)
{
    (void)about;
    (void)type;
    (void)where;
    return remove(path);
}

static void clear_away(struct backup *b)
{
    store_close(b->copy);
    if (b->part.len > 0)
        unlink(buf_string(&b->part));
    if (b->files_part.len > 0)
        nftw(buf_string(&b->files_part), remove_one, OPEN_FILES_MAX, FTW_DEPTH | FTW_PHYS);
    struct buf *const names[] = {&b->target, &b->part, &b->files, &b->files_part};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        buf_done(names[i]);
    arena_done(&b->arena);
}

static bool make(struct backup *b, const char *path, struct err *err)
{
    int64_t began_ms = clock_steady_ms();
    if (!find_target(b, path, err) || !copy(b, err))
        return false;
    int64_t copied_ms = clock_steady_ms();
    b->result.copied_ms = copied_ms - began_ms;
    if (!check(b, err) || !copy_files(b, err) || !publish(b, err))
        return false;
    b->result.checked_ms = clock_steady_ms() - copied_ms;
    return true;
}

bool store_backup(struct store *store, const char *path, struct store_backup *out, struct err *err)
{
    struct backup b = {.store = store};
    struct buf *const names[] = {&b.target, &b.part, &b.files, &b.files_part};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        buf_init(names[i], PATH_LENGTH_MAX);
    bool good = make(&b, path, err);
    if (good)
        *out = b.result;
    clear_away(&b);
    return good;
}
