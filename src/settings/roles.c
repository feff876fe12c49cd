/* The list of roles: the one key whose items are maps. */
#include "value.h"

#include <string.h>

#include "disruption/base/utf8.h"
#include "near.h"
#include "types.h"

/* The text of one of a role's keys; "" when absent, NULL when it cannot be one. */
static const char *role_text(struct walk *walk, const struct settings_key *key,
                             const struct node *role, const char *name, size_t max)
{
    const struct node *node = tree_at(role, name);
    if (node == NULL)
        return "";
    if (node->kind == NODE_TEXT && !tree_is_nothing(node) && !value_has_controls(node) &&
        utf8_count((struct slice){node->text, node->len}) <= max)
        return arena_text(&walk->settings->arena, node->text);
    faults_add(walk->faults, node->line,
               "%s: a %s is a text of %zu characters at most, on one line", key->name, name, max);
    return NULL;
}

static void tell_unknown_role_keys(struct walk *walk, const struct settings_key *key,
                                   const struct node *role)
{
    static const char *const wishes[] = {"name", "duty"};
    for (const struct node *value = role->first; value != NULL; value = value->next) {
        const char *word = value->key->kind == NODE_TEXT ? value->key->text : "?";
        const char *close = near_word(word, wishes, COUNT_OF(wishes));
        if (tree_at(role, word) != value)
            faults_add(walk->faults, value->key->line, "%s: a role has %s twice", key->name,
                       faults_quote(walk->faults, word));
        else if (close == NULL || strcmp(close, word) != 0)
            faults_add(walk->faults, value->key->line, "%s: a role has name and duty, not %s%s%s%s",
                       key->name, faults_quote(walk->faults, word),
                       close != NULL ? "; did you mean " : "", close != NULL ? close : "",
                       close != NULL ? "?" : "");
    }
}

static bool is_role_name(const char *name)
{
    return name[0] >= 'a' && name[0] <= 'z' &&
           name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static bool has_role(const struct settings_roles *roles, const char *name)
{
    for (size_t i = 0; i < roles->count; i++)
        if (strcmp(roles->at[i].name, name) == 0)
            return true;
    return false;
}

/* Reads one role into *out; false when the fault was told. */
static bool take_role(struct walk *walk, const struct settings_key *key, const struct node *node,
                      struct settings_role *out)
{
    if (node->kind != NODE_MAP) {
        faults_add(walk->faults, node->line, "%s: each role is {name: ..., duty: ...}, not %s",
                   key->name, value_shape(node));
        return false;
    }
    tell_unknown_role_keys(walk, key, node);
    out->name = role_text(walk, key, node, "name", ROLE_NAME_MAX);
    out->duty = role_text(walk, key, node, "duty", ROLE_DUTY_MAX);
    if (out->name == NULL || out->duty == NULL)
        return false;
    if (!is_role_name(out->name))
        faults_add(walk->faults, node->line,
                   "%s: a role needs a name of lower-case letters, digits and -, as in lead",
                   key->name);
    return is_role_name(out->name);
}

void value_take_roles(struct walk *walk, const struct settings_key *key, const struct node *node,
                      struct settings_roles *place)
{
    if (!value_is_list(walk, key, node, "[{name: lead, duty: Decides.}]"))
        return;
    struct settings_role *at = arena_new(&walk->settings->arena, node->count + 1, sizeof(*at));
    struct settings_roles roles = {at, 0};
    for (const struct node *item = node->first; item != NULL; item = item->next) {
        struct settings_role role;
        if (!take_role(walk, key, item, &role))
            continue;
        if (has_role(&roles, role.name))
            faults_add(walk->faults, item->line, "%s: there are two roles named %s", key->name,
                       faults_quote(walk->faults, role.name));
        else
            at[roles.count++] = role;
    }
    *place = roles;
}
