/*
 * The one table of keys. Reading, checking, showing, the manual page and the sample file all follow
 * it; tests compare the last two with it, so a key is complete once its row is.
 */
#ifndef DISRUPTION_SETTINGS_KEY_H
#define DISRUPTION_SETTINGS_KEY_H

#include <stddef.h>

#include "disruption/base/arena.h"
#include "disruption/base/buf.h"
#include "disruption/settings/settings.h"

enum settings_form { SETTINGS_TEXT, SETTINGS_WORDS, SETTINGS_ROLES };

struct settings_type {
    const char *name; /* "absolute path" */
    enum settings_form form;

    /* The text (of each item, for words) in the form it is kept, or NULL and what it must be
     * instead. NULL for roles, which are no texts. */
    const char *(*accept)(struct arena *arena, const char *text, const char **fault);
};

struct settings_key {
    const char *name; /* dots are nesting: "database.path" */
    const struct settings_type *type;
    const char *unit; /* of the range: "characters", "items"; NULL: the type says it all */
    size_t min;
    size_t max;
    const char *fallback; /* the default, as it would stand in the file */
    const char *sentence;
    size_t offset; /* of the value in struct settings */
};

/** All keys in the order of the sample file. */
const struct settings_key *settings_keys(size_t *count);

/** Appends the value in force as it would stand in the file, on one line. Settings hold no secrets.
 */
void settings_value(const struct settings *settings, const struct settings_key *key,
                    struct buf *out);

#endif
