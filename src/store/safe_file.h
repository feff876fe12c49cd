/* New files that get their name once they are whole, and no name that something has already. */
#ifndef STORE_SAFE_FILE_H
#define STORE_SAFE_FILE_H

#include <stdint.h>

#include "disruption/base/buf.h"
#include "disruption/base/err.h"

/** ERR_CONFLICT: there is something of that name. */
MUST_CHECK bool path_is_free(const char *path, struct err *err);

/** Makes an empty file for its owner alone beside path; its name into out. Errors: ERR_NOT_FOUND, ERR_REFUSED, ERR_UNAVAILABLE. */
MUST_CHECK bool file_begin(const char *path, struct buf *out, struct err *err);

/** What was written to a file or folder is on the disk. */
MUST_CHECK bool path_sync(const char *path, struct err *err);

/** The same for the names in the folder of path. */
MUST_CHECK bool folder_sync(const char *path, struct err *err);

/** Gives a finished file or folder its name, for good; when it fails, from still has the old one. ERR_CONFLICT: something else
 * got that name meanwhile. */
MUST_CHECK bool file_publish(const char *from, const char *path, struct err *err);

/** Copies a file's bytes to a new one for its owner alone, and their SHA-256 in hex to sum[65]. ERR_NOT_FOUND: there is none. */
MUST_CHECK bool file_copy(const char *from, const char *to, char *sum, int64_t *bytes, struct err *err);

#endif
