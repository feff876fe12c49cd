/*
 * A file whose tables or pages are broken, made anew. Nothing is written into the old one but its own log, and it stays
 * where it is under another name. The new one has the journal as it was, every projection made from it, and of the
 * working state whatever can be read.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "disruption/store/keeping.h"
#include "store/replay.h"
#include "store/room.h"
#include "store/safe_file.h"

/* The index over past disruptions is made again from the tables, by itself; the schema numbers its own rows. */
static const char others_sql[] =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%' "
    "ORDER BY name = 'journal' DESC, name";

static const char index_again_sql[] =
    "DELETE FROM search_stale; INSERT INTO search_stale SELECT number FROM incident; "
    "UPDATE search_progress SET seq = (SELECT COALESCE(MAX(seq), 0) FROM journal)";

#define PATH_LENGTH_MAX 4096

struct mending {
    struct store *old, *new;
    struct store_mend *out;
};

static bool prepare_copy(struct mending *m, const char *table, sqlite3_stmt **from, sqlite3_stmt **to, struct err *err)
{
    struct buf text;
    buf_init(&text, 1024);
    buf_print(&text, "SELECT * FROM %s", table);
    bool good = sqlite3_prepare_v2(m->old->db, buf_string(&text), -1, from, NULL) == SQLITE_OK || sql_fault(m->old, err);
    buf_clear(&text);
    buf_print(&text, "INSERT OR REPLACE INTO %s VALUES (", table);
    for (int i = 0; good && i < sqlite3_column_count(*from); i++)
        buf_text(&text, i == 0 ? "?" : ", ?");
    buf_char(&text, ')');
    good = good && (sqlite3_prepare_v2(m->new->db, buf_string(&text), -1, to, NULL) == SQLITE_OK || sql_fault(m->new, err));
    buf_done(&text);
    return good;
}

/* Rows up to the first that cannot be read; *whole tells whether there was none. */
static bool copy_rows(struct mending *m, sqlite3_stmt *from, sqlite3_stmt *to, bool *whole, struct err *err)
{
    bool row, good = true;
    while (good && (*whole = sql_next(m->old, from, &row, NULL)) && row) {
        for (int i = 0; i < sqlite3_column_count(from); i++)
            sqlite3_bind_value(to, i + 1, sqlite3_column_value(from, i));
        good = sql_run(m->new, to, err);
        sqlite3_reset(to);
    }
    return good;
}

static bool copy_table(struct mending *m, const char *table, struct err *err)
{
    sqlite3_stmt *from = NULL, *to = NULL;
    bool whole = true;
    bool good = prepare_copy(m, table, &from, &to, err) && copy_rows(m, from, to, &whole, err);
    sqlite3_finalize(from);
    sqlite3_finalize(to);
    if (!whole) {
        size_t len = strlen(m->out->losses);
        snprintf(m->out->losses + len, sizeof(m->out->losses) - len, "%s%s", len > 0 ? ", " : "", table);
        m->out->lost++;
    }
    return good;
}

/* The journal, and what no fact speaks of. */
static bool copy_others(struct mending *m, struct err *err)
{
    sqlite3_stmt *names;
    bool row, good;
    if (sqlite3_prepare_v2(m->new->db, others_sql, -1, &names, NULL) != SQLITE_OK)
        return sql_fault(m->new, err);
    while ((good = sql_next(m->new, names, &row, err)) && row) {
        const char *table = col_peek(names, 0);
        if (!is_projection(table) && !(good = copy_table(m, table, err)))
            break;
    }
    sqlite3_finalize(names);
    return good;
}

/* The new file is filled in one transaction, and counts only once it is closed and synced. */
static bool fill(struct mending *m, struct err *err)
{
    struct store_verdict again = {0};
    char head[DIGEST_HEX_LEN + 1];
    if (!store_begin(m->new, err) || !copy_others(m, err) || !journal_replay(m->old, m->new, &again, err))
        return false;
    if (again.broken_at > 0)
        return err_set(err, ERR_DAMAGED, "%s", again.detail);
    return sql_exec(m->new, index_again_sql, err) && store_commit(m->new, err) && store_check_file(m->new, err) &&
           store_chain_head(m->new, head, err) &&
           (strcmp(head, m->out->before.head) == 0 ||
            err_set(err, ERR_DAMAGED, "the journal could not be copied whole"));
}

/* What is still in the log goes into the old file: a log that stayed would be taken for the new one's. */
static bool quiet_old(const char *path, struct err *err)
{
    char log[PATH_LENGTH_MAX];
    snprintf(log, sizeof(log), "%s-wal", path);
    sqlite3 *db = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
    bool good = sqlite3_open_v2(path, &db, flags, NULL) == SQLITE_OK;
    /* Only a connection that has read knows that there is a log. */
    good = good && sqlite3_exec(db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL) == SQLITE_OK;
    int code = good ? sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) : SQLITE_ERROR;
    good = code == SQLITE_OK;
    if (!good)
        (void)sql_fault_of(db, path, err);
    sqlite3_close(db); /* the last one takes the log away */
    return good && (access(log, F_OK) != 0 ||
                    err_set(err, ERR_UNAVAILABLE, "another program has %s open; close it and try again", path));
}

static void name_kept(const char *path, struct store_mend *out)
{
    int64_t now_s = clock_now_ms() / SECOND_MS;
    snprintf(out->kept, sizeof(out->kept), "%s.before-mend-%" PRId64, path, now_s);
}

/* Between the two steps both names are the old file: there is always a whole one at path. */
static bool swap(const char *path, const char *part, struct store_mend *out, struct err *err)
{
    name_kept(path, out);
    if (link(path, out->kept) != 0)
        return err_set(err, ERR_UNAVAILABLE, "cannot keep the old file as %s (%s)", out->kept, strerror(errno));
    if (rename(part, path) == 0)
        return folder_sync(path, err);
    err_set(err, ERR_UNAVAILABLE, "cannot put the new file in the place of %s (%s)", path, strerror(errno));
    unlink(out->kept);
    return false;
}

static bool make_new(struct mending *m, const char *path, struct buf *part, struct err *err)
{
    if (!file_begin(path, part, err) || !store_open_beside(buf_string(part), &m->new, err) || !fill(m, err))
        return false;
    store_close(m->new);
    m->new = NULL;
    return file_take_after(path, buf_string(part), err) && path_sync(buf_string(part), err);
}

static bool mend(struct mending *m, const char *path, struct buf *part, struct err *err)
{
    struct store_verdict *before = &m->out->before;
    if (!store_open(path, STORE_READ, &m->old, err) || !store_verify(m->old, before, err))
        return false;
    if (before->broken_at > 0)
        return err_set(err, ERR_DAMAGED, "%s: tables cannot be made from a journal that is not whole; restore a backup",
                       before->detail);
    struct err broken = ERR_INIT;
    if (before->differing == 0 && store_check_file(m->old, &broken))
        return true;
    bool made = make_new(m, path, part, err);
    store_close(m->old);
    m->old = NULL;
    return made && quiet_old(path, err) && swap(path, buf_string(part), m->out, err);
}

bool store_mend(const char *path, struct store_mend *out, struct err *err)
{
    struct store_mend done = {.lost = 0};
    struct mending m = {.out = &done};
    struct buf part;
    enum last_end last = END_UNCLEAN;
    bool good;
    int lock = -1;
    buf_init(&part, sizeof(done.kept));
    good = file_readable(path, err) && folder_check(path, err) && store_lock(path, &lock, &last, err) &&
           mend(&m, path, &part, err);
    store_close(m.new);
    store_close(m.old);
    if (!good && part.len > 0)
        unlink(buf_string(&part));
    store_unlock(lock, good ? END_CLEAN : last);
    buf_done(&part);
    if (good)
        *out = done;
    return good;
}
