/* Words as the index has them: its own tokenizer, and scripts without blanks made fit for it. */
#include "store/search.h"

#include <string.h>

#include "disruption/base/utf8.h"

#define PARTING 0x200b /* zero width space: parts words for the tokenizer, and nobody sees it */

/* Scripts that write words without blanks between them, or whose words have other words grown on. */
static const struct {
    uint32_t from, to;
} unparted[] = {
    {0x0e00, 0x0eff},   /* Thai, Lao */
    {0x1000, 0x109f},   /* Burmese */
    {0x1780, 0x17ff},   /* Khmer */
    {0x3040, 0x30ff},   /* Hiragana, Katakana */
    {0x3400, 0x4dbf},   /* Han */
    {0x4e00, 0x9fff},   /* Han */
    {0xac00, 0xd7af},   /* Hangul */
    {0xf900, 0xfaff},   /* Han */
    {0x20000, 0x3ffff}, /* Han */
};

static bool is_unparted(uint32_t code)
{
    for (size_t i = 0; i < COUNT_OF(unparted); i++) {
        if (code >= unparted[i].from && code <= unparted[i].to)
            return true;
    }
    return false;
}

void search_text_write(const char *text, struct buf *out)
{
    struct slice rest = slice_of(text);
    uint32_t code;
    bool after = false; /* one of them */
    while (utf8_next(&rest, &code)) {
        bool is = is_unparted(code);
        if (is || after)
            utf8_add(out, PARTING);
        utf8_add(out, code);
        after = is;
    }
}

void search_text_show(const char *text, struct buf *out)
{
    struct slice rest = slice_of(text);
    uint32_t code;
    while (utf8_next(&rest, &code)) {
        if (code != PARTING)
            utf8_add(out, code);
    }
}

void search_quote(struct slice text, struct buf *out)
{
    buf_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        buf_char(out, text.at[i]);
        if (text.at[i] == '"')
            buf_char(out, '"');
    }
    buf_char(out, '"');
}

/* The library's own door to the tokenizers it has. */
static bool find_tokenizers(struct store *store, fts5_api **out, struct err *err)
{
    sqlite3_stmt *query;
    bool row;
    *out = NULL;
    if (sqlite3_prepare_v2(store->db, "SELECT fts5(?1)", -1, &query, NULL) != SQLITE_OK)
        return sql_fault(store, err);
    sqlite3_bind_pointer(query, 1, out, "fts5_api_ptr", NULL);
    bool good = sql_next(store, query, &row, err);
    sqlite3_finalize(query);
    if (!good)
        return false;
    return *out != NULL || err_set(err, ERR_INTERNAL, "this SQLite has no full-text search");
}

struct hearing {
    const char *text;
    void (*each)(void *ctx, struct slice word, struct slice written);
    void *ctx;
};

static int hear(void *ctx, int flags, const char *word, int len, int from, int to)
{
    const struct hearing *hearing = ctx;
    (void)flags;
    hearing->each(hearing->ctx, (struct slice){word, (size_t)len},
                  (struct slice){hearing->text + from, (size_t)(to - from)});
    return SQLITE_OK;
}

/* The words of the schema's "tokenize". */
bool search_words(struct store *store, const char *text,
                  void (*each)(void *ctx, struct slice word, struct slice written), void *ctx, struct err *err)
{
    static const char *words[] = {"unicode61", "remove_diacritics", "2"};
    struct hearing hearing = {text, each, ctx};
    fts5_api *api;
    fts5_tokenizer tokenizer;
    Fts5Tokenizer *made = NULL;
    void *user;
    if (!find_tokenizers(store, &api, err))
        return false;
    bool good = api->xFindTokenizer(api, "porter", &user, &tokenizer) == SQLITE_OK &&
                tokenizer.xCreate(user, words, COUNT_OF(words), &made) == SQLITE_OK &&
                tokenizer.xTokenize(made, &hearing, FTS5_TOKENIZE_DOCUMENT, text, (int)strlen(text), hear) == SQLITE_OK;
    if (made != NULL)
        tokenizer.xDelete(made);
    return good || err_set(err, ERR_INTERNAL, "the full-text search could not take a text apart");
}
