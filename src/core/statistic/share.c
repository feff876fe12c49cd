/* Proportions and counts: what a share may really be, and whether two counts differ by more than chance. */
#include "disruption/core/statistics.h"

#include <math.h>

#define Z 1.959963984540054 /* of the normal distribution, for 95 % on both sides */
#define CHANCE 0.05

struct share share_of(size_t hits, size_t of)
{
    struct share out = {.hits = hits, .of = of, .low = 0, .high = 1};
    if (of == 0)
        return out;
    double n = (double)of, p = (double)hits / n;
    double middle = p + Z * Z / (2 * n), half = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    out.value = p;
    out.low = hits == 0 ? 0 : (middle - half) / (1 + Z * Z / n);
    out.high = hits == of ? 1 : (middle + half) / (1 + Z * Z / n);
    return out;
}

/* P(X <= k) for n throws of a fair coin, k below the middle: from the middle outwards, so that nothing underflows. */
static double coin_tail(size_t n, size_t k)
{
    size_t middle = n / 2;
    double weight = 1, sum = 0, tail = 0;
    for (size_t i = middle;; i--) {
        bool mirrored = 2 * i != n; /* n - i weighs the same */
        sum += mirrored ? 2 * weight : weight;
        tail += i <= k ? weight : 0;
        if (i == 0)
            break;
        weight *= (double)i / (double)(n - i + 1);
    }
    return tail / sum;
}

bool counts_differ(size_t a, size_t b)
{
    size_t smaller = a < b ? a : b;
    return a != b && 2 * coin_tail(a + b, smaller) < CHANCE;
}
