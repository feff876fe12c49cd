/* Memory that lives for one turn: many small allocations, one release. */
#ifndef DISRUPTION_BASE_ARENA_H
#define DISRUPTION_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include "disruption/base/attributes.h"
#include "disruption/base/slice.h"

struct arena_block;

struct arena {
    struct arena_block *blocks; /* newest first */
    size_t used;                /* bytes handed out */
};

/** A zeroed struct arena is ready to use; this is the same in words. */
void arena_init(struct arena *a);

/** Releases everything that was handed out. Accepts an arena never used. */
void arena_done(struct arena *a);

/** What it holds of the heap, used or not. */
size_t arena_bytes(const struct arena *a);

/** Zeroed, aligned memory for count objects of size bytes; never NULL. */
void *arena_new(struct arena *a, size_t count, size_t size);

/** A terminated copy; NULL gives NULL. */
char *arena_text(struct arena *a, const char *text);
char *arena_slice(struct arena *a, struct slice s);
char *arena_print(struct arena *a, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
