/* Messages of the Web API, with the marks on them, as a page of history. */
#ifndef SLACK_HISTORY_PAGE_H
#define SLACK_HISTORY_PAGE_H

#include "calls.h"

/**
 * Reads messages as they stand in an answer: those of a channel from new to old, those of a thread from old to new.
 *
 * messages    anything but an array is an empty page.
 * thread_ts   whose replies they are; the message itself, which comes with them, is left out. NULL: a channel's.
 * out         all but the stretch that it vouches for; everything lives in the hearing's arena.
 * Source      tests/unit/platform/test_slack_history.c
 */
void slack_history_read(const struct slack_hearing *hearing, const struct js *messages, const char *thread_ts,
                        struct history_page *out);

#endif
