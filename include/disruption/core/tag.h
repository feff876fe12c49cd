/* Tags in reactions and in text. Pure look-ups in the policy's table. */
#ifndef DISRUPTION_CORE_TAG_H
#define DISRUPTION_CORE_TAG_H

#include <stdint.h>

#include "disruption/base/buf.h"
#include "disruption/core/policy.h"

/** The kinds of a reaction name ("memo", "thumbsup::skin-tone-3"); 0: not a tag. */
uint32_t tag_reaction_kinds(const struct policy *policy, const char *reaction);

/**
 * The kinds that hashtags (#note, anywhere, at word borders, any case) and a "TODO:" at the start give a text.
 * Not inside code spans (`...`, ```...```) and not inside URLs.
 */
uint32_t tag_text_kinds(const struct policy *policy, const char *text);

/**
 * The text as an entry shows it: tag words at its start and end (with "TODO:") are taken off, those inside a sentence
 * stay. A text of tags alone stays as it is.
 */
void tag_strip(const struct policy *policy, const char *text, struct buf *out);

#endif
