/* What somebody probably meant. */
#ifndef DISRUPTION_SETTINGS_NEAR_H
#define DISRUPTION_SETTINGS_NEAR_H

#include <stddef.h>

#define NEAR_WORD_MAX 64 /* bytes; a longer word is not one of ours misspelt */

/**
 * The number of letters to add, drop, change or swap with their neighbour to turn one word into the
 * other.
 *
 * Words over NEAR_WORD_MAX are NEAR_WORD_MAX away from everything.
 */
size_t near_distance(const char *a, const char *b);

/** The distance up to which a word counts as a misspelling of a wish: a third of its letters, 3 at
 * most. */
size_t near_limit(const char *word);

/** The nearest of the wishes within near_limit; NULL when none is. */
const char *near_word(const char *word, const char *const *wishes, size_t count);

#endif
