/*
 * Preloaded under the daemon by trouble_storm: lets calls on the database's files fail with an error of choice, or ends the
 * process at one of them. The order lies in a file that $DISK_FAULT names and that both sides have mapped, so that it can
 * change while the daemon runs.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { CALL_READ = 1, CALL_WRITE = 2, CALL_SYNC = 4, CALL_TRUNCATE = 8 };
enum { FILE_MAIN = 1, FILE_LOG = 2, FILE_JOURNAL = 4 };

struct order {
    uint32_t calls, files; /* masks; 0: nothing fails */
    int32_t error;         /* an errno; 0: the process is killed */
    atomic_int skip;       /* so many pass before */
    atomic_int times;      /* and so many fail; negative: for ever */
    atomic_int hits;
};

static struct order *order;

static void __attribute__((constructor)) map_order(void)
{
    const char *path = getenv("DISK_FAULT");
    int fd = path == NULL ? -1 : open(path, O_RDWR | O_CLOEXEC);
    if (fd < 0)
        return;
    void *at = mmap(NULL, sizeof(*order), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (at != MAP_FAILED)
        order = at;
}

static unsigned file_of(int fd)
{
    static const struct {
        const char *ending;
        unsigned file;
    } files[] = {{"disruption.db", FILE_MAIN}, {"disruption.db-wal", FILE_LOG}, {"disruption.db-journal", FILE_JOURNAL}};
    char link[64], path[512];
    snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
    ssize_t len = readlink(link, path, sizeof(path) - 1);
    path[len < 0 ? 0 : len] = '\0';
    const char *name = strrchr(path, '/');
    for (size_t i = 0; name != NULL && i < sizeof(files) / sizeof(files[0]); i++) {
        if (strcmp(name + 1, files[i].ending) == 0)
            return files[i].file;
    }
    return 0;
}

/* Whether this call fails; errno is set then. */
static int fails(int fd, unsigned call)
{
    if (order == NULL || (order->calls & call) == 0 || (file_of(fd) & order->files) == 0)
        return 0;
    if (atomic_fetch_sub(&order->skip, 1) > 0)
        return 0;
    int left = atomic_load(&order->times);
    if (left == 0)
        return 0;
    if (left > 0)
        atomic_store(&order->times, left - 1);
    atomic_fetch_add(&order->hits, 1);
    if (order->error == 0)
        kill(getpid(), SIGKILL);
    errno = order->error;
    return 1;
}

#define NEXT(type, name)                                                                                               \
    static type real;                                                                                                  \
    if (real == NULL)                                                                                                  \
    real = (type)dlsym(RTLD_NEXT, name)

typedef ssize_t (*reader)(int, void *, size_t, off_t);
typedef ssize_t (*writer)(int, const void *, size_t, off_t);
typedef int (*syncer)(int);
typedef int (*cutter)(int, off_t);

ssize_t pread64(int fd, void *bytes, size_t len, off_t at)
{
    NEXT(reader, "pread64");
    return fails(fd, CALL_READ) ? -1 : real(fd, bytes, len, at);
}

ssize_t pread(int fd, void *bytes, size_t len, off_t at)
{
    NEXT(reader, "pread");
    return fails(fd, CALL_READ) ? -1 : real(fd, bytes, len, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t len, off_t at)
{
    NEXT(writer, "pwrite64");
    return fails(fd, CALL_WRITE) ? -1 : real(fd, bytes, len, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t len, off_t at)
{
    NEXT(writer, "pwrite");
    return fails(fd, CALL_WRITE) ? -1 : real(fd, bytes, len, at);
}

int fdatasync(int fd)
{
    NEXT(syncer, "fdatasync");
    return fails(fd, CALL_SYNC) ? -1 : real(fd);
}

int fsync(int fd)
{
    NEXT(syncer, "fsync");
    return fails(fd, CALL_SYNC) ? -1 : real(fd);
}

int ftruncate64(int fd, off_t size)
{
    NEXT(cutter, "ftruncate64");
    return fails(fd, CALL_TRUNCATE) ? -1 : real(fd, size);
}

int ftruncate(int fd, off_t size)
{
    NEXT(cutter, "ftruncate");
    return fails(fd, CALL_TRUNCATE) ? -1 : real(fd, size);
}
