/* The measured program: started, watched from outside through /proc, killed. It dies with the one
 * that measures. */
#ifndef BENCH_CHILD_H
#define BENCH_CHILD_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/types.h>

struct child {
    pid_t pid;
    int64_t started_us;           /* before it was forked */
    _Atomic int64_t connected_us; /* when its log said event=connected; 0: not yet */
    int log_fd;
    pthread_t reader; /* of its log */
};

struct child_memory {
    double rss_mib, peak_mib, pss_mib;
};

/** Starts PROGRAM --config CONFIG. Warnings and errors it logs are passed on to standard error. */
void child_start(struct child *child, const char *program, const char *config);

/** Sends the signal and waits for the end; its exit code, -1 when a signal ended it. */
int child_end(struct child *child, int signal);

/** Processor time so far, user and system, all threads. */
int64_t child_cpu_us(const struct child *child);

/** How many entries a folder of its /proc has: "task" threads, "fd" open descriptors. */
size_t child_count(const struct child *child, const char *what);

void child_memory(const struct child *child, struct child_memory *out);

#endif
