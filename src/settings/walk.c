/* The maps of the file: which key is meant, is it there once, and what was meant by one we do not
 * know. */
#include "walk.h"

#include <string.h>

#include "near.h"

static const struct settings_key *find_key(const char *name, size_t *row)
{
    size_t count;
    const struct settings_key *keys = settings_keys(&count);
    for (*row = 0; *row < count; ++*row)
        if (strcmp(keys[*row].name, name) == 0)
            return &keys[*row];
    return NULL;
}

static bool is_section(const char *name)
{
    size_t count, len = strlen(name);
    const struct settings_key *keys = settings_keys(&count);
    for (size_t i = 0; i < count; i++)
        if (strncmp(keys[i].name, name, len) == 0 && keys[i].name[len] == '.')
            return true;
    return false;
}

static const char *last_part(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot == NULL ? name : dot + 1;
}

/* The front of a key's name that has as many parts as the model; the whole when it has fewer. */
static const char *front_like(struct arena *arena, const char *name, const char *model)
{
    size_t len = strcspn(name, ".");
    while (name[len] == '.' && (model = strchr(model, '.')) != NULL) {
        model++;
        len += 1 + strcspn(name + len + 1, ".");
    }
    return arena_slice(arena, (struct slice){name, len});
}

/* A key that goes on where the name ends ("bot_token"), or has its last part in another section. */
static const char *suggest_related(const char *name)
{
    size_t count;
    const struct settings_key *keys = settings_keys(&count);
    for (size_t i = 0; i < count; i++)
        if (strncmp(keys[i].name, name, strlen(name)) == 0 ||
            strcmp(last_part(name), last_part(keys[i].name)) == 0)
            return keys[i].name;
    return NULL;
}

static const char *suggest(struct arena *arena, const char *name)
{
    size_t count, best_distance = near_limit(last_part(name)) + 1;
    const struct settings_key *keys = settings_keys(&count);
    const char *best = NULL;
    for (size_t i = 0; i < count; i++) {
        const char *front = front_like(arena, keys[i].name, name);
        size_t distance = near_distance(name, front);
        if (distance < best_distance) {
            best_distance = distance;
            best = front;
        }
    }
    return best != NULL ? best : suggest_related(name);
}

static void tell_unknown(struct walk *walk, int line, const char *name)
{
    size_t row;
    const char *shown = faults_quote(walk->faults, name);
    if (find_key(name, &row) != NULL || is_section(name)) {
        faults_add(walk->faults, line,
                   "%s: keys are nested; write each part on a line of its own, indented "
                   "below the one before",
                   shown);
        return;
    }
    const char *close = suggest(&walk->faults->arena, name);
    if (close != NULL)
        faults_add(walk->faults, line, "there is no key %s; did you mean %s?", shown, close);
    else
        faults_add(walk->faults, line, "there is no key %s; disruption.yaml(5) lists them all",
                   shown);
}

/* The line where the map had this key before; 0 when it had not. */
static int earlier_line(const struct node *map, const struct node *value)
{
    for (const struct node *other = map->first; other != value; other = other->next)
        if (other->key->kind == NODE_TEXT && strcmp(other->key->text, value->key->text) == 0)
            return other->key->line;
    return 0;
}

static void walk_map(struct walk *walk, const struct node *map, const char *prefix);

static void walk_entry(struct walk *walk, const char *name, bool nested, const struct node *value)
{
    size_t row;
    int line = value->key->line;
    const struct settings_key *key = find_key(name, &row);
    if (!nested || (key == NULL && !is_section(name))) {
        tell_unknown(walk, line, name);
    } else if (key != NULL) {
        walk->lines[row] = line;
        walk_value(walk, key, value);
    } else if (value->kind == NODE_MAP) {
        walk_map(walk, value, name);
    } else if (!tree_is_nothing(value)) { /* all of whose keys are commented out */
        faults_add(walk->faults, line, "%s: is a section; its keys stand below it, indented", name);
    }
}

static void walk_map(struct walk *walk, const struct node *map, const char *prefix)
{
    for (const struct node *value = map->first; value != NULL && !faults_full(walk->faults);
         value = value->next) {
        int line = value->key->line;
        if (value->key->kind != NODE_TEXT) {
            faults_add(walk->faults, line, "a key is a word, not a list or a map");
            continue;
        }
        const char *name = arena_print(&walk->faults->arena, "%s%s%s", prefix,
                                       *prefix != '\0' ? "." : "", value->key->text);
        int earlier = earlier_line(map, value);
        if (earlier > 0)
            faults_add(walk->faults, line, "%s: stands here a second time; the first is in line %d",
                       faults_quote(walk->faults, name), earlier);
        else
            walk_entry(walk, name, strchr(value->key->text, '.') == NULL, value);
    }
}

void walk_file(struct walk *walk, const struct node *root)
{
    if (root == NULL || tree_is_nothing(root))
        return;
    if (root->kind == NODE_MAP)
        walk_map(walk, root, "");
    else
        faults_add(walk->faults, root->line,
                   "this must be a map of keys, as in \"web:\" with \"listen: ...\" "
                   "indented below it");
}
