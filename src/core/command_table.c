/* The table of commands, read from verb/verbs.def, and the keys they take. */
#include "command_grammar.h"
#include "verb/verb.h"

static const struct {
    const char *name;
    bool is_time, is_prose;
} arguments[ARGUMENT_COUNT] = {
    [ARGUMENT_SEV] = {.name = "sev"},
    [ARGUMENT_SVC] = {.name = "svc"},
    [ARGUMENT_TYPE] = {.name = "type"},
    [ARGUMENT_AT] = {.name = "at", .is_time = true},
    [ARGUMENT_DETECTED] = {.name = "detected", .is_time = true},
    [ARGUMENT_BY] = {.name = "by"},
    [ARGUMENT_KIND] = {.name = "kind"},
    [ARGUMENT_DUE] = {.name = "due"},
    [ARGUMENT_PRIO] = {.name = "prio"},
    [ARGUMENT_TZ] = {.name = "tz"},
    [ARGUMENT_FROM] = {.name = "from", .is_time = true},
    [ARGUMENT_TO] = {.name = "to", .is_time = true},
    [ARGUMENT_SINCE] = {.name = "since"},
    [ARGUMENT_SUMMARY] = {.name = "summary", .is_prose = true},
    [ARGUMENT_CAUSE] = {.name = "cause", .is_prose = true},
    [ARGUMENT_IMPACT] = {.name = "impact", .is_prose = true},
    [ARGUMENT_NEXT] = {.name = "next"},
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
