/* What the kernel says of this process, under the names that every exporter uses for it. */
#ifndef DAEMON_PROCESS_H
#define DAEMON_PROCESS_H

#include "disruption/base/metric.h"

/** Wall ms; 0: the kernel does not say. */
int64_t process_started_ms(void);

/** Reads /proc/self and sets the gauges of the process; what cannot be read stays absent. */
void process_look(struct metrics *metrics);

#endif
