/* What figures over the past are made from: every disruption as small structs, read in one go. */
#ifndef DISRUPTION_STORE_FIGURES_H
#define DISRUPTION_STORE_FIGURES_H

#include "disruption/base/arena.h"
#include "disruption/core/statistics.h"
#include "disruption/store/store.h"

struct figure_filter {
    const char *service; /* only disruptions of it, compared without case; NULL: all */
    int severity;        /* 0: any */
    bool with_private;   /* private ones too */
};

/** Of one moment, in order of their numbers, in the arena. A period is cut out later: repeats look back before it. */
MUST_CHECK bool store_figures_load(struct store *store, struct arena *arena, const struct figure_filter *filter,
                                   struct stat_input *out, struct err *err);

#endif
