/* What becomes of archiving a channel, and of taking it out again. Shapes as lifecycle.c's table wants them. */
#ifndef CORE_CHANNEL_ARCHIVE_H
#define CORE_CHANNEL_ARCHIVE_H

#include "disruption/core/lifecycle.h"

/** Archives the channel after its last words: they are on record now, and nobody can look for them in an archived one. */
void archive_after(const struct effect *last_words, const struct incident *incident, struct outcome *out);

void archive_done(const struct policy *policy, const struct effect *done, const struct incident *incident,
                  const struct event *event, struct outcome *out);

/** Tells whoever asked for it. */
void archive_failed(const struct policy *policy, const struct effect *done, const struct incident *incident,
                    const struct event *event, struct outcome *out);

/** What was to be said there is said. */
void unarchive_done(const struct policy *policy, const struct effect *done, const struct incident *incident,
                    const struct event *event, struct outcome *out);

/** Tells whoever asked for it who can. */
void unarchive_failed(const struct policy *policy, const struct effect *done, const struct incident *incident,
                      const struct event *event, struct outcome *out);

#endif
