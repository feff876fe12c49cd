/*
 * Which outbox rows the courier has: a window (traffic.h) of those that wait in the store, so that a long queue does not
 * fill the memory. When a window is full, newer rows of it stay in the store, in order, until half of it has gone; rows
 * of other windows go past. For the writer's thread alone.
 */
#ifndef DAEMON_HANDING_H
#define DAEMON_HANDING_H

#include "daemon/courier.h"
#include "daemon/watch.h"
#include "disruption/store/store.h"

struct handing;

/** Also counts the channels that were being made when the last daemon ended. Errors: the store's. */
MUST_CHECK bool handing_create(struct store *store, struct watch *watch, struct handing **out, struct err *err);
void handing_destroy(struct handing *handing); /* NULL is fine */

/** The newest row that waited at the start, 0 when none did: it and those before may have been carried out already. */
int64_t handing_last_old_row(const struct handing *handing);

/** Rows go to that courier from now on. */
void handing_begin(struct handing *handing, struct courier *courier);

/** Hands over all that waits, as far as the windows let; the courier drops what it has. */
void handing_all(struct handing *handing);

/** Hands over rows that came to wait, or have a newer body; and older ones when there is room again. */
void handing_new(struct handing *handing, const int64_t *ids, size_t count);

/** Reads again what could not be read, when it is time for that. */
void handing_look(struct handing *handing, int64_t now_ms);

/** How long until then (steady ms); INT64_MAX when all was read. */
int64_t handing_wait_ms(const struct handing *handing, int64_t now_ms);

/** Rows in the courier's hands. */
size_t handing_count(const struct handing *handing);

/** The courier has told how that row ended. */
void handing_ended(struct handing *handing, int64_t id);

#endif
