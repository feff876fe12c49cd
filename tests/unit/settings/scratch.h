/* A file for one test, gone after it. */
#ifndef SCRATCH_H
#define SCRATCH_H

#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct scratch {
    char path[64];
};

static inline void scratch_init(struct scratch *scratch, const char *bytes, size_t len)
{
    strcpy(scratch->path, "/tmp/disruption-settings-XXXXXX");
    int fd = mkstemp(scratch->path);
    bool ok = fd >= 0 && write(fd, bytes, len) == (ssize_t)len && close(fd) == 0;
    assert(ok);
    (void)ok;
}

static inline void scratch_done(struct scratch *scratch)
{
    unlink(scratch->path);
}

#endif
