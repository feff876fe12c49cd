/*
 * Tokens. A struct secret is opaque to every formatter; its text is shown only to the call that needs it, and its
 * memory is kept out of core dumps and wiped when done. Where somebody else says it back to us (an error that repeats
 * the header it refused), secret_hide takes it out before anybody records it.
 */
#ifndef DISRUPTION_BASE_SECRET_H
#define DISRUPTION_BASE_SECRET_H

#include <stdbool.h>
#include <stddef.h>

#include "disruption/base/err.h"

struct secret;

#define SECRET_MAX 4096 /* bytes; longer is no token */

/** Copies len bytes, without white space at the ends. Destroy with secret_destroy. NULL when nothing is left. */
struct secret *secret_create(const char *text, size_t len);
void secret_destroy(struct secret *secret);

/**
 * Reads a token from the first line of a file.
 *
 * Errors   ERR_NOT_FOUND: no such file. ERR_UNAVAILABLE: unreadable. ERR_INVALID: empty, too long, or not one line.
 */
MUST_CHECK bool secret_read_file(const char *path, struct secret **out, struct err *err);

/** The text, terminated; for an Authorization header and nothing else. Valid while the secret lives. */
const char *secret_reveal(const struct secret *secret);

#define SECRET_HIDDEN_MIN 8 /* bytes; what is shorter is a word that may stand in any text */

/** Overwrites every secret that lives at present with '*', wherever it stands in these bytes. Any thread. */
void secret_hide(char *bytes, size_t len);

/** Whether the token starts with prefix ("xoxb-"); tells its kind without showing it. */
bool secret_starts(const struct secret *secret, const char *prefix);

#endif
