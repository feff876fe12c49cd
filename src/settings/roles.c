/* The keys whose items are maps of two texts: roles with their duties, own parts of the report with their questions. */
#include "value.h"

#include <string.h>
#include <strings.h>

#include "disruption/base/utf8.h"
#include "disruption/core/policy.h"
#include "disruption/core/report_part.h"
#include "near.h"
#include "types.h"

/* How the items of a key are called, and what their names may be. */
struct naming {
    const char *thing, *second, *example;
    size_t name_max, second_max; /* characters */
    bool (*is_name)(const char *name);
    const char *wanted; /* of a name */
};

static bool is_role_name(const char *name)
{
    return name[0] >= 'a' && name[0] <= 'z' &&
           name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

/* A heading that reports do not have already. */
static bool is_heading(const char *name)
{
    struct report_part part;
    size_t len;
    bool taken = report_part_typed(policy_default(), slice_of(name), &part, &len) && len == strlen(name);
    return !taken && strpbrk(name, "#<>`|") == NULL && name[strspn(name, " ")] != '\0';
}

static const struct naming role_naming = {
    "role", "duty", "[{name: lead, duty: Decides.}]", ROLE_NAME_MAX, ROLE_DUTY_MAX, is_role_name,
    "a name of lower-case letters, digits and -, as in lead"};
static const struct naming section_naming = {
    "section", "question", "[{name: Customers, question: What were they told?}]", SECTION_NAME_MAX,
    SECTION_QUESTION_MAX, is_heading, "a name of its own without # < > ` |, as in Customers"};

static const struct naming *naming_of(const struct settings_type *type)
{
    return type == &type_sections ? &section_naming : &role_naming;
}

const char *settings_second(const struct settings_type *type)
{
    return naming_of(type)->second;
}

/* The text of one of an item's keys; "" when absent, NULL when it cannot be one. */
static const char *item_text(struct walk *walk, const struct settings_key *key,
                             const struct node *item, const char *name, size_t max)
{
    const struct node *node = tree_at(item, name);
    if (node == NULL)
        return "";
    if (node->kind == NODE_TEXT && !tree_is_nothing(node) && !value_has_controls(node) &&
        utf8_count((struct slice){node->text, node->len}) <= max)
        return arena_text(&walk->settings->arena, node->text);
    faults_add(walk->faults, node->line,
               "%s: a %s is a text of %zu characters at most, on one line", key->name, name, max);
    return NULL;
}

static void tell_unknown_keys(struct walk *walk, const struct settings_key *key,
                              const struct naming *naming, const struct node *item)
{
    const char *const wishes[] = {"name", naming->second};
    for (const struct node *value = item->first; value != NULL; value = value->next) {
        const char *word = value->key->kind == NODE_TEXT ? value->key->text : "?";
        const char *close = near_word(word, wishes, COUNT_OF(wishes));
        if (tree_at(item, word) != value)
            faults_add(walk->faults, value->key->line, "%s: a %s has %s twice", key->name,
                       naming->thing, faults_quote(walk->faults, word));
        else if (close == NULL || strcmp(close, word) != 0)
            faults_add(walk->faults, value->key->line, "%s: a %s has name and %s, not %s%s%s%s",
                       key->name, naming->thing, naming->second, faults_quote(walk->faults, word),
                       close != NULL ? "; did you mean " : "", close != NULL ? close : "",
                       close != NULL ? "?" : "");
    }
}

static bool has_name(const struct settings_roles *items, const char *name)
{
    for (size_t i = 0; i < items->count; i++)
        if (strcasecmp(items->at[i].name, name) == 0)
            return true;
    return false;
}

/* Reads one item into *out; false when the fault was told. */
static bool take_item(struct walk *walk, const struct settings_key *key,
                      const struct naming *naming, const struct node *node,
                      struct settings_role *out)
{
    if (node->kind != NODE_MAP) {
        faults_add(walk->faults, node->line, "%s: each %s is {name: ..., %s: ...}, not %s",
                   key->name, naming->thing, naming->second, value_shape(node));
        return false;
    }
    tell_unknown_keys(walk, key, naming, node);
    out->name = item_text(walk, key, node, "name", naming->name_max);
    out->duty = item_text(walk, key, node, naming->second, naming->second_max);
    if (out->name == NULL || out->duty == NULL)
        return false;
    if (naming->is_name(out->name))
        return true;
    faults_add(walk->faults, node->line, "%s: a %s needs %s", key->name, naming->thing,
               naming->wanted);
    return false;
}

void value_take_roles(struct walk *walk, const struct settings_key *key, const struct node *node,
                      struct settings_roles *place)
{
    const struct naming *naming = naming_of(key->type);
    if (!value_is_list(walk, key, node, naming->example))
        return;
    struct settings_role *at = arena_new(&walk->settings->arena, node->count + 1, sizeof(*at));
    struct settings_roles items = {at, 0};
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        struct settings_role item;
        if (!take_item(walk, key, naming, child, &item))
            continue;
        if (has_name(&items, item.name))
            faults_add(walk->faults, child->line, "%s: there are two %ss named %s", key->name,
                       naming->thing, faults_quote(walk->faults, item.name));
        else
            at[items.count++] = item;
    }
    *place = items;
}
