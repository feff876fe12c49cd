/* UTF-8 exactly as RFC 3629 has it, and text made fit for storage. */
#include "testing.h"

#include "disruption/base/utf8.h"

#define R "\xEF\xBF\xBD" /* U+FFFD */

struct row {
    const char *name, *text;
    bool valid;
    size_t points;     /* bad bytes count one each */
    const char *clean; /* NULL: as text */
};

static const struct row rows[] = {
    {"nothing", "", true, 0, NULL},
    {"ascii", "note", true, 4, NULL},
    {"least_two_bytes", "\xC2\x80", true, 1, ""},
    {"greatest_two_bytes", "\xDF\xBF", true, 1, NULL},
    {"least_three_bytes", "\xE0\xA0\x80", true, 1, NULL},
    {"below_the_surrogates", "\xED\x9F\xBF", true, 1, NULL},
    {"above_the_surrogates", "\xEE\x80\x80", true, 1, NULL},
    {"byte_order_mark", "\xEF\xBB\xBF", true, 1, NULL},
    {"noncharacter_is_valid", "\xEF\xBF\xBF", true, 1, NULL},
    {"least_four_bytes", "\xF0\x90\x80\x80", true, 1, NULL},
    {"fire", "\xF0\x9F\x94\xA5", true, 1, NULL},
    {"greatest_of_all", "\xF4\x8F\xBF\xBF", true, 1, NULL},
    {"above_all", "\xF4\x90\x80\x80", false, 4, R R R R},
    {"first_byte_f5", "\xF5\x80\x80\x80", false, 4, R R R R},
    {"first_byte_ff", "\xFF", false, 1, R},
    {"first_byte_fe", "\xFE", false, 1, R},
    {"five_bytes", "\xF8\x88\x80\x80\x80", false, 5, R R R R R},
    {"overlong_slash_in_two", "\xC0\xAF", false, 2, R R},
    {"overlong_7f_in_two", "\xC1\xBF", false, 2, R R},
    {"overlong_slash_in_three", "\xE0\x80\xAF", false, 3, R R R},
    {"overlong_7ff_in_three", "\xE0\x9F\xBF", false, 3, R R R},
    {"overlong_in_four", "\xF0\x8F\xBF\xBF", false, 4, R R R R},
    {"overlong_nul", "\xC0\x80", false, 2, R R},
    {"first_surrogate", "\xED\xA0\x80", false, 3, R R R},
    {"last_surrogate", "\xED\xBF\xBF", false, 3, R R R},
    {"surrogate_pair", "\xED\xA0\xBD\xED\xB4\xA5", false, 6, R R R R R R},
    {"lone_continuation", "a\x80z", false, 3, "a" R "z"},
    {"two_bytes_cut", "a\xC3", false, 2, "a" R},
    {"three_bytes_cut_after_one", "\xE2", false, 1, R},
    {"three_bytes_cut_after_two", "\xE2\x82", false, 2, R R},
    {"four_bytes_cut_after_three", "\xF0\x9F\x94", false, 3, R R R},
    {"cut_then_ascii", "\xE2\x82z", false, 3, R R "z"},
    {"cut_then_next_character", "\xE2\xC3\xA9", false, 2, R "\xC3\xA9"},
    {"tab_and_newline_stay", "a\tb\nc", true, 5, NULL},
    {"windows_line_end", "a\r\nb", true, 4, "a\nb"},
    {"old_mac_line_end", "a\rb", true, 3, "a\nb"},
    {"two_returns_are_two_lines", "a\r\rb", true, 4, "a\n\nb"},
    {"newline_then_return", "a\n\rb", true, 4, "a\n\nb"},
    {"return_at_the_end", "a\r", true, 2, "a\n"},
    {"controls_go", "a\x01\x02\x03\x07\x1B[0m\x1F\x7F!", true, 12, "a[0m!"},
    {"controls_behind_ascii_go", "a\xC2\x9B" "2J\xC2\x80!", true, 6, "a2J!"},
    {"other_line_ends", "a\xC2\x85" "b\xE2\x80\xA8" "c\xE2\x80\xA9" "d", true, 7, "a\nb\nc\nd"},
    {"the_next_behind_controls_stays", "\xC2\xA0", true, 1, NULL},
};

static void a_text_is_judged_as_its_row_says(void **state)
{
    const struct row *row = *state;
    assert_int_equal(utf8_valid(slice_of(row->text)), row->valid);
    assert_int_equal(utf8_count(slice_of(row->text)), row->points);
    struct buf clean;
    buf_init(&clean, 100);
    utf8_clean(&clean, slice_of(row->text));
    assert_string_equal(buf_string(&clean), row->clean == NULL ? row->text : row->clean);
    assert_true(utf8_valid(slice_of(buf_string(&clean))));
    buf_done(&clean);
}

static void cleaning_drops_zero_bytes(void **state)
{
    (void)state;
    struct buf clean;
    buf_init(&clean, 100);
    utf8_clean(&clean, (struct slice){"a\0b", 3});
    assert_string_equal(buf_string(&clean), "ab");
    buf_done(&clean);
}

/* Every code point goes out and comes back as itself, and is valid exactly when it is a character. */
static void every_code_point_comes_back_as_itself(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 8);
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        buf_clear(&b);
        utf8_add(&b, code);
        struct slice rest = {b.at, b.len};
        uint32_t back = 0;
        if (utf8_valid(rest) == surrogate || !utf8_next(&rest, &back) ||
            back != (surrogate ? UTF8_REPLACEMENT : code) || (!surrogate && rest.len != 0))
            fail_msg("U+%04X came back as U+%04X", (unsigned)code, (unsigned)back);
    }
    buf_done(&b);
}

static void reading_stops_at_the_slices_end(void **state)
{
    (void)state;
    struct slice half = {"\xC3\xA9", 1};
    uint32_t code = 0;
    assert_false(utf8_valid(half));
    assert_true(utf8_next(&half, &code));
    assert_int_equal(code, UTF8_REPLACEMENT);
    assert_false(utf8_next(&half, &code));
    struct slice none = {NULL, 0};
    assert_false(utf8_next(&none, &code));
    assert_true(utf8_valid(none));
}

static void the_front_is_cut_between_characters(void **state)
{
    (void)state;
    struct slice text = slice_of("a\xC3\xA9\xF0\x9F\x94\xA5z");
    static const size_t lengths[] = {0, 1, 3, 7, 8, 8};
    for (size_t points = 0; points < COUNT_OF(lengths); points++)
        assert_int_equal(utf8_front(text, points).len, lengths[points]);
}

static void an_unfinished_character_goes_and_a_finished_one_stays(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t len;
    } cuts[] = {
        {"", 0},          {"ab", 2},
        {"a\xC3\xA9", 3}, {"a\xC3", 1},
        {"\xE2\x82\xAC", 3}, {"\xE2\x82", 0},
        {"\xE2", 0},      {"z\xF0\x9F\x94\xA5", 5},
        {"z\xF0\x9F\x94", 1}, {"z\xF0\x9F", 1},
        {"z\xF0", 1},     {"\x80\x80\x80\x80", 4}, /* never was a character */
    };
    for (size_t i = 0; i < COUNT_OF(cuts); i++)
        assert_int_equal(utf8_whole(slice_of(cuts[i].text)).len, cuts[i].len);
    assert_int_equal(utf8_whole((struct slice){NULL, 0}).len, 0);
}

static void flat_text_is_one_line_that_steers_nothing(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {"", ""},
        {"as it is, \xC3\xA9 \xF0\x9F\x94\xA5", "as it is, \xC3\xA9 \xF0\x9F\x94\xA5"},
        {"a\nb\tc\x1B[2Jd\x7F", "a b c [2Jd "},
        {"a\xC2\x9B" "2J", "a  2J"},             /* the terminal's other way to begin a command */
        {"a\xE2\x80\xA8z\xC2\x85", "a   z  "}, /* lines that end otherwise */
        {"a\xFFz\xC3", "a z "},
        {"\xEF\xBF\xBD", "\xEF\xBF\xBD"},
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        char text[64];
        strcpy(text, texts[i][0]);
        utf8_flatten(text, strlen(text));
        assert_string_equal(text, texts[i][1]);
    }
}

int main(void)
{
    struct CMUnitTest row_tests[COUNT_OF(rows)];
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        row_tests[i] = (struct CMUnitTest)ROW_TEST(a_text_is_judged_as_its_row_says, &rows[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cleaning_drops_zero_bytes),
        cmocka_unit_test(every_code_point_comes_back_as_itself),
        cmocka_unit_test(reading_stops_at_the_slices_end),
        cmocka_unit_test(the_front_is_cut_between_characters),
        cmocka_unit_test(an_unfinished_character_goes_and_a_finished_one_stays),
        cmocka_unit_test(flat_text_is_one_line_that_steers_nothing),
    };
    int failed = cmocka_run_group_tests_name("utf8 rows", row_tests, NULL, NULL);
    return failed + cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
