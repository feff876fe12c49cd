/* A dossier together with what was merged into it, as one report shows them. */
#ifndef REPORT_FAMILY_H
#define REPORT_FAMILY_H

#include "disruption/core/dossier.h"

struct family {
    struct dossier all; /* the first one's head and times; entries, actions, documents, updates and people of all */
    void *owned[5];
};

/**
 * Entries, actions, documents and updates of merged ones say in `of` which one they belong to, and keep their numbers. People
 * stand once; the roles they had elsewhere are told there.
 */
void family_gather(const struct dossier *first, struct family *out);
void family_done(struct family *family);

#endif
