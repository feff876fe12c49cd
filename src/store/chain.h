/* One link of the journal's chain, and the text its hash is taken of. */
#ifndef STORE_CHAIN_H
#define STORE_CHAIN_H

#include <stdint.h>

#include "disruption/base/digest.h"

struct chain_row {
    int64_t seq, incident, happened_ms, learnt_ms;
    const char *kind;
    const char *actor;     /* NULL: the daemon itself */
    const char *prev_hash; /* "" for the first row */
    char body_hash[DIGEST_HEX_LEN + 1];
};

/** SHA-256 in hex of everything in the row, into out[DIGEST_HEX_LEN + 1]. */
void chain_hash(const struct chain_row *row, char *out);

#endif
