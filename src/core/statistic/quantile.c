/* Quantiles of skewed values, and how sure one may be of them without knowing their distribution. */
#include "disruption/core/statistics.h"

#include <stdlib.h>
#include <string.h>

#define TAIL 0.025        /* left out of an interval on each side */
#define NEGLIGIBLE 1e-20  /* of the mode's weight: smaller ones change no rank */

static int compare_values(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static double quantile(const double *sorted, size_t n, double q)
{
    double place = (double)(n - 1) * q;
    size_t low = (size_t)place;
    if (low + 1 >= n)
        return sorted[n - 1];
    return sorted[low] + (place - (double)low) * (sorted[low + 1] - sorted[low]);
}

/* Weight of k successes from that of one fewer, and of one more. */
static double grow_weight(double weight, double n, double q, double k)
{
    return weight * (n - k + 1) * q / (k * (1 - q));
}

static double shrink_weight(double weight, double n, double q, double k)
{
    return weight * (k + 1) * (1 - q) / ((n - k) * q);
}

/*
 * The weights of a binomial distribution are walked relative to that of its mode: 1/2 to the ten thousandth would be no
 * number any more. *first: the smallest count worth looking at, with its weight. Returns the sum of all.
 */
static double binomial_sum(size_t n, double q, size_t *first, double *first_weight)
{
    size_t mode = (size_t)((double)(n + 1) * q);
    double weight = 1, sum = 1;
    if (mode > n)
        mode = n;
    for (size_t k = mode + 1; k <= n && weight > NEGLIGIBLE; k++)
        sum += weight = grow_weight(weight, (double)n, q, (double)k);
    *first = mode;
    *first_weight = weight = 1;
    while (*first > 0 && weight > NEGLIGIBLE) {
        *first -= 1;
        sum += weight = shrink_weight(weight, (double)n, q, (double)*first);
        *first_weight = weight;
    }
    return sum;
}

struct interval interval_ranks(size_t n, double q)
{
    size_t first;
    double weight, sum = binomial_sum(n, q, &first, &weight), below = 0;
    struct interval found = {.low_rank = first};
    for (size_t k = first; k <= n; k++) {
        if (k > first)
            weight = grow_weight(weight, (double)n, q, (double)k);
        below += weight / sum;
        if (below <= TAIL)
            found.low_rank = k + 1;
        found.high_rank = k + 1;
        if (below >= 1 - TAIL)
            break;
    }
    if (found.low_rank == 0 || found.high_rank > n)
        return (struct interval){0};
    return found;
}

static struct interval interval_of(const double *sorted, size_t n, double q)
{
    struct interval found = interval_ranks(n, q);
    if (found.low_rank == 0)
        return found;
    found.low = sorted[found.low_rank - 1];
    found.high = sorted[found.high_rank - 1];
    return found;
}

struct spread spread_of(double *values, size_t n)
{
    struct spread out = {.n = n};
    double sum = 0;
    if (n == 0)
        return out;
    qsort(values, n, sizeof(*values), compare_values);
    for (size_t i = 0; i < n; i++)
        sum += values[i];
    out.min = values[0];
    out.p25 = quantile(values, n, 0.25);
    out.median = quantile(values, n, 0.5);
    out.p75 = quantile(values, n, 0.75);
    out.p90 = quantile(values, n, 0.9);
    out.p95 = quantile(values, n, 0.95);
    out.max = values[n - 1];
    out.mean = sum / (double)n;
    out.median_interval = interval_of(values, n, 0.5);
    out.p90_interval = interval_of(values, n, 0.9);
    if (n < LIST_SINGLY_BELOW)
        memcpy(out.singles, values, n * sizeof(*values));
    return out;
}

bool medians_differ(const struct spread *a, const struct spread *b)
{
    const struct interval *x = &a->median_interval, *y = &b->median_interval;
    return x->low_rank != 0 && y->low_rank != 0 && (x->high < y->low || y->high < x->low);
}
