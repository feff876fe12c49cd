/* Everything the record holds of one disruption: what reports, timelines and exports are made from. */
#ifndef DISRUPTION_CORE_DOSSIER_H
#define DISRUPTION_CORE_DOSSIER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disruption/core/entry.h"
#include "disruption/core/gap.h"
#include "disruption/core/incident.h"
#include "disruption/core/reconcile.h"

struct severity_span {
    int severity;
    int64_t from_ms, to_ms; /* to TIME_UNKNOWN: until now */
};

struct phase_span {
    const char *phase;
    int64_t from_ms;
};

struct status_update {
    int64_t number; /* 1.. */
    int64_t at_ms;
    const char *author; /* a name, else an id; NULL: nobody */
    const char *text;
    int64_t next_ms; /* when the next one was promised; TIME_UNKNOWN: it was not */
    int64_t of; /* as in struct entry */
};

struct participant {
    const char *id;
    const char *name;
    const char *role; /* NULL: took part without one */
    int64_t from_ms, to_ms; /* of the role; TIME_UNKNOWN: open or none */
    bool talked;            /* wrote in the channel, and nothing else */
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
    int64_t of; /* as in struct entry */
};

struct document {
    const char *name;
    const char *url;    /* permalink; "" when none */
    int64_t size;       /* bytes; -1 unknown */
    const char *sha256; /* NULL: no copy is kept */
    int64_t entry;      /* 0: of none, but attached */
    const char *refused; /* why no copy is kept; NULL: one is, or is on its way, or it is no file */
    int64_t attached;   /* its number among those attached by command; 0: it was not */
    int64_t of; /* as in struct entry */
};

/* What people wrote for a part of the report, as it was set last. */
struct report_section {
    const char *name;     /* "impact", "good", a name from the configuration */
    const char *text;     /* NULL: the record's again */
    bool markdown;        /* Markdown of theirs; else to be shown as typed */
    const char *by_id;    /* NULL: not known */
    int64_t set_ms;
};

/* A past disruption that looked alike at the start. */
struct similar_past {
    int64_t number;
    const char *title;
    const struct action_item *open; /* its actions that are open still */
    size_t open_count;
};

/* A document somebody named by its address. */
struct attached {
    int64_t number;
    const char *url;
    const char *caption; /* NULL */
    bool gone;           /* dropped since */
};

struct dossier {
    struct incident incident;
    const struct entry *entries; /* by time, then number: all states */
    size_t entry_count;
    const struct severity_span *spans;
    size_t span_count;
    const struct phase_span *phases; /* as they came */
    size_t phase_count;
    const struct status_update *updates; /* by number */
    size_t update_count;
    const struct dossier *merged; /* those that went into this one, by number; each keeps its own numbers */
    size_t merged_count;
    const struct participant *people; /* roles first, then everyone with an entry, role or action,
                                         then who only talked; bots out */
    size_t people_count;
    const struct action_item *actions;
    size_t action_count;
    const struct document *documents; /* files of live entries, links in them */
    size_t document_count;
    const struct gap *gaps; /* by number */
    size_t gap_count;
    struct comparison comparison; /* of the channel with the record, the last one */
    const struct report_section *sections; /* one for each name */
    size_t section_count;
    const struct similar_past *similar;
    size_t similar_count;
    int64_t skew_ms;        /* largest difference of our clock and the platform's that was suspicious; 0: none */
    int64_t fact_count;     /* journal rows of this disruption */
    const char *chain_head; /* hash of its newest journal row */
    int64_t learnt_ms;      /* of the newest fact that changed it: the report's "as of" */
};

#endif
