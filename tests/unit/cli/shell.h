/* A shell for tests: a folder with a configuration and a database, and `disruption` run in process.
 */
#ifndef TEST_CLI_SHELL_H
#define TEST_CLI_SHELL_H

#include <ftw.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/cli.h"
#include "disruption/base/clock.h"
#include "disruption/store/journal.h"
#include "disruption/store/search.h"
#include "testing.h"

#define WORDS_MAX 16
#define STARTED_MS INT64_C(1772366400000) /* 2026-03-01 12:00:00 UTC */
#define REPORT "# D-1 checkout is down\n\n| a | b |\n"

struct shell {
    char folder[64];
    char config[128], database[128], socket[128];
    char *out, *err; /* of the last run; owned */
    int code;
};

static inline void add_fact(struct store *store, enum fact_kind kind, int64_t incident,
                            const char *json)
{
    struct err err = ERR_INIT;
    struct fact fact = {.kind = kind,
                        .incident = incident,
                        .happened_ms = STARTED_MS,
                        .learnt_ms = STARTED_MS,
                        .actor_id = "shell:ana"};
    assert_true(js_parse(json, strlen(json), &fact.body, &err));
    if (!store_fact_add(store, &fact, &err))
        fail_msg("%s", err.text);
    js_drop(fact.body);
}

static inline void declare(struct store *store, int64_t number, const char *title)
{
    char json[256];
    snprintf(json, sizeof(json),
             "{\"title\":\"%s\",\"severity\":2,\"services\":[\"checkout\"],\"private\":false,"
             "\"drill\":false,"
             "\"declared_ms\":%lld,\"channel_name\":\"dis-%lld\"}",
             title, (long long)STARTED_MS, (long long)number);
    add_fact(store, FACT_DECLARED, number, json);
}

/* D-1 with a note, an action and a report, resolved; D-2 open and empty; D-3 with a field set since its report. */
static inline void fill_store(const char *path)
{
    struct store *store;
    struct err err = ERR_INIT;
    if (!store_open(path, STORE_WRITE, &store, &err))
        fail_msg("%s", err.text);
    assert_true(store_begin(store, &err) && store_turn_begin(store, &err));
    add_fact(store, FACT_PERSON, 0,
             "{\"user_id\":\"U1\",\"name\":\"Ana\",\"bot\":false,\"guest\":false}");
    declare(store, 1, "checkout is down");
    add_fact(store, FACT_ENTRY_ADDED, 1,
             "{\"entry\":1,\"at_ms\":1772366460000,\"kinds\":\"note\",\"author_id\":\"U1\","
             "\"text\":\"restarted pay\","
             "\"source\":\"command\",\"taggers\":\"\"}");
    add_fact(store, FACT_RESOLVED, 1, "{\"ended_ms\":1772370000000}");
    add_fact(store, FACT_REPORT_DRAFTED, 1,
             "{\"revision\":1,\"markdown\":\"# D-1 checkout is down\\n\\n| a | b |\\n\"}");
    declare(store, 3, "search is slow");
    add_fact(store, FACT_RESOLVED, 3, "{\"ended_ms\":1772370000000}");
    add_fact(store, FACT_REPORT_DRAFTED, 3, "{\"revision\":1,\"markdown\":\"# D-3 as it was\\n\"}");
    add_fact(store, FACT_FIELD_SET, 3, "{\"field\":\"impact\",\"value\":\"one search in ten failed\"}");
    declare(store, 2, "mail is slow");
    bool more;
    assert_true(store_search_refresh(store, SEARCH_REFRESH_IDLE, &more, &err) && !more);
    assert_true(store_turn_keep(store, &err) && store_commit(store, &err));
    store_close(store);
}

static inline int shell_open(void **state)
{
    struct shell *shell = calloc(1, sizeof(*shell));
    strcpy(shell->folder, "/tmp/disruption-cli-XXXXXX");
    assert_non_null(mkdtemp(shell->folder));
    snprintf(shell->config, sizeof(shell->config), "%s/disruption.yaml", shell->folder);
    snprintf(shell->database, sizeof(shell->database), "%s/disruption.db", shell->folder);
    snprintf(shell->socket, sizeof(shell->socket), "%s/control.sock", shell->folder);
    FILE *config = fopen(shell->config, "w");
    assert_non_null(config);
    fprintf(config, "database:\n  path: %s\ncontrol:\n  socket: %s\n", shell->database,
            shell->socket);
    fclose(config);
    fill_store(shell->database);
    *state = shell;
    return 0;
}

static inline int remove_one(const char *path, const struct stat *status, int flag,
                             struct FTW *where)
{
    (void)status, (void)flag, (void)where;
    return remove(path);
}

static inline int shell_close(void **state)
{
    struct shell *shell = *state;
    nftw(shell->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    free(shell->out);
    free(shell->err);
    free(shell);
    return 0;
}

/* Runs `disruption --config FILE WORDS`; the words are one line, split at blanks (a '_' in a word
 * is a blank). */
static inline void shell_run(struct shell *shell, const char *line)
{
    char *argv[WORDS_MAX + 4] = {(char[]){"disruption"}, (char[]){"--config"}, shell->config};
    char words[512];
    int argc = 3;
    size_t out_len, err_len;
    snprintf(words, sizeof(words), "%s", line);
    for (char *rest, *word = strtok_r(words, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        assert_true(argc < WORDS_MAX);
        for (char *c = word; *c != '\0'; c++)
            *c = *c == '_' ? ' ' : *c;
        argv[argc++] = word;
    }
    free(shell->out);
    free(shell->err);
    FILE *out = open_memstream(&shell->out, &out_len), *err = open_memstream(&shell->err, &err_len);
    shell->code = cli_run(argc, argv, out, err);
    fclose(out);
    fclose(err);
}

#endif
