/*
 * A disk under test. SQLite reaches its files through a VFS; this one stands before the usual one, writes down every act
 * that changes a file, and fails on order. The log is enough to make again what a power cut after any act would have left
 * (image.h). For one thread and one database; the files themselves are real.
 */
#ifndef CRASH_DISK_H
#define CRASH_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum disk_name { DISK_MAIN, DISK_WAL, DISK_JOURNAL, DISK_NAMES };
extern const char *const disk_endings[DISK_NAMES]; /* after the database's path */

enum disk_act {
    ACT_MAKE,      /* a name gets a new, empty file */
    ACT_WRITE,
    ACT_TRUNCATE,
    ACT_SYNC,      /* what was written to that file before is durable */
    ACT_SYNC_LOST, /* a sync that failed: the system forgets what it could not write, and never tells again */
    ACT_DELETE,
};

struct disk_op {
    enum disk_act act;
    enum disk_name name;
    int file;    /* number of the file behind the name: a name made again is another file */
    bool folder; /* the names of the folder became durable with it */
    int64_t at;  /* WRITE: offset; TRUNCATE: size */
    size_t len;
    unsigned char *bytes; /* WRITE: owned */
};

struct disk_log {
    struct disk_op *ops;
    size_t count, room;
};

enum disk_fault {
    FAULT_WRITE,    /* half of it arrives, then an I/O error */
    FAULT_FULL,     /* half of it arrives, then no room */
    FAULT_SYNC,     /* and the system forgets what it could not write */
    FAULT_TRUNCATE,
    FAULT_READ,
    FAULT_CUT_LOG,  /* a read of the write-ahead log or the journal finds its end too soon */
    FAULT_BUSY,     /* another connection has the lock */
    FAULT_SHARED,   /* no memory to share */
    FAULT_OPEN,
    FAULT_DELETE,
    FAULT_KINDS,
};
extern const char *const disk_fault_names[FAULT_KINDS];

/** Stands before the usual VFS from now on; path is the database whose files are written down. */
void disk_begin(const char *path);

/** A new log, with the files as they lie as its beginning. The old log is dropped. */
void disk_record(void);
void disk_record_end(void);

/** Goes on with the log, with those files behind the names (-1: none) and so many made so far. */
void disk_record_on(const int file_of[DISK_NAMES], int files);
const struct disk_log *disk_log(void);

/** How many times something could have failed in that way since disk_count_anew. */
long disk_chances(enum disk_fault fault);
void disk_count_anew(void);

/** The chance numbered at (from 1, counted from now) fails, or with for_ever it and all later ones. */
void disk_fail(enum disk_fault fault, long at, bool for_ever);

/** All is well again; how often something failed. */
long disk_mend(void);

/** Syncs do nothing, and say that they did. */
void disk_lie(bool lie);

#endif
