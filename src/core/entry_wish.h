/* What a message should be in the record, by what stands on it now. */
#ifndef CORE_ENTRY_WISH_H
#define CORE_ENTRY_WISH_H

#include "disruption/core/entry.h"

struct entry_wish {
    uint32_t kinds;
    const char *taggers; /* ids joined by commas, sorted */
    const char *text;    /* as an entry shows it */
    bool live;           /* there is a tag, and the message still stands */
};

/** Strings live in the arena. */
void entry_wish(const struct policy *policy, const struct tagged_message *tagged, struct arena *arena, struct entry_wish *out);

/** The kinds that one mark gives; 0: it is no tag, or of somebody who may not tag. */
uint32_t entry_wish_kinds(const struct policy *policy, const struct tagged_message *tagged, const struct mark *mark);

/** Whether somebody's tags on it count. Whoever is not known yet may: when it turns out otherwise, it is settled again. */
bool entry_may_tag(const struct policy *policy, const struct tagged_message *tagged, const char *id);

#endif
