/* Walking the journal: to check that every row follows the one before, and to make tables again from what rows say. */
#include "store/replay.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/journal_row.h"

static const char rows_sql[] = "SELECT " JOURNAL_ROW_COLUMNS " FROM journal ORDER BY seq";

/* Rows whose bodies lost words: the journal itself says so, whatever became of the table that is made from it. */
static const char redactions_sql[] =
    "SELECT body, kind = 'purged', incident, seq FROM journal WHERE kind IN ('redacted', 'purged') ORDER BY seq";

struct left {
    int64_t seq;
    size_t said_at;   /* the how many-eth word on such rows */
    const char *hash; /* of what is left of its body */
};

struct gone {
    int64_t incident, seq; /* rows of that disruption before that one have no bodies */
};

struct walk {
    struct store *again;
    struct store_verdict *verdict;
    struct arena arena;
    struct left *left; /* by seq */
    size_t left_count;
    struct gone *gone; /* by disruption */
    size_t gone_count;
};

/* What is wrong with a row, once its turn comes; NULL: nothing. misfit holds what it says. */
typedef const char *walker(struct walk *walk, sqlite3_stmt *row, struct err *misfit);

/* Puts the row's fact into the copy. What does not fit there is a fault of the row, not of the reading. */
static bool replay(struct walk *walk, sqlite3_stmt *row, struct err *err)
{
    struct fact fact = {
        .incident = col_int(row, JOURNAL_ROW_INCIDENT),
        .happened_ms = col_int(row, JOURNAL_ROW_HAPPENED),
        .learnt_ms = col_int(row, JOURNAL_ROW_LEARNT),
        .actor_id = col_peek(row, JOURNAL_ROW_ACTOR),
    };
    if (!fact_kind_read(col_peek(row, JOURNAL_ROW_KIND), &fact.kind))
        return err_set(err, ERR_INTERNAL, "it is of a kind this version does not know");
    if (!js_parse(col_peek(row, JOURNAL_ROW_BODY), (size_t)sqlite3_column_bytes(row, JOURNAL_ROW_BODY), &fact.body,
                  err))
        return false;
    bool good = project_fact(walk->again, &fact, col_int(row, JOURNAL_ROW_SEQ), err);
    js_drop(fact.body);
    return good;
}

static int compare_left(const void *a, const void *b)
{
    const struct left *x = a, *y = b;
    int by_row = (x->seq > y->seq) - (x->seq < y->seq);
    return by_row != 0 ? by_row : (x->said_at > y->said_at) - (x->said_at < y->said_at);
}

static int find_left(const void *key, const void *element)
{
    int64_t seq = *(const int64_t *)key;
    const struct left *left = element;
    return (seq > left->seq) - (seq < left->seq);
}

static int compare_gone(const void *a, const void *b)
{
    const struct gone *x = a, *y = b;
    return (x->incident > y->incident) - (x->incident < y->incident);
}

static bool is_gone(const struct walk *walk, int64_t incident, int64_t seq)
{
    const struct gone key = {incident, 0};
    const struct gone *found =
        walk->gone_count == 0 ? NULL : bsearch(&key, walk->gone, walk->gone_count, sizeof(key), compare_gone);
    return found != NULL && seq < found->seq;
}

static const char *left_of(const struct walk *walk, int64_t incident, int64_t seq)
{
    if (is_gone(walk, incident, seq))
        return "";
    const struct left *found =
        walk->left_count == 0 ? NULL : bsearch(&seq, walk->left, walk->left_count, sizeof(*walk->left), find_left);
    return found == NULL ? NULL : found->hash;
}

static void note_left(struct walk *walk, const struct js *row)
{
    struct left one = {js_integer_or(row, "seq", 0), walk->left_count, arena_text(&walk->arena, js_string_or(row, "hash", ""))};
    walk->left = grow(&walk->arena, walk->left, walk->left_count, sizeof(one));
    walk->left[walk->left_count++] = one;
}

/* By row; of one that lost words more than once only what the last redaction says. */
static void sort_left(struct walk *walk)
{
    size_t kept = 0;
    qsort(walk->left, walk->left_count, sizeof(*walk->left), compare_left);
    for (size_t i = 0; i < walk->left_count; i++) {
        if (i + 1 == walk->left_count || walk->left[i + 1].seq != walk->left[i].seq)
            walk->left[kept++] = walk->left[i];
    }
    walk->left_count = kept;
}

static bool read_redactions(struct store *store, struct walk *walk, struct err *err)
{
    sqlite3_stmt *query;
    bool row, good;
    if (sqlite3_prepare_v2(store->db, redactions_sql, -1, &query, NULL) != SQLITE_OK)
        return sql_fault(store, err);
    while ((good = sql_next(store, query, &row, err)) && row) {
        struct js *body;
        const char *text = col_peek(query, 0);
        if (col_int(query, 1) != 0) {
            walk->gone = grow(&walk->arena, walk->gone, walk->gone_count, sizeof(*walk->gone));
            walk->gone[walk->gone_count++] = (struct gone){col_int(query, 2), col_int(query, 3)};
        }
        if (text == NULL || !js_parse(text, strlen(text), &body, NULL))
            continue; /* its own hash will tell */
        const struct js *rows = js_at(body, "rows");
        for (size_t i = 0; i < js_count(rows); i++)
            note_left(walk, js_item(rows, i));
        js_drop(body);
    }
    sqlite3_finalize(query);
    if (walk->left_count > 0)
        sort_left(walk);
    if (walk->gone_count > 0)
        qsort(walk->gone, walk->gone_count, sizeof(*walk->gone), compare_gone);
    return good;
}

static const char *follow(struct walk *walk, sqlite3_stmt *row, struct err *misfit)
{
    struct store_verdict *verdict = walk->verdict;
    char hash[DIGEST_HEX_LEN + 1];
    (void)misfit;
    const char *fault = journal_row_fault(row, verdict->rows + 1, verdict->head, left_of(walk, col_int(row, JOURNAL_ROW_INCIDENT), verdict->rows + 1), hash);
    if (fault == NULL) {
        verdict->rows++;
        memcpy(verdict->head, hash, sizeof(hash));
    }
    return fault;
}

static const char *make_again(struct walk *walk, sqlite3_stmt *row, struct err *misfit)
{
    if (sqlite3_column_type(row, JOURNAL_ROW_BODY) == SQLITE_NULL)
        return NULL; /* purged, as the chain says; what it had made went with it */
    return replay(walk, row, misfit) ? NULL : misfit->text;
}

static void tell(struct store_verdict *verdict, int64_t seq, const char *what)
{
    verdict->broken_at = seq;
    snprintf(verdict->detail, sizeof(verdict->detail), "journal row %" PRId64 ": %s", seq, what);
}

/* Every row in turn, up to the first that something is wrong with. */
static bool each_row(struct store *store, struct walk *walk, walker *look, struct err *err)
{
    sqlite3_stmt *row;
    bool more, good;
    int64_t seq = 0;
    if (sqlite3_prepare_v2(store->db, rows_sql, -1, &row, NULL) != SQLITE_OK)
        return sql_fault(store, err);
    while ((good = sql_next(store, row, &more, err)) && more) {
        struct err misfit = ERR_INIT;
        const char *fault = look(walk, row, &misfit);
        seq++;
        if (fault != NULL) {
            if (misfit.kind == ERR_UNAVAILABLE) /* the copy's disk, and no fault of the row */
                good = err_set(err, misfit.kind, "%s", misfit.text);
            else
                tell(walk->verdict, seq, fault);
            break;
        }
    }
    sqlite3_finalize(row);
    return good;
}

bool chain_follow(struct store *store, struct store_verdict *verdict, struct err *err)
{
    struct walk walk = {.verdict = verdict};
    bool good = read_redactions(store, &walk, err) && each_row(store, &walk, follow, err);
    arena_done(&walk.arena);
    return good;
}

bool journal_replay(struct store *store, struct store *again, struct store_verdict *verdict, struct err *err)
{
    struct walk walk = {.again = again, .verdict = verdict};
    return each_row(store, &walk, make_again, err);
}
