/* The Slack app asks for what the program uses: a scope too few breaks it, one too many makes
 * administrators refuse. */
#include "testing.h"

#include "disruption/settings/settings.h"
#include "documents.h"
#include "settings/tree.h"

#define MANIFEST TEST_SOURCE_DIR "/../config/slack-manifest.yaml"

static const char *const scopes[] = {
    "app_mentions:read", "channels:history",  "channels:join", "channels:manage", "channels:read",
    "chat:write",        "chat:write.public", "commands",      "files:read",      "files:write",
    "groups:history",    "groups:read",       "groups:write",  "im:history",      "im:read",
    "im:write",          "pins:read",         "pins:write",    "reactions:read",  "reactions:write",
    "usergroups:read",   "users:read",
};

static const char *const events[] = {
    "app_home_opened",     "app_mention",      "app_uninstalled",
    "channel_archive",     "channel_deleted",  "channel_id_changed",
    "channel_left",        "channel_rename",   "channel_unarchive",
    "group_archive",       "group_deleted",    "group_left",
    "group_rename",        "group_unarchive",  "member_joined_channel",
    "member_left_channel", "message.channels", "message.groups",
    "message.im",          "pin_added",        "pin_removed",
    "reaction_added",      "reaction_removed", "tokens_revoked",
    "user_change",
};

/* The names that the adapter decodes. */
static const char *const shortcuts[][2] = {
    {"global", "start"},
    {"message", "add_note"},
    {"message", "make_action"},
};

struct manifest {
    struct arena arena;
    struct node *root;
};

static int manifest_set_up(void **state)
{
    struct manifest *manifest = calloc(1, sizeof(*manifest));
    struct settings_fault fault;
    struct buf text;
    buf_init(&text, DOCUMENT_MAX);
    document_read(MANIFEST, &text);
    bool ok = tree_read(&manifest->arena, buf_string(&text), text.len, &manifest->root, &fault);
    buf_done(&text);
    *state = manifest;
    return ok && manifest->root != NULL ? 0 : -1;
}

static int manifest_tear_down(void **state)
{
    struct manifest *manifest = *state;
    arena_done(&manifest->arena);
    free(manifest);
    return 0;
}

/* The node at a path of keys, "settings/interactivity". */
static const struct node *node_at(const struct manifest *manifest, const char *path)
{
    const struct node *node = manifest->root;
    struct slice rest = slice_of(path), part;
    char key[64];
    while (slice_split(&rest, '/', &part)) {
        snprintf(key, sizeof(key), "%.*s", SLICE_PRINT(part));
        node = tree_at(node, key);
    }
    return node;
}

static void assert_list(const struct node *list, const char *const *expected, size_t count)
{
    assert_non_null(list);
    const struct node *item = list->first;
    for (size_t i = 0; i < count; i++, item = item->next) {
        assert_non_null(item);
        assert_string_equal(item->text, expected[i]);
    }
    assert_null(item);
}

static void assert_text(const struct node *map, const char *key, const char *expected)
{
    const struct node *node = tree_at(map, key);
    assert_non_null(node);
    assert_string_equal(node->text, expected);
}

static void scopes_are_those_the_program_uses(void **state)
{
    assert_list(node_at(*state, "oauth_config/scopes/bot"), scopes, COUNT_OF(scopes));
}

static void events_are_those_the_program_hears(void **state)
{
    assert_list(node_at(*state, "settings/event_subscriptions/bot_events"), events,
                COUNT_OF(events));
}

static void everything_arrives_through_the_socket(void **state)
{
    assert_text(node_at(*state, "settings"), "socket_mode_enabled", "true");
    assert_text(node_at(*state, "settings"), "token_rotation_enabled", "false");
    assert_text(node_at(*state, "settings/interactivity"), "is_enabled", "true");
}

static void slash_command_is_the_default_of_the_configuration(void **state)
{
    struct settings *settings = settings_defaults();
    const struct node *commands = node_at(*state, "features/slash_commands");
    assert_int_equal(commands->count, 1);
    assert_text(commands->first, "command", settings->slack.command);
    assert_text(commands->first, "should_escape", "true");
    settings_destroy(settings);
}

static void shortcuts_are_those_the_program_hears(void **state)
{
    const struct node *list = node_at(*state, "features/shortcuts");
    assert_int_equal(list->count, COUNT_OF(shortcuts));
    const struct node *item = list->first;
    for (size_t i = 0; i < COUNT_OF(shortcuts); i++, item = item->next) {
        assert_text(item, "type", shortcuts[i][0]);
        assert_text(item, "callback_id", shortcuts[i][1]);
        assert_in_range(tree_at(item, "name")->len, 1, 24);
        assert_in_range(tree_at(item, "description")->len, 1, 150);
    }
}

static void home_and_messages_can_be_opened(void **state)
{
    const struct node *home = node_at(*state, "features/app_home");
    assert_text(home, "home_tab_enabled", "true");
    assert_text(home, "messages_tab_enabled", "true");
    assert_text(home, "messages_tab_read_only_enabled", "false");
}

static void texts_are_within_the_limits_of_slack(void **state)
{
    static const struct {
        const char *path, *key;
        size_t max; /* characters */
    } limits[] = {
        {"display_information", "name", 35},
        {"display_information", "description", 140},
        {"features/bot_user", "display_name", 80},
    };
    for (size_t i = 0; i < COUNT_OF(limits); i++)
        assert_in_range(tree_at(node_at(*state, limits[i].path), limits[i].key)->len, 1,
                        limits[i].max);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(scopes_are_those_the_program_uses),
        cmocka_unit_test(events_are_those_the_program_hears),
        cmocka_unit_test(everything_arrives_through_the_socket),
        cmocka_unit_test(slash_command_is_the_default_of_the_configuration),
        cmocka_unit_test(shortcuts_are_those_the_program_hears),
        cmocka_unit_test(home_and_messages_can_be_opened),
        cmocka_unit_test(texts_are_within_the_limits_of_slack),
    };
    return cmocka_run_group_tests(tests, manifest_set_up, manifest_tear_down);
}
