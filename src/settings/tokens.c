/* Tokens from their three places, with a plain word when the wrong one is there. */
#include "disruption/settings/tokens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/buf.h"

#define PLACE_MAX 4096 /* bytes; no path is longer */

/* One row for each token we need. */
struct token_kind {
    const char *name;       /* for sentences */
    const char *prefix;     /* what Slack's tokens of this sort begin with */
    const char *key;        /* of the configuration */
    const char *credential; /* below $CREDENTIALS_DIRECTORY */
    const char *variable;   /* of the environment */
};

enum { TOKEN_BOT, TOKEN_APP, TOKEN_KINDS };

static const struct token_kind kinds[TOKEN_KINDS] = {
    [TOKEN_BOT] = {"bot token", "xoxb-", "slack.bot_token_file", "slack-bot-token",
                   "DISRUPTION_SLACK_BOT_TOKEN"},
    [TOKEN_APP] = {"app-level token", "xapp-", "slack.app_token_file", "slack-app-token",
                   "DISRUPTION_SLACK_APP_TOKEN"},
};

/* What else people paste, so that the sentence can name it. */
static const struct {
    const char *prefix;
    const char *name;
} sorts[] = {
    {"xoxb-", "a bot token (xoxb-)"},
    {"xapp-", "an app-level token (xapp-)"},
    {"xoxp-", "a user token (xoxp-)"},
    {"xoxe", "a token for refreshing others (xoxe)"},
};

static const char *sort_name(const struct secret *secret)
{
    for (size_t i = 0; i < COUNT_OF(sorts); i++)
        if (secret_starts(secret, sorts[i].prefix))
            return sorts[i].name;
    return "no Slack token";
}

/* A token of another sort is told, with where the mistake probably lies; it is never shown. */
static bool check_sort(const struct token_kind *kind, const struct secret *secret,
                       const char *place, struct err *err)
{
    const struct token_kind *other =
        kind == &kinds[TOKEN_BOT] ? &kinds[TOKEN_APP] : &kinds[TOKEN_BOT];
    if (secret_starts(secret, kind->prefix))
        return true;
    return err_set(err, ERR_INVALID, "the %s (%s) is wrong: %s holds %s%s", kind->name,
                   kind->prefix, place, sort_name(secret),
                   secret_starts(secret, other->prefix) ? "; are the two swapped?" : "");
}

static bool from_environment(const struct token_kind *kind, struct secret **out, struct err *err)
{
    const char *text = getenv(kind->variable);
    if (text == NULL)
        return err_set(err, ERR_NOT_FOUND, "the environment has no %s", kind->variable);
    struct secret *secret = strlen(text) < SECRET_MAX ? secret_create(text, strlen(text)) : NULL;
    if (secret == NULL)
        return err_set(err, ERR_INVALID, "%s in the environment is empty or too long",
                       kind->variable);
    *out = secret;
    return true;
}

/* A readable file of white space alone: what the unit hands over in place of a credential it did
 * not find. */
static bool is_blank(const char *path)
{
    int c = ' ';
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return false;
    setvbuf(file, NULL, _IONBF, 0); /* no buffer that would keep a token */
    while (c == ' ' || c == '\t' || c == '\r' || c == '\n')
        c = fgetc(file);
    bool blank = c == EOF && !ferror(file);
    fclose(file);
    return blank;
}

/*
 * Reads the first place that has the token and leaves its name in `place`. ERR_NOT_FOUND is said of
 * all places, other errors of one.
 */
static bool find_token(const struct token_kind *kind, const char *file, struct secret **out,
                       struct buf *place, struct err *err)
{
    const char *folder = getenv("CREDENTIALS_DIRECTORY");
    if (file[0] != '\0') {
        buf_text(place, file);
        return secret_read_file(file, out, err) || err_wrap(err, "%s", kind->key);
    }
    buf_print(place, "%s/%s", folder != NULL ? folder : "$CREDENTIALS_DIRECTORY", kind->credential);
    if (folder != NULL && !is_blank(buf_string(place))) {
        if (secret_read_file(buf_string(place), out, err))
            return true;
        if (err->kind != ERR_NOT_FOUND)
            return false;
    }
    bool found = from_environment(kind, out, err);
    if (!found && err->kind == ERR_NOT_FOUND)
        err_set(err, ERR_NOT_FOUND, "looked at %s (not set), %s (%s), environment %s (not set)",
                kind->key, buf_string(place), folder != NULL ? "absent or blank" : "not set",
                kind->variable);
    buf_clear(place);
    buf_text(place, kind->variable);
    return found;
}

static bool read_token(const struct token_kind *kind, const char *file, struct secret **out,
                       struct err *err)
{
    struct buf place;
    struct secret *secret = NULL;
    buf_init(&place, PLACE_MAX);
    bool ok = find_token(kind, file, &secret, &place, err) ||
              err_wrap(err, "no %s (%s)", kind->name, kind->prefix);
    ok = ok && check_sort(kind, secret, buf_string(&place), err);
    buf_done(&place);
    if (ok)
        *out = secret;
    else
        secret_destroy(secret);
    return ok;
}

/* What the process was started with stays readable in /proc for as long as it runs, unless it is overwritten there. */
static void wipe_environment(void)
{
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        char *text = getenv(kinds[i].variable);
        if (text == NULL)
            continue;
        explicit_bzero(text, strlen(text));
        unsetenv(kinds[i].variable);
    }
}

bool settings_tokens_read(const struct settings *settings, struct settings_tokens *out,
                          struct err *err)
{
    struct settings_tokens tokens = {0};
    struct err of_bot = ERR_INIT, of_app = ERR_INIT;
    bool bot = read_token(&kinds[TOKEN_BOT], settings->slack.bot_token_file, &tokens.bot, &of_bot);
    bool app = read_token(&kinds[TOKEN_APP], settings->slack.app_token_file, &tokens.app, &of_app);
    wipe_environment();
    if (bot && app) {
        *out = tokens;
        return true;
    }
    settings_tokens_done(&tokens);
    if (bot || app)
        return err_set(err, bot ? of_app.kind : of_bot.kind, "%s", bot ? of_app.text : of_bot.text);
    return err_set(err, of_bot.kind, "%s; %s", of_bot.text, of_app.text);
}

void settings_tokens_done(struct settings_tokens *tokens)
{
    if (tokens == NULL)
        return;
    secret_destroy(tokens->bot);
    secret_destroy(tokens->app);
    *tokens = (struct settings_tokens){0};
}
