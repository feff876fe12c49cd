/* A file of certificates, checked before a library that cannot say what is wrong with it reads it.
 */
#ifndef DISRUPTION_NET_CA_FILE_H
#define DISRUPTION_NET_CA_FILE_H

#include <stdbool.h>

#include "disruption/base/err.h"

/**
 * Errors   ERR_INVALID: unreadable, or holds no PEM certificate.
 */
MUST_CHECK bool ca_file_check(const char *path, struct err *err);

#endif
