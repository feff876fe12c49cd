/* One run of `disruption`: what was typed, what it reads, where it writes. A file per sub-command
 * fills in the rest. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "disruption/base/arena.h"
#include "disruption/base/err.h"
#include "disruption/base/json.h"
#include "disruption/core/command.h"
#include "disruption/core/policy.h"
#include "disruption/core/report_request.h"
#include "disruption/settings/settings.h"
#include "disruption/store/store.h"

enum cli_exit {
    CLI_DONE = 0,
    CLI_FAILED = 1, /* refused, or something broke */
    CLI_USAGE = 2,
    CLI_NOT_FOUND = 3,
    CLI_NO_DAEMON = 4,
};

struct cli {
    FILE *out, *err;
    /* options; NULL: not given */
    const char *config, *database, *socket, *format, *zone;
    bool json, all, names, rebuild, mend, help, version;
    /* what was typed: the verb, and the words after it that are no options */
    const char *verb;
    char **words;
    int word_count;
    /* opened when first needed */
    struct arena arena;
    struct settings *settings;
    struct policy policy;
    struct store *store;
};

/** The whole program, for main and for tests. Returns an enum cli_exit. */
int cli_run(int argc, char **argv, FILE *out, FILE *err);

/* A sub-command that the chat does not have, or not in this form. */
struct cli_verb {
    const char *name;
    const char *usage;
    const char *help;
    int (*run)(struct cli *cli);
    bool (*writes)(const struct cli *cli); /* whether its words are for the daemon, every one as typed; NULL: never */
};

/** All of them, sorted by name. */
const struct cli_verb *cli_verbs(size_t *count);

int cli_backup(struct cli *cli);
int cli_doctor(struct cli *cli);
int cli_export(struct cli *cli);
int cli_help(struct cli *cli);
int cli_purge(struct cli *cli);
int cli_report(struct cli *cli);
bool cli_report_writes(const struct cli *cli);
int cli_read_back(struct cli *cli, int64_t number, const char *path);
int cli_stats(struct cli *cli);
int cli_verify(struct cli *cli);
int cli_version(struct cli *cli);

/** A verb of the chat's table that only reads, or that the daemon must take. text is the whole
 * line. */
int cli_read(struct cli *cli, const char *text);
int cli_write(struct cli *cli, const char *text);

/** The line as in chat: the verb and its words, joined by blanks. */
const char *cli_line(struct cli *cli);

/** Reads the configuration, once. Errors are told; false then. */
bool cli_configure(struct cli *cli);

/** Opens the store for reading, once. Errors are told; false then. */
bool cli_open(struct cli *cli);

/** Where the database is; NULL when the configuration cannot be read, which is told. */
const char *cli_database(struct cli *cli);

/** Tells an error and gives the exit code of its kind: a command's sentence. */
int cli_refuse(struct cli *cli, const struct err *err);

/** Tells what went wrong underneath: CLI_FAILED. */
int cli_fail(struct cli *cli, const struct err *err);

/** Tells how it is typed: CLI_USAGE. */
int cli_misused(struct cli *cli, const char *sentence);

/** Prints markup as plain text with a newline at its end. */
void cli_print_markup(struct cli *cli, const char *markup);

/** The same text, in the arena. */
const char *cli_plain(struct cli *cli, const char *markup);

/** Prints JSON, indented, and drops it. */
void cli_print_json(struct cli *cli, struct js *owned);

/** The event that a line typed at the shell is, actor included. */
struct event cli_event(struct cli *cli, const char *text);

/**
 * The report as the record has it now, in the arena: what is stored, or a draft of the moment where facts came since.
 *
 * Errors   ERR_NOT_FOUND: none was drafted. Others: the store's.
 */
MUST_CHECK bool cli_markdown(struct cli *cli, const struct incident *incident, const char **out, struct err *err);

/**
 * What a line about a report, or an export, asked for; where the stored report is behind its facts, a draft of the moment.
 *
 * out      its record is the caller's to drop.
 * Errors   ERR_NOT_FOUND: none was drafted. Others: the store's.
 */
MUST_CHECK bool cli_report_source(struct cli *cli, const struct incident *incident, const struct report_request *request,
                                  struct report_source *out, struct err *err);

/** What find and similar found, as an array; NULL for other verbs. */
struct js *cli_past_rows(const struct command_row *row, const struct situation *situation);

/** Reads "D-42" or "42". */
bool cli_number(const char *word, int64_t *out);

/**
 * The disruption that the words name (at most one word), else the only open one.
 *
 * Errors   ERR_INVALID, ERR_NOT_FOUND with the sentence the chat has for it.
 */
MUST_CHECK bool cli_target(struct cli *cli, int64_t *number, struct err *err);

#endif
