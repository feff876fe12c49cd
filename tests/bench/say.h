/* How the benchmarks speak: one "name value" line for each figure on standard output; trouble ends
 * the program. */
#ifndef BENCH_SAY_H
#define BENCH_SAY_H

#include <stddef.h>

#include "disruption/base/attributes.h"

/** Prints one figure for run.sh to gather. */
void say_figure(const char *name, double value);

/** The value that this fraction of the values do not exceed; sorts them. 0 when there are none. */
double quantile(double *values, size_t count, double fraction);

/** Says why on standard error and ends the program with 1; a child dies with it. */
_Noreturn void give_up(const char *format, ...) PRINTF_LIKE(1, 2);

#endif
