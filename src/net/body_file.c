/* Bytes are counted and digested as they pass, so that nobody has to read the file again. */
#include "body_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "disruption/base/digest.h"
#include "disruption/base/memory.h"

struct body_file {
    char *path;
    int fd; /* -1: closed */
    size_t len, max;
    struct digest *digest;
    bool over;
    char fault[160]; /* "": none */
};

bool body_file_create(const char *path, size_t max, struct body_file **out, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
    if (fd < 0)
        return err_set(err, ERR_INVALID, "%s cannot be written: %s", path, strerror(errno));
    struct body_file *file = mem_new(1, sizeof(*file));
    file->path = mem_copy_text(path);
    file->fd = fd;
    file->max = max;
    file->digest = digest_create();
    *out = file;
    return true;
}

bool body_file_add(struct body_file *file, const char *bytes, size_t len)
{
    if (len > file->max - file->len) {
        file->over = true;
        snprintf(file->fault, sizeof(file->fault), "the answer is longer than %zu bytes",
                 file->max);
        return false;
    }
    for (size_t done = 0; done < len;) {
        ssize_t count = write(file->fd, bytes + done, len - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            snprintf(file->fault, sizeof(file->fault), "the answer cannot be saved: %s",
                     strerror(errno));
            return false;
        }
        done += (size_t)count;
    }
    digest_add(file->digest, bytes, len);
    file->len += len;
    return true;
}

const char *body_file_fault(const struct body_file *file)
{
    return file->fault[0] == '\0' ? NULL : file->fault;
}

bool body_file_over(const struct body_file *file)
{
    return file->over;
}

void body_file_finish(struct body_file *file, bool keep, struct http_result *result)
{
    bool safe = keep && fsync(file->fd) == 0;
    if (close(file->fd) != 0)
        safe = false;
    file->fd = -1;
    if (!safe) { /* it is gone before anybody hears of it, for they may ask for it again */
        unlink(file->path);
        return;
    }
    result->saved = true;
    result->saved_len = (int64_t)file->len;
    digest_read(file->digest, result->saved_digest);
}

void body_file_destroy(struct body_file *file)
{
    if (file == NULL)
        return;
    if (file->fd >= 0) {
        close(file->fd);
        unlink(file->path);
    }
    digest_destroy(file->digest);
    free(file->path);
    free(file);
}
