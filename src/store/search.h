/* What the files of the search share: words as the index has them. */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "disruption/core/similar.h"
#include "disruption/store/search.h"
#include "store/room.h"

#define SEARCH_TEXT_MAX ((size_t)4 << 20) /* bytes of one field; what stands beyond is not found */

/* Texts of one disruption by field; "" where there is none. */
struct search_fields {
    const char *texts[SEARCH_FIELD_COUNT];
};

/** What is searched of a disruption, as the tables have it now, in the arena. ERR_NOT_FOUND. */
MUST_CHECK bool search_fields_read(struct store *store, struct arena *arena, int64_t number, struct search_fields *out,
                                   struct err *err);

/**
 * Appends a text for the index. Scripts that put no blanks between words are parted into letters by a mark that nobody sees,
 * so that any piece of them can be found.
 */
void search_text_write(const char *text, struct buf *out);

/** Appends it without those marks. */
void search_text_show(const char *text, struct buf *out);

/** Appends it as a string of the index's query language, whatever it holds. */
void search_quote(struct slice text, struct buf *out);

/* A command that looks at the past. */
struct search_request {
    const struct command *command;
    const struct command_line *line;
    int64_t now_ms;
    struct search_viewer viewer;
};

/** Fills what its row needs of the past into a situation whose people and targets are loaded. */
MUST_CHECK bool situation_search(struct store *store, struct arena *arena, const struct search_request *request,
                                 struct situation *out, struct err *err);

/**
 * Takes a text apart as the index does.
 *
 * each     gets every word: as the index has it, and as it was written. Both are gone afterwards.
 */
MUST_CHECK bool search_words(struct store *store, const char *text,
                             void (*each)(void *ctx, struct slice word, struct slice written), void *ctx,
                             struct err *err);

#endif
