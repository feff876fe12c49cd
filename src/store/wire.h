/* Mentions and files as JSON, as they are kept beside messages and waiting commands. */
#ifndef STORE_WIRE_H
#define STORE_WIRE_H

#include "disruption/base/arena.h"
#include "disruption/base/json.h"
#include "disruption/core/message.h"

struct js *mentions_to_json(const struct mention *mentions, size_t count); /* NULL for none */
struct js *files_to_json(const struct file_ref *files, size_t count);      /* NULL for none */

/** Back again, copied into the arena; NULL gives none. */
const struct mention *mentions_of_json(struct arena *arena, const struct js *array, size_t *count);
const struct file_ref *files_of_json(struct arena *arena, const struct js *array, size_t *count);

#endif
