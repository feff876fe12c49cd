/* A list of blocks, filled front to back, released together. */
#include "disruption/base/arena.h"

#include <stdarg.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"

#define ARENA_BLOCK_BYTES 8192 /* holds an ordinary event; larger wishes get a block of their own */

struct arena_block {
    struct arena_block *next;
    size_t used;
    size_t room;
    alignas(max_align_t) unsigned char bytes[];
};

void arena_init(struct arena *a)
{
    *a = (struct arena){0};
}

void arena_done(struct arena *a)
{
    if (a == NULL)
        return;
    while (a->blocks != NULL) {
        struct arena_block *next = a->blocks->next;
        free(a->blocks);
        a->blocks = next;
    }
    a->used = 0;
}

size_t arena_bytes(const struct arena *a)
{
    size_t bytes = 0;
    for (const struct arena_block *block = a->blocks; block != NULL; block = block->next)
        bytes += sizeof(*block) + block->room;
    return bytes;
}

void *arena_new(struct arena *a, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > SIZE_MAX / 2)
        abort();
    bytes = (bytes + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    if (bytes == 0)
        bytes = alignof(max_align_t);
    if (a->blocks == NULL || a->blocks->room - a->blocks->used < bytes) {
        size_t room = bytes > ARENA_BLOCK_BYTES ? bytes : ARENA_BLOCK_BYTES;
        struct arena_block *block = mem_new(1, sizeof(*block) + room);
        block->room = room;
        block->next = a->blocks;
        a->blocks = block;
    }
    void *memory = a->blocks->bytes + a->blocks->used;
    a->blocks->used += bytes;
    a->used += bytes;
    return memory;
}

char *arena_text(struct arena *a, const char *text)
{
    return text == NULL ? NULL : arena_slice(a, slice_of(text));
}

char *arena_slice(struct arena *a, struct slice s)
{
    char *copy = arena_new(a, s.len + 1, 1);
    if (s.len > 0)
        memcpy(copy, s.at, s.len);
    return copy;
}

char *arena_print(struct arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = arena_new(a, (size_t)(len < 0 ? 0 : len) + 1, 1);
    if (len > 0)
        vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return text;
}
