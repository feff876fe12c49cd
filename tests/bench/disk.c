/* What one durable write costs where the database lies: `bench-disk FOLDER` tells the median of
 * some. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "disruption/base/clock.h"
#include "say.h"

#define ROUNDS 101
#define PAGE_BYTES 4096

int main(int argc, char **argv)
{
    static char page[PAGE_BYTES];
    char path[4096];
    double times[ROUNDS];
    snprintf(path, sizeof(path), "%s/disk", argc == 2 ? argv[1] : ".");
    int fd = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0)
        give_up("%s cannot be written", path);
    for (int i = 0; i < ROUNDS; i++) {
        int64_t began_us = clock_steady_us();
        if (pwrite(fd, page, sizeof(page), (off_t)i * PAGE_BYTES) != PAGE_BYTES ||
            fdatasync(fd) != 0)
            give_up("%s cannot be written", path);
        times[i] = (double)(clock_steady_us() - began_us);
    }
    close(fd);
    unlink(path);
    say_figure("sync_us", quantile(times, ROUNDS, 0.5));
    return 0;
}
