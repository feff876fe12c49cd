/* What the home tab of one person shows. */
#ifndef DISRUPTION_STORE_HOME_H
#define DISRUPTION_STORE_HOME_H

#include "disruption/base/arena.h"
#include "disruption/core/home.h"
#include "disruption/store/store.h"

/** Loads what that person may see; private disruptions only where they took part. Somebody never heard of sees the rest. */
MUST_CHECK bool store_home_load(struct store *store, struct arena *arena, const char *person_id, struct home *out,
                                struct err *err);

#endif
