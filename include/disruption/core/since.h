/* Words for the beginning of a period: "90d", "12w", "6mo", "1y", "2026", "2026-03", "2026-03-01", "today", "yesterday", "all",
 * or any time that when_read takes. */
#ifndef DISRUPTION_CORE_SINCE_H
#define DISRUPTION_CORE_SINCE_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/err.h"
#include "disruption/base/slice.h"

/**
 * Reads one; a period begins with a day.
 *
 * zone     IANA zone whose days are meant.
 * out_ms   that day's first instant; TIME_UNKNOWN for "all".
 * Errors   ERR_INVALID: none of these, no such day, or one that has not come.
 */
MUST_CHECK bool since_read(struct slice text, const char *zone, int64_t now_ms, int64_t *out_ms, struct err *err);

#endif
