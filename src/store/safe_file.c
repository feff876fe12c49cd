/* Files that must be whole before anybody finds them, also after a power cut in between. */
#include "store/safe_file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disruption/base/digest.h"
#include "disruption/base/memory.h"

#define BLOCK_SIZE (1 << 16) /* bytes copied at a time */
#define OWN_MODE 0600

static enum err_kind kind_of(int cause)
{
    return cause == EEXIST   ? ERR_CONFLICT
           : cause == ENOENT ? ERR_NOT_FOUND
           : cause == ENOSPC || cause == EDQUOT || cause == EIO || cause == EFBIG ? ERR_UNAVAILABLE
                                                                                  : ERR_REFUSED;
}

static bool fault(const char *what, const char *path, struct err *err)
{
    int cause = errno;
    return err_set(err, kind_of(cause), "cannot %s %s (%s)", what, path, strerror(cause));
}

bool path_is_free(const char *path, struct err *err)
{
    struct stat about;
    if (lstat(path, &about) != 0 && errno == ENOENT)
        return true;
    return err_set(err, ERR_CONFLICT, "%s exists already, and nothing is written over: give another name", path);
}

bool file_begin(const char *path, struct buf *out, struct err *err)
{
    char name[RANDOM_ID_LEN + 1];
    random_id(name);
    buf_clear(out);
    buf_print(out, "%s.%.8s.part", path, name);
    int fd = open(buf_string(out), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, OWN_MODE);
    if (fd < 0)
        return fault("make", buf_string(out), err);
    close(fd);
    return true;
}

bool path_sync(const char *path, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    bool good = fd >= 0 && fsync(fd) == 0;
    if (!good)
        (void)fault("save", path, err);
    if (fd >= 0)
        close(fd);
    return good;
}

bool folder_sync(const char *path, struct err *err)
{
    char *copy = mem_copy_text(path);
    bool good = path_sync(dirname(copy), err);
    free(copy);
    return good;
}

/* Not every file system can refuse to replace; those that cannot have links, which never do. */
static bool rename_if_free(const char *from, const char *path)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
        return true;
    return errno == EINVAL && link(from, path) == 0 && unlink(from) == 0;
}

bool file_publish(const char *from, const char *path, struct err *err)
{
    if (!rename_if_free(from, path))
        return fault("make", path, err);
    if (folder_sync(path, err))
        return true;
    (void)!rename(path, from); /* a name that may not last is none */
    return false;
}

static bool copy_bytes(int from, int to, char *sum, int64_t *bytes)
{
    char *block = mem_new(BLOCK_SIZE, 1);
    struct digest *digest = digest_create();
    ssize_t len;
    *bytes = 0;
    while ((len = read(from, block, BLOCK_SIZE)) > 0 && write(to, block, (size_t)len) == len) {
        digest_add(digest, block, (size_t)len);
        *bytes += len;
    }
    digest_read(digest, sum);
    digest_destroy(digest);
    free(block);
    return len == 0 && fsync(to) == 0;
}

bool file_copy(const char *from, const char *to, char *sum, int64_t *bytes, struct err *err)
{
    int in = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (in < 0)
        return fault("read", from, err);
    int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, OWN_MODE);
    bool good = out >= 0 && copy_bytes(in, out, sum, bytes);
    if (!good)
        (void)fault("write", to, err);
    if (out >= 0)
        close(out);
    close(in);
    return good;
}
