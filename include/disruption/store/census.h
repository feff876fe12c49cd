/*
 * The store in numbers, for whoever watches the daemon. Private disruptions are not counted: who may read figures of a
 * machine need not be one of their people.
 */
#ifndef DISRUPTION_STORE_CENSUS_H
#define DISRUPTION_STORE_CENSUS_H

#include "disruption/core/effect.h"
#include "disruption/core/incident.h"
#include "disruption/core/kind.h"
#include "disruption/store/store.h"

enum census_file { CENSUS_MAIN, CENSUS_WAL, CENSUS_FILE_COUNT };

/* What waits to go out; private disruptions' effects too, since they name nobody. */
struct census_outbox {
    int64_t waiting[EFFECT_KIND_COUNT], parked[EFFECT_KIND_COUNT];
    int64_t oldest_ms; /* when the oldest that waits began to; 0: none waits */
};

struct census_record {
    int64_t disruptions[INCIDENT_STATE_COUNT];
    int64_t entries[KIND_COUNT]; /* live ones; one of two kinds counts for both */
    int64_t gaps_open, gaps_filled;
    int64_t facts;               /* rows of the journal, of all disruptions */
};

struct census_disk {
    int64_t bytes[CENSUS_FILE_COUNT];
    int64_t free_bytes; /* of the file system, for who is not root */
};

/** Takes as long as rows wait: milliseconds for thousands. */
MUST_CHECK bool store_census_outbox(struct store *store, struct census_outbox *out, struct err *err);

/** Looks at every entry: a tenth of a second for a million. */
MUST_CHECK bool store_census_record(struct store *store, struct census_record *out, struct err *err);

/** Asks the file system. A file that is not there has no bytes. */
MUST_CHECK bool store_census_disk(struct store *store, struct census_disk *out, struct err *err);

#endif
