/* The measures by name, and their rows put together. */
#include "core/statistic/figure.h"

#include <math.h>

#define ROOM_FIRST 32

#define TIMES (BIT(BY_MONTH) | BIT(BY_QUARTER) | BIT(BY_WEEK))
#define CLOCKS (BIT(BY_WEEKDAY) | BIT(BY_HOUR))
#define NAMES (BIT(BY_SERVICE) | BIT(BY_SEVERITY))
#define WEEKS_DAYS_MAX (13 * 7) /* a period up to here is told by weeks */
#define KNOWN_A_MONTH 6         /* with fewer times to detection they are told by quarters */

static const struct {
    const char *name, *title;
    unsigned groupings;
} measures[MEASURE_COUNT] = {
    [MEASURE_FREQUENCY] = {"frequency", "Disruptions", NAMES | TIMES | CLOCKS},
    [MEASURE_TREND] = {"trend", "Disruptions over time", TIMES},
    [MEASURE_DISTRIBUTION] = {"distribution", "Lengths", 0},
    [MEASURE_LENGTH] = {"length", "Length", NAMES | TIMES | CLOCKS},
    [MEASURE_ACTIVE] = {"active", "Active time", NAMES | TIMES | CLOCKS},
    [MEASURE_TTD] = {"ttd", "Time to Detection", NAMES | TIMES | CLOCKS},
    [MEASURE_DECLARE] = {"declare", "Detection to declaration", NAMES | TIMES | CLOCKS},
    [MEASURE_HOURS] = {"hours", "Hours of the week", 0},
    [MEASURE_DISRUPTED] = {"disrupted", "Disrupted time", NAMES},
    [MEASURE_REPEATS] = {"repeats", "Repeats", 0},
    [MEASURE_GAPS] = {"gaps", "Time between disruptions", BIT(BY_SERVICE)},
    [MEASURE_ACTIONS] = {"actions", "Action items", 0},
    [MEASURE_REPORTS] = {"reports", "Reports", 0},
    [MEASURE_OPEN] = {"open", "Open now", 0},
    [MEASURE_CHECK] = {"check", "Data to check", 0},
};

static const char *const values[VALUE_COUNT] = {
    [VALUE_MIN] = "min_s",
    [VALUE_P25] = "p25_s",
    [VALUE_MEDIAN] = "median_s",
    [VALUE_P75] = "p75_s",
    [VALUE_P90] = "p90_s",
    [VALUE_P95] = "p95_s",
    [VALUE_MAX] = "max_s",
    [VALUE_MEAN] = "mean_s",
    [VALUE_MEDIAN_LOW] = "median_low_s",
    [VALUE_MEDIAN_HIGH] = "median_high_s",
    [VALUE_MEDIAN_LOW_RANK] = "median_low_rank",
    [VALUE_MEDIAN_HIGH_RANK] = "median_high_rank",
    [VALUE_P90_LOW] = "p90_low_s",
    [VALUE_P90_HIGH] = "p90_high_s",
    [VALUE_P90_LOW_RANK] = "p90_low_rank",
    [VALUE_P90_HIGH_RANK] = "p90_high_rank",
    [VALUE_FEW] = "p90_of_few",
    [VALUE_OF] = "of",
    [VALUE_SHARE] = "share_permille",
    [VALUE_SHARE_LOW] = "share_low_permille",
    [VALUE_SHARE_HIGH] = "share_high_permille",
    [VALUE_WEEK_SHARE] = "share_of_week_permille",
    [VALUE_PER_30_DAYS] = "per_30_days_hundredths",
    [VALUE_INCOMPLETE] = "incomplete",
    [VALUE_SUM] = "sum_s",
    [VALUE_UNION] = "union_s",
    [VALUE_UNION_TO_NOW] = "union_to_now_s",
    [VALUE_OVERLAPS] = "overlaps",
    [VALUE_WINDOW_DAYS] = "window_days",
    [VALUE_CONCURRENT] = "concurrent",
    [VALUE_SECONDS] = "seconds",
    [VALUE_STALE] = "stale",
    [VALUE_ASSUMED] = "start_assumed",
    [VALUE_PRIVATE] = "private",
    [VALUE_DROPPED] = "dropped",
    [VALUE_OVERDUE] = "overdue",
    [VALUE_UNOWNED] = "without_owner",
    [VALUE_WITHOUT_ITEMS] = "reports_without_items",
    [VALUE_DRAFTED] = "drafted",
    [VALUE_PUBLISHED] = "published",
    [VALUE_ALL_CLOSED] = "all_items_closed",
};

const char *measure_name(enum measure measure)
{
    return measures[measure].name;
}

const char *measure_title(enum measure measure)
{
    return measures[measure].title;
}

bool measure_takes(enum measure measure, enum grouping by)
{
    return by == BY_NOTHING || (measures[measure].groupings & BIT(by)) != 0;
}

const char *figure_value_name(enum figure_value value)
{
    return values[value];
}

struct figure *row_add(struct rows *rows, enum measure measure, const char *by, const char *group)
{
    if (rows->count == rows->room) {
        size_t room = rows->room == 0 ? ROOM_FIRST : rows->room * 2;
        struct figure *at = arena_new(rows->arena, room, sizeof(*at));
        for (size_t i = 0; i < rows->count; i++)
            at[i] = rows->at[i];
        rows->at = at;
        rows->room = room;
    }
    struct figure *row = &rows->at[rows->count++];
    *row = (struct figure){.measure = measure, .by = by, .group = group};
    for (int i = 0; i < VALUE_COUNT; i++)
        row->values[i] = VALUE_NONE;
    return row;
}

static void row_interval(struct figure *row, const struct interval *interval, enum figure_value low)
{
    if (interval->low_rank == 0)
        return;
    row->values[low] = llround(interval->low);
    row->values[low + 1] = llround(interval->high);
    row->values[low + 2] = (int64_t)interval->low_rank;
    row->values[low + 3] = (int64_t)interval->high_rank;
}

void row_spread(struct figure *row, const struct spread *spread)
{
    const double all[] = {spread->min, spread->p25, spread->median, spread->p75,
                          spread->p90, spread->p95, spread->max,    spread->mean};
    row->n = spread->n;
    for (size_t i = 0; i < COUNT_OF(all) && spread->n > 0; i++)
        if (spread->n >= TAIL_FROM || (i != VALUE_P90 && i != VALUE_P95))
            row->values[i] = llround(all[i]);
    row_interval(row, &spread->median_interval, VALUE_MEDIAN_LOW);
    row_interval(row, &spread->p90_interval, VALUE_P90_LOW);
    if (spread->n >= TAIL_FROM && spread->n < TAIL_INTERVAL_FROM)
        row->values[VALUE_FEW] = 1;
    if (spread->n >= LIST_SINGLY_BELOW)
        return;
    row->single_count = spread->n;
    for (size_t i = 0; i < spread->n; i++)
        row->singles[i] = llround(spread->singles[i]);
}

void row_share(struct figure *row, const struct share *share)
{
    row->n = share->hits;
    row->values[VALUE_OF] = (int64_t)share->of;
    if (share->of == 0)
        return;
    row->values[VALUE_SHARE] = llround(share->value * 1000);
    row->values[VALUE_SHARE_LOW] = llround(share->low * 1000);
    row->values[VALUE_SHARE_HIGH] = llround(share->high * 1000);
}

static void rows_of_measure(struct rows *rows, enum measure measure, enum grouping by)
{
    static void (*const makers[MEASURE_COUNT])(struct rows *) = {
        [MEASURE_DISTRIBUTION] = rows_of_distribution,
        [MEASURE_HOURS] = rows_of_week,
        [MEASURE_REPEATS] = rows_of_repeats,
        [MEASURE_ACTIONS] = rows_of_actions,
        [MEASURE_REPORTS] = rows_of_reports,
        [MEASURE_OPEN] = rows_of_open,
        [MEASURE_CHECK] = rows_of_doubts,
    };
    if (makers[measure] != NULL)
        makers[measure](rows);
    else
        rows_of_groups(rows, measure, by);
}

/* Months, unless the period is short. */
static enum grouping trend_grouping(const struct sample *sample)
{
    return stat_period_days(sample) <= WEEKS_DAYS_MAX ? BY_WEEK : BY_MONTH;
}

/* Months, unless too few values are known in them. */
static enum grouping ttd_grouping(const struct sample *sample)
{
    size_t months, one;
    struct left_outs left;
    (void)sample_groups(sample, BY_MONTH, &months);
    struct spread known = stat_spread(sample, sample_groups(sample, BY_NOTHING, &one), STAT_TTD, &left);
    return known.n < months * KNOWN_A_MONTH ? BY_QUARTER : BY_MONTH;
}

enum grouping figures_times(const struct sample *sample, enum measure measure)
{
    return measure == MEASURE_TTD ? ttd_grouping(sample) : trend_grouping(sample);
}

/* All that is worth a row when no grouping was asked for. */
static void rows_by_default(struct rows *rows, enum measure measure)
{
    if (measure != MEASURE_TREND && measure != MEASURE_GAPS)
        rows_of_measure(rows, measure, BY_NOTHING);
    if (measure == MEASURE_TREND || measure == MEASURE_TTD)
        rows_of_measure(rows, measure, figures_times(rows->sample, measure));
    if (measure == MEASURE_LENGTH)
        rows_of_measure(rows, measure, BY_SEVERITY);
    if (measure == MEASURE_FREQUENCY || measure == MEASURE_LENGTH || measure == MEASURE_DISRUPTED ||
        measure == MEASURE_GAPS)
        rows_of_measure(rows, measure, BY_SERVICE);
}

struct figures figures_of(struct arena *arena, const struct sample *sample, enum measure measure, enum grouping by)
{
    struct rows rows = {.arena = arena, .sample = sample};
    rows_of_measure(&rows, measure, by);
    return (struct figures){rows.at, rows.count};
}

struct figures figures_make(struct arena *arena, const struct sample *sample, const struct figure_request *request)
{
    static const enum measure grouped[] = {MEASURE_FREQUENCY, MEASURE_LENGTH, MEASURE_TTD, MEASURE_DISRUPTED};
    struct rows rows = {.arena = arena, .sample = sample};
    if (!request->all && request->grouped)
        rows_of_measure(&rows, request->measure, request->by);
    else if (!request->all)
        rows_by_default(&rows, request->measure);
    else if (request->grouped)
        for (size_t i = 0; i < COUNT_OF(grouped); i++) {
            if (measure_takes(grouped[i], request->by))
                rows_of_measure(&rows, grouped[i], request->by);
        }
    else
        for (int i = 0; i < MEASURE_COUNT; i++)
            rows_by_default(&rows, (enum measure)i);
    return (struct figures){rows.at, rows.count};
}
