/* What a tag makes of a message. One message is at most one entry, with as many kinds as people give it. */
#ifndef DISRUPTION_CORE_KIND_H
#define DISRUPTION_CORE_KIND_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/attributes.h"
#include "disruption/base/buf.h"
#include "disruption/base/slice.h"

enum kind {
    KIND_NOTE,
    KIND_DECISION,
    KIND_FINDING,
    KIND_IMPACT,
    KIND_CAUSE,
    KIND_FIX,
    KIND_GOOD,
    KIND_BAD,
    KIND_LESSON,
    KIND_ACTION,
    KIND_EVIDENCE,
    KIND_COUNT
};

/* Sets of kinds are bit masks: BIT(KIND_NOTE) | BIT(KIND_CAUSE). */
#define KINDS_TIMELINE                                                                             \
    (BIT(KIND_NOTE) | BIT(KIND_DECISION) | BIT(KIND_FINDING) | BIT(KIND_IMPACT) | BIT(KIND_CAUSE) | \
     BIT(KIND_FIX))
#define KINDS_RETROSPECTIVE (BIT(KIND_GOOD) | BIT(KIND_BAD) | BIT(KIND_LESSON))

/** "note", "decision", ... */
const char *kind_name(enum kind kind);
bool kind_read(struct slice word, enum kind *out);

/** The names of a set in table order, joined by commas ("note,cause"); and back. Unknown names are an error. */
void kinds_write(uint32_t kinds, struct buf *out);
bool kinds_read(const char *text, uint32_t *out);

#endif
