/*
 * Heap allocation that cannot fail: without memory the process ends at once. That is safe here, because the journal
 * is written before anything is acknowledged, and it spares every caller an error path that nobody can test.
 */
#ifndef DISRUPTION_BASE_MEMORY_H
#define DISRUPTION_BASE_MEMORY_H

#include <stddef.h>

/** Zeroed memory for count objects of size bytes. Free with free(). */
void *mem_new(size_t count, size_t size);

/** Resizes like realloc(3); new bytes are not zeroed. Free with free(). */
void *mem_resize(void *old, size_t count, size_t size);

/** A copy of text (NULL gives NULL). Free with free(). */
char *mem_copy_text(const char *text);

/** A terminated copy of len bytes. Free with free(). */
char *mem_copy(const char *bytes, size_t len);

#endif
