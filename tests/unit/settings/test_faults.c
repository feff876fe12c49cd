/* What --check says: every fault with its line, in words that help, and never a token. */
#include "testing.h"

#include <stdio.h>

#include "disruption/settings/settings.h"
#include "scratch.h"

#define TOKEN "1234567890-abcdefGHIJ"

struct row {
    const char *name;
    const char *yaml;
    const char *faults; /* as --check prints them for a file called "f" */
};

static const struct row rows[] = {
    {"unknown_key_gets_the_nearest_one", "database:\n  pth: /x\n",
     "f:2: there is no key \"database.pth\"; did you mean database.path?\n"},
    {"unknown_section_gets_the_nearest_one", "databse:\n  path: /x\n",
     "f:1: there is no key \"databse\"; did you mean database?\n"},
    {"unknown_key_three_levels_down_gets_the_nearest_one",
     "tags:\n  note:\n    recations: [memo]\n",
     "f:3: there is no key \"tags.note.recations\"; did you mean tags.note.reactions?\n"},
    {"unknown_kind_of_tag_gets_the_nearest_one", "tags:\n  notes:\n    reactions: [memo]\n",
     "f:2: there is no key \"tags.notes\"; did you mean tags.note?\n"},
    {"key_of_another_section_is_found_there", "web:\n  socket: /x\n",
     "f:2: there is no key \"web.socket\"; did you mean control.socket?\n"},
    {"key_without_its_section_is_found_in_it", "listen: 127.0.0.1:1\n",
     "f:1: there is no key \"listen\"; did you mean web.listen?\n"},
    {"key_that_goes_on_is_suggested", "slack:\n  bot_token: x\n",
     "f:2: there is no key \"slack.bot_token\"; did you mean slack.bot_token_file?\n"},
    {"key_like_no_other_points_to_the_manual", "pagerduty: {}\n",
     "f:1: there is no key \"pagerduty\"; disruption.yaml(5) lists them all\n"},
    {"dotted_key_is_told_to_nest", "database.path: /x\n",
     "f:1: \"database.path\": keys are nested; write each part on a line of its own, indented "
     "below "
     "the one before\n"},
    {"key_given_twice_names_both_lines", "web:\n  listen: \"\"\n\n  listen: \"\"\n",
     "f:4: \"web.listen\": stands here a second time; the first is in line 2\n"},
    {"section_given_twice_names_both_lines", "web:\n  listen: \"\"\nweb:\n  listen: \"\"\n",
     "f:3: \"web\": stands here a second time; the first is in line 1\n"},
    {"section_with_a_value_of_its_own_is_refused", "web: 127.0.0.1:80\n",
     "f:1: web: is a section; its keys stand below it, indented\n"},
    {"list_in_place_of_the_file_is_refused", "- web\n",
     "f:1: this must be a map of keys, as in \"web:\" with \"listen: ...\" indented below it\n"},
    {"key_that_is_a_list_is_refused", "? [web]\n: x\n",
     "f:1: a key is a word, not a list or a map\n"},
    {"list_for_a_text_is_refused", "database:\n  path: [/x]\n",
     "f:2: database.path: must be a text (absolute path), not a list\n"},
    {"nothing_for_a_text_is_refused", "database:\n  path:\n",
     "f:2: database.path: must be a text (absolute path), not nothing\n"},
    {"text_for_a_list_shows_a_list", "tags:\n  note:\n    reactions: memo\n",
     "f:3: tags.note.reactions: must be a list, as in [one, two], not a text\n"},
    {"map_in_a_list_is_refused", "tags:\n  note:\n    reactions: [{a: b}]\n",
     "f:3: tags.note.reactions: must be a text (list of emoji), not a map of keys\n"},
    {"too_long_a_path_of_the_socket_is_refused",
     "control:\n  socket: "
     "/00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000\n",
     "f:2: control.socket: must have 1 to 107 characters, not 108\n"},
    {"empty_path_of_the_database_is_refused", "database:\n  path: \"\"\n",
     "f:2: database.path: must have 1 to 4000 characters, not 0\n"},
    {"relative_path_is_refused", "database:\n  path: here.db\n",
     "f:2: database.path: \"here.db\" is not possible; it must be an absolute path, beginning with "
     "/\n"},
    {"line_break_in_a_text_is_refused", "database:\n  path: \"/a\\nb\"\n",
     "f:2: database.path: has a line break or another control character in it\n"},
    {"nul_in_a_text_is_refused", "database:\n  path: \"/a\\0b\"\n",
     "f:2: database.path: has a line break or another control character in it\n"},
    {"file_of_certificates_that_is_not_there_is_refused", "tls:\n  ca_file: /nowhere/ca.pem\n",
     "f:2: tls.ca_file: \"/nowhere/ca.pem\" is not possible; it must be the path of a file that is "
     "there\n"},
    {"mattermost_waits_for_a_later_version", "chat:\n  platform: mattermost\n",
     "f:2: chat.platform: \"mattermost\" is not possible; it must be slack; mattermost is not "
     "available in this version\n"},
    {"command_without_slash_is_refused", "slack:\n  command: disruption\n",
     "f:2: slack.command: \"disruption\" is not possible; it must be / and then lower-case "
     "letters, digits, - or _, as in /disruption\n"},
    {"channel_pattern_needs_the_number", "channel:\n  name: \"dis-{slug}\"\n",
     "f:2: channel.name: \"dis-{slug}\" is not possible; it must contain {number}, or two channels "
     "could have one name\n"},
    {"channel_pattern_knows_two_placeholders", "channel:\n  name: \"{number}-{date}\"\n",
     "f:2: channel.name: \"{number}-{date}\" is not possible; it knows two placeholders, {number} "
     "and {slug}, and no others\n"},
    {"channel_pattern_is_in_lower_case", "channel:\n  name: \"Dis {number}\"\n",
     "f:2: channel.name: \"Dis {number}\" is not possible; it may have lower-case letters, digits, "
     "- and _ around its placeholders\n"},
    {"two_announce_channels_are_refused", "channel:\n  announce: C0OPS, C0HELP\n",
     "f:2: channel.announce: \"C0OPS, C0HELP\" is not possible; it must be the channel's id, which "
     "Slack shows at the end of the channel's details, as in C0123456789\n"},
    {"announce_channel_by_name_is_refused", "channel:\n  announce: '#ops'\n",
     "f:2: channel.announce: \"#ops\" is not possible; it must be the channel's id, which "
     "Slack shows at the end of the channel's details, as in C0123456789\n"},
    {"announce_channel_that_is_a_person_is_refused", "channel:\n  announce: U0ANA\n",
     "f:2: channel.announce: \"U0ANA\" is not possible; it must be the channel's id, which "
     "Slack shows at the end of the channel's details, as in C0123456789\n"},
    {"picture_for_an_emoji_is_refused", "tags:\n  confirm: \"\xF0\x9F\x91\x80\"\n",
     "f:2: tags.confirm: \"\xF0\x9F\x91\x80\" is not possible; it must be the short name of an "
     "emoji in lower case, as in memo or white_check_mark\n"},
    {"skin_tone_of_an_emoji_is_refused", "tags:\n  confirm: ok_hand::skin-tone-2\n",
     "f:2: tags.confirm: \"ok_hand::skin-tone-2\" is not possible; it must be written without a "
     "skin tone; every tone counts\n"},
    {"hashtag_of_two_words_is_refused", "tags:\n  note:\n    hashtags: [\"a b\"]\n",
     "f:3: tags.note.hashtags: \"a b\" is not possible; it must be one word of letters, digits, - "
     "and _ with a letter in it, as in note\n"},
    {"hashtag_without_a_letter_is_refused", "tags:\n  note:\n    hashtags: ['#42']\n",
     "f:3: tags.note.hashtags: \"#42\" is not possible; it must be one word of letters, digits, - "
     "and _ with a letter in it, as in note\n"},
    {"word_twice_in_a_list_is_refused", "tags:\n  note:\n    hashtags: [log, '#Log']\n",
     "f:3: tags.note.hashtags: \"log\" stands here twice\n"},
    {"emoji_of_two_kinds_is_refused",
     "tags:\n  cause:\n    reactions: [fire]\n  note:\n    reactions: [fire]\n",
     "f:5: tags.note.reactions: \"fire\" belongs to tags.cause.reactions already\n"},
    {"emoji_of_another_kind_by_default_is_refused", "tags:\n  note:\n    reactions: [':bug:']\n",
     "f:3: tags.note.reactions: \"bug\" belongs to tags.cause.reactions already, by default\n"},
    {"hashtag_of_two_kinds_is_refused", "tags:\n  fix:\n    hashtags: [Cause]\n",
     "f:3: tags.fix.hashtags: \"cause\" belongs to tags.cause.hashtags already, by default\n"},
    {"confirmation_that_is_a_tag_is_refused", "tags:\n  confirm: memo\n",
     "f:2: tags.note.reactions: \"memo\" cannot be both a tag and the bot's confirmation "
     "(tags.confirm)\n"},
    {"sixteen_words_are_refused",
     "tags:\n  note:\n    hashtags: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]\n",
     "f:3: tags.note.hashtags: must have 0 to 15 items, not 16\n"},
    {"level_that_is_none_is_refused", "log:\n  level: loud\n",
     "f:2: log.level: \"loud\" is not possible; it must be error, warning, info or debug\n"},
    {"no_roles_are_too_few", "roles: []\n", "f:1: roles: must have 1 to 15 items, not 0\n"},
    {"role_that_is_a_word_is_refused", "roles:\n  - lead\n",
     "f:2: roles: each role is {name: ..., duty: ...}, not a text\n"},
    {"unknown_key_of_a_role_gets_the_nearest_one", "roles:\n  - name: lead\n    dutty: Decides.\n",
     "f:3: roles: a role has name and duty, not \"dutty\"; did you mean duty?\n"},
    {"key_of_a_role_given_twice_is_refused", "roles:\n  - {name: lead, name: scribe}\n",
     "f:2: roles: a role has \"name\" twice\n"},
    {"role_without_a_name_is_refused", "roles:\n  - duty: Decides.\n",
     "f:2: roles: a role needs a name of lower-case letters, digits and -, as in lead\n"},
    {"duty_that_is_a_list_is_refused", "roles:\n  - name: lead\n    duty: [a]\n",
     "f:3: roles: a duty is a text of 500 characters at most, on one line\n"},
    {"role_that_steers_must_be_there", "roles: [{name: chief}]\npermissions:\n  steer: [chief, scribe, reporter]\n",
     "f:3: permissions.steer: there is no role \"scribe\", and it is not reporter, admin or anyone\n"},
    {"admin_by_name_is_refused", "permissions:\n  admins: [ana]\n",
     "f:2: permissions.admins: \"ana\" is not possible; it must be the person's member id, which Slack shows in the profile's menu, as in "
     "U0123456789\n"},
    {"rule_for_guests_is_a_word", "permissions:\n  guests: maybe\n",
     "f:2: permissions.guests: \"maybe\" is not possible; it must be allow, read or refuse\n"},
    {"span_has_a_unit", "reminders:\n  lead: [5]\n",
     "f:2: reminders.lead: \"5\" is not possible; it must be a time span, as in 90s, 20m or 24h\n"},
    {"hours_are_in_order", "reminders:\n  hours: 17:00-09:00\n",
     "f:2: reminders.hours: \"17:00-09:00\" is not possible; it must be two times of a day, as in "
     "09:00-17:00\n"},
    {"weekday_is_one", "reminders:\n  digest: someday\n",
     "f:2: reminders.digest: \"someday\" is not possible; it must be mon, tue, wed, thu, fri, sat, sun "
     "or never\n"},
    {"days_are_counted", "reminders:\n  report: [1d]\n",
     "f:2: reminders.report: \"1d\" is not possible; it must be a number of days, 0 to 365\n"},
    {"two_roles_of_one_name_are_refused", "roles: [{name: ops}, {name: ops}]\n",
     "f:1: roles: there are two roles named \"ops\"\n"},
    {"all_faults_are_told_in_the_order_of_lines",
     "log:\n  level: loud\ntags:\n  confirm: memo\nnosuch: 1\nroles: []\n",
     "f:2: log.level: \"loud\" is not possible; it must be error, warning, info or debug\n"
     "f:4: tags.note.reactions: \"memo\" cannot be both a tag and the bot's confirmation "
     "(tags.confirm)\n"
     "f:5: there is no key \"nosuch\"; disruption.yaml(5) lists them all\n"
     "f:6: roles: must have 1 to 15 items, not 0\n"},
    {"broken_yaml_is_told_with_its_line", "web:\n  listen: [\n",
     "f:3: this is not YAML: did not find expected node content\n"},
    {"bytes_that_are_no_text_are_told_with_their_line", "web:\n  listen: \xFF\n",
     "f:2: this is not YAML: invalid leading UTF-8 octet\n"},
    {"alias_is_refused", "web: &a {}\nlog: *a\n",
     "f:1: anchors (&), aliases (*) and tags (!) are not used here; write the value itself, in "
     "quotes if it begins with such a character\n"},
    {"second_document_is_refused", "log:\n  level: info\n---\nlog:\n",
     "f:4: a second document begins here; one is all there may be\n"},
    {"nesting_without_end_is_refused", "[[[[[[[[[[[[[[[[[[[[[[\n",
     "f:1: this is nested too deeply\n"},
};

static void is_told(void **state)
{
    const struct row *row = *state;
    struct scratch file;
    struct settings *settings = NULL;
    struct settings_faults faults = {0};
    struct err err = ERR_INIT;
    struct buf told;
    buf_init(&told, 65536);
    scratch_init(&file, row->yaml, strlen(row->yaml));
    assert_false(settings_read(file.path, &settings, &faults, &err));
    assert_null(settings);
    assert_int_equal(err.kind, ERR_INVALID);
    faults.file = "f";
    settings_faults_write(&faults, &told);
    assert_string_equal(buf_string(&told), row->faults);
    buf_done(&told);
    settings_faults_done(&faults);
    scratch_done(&file);
}

/* Wherever somebody writes a token, it is refused with its line and told nowhere, not even in part.
 */
static const struct row token_rows[] = {
    {"token_as_a_value_of_its_file_key", "slack:\n  bot_token_file: xoxb-" TOKEN "\n",
     "f:2: a token"},
    {"token_as_a_value_of_an_unknown_key", "slack:\n  token: xapp-" TOKEN "\n", "f:2: a token"},
    {"token_as_a_key", "xoxp-" TOKEN ": 1\n", "f:1: a token"},
    {"token_in_a_comment", "# xoxb-" TOKEN "\n", "f:1: a token"},
    {"token_in_broken_yaml", "[\nxoxb-" TOKEN ": [\n", "f:2: a token"},
    {"token_as_an_emoji", "tags:\n  note:\n    reactions: [xoxb-abcdefghijkl]\n", "f:3: a token"},
    {"token_as_an_emoji_twice",
     "tags:\n  note:\n    reactions: [xoxb-abcdefghijkl, xoxb-abcdefghijkl]\n", "f:3: a token"},
    {"token_as_a_level", "log:\n  level: xoxb-" TOKEN "\n", "f:2: a token"},
    {"token_as_the_name_of_a_role",
     "roles: [{name: xoxb-abcdefghijkl},\n{name: xoxb-abcdefghijkl}]\n", "f:1: a token"},
};

static void is_refused_and_not_repeated(void **state)
{
    const struct row *row = *state;
    struct scratch file;
    struct settings *settings = NULL;
    struct settings_faults faults = {0};
    struct err err = ERR_INIT;
    struct buf told;
    buf_init(&told, 65536);
    scratch_init(&file, row->yaml, strlen(row->yaml));
    assert_false(settings_read(file.path, &settings, &faults, &err));
    faults.file = "f";
    settings_faults_write(&faults, &told);
    buf_text(&told, err.text);
    assert_non_null(strstr(buf_string(&told), row->faults));
    assert_null(strstr(buf_string(&told), "1234567890"));
    assert_null(strstr(buf_string(&told), "abcdef"));
    buf_done(&told);
    settings_faults_done(&faults);
    scratch_done(&file);
}

static void prose_about_tokens_is_no_token(void **state)
{
    static const char yaml[] = "# begins with xoxb- or xapp-...\nlog: {}\n";
    struct scratch file;
    struct settings *settings = NULL;
    struct err err = ERR_INIT;
    (void)state;
    scratch_init(&file, yaml, sizeof(yaml) - 1);
    assert_true(settings_read(file.path, &settings, NULL, &err));
    settings_destroy(settings);
    scratch_done(&file);
}

static void error_names_the_first_fault_and_the_number_of_all(void **state)
{
    static const char yaml[] = "a: 1\nlog: {}\nb: 2\n";
    char expected[256];
    struct scratch file;
    struct settings *settings = NULL;
    struct err err = ERR_INIT;
    (void)state;
    scratch_init(&file, yaml, sizeof(yaml) - 1);
    snprintf(
        expected, sizeof(expected),
        "2 faults, the first of them %s:1: there is no key \"a\"; disruption.yaml(5) lists them "
        "all",
        file.path);
    assert_false(settings_read(file.path, &settings, NULL, &err));
    assert_string_equal(err.text, expected);
    scratch_done(&file);
}

static void hundred_faults_are_enough(void **state)
{
    struct scratch file;
    struct settings *settings = NULL;
    struct settings_faults faults = {0};
    struct err err = ERR_INIT;
    struct buf yaml, told;
    (void)state;
    buf_init(&yaml, 65536);
    buf_init(&told, 65536);
    for (int i = 0; i < 200; i++)
        buf_print(&yaml, "nosuch%d: x\n", i);
    scratch_init(&file, buf_string(&yaml), yaml.len);
    assert_false(settings_read(file.path, &settings, &faults, &err));
    assert_int_equal(faults.count, SETTINGS_FAULTS_MAX);
    settings_faults_write(&faults, &told);
    assert_non_null(strstr(buf_string(&told), "there may be more faults than these 100\n"));
    settings_faults_done(&faults);
    buf_done(&told);
    buf_done(&yaml);
    scratch_done(&file);
}

static void absent_file_is_not_found(void **state)
{
    struct settings *settings = NULL;
    struct err err = ERR_INIT;
    (void)state;
    assert_false(settings_read("/nowhere/disruption.yaml", &settings, NULL, &err));
    assert_int_equal(err.kind, ERR_NOT_FOUND);
}

static void folder_is_unreadable(void **state)
{
    struct settings *settings = NULL;
    struct err err = ERR_INIT;
    (void)state;
    assert_false(settings_read("/tmp", &settings, NULL, &err));
    assert_int_equal(err.kind, ERR_UNAVAILABLE);
}

static void file_over_the_limit_is_refused(void **state)
{
    struct scratch file;
    struct settings *settings = NULL;
    struct err err = ERR_INIT;
    char *spaces = malloc(SETTINGS_FILE_MAX + 1);
    (void)state;
    memset(spaces, ' ', SETTINGS_FILE_MAX + 1);
    scratch_init(&file, spaces, SETTINGS_FILE_MAX + 1);
    assert_false(settings_read(file.path, &settings, NULL, &err));
    assert_int_equal(err.kind, ERR_LIMITED);
    free(spaces);
    scratch_done(&file);
}

int main(void)
{
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(prose_about_tokens_is_no_token),
        cmocka_unit_test(error_names_the_first_fault_and_the_number_of_all),
        cmocka_unit_test(hundred_faults_are_enough),
        cmocka_unit_test(absent_file_is_not_found),
        cmocka_unit_test(folder_is_unreadable),
        cmocka_unit_test(file_over_the_limit_is_refused),
    };
    struct CMUnitTest tests[COUNT_OF(rows) + COUNT_OF(token_rows) + COUNT_OF(others)];
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        tests[count++] = (struct CMUnitTest)ROW_TEST(is_told, &rows[i]);
    for (size_t i = 0; i < COUNT_OF(token_rows); i++)
        tests[count++] = (struct CMUnitTest)ROW_TEST(is_refused_and_not_repeated, &token_rows[i]);
    memcpy(tests + count, others, sizeof(others));
    return cmocka_run_group_tests(tests, NULL, NULL);
}
