/* One value of the file: its shape, its length, and its type's own opinion. */
#include "value.h"

#include <string.h>

#include "disruption/base/utf8.h"

/* How a list of words is written, for those who wrote something else. */
#define LIST_EXAMPLE "[one, two]"

const char *value_shape(const struct node *node)
{
    static const char *const names[] = {
        [NODE_TEXT] = "a text", [NODE_LIST] = "a list", [NODE_MAP] = "a map of keys"};
    return tree_is_nothing(node) ? "nothing" : names[node->kind];
}

bool value_has_controls(const struct node *node)
{
    for (size_t i = 0; i < node->len; i++)
        if ((unsigned char)node->text[i] < ' ' || node->text[i] == 0x7F)
            return true;
    return false;
}

static bool in_range(struct walk *walk, const struct settings_key *key, const struct node *node,
                     size_t count)
{
    bool ok = key->unit == NULL || (count >= key->min && count <= key->max);
    if (!ok)
        faults_add(walk->faults, node->line, "%s: must have %zu to %zu %s, not %zu", key->name,
                   key->min, key->max, key->unit, count);
    return ok;
}

/* A text as its type wants to keep it; NULL when it was refused and the fault told. */
static const char *accept(struct walk *walk, const struct settings_key *key,
                          const struct node *node)
{
    const char *fault = NULL;
    if (node->kind != NODE_TEXT || tree_is_nothing(node)) {
        faults_add(walk->faults, node->line, "%s: must be a text (%s), not %s", key->name,
                   key->type->name, value_shape(node));
        return NULL;
    }
    if (value_has_controls(node)) {
        faults_add(walk->faults, node->line,
                   "%s: has a line break or another control character in it", key->name);
        return NULL;
    }
    const char *kept = key->type->accept(&walk->settings->arena, node->text, &fault);
    if (kept == NULL)
        faults_add(walk->faults, node->line, "%s: %s is not possible; it %s", key->name,
                   faults_quote(walk->faults, node->text), fault);
    return kept;
}

static void take_text(struct walk *walk, const struct settings_key *key, const struct node *node,
                      const char **place)
{
    bool empty = node->kind == NODE_TEXT && !node->plain && node->len == 0;
    if (empty && key->min == 0) {
        *place = "";
        return;
    }
    bool written = node->kind == NODE_TEXT && !tree_is_nothing(node);
    if (written && !in_range(walk, key, node, utf8_count((struct slice){node->text, node->len})))
        return;
    const char *kept = accept(walk, key, node);
    if (kept != NULL)
        *place = kept;
}

bool value_is_list(struct walk *walk, const struct settings_key *key, const struct node *node,
                   const char *example)
{
    if (node->kind == NODE_LIST)
        return in_range(walk, key, node, node->count);
    faults_add(walk->faults, node->line, "%s: must be a list, as in %s, not %s", key->name, example,
               value_shape(node));
    return false;
}

static bool has_word(const struct settings_words *words, const char *word)
{
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->at[i], word) == 0)
            return true;
    return false;
}

static void take_words(struct walk *walk, const struct settings_key *key, const struct node *node,
                       struct settings_words *place)
{
    if (!value_is_list(walk, key, node, LIST_EXAMPLE))
        return;
    const char **at = arena_new(&walk->settings->arena, node->count + 1, sizeof(*at));
    struct settings_words words = {at, 0};
    for (const struct node *item = node->first; item != NULL; item = item->next) {
        const char *word = accept(walk, key, item);
        if (word != NULL && has_word(&words, word))
            faults_add(walk->faults, item->line, "%s: %s stands here twice", key->name,
                       faults_quote(walk->faults, word));
        else if (word != NULL)
            at[words.count++] = word;
    }
    *place = words;
}

void walk_value(struct walk *walk, const struct settings_key *key, const struct node *node)
{
    void *place = (char *)walk->settings + key->offset;
    switch (key->type->form) {
    case SETTINGS_TEXT:
        take_text(walk, key, node, place);
        break;
    case SETTINGS_WORDS:
        take_words(walk, key, node, place);
        break;
    case SETTINGS_ROLES:
        value_take_roles(walk, key, node, place);
        break;
    }
}
