/* Walking the journal: to check that every row follows the one before, and to make tables again from what rows say. */
#include "store/replay.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/journal_row.h"

static const char rows_sql[] = "SELECT " JOURNAL_ROW_COLUMNS " FROM journal ORDER BY seq";

/* Rows whose bodies lost words: the journal itself says so, whatever became of the table that is made from it. */
static const char redactions_sql[] = "SELECT body FROM journal WHERE kind = 'redacted' ORDER BY seq";

struct left {
    int64_t seq;
    size_t said_at;   /* the how many-eth word on such rows */
    const char *hash; /* of what is left of its body */
};

struct walk {
    struct store *again;
    struct store_verdict *verdict;
    struct arena arena;
    struct left *left; /* by seq */
    size_t left_count;
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

static const char *left_of(const struct walk *walk, int64_t seq)
{
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
    return good;
}

static const char *follow(struct walk *walk, sqlite3_stmt *row, struct err *misfit)
{
    struct store_verdict *verdict = walk->verdict;
    char hash[DIGEST_HEX_LEN + 1];
    (void)misfit;
    const char *fault = journal_row_fault(row, verdict->rows + 1, verdict->head, left_of(walk, verdict->rows + 1), hash);
    if (fault == NULL) {
        verdict->rows++;
        memcpy(verdict->head, hash, sizeof(hash));
    }
    return fault;
}

static const char *make_again(struct walk *walk, sqlite3_stmt *row, struct err *misfit)
{
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
