/* From a tree of YAML to settings, along the table of keys. */
#ifndef DISRUPTION_SETTINGS_WALK_H
#define DISRUPTION_SETTINGS_WALK_H

#include "disruption/settings/key.h"
#include "faults.h"
#include "tree.h"

struct walk {
    struct settings *settings; /* gets what was accepted */
    struct settings_faults *faults;
    int *lines; /* for each row of the table: where the file has it; 0: nowhere */
};

/** Puts one value into its place, or tells why not. */
void walk_value(struct walk *walk, const struct settings_key *key, const struct node *node);

/** Walks a whole file; root may be NULL, an empty one. */
void walk_file(struct walk *walk, const struct node *root);

/** What no row can see alone: words that would mean two things. After walk_file. */
void walk_conflicts(struct walk *walk);

#endif
