/*
 * Preloaded under the daemon by the kill test: counts every moment at which the world outside may have changed (before
 * and after a sync of the database, before bytes leave, after bytes arrive) and ends the process, as a power
 * cut would, at the one that $KILL_AT names. $KILL_COUNT names a file that gets the number of moments passed.
 */
#include <dlfcn.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long passed;
static long kill_at = -1;

static void __attribute__((constructor)) read_settings(void)
{
    const char *at = getenv("KILL_AT");
    kill_at = at == NULL ? 0 : strtol(at, NULL, 10);
}

static void __attribute__((destructor)) write_count(void)
{
    const char *path = getenv("KILL_COUNT");
    FILE *file = path == NULL ? NULL : fopen(path, "w");
    if (file == NULL)
        return;
    fprintf(file, "%ld\n", atomic_load(&passed));
    fclose(file);
}

static void moment(void)
{
    if (atomic_fetch_add(&passed, 1) + 1 == kill_at)
        kill(getpid(), SIGKILL);
}

int fdatasync(int fd)
{
    static int (*real)(int);
    if (real == NULL)
        real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    moment();
    int result = real(fd);
    moment();
    return result;
}

ssize_t send(int fd, const void *bytes, size_t len, int flags)
{
    static ssize_t (*real)(int, const void *, size_t, int);
    if (real == NULL)
        real = (ssize_t(*)(int, const void *, size_t, int))dlsym(RTLD_NEXT, "send");
    moment();
    return real(fd, bytes, len, flags);
}

ssize_t recv(int fd, void *bytes, size_t len, int flags)
{
    static ssize_t (*real)(int, void *, size_t, int);
    if (real == NULL)
        real = (ssize_t(*)(int, void *, size_t, int))dlsym(RTLD_NEXT, "recv");
    ssize_t result = real(fd, bytes, len, flags);
    if (result > 0)
        moment();
    return result;
}
