/* Three places for two tokens: which one wins, and what is said when none or the wrong one is
 * there. */
#include "testing.h"

#include <stdio.h>
#include <sys/stat.h>

#include "disruption/settings/tokens.h"
#include "scratch.h"

#define BOT "xoxb-1-bot"
#define APP "xapp-1-app"

/* What each place holds; NULL: nothing. {DIR} in an expected text is the folder of the test. */
struct row {
    const char *name;
    const char *bot_file, *bot_credential, *bot_variable;
    const char *app_file, *app_credential, *app_variable;
    const char *bot, *app; /* the tokens found, or */
    enum err_kind kind;    /* how it failed */
    const char *text;
};

#define PLACES(name, key, credential, variable)                                                    \
    "no " name ": looked at slack." key " (not set), {DIR}/" credential " (absent or blank), "     \
    "environment DISRUPTION_SLACK_" variable " (not set)"
#define PLACES_OF_BOT PLACES("bot token (xoxb-)", "bot_token_file", "slack-bot-token", "BOT_TOKEN")
#define PLACES_OF_APP                                                                              \
    PLACES("app-level token (xapp-)", "app_token_file", "slack-app-token", "APP_TOKEN")

static const struct row rows[] = {
    {"files_win_over_all", BOT "-f\n", BOT "-c", BOT "-e", APP "-f\n", APP "-c", APP "-e", BOT "-f",
     APP "-f", ERR_NONE, NULL},
    {"credentials_win_over_the_environment", NULL, BOT "-c", BOT "-e", NULL, APP "-c", APP "-e",
     BOT "-c", APP "-c", ERR_NONE, NULL},
    {"environment_is_enough", NULL, NULL, BOT "-e", NULL, NULL, APP "-e", BOT "-e", APP "-e",
     ERR_NONE, NULL},
    {"each_token_has_its_own_place", BOT "-f", NULL, NULL, NULL, NULL, APP "-e", BOT "-f", APP "-e",
     ERR_NONE, NULL},
    {"white_space_around_a_token_is_nothing", NULL, NULL, " " BOT "\n", NULL, "\t" APP " \n", NULL,
     BOT, APP, ERR_NONE, NULL},
    {"missing_bot_token_names_each_place", NULL, NULL, NULL, NULL, NULL, APP, NULL, NULL,
     ERR_NOT_FOUND, PLACES_OF_BOT},
    {"missing_app_token_names_each_place", NULL, NULL, BOT, NULL, NULL, NULL, NULL, NULL,
     ERR_NOT_FOUND, PLACES_OF_APP},
    {"both_missing_tokens_are_told_at_once", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
     ERR_NOT_FOUND, PLACES_OF_BOT "; " PLACES_OF_APP},
    {"swapped_tokens_are_told_so", NULL, APP, NULL, NULL, BOT, NULL, NULL, NULL, ERR_INVALID,
     "the bot token (xoxb-) is wrong: {DIR}/slack-bot-token holds an app-level token (xapp-); are "
     "the two "
     "swapped?; the app-level token (xapp-) is wrong: {DIR}/slack-app-token holds a bot token "
     "(xoxb-); are "
     "the two swapped?"},
    {"token_of_a_person_is_told_so", NULL, NULL, "xoxp-1-secret", NULL, NULL, APP, NULL, NULL,
     ERR_INVALID,
     "the bot token (xoxb-) is wrong: DISRUPTION_SLACK_BOT_TOKEN holds a user token (xoxp-)"},
    {"other_text_is_no_token", "secret", NULL, NULL, NULL, NULL, APP, NULL, NULL, ERR_INVALID,
     "the bot token (xoxb-) is wrong: {DIR}/bot-file holds no Slack token"},
    {"file_of_two_lines_is_refused", BOT "\nsecret\n", NULL, NULL, NULL, NULL, APP, NULL, NULL,
     ERR_INVALID,
     "no bot token (xoxb-): slack.bot_token_file: {DIR}/bot-file must hold one token on one line "
     "and "
     "nothing else"},
    {"blank_credential_is_passed_over", NULL, "\n", BOT "-e", NULL, "", APP "-e", BOT "-e",
     APP "-e", ERR_NONE, NULL},
    {"blank_credential_alone_is_none", NULL, " \n", NULL, NULL, APP, NULL, NULL, NULL,
     ERR_NOT_FOUND, PLACES_OF_BOT},
    {"blank_file_that_was_named_is_refused", "\n", BOT, NULL, NULL, APP, NULL, NULL, NULL,
     ERR_INVALID,
     "no bot token (xoxb-): slack.bot_token_file: {DIR}/bot-file must hold one token on one line "
     "and "
     "nothing else"},
    {"empty_variable_is_told_so", NULL, NULL, " ", NULL, NULL, APP, NULL, NULL, ERR_INVALID,
     "no bot token (xoxb-): DISRUPTION_SLACK_BOT_TOKEN in the environment is empty or too long"},
};

struct places {
    char folder[64];
    char bot_file[96], app_file[96];
    struct settings *settings;
};

/* Writes a file of the folder; leaves none when text is NULL. */
static void write_place(const char *folder, const char *name, const char *text)
{
    char path[128];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    if (text == NULL)
        return;
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void set_variable(const char *name, const char *text)
{
    if (text == NULL)
        unsetenv(name);
    else
        setenv(name, text, 1);
}

static void places_init(struct places *places, const struct row *row)
{
    strcpy(places->folder, "/tmp/disruption-tokens-XXXXXX");
    assert_non_null(mkdtemp(places->folder));
    write_place(places->folder, "bot-file", row->bot_file);
    write_place(places->folder, "app-file", row->app_file);
    write_place(places->folder, "slack-bot-token", row->bot_credential);
    write_place(places->folder, "slack-app-token", row->app_credential);
    setenv("CREDENTIALS_DIRECTORY", places->folder, 1);
    set_variable("DISRUPTION_SLACK_BOT_TOKEN", row->bot_variable);
    set_variable("DISRUPTION_SLACK_APP_TOKEN", row->app_variable);
    snprintf(places->bot_file, sizeof(places->bot_file), "%s/bot-file", places->folder);
    snprintf(places->app_file, sizeof(places->app_file), "%s/app-file", places->folder);
    places->settings = settings_defaults();
    places->settings->slack.bot_token_file = row->bot_file != NULL ? places->bot_file : "";
    places->settings->slack.app_token_file = row->app_file != NULL ? places->app_file : "";
}

static void places_done(struct places *places)
{
    static const char *const names[] = {"bot-file", "app-file", "slack-bot-token",
                                        "slack-app-token"};
    char path[128];
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        snprintf(path, sizeof(path), "%s/%s", places->folder, names[i]);
        unlink(path);
    }
    rmdir(places->folder);
    unsetenv("CREDENTIALS_DIRECTORY");
    settings_destroy(places->settings);
}

/* The expected text with the test's folder in it. */
static const char *with_folder(struct arena *arena, const char *text, const char *folder)
{
    const char *at = strstr(text, "{DIR}");
    if (at == NULL)
        return text;
    return with_folder(
        arena, arena_print(arena, "%.*s%s%s", (int)(at - text), text, folder, at + 5), folder);
}

static void is_found_or_told(void **state)
{
    const struct row *row = *state;
    struct places places;
    struct settings_tokens tokens = {0};
    struct err err = ERR_INIT;
    struct arena arena = {0};
    places_init(&places, row);
    assert_int_equal(settings_tokens_read(places.settings, &tokens, &err), row->bot != NULL);
    assert_int_equal(err.kind, row->kind);
    assert_null(getenv("DISRUPTION_SLACK_BOT_TOKEN")); /* whoever the tokens came from */
    assert_null(getenv("DISRUPTION_SLACK_APP_TOKEN"));
    if (row->bot != NULL) {
        assert_string_equal(secret_reveal(tokens.bot), row->bot);
        assert_string_equal(secret_reveal(tokens.app), row->app);
    } else {
        assert_string_equal(err.text, with_folder(&arena, row->text, places.folder));
        assert_null(strstr(err.text, "secret"));
    }
    settings_tokens_done(&tokens);
    arena_done(&arena);
    places_done(&places);
}

static void named_file_that_is_absent_is_not_passed_over(void **state)
{
    static const struct row all = {.bot_credential = BOT, .bot_variable = BOT, .app_variable = APP};
    struct places places;
    struct settings_tokens tokens = {0};
    struct err err = ERR_INIT;
    (void)state;
    places_init(&places, &all);
    places.settings->slack.bot_token_file = "/nowhere/token";
    assert_false(settings_tokens_read(places.settings, &tokens, &err));
    assert_int_equal(err.kind, ERR_NOT_FOUND);
    assert_string_equal(
        err.text, "no bot token (xoxb-): slack.bot_token_file: cannot read /nowhere/token: No "
                  "such file or directory");
    places_done(&places);
}

static void without_systemd_the_credential_is_told_by_its_rule(void **state)
{
    static const struct row none = {.app_variable = APP};
    struct places places;
    struct settings_tokens tokens = {0};
    struct err err = ERR_INIT;
    (void)state;
    places_init(&places, &none);
    unsetenv("CREDENTIALS_DIRECTORY");
    assert_false(settings_tokens_read(places.settings, &tokens, &err));
    assert_non_null(strstr(err.text, "$CREDENTIALS_DIRECTORY/slack-bot-token (not set)"));
    places_done(&places);
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(rows) + 2];
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        tests[count++] = (struct CMUnitTest)ROW_TEST(is_found_or_told, &rows[i]);
    tests[count++] =
        (struct CMUnitTest)cmocka_unit_test(named_file_that_is_absent_is_not_passed_over);
    tests[count++] =
        (struct CMUnitTest)cmocka_unit_test(without_systemd_the_credential_is_told_by_its_rule);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
