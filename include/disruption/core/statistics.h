/*
 * Figures over many disruptions: an array of small structs in, measures out, one function for each measure. What every
 * mouth shows (chat, shell, exports, pages) is worked out here, so that they cannot differ.
 *
 * Durations are differences of instants; only days, hours and months are read off the wall clock of the frame's zone.
 */
#ifndef DISRUPTION_CORE_STATISTICS_H
#define DISRUPTION_CORE_STATISTICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disruption/base/arena.h"
#include "disruption/core/incident.h"

#define LIST_SINGLY_BELOW 6   /* values: fewer are listed, with no interval for their median */
#define TAIL_FROM 20          /* values: below, no p90 or p95 is shown */
#define TAIL_INTERVAL_FROM 36 /* values: below, a p90 has no interval and is marked as of few */
#define STALE_MS (INT64_C(24) * 3600 * 1000) /* an open disruption this long without a message is stale */

/* What a disruption is to the figures: all but the first are left out of them, and counted as such. */
enum stat_class { STAT_COUNTED, STAT_MAINTENANCE, STAT_DRILL, STAT_CANCELLED, STAT_MERGED };

/* One disruption. Texts are borrowed; times are ms UTC, TIME_UNKNOWN where nobody said. */
struct stat_case {
    const char *id; /* "D-42" */
    enum stat_class kind;
    int64_t started_ms; /* without it the Start is assumed: declared_ms */
    int64_t detected_ms, declared_ms, ended_ms;
    int64_t quiet_ms;                 /* between a restoration and a re-opening, summed */
    const char *const *services;      /* a name that comes twice counts once */
    size_t service_count;
    const char *severity;             /* "2"; NULL: not said */
    bool day_only;                    /* its Start is a date without a time */
    bool is_private;
    bool drafted;                     /* has a report */
    int64_t published_ms;             /* of the report */
    int64_t heard_ms;                 /* newest message in its channel */
};

struct stat_action {
    size_t of; /* place of its disruption among the cases */
    int64_t created_ms;
    int64_t closed_ms; /* done; TIME_UNKNOWN: not, or nobody knows when */
    enum { STAT_ACTION_OPEN, STAT_ACTION_DONE, STAT_ACTION_DROPPED } state;
    bool owned;
    const char *due; /* "2026-03-13"; NULL */
};

struct stat_input {
    const struct stat_case *cases; /* in the order they were recorded */
    size_t case_count;
    const struct stat_action *actions;
    size_t action_count;
};

/* What is asked: whose clock, and which disruptions, by their Start. */
struct stat_frame {
    const char *zone;
    int64_t from_ms; /* TIME_UNKNOWN: from the first on */
    int64_t now_ms;  /* the period's end, and how long what is open has lasted */
};

/* The disruptions of a frame with all that is derived of them. */
struct sample;

/** Lives in the arena; input must live as long. */
const struct sample *sample_take(struct arena *arena, const struct stat_input *input, const struct stat_frame *frame);

/* What is not in a number, by reason. */
enum left_out {
    LEFT_OPEN,
    LEFT_BAD_ORDER, /* it ended, or was noticed, before it began */
    LEFT_UNKNOWN,
    LEFT_MAINTENANCE,
    LEFT_DRILL,
    LEFT_CANCELLED,
    LEFT_MERGED,
    LEFT_FUTURE,    /* begins after now */
    LEFT_WHOLE_DAY, /* has no time of day */
    LEFT_COUNT
};
struct left_outs {
    size_t of[LEFT_COUNT];
};
const char *left_out_name(enum left_out reason); /* "bad_order" */

/* How disruptions are put together; those of one group are in order of their Start. */
enum grouping {
    BY_NOTHING,
    BY_SERVICE,  /* one of k services is in k groups; most first, then by name */
    BY_SEVERITY,
    BY_MONTH,    /* those without any are there too; the same for the rest */
    BY_QUARTER,
    BY_WEEK,     /* named by its Monday */
    BY_WEEKDAY,  /* all seven, Monday first */
    BY_HOUR,     /* all twenty-four */
    GROUPING_COUNT
};
struct stat_group {
    const char *name;      /* "checkout", "2026-03"; "" of the whole */
    const size_t *members; /* for the functions below */
    size_t member_count;
    bool incomplete;       /* the period begins or ends within it */
};
const char *grouping_name(enum grouping by); /* "service" */

/** In the sample's arena. A disruption without services or severity stands under "(none)". */
const struct stat_group *sample_groups(const struct sample *sample, enum grouping by, size_t *count);

/** How many there are, without what is left out. */
size_t stat_count(const struct sample *sample, const struct stat_group *group, struct left_outs *left);

/** Days from the first to the last instant of the period. */
double stat_period_days(const struct sample *sample);

/** The period's first instant: as asked, else the first Start; TIME_UNKNOWN when there is neither. */
int64_t stat_from_ms(const struct sample *sample);

/* Quantiles, by linear interpolation between closest ranks ((n - 1) q, as Excel's PERCENTILE.INC). */
struct interval { /* 95 %, distribution-free, between two of the sorted values */
    size_t low_rank, high_rank; /* from 1; 0: there is none for so few values */
    double low, high;
};
struct spread { /* of n values; only n is set when there are none */
    size_t n;
    double min, p25, median, p75, p90, p95, max, mean;
    struct interval median_interval, p90_interval;
    double singles[LIST_SINGLY_BELOW]; /* the values, sorted, when they are that few */
};

/** Sorts the values. */
struct spread spread_of(double *values, size_t n);

/** Ranks of the interval of quantile q among n values; both 0 when it does not exist. */
struct interval interval_ranks(size_t n, double q);

/** Whether two medians may be called different: their intervals exist and do not overlap. */
bool medians_differ(const struct spread *a, const struct spread *b);

/* A proportion with Wilson's 95 % interval. */
struct share {
    size_t hits, of; /* of 0: nothing is known of the rest */
    double value, low, high;
};
struct share share_of(size_t hits, size_t of);

/** Whether counts of two equally long periods may be called different (exact binomial test at 1/2, 5 %). */
bool counts_differ(size_t a, size_t b);

/* Lengths of time that a disruption has, in seconds. */
enum stat_duration { STAT_LENGTH, STAT_TTD, STAT_DECLARE, STAT_ACTIVE, STAT_DURATION_COUNT };
struct spread stat_spread(const struct sample *sample, const struct stat_group *group, enum stat_duration duration,
                          struct left_outs *left);

#define LENGTH_BUCKETS 12
/** "30-60 min": lower edge included. */
const char *length_bucket_name(size_t bucket);
/** counts of lengths in each, left->of[LEFT_OPEN] those that still run. */
void stat_buckets(const struct sample *sample, const struct stat_group *group, size_t counts[LENGTH_BUCKETS],
                  struct left_outs *left);

/* When disruptions begin. */
enum week_part { PART_WORKING, PART_WEEKDAY, PART_WEEKEND, WEEK_PART_COUNT };
struct week {
    size_t n;
    size_t at[7][24];              /* Monday first, hour of the wall clock */
    size_t parts[WEEK_PART_COUNT]; /* Mon-Fri 09-17, the rest of these days, the weekend */
};
struct week stat_week(const struct sample *sample, const struct stat_group *group, struct left_outs *left);
extern const double week_part_shares[WEEK_PART_COUNT]; /* of all hours of a week */

/* Time in which something was disrupted, cut to the period; also of those that began before it. */
struct disrupted {
    size_t n;
    int64_t sum_s;   /* of what has ended */
    int64_t union_s; /* the same, shared minutes once */
    size_t overlaps; /* began while another ran */
    size_t open;
    int64_t union_to_now_s; /* with what is open, as if it ended now */
};
struct disrupted stat_disrupted(const struct sample *sample, const struct stat_group *group, struct left_outs *left);

/* Disruptions soon after another of the same service ended. */
struct repeat_pair {
    const char *id, *earlier_id;
    int64_t after_s;
};
struct repeats {
    struct share share;       /* of those with a service */
    size_t concurrent;        /* no repeat, but began while another of the service ran */
    const struct repeat_pair *pairs; /* each repeat with the one that ended last before it; by Start */
};
struct repeats stat_repeats(const struct sample *sample, int window_days);

/** Seconds from the end of what ran before to the next Start; 0 where it still ran. */
struct spread stat_gaps(const struct sample *sample, const struct stat_group *group);

struct action_figures { /* of items of disruptions in the period; dropped ones count as dropped alone */
    struct share done;
    size_t dropped, overdue, unowned; /* overdue, unowned: among the open ones */
    struct spread open_age, to_done;
    size_t reports_without; /* reports of disruptions without any item */
};
struct action_figures stat_actions(const struct sample *sample);

struct report_figures { /* of those that have ended */
    size_t n, drafted, published, all_closed; /* all_closed: has items, none of them open */
    struct spread delay;                      /* from the end to publication */
    const char *oldest_id;                    /* unpublished the longest; NULL: none */
    int64_t oldest_s;
    struct left_outs left;
};
struct report_figures stat_reports(const struct sample *sample);

struct open_case {
    const char *id;
    int64_t age_s;
    bool stale, assumed; /* assumed: nobody said when it began */
};
/** What is open now, oldest first, whenever it began. */
const struct open_case *stat_open(const struct sample *sample, size_t *count);

/* Values that look like slips; never mended in silence. */
enum doubt_kind {
    DOUBT_ENDED_EARLY,
    DOUBT_DETECTED_EARLY,
    DOUBT_LONG_LENGTH, /* over 30 days */
    DOUBT_LONG_TTD,
    DOUBT_FUTURE,
    DOUBT_YEAR, /* unlike that of both neighbours */
    DOUBT_COUNT
};
struct doubt {
    const char *id;
    enum doubt_kind kind;
    int64_t seconds; /* by how much, or how long; 0 for a year */
};
const char *doubt_name(enum doubt_kind kind);     /* "ended_before_start" */
const char *doubt_sentence(enum doubt_kind kind); /* "ended before it began" */
const struct doubt *stat_doubts(const struct sample *sample, size_t *count);

/** How many of those counted have an assumed Start; how many are private. */
size_t stat_assumed(const struct sample *sample);
size_t stat_private(const struct sample *sample);

#endif
