/* SHA-256 and random identifiers. */
#ifndef DISRUPTION_BASE_DIGEST_H
#define DISRUPTION_BASE_DIGEST_H

#include <stddef.h>

#define DIGEST_HEX_LEN 64 /* characters, without NUL */

/** Lower-case hex SHA-256 of len bytes into out[DIGEST_HEX_LEN + 1]. */
void digest_hex(const void *bytes, size_t len, char *out);

/* The same for bytes that come in pieces. */
struct digest;

struct digest *digest_create(void);
void digest_add(struct digest *digest, const void *bytes, size_t len);
void digest_read(struct digest *digest, char *out); /* once, at the end: out[DIGEST_HEX_LEN + 1] */
void digest_destroy(struct digest *digest);         /* NULL is fine */

#define RANDOM_ID_LEN 32 /* characters, without NUL: 128 bits in hex */

/** An unguessable identifier from getrandom(2) into out[RANDOM_ID_LEN + 1]. */
void random_id(char *out);

#endif
