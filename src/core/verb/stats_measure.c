/* One measure by name, each in the lines that suit it. */
#include <inttypes.h>
#include <string.h>

#include "stats.h"

static struct figures rows_by(const struct stats *stats, enum grouping by)
{
    return figures_of(stats->arena, stats->sample, stats->request.measure, by);
}

static const struct figure *whole(const struct stats *stats)
{
    return rows_by(stats, BY_NOTHING).rows;
}

static void title(const struct stats *stats)
{
    stats_title(stats, measure_title(stats->request.measure));
}

/* What the rest of a long list of groups is called. */
static const char *rest_name(enum grouping by)
{
    return by == BY_SERVICE ? "services" : by == BY_SEVERITY ? "severities" : NULL;
}

bool stats_total(const struct stats *stats)
{
    const struct figure *row = figures_of(stats->arena, stats->sample, MEASURE_FREQUENCY, BY_NOTHING).rows;
    int64_t rate = row->values[VALUE_PER_30_DAYS];
    stats_line(stats);
    if (row->n == 0)
        markup_text(stats->out, "No data: none began in this time");
    else
        markup_print(stats->out, "%zu disruption%s", row->n, row->n == 1 ? "" : "s");
    if (row->n > 0 && rate != VALUE_NONE)
        markup_print(stats->out, ", %" PRId64 ".%" PRId64 " in 30 days", rate / 100, rate / 10 % 10);
    stats_left(stats, row);
    return row->n > 0;
}

/* The last two months (weeks, quarters) that are whole; more needs a test that chance does not pass. */
static void say_change(const struct stats *stats, struct figures figures)
{
    const struct figure *last = NULL, *before = NULL;
    for (size_t i = figures.count; i > 0 && before == NULL; i--) {
        const struct figure *row = &figures.rows[i - 1];
        if (row->values[VALUE_INCOMPLETE] == 1)
            continue;
        *(last == NULL ? &last : &before) = row;
    }
    if (before == NULL)
        return;
    stats_line(stats);
    if (!counts_differ(last->n, before->n))
        markup_print(stats->out, "No clear change from %s to %s", before->group, last->group);
    else
        markup_print(stats->out, "%s in %s than in %s, by more than chance", last->n > before->n ? "More" : "Fewer",
                     last->group, before->group);
}

/* One character an hour, by eighths of the busiest one. */
static void say_day_hours(const struct stats *stats, const size_t hours[24], size_t max)
{
    static const char *const levels[] = {"\u2581", "\u2582", "\u2583", "\u2584",
                                         "\u2585", "\u2586", "\u2587", "\u2588"};
    struct buf day;
    buf_init(&day, LINE_MAX_BYTES);
    for (int hour = 0; hour < 24; hour++)
        buf_text(&day, hours[hour] == 0 ? "\u00b7" : levels[(hours[hour] * 8 + max - 1) / max - 1]);
    markup_code(stats->out, buf_string(&day));
    buf_done(&day);
}

static void say_part(const struct stats *stats, const struct figure *row)
{
    stats_line(stats);
    markup_print(stats->out, "%s: %zu of %" PRId64, row->group, row->n, row->values[VALUE_OF]);
    if (row->values[VALUE_SHARE] != VALUE_NONE)
        markup_print(stats->out, " (%" PRId64 " %%; %" PRId64 " %% of the week)",
                     (row->values[VALUE_SHARE] + 5) / 10, (row->values[VALUE_WEEK_SHARE] + 5) / 10);
}

static void say_week(const struct stats *stats)
{
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    struct left_outs left;
    size_t one, max = 1;
    struct week week = stat_week(stats->sample, sample_groups(stats->sample, BY_NOTHING, &one), &left);
    struct figures figures = figures_of(stats->arena, stats->sample, MEASURE_HOURS, BY_NOTHING);
    stats_title(stats, measure_title(MEASURE_HOURS));
    for (size_t i = 0; i < WEEK_PART_COUNT; i++)
        say_part(stats, &figures.rows[i]);
    for (int cell = 0; cell < 7 * 24; cell++)
        if (week.at[cell / 24][cell % 24] > max)
            max = week.at[cell / 24][cell % 24];
    for (int day = 0; day < 7; day++) {
        size_t sum = 0;
        for (int hour = 0; hour < 24; hour++)
            sum += week.at[day][hour];
        stats_line(stats);
        say_day_hours(stats, week.at[day], max);
        markup_print(stats->out, " %s %zu", days[day], sum);
    }
    const struct figure sizes = {.measure = MEASURE_HOURS, .n = week.n, .left = left};
    stats_line(stats);
    markup_text(stats->out, "From 00 to 23 o'clock, when they began");
    stats_sizes(stats, &sizes, 0);
}

static bool is_time(enum grouping by)
{
    return by == BY_MONTH || by == BY_QUARTER || by == BY_WEEK;
}

static void say_counts(const struct stats *stats)
{
    enum grouping by = stats->request.grouped                   ? stats->request.by
                       : stats->request.measure == MEASURE_TREND ? figures_times(stats->sample, MEASURE_TREND)
                                                                 : BY_SERVICE;
    if (by == BY_HOUR) {
        say_week(stats);
        return;
    }
    struct figures figures = rows_by(stats, by);
    title(stats);
    if (!stats_total(stats))
        return;
    stats_bars(stats, figures, STATS_BARS_MAX, rest_name(by));
    if (is_time(by))
        say_change(stats, figures);
}

static void say_distribution(const struct stats *stats)
{
    struct figures figures = rows_by(stats, BY_NOTHING);
    const struct figure *length = figures_of(stats->arena, stats->sample, MEASURE_LENGTH, BY_NOTHING).rows;
    title(stats);
    stats_line(stats);
    stats_spread(stats, length);
    stats_bars(stats, figures, LENGTH_BUCKETS, NULL);
}

static void say_interval(const struct stats *stats, const struct figure *row)
{
    if (row->values[VALUE_MEDIAN_LOW] == VALUE_NONE)
        return;
    stats_line(stats);
    markup_text(stats->out, "95 % interval of the median: ");
    brief_write(row->values[VALUE_MEDIAN_LOW], stats->out);
    markup_text(stats->out, " to ");
    brief_write(row->values[VALUE_MEDIAN_HIGH], stats->out);
    markup_text(stats->out, "; mean ");
    brief_write(row->values[VALUE_MEAN], stats->out);
}

static void say_durations_by(const struct stats *stats)
{
    const struct figure *all = whole(stats);
    bool ttd = stats->request.measure == MEASURE_TTD, length = stats->request.measure == MEASURE_LENGTH;
    title(stats);
    stats_line(stats);
    stats_spread(stats, all);
    say_interval(stats, all);
    if (stats->request.grouped)
        stats_medians(stats, rows_by(stats, stats->request.by), STATS_BARS_MAX - 1);
    else if (ttd)
        stats_medians(stats, rows_by(stats, figures_times(stats->sample, MEASURE_TTD)), STATS_BARS_MAX - 1);
    else if (length) {
        stats_medians(stats, rows_by(stats, BY_SEVERITY), SEVERITY_MAX);
        stats_medians(stats, rows_by(stats, BY_SERVICE), SEVERITY_MAX);
    }
}

void stats_disrupted(const struct stats *stats, const struct figure *row)
{
    brief_write(row->values[VALUE_UNION], stats->out);
    if (row->values[VALUE_SUM] != row->values[VALUE_UNION]) {
        markup_text(stats->out, " (added up ");
        brief_write(row->values[VALUE_SUM], stats->out);
        markup_text(stats->out, ")");
    }
    if (row->values[VALUE_UNION_TO_NOW] == VALUE_NONE)
        return;
    markup_print(stats->out, ", with %zu still open ", row->left.of[LEFT_OPEN]);
    brief_write(row->values[VALUE_UNION_TO_NOW], stats->out);
}

static void say_disrupted(const struct stats *stats)
{
    const struct figure *all = whole(stats);
    struct figures figures = rows_by(stats, stats->request.grouped ? stats->request.by : BY_SERVICE);
    title(stats);
    stats_line(stats);
    markup_text(stats->out, "In all ");
    stats_disrupted(stats, all);
    markup_print(stats->out, "; %" PRId64 " began while another ran", all->values[VALUE_OVERLAPS]);
    stats_sizes(stats, all, BIT(LEFT_OPEN) | BIT(LEFT_BAD_ORDER));
    for (size_t i = 0; i < figures.count && i < STATS_BARS_MAX; i++) {
        stats_line(stats);
        bar_write(figures.rows[i].values[VALUE_UNION], all->values[VALUE_UNION], stats->out);
        stats_disrupted(stats, &figures.rows[i]);
        markup_print(stats->out, "  %s (n %zu)", figures.rows[i].group, figures.rows[i].n);
    }
}

void stats_measure(const struct stats *stats)
{
    static void (*const writers[MEASURE_COUNT])(const struct stats *) = {
        [MEASURE_FREQUENCY] = say_counts,       [MEASURE_TREND] = say_counts,
        [MEASURE_DISTRIBUTION] = say_distribution, [MEASURE_LENGTH] = say_durations_by,
        [MEASURE_ACTIVE] = say_durations_by,    [MEASURE_TTD] = say_durations_by,
        [MEASURE_DECLARE] = say_durations_by,   [MEASURE_HOURS] = say_week,
        [MEASURE_DISRUPTED] = say_disrupted,    [MEASURE_REPEATS] = stats_repeats,
        [MEASURE_GAPS] = stats_gaps,              [MEASURE_ACTIONS] = stats_actions,
        [MEASURE_REPORTS] = stats_reports,        [MEASURE_OPEN] = stats_open,
        [MEASURE_CHECK] = stats_doubts,
    };
    writers[stats->request.measure](stats);
}
