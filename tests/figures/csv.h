/* Disruptions in a table of commas, as other tools export them: id, source, title, services, severity, type, started_at,
 * detected_at, ended_at, url. */
#ifndef FIGURES_CSV_H
#define FIGURES_CSV_H

#include "disruption/base/arena.h"
#include "disruption/core/statistics.h"

struct csv_row {
    const char *id, *title, *severity, *type; /* "" when absent */
    const char **services;
    size_t service_count;
    int64_t started_ms, detected_ms, ended_ms; /* TIME_UNKNOWN when absent */
};

/** All rows below the headings, in the arena. Ends the program, with a sentence, when the file is no such table. */
struct csv_row *csv_read(struct arena *arena, const char *path, size_t *count);

#endif
