/* Arguments as clients send them: forms, queries, JSON, and parts of a multipart body. */
#include "testing.h"

#include <stdio.h>

#include "disruption/base/attributes.h"
#include "sandbox/args.h"

#define PARTS "multipart/form-data; boundary=\"xyz\""

/* Each names what args_read makes of it as canonical JSON, or the error. */
static const struct read {
    const char *name;
    const char *query;
    const char *type;
    const char *body;
    const char *args;
    const char *error;
} reads[] = {
    {"query_alone", "channel=C1&text=a%26b", "", "", "{\"channel\":\"C1\",\"text\":\"a&b\"}", NULL},
    {"form", "", "application/x-www-form-urlencoded; charset=utf-8", "a=1+2&b=%C3%A9",
     "{\"a\":\"1 2\",\"b\":\"\xC3\xA9\"}", NULL},
    {"json_keeps_trees", "", "application/json; charset=utf-8", "{\"a\":[1],\"b\":true}",
     "{\"a\":[1],\"b\":true}", NULL},
    {"json_over_query", "a=1", "application/json", "{\"a\":\"2\"}", "{\"a\":\"2\"}", NULL},
    {"empty_json_body", "", "application/json;charset=utf-8", "", "{}", NULL},
    {"broken_json", "", "application/json", "{", "{}", "invalid_json"},
    {"json_array", "", "application/json", "[]", "{}", "json_not_object"},
    {"no_type_and_no_body", "", "", "", "{}", NULL},
    {"a_body_without_type", "", "", "a=1", "{}", "missing_post_type"},
    {"a_body_of_a_foreign_type", "", "text/plain", "a=1", "{}", "invalid_post_type"},
    {"parts", "", PARTS,
     "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none\r\ntwo\r\n"
     "--xyz\r\nContent-Disposition: form-data; name=\"body\"; filename=\"f\"\r\n\r\nbytes\r\n"
     "--xyz\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n\r\n--xyz--\r\n",
     "{\"a\":\"one\\r\\ntwo\",\"b\":\"\"}", NULL},
    {"parts_cut_short", "", PARTS, "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none",
     "{}", NULL},
    {"keys_that_are_no_text", "%ff=1&b=2", "", "", "{\"b\":\"2\"}", NULL},
};

static void args_are_read(void **state)
{
    const struct read *row = *state;
    struct js *args = NULL;
    bool was_json;
    const struct args_source source = {row->query, row->type, slice_of(row->body)};
    const char *error = args_read(&source, &args, &was_json);
    if (row->error == NULL)
        assert_null(error);
    else
        assert_string_equal(error, row->error);
    char *text = js_dump(args);
    assert_string_equal(text, row->args);
    free(text);
    js_drop(args);
}

static void number_of_arguments_is_bounded(void **state)
{
    (void)state;
    char body[8192] = "";
    size_t len = 0;
    for (int i = 0; i < ARGS_MAX + 50; i++)
        len += (size_t)snprintf(body + len, sizeof body - len, "&k%d=v", i);
    struct js *args = NULL;
    bool was_json;
    const struct args_source source = {"", "application/x-www-form-urlencoded", {body, len}};
    assert_null(args_read(&source, &args, &was_json));
    assert_int_equal(js_count(args), ARGS_MAX);
    js_drop(args);
}

static void file_part_is_taken_whole(void **state)
{
    (void)state;
    static const char text[] =
        "--b\r\ncontent-disposition: form-data; name=\"body\"; filename=\"Untitled\"\r\n"
        "Content-Type: x/y\r\n\r\n\0\1--b\r\n\r\n--b--";
    struct slice body = {text, sizeof text - 1};
    struct part part;
    assert_true(part_next(&body, slice_of("b"), &part));
    assert_int_equal(part.content.len, 7); /* the mark inside stands on no line of its own */
    assert_memory_equal(part.content.at, "\0\1--b\r\n", 7);
    assert_true(slice_equals(part.filename, "Untitled"));
    assert_false(part_next(&body, slice_of("b"), &part));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(number_of_arguments_is_bounded),
        cmocka_unit_test(file_part_is_taken_whole),
    };
    struct CMUnitTest rows[COUNT_OF(reads)];
    for (size_t i = 0; i < COUNT_OF(reads); i++)
        rows[i] = (struct CMUnitTest)ROW_TEST(args_are_read, &reads[i]);
    int failed = cmocka_run_group_tests_name("reading", rows, NULL, NULL);
    return failed + cmocka_run_group_tests_name("bounds", tests, NULL, NULL);
}
