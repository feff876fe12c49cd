/* Numbers from text, always with a range. */
#ifndef DISRUPTION_BASE_PARSE_H
#define DISRUPTION_BASE_PARSE_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/attributes.h"
#include "disruption/base/slice.h"

/**
 * A whole decimal number, optional minus, nothing else around it.
 *
 * out   set on success only: min <= *out <= max.
 */
MUST_CHECK bool parse_integer(struct slice text, int64_t min, int64_t max, int64_t *out);

#endif
