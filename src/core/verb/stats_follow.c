/* Measures of what follows: the next disruption, action items, reports, and what wants looking after. */
#include <inttypes.h>

#include "stats.h"

#define PAIRS_MAX (STATS_BARS_MAX - 1)

static struct figures rows_of(const struct stats *stats)
{
    stats_title(stats, measure_title(stats->request.measure));
    return figures_of(stats->arena, stats->sample, stats->request.measure, BY_NOTHING);
}

static void say_share(const struct stats *stats, const struct figure *row)
{
    markup_print(stats->out, "%zu of %" PRId64, row->n, row->values[VALUE_OF]);
    if (row->values[VALUE_SHARE] != VALUE_NONE)
        markup_print(stats->out, " (95 %% interval %" PRId64 " to %" PRId64 " %%)",
                     (row->values[VALUE_SHARE_LOW] + 5) / 10, (row->values[VALUE_SHARE_HIGH] + 5) / 10);
}

void stats_repeats(const struct stats *stats)
{
    struct figures figures = rows_of(stats);
    size_t windows = 0, first;
    for (; windows < figures.count && figures.rows[windows].values[VALUE_WINDOW_DAYS] != VALUE_NONE; windows++) {
        const struct figure *row = &figures.rows[windows];
        stats_line(stats);
        markup_print(stats->out, "Within %" PRId64 " days of another of the same service: ",
                     row->values[VALUE_WINDOW_DAYS]);
        say_share(stats, row);
        markup_print(stats->out, ", %" PRId64 " more while one ran", row->values[VALUE_CONCURRENT]);
    }
    first = figures.count > windows + PAIRS_MAX ? figures.count - PAIRS_MAX : windows;
    for (size_t i = first; i < figures.count; i++) {
        stats_line(stats);
        markup_print(stats->out, "%s began ", figures.rows[i].group);
        brief_write(figures.rows[i].values[VALUE_SECONDS], stats->out);
        markup_print(stats->out, " after %s ended", figures.rows[i].note);
    }
    if (first == windows)
        return;
    stats_line(stats);
    markup_print(stats->out, "and %zu pairs before these", first - windows);
}

void stats_gaps(const struct stats *stats)
{
    stats_title(stats, measure_title(MEASURE_GAPS));
    stats_line(stats);
    markup_text(stats->out, "From the end of one to the Start of the next of the same service");
    stats_medians(stats, figures_of(stats->arena, stats->sample, MEASURE_GAPS, BY_SERVICE), STATS_BARS_MAX);
}

void stats_actions(const struct stats *stats)
{
    struct figures figures = rows_of(stats);
    const struct figure *row = figures.rows;
    const int64_t *v = row->values;
    stats_line(stats);
    markup_text(stats->out, "Done: ");
    say_share(stats, row);
    markup_print(stats->out, ", %" PRId64 " dropped", v[VALUE_DROPPED]);
    stats_line(stats);
    markup_print(stats->out, "Open ones: %" PRId64 " overdue, %" PRId64 " without owner", v[VALUE_OVERDUE],
                 v[VALUE_UNOWNED]);
    for (size_t i = 1; i < figures.count; i++) {
        stats_line(stats);
        markup_print(stats->out, "%s: ", i == 1 ? "Age of open ones" : "From creation to done");
        stats_spread(stats, &figures.rows[i]);
    }
    stats_line(stats);
    markup_print(stats->out, "Reports without any item: %" PRId64, v[VALUE_WITHOUT_ITEMS]);
}

void stats_reports(const struct stats *stats)
{
    struct figures figures = rows_of(stats);
    const struct figure *row = figures.rows;
    const int64_t *v = row->values;
    stats_line(stats);
    markup_print(stats->out,
                 "%zu disruptions are over: %" PRId64 " have a report, %" PRId64 " of them published; of %" PRId64
                 " all items are closed",
                 row->n, v[VALUE_DRAFTED], v[VALUE_PUBLISHED], v[VALUE_ALL_CLOSED]);
    stats_sizes(stats, row, 0);
    stats_line(stats);
    markup_text(stats->out, "From the end to publication: ");
    stats_spread(stats, &figures.rows[1]);
    if (figures.count < 3)
        return;
    stats_line(stats);
    markup_print(stats->out, "Unpublished the longest: %s, ", figures.rows[2].group);
    brief_write(figures.rows[2].values[VALUE_SECONDS], stats->out);
}

void stats_open(const struct stats *stats)
{
    struct figures figures = rows_of(stats);
    for (size_t i = 0; i < figures.count && i < STATS_BARS_MAX; i++) {
        const struct figure *row = &figures.rows[i];
        stats_line(stats);
        markup_print(stats->out, "%s: open for ", row->group);
        brief_write(row->values[VALUE_SECONDS], stats->out);
        markup_text(stats->out, row->values[VALUE_ASSUMED] == 1 ? ", Start assumed" : "");
        markup_text(stats->out, row->values[VALUE_STALE] == 1 ? ", no message for 24 h" : "");
    }
    stats_line(stats);
    if (figures.count > STATS_BARS_MAX)
        markup_print(stats->out, "and %zu more", figures.count - STATS_BARS_MAX);
    else if (figures.count > 0)
        markup_print(stats->out, "%zu in all", figures.count);
    else
        markup_text(stats->out, "None");
}

void stats_doubts(const struct stats *stats)
{
    size_t count;
    const struct doubt *doubts = stat_doubts(stats->sample, &count);
    stats_title(stats, measure_title(MEASURE_CHECK));
    for (size_t i = 0; i < count && i < STATS_BARS_MAX; i++) {
        stats_line(stats);
        markup_print(stats->out, "%s %s", doubts[i].id, doubt_sentence(doubts[i].kind));
        if (doubts[i].seconds == 0)
            continue;
        markup_text(stats->out, ": ");
        brief_write(doubts[i].seconds, stats->out);
    }
    stats_line(stats);
    if (count == 0)
        markup_text(stats->out, "Nothing looks wrong.");
    else if (count > STATS_BARS_MAX)
        markup_print(stats->out, "and %zu more", count - STATS_BARS_MAX);
    else
        markup_code(stats->out, turn_command(stats->turn, "mark", "D-n started TIME"));
    markup_text(stats->out, count > 0 && count <= STATS_BARS_MAX ? " mends a time." : "");
}
