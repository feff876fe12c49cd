/* How readings of history are told to people. */
#ifndef CORE_HISTORY_WORDS_H
#define CORE_HISTORY_WORDS_H

#include "disruption/base/buf.h"
#include "disruption/base/json.h"

#define SUMMARY_MAX 2048 /* bytes of such a line */

/** "TIME to TIME". */
void history_say_span(int64_t from_ms, int64_t to_ms, struct buf *line);

/** ": 12 messages read, 1 new on the timeline". sum: the body of a reading, with its counts. */
void history_say_counts(const struct js *sum, struct buf *line);

#endif
