/* How a row of the table of keys stands in the sample file and in the manual page. */
#ifndef DOCUMENTS_H
#define DOCUMENTS_H

#include <stdio.h>
#include <string.h>

#include "disruption/base/buf.h"
#include "disruption/settings/key.h"

#define DOCUMENT_MAX (128 * 1024) /* bytes */

/* Adds text; a further line of a long default begins with `margin`. */
static inline void document_add_lines(struct buf *out, const char *text, const char *margin)
{
    for (; *text != '\0'; text++) {
        buf_char(out, *text);
        if (*text == '\n')
            buf_text(out, margin);
    }
}

/* The sentence as a comment, and below it the key with its default, also commented out. */
static inline void document_sample(const struct settings_key *key, struct buf *out)
{
    const char *last = key->name;
    int depth = 0;
    char margin[16];
    for (const char *dot; (dot = strchr(last, '.')) != NULL; last = dot + 1)
        depth++;
    snprintf(margin, sizeof(margin), "%*s#  ", 2 * depth, "");
    buf_print(out, "%*s# %s\n%*s#%s: ", 2 * depth, "", key->sentence, 2 * depth, "", last);
    document_add_lines(out, key->fallback, margin);
    buf_char(out, '\n');
}

/* An item of the list in disruption.yaml(5). */
static inline void document_manual(const struct settings_key *key, struct buf *out)
{
    buf_print(out, ".It Ic %s\n%s\nType: %s", key->name, key->sentence, key->type->name);
    if (key->unit != NULL)
        buf_print(out, ", %zu to %zu %s", key->min, key->max, key->unit);
    buf_print(out, ".\nDefault:\n%s\n", key->fallback);
}

/* A whole file, or nothing when it cannot be read. */
static inline void document_read(const char *path, struct buf *out)
{
    char chunk[4096];
    size_t len;
    FILE *file = fopen(path, "r");
    while (file != NULL && (len = fread(chunk, 1, sizeof(chunk), file)) > 0)
        buf_add(out, chunk, len);
    if (file != NULL)
        fclose(file);
}

#endif
