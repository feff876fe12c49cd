/* The baseline, on a database of its own. */
#include "plain_search.h"

#include <ctype.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/arena.h"
#include "disruption/base/buf.h"
#include "disruption/base/memory.h"
#include "say.h"

#define WORDS 60

struct plain {
    sqlite3 *db;
    sqlite3_stmt *add, *find;
};

static void prepare(struct plain *plain, const char *sql, sqlite3_stmt **out)
{
    if (sqlite3_prepare_v2(plain->db, sql, -1, out, NULL) != SQLITE_OK)
        give_up("%s", sqlite3_errmsg(plain->db));
}

struct plain *plain_create(void)
{
    struct plain *plain = mem_new(1, sizeof(*plain));
    if (sqlite3_open(":memory:", &plain->db) != SQLITE_OK ||
        sqlite3_exec(plain->db, "CREATE VIRTUAL TABLE d USING fts5 (title, text, tokenize = 'porter unicode61')", NULL,
                     NULL, NULL) != SQLITE_OK)
        give_up("%s", sqlite3_errmsg(plain->db));
    prepare(plain, "INSERT INTO d (rowid, title, text) VALUES (?1, ?2, ?3)", &plain->add);
    prepare(plain, "SELECT rowid FROM d WHERE d MATCH ?1 AND rowid <> ?2 AND (?3 = 0 OR rowid < ?3) ORDER BY bm25(d)",
            &plain->find);
    return plain;
}

void plain_destroy(struct plain *plain)
{
    sqlite3_finalize(plain->add);
    sqlite3_finalize(plain->find);
    sqlite3_close(plain->db);
    free(plain);
}

void plain_add(struct plain *plain, int64_t number, const char *title, const char *text)
{
    sqlite3_reset(plain->add);
    sqlite3_bind_int64(plain->add, 1, number);
    sqlite3_bind_text(plain->add, 2, title, -1, SQLITE_STATIC);
    sqlite3_bind_text(plain->add, 3, text, -1, SQLITE_STATIC);
    if (sqlite3_step(plain->add) != SQLITE_DONE)
        give_up("%s", sqlite3_errmsg(plain->db));
    sqlite3_reset(plain->add);
}

static bool is_letter(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

static void write_query(const char *text, struct buf *out)
{
    struct arena arena = {0};
    const char *words[WORDS];
    size_t count = 0;
    while (*text != '\0' && count < WORDS) {
        size_t len = 0, seen = 0;
        while (is_letter(text[len]))
            len++;
        if (len == 0) {
            text++;
            continue;
        }
        char *word = arena_slice(&arena, (struct slice){text, len});
        text += len;
        for (char *c = word; *c != '\0'; c++)
            *c = (char)tolower((unsigned char)*c);
        while (seen < count && strcmp(words[seen], word) != 0)
            seen++;
        if (seen < count)
            continue;
        words[count++] = word;
        buf_print(out, "%s\"%s\"", count == 1 ? "" : " OR ", word);
    }
    arena_done(&arena);
}

int plain_rank(struct plain *plain, const char *text, int64_t self, int64_t before, int64_t expected)
{
    struct buf query;
    int rank = 0, found = 0;
    buf_init(&query, (size_t)1 << 20);
    write_query(text, &query);
    sqlite3_reset(plain->find);
    sqlite3_bind_text(plain->find, 1, buf_string(&query), -1, SQLITE_STATIC);
    sqlite3_bind_int64(plain->find, 2, self);
    sqlite3_bind_int64(plain->find, 3, before);
    while (found == 0 && sqlite3_step(plain->find) == SQLITE_ROW) {
        rank++;
        if (sqlite3_column_int64(plain->find, 0) == expected)
            found = rank;
    }
    sqlite3_reset(plain->find);
    buf_done(&query);
    return found;
}
