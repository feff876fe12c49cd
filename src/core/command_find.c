/* Which command is meant by a word, whole, shortened or misspelt. */
#include "command_grammar.h"

#include <string.h>
#include <strings.h>

#include "disruption/base/utf8.h"

#define PREFIX_MIN 3       /* letters of a shortened verb */
#define WORD_MAX 24        /* letters of a word that is compared with verbs; longer is none */
#define SUGGEST_DISTANCE 2 /* slips in a word that is still recognised */

/* The i-th word a row answers to: its name, then its synonyms; NULL: no more. */
static const char *word_of(const struct command_row *row, size_t i)
{
    if (i == 0)
        return row->name;
    return i <= COMMAND_WORDS_MAX ? row->synonyms[i - 1] : NULL;
}

/* The row's word that was typed, whole or its front; NULL: none. */
static const char *match(const struct command_row *row, struct slice word, bool whole)
{
    const char *name;
    for (size_t i = 0; (name = word_of(row, i)) != NULL; i++) {
        if (whole ? slice_equals_nocase(word, name)
                  : word.len <= strlen(name) && strncasecmp(word.at, name, word.len) == 0)
            return name;
    }
    return NULL;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Slips between two words: letters added, left out, exchanged, or swapped with their neighbour. */
static size_t distance(struct slice a, struct slice b)
{
    size_t row[3][WORD_MAX + 1];
    for (size_t k = 0; k <= b.len; k++)
        row[0][k] = k;
    for (size_t i = 1; i <= a.len; i++) {
        size_t *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
        now[0] = i;
        for (size_t k = 1; k <= b.len; k++) {
            bool same = (a.at[i - 1] | 0x20) == (b.at[k - 1] | 0x20);
            now[k] = least(least(last[k], now[k - 1]) + 1, last[k - 1] + (same ? 0 : 1));
            bool swapped = i > 1 && k > 1 && (a.at[i - 1] | 0x20) == (b.at[k - 2] | 0x20) &&
                           (a.at[i - 2] | 0x20) == (b.at[k - 1] | 0x20);
            if (swapped)
                now[k] = least(now[k], before[k - 2] + 1);
        }
    }
    return row[a.len % 3][b.len];
}

static const struct command_row *nearest(struct slice word)
{
    const struct command_row *best = NULL;
    size_t count;
    const struct command_row *const *rows = command_rows(&count);
    size_t best_distance = least(SUGGEST_DISTANCE, word.len / 2) + 1;
    for (size_t r = 0; r < count && word.len <= WORD_MAX; r++) {
        const char *name;
        for (size_t i = 0; (name = word_of(rows[r], i)) != NULL; i++) {
            size_t d = distance(word, slice_of(name));
            if (d < best_distance) {
                best_distance = d;
                best = rows[r];
            }
        }
    }
    return best;
}

static bool refuse_word(struct slice word, const char *command, struct err *err)
{
    const struct command_row *row = nearest(word);
    struct slice shown =
        word.len > WORD_MAX ? utf8_whole((struct slice){word.at, WORD_MAX}) : word;
    if (row == NULL)
        return err_set(err, ERR_INVALID,
                       "There is no command \"%.*s\": %s help lists what there is",
                       SLICE_PRINT(shown), command);
    return err_set(err, ERR_INVALID, "There is no command \"%.*s\". Did you mean %s? %s %s",
                   SLICE_PRINT(shown), row->name, command, row->usage);
}

bool command_find(struct slice word, const char *command, const struct command_row **out,
                  struct err *err)
{
    size_t count;
    const struct command_row *const *rows = command_rows(&count);
    const struct command_row *found = NULL;
    const char *name = NULL, *other = NULL;
    for (size_t i = 0; i < count; i++) {
        if (match(rows[i], word, true) != NULL) {
            *out = rows[i];
            return true;
        }
        const char *front = word.len < PREFIX_MIN ? NULL : match(rows[i], word, false);
        if (front != NULL && found == NULL) {
            found = rows[i];
            name = front;
        } else if (front != NULL && other == NULL) {
            other = front;
        }
    }
    if (other != NULL)
        return err_set(err, ERR_INVALID, "\"%.*s\" can be %s or %s: type more of it", SLICE_PRINT(word), name, other);
    if (found == NULL)
        return refuse_word(word, command, err);
    *out = found;
    return true;
}
