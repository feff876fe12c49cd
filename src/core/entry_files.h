/* Files of a message that became an entry. */
#ifndef CORE_ENTRY_FILES_H
#define CORE_ENTRY_FILES_H

#include "disruption/core/entry.h"

/** All of them, as facts have them. The caller owns it. */
struct js *entry_files(const struct message *message);

/** Whether the message has others than its entry. */
bool entry_files_differ(const struct tagged_message *tagged);

/** Has those fetched that may be kept, each once for a disruption. */
void entry_files_fetch(const struct policy *policy, const struct tagged_message *tagged, int64_t entry,
                       const struct event *cause, struct outcome *out);

/** What came of it: a fact that its bytes are kept, or why they are not. */
void entry_file_ended(const struct policy *policy, const struct effect *done, const struct incident *incident,
                      const struct event *event, struct outcome *out);

#endif
