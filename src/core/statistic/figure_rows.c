/* Rows, measure by measure. */
#include <math.h>

#include "core/statistic/figure.h"

static const enum stat_duration durations[MEASURE_COUNT] = {
    [MEASURE_LENGTH] = STAT_LENGTH,
    [MEASURE_ACTIVE] = STAT_ACTIVE,
    [MEASURE_TTD] = STAT_TTD,
    [MEASURE_DECLARE] = STAT_DECLARE,
};

static const struct stat_group *whole(const struct rows *rows)
{
    size_t count;
    return sample_groups(rows->sample, BY_NOTHING, &count);
}

static void fill_count(const struct rows *rows, const struct stat_group *group, bool per_days, struct figure *row)
{
    double days = ceil(stat_period_days(rows->sample));
    row->n = stat_count(rows->sample, group, &row->left);
    if (per_days && days >= 1)
        row->values[VALUE_PER_30_DAYS] = llround((double)row->n * 3000 / days);
}

static void fill_disrupted(const struct rows *rows, const struct stat_group *group, struct figure *row)
{
    struct disrupted disrupted = stat_disrupted(rows->sample, group, &row->left);
    row->n = disrupted.n;
    row->values[VALUE_SUM] = disrupted.sum_s;
    row->values[VALUE_UNION] = disrupted.union_s;
    row->values[VALUE_OVERLAPS] = (int64_t)disrupted.overlaps;
    if (disrupted.open > 0)
        row->values[VALUE_UNION_TO_NOW] = disrupted.union_to_now_s;
}

static void fill_group(const struct rows *rows, const struct stat_group *group, enum grouping by, struct figure *row)
{
    struct spread spread;
    switch (row->measure) {
    case MEASURE_FREQUENCY:
    case MEASURE_TREND:
        fill_count(rows, group, by <= BY_SEVERITY, row);
        return;
    case MEASURE_DISRUPTED:
        fill_disrupted(rows, group, row);
        return;
    case MEASURE_GAPS:
        spread = stat_gaps(rows->sample, group);
        break;
    default:
        spread = stat_spread(rows->sample, group, durations[row->measure], &row->left);
    }
    row_spread(row, &spread);
}

static bool says_nothing(const struct figure *row)
{
    return row->n == 0 && row->left.of[LEFT_OPEN] + row->left.of[LEFT_BAD_ORDER] + row->left.of[LEFT_UNKNOWN] == 0;
}

void rows_of_groups(struct rows *rows, enum measure measure, enum grouping by)
{
    size_t count;
    const struct stat_group *groups = sample_groups(rows->sample, by, &count);
    for (size_t i = 0; i < count; i++) {
        struct figure *row = row_add(rows, measure, grouping_name(by), groups[i].name);
        fill_group(rows, &groups[i], by, row);
        if (groups[i].incomplete)
            row->values[VALUE_INCOMPLETE] = 1;
        if (by == BY_NOTHING && measure == MEASURE_FREQUENCY) {
            row->values[VALUE_ASSUMED] = (int64_t)stat_assumed(rows->sample);
            row->values[VALUE_PRIVATE] = (int64_t)stat_private(rows->sample);
        }
        /* A service that only maintenance or another period knows is none of this measure's. */
        if ((by == BY_SERVICE || by == BY_SEVERITY) && says_nothing(row))
            rows->count--;
    }
}

void rows_of_distribution(struct rows *rows)
{
    size_t counts[LENGTH_BUCKETS];
    struct left_outs left;
    stat_buckets(rows->sample, whole(rows), counts, &left);
    for (size_t b = 0; b < LENGTH_BUCKETS; b++) {
        struct figure *row = row_add(rows, MEASURE_DISTRIBUTION, "length", length_bucket_name(b));
        row->n = counts[b];
        row->left = left;
    }
}

static void add_week_row(struct rows *rows, const struct week *week, const struct left_outs *left, const char *by,
                         const char *group, size_t n)
{
    struct figure *row = row_add(rows, MEASURE_HOURS, by, group);
    struct share share = share_of(n, week->n);
    row_share(row, &share);
    row->left = *left;
}

void rows_of_week(struct rows *rows)
{
    static const char *const parts[WEEK_PART_COUNT] = {
        [PART_WORKING] = "working hours", [PART_WEEKDAY] = "other weekday hours", [PART_WEEKEND] = "weekend"};
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    struct left_outs left;
    struct week week = stat_week(rows->sample, whole(rows), &left);
    for (int part = 0; part < WEEK_PART_COUNT; part++) {
        add_week_row(rows, &week, &left, "part", parts[part], week.parts[part]);
        rows->at[rows->count - 1].values[VALUE_WEEK_SHARE] = llround(week_part_shares[part] * 1000);
    }
    for (int day = 0; day < 7; day++)
        for (int hour = 0; hour < 24; hour++)
            if (week.at[day][hour] > 0)
                add_week_row(rows, &week, &left, "weekday_hour",
                             arena_print(rows->arena, "%s %02d", days[day], hour), week.at[day][hour]);
}

void rows_of_repeats(struct rows *rows)
{
    static const int windows[] = {7, 30};
    struct repeats repeats = {0};
    for (size_t w = 0; w < COUNT_OF(windows); w++) {
        repeats = stat_repeats(rows->sample, windows[w]);
        struct figure *row = row_add(rows, MEASURE_REPEATS, "window", arena_print(rows->arena, "%d d", windows[w]));
        row_share(row, &repeats.share);
        row->values[VALUE_WINDOW_DAYS] = windows[w];
        row->values[VALUE_CONCURRENT] = (int64_t)repeats.concurrent;
    }
    for (size_t i = 0; i < repeats.share.hits; i++) {
        struct figure *row = row_add(rows, MEASURE_REPEATS, "pair", repeats.pairs[i].id);
        row->note = repeats.pairs[i].earlier_id;
        row->n = 1;
        row->values[VALUE_SECONDS] = repeats.pairs[i].after_s;
    }
}

void rows_of_actions(struct rows *rows)
{
    struct action_figures actions = stat_actions(rows->sample);
    struct figure *row = row_add(rows, MEASURE_ACTIONS, "", "");
    row_share(row, &actions.done);
    row->values[VALUE_DROPPED] = (int64_t)actions.dropped;
    row->values[VALUE_OVERDUE] = (int64_t)actions.overdue;
    row->values[VALUE_UNOWNED] = (int64_t)actions.unowned;
    row->values[VALUE_WITHOUT_ITEMS] = (int64_t)actions.reports_without;
    row_spread(row_add(rows, MEASURE_ACTIONS, "time", "age of open ones"), &actions.open_age);
    row_spread(row_add(rows, MEASURE_ACTIONS, "time", "creation to done"), &actions.to_done);
}

void rows_of_reports(struct rows *rows)
{
    struct report_figures reports = stat_reports(rows->sample);
    struct figure *row = row_add(rows, MEASURE_REPORTS, "", "");
    row->n = reports.n;
    row->left = reports.left;
    row->values[VALUE_DRAFTED] = (int64_t)reports.drafted;
    row->values[VALUE_PUBLISHED] = (int64_t)reports.published;
    row->values[VALUE_ALL_CLOSED] = (int64_t)reports.all_closed;
    row_spread(row_add(rows, MEASURE_REPORTS, "time", "end to publication"), &reports.delay);
    if (reports.oldest_id == NULL)
        return;
    row = row_add(rows, MEASURE_REPORTS, "oldest unpublished", reports.oldest_id);
    row->n = 1;
    row->values[VALUE_SECONDS] = reports.oldest_s;
}

void rows_of_open(struct rows *rows)
{
    size_t count;
    const struct open_case *open = stat_open(rows->sample, &count);
    for (size_t i = 0; i < count; i++) {
        struct figure *row = row_add(rows, MEASURE_OPEN, "disruption", open[i].id);
        row->n = 1;
        row->values[VALUE_SECONDS] = open[i].age_s;
        row->values[VALUE_STALE] = open[i].stale;
        row->values[VALUE_ASSUMED] = open[i].assumed;
    }
}

void rows_of_doubts(struct rows *rows)
{
    size_t count;
    const struct doubt *doubts = stat_doubts(rows->sample, &count);
    for (size_t i = 0; i < count; i++) {
        struct figure *row = row_add(rows, MEASURE_CHECK, "disruption", doubts[i].id);
        row->note = doubt_name(doubts[i].kind);
        row->n = 1;
        row->values[VALUE_SECONDS] = doubts[i].seconds;
    }
}
