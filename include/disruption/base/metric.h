/*
 * Numbers for whoever watches: counters, gauges and histograms, described by a table, counted by any thread without a lock,
 * and printed in the text format of Prometheus (0.0.4).
 */
#ifndef DISRUPTION_BASE_METRIC_H
#define DISRUPTION_BASE_METRIC_H

#include <stddef.h>
#include <stdint.h>

#include "disruption/base/buf.h"

#define METRIC_LABELS_MAX 2
#define METRIC_NAME_MAX 48     /* bytes of a learned label value with NUL; longer ones are cut */
#define METRIC_OTHER "other"   /* the value that stands for what found no room among the learned ones */
#define METRIC_ABSENT INT64_MIN /* of a gauge: nothing is known, so nothing is printed */

enum metric_type { METRIC_COUNTER, METRIC_GAUGE, METRIC_HISTOGRAM };

/* A label has as many values as its row says, so that no stranger can make series grow. */
struct metric_label {
    const char *name; /* NULL: the row has no such label */
    size_t count;     /* how many values there are, or may be learned */
    const char *(*value)(size_t index); /* NULL: learned as they come, see metrics_learn */
};

struct metric_row {
    const char *name; /* ends in its base unit; counters in _total */
    const char *help; /* a sentence */
    enum metric_type type;
    int64_t per_unit; /* counted in this fraction of the unit that is printed: 1000 for ms shown as seconds; 0 is 1 */
    struct metric_label labels[METRIC_LABELS_MAX];
    const int64_t *bounds; /* histogram: upper bounds as counted, ascending */
    size_t bound_count;
};

struct metrics;

/** The rows are kept by reference. Counters begin at 0, gauges absent. */
struct metrics *metrics_create(const struct metric_row *rows, size_t count);
void metrics_destroy(struct metrics *metrics); /* NULL is fine */

/*
 * Counting. Any thread; metrics NULL: nobody watches, nothing is done. row: its place in the table. a, b: places of the
 * label values, 0 where the row has no such label.
 */
void metrics_add(struct metrics *metrics, size_t row, size_t a, size_t b, int64_t amount);
void metrics_set(struct metrics *metrics, size_t row, size_t a, size_t b, int64_t value);
void metrics_observe(struct metrics *metrics, size_t row, size_t a, size_t b, int64_t value);

/** What a counter or gauge holds now; METRIC_ABSENT: an unset gauge. */
int64_t metrics_get(const struct metrics *metrics, size_t row, size_t a, size_t b);

/**
 * The place of a learned label value: a new one takes the next free place, METRIC_OTHER's when none is left. One thread
 * learns for a row; any may count and print meanwhile.
 */
size_t metrics_learn(struct metrics *metrics, size_t row, size_t label, const char *value);

/** Prints everything. out is over when it does not fit; then nothing of it is of use. */
void metrics_write(const struct metrics *metrics, struct buf *out);

#endif
