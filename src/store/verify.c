/*
 * Whether the record is what was written: the chain is computed again row by row, then every
 * projection is made again in memory from the journal alone and compared with the stored one.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "disruption/store/journal.h"
#include "store/journal_row.h"
#include "store/room.h"

#define DIFFERENCE_MAX 128 /* bytes of the place where two rows differ */

static const char rows_sql[] = "SELECT " JOURNAL_ROW_COLUMNS " FROM journal ORDER BY seq";

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

/* Puts the row's fact into the copy. What does not fit there is a fault of the row, not of the
 * reading. */
static bool replay(struct checking *c, sqlite3_stmt *row, struct err *err)
{
    struct fact fact = {
        .incident = col_int(row, JOURNAL_ROW_INCIDENT),
        .happened_ms = col_int(row, JOURNAL_ROW_HAPPENED),
        .learnt_ms = col_int(row, JOURNAL_ROW_LEARNT),
        .actor_id = col_peek(row, JOURNAL_ROW_ACTOR),
    };
    if (!fact_kind_read(col_peek(row, JOURNAL_ROW_KIND), &fact.kind))
        return err_set(err, ERR_INTERNAL, "it is of a kind this version does not know");
    if (!js_parse(col_peek(row, JOURNAL_ROW_BODY),
                  (size_t)sqlite3_column_bytes(row, JOURNAL_ROW_BODY), &fact.body, err))
        return false;
    bool good = project_fact(c->again, &fact, col_int(row, JOURNAL_ROW_SEQ), err);
    js_drop(fact.body);
    return good;
}

/* What is wrong with a row, once its turn comes in a walk; NULL: nothing. misfit holds what it
 * says. */
typedef const char *walker(struct checking *c, sqlite3_stmt *row, struct err *misfit);

static const char *follow_chain(struct checking *c, sqlite3_stmt *row, struct err *misfit)
{
    struct store_verdict *verdict = c->verdict;
    char hash[DIGEST_HEX_LEN + 1];
    (void)misfit;
    const char *fault = journal_row_fault(row, verdict->rows + 1, verdict->head, hash);
    if (fault == NULL) {
        verdict->rows++;
        memcpy(verdict->head, hash, sizeof(hash));
    }
    return fault;
}

static const char *make_again(struct checking *c, sqlite3_stmt *row, struct err *misfit)
{
    return replay(c, row, misfit) ? NULL : misfit->text;
}

/* Every row in turn, up to the first that something is wrong with. */
static bool walk(struct checking *c, walker *look, struct err *err)
{
    sqlite3_stmt *row;
    bool more, good;
    int64_t seq = 0;
    if (!prepare(c->store, rows_sql, &row, err))
        return false;
    while ((good = sql_next(c->store, row, &more, err)) && more) {
        struct err misfit = ERR_INIT;
        const char *fault = look(c, row, &misfit);
        seq++;
        if (fault != NULL) {
            tell(c->verdict, seq, fault);
            break;
        }
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

static bool compare(struct checking *c, struct err *err)
{
    if (!store_begin(c->again, err) || !walk(c, make_again, err))
        return false;
    for (size_t i = 0; projection_names[i] != NULL && c->verdict->detail[0] == '\0'; i++) {
        if (!compare_table(c, projection_names[i], err))
            return false;
    }
    return true;
}

/* The chain first: what is made from a broken one would say nothing. */
static bool check(struct checking *c, struct err *err)
{
    if (!walk(c, follow_chain, err))
        return false;
    return c->verdict->detail[0] != '\0' ||
           (store_open(NULL, STORE_MEMORY, &c->again, err) && compare(c, err));
}

bool store_verify(struct store *store, struct store_verdict *verdict, struct err *err)
{
    struct store_verdict found = {0};
    struct checking c = {.store = store, .verdict = &found};
    if (!snapshot_begin(store, err))
        return false;
    bool good = check(&c, err);
    snapshot_end(store);
    store_close(c.again);
    if (good)
        *verdict = found;
    return good;
}
