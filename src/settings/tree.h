/*
 * A YAML text as a small tree whose nodes know their lines. Anchors, aliases, tags and second
 * documents are refused: a configuration needs none of them, and without them a tree is as large as
 * its text.
 */
#ifndef DISRUPTION_SETTINGS_TREE_H
#define DISRUPTION_SETTINGS_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "disruption/base/arena.h"
#include "disruption/base/attributes.h"
#include "disruption/settings/settings.h"

#define TREE_DEPTH_MAX 16 /* levels; the table of keys has five */

enum node_kind { NODE_TEXT, NODE_LIST, NODE_MAP };

struct node {
    enum node_kind kind;
    int line;               /* from 1 */
    bool plain;             /* a text without quotes: ~, null and nothing at all mean no value */
    const char *text;       /* of a text; else NULL */
    size_t len;             /* bytes; a text may hold NUL */
    const struct node *key; /* of a value in a map; else NULL */
    struct node *first;     /* of a list or a map: the items or values, in order */
    struct node *next;
    size_t count;
};

/**
 * root      NULL for an empty text; lives in `arena`.
 * fault     set on failure: the first thing that is not YAML as we want it.
 */
MUST_CHECK bool tree_read(struct arena *arena, const char *text, size_t len, struct node **root,
                          struct settings_fault *fault);

/** The value of key in a map; NULL when absent or not a map. */
const struct node *tree_at(const struct node *map, const char *key);

/** Whether somebody wrote a key and no value: nothing, ~ or null. */
bool tree_is_nothing(const struct node *node);

#endif
