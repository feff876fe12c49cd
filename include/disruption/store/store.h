/*
 * The store: one SQLite file. The journal of facts is its truth; tables are projections of it;
 * inbox, outbox, messages and marks are working state beside it. A struct store belongs to one
 * thread.
 */
#ifndef DISRUPTION_STORE_STORE_H
#define DISRUPTION_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/err.h"

struct store;

enum store_mode {
    STORE_WRITE,  /* the daemon's writer: creates, migrates, locks the file against a second daemon
                   */
    STORE_READ,   /* the CLI and readers: never writes, works while the daemon runs and while it is
                     down */
    STORE_MEMORY, /* a new one in memory, writable; for tests and for rebuilding */
};

/**
 * Opens, checks and (for writing) migrates. path is ignored for STORE_MEMORY.
 *
 * Errors   ERR_NOT_FOUND: no such folder (write) or file (read). ERR_REFUSED: no permission, or a
 * folder that others can write. ERR_CONFLICT: another daemon holds it. ERR_DAMAGED: not a database,
 * or damaged. ERR_INVALID: made by a newer version. ERR_UNAVAILABLE: locked, disk full, I/O error.
 */
MUST_CHECK bool store_open(const char *path, enum store_mode mode, struct store **out,
                           struct err *err);
void store_close(struct store *store); /* NULL is fine */

/** The writer's transaction: begin, any number of turns each in a savepoint, commit. */
MUST_CHECK bool store_begin(struct store *store, struct err *err);
MUST_CHECK bool store_commit(struct store *store,
                             struct err *err); /* on failure everything since begin is undone */
void store_rollback(struct store *store);

/**
 * Whether what failed since begin failed because of the file and not because of what was to be written: it is damaged, or
 * was read wrongly. Nothing that came since may count as refused for good.
 */
bool store_found_damage(const struct store *store);

/**
 * Moves what was committed from the write-ahead log into the file, once enough of it waits. Commits
 * leave that alone, since it takes long: call it between batches, when those who wait for the
 * commit have been told. idle: nothing else waits. Nothing is lost when it fails.
 */
MUST_CHECK bool store_tidy(struct store *store, bool idle, struct err *err);
/** Whether that would find something to do. */
bool store_tidy_due(const struct store *store, bool idle);
MUST_CHECK bool store_turn_begin(struct store *store, struct err *err);
MUST_CHECK bool store_turn_keep(struct store *store, struct err *err);
void store_turn_undo(struct store *store);

/* Who has a database, as PATH.lock tells. */
struct store_holder {
    bool held;        /* by a process that runs */
    char process[32]; /* its number; not held: of one that did not end in order; "": of none */
};

/** Looks without touching anything. Errors   ERR_REFUSED: the lock file cannot be read. */
MUST_CHECK bool store_holder_look(const char *path, struct store_holder *out, struct err *err);

/** For tests: the file may not grow past pages pages ("disk full"); 0 lifts it. */
void store_limit_pages(struct store *store, int64_t pages);

#endif
