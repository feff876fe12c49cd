/* The shapes in which figures are said: bars, medians, and always how many there are and what is not in them. */
#include "stats.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/zone.h"
#include "disruption/core/duration.h"

#define BAR_BLOCKS 20 /* at most; a phone shows a name behind them */
#define DAY_S 86400

void brief_write(int64_t seconds, struct buf *out)
{
    int64_t unit = seconds < 60 ? 1 : seconds < DAY_S - 30 ? 60 : 3600;
    duration_write((seconds + unit / 2) / unit * unit, out);
}

void bar_write(int64_t value, int64_t max, struct buf *out)
{
    static const char *const parts[] = {"",         "\u258f", "\u258e", "\u258d",
                                        "\u258c", "\u258b", "\u258a", "\u2589"};
    int64_t eighths = max <= 0 ? 0 : (value * BAR_BLOCKS * 8 + max / 2) / max;
    if (value > 0 && eighths == 0)
        eighths = 1;
    for (int64_t i = 0; i < eighths / 8; i++)
        buf_text(out, "\u2588");
    buf_text(out, parts[eighths % 8]);
    if (eighths > 0)
        buf_char(out, ' ');
}

void stats_line(const struct stats *stats)
{
    if (stats->out->len > 0)
        markup_text(stats->out, "\n");
}

static void say_day(const struct stats *stats, int64_t at_ms)
{
    struct local_time wall;
    if (zone_local(stats->request.frame.zone, at_ms, &wall))
        markup_print(stats->out, "%04d-%02d-%02d", wall.year, wall.month, wall.day);
}

void stats_title(const struct stats *stats, const char *title)
{
    const char *const *values = stats->turn->command->values;
    int64_t from_ms = stat_from_ms(stats->sample);
    markup_bold(stats->out, title);
    if (values[ARGUMENT_SVC] != NULL)
        markup_print(stats->out, " of %s", values[ARGUMENT_SVC]);
    markup_text(stats->out, ", ");
    if (from_ms != TIME_UNKNOWN) {
        say_day(stats, from_ms);
        markup_text(stats->out, " to ");
    }
    say_day(stats, stats->request.frame.now_ms - 1);
    markup_print(stats->out, ", times in %s", stats->request.frame.zone);
}

static const char *say_reasons(const struct stats *stats, const struct figure *row, unsigned always,
                               const char *between)
{
    for (int reason = 0; reason < LEFT_COUNT; reason++) {
        char name[32];
        if (row->left.of[reason] == 0 && (always & BIT(reason)) == 0)
            continue;
        snprintf(name, sizeof(name), "%s", left_out_name((enum left_out)reason));
        for (char *c = strchr(name, '_'); c != NULL; c = strchr(c, '_'))
            *c = ' ';
        markup_print(stats->out, "%s%zu %s", between, row->left.of[reason], name);
        between = ", ";
    }
    return between;
}

void stats_sizes(const struct stats *stats, const struct figure *row, unsigned always)
{
    markup_print(stats->out, " (n %zu", row->n);
    (void)say_reasons(stats, row, always, "; ");
    markup_text(stats->out, ")");
}

void stats_left(const struct stats *stats, const struct figure *row)
{
    const char *before = " (left out: ";
    markup_text(stats->out, say_reasons(stats, row, 0, before) == before ? "" : ")");
}

static void say_seconds(const struct stats *stats, const char *before, int64_t seconds)
{
    markup_text(stats->out, before);
    brief_write(seconds, stats->out);
}

static void say_singles(const struct stats *stats, const struct figure *row)
{
    for (size_t i = 0; i < row->single_count; i++)
        say_seconds(stats, i == 0 ? "" : ", ", row->singles[i]);
}

/* Reasons that matter to a measure are told even at zero. */
static unsigned reasons_of(enum measure measure)
{
    static const unsigned reasons[MEASURE_COUNT] = {
        [MEASURE_LENGTH] = BIT(LEFT_OPEN) | BIT(LEFT_BAD_ORDER),
        [MEASURE_ACTIVE] = BIT(LEFT_OPEN) | BIT(LEFT_BAD_ORDER),
        [MEASURE_DISRUPTED] = BIT(LEFT_OPEN) | BIT(LEFT_BAD_ORDER),
        [MEASURE_TTD] = BIT(LEFT_UNKNOWN) | BIT(LEFT_BAD_ORDER),
        [MEASURE_DECLARE] = BIT(LEFT_UNKNOWN) | BIT(LEFT_BAD_ORDER),
    };
    return reasons[measure];
}

void stats_spread(const struct stats *stats, const struct figure *row)
{
    const int64_t *v = row->values;
    size_t told = row->n + row->left.of[LEFT_BAD_ORDER];
    if (row->measure == MEASURE_TTD)
        markup_print(stats->out, "known for %zu of %zu: ", told, told + row->left.of[LEFT_UNKNOWN]);
    if (row->n == 0)
        markup_text(stats->out, "no data");
    else if (row->single_count > 0)
        say_singles(stats, row);
    if (row->n > row->single_count) {
        say_seconds(stats, "median ", v[VALUE_MEDIAN]);
        say_seconds(stats, ", half of them from ", v[VALUE_P25]);
        say_seconds(stats, " to ", v[VALUE_P75]);
    }
    if (v[VALUE_P90] != VALUE_NONE) {
        say_seconds(stats, ", 9 in 10 up to ", v[VALUE_P90]);
        markup_text(stats->out, v[VALUE_FEW] == 1 ? " (of few)" : "");
    }
    stats_sizes(stats, row, reasons_of(row->measure));
}

static int64_t greatest(struct figures figures)
{
    int64_t max = 0;
    for (size_t i = 0; i < figures.count; i++)
        if ((int64_t)figures.rows[i].n > max)
            max = (int64_t)figures.rows[i].n;
    return max;
}

static void say_name(const struct stats *stats, const struct figure *row)
{
    bool number = row->by[0] == 's' && row->group[0] >= '1' && row->group[0] <= '9' && row->group[1] == '\0';
    bool week = strcmp(row->by, grouping_name(BY_WEEK)) == 0;
    markup_print(stats->out, "  %s%s%s", number ? "severity " : week ? "week of " : "", row->group,
                 row->values[VALUE_INCOMPLETE] == 1 ? " (incomplete)" : "");
}

static void say_bar(const struct stats *stats, const struct figure *row, int64_t max)
{
    stats_line(stats);
    bar_write((int64_t)row->n, max, stats->out);
    markup_print(stats->out, "%zu", row->n);
    say_name(stats, row);
}

void stats_bars(const struct stats *stats, struct figures figures, size_t max, const char *what)
{
    size_t more = figures.count > max ? figures.count - max : 0, sum = 0;
    size_t first = what == NULL ? more : 0, last = what == NULL ? figures.count : figures.count - more;
    for (size_t i = last; i < figures.count; i++)
        sum += figures.rows[i].n;
    int64_t longest = greatest((struct figures){figures.rows + first, figures.count - first});
    for (size_t i = first; i < last; i++)
        say_bar(stats, &figures.rows[i], longest);
    if (last == figures.count)
        return;
    stats_line(stats);
    markup_print(stats->out, "%zu  others (%zu %s)", sum, more, what);
}

void stats_medians(const struct stats *stats, struct figures figures, size_t max)
{
    int64_t longest = 0;
    size_t more = figures.count > max ? figures.count - max : 0;
    size_t first = figures.count > 0 && figures.rows[0].by[0] != 's' ? more : 0; /* of times, the last */
    size_t last = first + figures.count - more;
    for (size_t i = first; i < last; i++)
        if (figures.rows[i].single_count == 0 && figures.rows[i].values[VALUE_MEDIAN] > longest)
            longest = figures.rows[i].values[VALUE_MEDIAN];
    for (size_t i = first; i < last; i++) {
        const struct figure *row = &figures.rows[i];
        stats_line(stats);
        if (row->n == 0) {
            markup_text(stats->out, "no data");
        } else if (row->single_count > 0) {
            say_singles(stats, row);
        } else {
            bar_write(row->values[VALUE_MEDIAN], longest, stats->out);
            brief_write(row->values[VALUE_MEDIAN], stats->out);
        }
        say_name(stats, row);
        stats_sizes(stats, row, 0);
    }
    if (first == 0 && more > 0) {
        stats_line(stats);
        markup_print(stats->out, "and %zu more: --format csv at the shell has them all", more);
    }
}
