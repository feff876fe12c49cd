/* Copies of files that lie beside the database, each under the SHA-256 of its bytes. */
#ifndef DISRUPTION_STORE_FILES_H
#define DISRUPTION_STORE_FILES_H

#include "disruption/store/store.h"

/**
 * Makes the folder, 0750, when there is none; takes others' permissions away when there is one.
 *
 * Errors   ERR_REFUSED: it cannot be made, or is no folder.
 */
MUST_CHECK bool store_files_prepare(const char *folder, struct err *err);

/** A copy that came too late belongs to nothing; unless something else has the same bytes, the next sweep deletes it. sum
 *  NULL: there is none. */
MUST_CHECK bool store_file_let_go(struct store *store, const char *sum, struct err *err);

/**
 * Deletes copies that nothing refers to any more from the folder. Between turns, after the commit that let go of them.
 *
 * Errors   ERR_UNAVAILABLE: one could not be deleted; it is tried again.
 */
MUST_CHECK bool store_files_sweep(struct store *store, const char *folder, struct err *err);

#endif
