/*
 * Words that would mean two things: a reaction or a hashtag belongs to one kind, and the reaction
 * by which the bot confirms is no tag. And words that mean nothing: who steers is somebody. Of two places the later one is told, and a default is never
 * the later one.
 */
#include "walk.h"

#include <string.h>

#include "types.h"

static const struct settings_words *words_of(const struct walk *walk,
                                             const struct settings_key *key)
{
    const void *value = (const char *)walk->settings + key->offset;
    return value;
}

static void tell_shared(struct walk *walk, const struct settings_key *keys, size_t a, size_t b)
{
    size_t early = walk->lines[a] > walk->lines[b] ? b : a;
    size_t late = early == a ? b : a;
    const struct settings_words *one = words_of(walk, &keys[early]);
    const struct settings_words *two = words_of(walk, &keys[late]);
    for (size_t i = 0; i < one->count; i++)
        for (size_t j = 0; j < two->count; j++)
            if (strcmp(one->at[i], two->at[j]) == 0)
                faults_add(walk->faults, walk->lines[late], "%s: %s belongs to %s already%s",
                           keys[late].name, faults_quote(walk->faults, one->at[i]),
                           keys[early].name, walk->lines[early] == 0 ? ", by default" : "");
}

static void tell_confirm(struct walk *walk, const struct settings_key *keys, size_t row,
                         size_t confirm)
{
    const struct settings_words *words = words_of(walk, &keys[row]);
    size_t late = walk->lines[row] > walk->lines[confirm] ? row : confirm;
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->at[i], walk->settings->tags.confirm) == 0)
            faults_add(walk->faults, walk->lines[late],
                       "%s: %s cannot be both a tag and the bot's confirmation (tags.confirm)",
                       keys[row].name, faults_quote(walk->faults, words->at[i]));
}

static bool steers(const struct walk *walk, const char *word)
{
    static const char *const others[] = {"lead", "reporter", "admin", "anyone"};
    const struct settings_roles *roles = &walk->settings->roles;
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (strcmp(word, others[i]) == 0)
            return true;
    for (size_t i = 0; i < roles->count; i++)
        if (strcmp(word, roles->at[i].name) == 0)
            return true;
    return false;
}

/* A role that there is not would keep out everybody whom it should let in. Defaults that lack their role let others in. */
static void tell_steerers(struct walk *walk, const struct settings_key *keys, size_t row)
{
    const struct settings_words *words = words_of(walk, &keys[row]);
    for (size_t i = 0; i < words->count && walk->lines[row] > 0; i++)
        if (!steers(walk, words->at[i]))
            faults_add(walk->faults, walk->lines[row], "%s: there is no role %s, and it is not reporter, admin or anyone",
                       keys[row].name, faults_quote(walk->faults, words->at[i]));
}

void walk_conflicts(struct walk *walk)
{
    size_t count;
    const struct settings_key *keys = settings_keys(&count);
    for (size_t i = 0; i < count; i++) {
        if (keys[i].type == &type_steerers)
            tell_steerers(walk, keys, i);
        bool tags = keys[i].type == &type_emojis || keys[i].type == &type_hashtags;
        for (size_t j = i + 1; j < count && tags; j++)
            if (keys[i].type == keys[j].type)
                tell_shared(walk, keys, i, j);
        for (size_t j = 0; j < count && keys[i].type == &type_emoji; j++)
            if (keys[j].type == &type_emojis)
                tell_confirm(walk, keys, j, i);
    }
}
