/* What fuzzers share: an input as text, and promises that end the process when broken. */
#ifndef FUZZING_H
#define FUZZING_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/arena.h"
#include "disruption/base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A promise, checked in every kind of build. */
#define PROMISE(condition)                                                                                             \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #condition);                            \
            abort();                                                                                                   \
        }                                                                                                              \
    } while (0)

/* The input as a text that ends at its first NUL, in memory of its own size, so that reading past it shows. */
static inline const char *input_text(struct arena *arena, const uint8_t *data, size_t size)
{
    const char *end = size == 0 ? NULL : memchr(data, 0, size);
    struct slice text = {(const char *)data, end == NULL ? size : (size_t)(end - (const char *)data)};
    return arena_slice(arena, text);
}

/* The same as adapters would let it through: valid UTF-8 without control characters. */
static inline const char *input_clean(struct arena *arena, const uint8_t *data, size_t size)
{
    struct buf clean;
    buf_init(&clean, 4 * size + 4);
    utf8_clean(&clean, (struct slice){(const char *)data, size});
    const char *text = arena_text(arena, buf_string(&clean));
    buf_done(&clean);
    return text;
}

/* NULL, or valid UTF-8. */
static inline bool is_text(const char *text)
{
    return text == NULL || utf8_valid(slice_of(text));
}

/* Valid UTF-8 without control characters, but for line ends and tabs. */
static inline bool is_clean(const char *text)
{
    for (const char *c = text; c != NULL && *c != '\0'; c++) {
        if (((unsigned char)*c < ' ' && *c != '\n' && *c != '\t') || *c == 0x7F)
            return false;
    }
    return is_text(text);
}

#endif
