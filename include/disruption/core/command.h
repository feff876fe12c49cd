/*
 * The one grammar for everything people type: VERB [TARGET] [FREE TEXT] [key:value ...]. Commands are rows of one
 * table, one file each under src/core/verb/; help, forms, manual page and suggestions come from the rows.
 */
#ifndef DISRUPTION_CORE_COMMAND_H
#define DISRUPTION_CORE_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "disruption/base/arena.h"
#include "disruption/base/err.h"
#include "disruption/core/event.h"
#include "disruption/core/form.h"
#include "disruption/core/outcome.h"
#include "disruption/core/situation.h"

#define COMMAND_TEXT_MAX 16384 /* bytes of a typed line; Slack lets far fewer through */
#define COMMAND_WORDS_MAX 6    /* synonyms of a verb */

enum argument {
    ARGUMENT_SEV,
    ARGUMENT_SVC,
    ARGUMENT_TYPE,
    ARGUMENT_AT,
    ARGUMENT_DETECTED,
    ARGUMENT_BY,
    ARGUMENT_KIND,
    ARGUMENT_DUE,
    ARGUMENT_PRIO,
    ARGUMENT_TZ,
    ARGUMENT_FROM,
    ARGUMENT_TO,
    ARGUMENT_SINCE,
    ARGUMENT_SUMMARY,
    ARGUMENT_CAUSE,
    ARGUMENT_IMPACT,
    ARGUMENT_NEXT,
    ARGUMENT_COUNT
};

/* What may stand before a verb's own words to name a disruption. */
enum target_word {
    TARGET_NONE,
    TARGET_NAMED,  /* D-42, or a channel that was mentioned; a bare number is the verb's own */
    TARGET_LONE,   /* also a bare 42 with no words after it */
    TARGET_NUMBER, /* also a bare 42, whatever follows */
    TARGET_PAIR,   /* D-42 where another one is named behind it; a lone one is the verb's own */
};

/* Who may carry a command out; see core/permission.h. */
enum permission {
    MAY_ANYONE, /* who sees the disruption */
    MAY_READ,   /* the same, of what changes nothing; a row that does not change the record means this */
    MAY_BEGIN,  /* members of the workspace: what makes a disruption */
    MAY_STEER,  /* its lead, scribe or reporter, or an admin: what ends, hides, merges, redacts, publishes */
};

struct command_row;

/* Every verb that reads takes "share" at its end: the answer is for the channel instead of whoever asked. */
#define FLAG_SHARE BIT(31)

/* A line, taken apart. Everything is borrowed from the arena it was read into. */
struct command {
    const struct command_row *row;
    int64_t number;                     /* target: D-42 or 42; 0: none named */
    const char *target_channel;         /* target: #channel's id or name; NULL: none named */
    const char *text;                   /* free text, "" when absent; habits of typing already forgiven */
    const char *values[ARGUMENT_COUNT]; /* NULL: not given */
    unsigned flags;                     /* bit i: the row's i-th flag word ("private", "drill") was given; FLAG_SHARE */
};

struct command_row {
    const char *name;
    const char *synonyms[COMMAND_WORDS_MAX]; /* NULL ends */
    const char *usage;                       /* "start TITLE [sev:N] [svc:a,b] ..." */
    const char *help;                        /* one sentence */
    const char *example;                     /* a line that works */
    unsigned arguments;                      /* set of BIT(ARGUMENT_...) it takes */
    const char *flags[4];                    /* words without value it takes at the end or among keys; NULL ends */
    unsigned needs;                          /* set of enum need */
    enum target_word takes_target;
    bool prose;                              /* its text is people's prose: keys it does not take stay text */
    bool time_in_text;                       /* the text after its first word may be a time */
    bool changes;                            /* writes the record: at the shell it goes through the daemon */
    bool shares;                             /* it also reads, and "share" is a flag of it too */
    enum permission may;                     /* who may */
    const struct form_field *form;           /* asked for where words are missing; NULL: it has no form */
    bool (*run)(const struct command *command, const struct situation *situation, const struct event *event,
                struct outcome *out, struct err *err);
};

/** All rows, in the order help shows them. */
const struct command_row *const *command_rows(size_t *count);

/**
 * Takes a line apart.
 *
 * Errors   ERR_INVALID: empty, unknown verb (with the nearest one), a key the verb does not take, a key twice, a
 *          value missing; the sentence says what to type. ERR_LIMITED: over COMMAND_TEXT_MAX.
 */
MUST_CHECK bool command_read(struct arena *arena, const struct policy *policy, const struct command_line *line,
                             struct command *out, struct err *err);

/** What was given for a form's field: the text, a key's value, "on" for a flag that was given; NULL: nothing. */
const char *command_value(const struct command *command, const char *key);

/** Whether a value of it is a wall-clock time, so that the actor's zone must be known before it runs. */
bool command_needs_zone(const struct command *command);

/**
 * The disruption it is about: the one named, else the channel's own, else the only open one. A private one is implied in its
 * own channel alone, but for its lead. NULL: there is none, or there are several.
 */
const struct incident *command_target(const struct command *command, const struct situation *situation,
                                      const struct command_line *line);

/** The disruption that is named, else the channel's own; none is implied. NULL: there is none. */
const struct incident *command_place(const struct command *command, const struct situation *situation);

/**
 * Runs it on its target; without one, where one is needed, it is ERR_INVALID with the list to choose from.
 *
 * Errors   ERR_INVALID, ERR_NOT_FOUND, ERR_REFUSED, ERR_CONFLICT, ERR_LIMITED with a sentence for the actor; out is as
 *          it was.
 */
MUST_CHECK bool command_run(const struct command *command, const struct situation *situation,
                            const struct event *event, struct outcome *out, struct err *err);

#endif
