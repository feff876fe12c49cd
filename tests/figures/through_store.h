/* Rows of a table as the figures take them: straight, or as they come out of a database. */
#ifndef FIGURES_THROUGH_STORE_H
#define FIGURES_THROUGH_STORE_H

#include "csv.h"

struct stat_input cases_of(struct arena *arena, const struct csv_row *rows, size_t count);

/** The same by facts in a database in memory; ids and severities are the table's again. */
struct stat_input cases_through_store(struct arena *arena, const struct csv_row *rows, size_t count);

#endif
