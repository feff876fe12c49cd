/* A borrowed piece of text: not terminated, not owned. */
#ifndef DISRUPTION_BASE_SLICE_H
#define DISRUPTION_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>

struct slice {
    const char *at; /* borrowed from whoever made the slice */
    size_t len;     /* bytes */
};

#define SLICE_PRINT(s) (int)(s).len, (s).at /* for "%.*s" */

/** The whole of a terminated text; NULL gives an empty slice. */
struct slice slice_of(const char *text);

bool slice_equals(struct slice s, const char *text);

/** Compares without regard to ASCII case. */
bool slice_equals_nocase(struct slice s, const char *text);

bool slice_starts(struct slice s, const char *prefix);

/** Without white space (ASCII) at both ends. */
struct slice slice_trim(struct slice s);

/**
 * Takes the next piece up to (not including) separator off the front of *rest.
 *
 * Returns false when nothing is left; an empty piece between two separators is a piece.
 */
bool slice_split(struct slice *rest, char separator, struct slice *piece);

/** Takes the next run of characters that are not ASCII white space off the front of *rest. */
bool slice_word(struct slice *rest, struct slice *word);

#endif
