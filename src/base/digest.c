/* SHA-256 by OpenSSL, randomness by the kernel. */
#include "disruption/base/digest.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <sys/random.h>

#include "disruption/base/memory.h"

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

struct digest {
    EVP_MD_CTX *context;
};

struct digest *digest_create(void)
{
    struct digest *digest = mem_new(1, sizeof(*digest));
    digest->context = EVP_MD_CTX_new();
    if (digest->context == NULL || EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL) != 1)
        abort(); /* only without memory */
    return digest;
}

void digest_add(struct digest *digest, const void *bytes, size_t len)
{
    if (EVP_DigestUpdate(digest->context, bytes, len) != 1)
        abort(); /* only when misused */
}

void digest_read(struct digest *digest, char *out)
{
    unsigned char bytes[EVP_MAX_MD_SIZE];
    if (EVP_DigestFinal_ex(digest->context, bytes, NULL) != 1)
        abort(); /* only when misused */
    hex(bytes, DIGEST_HEX_LEN / 2, out);
}

void digest_destroy(struct digest *digest)
{
    if (digest == NULL)
        return;
    EVP_MD_CTX_free(digest->context);
    free(digest);
}

void random_id(char *out)
{
    unsigned char bytes[RANDOM_ID_LEN / 2];
    if (getrandom(bytes, sizeof(bytes), 0) != (ssize_t)sizeof(bytes))
        abort(); /* cannot happen for so few bytes once the machine is up */
    hex(bytes, sizeof(bytes), out);
}
