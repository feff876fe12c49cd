/*
 * One daemon per file: a lock on PATH.lock, held for as long as the store is open. The lock file
 * holds the holder's process number until it lets go in order; found there by the next one, it
 * tells of an unclean end. A file known to be damaged leaves a word about that.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disruption/base/buf.h"
#include "disruption/base/parse.h"
#include "store/room.h"

#define LOCK_MODE 0640

static const char damaged[] = "damaged";

static bool open_lock(const char *path, int *out, struct err *err)
{
    struct buf name;
    buf_init(&name, strlen(path) + 8);
    buf_print(&name, "%s.lock", path);
    *out = open(buf_string(&name), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, LOCK_MODE);
    if (*out < 0)
        err_set(err, errno == ENOSPC ? ERR_UNAVAILABLE : ERR_REFUSED,
                "cannot make the lock file %s (%s)", buf_string(&name), strerror(errno));
    buf_done(&name);
    return *out >= 0;
}

/* A lock that another program holds is one thing; a file system that knows no locks is another. */
static bool refuse(int cause, const char *path, const char *holder, struct err *err)
{
    if (cause == EWOULDBLOCK)
        return err_set(err, ERR_CONFLICT, "%s is held by another disruptiond (process %s); stop that one first", path,
                       holder[0] != '\0' ? holder : "unknown");
    return err_set(err, ERR_UNAVAILABLE, "the file system of %s cannot lock files (%s); use a local disk", path,
                   strerror(cause));
}

static enum last_end read_end(const char *holder)
{
    if (strcmp(holder, damaged) == 0)
        return END_DAMAGED;
    return holder[0] == '\0' ? END_CLEAN : END_UNCLEAN;
}

static bool write_lock(int fd, const char *text)
{
    ssize_t len = (ssize_t)strlen(text);
    return ftruncate(fd, 0) == 0 && pwrite(fd, text, (size_t)len, 0) == len && fsync(fd) == 0;
}

/* One that root made for a shell command must not keep the daemon's user out. */
static void give_away(int fd, const char *path)
{
    struct stat about;
    if (geteuid() == 0 && stat(path, &about) == 0)
        (void)!fchown(fd, about.st_uid, about.st_gid);
}

bool store_lock(const char *path, int *lock, enum last_end *last, struct err *err)
{
    int fd;
    char holder[32] = "", own[32];
    if (!open_lock(path, &fd, err))
        return false;
    int cause = flock(fd, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
    bool told = pread(fd, holder, sizeof(holder) - 1, 0) >= 0;
    if (cause != 0) {
        close(fd);
        return refuse(cause, path, holder, err);
    }
    give_away(fd, path);
    *last = told ? read_end(holder) : END_UNCLEAN;
    snprintf(own, sizeof(own), "%ld", (long)getpid());
    if (!write_lock(fd, *last == END_DAMAGED ? damaged : own)) {
        err_set(err, ERR_UNAVAILABLE, "cannot write the lock file of %s (%s)", path, strerror(errno));
        close(fd);
        return false;
    }
    *lock = fd;
    return true;
}

bool store_holder_look(const char *path, struct store_holder *out, struct err *err)
{
    struct buf name;
    buf_init(&name, strlen(path) + 8);
    buf_print(&name, "%s.lock", path);
    int fd = open(buf_string(&name), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    bool good = fd >= 0 || errno == ENOENT;
    *out = (struct store_holder){0};
    if (!good)
        err_set(err, ERR_REFUSED, "cannot look at the lock file %s (%s)", buf_string(&name), strerror(errno));
    if (fd >= 0) {
        int64_t process;
        good = pread(fd, out->process, sizeof(out->process) - 1, 0) >= 0 ||
               err_set(err, ERR_UNAVAILABLE, "cannot read the lock file %s (%s)", buf_string(&name), strerror(errno));
        close(fd);
        /* Trying the lock itself would for that moment keep a daemon from starting. */
        out->held = parse_integer(slice_of(out->process), 1, INT32_MAX, &process) &&
                    (kill((pid_t)process, 0) == 0 || errno == EPERM);
    }
    buf_done(&name);
    return good;
}

void store_unlock(int lock, enum last_end end)
{
    if (lock < 0)
        return;
    /* Where it cannot be written, the next start checks the file once more than needed. */
    if (end == END_CLEAN)
        (void)!ftruncate(lock, 0);
    else if (end == END_DAMAGED)
        (void)write_lock(lock, damaged);
    close(lock);
}
