/* The VFS before the VFS. */
#include "disk.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "disruption/base/memory.h"

#define PATH_ROOM 256
#define NO_NAME (-1) /* temporary files: nothing of them outlives a power cut */

const char *const disk_endings[DISK_NAMES] = {"", "-wal", "-journal"};
const char *const disk_fault_names[FAULT_KINDS] = {"write", "full", "sync", "truncate", "read",
                                                   "cut log", "busy", "shared", "open", "delete"};
static const int codes[FAULT_KINDS] = {
    [FAULT_WRITE] = SQLITE_IOERR_WRITE,       [FAULT_FULL] = SQLITE_FULL,
    [FAULT_SYNC] = SQLITE_IOERR_FSYNC,        [FAULT_TRUNCATE] = SQLITE_IOERR_TRUNCATE,
    [FAULT_READ] = SQLITE_IOERR_READ,         [FAULT_CUT_LOG] = SQLITE_IOERR_SHORT_READ,
    [FAULT_BUSY] = SQLITE_BUSY,               [FAULT_SHARED] = SQLITE_IOERR_SHMSIZE,
    [FAULT_OPEN] = SQLITE_CANTOPEN,           [FAULT_DELETE] = SQLITE_IOERR_DELETE,
};

struct file {
    sqlite3_file base;
    int name;       /* enum disk_name, or NO_NAME */
    bool new_entry; /* its name is made durable with its first sync, as the usual VFS does */
    sqlite3_file *under;
};

static struct {
    sqlite3_vfs vfs, *under;
    char path[PATH_ROOM];
    struct disk_log log;
    int file_of[DISK_NAMES]; /* number of the file behind each name; -1: none */
    int files;
    bool recording, lying;
    long chances[FAULT_KINDS];
    enum disk_fault ordered;
    long fail_at, failed; /* fail_at 0: nothing is ordered */
    bool for_ever;
} disk;

static sqlite3_file *under(sqlite3_file *file)
{
    return ((struct file *)file)->under;
}

/* faults
 * ------------------------------------------------------------------------------------------------ */

/* 0, or the code with which this chance fails. */
static int chance(enum disk_fault fault)
{
    long now = ++disk.chances[fault];
    bool hit = disk.fail_at != 0 && disk.ordered == fault &&
               (now == disk.fail_at || (disk.for_ever && now > disk.fail_at));
    if (!hit)
        return SQLITE_OK;
    disk.failed++;
    return codes[fault];
}

long disk_chances(enum disk_fault fault)
{
    return disk.chances[fault];
}

void disk_count_anew(void)
{
    memset(disk.chances, 0, sizeof(disk.chances));
}

void disk_fail(enum disk_fault fault, long at, bool for_ever)
{
    disk.ordered = fault;
    disk.fail_at = disk.chances[fault] + at;
    disk.for_ever = for_ever;
    disk.failed = 0;
}

long disk_mend(void)
{
    disk.fail_at = 0;
    return disk.failed;
}

void disk_lie(bool lie)
{
    disk.lying = lie;
}

/* the log
 * ------------------------------------------------------------------------------------------------ */

static struct disk_op *note(enum disk_act act, int name)
{
    static struct disk_op unseen;
    struct disk_log *log = &disk.log;
    if (!disk.recording || name == NO_NAME)
        return &unseen;
    if (log->count == log->room) {
        log->room = log->room == 0 ? 1024 : 2 * log->room;
        log->ops = mem_resize(log->ops, log->room, sizeof(*log->ops));
    }
    struct disk_op *op = &log->ops[log->count++];
    *op = (struct disk_op){.act = act, .name = (enum disk_name)name, .file = disk.file_of[name]};
    return op;
}

static bool there(int name)
{
    char path[PATH_ROOM + 16];
    snprintf(path, sizeof(path), "%s%s", disk.path, disk_endings[name]);
    return access(path, F_OK) == 0;
}

void disk_record(void)
{
    for (size_t i = 0; i < disk.log.count; i++)
        free(disk.log.ops[i].bytes);
    disk.log.count = 0;
    disk.files = 0;
    for (int name = 0; name < DISK_NAMES; name++)
        disk.file_of[name] = there(name) ? disk.files++ : -1;
    disk.recording = true;
}

void disk_record_on(const int file_of[DISK_NAMES], int files)
{
    memcpy(disk.file_of, file_of, sizeof(disk.file_of));
    disk.files = files;
    disk.recording = true;
}

void disk_record_end(void)
{
    disk.recording = false;
}

const struct disk_log *disk_log(void)
{
    return &disk.log;
}

/* files
 * ------------------------------------------------------------------------------------------------ */

static int do_close(sqlite3_file *file)
{
    return under(file)->pMethods->xClose(under(file));
}

static int do_read(sqlite3_file *file, void *out, int len, sqlite3_int64 at)
{
    int name = ((struct file *)file)->name;
    int code = chance(FAULT_READ);
    if (code == SQLITE_OK && (name == DISK_WAL || name == DISK_JOURNAL))
        code = chance(FAULT_CUT_LOG);
    if (code == SQLITE_IOERR_SHORT_READ)
        memset(out, 0, (size_t)len);
    return code != SQLITE_OK ? code : under(file)->pMethods->xRead(under(file), out, len, at);
}

static int write_now(sqlite3_file *file, const void *bytes, int len, sqlite3_int64 at)
{
    struct disk_op *op = note(ACT_WRITE, ((struct file *)file)->name);
    if (op->act == ACT_WRITE) {
        op->at = at;
        op->len = (size_t)len;
        op->bytes = (unsigned char *)mem_copy(bytes, (size_t)len);
    }
    return under(file)->pMethods->xWrite(under(file), bytes, len, at);
}

static int do_write(sqlite3_file *file, const void *bytes, int len, sqlite3_int64 at)
{
    int code = chance(FAULT_WRITE);
    if (code == SQLITE_OK)
        code = chance(FAULT_FULL);
    int written = write_now(file, bytes, code == SQLITE_OK ? len : len / 2, at);
    return code != SQLITE_OK ? code : written;
}

static int do_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    int code = chance(FAULT_TRUNCATE);
    if (code != SQLITE_OK)
        return code;
    note(ACT_TRUNCATE, ((struct file *)file)->name)->at = size;
    return under(file)->pMethods->xTruncate(under(file), size);
}

/* Files lie in memory or are removed soon: nothing is gained by really waiting for the device. */
static int do_sync(sqlite3_file *file, int flags)
{
    struct file *f = (struct file *)file;
    int code = chance(FAULT_SYNC);
    (void)flags;
    if (code == SQLITE_OK && disk.lying)
        return SQLITE_OK;
    note(code == SQLITE_OK ? ACT_SYNC : ACT_SYNC_LOST, f->name)->folder = code == SQLITE_OK && f->new_entry;
    if (code == SQLITE_OK)
        f->new_entry = false;
    return code;
}

static int do_size(sqlite3_file *file, sqlite3_int64 *out)
{
    return under(file)->pMethods->xFileSize(under(file), out);
}

static int do_lock(sqlite3_file *file, int level)
{
    int code = chance(FAULT_BUSY);
    return code != SQLITE_OK ? code : under(file)->pMethods->xLock(under(file), level);
}

static int do_unlock(sqlite3_file *file, int level)
{
    return under(file)->pMethods->xUnlock(under(file), level);
}

static int do_check_lock(sqlite3_file *file, int *out)
{
    return under(file)->pMethods->xCheckReservedLock(under(file), out);
}

static int do_control(sqlite3_file *file, int what, void *argument)
{
    return under(file)->pMethods->xFileControl(under(file), what, argument);
}

static int do_sector(sqlite3_file *file)
{
    return under(file)->pMethods->xSectorSize(under(file));
}

static int do_nature(sqlite3_file *file)
{
    return under(file)->pMethods->xDeviceCharacteristics(under(file));
}

static int do_map_shared(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    int code = chance(FAULT_SHARED);
    return code != SQLITE_OK ? code : under(file)->pMethods->xShmMap(under(file), page, size, extend, out);
}

static int do_lock_shared(sqlite3_file *file, int at, int count, int flags)
{
    int code = (flags & SQLITE_SHM_LOCK) != 0 ? chance(FAULT_BUSY) : SQLITE_OK;
    return code != SQLITE_OK ? code : under(file)->pMethods->xShmLock(under(file), at, count, flags);
}

static void do_barrier(sqlite3_file *file)
{
    under(file)->pMethods->xShmBarrier(under(file));
}

static int do_unmap_shared(sqlite3_file *file, int remove)
{
    return under(file)->pMethods->xShmUnmap(under(file), remove);
}

static const sqlite3_io_methods methods = {
    2, do_close, do_read, do_write, do_truncate, do_sync, do_size, do_lock, do_unlock, do_check_lock, do_control,
    do_sector, do_nature, do_map_shared, do_lock_shared, do_barrier, do_unmap_shared, NULL, NULL,
};

/* the VFS
 * ------------------------------------------------------------------------------------------------ */

static int name_of(const char *path)
{
    size_t len = strlen(disk.path);
    if (path == NULL || strncmp(path, disk.path, len) != 0)
        return NO_NAME;
    for (int name = 0; name < DISK_NAMES; name++) {
        if (strcmp(path + len, disk_endings[name]) == 0)
            return name;
    }
    return NO_NAME;
}

static int do_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *out, int flags, int *out_flags)
{
    struct file *file = (struct file *)out;
    int code = chance(FAULT_OPEN);
    (void)vfs;
    out->pMethods = NULL;
    if (code != SQLITE_OK)
        return code;
    *file = (struct file){.name = name_of(path), .under = (sqlite3_file *)(file + 1)};
    bool makes = (flags & SQLITE_OPEN_CREATE) != 0;
    bool is_new = makes && file->name != NO_NAME && !there(file->name);
    code = disk.under->xOpen(disk.under, path, file->under, flags, out_flags);
    if (code != SQLITE_OK)
        return code;
    file->new_entry = makes && (file->name == DISK_WAL || file->name == DISK_JOURNAL);
    if (is_new) {
        disk.file_of[file->name] = disk.files++;
        (void)note(ACT_MAKE, file->name);
    }
    out->pMethods = &methods;
    return SQLITE_OK;
}

static int do_delete(sqlite3_vfs *vfs, const char *path, int sync_folder)
{
    int code = chance(FAULT_DELETE), name = name_of(path);
    (void)vfs;
    if (code != SQLITE_OK)
        return code;
    code = disk.under->xDelete(disk.under, path, 0);
    if (code == SQLITE_OK && name != NO_NAME) {
        note(ACT_DELETE, name)->folder = sync_folder != 0;
        disk.file_of[name] = -1;
    }
    return code;
}

static int do_access(sqlite3_vfs *vfs, const char *path, int flags, int *out)
{
    (void)vfs;
    return disk.under->xAccess(disk.under, path, flags, out);
}

static int do_full_path(sqlite3_vfs *vfs, const char *path, int len, char *out)
{
    (void)vfs;
    return disk.under->xFullPathname(disk.under, path, len, out);
}

/* Waiting for a lock is counted, not slept. */
static int do_sleep(sqlite3_vfs *vfs, int us)
{
    (void)vfs;
    return us;
}

void disk_begin(const char *path)
{
    snprintf(disk.path, sizeof(disk.path), "%s", path);
    if (disk.under != NULL)
        return;
    disk.under = sqlite3_vfs_find(NULL);
    disk.vfs = *disk.under; /* what says nothing of files stays as it is */
    disk.vfs.zName = "disk-under-test";
    disk.vfs.szOsFile = (int)sizeof(struct file) + disk.under->szOsFile;
    disk.vfs.xOpen = do_open;
    disk.vfs.xDelete = do_delete;
    disk.vfs.xAccess = do_access;
    disk.vfs.xFullPathname = do_full_path;
    disk.vfs.xSleep = do_sleep;
    if (sqlite3_vfs_register(&disk.vfs, 1) != SQLITE_OK)
        abort();
}
