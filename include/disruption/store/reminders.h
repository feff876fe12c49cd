/* What reminders look at: the few disruptions that could have something due, whatever the number of those that are over. */
#ifndef DISRUPTION_STORE_REMINDERS_H
#define DISRUPTION_STORE_REMINDERS_H

#include "disruption/base/arena.h"
#include "disruption/core/reminder.h"
#include "disruption/store/store.h"

/**
 * Those that are open, ended lately without a published report, or have action items of somebody that came due lately.
 *
 * now_ms   tells what "lately" is.
 */
MUST_CHECK bool store_reminders_load(struct store *store, struct arena *arena, int64_t now_ms,
                                     struct remindable **out, size_t *count, struct err *err);

/** Action items of public disruptions that were due before a day; none when that day's digest was posted already. */
MUST_CHECK bool store_overdue_load(struct store *store, struct arena *arena, const char *day, struct overdue **out,
                                   size_t *count, struct err *err);

/** One pace as it is now, "" for everybody's; the usual when nobody set one. */
MUST_CHECK bool store_pace_load(struct store *store, struct arena *arena, int64_t number, const char *user_id,
                                struct pace *out, struct err *err);

#endif
