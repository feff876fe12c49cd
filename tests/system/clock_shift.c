/*
 * Preloaded under the daemon by tests of what takes hours and days: the clock on the wall is ahead by as many
 * milliseconds as the file that $CLOCK_SHIFT names says, which a test may change at any time. The steady clock is untouched.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const volatile int64_t *shift_ms;

static void __attribute__((constructor)) map_shift(void)
{
    const char *path = getenv("CLOCK_SHIFT");
    int fd = path == NULL ? -1 : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    void *page = mmap(NULL, sizeof *shift_ms, PROT_READ, MAP_SHARED, fd, 0);
    if (page != MAP_FAILED)
        shift_ms = page;
    close(fd);
}

int clock_gettime(clockid_t id, struct timespec *now)
{
    int done = (int)syscall(SYS_clock_gettime, id, now);
    if (done == 0 && id == CLOCK_REALTIME && shift_ms != NULL) {
        int64_t at_ns = now->tv_nsec + *shift_ms % 1000 * 1000000;
        now->tv_sec += (time_t)(*shift_ms / 1000 + at_ns / 1000000000);
        now->tv_nsec = (long)(at_ns % 1000000000);
    }
    return done;
}

time_t time(time_t *out)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (out != NULL)
        *out = now.tv_sec;
    return now.tv_sec;
}

int gettimeofday(struct timeval *restrict out, void *restrict zone)
{
    struct timespec now;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now);
    *out = (struct timeval){.tv_sec = now.tv_sec, .tv_usec = now.tv_nsec / 1000};
    return 0;
}
