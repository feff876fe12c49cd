/* The check that would have made the start wait. */
#include "daemon/checking.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "disruption/base/clock.h"
#include "disruption/base/log.h"
#include "disruption/base/memory.h"
#include "disruption/store/keeping.h"

struct checking {
    char *path;
    void (*damaged)(void *ctx, const struct err *fault);
    void *ctx;
    pthread_t thread;
    bool started;
    bool sound; /* to the last table; for whoever waited for the thread */
    atomic_bool ending;
};

static bool check_all(struct checking *checking, size_t *count, struct err *err)
{
    struct store *store;
    bool there = true, good = true;
    if (!store_open(checking->path, STORE_READ, &store, err))
        return false;
    while (there && good && !atomic_load(&checking->ending)) {
        good = store_check_table(store, *count, &there, err);
        *count += good && there;
    }
    store_close(store);
    return good;
}

static void *check(void *ctx)
{
    struct checking *checking = ctx;
    struct err err = ERR_INIT;
    size_t count = 0;
    int64_t began_ms = clock_steady_ms();
    if (check_all(checking, &count, &err)) {
        checking->sound = !atomic_load(&checking->ending);
        if (checking->sound)
            log_info("file_checked", "tables=%zu ms=%lld", count, (long long)(clock_steady_ms() - began_ms));
    } else if (err.kind == ERR_DAMAGED) {
        checking->damaged(checking->ctx, &err);
    } else {
        log_warning("file_not_checked", "reason=\"%s\"", err.text);
    }
    return NULL;
}

struct checking *checking_begin(const char *path, void (*damaged)(void *ctx, const struct err *fault), void *ctx)
{
    struct checking *checking = mem_new(1, sizeof(*checking));
    checking->path = mem_copy_text(path);
    checking->damaged = damaged;
    checking->ctx = ctx;
    log_info("file_check_goes_on", "path=%s reason=\"the last end was unclean and the file is large\"", path);
    checking->started = pthread_create(&checking->thread, NULL, check, checking) == 0;
    return checking;
}

bool checking_end(struct checking *checking)
{
    if (checking == NULL)
        return false;
    atomic_store(&checking->ending, true);
    if (checking->started)
        pthread_join(checking->thread, NULL);
    bool sound = checking->sound;
    free(checking->path);
    free(checking);
    return sound;
}
