/* From /proc/self, which is no disk: reading it never waits. */
#include "daemon/process.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "daemon/metrics.h"
#include "disruption/base/clock.h"

#define STAT_LINE_MAX 1024
#define USEC_PER_MSEC 1000

struct process_stat {
    long long threads;
    unsigned long long started_ticks, virtual_bytes;
    long long resident_pages;
};

/* The name in parentheses may hold anything, so reading begins behind the last of them. */
static bool read_stat(struct process_stat *out)
{
    char line[STAT_LINE_MAX] = "";
    FILE *file = fopen("/proc/self/stat", "re");
    if (file == NULL)
        return false;
    const char *read = fgets(line, sizeof(line), file);
    fclose(file);
    const char *after_name = read == NULL ? NULL : strrchr(line, ')');
    return after_name != NULL &&
           sscanf(after_name + 2,
                  "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %lld %*d %llu %llu %lld",
                  &out->threads, &out->started_ticks, &out->virtual_bytes, &out->resident_pages) == 4;
}

int64_t process_started_ms(void)
{
    struct process_stat stat;
    struct timespec up;
    if (!read_stat(&stat) || clock_gettime(CLOCK_BOOTTIME, &up) != 0)
        return 0;
    int64_t up_ms = (int64_t)up.tv_sec * SECOND_MS + up.tv_nsec / 1000000;
    int64_t began_ms = (int64_t)stat.started_ticks * SECOND_MS / sysconf(_SC_CLK_TCK);
    return clock_now_ms() - (up_ms - began_ms);
}

/* Without the one that counting takes. */
static int64_t count_descriptors(void)
{
    DIR *folder = opendir("/proc/self/fd");
    int64_t count = -1;
    if (folder == NULL)
        return METRIC_ABSENT;
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;)
        count += entry->d_name[0] != '.';
    closedir(folder);
    return count;
}

static int64_t used_cpu_ms(void)
{
    struct rusage used;
    if (getrusage(RUSAGE_SELF, &used) != 0)
        return METRIC_ABSENT;
    return ((int64_t)used.ru_utime.tv_sec + used.ru_stime.tv_sec) * SECOND_MS +
           (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / USEC_PER_MSEC;
}

void process_look(struct metrics *metrics)
{
    struct process_stat stat;
    struct rlimit limit;
    if (read_stat(&stat)) {
        metrics_set(metrics, METRIC_PROCESS_RESIDENT, 0, 0, stat.resident_pages * sysconf(_SC_PAGESIZE));
        metrics_set(metrics, METRIC_PROCESS_VIRTUAL, 0, 0, (int64_t)stat.virtual_bytes);
        metrics_set(metrics, METRIC_PROCESS_THREADS, 0, 0, stat.threads);
    }
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0)
        metrics_set(metrics, METRIC_PROCESS_FDS_MAX, 0, 0, (int64_t)limit.rlim_cur);
    metrics_set(metrics, METRIC_PROCESS_FDS, 0, 0, count_descriptors());
    metrics_set(metrics, METRIC_PROCESS_CPU, 0, 0, used_cpu_ms());
}
