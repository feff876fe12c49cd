/*
 * Figures as rows: one row for each measure and group, the same for an answer in chat, for JSON and for CSV. A row holds
 * whole numbers alone, so that equal data gives equal bytes everywhere.
 */
#ifndef DISRUPTION_CORE_FIGURE_H
#define DISRUPTION_CORE_FIGURE_H

#include "disruption/base/arena.h"
#include "disruption/base/err.h"
#include "disruption/base/slice.h"
#include "disruption/core/command.h"
#include "disruption/core/statistics.h"

enum measure {
    MEASURE_FREQUENCY,
    MEASURE_TREND,
    MEASURE_DISTRIBUTION,
    MEASURE_LENGTH,
    MEASURE_ACTIVE,
    MEASURE_TTD,
    MEASURE_DECLARE,
    MEASURE_HOURS,
    MEASURE_DISRUPTED,
    MEASURE_REPEATS,
    MEASURE_GAPS,
    MEASURE_ACTIONS,
    MEASURE_REPORTS,
    MEASURE_OPEN,
    MEASURE_CHECK,
    MEASURE_COUNT
};

/* What a row may say beside n. Seconds, counts, thousandths or hundredths, as the name tells. */
enum figure_value {
    VALUE_MIN, /* the spread: in the order of struct spread */
    VALUE_P25,
    VALUE_MEDIAN,
    VALUE_P75,
    VALUE_P90,
    VALUE_P95,
    VALUE_MAX,
    VALUE_MEAN,
    VALUE_MEDIAN_LOW,
    VALUE_MEDIAN_HIGH,
    VALUE_MEDIAN_LOW_RANK,
    VALUE_MEDIAN_HIGH_RANK,
    VALUE_P90_LOW,
    VALUE_P90_HIGH,
    VALUE_P90_LOW_RANK,
    VALUE_P90_HIGH_RANK,
    VALUE_FEW, /* 1: a p90 of too few for an interval */
    VALUE_OF,  /* the share: of how many n are a part */
    VALUE_SHARE,
    VALUE_SHARE_LOW,
    VALUE_SHARE_HIGH,
    VALUE_WEEK_SHARE,
    VALUE_PER_30_DAYS,
    VALUE_INCOMPLETE, /* 1: the period begins or ends within the group */
    VALUE_SUM,
    VALUE_UNION,
    VALUE_UNION_TO_NOW,
    VALUE_OVERLAPS,
    VALUE_WINDOW_DAYS,
    VALUE_CONCURRENT,
    VALUE_SECONDS, /* of a pair: after how long; of what is open: its age; of a slip: by how much */
    VALUE_STALE,
    VALUE_ASSUMED, /* how many have an assumed Start */
    VALUE_PRIVATE, /* how many are private */
    VALUE_DROPPED,
    VALUE_OVERDUE,
    VALUE_UNOWNED,
    VALUE_WITHOUT_ITEMS,
    VALUE_DRAFTED,
    VALUE_PUBLISHED,
    VALUE_ALL_CLOSED,
    VALUE_COUNT
};
#define VALUE_NONE INT64_MIN /* there is no such value */

struct figure {
    enum measure measure;
    const char *by;    /* "service"; "" of the whole */
    const char *group; /* "checkout", "D-42"; "" of the whole */
    const char *note;  /* what a pair or a slip is; NULL */
    size_t n;
    struct left_outs left;
    int64_t values[VALUE_COUNT];
    int64_t singles[LIST_SINGLY_BELOW]; /* the n values themselves, when they are that few */
    size_t single_count;
};

struct figures {
    const struct figure *rows;
    size_t count;
};

struct figure_request {
    bool all;      /* no measure was named */
    enum measure measure;
    bool grouped;
    enum grouping by;
    struct stat_frame frame;
};

const char *measure_name(enum measure measure);       /* "ttd" */
const char *measure_title(enum measure measure);      /* "Time to Detection" */
const char *figure_value_name(enum figure_value value); /* "median_s" */

/**
 * What a `stats` line asks for.
 *
 * arena    for the zone's name.
 * now_ms   when it was typed; the frame ends with that minute, so that the same question gives the same bytes for a while.
 * Errors   ERR_INVALID: no such measure, grouping, zone or time; a measure that cannot be told by that grouping.
 */
MUST_CHECK bool figure_request_read(struct arena *arena, const struct command *command,
                                    const struct situation *situation, int64_t now_ms, struct figure_request *out,
                                    struct err *err);

/** The rows of a request: of the measure named, or of all; in the arena. */
struct figures figures_make(struct arena *arena, const struct sample *sample, const struct figure_request *request);

/** Rows of one measure by one grouping. */
struct figures figures_of(struct arena *arena, const struct sample *sample, enum measure measure, enum grouping by);

#endif
