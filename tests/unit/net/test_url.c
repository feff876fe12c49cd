/* URLs read strictly, and forms there and back. */
#include "testing.h"

#include "disruption/net/url.h"

struct url_row {
    const char *name, *text;
    bool good;
    const char *scheme, *host;
    int port;
    const char *target;
    bool secure, loopback;
};

static const struct url_row url_rows[] = {
    {"https_with_path", "https://slack.com/api/", true, "https", "slack.com", 443, "/api/", true,
     false},
    {"query_stays_byte_exact", "wss://w.example/link/?t=a%2Fb&x=1+2", true, "wss", "w.example", 443,
     "/link/?t=a%2Fb&x=1+2", true, false},
    {"no_path_is_a_slash", "http://a.example", true, "http", "a.example", 80, "/", false, false},
    {"scheme_and_host_are_lowered", "HTTPS://API.Example:8443/X", true, "https", "api.example",
     8443, "/X", true, false},
    {"localhost_is_loopback", "ws://localhost:9000/", true, "ws", "localhost", 9000, "/", false,
     true},
    {"ipv4_loopback", "http://127.9.9.9/", true, "http", "127.9.9.9", 80, "/", false, true},
    {"ipv6_loopback_in_brackets", "http://[::1]:81/", true, "http", "::1", 81, "/", false, true},
    {"other_ipv6", "https://[2001:DB8::1]", true, "https", "2001:db8::1", 443, "/", true, false},
    {"name_that_looks_like_loopback", "http://127.0.0.1.example/", true, "http",
     "127.0.0.1.example", 80, "/", false, false},
    {"at_sign_in_path_is_fine", "https://a.example/@me", true, "https", "a.example", 443, "/@me",
     true, false},
    {"nothing", "", false, 0, 0, 0, 0, 0, 0},
    {"other_scheme", "ftp://a.example/", false, 0, 0, 0, 0, 0, 0},
    {"no_scheme", "a.example/", false, 0, 0, 0, 0, 0, 0},
    {"cut_scheme", "http:/", false, 0, 0, 0, 0, 0, 0},
    {"no_host", "https:///x", false, 0, 0, 0, 0, 0, 0},
    {"no_host_but_port", "https://:443/", false, 0, 0, 0, 0, 0, 0},
    {"user_and_password", "https://u:p@a.example/", false, 0, 0, 0, 0, 0, 0},
    {"user_hides_host", "http://127.0.0.1@evil.example/", false, 0, 0, 0, 0, 0, 0},
    {"space", "https://a.example/a b", false, 0, 0, 0, 0, 0, 0},
    {"line_end", "https://a.example/\r\nX: y", false, 0, 0, 0, 0, 0, 0},
    {"beyond_ascii", "https://b\xc3\xbc.example/", false, 0, 0, 0, 0, 0, 0},
    {"backslash", "https://a.example\\@b.example/", false, 0, 0, 0, 0, 0, 0},
    {"fragment", "https://a.example/#x", false, 0, 0, 0, 0, 0, 0},
    {"query_without_slash", "https://a.example?x", false, 0, 0, 0, 0, 0, 0},
    {"port_zero", "https://a.example:0/", false, 0, 0, 0, 0, 0, 0},
    {"port_too_big", "https://a.example:65536/", false, 0, 0, 0, 0, 0, 0},
    {"port_empty", "https://a.example:/", false, 0, 0, 0, 0, 0, 0},
    {"port_negative", "https://a.example:-1/", false, 0, 0, 0, 0, 0, 0},
    {"bracket_open", "https://[::1/", false, 0, 0, 0, 0, 0, 0},
    {"bracket_without_address", "https://[a.example]/", false, 0, 0, 0, 0, 0, 0},
    {"words_after_bracket", "https://[::1]x/", false, 0, 0, 0, 0, 0, 0},
    {"host_with_percent", "https://a%41.example/", false, 0, 0, 0, 0, 0, 0},
};

static void a_url_reads_as_its_row_says(void **state)
{
    const struct url_row *row = *state;
    struct url url = {.port = -7};
    struct err err = ERR_INIT;
    assert_int_equal(url_parse(row->text, &url, &err), row->good);
    if (!row->good) {
        assert_int_equal(err.kind, ERR_INVALID);
        assert_int_equal(url.port, -7); /* untouched */
        return;
    }
    assert_string_equal(url.scheme, row->scheme);
    assert_string_equal(url.host, row->host);
    assert_int_equal(url.port, row->port);
    assert_string_equal(url.target, row->target);
    assert_int_equal(url.secure, row->secure);
    assert_int_equal(url.loopback, row->loopback);
}

static void a_url_has_a_longest_length(void **state)
{
    (void)state;
    static char text[URL_MAX + 2];
    struct url url;
    memset(text, 'a', sizeof(text) - 1);
    memcpy(text, "https://a.example/", 18);
    assert_false(url_parse(text, &url, NULL));
    text[URL_MAX] = '\0';
    assert_true(url_parse(text, &url, NULL));
}

static void a_host_has_a_longest_length(void **state)
{
    (void)state;
    char text[300] = "https://";
    struct url url;
    memset(text + 8, 'h', 254);
    assert_false(url_parse(text, &url, NULL));
    text[8 + 253] = '\0';
    assert_true(url_parse(text, &url, NULL));
}

static void what_form_add_writes_form_get_reads(void **state)
{
    (void)state;
    struct buf form;
    struct arena arena;
    buf_init(&form, 1024);
    arena_init(&arena);
    form_add(&form, "token", "a b&c=d+e%f\n\xc3\xa9");
    form_add(&form, "empty", "");
    form_add(&form, "a=b", "~-._");
    assert_string_equal(buf_string(&form),
                        "token=a%20b%26c%3Dd%2Be%25f%0A%C3%A9&empty=&a%3Db=~-._");
    struct slice text = {form.at, form.len};
    assert_string_equal(form_get(&arena, text, "token"), "a b&c=d+e%f\n\xc3\xa9");
    assert_string_equal(form_get(&arena, text, "empty"), "");
    assert_string_equal(form_get(&arena, text, "a=b"), "~-._");
    assert_null(form_get(&arena, text, "toke"));
    arena_done(&arena);
    buf_done(&form);
}

static void a_foreign_form_is_read_without_surprises(void **state)
{
    (void)state;
    struct arena arena;
    char *key, *value;
    arena_init(&arena);
    struct slice form = slice_of("&&a=1+2&b&=c&d=%4&e=%zz&f=x%00y&g=1=2&");
    static const char *const expected[][2] = {{"a", "1 2"}, {"b", ""},    {"", "c"},
                                              {"d", "%4"},  {"e", "%zz"}, {"f", "x%00y"},
                                              {"g", "1=2"}};
    for (size_t i = 0; i < COUNT_OF(expected); i++) {
        assert_true(form_next(&arena, &form, &key, &value));
        assert_string_equal(key, expected[i][0]);
        assert_string_equal(value, expected[i][1]);
    }
    assert_false(form_next(&arena, &form, &key, &value));
    arena_done(&arena);
}

int main(void)
{
    struct CMUnitTest rows[COUNT_OF(url_rows)];
    for (size_t i = 0; i < COUNT_OF(url_rows); i++)
        rows[i] = (struct CMUnitTest)ROW_TEST(a_url_reads_as_its_row_says, &url_rows[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_url_has_a_longest_length),
        cmocka_unit_test(a_host_has_a_longest_length),
        cmocka_unit_test(what_form_add_writes_form_get_reads),
        cmocka_unit_test(a_foreign_form_is_read_without_surprises),
    };
    int failed = cmocka_run_group_tests_name("url rows", rows, NULL, NULL);
    return failed + cmocka_run_group_tests_name("url", tests, NULL, NULL);
}
