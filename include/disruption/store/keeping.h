/* Keeping the record: a copy of it that was looked through, and tables put right from the journal. */
#ifndef DISRUPTION_STORE_KEEPING_H
#define DISRUPTION_STORE_KEEPING_H

#include "disruption/store/journal.h"

/* A backup that was made, and what was looked at in it. */
struct store_backup {
    struct store_verdict verdict; /* of the copy; clean, else there is no backup */
    int64_t bytes;                /* of its file */
    int64_t tables, rows;         /* all tables, each with as many rows as the database has; and these together */
    int64_t files, file_bytes;    /* copies of files that came along */
    int64_t missing;              /* the record speaks of as many more, and they are not there */
    int64_t copied_ms, checked_ms; /* how long it took */
};

/**
 * Writes a copy of the whole record, as it was at one moment, to path, and copies of files to path.files. A daemon may
 * run meanwhile: it is not held up. The copy is made under another name, opened, compared with the database and rebuilt
 * from its journal; only then it gets its name. It is for its owner alone (0600).
 *
 * store    open for reading.
 * Errors   ERR_CONFLICT: there is a file of that name. ERR_NOT_FOUND, ERR_REFUSED: the folder. ERR_DAMAGED: the database
 *          is not what was written; no copy is left. ERR_UNAVAILABLE: disk.
 */
MUST_CHECK bool store_backup(struct store *store, const char *path, struct store_backup *out, struct err *err);

struct store_mend {
    struct store_verdict before;
    char kept[512];   /* where the file as it was lies now; "" when there was nothing to mend */
    int64_t lost;     /* tables beside the record of which not every row could be read */
    char losses[256]; /* their names */
};

/**
 * Makes a new file of the journal, of tables rebuilt from it, and of what else can be read; puts it in the place of path.
 * The old file is kept beside it under another name. For when no daemon runs.
 *
 * Errors   ERR_CONFLICT: a daemon holds it. ERR_DAMAGED: the journal itself is not whole: a backup is what helps.
 *          ERR_UNAVAILABLE: disk, or another program reads. Nothing was changed then.
 */
MUST_CHECK bool store_mend(const char *path, struct store_mend *out, struct err *err);

/** Whether the last daemon ended without letting go, and the file was too large to be looked through at the start. */
bool store_unchecked(const struct store *store);

/** It was looked through since. Until then its end counts as unclean, and the next start looks through it. */
void store_mark_checked(struct store *store);

/**
 * Looks through one table and its indexes: 0, 1, ... until there is none. For a reader of its own, beside a daemon.
 *
 * Errors   ERR_DAMAGED. ERR_UNAVAILABLE: disk.
 */
MUST_CHECK bool store_check_table(struct store *store, size_t index, bool *there, struct err *err);

/** The next one that opens it for writing looks through all of it first, whatever its size. */
void store_mark_damaged(struct store *store);

#endif
