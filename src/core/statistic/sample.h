/* A frame's disruptions by Start, with what every measure asks of them worked out once. */
#ifndef CORE_STATISTIC_SAMPLE_H
#define CORE_STATISTIC_SAMPLE_H

#include "disruption/core/statistics.h"
#include "core/zone.h"

struct sampled {
    const struct stat_case *of;
    size_t place; /* among the input's cases */
    int64_t start_ms;
    bool assumed;           /* the Start is the declaration */
    bool in_period;         /* by its Start */
    struct local_time wall; /* of the Start, where it is in the period */
};

struct sample {
    struct arena *arena;
    const struct stat_input *input;
    struct stat_frame frame;
    const struct sampled *cases; /* by Start, then as they were recorded */
    size_t count;
    int64_t first_ms;  /* the earliest Start counted; TIME_UNKNOWN: there is none */
    const size_t *all; /* 0, 1, 2, ...: the members of the whole */
};

/** Whether it counts, wherever its Start lies: no maintenance and the like, and not ahead. */
bool sampled_real(const struct sample *sample, const struct sampled *one);

/** Whether it is one of those asked for. */
bool sampled_counts(const struct sample *sample, const struct sampled *one);

/** Counts it as left out of everything, where it is; false: it is one to count. */
bool sampled_left(const struct sample *sample, const struct sampled *one, struct left_outs *left);

/** It ended, and not before it began. */
bool sampled_ended(const struct sampled *one);

/** Room for as many values as there are disruptions, in the sample's arena. */
double *sample_values(const struct sample *sample, size_t count);

#endif
