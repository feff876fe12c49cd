/*
 * Words of time: "14:02", "14:02:30", "-10m", "10m ago", "yesterday 23:50", "mon 09:00", "2026-03-01 14:02", ISO 8601 with
 * Z or offset, each with an optional zone after it ("UTC", "America/Toronto").
 */
#ifndef DISRUPTION_CORE_WHEN_H
#define DISRUPTION_CORE_WHEN_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/err.h"
#include "disruption/base/slice.h"

#define WHEN_TEXT_MAX 64 /* bytes of a time; longer is none */

/**
 * Reads a time a person typed.
 *
 * zone      IANA zone of the person.
 * now_ms    when they typed it. A bare clock time is the latest such moment that is not after now.
 * out_ms    UTC.
 * Errors    ERR_INVALID: not a time, no such zone, in the future (more than a minute), or a local time that a clock
 *           change skipped or doubled; the sentence shows both readings and what to type.
 */
MUST_CHECK bool when_read(struct slice text, const char *zone, int64_t now_ms, int64_t *out_ms, struct err *err);

/** How many bytes at the front of text are a time as when_read takes it (longest match); 0: none. */
size_t when_span(struct slice text);

/** Whether reading it needs the person's zone (a wall-clock time without zone or offset). */
bool when_needs_zone(struct slice text);

#endif
