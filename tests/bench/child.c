/* fork, exec, /proc. */
#include "child.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "disruption/base/clock.h"
#include "say.h"

#define LINE_MAX_BYTES 4096
#define KIB_PER_MIB 1024.0

static void *read_log(void *ctx)
{
    struct child *child = ctx;
    char line[LINE_MAX_BYTES];
    FILE *log = fdopen(child->log_fd, "r");
    while (fgets(line, sizeof(line), log) != NULL) {
        if (strstr(line, "event=connected") != NULL && atomic_load(&child->connected_us) == 0)
            atomic_store(&child->connected_us, clock_steady_us());
        if (strstr(line, "level=error") != NULL || strstr(line, "level=warning") != NULL)
            fprintf(stderr, "child: %s", line);
    }
    fclose(log);
    return NULL;
}

_Noreturn static void become(const char *program, const char *config, int log_fd)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(log_fd, STDERR_FILENO);
    execl(program, program, "--config", config, (char *)NULL);
    _exit(127);
}

void child_start(struct child *child, const char *program, const char *config)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        give_up("no pipe");
    *child = (struct child){.log_fd = ends[0], .started_us = clock_steady_us()};
    child->pid = fork();
    if (child->pid < 0)
        give_up("no process");
    if (child->pid == 0)
        become(program, config, ends[1]);
    close(ends[1]);
    if (pthread_create(&child->reader, NULL, read_log, child) != 0)
        give_up("no thread");
}

int child_end(struct child *child, int signal)
{
    int status = 0;
    kill(child->pid, signal);
    waitpid(child->pid, &status, 0);
    pthread_join(child->reader, NULL);
    child->pid = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

size_t child_count(const struct child *child, const char *what)
{
    char path[64];
    size_t count = 0;
    snprintf(path, sizeof(path), "/proc/%d/%s", (int)child->pid, what);
    DIR *folder = opendir(path);
    if (folder == NULL)
        give_up("%s is not there: the measured program has ended", path);
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;)
        count += entry->d_name[0] != '.';
    closedir(folder);
    return count;
}

static FILE *open_proc(const struct child *child, const char *name)
{
    char path[64];
    snprintf(path, sizeof(path), "/proc/%d/%s", (int)child->pid, name);
    FILE *file = fopen(path, "re");
    if (file == NULL)
        give_up("%s is not there: the measured program has ended", path);
    return file;
}

int64_t child_cpu_us(const struct child *child)
{
    char line[LINE_MAX_BYTES] = "";
    FILE *file = open_proc(child, "stat");
    char *read = fgets(line, sizeof(line), file);
    fclose(file);
    unsigned long long user, system;
    const char *after_name = read == NULL ? NULL : strrchr(line, ')');
    if (after_name == NULL ||
        sscanf(after_name + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %llu %llu", &user,
               &system) != 2)
        give_up("an odd /proc/PID/stat");
    return (int64_t)(user + system) * 1000000 / sysconf(_SC_CLK_TCK);
}

static double read_kib(const struct child *child, const char *name, const char *key)
{
    char line[LINE_MAX_BYTES];
    FILE *file = open_proc(child, name);
    double kib = 0;
    while (fgets(line, sizeof(line), file) != NULL) {
        if (strncmp(line, key, strlen(key)) == 0)
            kib = strtod(line + strlen(key), NULL);
    }
    fclose(file);
    return kib;
}

void child_memory(const struct child *child, struct child_memory *out)
{
    out->rss_mib = read_kib(child, "status", "VmRSS:") / KIB_PER_MIB;
    out->peak_mib = read_kib(child, "status", "VmHWM:") / KIB_PER_MIB;
    out->pss_mib = read_kib(child, "smaps_rollup", "Pss:") / KIB_PER_MIB;
}
