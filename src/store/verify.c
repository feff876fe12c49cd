/*
 * Whether the record is what was written: the chain is computed again row by row, then every
 * projection is made again in memory from the journal alone and compared with the stored one.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "disruption/store/journal.h"
#include "store/chain.h"
#include "store/room.h"

#define DIFFERENCE_MAX 128 /* bytes of the place where two rows differ */

/* Columns of ROWS. */
enum { SEQ, INCIDENT, KIND, HAPPENED, LEARNT, ACTOR, BODY, BODY_HASH, PREV_HASH, HASH };

static const char rows_sql[] =
    "SELECT seq, incident, kind, happened_ms, learnt_ms, actor, body, body_hash, prev_hash, "
    "hash FROM journal ORDER BY seq";

struct checking {
    struct store *store; /* the one that is checked */
    struct store *again; /* made from its journal */
    struct store_verdict *verdict;
};

static bool prepare(struct store *store, const char *text, sqlite3_stmt **out, struct err *err)
{
    return sqlite3_prepare_v2(store->db, text, -1, out, NULL) == SQLITE_OK || sql_fault(store, err);
}

static void tell(struct store_verdict *verdict, int64_t seq, const char *what)
{
    verdict->broken_at = seq;
    snprintf(verdict->detail, sizeof(verdict->detail), "journal row %" PRId64 ": %s", seq, what);
}

/* Text without hidden bytes: what follows a NUL would be in no hash. */
static bool is_text(sqlite3_stmt *row, int column)
{
    return sqlite3_column_type(row, column) == SQLITE_TEXT &&
           strlen(col_peek(row, column)) == (size_t)sqlite3_column_bytes(row, column);
}

static bool types_fit(sqlite3_stmt *row)
{
    static const int numbers[] = {SEQ, INCIDENT, HAPPENED, LEARNT},
                     texts[] = {KIND, BODY_HASH, PREV_HASH, HASH};
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        if (sqlite3_column_type(row, numbers[i]) != SQLITE_INTEGER)
            return false;
    }
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (!is_text(row, texts[i]))
            return false;
    }
    return sqlite3_column_type(row, ACTOR) == SQLITE_NULL || is_text(row, ACTOR);
}

/* What is wrong with a row that should follow the hash before; NULL: nothing. */
static const char *fault_of(sqlite3_stmt *row, int64_t seq, const char *before, char *hash)
{
    if (col_int(row, SEQ) != seq)
        return "a row before it is missing";
    if (!types_fit(row))
        return "a value has another type than was written";
    struct chain_row link = {
        .seq = seq,
        .incident = col_int(row, INCIDENT),
        .happened_ms = col_int(row, HAPPENED),
        .learnt_ms = col_int(row, LEARNT),
        .kind = col_peek(row, KIND),
        .actor = col_peek(row, ACTOR),
        .prev_hash = col_peek(row, PREV_HASH),
    };
    snprintf(link.body_hash, sizeof(link.body_hash), "%s", col_peek(row, BODY_HASH));
    chain_hash(&link, hash);
    if (strcmp(link.prev_hash, before) != 0)
        return "it does not follow the row before";
    if (strcmp(link.body_hash, col_peek(row, BODY_HASH)) != 0 ||
        strcmp(hash, col_peek(row, HASH)) != 0)
        return "its hash does not fit what it says";
    /* No fact of this version takes a body away, so a body that is gone was taken by somebody else.
     */
    if (!is_text(row, BODY))
        return "its body is missing";
    char body_hash[DIGEST_HEX_LEN + 1];
    digest_hex(col_peek(row, BODY), (size_t)sqlite3_column_bytes(row, BODY), body_hash);
    return strcmp(body_hash, link.body_hash) == 0 ? NULL : "its body was changed";
}

/* Puts the row's fact into the copy. What does not fit there is a fault of the row, not of the
 * reading. */
static bool replay(struct checking *c, sqlite3_stmt *row, struct err *err)
{
    struct fact fact = {
        .incident = col_int(row, INCIDENT),
        .happened_ms = col_int(row, HAPPENED),
        .learnt_ms = col_int(row, LEARNT),
        .actor_id = col_peek(row, ACTOR),
    };
    if (!fact_kind_read(col_peek(row, KIND), &fact.kind))
        return err_set(err, ERR_INTERNAL, "it is of a kind this version does not know");
    if (!js_parse(col_peek(row, BODY), (size_t)sqlite3_column_bytes(row, BODY), &fact.body, err))
        return false;
    bool good = project_fact(c->again, &fact, col_int(row, SEQ), err);
    js_drop(fact.body);
    return good;
}

/* Walks the journal: chain and copy together, so that it is read once. */
static bool walk(struct checking *c, struct err *err)
{
    struct store_verdict *verdict = c->verdict;
    sqlite3_stmt *row;
    bool more, good;
    if (!prepare(c->store, rows_sql, &row, err))
        return false;
    while ((good = sql_next(c->store, row, &more, err)) && more) {
        char hash[DIGEST_HEX_LEN + 1];
        struct err misfit = ERR_INIT;
        const char *fault = fault_of(row, verdict->rows + 1, verdict->head, hash);
        if (fault == NULL && !replay(c, row, &misfit))
            fault = misfit.text;
        if (fault != NULL) {
            tell(verdict, verdict->rows + 1, fault);
            break;
        }
        verdict->rows++;
        memcpy(verdict->head, hash, sizeof(hash));
    }
    sqlite3_finalize(row);
    return good;
}

static bool same_value(sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
    int type = sqlite3_column_type(a, column);
    if (type != sqlite3_column_type(b, column))
        return false;
    if (type == SQLITE_INTEGER)
        return col_int(a, column) == col_int(b, column);
    if (type == SQLITE_NULL)
        return true;
    int len = sqlite3_column_bytes(a, column);
    const void *x = sqlite3_column_blob(a, column), *y = sqlite3_column_blob(b, column);
    return len == sqlite3_column_bytes(b, column) && (len == 0 || memcmp(x, y, (size_t)len) == 0);
}

/* The first difference between two rows, or nothing in out. */
static void compare_rows(sqlite3_stmt *stored, bool has_stored, sqlite3_stmt *made, bool has_made,
                         char *out)
{
    if (has_stored != has_made) {
        snprintf(out, DIFFERENCE_MAX, "%s", has_stored ? "a row too many" : "a row is missing");
        return;
    }
    for (int c = 0; has_stored && c < sqlite3_column_count(stored); c++) {
        if (!same_value(stored, made, c)) {
            snprintf(out, DIFFERENCE_MAX, "column %s", sqlite3_column_name(stored, c));
            return;
        }
    }
}

static bool compare_queries(struct checking *c, sqlite3_stmt *stored, sqlite3_stmt *made,
                            const char *table, struct err *err)
{
    int64_t row = 0;
    bool has_stored = true, has_made = true;
    char difference[DIFFERENCE_MAX] = "";
    while (has_stored && difference[0] == '\0') {
        row++;
        if (!sql_next(c->store, stored, &has_stored, err) ||
            !sql_next(c->again, made, &has_made, err))
            return false;
        compare_rows(stored, has_stored, made, has_made, difference);
    }
    if (difference[0] != '\0')
        snprintf(c->verdict->detail, sizeof(c->verdict->detail),
                 "table %s, row %" PRId64 ": not what the journal says (%s)", table, row,
                 difference);
    return true;
}

/* Primary keys are the first columns of every projection. Three of them order any but `unnamed`,
 * which has four; rows of that table lie in the order of all four. */
static bool compare_table(struct checking *c, const char *table, struct err *err)
{
    char text[128];
    sqlite3_stmt *stored = NULL, *made = NULL;
    snprintf(text, sizeof(text), "SELECT * FROM %s ORDER BY 1, 2, 3", table);
    bool good = prepare(c->store, text, &stored, err) && prepare(c->again, text, &made, err) &&
                compare_queries(c, stored, made, table, err);
    sqlite3_finalize(stored);
    sqlite3_finalize(made);
    return good;
}

static bool check(struct checking *c, struct err *err)
{
    if (!store_begin(c->again, err) || !walk(c, err))
        return false;
    for (size_t i = 0; projection_names[i] != NULL && c->verdict->detail[0] == '\0'; i++) {
        if (!compare_table(c, projection_names[i], err))
            return false;
    }
    return true;
}

bool store_verify(struct store *store, struct store_verdict *verdict, struct err *err)
{
    struct store_verdict found = {0};
    struct checking c = {.store = store, .verdict = &found};
    if (!store_open(NULL, STORE_MEMORY, &c.again, err))
        return false;
    bool good = snapshot_begin(store, err);
    if (good) {
        good = check(&c, err);
        snapshot_end(store);
    }
    store_close(c.again);
    if (good)
        *verdict = found;
    return good;
}
