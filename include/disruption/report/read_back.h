/*
 * An edited copy of a report, read back: what stands outside the fences is people's and becomes revisions of their parts;
 * what was changed inside is the record's, and is reported.
 */
#ifndef DISRUPTION_REPORT_READ_BACK_H
#define DISRUPTION_REPORT_READ_BACK_H

#include "disruption/base/arena.h"
#include "disruption/core/report_part.h"

#define READ_BACK_REMARKS_MAX 200 /* sentences; a copy with more was made from something else */

/* A part whose words differ in the copy. */
struct read_back_change {
    const char *section;
    const char *heading;
    const char *text; /* Markdown; NULL: the words were taken out */
};

struct read_back {
    struct read_back_change *changes;
    size_t change_count;
    const char *remarks[READ_BACK_REMARKS_MAX]; /* what was not taken, and why; sentences and lines */
    size_t remark_count;
};

/** Whether a copy was made from that revision: both say the same of the record. */
bool report_made_from(const struct policy *policy, const char *copy, const char *revision);

/**
 * Compares a copy with what it was made from.
 *
 * base     the revision the copy was made from; the newest when that is not known.
 * newest   the report as it is now: a part that was changed there too, in another way, is reported and not taken.
 * out      lives in the arena.
 */
void report_read_back(struct arena *arena, const struct policy *policy, const char *copy, const char *base,
                      const char *newest, struct read_back *out);

#endif
