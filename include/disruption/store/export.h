/* The public views as JSON, for `--json` and exports. */
#ifndef DISRUPTION_STORE_EXPORT_H
#define DISRUPTION_STORE_EXPORT_H

#include "disruption/base/json.h"
#include "disruption/store/store.h"

/**
 * Rows of a public view as an array of objects with the view's column names, NULL columns as JSON null.
 *
 * view     "disruptions", "timeline", "people", "actions", "retrospective", "reports" or "gaps".
 * number   of one disruption; 0: all.
 */
MUST_CHECK bool store_export_view(struct store *store, const char *view, int64_t number, struct js **out,
                                  struct err *err);

/** All public views of one disruption, or of all (number 0): an object with an array for each. */
MUST_CHECK bool store_export_all(struct store *store, int64_t number, struct js **out, struct err *err);

#endif
