/* Cells of atomics, one block for each row; learned label values beside them. */
#include "disruption/base/metric.h"

#include <inttypes.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"

#define FRACTION_DIGITS 9 /* printed at most; a unit is never split finer than this */

typedef char learned_name[METRIC_NAME_MAX];

struct series {
    const struct metric_row *row;
    _Atomic int64_t *cells;
    size_t cells_each; /* of one combination of label values */
    learned_name *learned[METRIC_LABELS_MAX]; /* NULL: the row tells them */
    _Atomic size_t learned_count[METRIC_LABELS_MAX];
};

struct metrics {
    struct series *series;
    size_t count;
};

static size_t values_of(const struct metric_row *row, size_t label)
{
    return row->labels[label].name == NULL ? 1 : row->labels[label].count;
}

/* A histogram's cell holds its buckets, that above the last bound, and the sum. */
static size_t cells_each(const struct metric_row *row)
{
    return row->type == METRIC_HISTOGRAM ? row->bound_count + 2 : 1;
}

static void series_init(struct series *series, const struct metric_row *row)
{
    series->row = row;
    series->cells_each = cells_each(row);
    size_t count = values_of(row, 0) * values_of(row, 1) * series->cells_each;
    series->cells = mem_new(count, sizeof(*series->cells));
    for (size_t i = 0; row->type == METRIC_GAUGE && i < count; i++)
        atomic_init(&series->cells[i], METRIC_ABSENT);
    for (size_t label = 0; label < METRIC_LABELS_MAX; label++) {
        if (row->labels[label].name == NULL || row->labels[label].value != NULL)
            continue;
        series->learned[label] = mem_new(row->labels[label].count, sizeof(learned_name));
        strcpy(series->learned[label][0], METRIC_OTHER);
        atomic_init(&series->learned_count[label], 1);
    }
}

struct metrics *metrics_create(const struct metric_row *rows, size_t count)
{
    struct metrics *metrics = mem_new(1, sizeof(*metrics));
    metrics->series = mem_new(count, sizeof(*metrics->series));
    metrics->count = count;
    for (size_t i = 0; i < count; i++)
        series_init(&metrics->series[i], &rows[i]);
    return metrics;
}

void metrics_destroy(struct metrics *metrics)
{
    if (metrics == NULL)
        return;
    for (size_t i = 0; i < metrics->count; i++) {
        free(metrics->series[i].cells);
        for (size_t label = 0; label < METRIC_LABELS_MAX; label++)
            free(metrics->series[i].learned[label]);
    }
    free(metrics->series);
    free(metrics);
}

/* The first cell of a combination. */
static _Atomic int64_t *cell(const struct metrics *metrics, size_t row, size_t a, size_t b)
{
    const struct series *series = &metrics->series[row];
    return &series->cells[(a * values_of(series->row, 1) + b) * series->cells_each];
}

static void add(_Atomic int64_t *at, int64_t amount)
{
    atomic_fetch_add_explicit(at, amount, memory_order_relaxed);
}

void metrics_add(struct metrics *metrics, size_t row, size_t a, size_t b, int64_t amount)
{
    if (metrics != NULL)
        add(cell(metrics, row, a, b), amount);
}

void metrics_set(struct metrics *metrics, size_t row, size_t a, size_t b, int64_t value)
{
    if (metrics != NULL)
        atomic_store_explicit(cell(metrics, row, a, b), value, memory_order_relaxed);
}

void metrics_observe(struct metrics *metrics, size_t row, size_t a, size_t b, int64_t value)
{
    if (metrics == NULL)
        return;
    const struct metric_row *about = metrics->series[row].row;
    _Atomic int64_t *cells = cell(metrics, row, a, b);
    size_t bucket = 0;
    while (bucket < about->bound_count && value > about->bounds[bucket])
        bucket++;
    add(&cells[bucket], 1);
    add(&cells[about->bound_count + 1], value);
}

int64_t metrics_get(const struct metrics *metrics, size_t row, size_t a, size_t b)
{
    return atomic_load_explicit(cell(metrics, row, a, b), memory_order_relaxed);
}

size_t metrics_learn(struct metrics *metrics, size_t row, size_t label, const char *value)
{
    if (metrics == NULL)
        return 0;
    struct series *series = &metrics->series[row];
    size_t known = atomic_load_explicit(&series->learned_count[label], memory_order_relaxed);
    for (size_t i = 1; i < known; i++) {
        if (strncmp(series->learned[label][i], value, METRIC_NAME_MAX - 1) == 0)
            return i;
    }
    if (known == series->row->labels[label].count)
        return 0;
    snprintf(series->learned[label][known], METRIC_NAME_MAX, "%s", value);
    atomic_store_explicit(&series->learned_count[label], known + 1, memory_order_release);
    return known;
}

/* printing ---------------------------------------------------------------------------------------------------- */

/* A number as counted, in the unit that is printed: 1250 of 1000 is 1.25. */
static void write_number(struct buf *out, int64_t value, int64_t per_unit)
{
    char digits[FRACTION_DIGITS + 1];
    size_t len = 0;
    if (per_unit <= 1) {
        buf_print(out, "%" PRId64, value);
        return;
    }
    buf_print(out, "%s%" PRId64, value < 0 ? "-" : "", value < 0 ? -(value / per_unit) : value / per_unit);
    for (int64_t rest = value < 0 ? -(value % per_unit) : value % per_unit; rest != 0 && len < FRACTION_DIGITS;) {
        digits[len++] = (char)('0' + rest * 10 / per_unit);
        rest = rest * 10 % per_unit;
    }
    digits[len] = '\0';
    if (len > 0)
        buf_print(out, ".%s", digits);
}

/* Help texts keep their quotes, label values do not. */
static void write_escaped(struct buf *out, const char *text, bool quoted)
{
    for (; *text != '\0'; text++) {
        if (*text == '\\')
            buf_text(out, "\\\\");
        else if (*text == '\n')
            buf_text(out, "\\n");
        else if (*text == '"' && quoted)
            buf_text(out, "\\\"");
        else
            buf_char(out, *text);
    }
}

static void write_label(struct buf *out, char before, const char *name, const char *value)
{
    buf_print(out, "%c%s=\"", before, name);
    write_escaped(out, value, true);
    buf_char(out, '"');
}

static const char *label_value(const struct series *series, size_t label, size_t place)
{
    const struct metric_label *about = &series->row->labels[label];
    return about->value != NULL ? about->value(place) : series->learned[label][place];
}

/* bound NULL: the series has none. */
static void write_name(struct buf *out, const struct series *series, const char *suffix, const size_t places[],
                       const char *bound)
{
    char before = '{';
    buf_print(out, "%s%s", series->row->name, suffix);
    for (size_t label = 0; label < METRIC_LABELS_MAX; label++) {
        if (series->row->labels[label].name == NULL)
            continue;
        write_label(out, before, series->row->labels[label].name, label_value(series, label, places[label]));
        before = ',';
    }
    if (bound != NULL)
        write_label(out, before, "le", bound);
    buf_text(out, before == ',' || bound != NULL ? "} " : " ");
}

/* What is counted while this is printed may be in the sum and not yet in a bucket; the buckets agree with each other. */
static void write_histogram(struct buf *out, const struct series *series, const _Atomic int64_t *cells,
                            const size_t places[])
{
    const struct metric_row *row = series->row;
    int64_t total = 0;
    for (size_t i = 0; i <= row->bound_count; i++) {
        struct buf bound;
        buf_init(&bound, 64);
        if (i < row->bound_count)
            write_number(&bound, row->bounds[i], row->per_unit);
        else
            buf_text(&bound, "+Inf");
        total += atomic_load_explicit(&cells[i], memory_order_relaxed);
        write_name(out, series, "_bucket", places, buf_string(&bound));
        buf_print(out, "%" PRId64 "\n", total);
        buf_done(&bound);
    }
    write_name(out, series, "_sum", places, NULL);
    write_number(out, atomic_load_explicit(&cells[row->bound_count + 1], memory_order_relaxed), row->per_unit);
    buf_char(out, '\n');
    write_name(out, series, "_count", places, NULL);
    buf_print(out, "%" PRId64 "\n", total);
}

static void write_value(struct buf *out, const struct series *series, const _Atomic int64_t *at, const size_t places[])
{
    int64_t value = atomic_load_explicit(at, memory_order_relaxed);
    if (series->row->type == METRIC_GAUGE && value == METRIC_ABSENT)
        return;
    write_name(out, series, "", places, NULL);
    write_number(out, value, series->row->per_unit);
    buf_char(out, '\n');
}

static size_t known_values(const struct series *series, size_t label)
{
    return series->learned[label] == NULL
               ? values_of(series->row, label)
               : atomic_load_explicit(&series->learned_count[label], memory_order_acquire);
}

static void write_series(const struct metrics *metrics, size_t row, struct buf *out)
{
    static const char *const types[] = {"counter", "gauge", "histogram"};
    const struct series *series = &metrics->series[row];
    size_t counts[] = {known_values(series, 0), known_values(series, 1)}, places[METRIC_LABELS_MAX];
    buf_print(out, "# HELP %s ", series->row->name);
    write_escaped(out, series->row->help, false);
    buf_print(out, "\n# TYPE %s %s\n", series->row->name, types[series->row->type]);
    for (places[0] = 0; places[0] < counts[0]; places[0]++) {
        for (places[1] = 0; places[1] < counts[1]; places[1]++) {
            const _Atomic int64_t *at = cell(metrics, row, places[0], places[1]);
            if (series->row->type == METRIC_HISTOGRAM)
                write_histogram(out, series, at, places);
            else
                write_value(out, series, at, places);
        }
    }
}

void metrics_write(const struct metrics *metrics, struct buf *out)
{
    for (size_t row = 0; row < metrics->count; row++)
        write_series(metrics, row, out);
}
