/* Allocation or the end of the process; see the header for why. */
#include "disruption/base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *or_abort(void *memory)
{
    if (memory == NULL) {
        fputs("level=error event=out_of_memory\n", stderr);
        abort();
    }
    return memory;
}

void *mem_new(size_t count, size_t size)
{
    return or_abort(calloc(count == 0 ? 1 : count, size == 0 ? 1 : size));
}

void *mem_resize(void *old, size_t count, size_t size)
{
    return or_abort(reallocarray(old, count == 0 ? 1 : count, size == 0 ? 1 : size));
}

char *mem_copy_text(const char *text)
{
    return text == NULL ? NULL : mem_copy(text, strlen(text));
}

char *mem_copy(const char *bytes, size_t len)
{
    char *copy = mem_new(len + 1, 1);
    if (len > 0)
        memcpy(copy, bytes, len);
    return copy;
}
