/*
 * Before a report is drafted the whole channel is read and compared with the record, so that every tag that can be seen
 * there is on the timeline, or the report says why not.
 */
#ifndef DISRUPTION_CORE_RECONCILE_H
#define DISRUPTION_CORE_RECONCILE_H

#include "disruption/base/clock.h"
#include "disruption/core/effect.h"
#include "disruption/core/event.h"
#include "disruption/core/gap.h"
#include "disruption/core/incident.h"
#include "disruption/core/outcome.h"

#define RECONCILE_WAIT_MS (10 * SECOND_MS) /* a report is drafted after that, compared or not */

/* What came of it, as the record has it. */
struct comparison {
    int64_t at_ms; /* TIME_UNKNOWN: there was none */
    int64_t to_ms; /* what was said until then */
    int64_t messages, entries, edited, withdrawn;
    const char *why; /* it did not come to its end; NULL: it did */
};

/**
 * Threads that filling gaps did not read again and no comparison since: it reads them all. The most of any gap, because they
 * leave out the same ones, mostly.
 */
int64_t reconcile_left_out(const struct gap *gaps, size_t count, const struct comparison *last);

/** When a disruption was just resolved: begins the reading. False: there is no channel that can be read. */
bool reconcile_begin(const struct incident *before, const struct incident *after, const struct event *event,
                     struct outcome *out);

/** It came to its end, or failed: reason NULL or why. sum: its body and counts, as history.c keeps them. */
void reconcile_ended(const struct js *sum, const char *reason, const struct incident *incident,
                     const struct event *event, struct outcome *out);

#endif
