/*
 * What a log holds from before our time is written once more. A daemon that died may have died of a sync that failed; the
 * system then shows what it never wrote, and takes it for written, so that no later sync brings it to the disk. Whoever
 * built on such a commit would lose it with the next power cut.
 */
#include <stdlib.h>

#include "disruption/base/memory.h"
#include "store/room.h"

#define BLOCK_SIZE (1 << 16) /* bytes of the log at once; SQLite writes less than 128 KiB in one go */

/* Through SQLite's own handle, so that a disk under test sees it. */
static sqlite3_file *open_log(struct store *store)
{
    sqlite3_file *log = NULL;
    if (sqlite3_file_control(store->db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) != SQLITE_OK || log == NULL ||
        log->pMethods == NULL)
        return NULL;
    return log;
}

static int write_again(sqlite3_file *log, sqlite3_int64 size)
{
    char *block = mem_new(BLOCK_SIZE, 1);
    int code = SQLITE_OK;
    for (sqlite3_int64 at = 0; at < size && code == SQLITE_OK; at += BLOCK_SIZE) {
        int len = (int)(size - at < BLOCK_SIZE ? size - at : BLOCK_SIZE);
        code = log->pMethods->xRead(log, block, len, at);
        if (code == SQLITE_OK)
            code = log->pMethods->xWrite(log, block, len, at);
    }
    free(block);
    return code == SQLITE_OK ? log->pMethods->xSync(log, SQLITE_SYNC_NORMAL) : code;
}

bool log_renew(struct store *store, struct err *err)
{
    char tables[16];
    sqlite3_int64 size = 0;
    /* Only a connection that has read knows that there is a log. */
    if (!sql_word(store, "SELECT count(*) FROM sqlite_schema", tables, sizeof(tables), err))
        return false;
    sqlite3_file *log = open_log(store);
    if (log == NULL)
        return true;
    int code = log->pMethods->xFileSize(log, &size);
    if (code == SQLITE_OK && size > 0)
        code = write_again(log, size);
    return code == SQLITE_OK || err_set(err, ERR_UNAVAILABLE, "the log beside %s cannot be written to the disk (%s); "
                                        "mend the disk, then start disruptiond again", store->path, sqlite3_errstr(code));
}
