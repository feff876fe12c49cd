/*
 * Preloaded under the daemon by the torture run: a full disk, names that do not resolve, clocks that jump, switched by the
 * page that $WEATHER names, at any time. While the disk is full no byte of the database can be written. One name,
 * $WEATHER_NAME, is this machine for as long as names resolve at all. The steady clock goes forward only: so waits that a
 * daemon imposes on itself pass quickly.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define POLL_MAX_MS 50 /* nobody sleeps through a jump of the clock */

struct weather {
    int64_t disk_is_full;
    int64_t names_fail;
    int64_t writes_refused; /* counted for the run's figures */
    int64_t names_refused;
    int64_t wall_ms;   /* ahead of the true time */
    int64_t steady_ms;
};

static volatile struct weather *now;

static void __attribute__((constructor)) map_page(void)
{
    const char *path = getenv("WEATHER");
    int fd = path == NULL ? -1 : open(path, O_RDWR | O_CLOEXEC);
    if (fd < 0)
        return;
    void *page = mmap(NULL, sizeof *now, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (page != MAP_FAILED)
        now = page;
    close(fd);
}

static void add_ms(struct timespec *at, int64_t ms)
{
    int64_t at_ns = at->tv_nsec + ms % 1000 * 1000000 + 1000000000;
    at->tv_sec += (time_t)(ms / 1000 + at_ns / 1000000000 - 1);
    at->tv_nsec = (long)(at_ns % 1000000000);
}

int clock_gettime(clockid_t id, struct timespec *at)
{
    int done = (int)syscall(SYS_clock_gettime, id, at);
    if (done == 0 && now != NULL && id == CLOCK_REALTIME)
        add_ms(at, now->wall_ms);
    else if (done == 0 && now != NULL && id == CLOCK_MONOTONIC)
        add_ms(at, now->steady_ms);
    return done;
}

time_t time(time_t *out)
{
    struct timespec at;
    clock_gettime(CLOCK_REALTIME, &at);
    if (out != NULL)
        *out = at.tv_sec;
    return at.tv_sec;
}

int gettimeofday(struct timeval *restrict out, void *restrict zone)
{
    struct timespec at;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &at);
    *out = (struct timeval){.tv_sec = at.tv_sec, .tv_usec = at.tv_nsec / 1000};
    return 0;
}

int poll(struct pollfd *fds, nfds_t count, int timeout_ms)
{
    static int (*real)(struct pollfd *, nfds_t, int);
    if (real == NULL)
        real = (int (*)(struct pollfd *, nfds_t, int))dlsym(RTLD_NEXT, "poll");
    return real(fds, count, now != NULL && (timeout_ms < 0 || timeout_ms > POLL_MAX_MS) ? POLL_MAX_MS : timeout_ms);
}

/* Nothing but SQLite writes at a place of its choice. */
ssize_t pwrite64(int fd, const void *bytes, size_t len, off64_t at)
{
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    if (real == NULL)
        real = (ssize_t(*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
    if (now == NULL || !now->disk_is_full)
        return real(fd, bytes, len, at);
    __atomic_fetch_add(&now->writes_refused, 1, __ATOMIC_RELAXED);
    errno = ENOSPC;
    return -1;
}

ssize_t pwrite(int fd, const void *bytes, size_t len, off_t at)
{
    return pwrite64(fd, bytes, len, at);
}

int getaddrinfo(const char *restrict name, const char *restrict service, const struct addrinfo *restrict hints,
                struct addrinfo **restrict found)
{
    typedef int look_up(const char *, const char *, const struct addrinfo *, struct addrinfo **);
    static look_up *real;
    if (real == NULL)
        real = (look_up *)dlsym(RTLD_NEXT, "getaddrinfo");
    const char *here = getenv("WEATHER_NAME");
    if (now == NULL || name == NULL || here == NULL || strcmp(name, here) != 0)
        return real(name, service, hints, found);
    if (now->names_fail) {
        __atomic_fetch_add(&now->names_refused, 1, __ATOMIC_RELAXED);
        return EAI_AGAIN;
    }
    struct addrinfo plain = {.ai_family = AF_INET, .ai_socktype = SOCK_STREAM};
    return real("127.0.0.1", service, &plain, found);
}
