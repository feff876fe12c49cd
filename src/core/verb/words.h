/* Words that several verbs read: people, services, severities, kinds; and entries, which several
 * verbs add. */
#ifndef CORE_VERB_WORDS_H
#define CORE_VERB_WORDS_H

#include "turn.h"

/**
 * Reads "@x", "me" or "none" (or "nobody").
 *
 * out      a known person, or one with the id alone; id NULL: nobody. Strings live in the arena.
 * Errors   ERR_INVALID: none of these, or an @name that chat did not link to a person.
 */
MUST_CHECK bool person_read(const struct turn *turn, struct slice word, struct person *out,
                            struct err *err);

/** Whether a word is a person who was mentioned. */
bool person_mentioned(const struct turn *turn, struct slice word);

/** Asks the platform who that is, once, when nobody knows them yet. */
void person_ask(const struct turn *turn, const struct person *person);

/** Names between commas, in the order typed, doubled ones once. ERR_INVALID: none. ERR_LIMITED: too
 * many, too long. */
MUST_CHECK bool services_read(struct arena *arena, const char *text, const char ***out,
                              size_t *count, struct err *err);

/** Where a service stands in a list, compared without case; count when it does not. */
size_t service_find(const char *const *services, size_t count, const char *name);

#define SEVERITY_CHOICES "1=1 worst|2|3|4|5" /* in forms */

/** "2", "sev2", "SEV-2", "s2", "p2": 1 to SEVERITY_MAX. */
MUST_CHECK bool severity_read(struct slice word, int *out, struct err *err);

/** "A3": its number; 0: no such word. The letter in upper or lower case. */
int64_t tagged_number(struct slice word, char letter);

struct new_entry {
    int64_t number;
    int64_t at_ms;
    uint32_t kinds;
    const struct person *author;
    struct slice text;
};

/** A fact that adds an entry typed by somebody. */
void entry_add(const struct turn *turn, const struct new_entry *entry);

#endif
