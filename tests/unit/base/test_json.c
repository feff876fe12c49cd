/* JSON behind its door: hostile text is refused, wrong types read as absent, writing is canonical. */
#include "testing.h"

#include "disruption/base/json.h"

struct parse_row {
    const char *name, *text;
    const char *canonical; /* NULL: refused */
};

static const struct parse_row parse_rows[] = {
    {"object", "{\"b\": 1, \"a\": [true, false, null]}", "{\"a\":[true,false,null],\"b\":1}"},
    {"array_at_the_top", " [1, -2] ", "[1,-2]"},
    {"keys_are_sorted_at_every_depth", "{\"z\":{\"y\":1,\"x\":2},\"A\":0,\"a\":0}",
     "{\"A\":0,\"a\":0,\"z\":{\"x\":2,\"y\":1}}"},
    {"text_is_written_as_it_is", "[\"\\u00e9 \\/ \\ud83d\\udd25\"]", "[\"\xC3\xA9 / \xF0\x9F\x94\xA5\"]"},
    {"only_what_must_be_is_escaped", "[\"\\\"\\\\\\n\\u0001\\u007f\"]", "[\"\\\"\\\\\\n\\u0001\x7F\"]"},
    {"greatest_integers", "[9223372036854775807,-9223372036854775808]",
     "[9223372036854775807,-9223372036854775808]"},
    {"nothing", "", NULL},
    {"white_space", "  \n", NULL},
    {"a_word", "true", NULL},
    {"a_number", "1", NULL},
    {"a_string", "\"x\"", NULL},
    {"bytes_behind", "{} x", NULL},
    {"two_values", "{}{}", NULL},
    {"not_closed", "{\"a\":1", NULL},
    {"comma_at_the_end", "[1,]", NULL},
    {"duplicate_keys", "{\"user\":\"U1\",\"user\":\"U2\"}", NULL},
    {"duplicate_keys_by_escape", "{\"user\":\"U1\",\"\\u0075ser\":\"U2\"}", NULL},
    {"single_quotes", "{'a':1}", NULL},
    {"comment", "{/* x */}", NULL},
    {"raw_newline_in_a_string", "[\"a\nb\"]", NULL},
    {"overlong_bytes", "[\"\xC0\xAF\"]", NULL},
    {"surrogate_bytes", "[\"\xED\xA0\x80\"]", NULL},
    {"lone_surrogate_escape", "[\"\\ud83d\"]", NULL},
    {"escaped_nul", "[\"a\\u0000b\"]", NULL},
    {"integer_too_great", "[9223372036854775808]", NULL},
    {"number_out_of_this_world", "[1e999]", NULL},
    {"byte_order_mark", "\xEF\xBB\xBF{}", NULL},
};

static void a_text_is_read_as_its_row_says(void **state)
{
    const struct parse_row *row = *state;
    struct js *value = NULL;
    struct err err = ERR_INIT;
    assert_int_equal(js_parse(row->text, strlen(row->text), &value, &err), row->canonical != NULL);
    if (row->canonical == NULL) {
        assert_null(value);
        assert_int_equal(err.kind, ERR_PROTOCOL);
        return;
    }
    char *canonical = js_dump(value);
    assert_string_equal(canonical, row->canonical);
    free(canonical);
    js_drop(value);
}

static void a_zero_byte_ends_nothing(void **state)
{
    (void)state;
    struct js *value = NULL;
    struct err err = ERR_INIT;
    assert_false(js_parse("{}\0{}", 5, &value, &err));
    assert_false(js_parse("[\"a\0b\"]", 7, &value, &err));
    assert_null(value);
}

static void depth_has_a_limit(void **state)
{
    (void)state;
    enum { DEEP = 1000000 };
    char *text = test_malloc(DEEP);
    memset(text, '[', DEEP);
    struct js *value = NULL;
    struct err err = ERR_INIT;
    assert_false(js_parse(text, DEEP, &value, &err));
    assert_int_equal(err.kind, ERR_PROTOCOL);
    test_free(text);
}

static struct js *tree;

static int read_tree(void **state)
{
    (void)state;
    static const char text[] = "{\"text\":\"x\",\"number\":7,\"digits\":\"-123\",\"word\":\"12x\",\"real\":1.5,"
                               "\"yes\":true,\"no\":false,\"yes_word\":\"true\",\"null\":null,"
                               "\"list\":[\"a\",null,3],\"object\":{\"k\":1}}";
    struct err err = ERR_INIT;
    return js_parse(text, sizeof(text) - 1, &tree, &err) ? 0 : -1;
}

static int drop_tree(void **state)
{
    (void)state;
    js_drop(tree);
    return 0;
}

static void a_wrong_type_reads_as_absent(void **state)
{
    (void)state;
    static const char *const keys[] = {"number", "real", "yes", "null", "list", "object", "absent"};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        assert_null(js_string(tree, keys[i]));
        assert_string_equal(js_string_or(tree, keys[i], "else"), "else");
    }
    static const char *const not_numbers[] = {"text", "word", "real", "yes", "null", "list", "object", "absent"};
    for (size_t i = 0; i < COUNT_OF(not_numbers); i++) {
        int64_t number = 5;
        assert_false(js_integer(tree, not_numbers[i], &number));
        assert_int_equal(number, 5);
        assert_int_equal(js_integer_or(tree, not_numbers[i], -9), -9);
    }
    static const char *const not_true[] = {"no", "text", "number", "null", "list", "object", "absent"};
    for (size_t i = 0; i < COUNT_OF(not_true); i++)
        assert_false(js_flag(tree, not_true[i]));
    assert_null(js_at(tree, "null"));
    assert_null(js_at(js_at(tree, "text"), "k"));
    assert_null(js_item(js_at(tree, "object"), 0));
    assert_int_equal(js_count(js_at(tree, "text")), 0);
}

static void a_right_type_reads_as_it_is(void **state)
{
    (void)state;
    assert_string_equal(js_string(tree, "text"), "x");
    assert_int_equal(js_integer_or(tree, "number", 0), 7);
    assert_int_equal(js_integer_or(tree, "digits", 0), -123);
    assert_true(js_flag(tree, "yes"));
    assert_true(js_flag(tree, "yes_word"));
    const struct js *list = js_at(tree, "list");
    assert_true(js_is_array(list) && !js_is_object(list));
    assert_int_equal(js_count(list), 3);
    assert_string_equal(js_text(js_item(list, 0)), "a");
    assert_null(js_item(list, 1));
    assert_null(js_item(list, 3));
    assert_true(js_is_object(js_at(tree, "object")));
    assert_int_equal(js_count(js_at(tree, "object")), 1);
}

static void nothing_reads_as_absent(void **state)
{
    (void)state;
    int64_t number = 5;
    assert_null(js_at(NULL, "k"));
    assert_null(js_item(NULL, 0));
    assert_null(js_string(NULL, "k"));
    assert_null(js_text(NULL));
    assert_false(js_integer(NULL, "k", &number));
    assert_false(js_value_integer(NULL, &number));
    assert_false(js_flag(NULL, "k"));
    assert_false(js_is_object(NULL) || js_is_array(NULL));
    assert_int_equal(js_count(NULL), 0);
    assert_null(js_copy(NULL));
    js_drop(NULL);
}

static bool join_keys(void *ctx, const char *key, const struct js *value)
{
    struct buf *out = ctx;
    buf_print(out, "%s%s ", key, value == NULL ? "=null" : "");
    return strcmp(key, "c") != 0;
}

static void members_are_visited_in_their_order_until_told(void **state)
{
    (void)state;
    static const char text[] = "{\"z\":1,\"a\":null,\"c\":2,\"b\":3}";
    struct js *value = NULL;
    struct err err = ERR_INIT;
    assert_true(js_parse(text, sizeof(text) - 1, &value, &err));
    struct buf keys;
    buf_init(&keys, 100);
    js_each(value, join_keys, &keys);
    js_each(NULL, join_keys, &keys);
    assert_string_equal(buf_string(&keys), "z a=null c ");
    buf_done(&keys);
    js_drop(value);
}

static void what_is_built_is_what_is_written(void **state)
{
    (void)state;
    struct js *value = js_new_object();
    struct js *list = js_new_array();
    js_push_string(list, "a");
    js_push(list, js_new_integer(INT64_MIN));
    js_push(list, js_new_flag(false));
    js_push(list, js_new_string(NULL));
    js_put(value, "list", list);
    js_put_string(value, "said", "once");
    js_put_string(value, "said", "twice");
    js_put_string(value, "absent", NULL);
    js_put(value, "absent", NULL);
    js_put_flag(value, "flag", true);
    js_put_integer(value, "gone", 1);
    js_remove(value, "gone");
    js_remove(value, "never there");
    struct js *copy = js_copy(value);
    js_put_string(value, "said", "three times");
    char *text = js_dump(copy);
    assert_string_equal(text, "{\"flag\":true,\"list\":[\"a\",-9223372036854775808,false,null],\"said\":\"twice\"}");
    free(text);
    js_drop(copy);
    js_drop(value);
}

static void bad_bytes_are_replaced_not_refused(void **state)
{
    (void)state;
    struct js *value = js_new_object();
    js_put_string(value, "text", "a\xFF" "b\xC0\xAF");
    assert_string_equal(js_string(value, "text"), "a\xEF\xBF\xBD" "b\xEF\xBF\xBD\xEF\xBF\xBD");
    js_drop(value);
}

static void writing_respects_the_buffers_limit(void **state)
{
    (void)state;
    struct buf small;
    buf_init(&small, 8);
    js_write(tree, &small);
    assert_true(small.over);
    assert_true(small.len <= 8);
    buf_done(&small);
}

static void people_read_it_indented(void **state)
{
    (void)state;
    struct js *value = js_new_object();
    js_put_integer(value, "b", 1);
    js_put_integer(value, "a", 2);
    struct buf out;
    buf_init(&out, 100);
    js_write_pretty(value, &out);
    assert_string_equal(buf_string(&out), "{\n  \"a\": 2,\n  \"b\": 1\n}");
    buf_done(&out);
    js_drop(value);
}

int main(void)
{
    struct CMUnitTest rows[COUNT_OF(parse_rows)];
    for (size_t i = 0; i < COUNT_OF(parse_rows); i++)
        rows[i] = (struct CMUnitTest)ROW_TEST(a_text_is_read_as_its_row_says, &parse_rows[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_zero_byte_ends_nothing),
        cmocka_unit_test(depth_has_a_limit),
        cmocka_unit_test(a_wrong_type_reads_as_absent),
        cmocka_unit_test(a_right_type_reads_as_it_is),
        cmocka_unit_test(nothing_reads_as_absent),
        cmocka_unit_test(members_are_visited_in_their_order_until_told),
        cmocka_unit_test(what_is_built_is_what_is_written),
        cmocka_unit_test(bad_bytes_are_replaced_not_refused),
        cmocka_unit_test(writing_respects_the_buffers_limit),
        cmocka_unit_test(people_read_it_indented),
    };
    int failed = cmocka_run_group_tests_name("json rows", rows, NULL, NULL);
    return failed + cmocka_run_group_tests_name("json", tests, read_tree, drop_tree);
}
