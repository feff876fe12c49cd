/* What the makers of rows share: which shapes a measure may be told in, and filling a row. */
#ifndef CORE_STATISTIC_FIGURE_H
#define CORE_STATISTIC_FIGURE_H

#include "disruption/core/figure.h"

struct rows {
    struct arena *arena;
    const struct sample *sample;
    struct figure *at;
    size_t count, room;
};

/** A new row with all values absent. */
struct figure *row_add(struct rows *rows, enum measure measure, const char *by, const char *group);

/** Sets a spread's values as far as they may be shown for so few. */
void row_spread(struct figure *row, const struct spread *spread);
void row_share(struct figure *row, const struct share *share);

/* Makers, by what a measure is about. */
void rows_of_groups(struct rows *rows, enum measure measure, enum grouping by);
void rows_of_distribution(struct rows *rows);
void rows_of_week(struct rows *rows);
void rows_of_repeats(struct rows *rows);
void rows_of_actions(struct rows *rows);
void rows_of_reports(struct rows *rows);
void rows_of_open(struct rows *rows);
void rows_of_doubts(struct rows *rows);

/** The stretches of time that a trend or the times to detection are told by when nobody says. */
enum grouping figures_times(const struct sample *sample, enum measure measure);

/** Whether a measure can be told by a grouping. */
bool measure_takes(enum measure measure, enum grouping by);

#endif
