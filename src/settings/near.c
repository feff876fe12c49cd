/* Edit distance between short words. */
#include "near.h"

#include <string.h>

#include "disruption/base/attributes.h"

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t near_distance(const char *a, const char *b)
{
    size_t rows[3][NEAR_WORD_MAX + 1]; /* this row of the usual matrix, and the two above it */
    size_t a_len = strlen(a), b_len = strlen(b);
    if (a_len > NEAR_WORD_MAX || b_len > NEAR_WORD_MAX)
        return NEAR_WORD_MAX;
    for (size_t j = 0; j <= b_len; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a_len; i++) {
        size_t *now = rows[i % 3], *up = rows[(i + 2) % 3], *upper = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= b_len; j++) {
            now[j] = least(least(up[j], now[j - 1]) + 1, up[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], upper[j - 2] + 1);
        }
    }
    return rows[a_len % 3][b_len];
}

size_t near_limit(const char *word)
{
    return least(3, (strlen(word) + 1) / 3);
}

const char *near_word(const char *word, const char *const *wishes, size_t count)
{
    const char *best = NULL;
    size_t best_distance = near_limit(word) + 1;
    for (size_t i = 0; i < count; i++) {
        size_t distance = near_distance(word, wishes[i]);
        if (distance < best_distance) {
            best_distance = distance;
            best = wishes[i];
        }
    }
    return best;
}
