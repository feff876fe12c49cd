/* disruptiond: arguments, configuration, tokens; then the daemon. */
#include <argp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "daemon/daemon.h"
#include "daemon/guard.h"
#include "disruption/base/log.h"

const char *argp_program_version = "disruptiond " DISRUPTION_VERSION;

struct arguments {
    const char *config;
    bool check;
};

enum { OPTION_CHECK = 256 };

static const struct argp_option options[] = {
    {"config", 'c', "FILE", 0, "Configuration (default " SETTINGS_PATH ")", 0},
    {"check", OPTION_CHECK, NULL, 0, "Tell every fault of the configuration and end", 0},
    {0},
};

static error_t read_option(int key, char *value, struct argp_state *state)
{
    struct arguments *arguments = state->input;
    switch (key) {
    case 'c':
        arguments->config = value;
        return 0;
    case OPTION_CHECK:
        arguments->check = true;
        return 0;
    case ARGP_KEY_ARG:
        argp_error(state, "unexpected word: %s", value);
        return EINVAL;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* Prints every fault; false when there are any. */
static bool read_settings(const char *path, struct settings **out)
{
    struct settings_faults faults = {0};
    struct err err = ERR_INIT;
    bool done = settings_read(path, out, &faults, &err);
    if (!done) {
        struct buf text;
        buf_init(&text, SETTINGS_FILE_MAX);
        settings_faults_write(&faults, &text);
        if (text.len == 0)
            buf_print(&text, "%s\n", err.text);
        fputs(buf_string(&text), stderr);
        buf_done(&text);
    }
    settings_faults_done(&faults);
    return done;
}

int main(int argc, char **argv)
{
    static const struct argp argp = {options, read_option, NULL,
                                     "The incident scribe's daemon: records disruptions from the team's chat.", NULL,
                                     NULL, NULL};
    struct arguments arguments = {.config = SETTINGS_PATH};
    struct settings *settings = NULL;
    guard_process();
    argp_err_exit_status = DAEMON_USAGE;
    argp_parse(&argp, argc, argv, 0, NULL, &arguments);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a limit on file sizes is a full disk: recording waits, nothing dies */
    if (!read_settings(arguments.config, &settings))
        return DAEMON_FAILED;
    if (arguments.check) {
        printf("%s is fine\n", arguments.config);
        settings_destroy(settings);
        return DAEMON_DONE;
    }
    enum log_level level;
    if (log_level_read(settings->log.level, &level))
        log_set_level(level);
    struct settings_tokens tokens;
    struct err err = ERR_INIT;
    if (!settings_tokens_read(settings, &tokens, &err)) {
        log_error("not_started", "reason=\"%s\"", err.text);
        settings_destroy(settings);
        return DAEMON_NO_TOKEN;
    }
    enum daemon_exit code = daemon_run(arguments.config, settings, &tokens);
    settings_tokens_done(&tokens);
    return code;
}
