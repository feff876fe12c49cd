/* Where our own posts repeat entries, so that they can be taken back. */
#include "disruption/store/own_post.h"

#include "store/room.h"

enum { REMEMBER, ALL, ANNOUNCED };

static const char *const sql[] = {
    [REMEMBER] = "INSERT INTO own_post (channel_id, ts, incident, about) VALUES (?1, ?2, ?3, ?4) "
                 "ON CONFLICT DO UPDATE SET about = about || ',' || excluded.about",
    [ALL] = "SELECT channel_id, ts, about FROM own_post WHERE incident = ?1 ORDER BY channel_id, ts",
    [ANNOUNCED] = "SELECT channel_id, ts, about FROM own_post WHERE incident = ?1 AND about = '" POST_ANNOUNCES "' "
                  "ORDER BY channel_id, ts",
};
const struct query_set own_post_queries = {sql, COUNT_OF(sql)};

bool store_own_post_add(struct store *store, int64_t incident, const struct own_post *post, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_OWN_POST, REMEMBER, sql_text(post->channel_id), sql_text(post->ts),
                   sql_int(incident), sql_text(post->about));
}

static bool read_posts(struct store *store, struct arena *arena, sqlite3_stmt *query, struct own_post **out,
                       size_t *count, struct err *err)
{
    struct own_post *posts = NULL;
    size_t n = 0;
    bool row, good;
    while ((good = sql_next(store, query, &row, err)) && row) {
        posts = grow(arena, posts, n, sizeof(*posts));
        posts[n++] = (struct own_post){col_text(arena, query, 0), col_text(arena, query, 1), col_text(arena, query, 2)};
    }
    *out = posts;
    *count = n;
    return good;
}

bool own_posts(struct store *store, struct arena *arena, int64_t incident, struct own_post **out, size_t *count,
               struct err *err)
{
    return read_posts(store, arena, SQL_ASK(store, QUERIES_OWN_POST, ALL, sql_int(incident)), out, count, err);
}

bool store_own_post_announced(struct store *store, struct arena *arena, int64_t incident, struct own_post **out,
                              size_t *count, struct err *err)
{
    return read_posts(store, arena, SQL_ASK(store, QUERIES_OWN_POST, ANNOUNCED, sql_int(incident)), out, count, err);
}
