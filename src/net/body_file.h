/* An answer's body on its way into a file: what is large never lies in memory. */
#ifndef DISRUPTION_NET_BODY_FILE_H
#define DISRUPTION_NET_BODY_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "disruption/base/err.h"
#include "disruption/net/http_client.h"

struct body_file;

/** Makes the file, for its owner's eyes alone. Errors: ERR_INVALID: it exists, or cannot be made.
 */
MUST_CHECK bool body_file_create(const char *path, size_t max, struct body_file **out,
                                 struct err *err);

/** Appends; false when it is too long or the disk refuses, see body_file_fault. */
MUST_CHECK bool body_file_add(struct body_file *file, const char *bytes, size_t len);

/** Why adding failed; NULL: it did not. */
const char *body_file_fault(const struct body_file *file);

/** Adding failed because it would have been longer than max. */
bool body_file_over(const struct body_file *file);

/** Ends it: kept and told in result, or removed. Kept only once it is on the disk. */
void body_file_finish(struct body_file *file, bool keep, struct http_result *result);

/** Removes what was not ended. NULL is fine. */
void body_file_destroy(struct body_file *file);

#endif
