/* Addresses that come from outside: whatever they look like, only Slack's own machines and the configured one pass. */
#include "testing.h"

#include "platform/slack/address.h"

#define API "https://slack.com/api/"
#define LOCAL "http://127.0.0.1:4010/api/"

struct row {
    const char *name, *url;
    enum slack_place place;
    const char *api_url;
    bool trusted;
};

static const struct row rows[] = {
    {"slacks_files", "https://files.slack.com/files-pri/T1-F1/a.png", SLACK_PLACE_FILES, API, true},
    {"slacks_hooks", "https://hooks.slack.com/1", SLACK_PLACE_HOOKS, API, true},
    {"files_of_the_government", "https://files.slack-gov.com/1", SLACK_PLACE_FILES, "https://slack-gov.com/api/", true},
    {"the_port_said", "https://files.slack.com:443/a", SLACK_PLACE_FILES, API, true},
    {"large_letters", "HTTPS://FILES.Slack.com/a", SLACK_PLACE_FILES, API, true},
    {"the_apis_own_machine", "https://slack.com/files-pri/T1-F1/a.png", SLACK_PLACE_FILES, API, true},
    {"our_own_server", "http://127.0.0.1:4010/files/F1", SLACK_PLACE_FILES, LOCAL, true},

    {"files_are_no_hooks", "https://files.slack.com/1", SLACK_PLACE_HOOKS, API, false},
    {"hooks_are_no_files", "https://hooks.slack.com/1", SLACK_PLACE_FILES, API, false},
    {"a_workspace", "https://acme.slack.com/files/U1/F1/a.png", SLACK_PLACE_FILES, API, false},
    {"below_it", "https://evil.files.slack.com/a", SLACK_PLACE_FILES, API, false},
    {"without_tls", "http://files.slack.com/a", SLACK_PLACE_FILES, API, false},
    {"a_socket", "wss://files.slack.com/a", SLACK_PLACE_FILES, API, false},
    {"a_name_that_ends_alike", "https://evilslack.com/a", SLACK_PLACE_FILES, API, false},
    {"a_name_that_begins_alike", "https://files.slack.com.evil.example/a", SLACK_PLACE_FILES, API, false},
    {"the_name_as_a_path", "https://evil.example/files.slack.com/", SLACK_PLACE_FILES, API, false},
    {"the_name_as_a_user", "https://files.slack.com@evil.example/a", SLACK_PLACE_FILES, API, false},
    {"a_user_and_a_password", "https://a:b@files.slack.com/a", SLACK_PLACE_FILES, API, false},
    {"a_user_behind_a_slash_of_windows", "https://evil.example\\@files.slack.com/", SLACK_PLACE_FILES, API, false},
    {"a_dot_at_the_end", "https://files.slack.com./a", SLACK_PLACE_FILES, API, false},
    {"two_dots", "https://files..slack.com/a", SLACK_PLACE_FILES, API, false},
    {"another_dot", "https://files\xE3\x80\x82slack.com/a", SLACK_PLACE_FILES, API, false},
    {"another_alphabets_a", "https://files.sl\xD0\xB0" "ck.com/a", SLACK_PLACE_FILES, API, false},
    {"an_encoded_dot", "https://files%2Eslack.com/a", SLACK_PLACE_FILES, API, false},
    {"another_port", "https://files.slack.com:8443/a", SLACK_PLACE_FILES, API, false},
    {"a_port_that_wraps", "https://files.slack.com:65979/a", SLACK_PLACE_FILES, API, false},
    {"a_port_of_zeros", "https://files.slack.com:0/a", SLACK_PLACE_FILES, API, false},
    {"a_line_end", "https://files.slack.com/\r\nHost: evil.example", SLACK_PLACE_FILES, API, false},
    {"a_tab", "https://files.slack.com\t.evil.example/", SLACK_PLACE_FILES, API, false},
    {"this_machine", "https://127.0.0.1/a", SLACK_PLACE_FILES, API, false},
    {"this_machine_by_number", "https://2130706433/a", SLACK_PLACE_FILES, API, false},
    {"this_machine_by_v6", "https://[::ffff:127.0.0.1]/a", SLACK_PLACE_FILES, API, false},
    {"the_clouds_metadata", "http://169.254.169.254/latest/meta-data/", SLACK_PLACE_HOOKS, API, false},
    {"a_private_network", "https://10.0.0.1/a", SLACK_PLACE_HOOKS, API, false},
    {"a_file", "file:///etc/passwd", SLACK_PLACE_FILES, API, false},
    {"a_gopher", "gopher://files.slack.com/_x", SLACK_PLACE_FILES, API, false},
    {"no_scheme", "//files.slack.com/a", SLACK_PLACE_FILES, API, false},
    {"nothing", "", SLACK_PLACE_FILES, API, false},
    {"beside_our_own_server", "http://127.0.0.1:4011/files/F1", SLACK_PLACE_FILES, LOCAL, false},
    {"our_own_server_under_another_name", "http://localhost:4010/files/F1", SLACK_PLACE_FILES, LOCAL, false},
    {"our_own_server_without_tls", "http://slack.com:443/a", SLACK_PLACE_FILES, API, false},
    {"no_server_known", "https://drive.example/1", SLACK_PLACE_FILES, NULL, false},
};

static void an_address_is_trusted_as_its_row_says(void **state)
{
    const struct row *row = *state;
    assert_int_equal(slack_address_trusted(row->url, row->place, row->api_url), row->trusted);
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(rows)];
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        tests[i] = (struct CMUnitTest)ROW_TEST(an_address_is_trusted_as_its_row_says, &rows[i]);
    return cmocka_run_group_tests_name("addresses", tests, NULL, NULL);
}
