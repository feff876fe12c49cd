/* The types that name people: those who steer, those who may everything, and what outsiders may. */
#include "accept.h"
#include "types.h"

#include <string.h>

#include "disruption/base/attributes.h"

/* Whether a role of that name exists is told once all keys are read. */
static const char *accept_steerer(struct arena *arena, const char *text, const char **fault)
{
    (void)arena;
    bool ok = text[0] >= 'a' && text[0] <= 'z' && made_of(text, LOWER DIGITS "-");
    return ok ? text : refuse(fault, "must be the name of a role, reporter, admin or anyone");
}

/* Names change and may be somebody else's tomorrow. */
static const char *accept_person(struct arena *arena, const char *text, const char **fault)
{
    (void)arena;
    bool ok = (text[0] == 'U' || text[0] == 'W') && text[1] != '\0' && made_of(text, UPPER DIGITS);
    return ok ? text
              : refuse(fault, "must be the person's member id, which Slack shows in the profile's menu, "
                              "as in U0123456789");
}

static const char *accept_rule(struct arena *arena, const char *text, const char **fault)
{
    static const char *const rules[] = {"allow", "read", "refuse"};
    (void)arena;
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        if (strcmp(text, rules[i]) == 0)
            return text;
    }
    return refuse(fault, "must be allow, read or refuse");
}

const struct settings_type type_steerers = {"list of roles, reporter, admin, anyone", SETTINGS_WORDS, accept_steerer};
const struct settings_type type_people = {"list of member ids", SETTINGS_WORDS, accept_person};
const struct settings_type type_outsiders = {"allow, read or refuse", SETTINGS_TEXT, accept_rule};
