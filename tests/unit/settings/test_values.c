/* What is accepted, and in what form it is kept. */
#include "testing.h"

#include "disruption/settings/key.h"
#include "disruption/settings/policy.h"
#include "scratch.h"

struct row {
    const char *name;
    const char *yaml;
    const char *key;
    const char *kept; /* as settings_value shows it */
};

static const struct row rows[] = {
    {"absent_key_has_its_default", "", "web.listen", "127.0.0.1:8190"},
    {"section_without_keys_changes_nothing", "web:\nlog:\n", "web.listen", "127.0.0.1:8190"},
    {"document_of_nothing_changes_nothing", "---\n", "log.level", "info"},
    {"given_key_replaces_its_default", "log:\n  level: debug\n", "log.level", "debug"},
    {"empty_text_is_kept_where_it_means_none", "web:\n  listen: \"\"\n", "web.listen", "\"\""},
    {"number_is_a_text_too", "tags:\n  confirm: 100\n", "tags.confirm", "100"},
    {"announce_channel_is_an_id", "channel:\n  announce: C0123456789\n", "channel.announce",
     "C0123456789"},
    {"api_url_gets_its_last_slash", "slack:\n  api_url: https://slack-gov.com/api\n",
     "slack.api_url", "https://slack-gov.com/api/"},
    {"emoji_loses_its_colons", "tags:\n  confirm: ':ok_hand:'\n", "tags.confirm", "ok_hand"},
    {"emoji_in_another_script_is_kept",
     "tags:\n  confirm: gepr\xC3\xBC"
     "ft\n",
     "tags.confirm",
     "\"gepr\xC3\xBC"
     "ft\""},
    {"hashtags_lose_sharp_and_capitals",
     "tags:\n  fix:\n    hashtags: ['#Fix', \xC3\x84"
     "nderung]\n",
     "tags.fix.hashtags", "[fix, \"\xC3\xA4nderung\"]"},
    {"empty_list_leaves_a_kind_without_tags", "tags:\n  fix:\n    reactions: []\n",
     "tags.fix.reactions", "[]"},
    {"emoji_may_move_to_another_kind",
     "tags:\n  fix:\n    reactions: [bug]\n  cause:\n    reactions: [wrench]\n",
     "tags.fix.reactions", "[bug]"},
    {"role_may_lack_a_duty", "roles:\n  - name: lead\n  - {name: ops, duty: \"Say \\\"go\\\".\"}\n",
     "roles", "[{name: lead, duty: \"\"}, {name: ops, duty: \"Say \\\"go\\\".\"}]"},
    {"file_of_certificates_that_is_there_is_kept", "tls:\n  ca_file: /proc/self/status\n",
     "tls.ca_file", "/proc/self/status"},
    {"zone_of_the_system_is_kept", "time:\n  zone: America/Toronto\n", "time.zone",
     "America/Toronto"},
    {"spans_days_and_hours_are_kept_as_written", "reminders:\n  hours: 08:30-24:00\n", "reminders.hours", "08:30-24:00"},
    {"weekdays_lose_their_capitals", "reminders:\n  days: [Mon, SUN]\n", "reminders.days", "[mon, sun]"},
    {"reminders_of_nothing", "reminders:\n  lead: []\n", "reminders.lead", "[]"},
    {"channel_pattern_needs_no_slug", "channel:\n  name: incident-{number}\n", "channel.name",
     "\"incident-{number}\""},
};

static const struct settings_key *key_of(const char *name)
{
    size_t count;
    const struct settings_key *keys = settings_keys(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(keys[i].name, name) == 0)
            return &keys[i];
    fail_msg("the table has no key %s", name);
    return NULL;
}

static struct settings *read_yaml(const char *yaml, struct err *err)
{
    struct scratch file;
    struct settings *settings = NULL;
    scratch_init(&file, yaml, strlen(yaml));
    if (!settings_read(file.path, &settings, NULL, err))
        settings = NULL;
    scratch_done(&file);
    return settings;
}

/* Core's own defaults are those of the table of keys. */
static void reminders_are_as_core_has_them(void **state)
{
    (void)state;
    struct settings *settings = settings_defaults();
    struct policy policy;
    settings_policy(settings, &policy);
    const struct policy_reminders *got = &policy.reminders, *wanted = &policy_default()->reminders;
    const struct reminder_steps *pairs[][2] = {
        {&got->lead_ms, &wanted->lead_ms},         {&got->severity_ms, &wanted->severity_ms},
        {&got->silence_ms, &wanted->silence_ms},   {&got->report_days, &wanted->report_days},
        {&got->action_days, &wanted->action_days},
    };
    for (size_t i = 0; i < COUNT_OF(pairs); i++)
        assert_memory_equal(pairs[i][0]->at, pairs[i][1]->at, sizeof(pairs[i][0]->at));
    assert_int_equal(got->off, wanted->off);
    assert_int_equal(got->long_ms, wanted->long_ms);
    assert_int_equal(got->quiet_ms, wanted->quiet_ms);
    assert_int_equal(got->days, wanted->days);
    assert_int_equal(got->opens_min, wanted->opens_min);
    assert_int_equal(got->closes_min, wanted->closes_min);
    assert_int_equal(got->digest_day, wanted->digest_day);
    settings_destroy(settings);
}

static void is_kept(void **state)
{
    const struct row *row = *state;
    struct err err = ERR_INIT;
    struct buf shown;
    struct settings *settings = read_yaml(row->yaml, &err);
    assert_string_equal(err.text, "");
    buf_init(&shown, 4096);
    settings_value(settings, key_of(row->key), &shown);
    assert_string_equal(buf_string(&shown), row->kept);
    buf_done(&shown);
    settings_destroy(settings);
}

struct place {
    const char *name;
    const char *yaml;
    bool ok;
};

#define API(url) "slack:\n  api_url: \"" url "\"\n"
#define WEB(address) "web:\n  listen: \"" address "\"\n"
#define ZONE(zone) "time:\n  zone: \"" zone "\"\n"

static const struct place places[] = {
    {"api_may_be_plain_to_127_0_0_1", API("http://127.0.0.1:8191/api/"), true},
    {"api_may_be_plain_to_127_9_9_9", API("http://127.9.9.9/api/"), true},
    {"api_may_be_plain_to_localhost", API("http://LocalHost:1/api/"), true},
    {"api_may_be_plain_to_ipv6_loopback", API("http://[::1]:8191/api/"), true},
    {"api_must_not_be_plain_elsewhere", API("http://slack.com/api/"), false},
    {"api_must_not_be_plain_to_a_name_like_an_address", API("http://127.0.0.1.example.com/"),
     false},
    {"api_must_not_be_plain_to_a_name_like_localhost", API("http://localhost.example.com/"), false},
    {"api_must_not_be_plain_to_another_ipv6", API("http://[::2]/api/"), false},
    {"api_must_not_be_plain_behind_a_user", API("http://localhost@example.com/"), false},
    {"api_must_not_have_a_password", API("https://a:b@slack.com/api/"), false},
    {"api_must_have_a_host", API("https:///api/"), false},
    {"api_must_have_a_possible_port", API("https://slack.com:99999/"), false},
    {"api_must_have_a_port_above_0", API("https://slack.com:0/"), false},
    {"api_must_not_have_a_query", API("https://slack.com/api/?a=b"), false},
    {"api_must_not_have_spaces", API("https://slack.com/a pi/"), false},
    {"api_must_not_be_another_scheme", API("ftp://slack.com/"), false},
    {"web_may_take_any_free_port", WEB("127.0.0.1:0"), true},
    {"web_may_be_ipv6", WEB("[::1]:8190"), true},
    {"web_must_have_a_port", WEB("127.0.0.1"), false},
    {"web_must_have_a_possible_port", WEB("127.0.0.1:65536"), false},
    {"web_must_have_a_numeric_address", WEB("localhost:8190"), false},
    {"web_must_have_brackets_around_ipv6", WEB("::1:8190"), false},
    {"web_must_have_an_address", WEB(":8190"), false},
    {"zone_may_be_utc", ZONE("UTC"), true},
    {"zone_may_be_three_parts_long", ZONE("America/Argentina/Ushuaia"), true},
    {"zone_must_exist", ZONE("Europe/Berln"), false},
    {"zone_must_not_be_a_folder", ZONE("Europe"), false},
    {"zone_must_not_be_another_file_of_tzdata", ZONE("leap-seconds.list"), false},
    {"zone_must_not_leave_the_folder", ZONE("../../../etc/localtime"), false},
    {"zone_must_not_be_a_rule_with_its_sign_reversed", ZONE("UTC+2"), false},
    {"zone_must_not_be_an_offset", ZONE("+02:00"), false},
};

static void is_judged(void **state)
{
    const struct place *place = *state;
    struct err err = ERR_INIT;
    struct settings *settings = read_yaml(place->yaml, &err);
    assert_int_equal(settings != NULL, place->ok);
    assert_int_equal(err.kind, place->ok ? ERR_NONE : ERR_INVALID);
    settings_destroy(settings);
}

static void defaults_stand_in_their_places(void **state)
{
    struct settings *settings = settings_defaults();
    (void)state;
    assert_string_equal(settings->database.path, "/var/lib/disruption/disruption.db");
    assert_string_equal(settings->chat.platform, "slack");
    assert_string_equal(settings->slack.api_url, "https://slack.com/api/");
    assert_string_equal(settings->slack.bot_token_file, "");
    assert_string_equal(settings->slack.app_token_file, "");
    assert_string_equal(settings->slack.command, "/disruption");
    assert_string_equal(settings->tls.ca_file, "");
    assert_string_equal(settings->channel.name, "dis-{number}-{slug}");
    assert_string_equal(settings->channel.announce, "");
    assert_string_equal(settings->tags.confirm, "eyes");
    assert_string_equal(settings->time.zone, "UTC");
    assert_string_equal(settings->web.listen, "127.0.0.1:8190");
    assert_string_equal(settings->control.socket, "/run/disruption/control.sock");
    assert_string_equal(settings->log.level, "info");
    assert_int_equal(settings->roles.count, 4);
    assert_string_equal(settings->roles.at[0].name, "lead");
    assert_string_equal(settings->roles.at[3].name, "ops");
    settings_destroy(settings);
}

static void each_kind_has_its_own_tags_by_default(void **state)
{
    static const struct {
        const char *reaction, *hashtag;
    } expected[SETTINGS_KINDS] = {
        [SETTINGS_NOTE] = {"memo", "note"},
        [SETTINGS_DECISION] = {"scales", "decision"},
        [SETTINGS_FINDING] = {"mag", "finding"},
        [SETTINGS_IMPACT] = {"boom", "impact"},
        [SETTINGS_CAUSE] = {"bug", "cause"},
        [SETTINGS_FIX] = {"wrench", "fix"},
        [SETTINGS_GOOD] = {"heavy_plus_sign", "good"},
        [SETTINGS_BAD] = {"heavy_minus_sign", "bad"},
        [SETTINGS_LESSON] = {"bulb", "lesson"},
        [SETTINGS_ACTION] = {"ballot_box_with_check", "action"},
        [SETTINGS_EVIDENCE] = {"paperclip", "evidence"},
    };
    struct settings *settings = settings_defaults();
    (void)state;
    for (size_t i = 0; i < SETTINGS_KINDS; i++) {
        assert_string_equal(settings->tags.kinds[i].reactions.at[0], expected[i].reaction);
        assert_string_equal(settings->tags.kinds[i].hashtags.at[0], expected[i].hashtag);
    }
    assert_string_equal(settings->tags.kinds[SETTINGS_NOTE].reactions.at[1], "pushpin");
    assert_string_equal(settings->tags.kinds[SETTINGS_NOTE].hashtags.at[1], "timeline");
    settings_destroy(settings);
}

int main(void)
{
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(defaults_stand_in_their_places),
        cmocka_unit_test(reminders_are_as_core_has_them),
        cmocka_unit_test(each_kind_has_its_own_tags_by_default),
    };
    struct CMUnitTest tests[COUNT_OF(rows) + COUNT_OF(places) + COUNT_OF(others)];
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        tests[count++] = (struct CMUnitTest)ROW_TEST(is_kept, &rows[i]);
    for (size_t i = 0; i < COUNT_OF(places); i++)
        tests[count++] = (struct CMUnitTest)ROW_TEST(is_judged, &places[i]);
    memcpy(tests + count, others, sizeof(others));
    return cmocka_run_group_tests(tests, NULL, NULL);
}
