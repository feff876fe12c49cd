/* Appending facts to the chain. */
#include "disruption/store/journal.h"

#include <string.h>

#include "store/chain.h"
#include "store/room.h"

enum { APPEND, HEAD };

static const char *const sql[] = {
    [APPEND] = "INSERT INTO journal (seq, incident, kind, happened_ms, learnt_ms, actor, body, "
               "body_hash, prev_hash, "
               "hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    [HEAD] = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1",
};
const struct query_set journal_queries = {sql, COUNT_OF(sql)};

static bool read_head(struct store *store, int64_t *seq, char *hash, struct err *err)
{
    bool row;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_JOURNAL, HEAD);
    if (!sql_next(store, query, &row, err))
        return false;
    *seq = row ? col_int(query, 0) : 0;
    const char *stored = row ? col_peek(query, 1) : "";
    hash[0] = '\0';
    strncat(hash, stored == NULL ? "" : stored, DIGEST_HEX_LEN);
    sql_done(query);
    return true;
}

/* The newest row is asked for once; the writer knows it from then on, until something is undone. */
static bool know_head(struct store *store, struct err *err)
{
    if (!store->head_known)
        store->head_known = read_head(store, &store->head_seq, store->head_hash, err);
    return store->head_known;
}

static bool append(struct store *store, const struct fact *fact, struct chain_row *row,
                   struct err *err)
{
    buf_clear(&store->scratch);
    js_write(fact->body, &store->scratch);
    if (store->scratch.over)
        return err_set(err, ERR_LIMITED, "a fact of kind %s is larger than %zu bytes",
                       fact_kind_name(fact->kind), store->scratch.max);
    digest_hex(store->scratch.at, store->scratch.len, row->body_hash);
    char hash[DIGEST_HEX_LEN + 1];
    chain_hash(row, hash);
    if (!SQL_RUN(store, err, QUERIES_JOURNAL, APPEND, sql_int(row->seq), sql_int(row->incident),
                 sql_text(row->kind), sql_int(row->happened_ms), sql_int(row->learnt_ms),
                 sql_text(row->actor), sql_text(buf_string(&store->scratch)),
                 sql_text(row->body_hash), sql_text(row->prev_hash), sql_text(hash)))
        return false;
    store->head_seq = row->seq;
    memcpy(store->head_hash, hash, sizeof(hash));
    return true;
}

bool store_fact_add(struct store *store, const struct fact *fact, struct err *err)
{
    if (!know_head(store, err))
        return false;
    struct chain_row row = {
        .seq = store->head_seq + 1,
        .incident = fact->incident,
        .kind = fact_kind_name(fact->kind),
        .happened_ms = fact->happened_ms,
        .learnt_ms = fact->learnt_ms,
        .actor = fact->actor_id,
        .prev_hash = store->head_hash,
    };
    const char *old_id = js_string(fact->body, "channel_id"),
               *new_id = js_string(fact->body, "new_id");
    bool moved = fact->kind == FACT_CHANNEL_CHANGED && old_id != NULL && new_id != NULL;
    bool good = (fact->kind != FACT_REDACTED || redact_words(store, fact, err)) &&
                (fact->kind != FACT_PURGED || purge_words(store, fact, err)) &&
                append(store, fact, &row, err) && project_fact(store, fact, row.seq, err) &&
                (!moved || capture_rename(store, old_id, new_id, err));
    store->head_known = good; /* on failure the turn is undone, and the row with it */
    return good;
}

bool store_chain_head(struct store *store, char *out, struct err *err)
{
    int64_t seq;
    return read_head(store, &seq, out, err);
}
