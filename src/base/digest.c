/* SHA-256 by OpenSSL, randomness by the kernel. */
#include "disruption/base/digest.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <sys/random.h>

static void hex(const unsigned char *bytes, size_t len, char *out)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < len; i++) {
        out[2 * i] = digits[bytes[i] >> 4];
        out[2 * i + 1] = digits[bytes[i] & 15];
    }
    out[2 * len] = '\0';
}

void digest_hex(const void *bytes, size_t len, char *out)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    if (EVP_Digest(bytes, len, digest, NULL, EVP_sha256(), NULL) != 1)
        abort(); /* only without memory */
    hex(digest, DIGEST_HEX_LEN / 2, out);
}

void random_id(char *out)
{
    unsigned char bytes[RANDOM_ID_LEN / 2];
    if (getrandom(bytes, sizeof(bytes), 0) != (ssize_t)sizeof(bytes))
        abort(); /* cannot happen for so few bytes once the machine is up */
    hex(bytes, sizeof(bytes), out);
}
