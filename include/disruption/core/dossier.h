/* Everything the record holds of one disruption: what reports, timelines and exports are made from. */
#ifndef DISRUPTION_CORE_DOSSIER_H
#define DISRUPTION_CORE_DOSSIER_H

#include <stddef.h>
#include <stdint.h>

#include "disruption/core/entry.h"
#include "disruption/core/incident.h"

struct severity_span {
    int severity;
    int64_t from_ms, to_ms; /* to TIME_UNKNOWN: until now */
};

struct participant {
    const char *id;
    const char *name;
    const char *role; /* NULL: took part without one */
    int64_t from_ms, to_ms; /* of the role; TIME_UNKNOWN: open or none */
};

struct action_item {
    int64_t number; /* A1 */
    int64_t entry;
    const char *text;
    const char *owner_id, *owner; /* NULL: nobody */
    const char *due;              /* "2026-03-13"; NULL */
    int64_t priority;             /* 0: none */
    const char *state;            /* "open", "done", "dropped" */
    const char *url;              /* NULL */
};

struct document {
    const char *name;
    const char *url;    /* permalink; "" when none */
    int64_t size;       /* bytes; -1 unknown */
    const char *sha256; /* NULL: not fetched */
    int64_t entry;
};

/* A document somebody named by its address. */
struct attached {
    int64_t number;
    const char *url;
    const char *caption; /* NULL */
};

struct gap {
    int64_t from_ms, to_ms, filled_ms; /* TIME_UNKNOWN: still open / never */
    const char *cause;
    int64_t found;
};

struct dossier {
    struct incident incident;
    const struct entry *entries; /* by time, then number: all states */
    size_t entry_count;
    const struct severity_span *spans;
    size_t span_count;
    const struct participant *people; /* roles first, then everyone with an entry, role or action; bots out */
    size_t people_count;
    const struct action_item *actions;
    size_t action_count;
    const struct document *documents; /* files of live entries, links in them */
    size_t document_count;
    const struct gap *gaps;
    size_t gap_count;
    int64_t fact_count;     /* journal rows of this disruption */
    const char *chain_head; /* hash of its newest journal row */
    int64_t learnt_ms;      /* of the newest fact that changed it: the report's "as of" */
};

#endif
