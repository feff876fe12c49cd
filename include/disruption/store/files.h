/* Copies of files that lie beside the database, each under the SHA-256 of its bytes. */
#ifndef DISRUPTION_STORE_FILES_H
#define DISRUPTION_STORE_FILES_H

#include "disruption/store/store.h"

/**
 * Deletes copies that nothing refers to any more from the folder. Between turns, after the commit that let go of them.
 *
 * Errors   ERR_UNAVAILABLE: one could not be deleted; it is tried again.
 */
MUST_CHECK bool store_files_sweep(struct store *store, const char *folder, struct err *err);

#endif
