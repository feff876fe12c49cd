/* Reads a CA file once, for a good error message. */
#include "ca_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <openssl/err.h>
#include <openssl/pem.h>

bool ca_file_check(const char *path, struct err *err)
{
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return err_set(err, ERR_INVALID, "the CA file %s cannot be read: %s", path,
                       strerror(errno));
    X509 *certificate = PEM_read_X509(file, NULL, NULL, NULL);
    fclose(file);
    ERR_clear_error();
    if (certificate == NULL)
        return err_set(err, ERR_INVALID, "the CA file %s holds no certificate in PEM form", path);
    X509_free(certificate);
    return true;
}
