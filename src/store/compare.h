/* One table against the same made again. */
#ifndef STORE_COMPARE_H
#define STORE_COMPARE_H

#include "disruption/store/journal.h"
#include "store/room.h"

/**
 * Compares a projection of two stores, in the order of its primary key.
 *
 * table    borrowed into out->name.
 * Errors   ERR_UNAVAILABLE: the disk. A stored table that is damaged is a difference.
 */
MUST_CHECK bool table_compare(struct store *stored, struct store *made, const char *table, struct store_table *out,
                              struct err *err);

#endif
