/*
 * What a power cut leaves. A cut stands between two acts of a disk's log; what was synced before it is certain, of the
 * rest anything may have arrived: nothing, all, some sectors in any order, or a piece of the last.
 */
#ifndef CRASH_IMAGE_H
#define CRASH_IMAGE_H

#include "disk.h"

enum luck {
    LUCK_NONE, /* nothing that was not synced arrived */
    LUCK_ALL,
    LUCK_SOME, /* of every sector the dice decide */
    LUCK_TORN, /* all up to some act, of that act some sectors, nothing after */
    LUCK_JUNK, /* like SOME, and what was lost beyond the old end of a file holds junk */
    LUCKS,
};
extern const char *const luck_names[LUCKS];

struct cut;

/** A cut before the first act. path: the database, with the files as they lay when the recording began. */
struct cut *cut_create(const char *path);
void cut_destroy(struct cut *cut);

/** Past one more act of the log. */
void cut_step(struct cut *cut, const struct disk_op *op);

/** The files behind the names as programs see them (-1: none); how many were made so far. */
int cut_names(const struct cut *cut, int names[DISK_NAMES]);

/** Writes what a power cut here leaves into the files of the database; the same seed, the same dice. */
void cut_write(const struct cut *cut, enum luck luck, uint64_t seed, const char *path);

/** Whether two calls of cut_write can differ at all: something is not synced. */
bool cut_open(const struct cut *cut);

#endif
