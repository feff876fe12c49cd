/* The table of commands, read from verb/verbs.def, and the keys they take. */
#include "command_grammar.h"
#include "verb/verb.h"

static const struct {
    const char *name;
    bool is_time, is_prose;
} arguments[ARGUMENT_COUNT] = {
    [ARGUMENT_SEV] = {"sev", false},          [ARGUMENT_SVC] = {"svc", false},
    [ARGUMENT_TYPE] = {"type", false},        [ARGUMENT_AT] = {"at", true},
    [ARGUMENT_DETECTED] = {"detected", true}, [ARGUMENT_BY] = {"by", false},
    [ARGUMENT_KIND] = {"kind", false},        [ARGUMENT_DUE] = {"due", false},
    [ARGUMENT_PRIO] = {"prio", false},        [ARGUMENT_TZ] = {"tz", false},
    [ARGUMENT_FROM] = {"from", true},         [ARGUMENT_TO] = {"to", true},
    [ARGUMENT_SINCE] = {"since", false},      [ARGUMENT_SUMMARY] = {"summary", false, true},
    [ARGUMENT_CAUSE] = {"cause", false, true}, [ARGUMENT_IMPACT] = {"impact", false, true},
    [ARGUMENT_NEXT] = {"next", false},
};

static const struct command_row *const rows[] = {
#define GROUP(title)
#define VERB(name) &row_##name,
#include "verb/verbs.def"
#undef VERB
#undef GROUP
};

const struct command_row *const *command_rows(size_t *count)
{
    *count = COUNT_OF(rows);
    return rows;
}

const char *argument_name(enum argument argument)
{
    return arguments[argument].name;
}

bool argument_is_time(enum argument argument)
{
    return arguments[argument].is_time;
}

bool argument_is_prose(enum argument argument)
{
    return arguments[argument].is_prose;
}

bool argument_find(struct slice word, enum argument *out)
{
    for (int i = 0; i < ARGUMENT_COUNT; i++) {
        if (slice_equals_nocase(word, arguments[i].name)) {
            *out = (enum argument)i;
            return true;
        }
    }
    return false;
}
