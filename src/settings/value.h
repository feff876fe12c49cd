/* What the reading of single values and the reading of roles share. */
#ifndef DISRUPTION_SETTINGS_VALUE_H
#define DISRUPTION_SETTINGS_VALUE_H

#include "walk.h"

/** "a text", "a list", "a map of keys" or "nothing": what somebody wrote, for sentences. */
const char *value_shape(const struct node *node);

/** A text with a line break, NUL or another control character, which none of our keys can use. */
bool value_has_controls(const struct node *node);

/** Whether it is a list of as many items as the key allows; tells the fault when not. */
bool value_is_list(struct walk *walk, const struct settings_key *key, const struct node *node,
                   const char *example);

/** Reads the list of roles into its place, or tells why not. */
void value_take_roles(struct walk *walk, const struct settings_key *key, const struct node *node,
                      struct settings_roles *place);

#endif
