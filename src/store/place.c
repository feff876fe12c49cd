/*
 * Whether the files are still those that were opened. A file that was deleted or replaced under us goes on taking what we
 * write, and all of it is gone with our end: so nothing is acknowledged there. A log or its index that went is made anew,
 * after what it held was brought into the file; the file itself nobody can bring back but who took it away.
 */
#include <stdio.h>
#include <string.h>

#include "disruption/base/buf.h"
#include "store/room.h"

#define FRAME_HEAD 24 /* bytes before each page in it */

enum { FILE_ITSELF, FILE_LOG, FILE_INDEX };
static const char *const endings[PLACE_FILES] = {"", "-wal", "-shm"};

static bool look(const struct store *store, int which, struct stat *out)
{
    struct buf name;
    buf_init(&name, strlen(store->path) + 8);
    buf_print(&name, "%s%s", store->path, endings[which]);
    bool there = stat(buf_string(&name), out) == 0;
    buf_done(&name);
    return there;
}

int64_t place_log_bytes(const struct store *store)
{
    struct stat log;
    return look(store, FILE_LOG, &log) ? log.st_size : -1;
}

void place_note(struct store *store)
{
    for (int i = 0; i < PLACE_FILES; i++) {
        if (!look(store, i, &store->place[i]))
            store->place[i].st_ino = 0; /* not made yet: it is noted when it is */
    }
}

static bool same(struct store *store, int which)
{
    struct stat now, *noted = &store->place[which];
    bool there = look(store, which, &now);
    if (noted->st_ino == 0 && there)
        *noted = now;
    return noted->st_ino == 0 || (there && now.st_ino == noted->st_ino && now.st_dev == noted->st_dev);
}

/* Shorter than what we know to lie in it. */
static bool is_cut(const struct store *store)
{
    struct stat log;
    off_t least = LOG_HEAD + (off_t)store->wal_pages * (FRAME_HEAD + store->page_size);
    return store->wal_pages > 0 && look(store, FILE_LOG, &log) && log.st_size < least;
}

bool place_check(struct store *store, bool *mendable, struct err *err)
{
    *mendable = false;
    if (store->mode != STORE_WRITE)
        return true;
    if (!same(store, FILE_ITSELF))
        return err_set(err, ERR_UNAVAILABLE,
                       "%s was taken away or replaced while disruptiond uses it; put it back, or start disruptiond again "
                       "to go on with what is there now",
                       store->path);
    *mendable = !same(store, FILE_LOG) || !same(store, FILE_INDEX);
    if (*mendable)
        return err_set(err, ERR_UNAVAILABLE, "the log beside %s was taken away; it is made anew", store->path);
    if (is_cut(store))
        return err_set(err, ERR_UNAVAILABLE,
                       "the log beside %s was cut off by another program; start disruptiond again: it checks what is left "
                       "and asks for the rest",
                       store->path);
    return true;
}
