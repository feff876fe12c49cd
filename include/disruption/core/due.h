/* Words of days to come, for action items: "2026-03-13", "fri", "tomorrow", "+5d", "+2w", "+3bd"
 * (working days). */
#ifndef DISRUPTION_CORE_DUE_H
#define DISRUPTION_CORE_DUE_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/err.h"
#include "disruption/base/slice.h"

#define DUE_LEN 10 /* characters of "2026-03-13" */

/**
 * Reads a day.
 *
 * zone      IANA zone of the person: what day it is there now.
 * now_ms    when they typed it. A weekday is the next one after today.
 * out       "2026-03-13" into DUE_LEN + 1 bytes, on success only.
 * Errors    ERR_INVALID: not a day, no such day, a day that has passed, or more than ten years
 * ahead.
 */
MUST_CHECK bool due_read(struct slice text, const char *zone, int64_t now_ms, char *out,
                         struct err *err);

#endif
