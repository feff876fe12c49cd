/* Taking words out of a text that repeats them, whatever escapes and marks it put between their letters. */
#ifndef STORE_SCRUB_H
#define STORE_SCRUB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disruption/base/buf.h"
#include "disruption/base/json.h"

/* What is to go. */
struct scrub {
    int64_t entry;            /* T17: lines of a report that cite it */
    int64_t item;             /* A3: its action item; 0: none */
    const char *of;           /* before either in the report: "D-42 "; "" in its own */
    const char *const *words; /* whatever the entry ever said */
    size_t word_count;
    const char *tombstone; /* what stands there instead, in Markdown */
    const char *plain;     /* the same in text that is none */
};

/** Appends the text without the words. Returns whether anything was different. */
bool scrub_words(const struct scrub *scrub, const char *text, struct buf *out);

/** The same for a report, of which also the lines that cite the entry lose what they say. */
bool scrub_report(const struct scrub *scrub, const char *markdown, struct buf *out);

/** A copy of an array or object in which no text, however deep, has the words. Sets *changed when any had. */
struct js *scrub_json(const struct scrub *scrub, const struct js *value, bool *changed);

#endif
