/* Keeping the posted card as the disruption is. */
#ifndef CORE_CARD_EDIT_H
#define CORE_CARD_EDIT_H

#include "disruption/core/incident.h"
#include "disruption/core/outcome.h"
#include "disruption/core/policy.h"

/** Edits the card of `after` when it differs from what is shown; shown: a card of card_build, or NULL when what is shown is
 * not known. */
void card_edit(const struct policy *policy, const struct js *shown, const struct incident *after, struct outcome *out);

#endif
