/* Files of entries and documents somebody attached: facts about them, and the copies that are kept beside the database. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disruption/store/files.h"
#include "store/room.h"

enum { KEEP, KEPT_BYTES, OF_NOTHING, ATTACH, DETACH, ATTACHED, DEAD, BURIED, IS_REDACTED, SKEW };

static const char *const sql[] = {
    [KEEP] = "INSERT INTO kept_file (incident, file, entry, sha256, size, refused) "
             "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET sha256 = excluded.sha256, "
             "size = excluded.size, refused = excluded.refused",
    [KEPT_BYTES] = "SELECT SUM(size) FROM kept_file WHERE incident = ?1 AND sha256 IS NOT NULL",
    /* A copy that came after its entry was redacted, or its disruption purged. */
    [OF_NOTHING] = "INSERT INTO dead_file (sha256) SELECT ?1 WHERE ?1 IS NOT NULL ON CONFLICT DO NOTHING",
    [ATTACH] = "INSERT INTO attached (incident, number, url, caption, added_by) VALUES (?1, ?2, ?3, ?4, ?5) "
               "ON CONFLICT DO UPDATE SET url = excluded.url, caption = excluded.caption, is_gone = 0",
    [DETACH] = "UPDATE attached SET is_gone = 1 WHERE incident = ?1 AND number = ?2",
    [ATTACHED] = "SELECT number, url, caption, is_gone FROM attached WHERE incident = ?1 AND (NOT is_gone OR ?2) ORDER BY number",
    [DEAD] = "SELECT d.sha256, EXISTS (SELECT 1 FROM kept_file k WHERE k.sha256 = d.sha256) FROM dead_file d LIMIT ?1",
    [BURIED] = "DELETE FROM dead_file WHERE sha256 = ?1",
    [IS_REDACTED] = "SELECT state = 'redacted' FROM entry WHERE incident = ?1 AND number = ?2",
    [SKEW] = "UPDATE incident SET skew_ms = ?2 WHERE number = ?1",
};
const struct query_set files_queries = {sql, COUNT_OF(sql)};

#define FOLDER_MODE 0750 /* the group may read, as it may the database */
#define SWEEP_MAX 100 /* copies taken from the disk at a time */

bool project_file_kept(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    const struct js *body = fact->body;
    const char *file = js_string(body, "file"), *sum = js_string(body, "sha256");
    int64_t entry = js_integer_or(body, "entry", 0), redacted;
    (void)seq;
    if (file == NULL)
        return project_misfit(fact, "names no file", err);
    if (!sql_number(store, SQL_ASK(store, QUERIES_FILES, IS_REDACTED, sql_int(fact->incident), sql_int(entry)), 0,
                    &redacted, err))
        return false;
    if (redacted)
        return store_file_let_go(store, sum, err);
    int64_t size = js_integer_or(body, "size", TIME_UNKNOWN);
    return SQL_RUN(store, err, QUERIES_FILES, KEEP, sql_int(fact->incident), sql_text(file), sql_int(entry),
                   sql_text(sum), sql_time(size), sql_text(js_string(body, "refused")));
}

bool project_document_added(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    int64_t number;
    const char *url = js_string(fact->body, "url");
    if (url == NULL || !js_integer(fact->body, "document", &number))
        return project_misfit(fact, "has no address or no number", err);
    return SQL_RUN(store, err, QUERIES_FILES, ATTACH, sql_int(fact->incident), sql_int(number), sql_text(url),
                   sql_text(js_string(fact->body, "caption")), sql_text(fact->actor_id)) &&
           part_add(store, fact->incident, fact->actor_id, seq, 0, 1, err);
}

bool project_document_dropped(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_FILES, DETACH, sql_int(fact->incident),
                   sql_int(js_integer_or(fact->body, "document", 0))) &&
           part_add(store, fact->incident, fact->actor_id, seq, 0, 1, err);
}

bool project_skew_seen(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    (void)seq;
    return SQL_RUN(store, err, QUERIES_FILES, SKEW, sql_int(fact->incident),
                   sql_time(js_integer_or(fact->body, "skew_ms", TIME_UNKNOWN)));
}

bool kept_bytes(struct store *store, int64_t incident, int64_t *out, struct err *err)
{
    return sql_number(store, SQL_ASK(store, QUERIES_FILES, KEPT_BYTES, sql_int(incident)), 0, out, err);
}

bool attached_list(struct store *store, struct arena *arena, int64_t incident, bool with_gone, struct attached **out,
                   size_t *count, struct err *err)
{
    struct attached *list = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_FILES, ATTACHED, sql_int(incident), sql_int(with_gone));
    while ((good = sql_next(store, query, &row, err)) && row) {
        list = grow(arena, list, n, sizeof(*list));
        list[n++] = (struct attached){col_int(query, 0), col_text(arena, query, 1), col_text(arena, query, 2),
                                      col_int(query, 3) != 0};
    }
    *out = list;
    *count = n;
    return good;
}

bool store_file_let_go(struct store *store, const char *sum, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_FILES, OF_NOTHING, sql_text(sum));
}

static bool bury(struct store *store, const char *folder, const char *sum, bool used, struct err *err)
{
    struct arena arena = {0};
    const char *path = arena_print(&arena, "%s/%s", folder, sum);
    bool gone = used || strspn(sum, "0123456789abcdef") != strlen(sum) || unlink(path) == 0 || errno == ENOENT;
    bool good = gone ? SQL_RUN(store, err, QUERIES_FILES, BURIED, sql_text(sum))
                     : err_set(err, ERR_UNAVAILABLE, "cannot delete %s (%s)", path, strerror(errno));
    arena_done(&arena);
    return good;
}

bool store_files_prepare(const char *folder, struct err *err)
{
    struct stat about;
    bool made = mkdir(folder, FOLDER_MODE) == 0;
    if (!made && errno != EEXIST)
        return err_set(err, ERR_REFUSED, "cannot make %s for files of entries (%s)", folder, strerror(errno));
    if (lstat(folder, &about) != 0 || !S_ISDIR(about.st_mode))
        return err_set(err, ERR_REFUSED, "%s is no folder, so files of entries cannot be kept there", folder);
    if ((made || (about.st_mode & S_IRWXO) != 0) && chmod(folder, FOLDER_MODE) != 0)
        return err_set(err, ERR_REFUSED, "cannot set the permissions of %s (%s)", folder, strerror(errno));
    return true;
}

bool store_files_sweep(struct store *store, const char *folder, struct err *err)
{
    struct arena arena = {0};
    struct {
        const char *sum;
        bool used;
    } dead[SWEEP_MAX];
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_FILES, DEAD, sql_int(SWEEP_MAX));
    while ((good = sql_next(store, query, &row, err)) && row) {
        dead[n].sum = col_text(&arena, query, 0);
        dead[n++].used = col_int(query, 1) != 0;
    }
    for (size_t i = 0; good && i < n; i++)
        good = bury(store, folder, dead[i].sum, dead[i].used, err);
    arena_done(&arena);
    return good;
}
