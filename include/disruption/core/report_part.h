/* The parts of a report: how they are called, in their order, and who owns each. */
#ifndef DISRUPTION_CORE_REPORT_PART_H
#define DISRUPTION_CORE_REPORT_PART_H

#include <stdbool.h>
#include <stddef.h>

#include "disruption/base/slice.h"
#include "disruption/core/policy.h"

#define SECTION_TEXT_MAX 16384 /* bytes of what people write for one part; longer belongs in a document */

enum part_owner {
    PART_RECORD, /* made anew from the facts whenever they change */
    PART_MIXED,  /* what people wrote stands above what the record has */
    PART_PEOPLE, /* theirs alone; left out while it is empty */
    PART_OWN,    /* theirs, added by the configuration; a question while it is empty */
};

struct report_part {
    const char *name;    /* as facts and fences spell it: "impact" */
    const char *heading; /* "Impact"; "" for the head of the report, which has its title */
    int level;           /* of the heading: 2 or 3 */
    enum part_owner owner;
    bool optional;        /* the configuration may leave it out */
    const char *question; /* while it is empty; NULL: it is not asked for */
    const char *answer;   /* the command that answers it, or that changes what the record owns */
    const char *synonyms; /* other words for it, with commas between */
};

/** The i-th part, those of the configuration in their place; false behind the last one. */
bool report_part_at(const struct policy *policy, size_t i, struct report_part *out);

/** The part of that name; false: there is none. */
bool report_part_named(const struct policy *policy, const char *name, struct report_part *out);

/** Whether the configuration leaves it out. */
bool report_part_left_out(const struct policy *policy, const struct report_part *part);

/** The part whose name, heading or synonym text begins with (longest match, any case); *len: its bytes. */
bool report_part_typed(const struct policy *policy, struct slice text, struct report_part *out, size_t *len);

#endif
