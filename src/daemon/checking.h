/*
 * Looking through a large file after an unclean end, while the daemon serves already: a thread of its own with a reading
 * connection of its own, table by table.
 */
#ifndef DAEMON_CHECKING_H
#define DAEMON_CHECKING_H

#include "disruption/base/err.h"

struct checking;

/** Begins. damaged is called on the thread, at most once; fault is borrowed. */
struct checking *checking_begin(const char *path, void (*damaged)(void *ctx, const struct err *fault), void *ctx);

/** Ends it after the table it is at. Whether all of the file was looked through, and is sound. NULL is fine: it was not. */
bool checking_end(struct checking *checking);

#endif
