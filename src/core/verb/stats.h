/* Figures said in lines of chat: at most STATS_LINES_MAX, bars made of block characters, nothing that needs a wide font. */
#ifndef CORE_VERB_STATS_H
#define CORE_VERB_STATS_H

#include "core/statistic/figure.h"
#include "turn.h"

#define STATS_LINES_MAX 15 /* of one answer */
#define STATS_BARS_MAX 12  /* rows of a picture; the rest is summed up in one more */

struct stats {
    const struct turn *turn;
    struct arena *arena; /* goes with the answer */
    const struct sample *sample;
    struct figure_request request;
    struct buf *out;
};

/** "45 s", "12 min", "1 h 13 min", "2 d 4 h": no more than two units. */
void brief_write(int64_t seconds, struct buf *out);

/** A bar as long as value is of max, in eighths of a block. */
void bar_write(int64_t value, int64_t max, struct buf *out);

/** Begins a line. */
void stats_line(const struct stats *stats);

/** "Length, 2026-01-01 to 2026-03-01, Europe/Berlin", the first line. */
void stats_title(const struct stats *stats, const char *title);

/** "(n 400; 0 open, 0 bad order)": the reasons of `always` even when nothing is left out for them. */
void stats_sizes(const struct stats *stats, const struct figure *row, unsigned always);

/** " (left out: 10 maintenance)"; nothing when nothing is. */
void stats_left(const struct stats *stats, const struct figure *row);

/** "median 1 h 13 min, half of them ..., 9 in 10 up to ... (n 400; ...)", as much as n allows. */
void stats_spread(const struct stats *stats, const struct figure *row);

/** Rows as bars of their n, their name behind it. what: "services", for those that do not fit; NULL: the last ones are shown. */
void stats_bars(const struct stats *stats, struct figures figures, size_t max, const char *what);

/** Rows of spreads by name, each with its median, or its values where they are few. */
void stats_medians(const struct stats *stats, struct figures figures, size_t max);

/** "1254 disruptions, 23.1 in 30 days (left out: ...)", a line. False: there is none. */
bool stats_total(const struct stats *stats);

/** "6 h 30 min (added up 7 h), with 1 still open 3 d" */
void stats_disrupted(const struct stats *stats, const struct figure *row);

/* Whole answers: of one measure, whichever it is, or of those with a shape of their own. */
void stats_measure(const struct stats *stats);
void stats_repeats(const struct stats *stats);
void stats_gaps(const struct stats *stats);
void stats_actions(const struct stats *stats);
void stats_reports(const struct stats *stats);
void stats_open(const struct stats *stats);
void stats_doubts(const struct stats *stats);

#endif
