/* Texts of more than one message: each part goes out once, and where it stands is known. */
#include "testing.h"

#include "call_rows.h"

/* A body whose text has count lines of 2,000 characters: one section each. */
static char *long_body(int count)
{
    static char text[64 * 2001 + 1];
    size_t len = 0;
    for (int i = 0; i < count; i++) {
        memset(text + len, 'a' + i % 26, 2000);
        text[len + 2000] = '\n';
        len += 2001;
    }
    text[len] = '\0';
    struct js *body = js_new_object();
    js_put_string(body, "channel", "C0WAR");
    js_put_string(body, "user", "U0ANA");
    js_put_string(body, "text", text);
    char *dumped = js_dump(body);
    js_drop(body);
    return dumped;
}

static void a_long_post_goes_out_in_parts_and_keeps_the_first_ts(void **state)
{
    (void)state;
    char *body = long_body(5);
    struct arena arena = {0};
    struct verdict first, second;
    struct http_result answer =
        answer_of(HTTP_OK, 200, "{\"ok\":true,\"channel\":\"C0WAR\",\"ts\":\"9.000002\"}");
    decode(&arena, EFFECT_POST, body, 0, NULL, &answer, &first);
    assert_int_equal(first.kind, VERDICT_NEXT);
    assert_int_equal(first.step, 1);
    answer = answer_of(HTTP_OK, 200, "{\"ok\":true,\"channel\":\"C0WAR\",\"ts\":\"9.000003\"}");
    decode(&arena, EFFECT_POST, body, 1, "{\"channel\":\"C0WAR\",\"ts\":\"9.000002\"}", &answer,
           &second);
    assert_int_equal(second.kind, VERDICT_DONE);
    char *where = js_dump(second.result);
    assert_string_equal(where, "{\"channel\":\"C0WAR\",\"more\":[\"9.000003\"],\"ts\":\"9.000002\"}");
    free(where);
    js_drop(first.result);
    js_drop(second.result);
    free(body);
    arena_done(&arena);
}

static void a_look_at_a_long_post_goes_on_with_the_missing_part(void **state)
{
    (void)state;
    char *body = long_body(5);
    struct arena arena = {0};
    struct verdict verdict;
    struct http_result answer = answer_of(HTTP_OK, 200, HISTORY("B0BOT", "7/say"));
    decode(&arena, EFFECT_POST, body, -1, NULL, &answer, &verdict);
    assert_int_equal(verdict.kind, VERDICT_NEXT);
    assert_int_equal(verdict.step, 1);
    assert_string_equal(js_string(verdict.result, "ts"), "9.000002");
    js_drop(verdict.result);
    free(body);
    arena_done(&arena);
}

static void a_look_at_a_long_post_finds_where_each_part_stands(void **state)
{
    (void)state;
    char *body = long_body(5);
    struct arena arena = {0};
    struct verdict newer, older;
    struct http_result answer =
        answer_of(HTTP_OK, 200, "{\"ok\":true,\"messages\":[" MARKED("B0BOT", "1999999999.000003", "7/say#1") "],\"response_metadata\":"
                                "{\"next_cursor\":\"older\"}}");
    decode(&arena, EFFECT_POST, body, -1, NULL, &answer, &newer);
    assert_int_equal(newer.kind, VERDICT_NEXT);
    char *carried = js_dump(newer.result);
    answer = answer_of(HTTP_OK, 200, "{\"ok\":true,\"messages\":[" MARKED("B0BOT", "1999999999.000002", "7/say") "]}");
    decode(&arena, EFFECT_POST, body, -1, carried, &answer, &older);
    assert_int_equal(older.kind, VERDICT_DONE);
    char *where = js_dump(older.result);
    assert_string_equal(where, "{\"channel\":\"C0WAR\",\"more\":[\"1999999999.000003\"],\"ts\":\"1999999999.000002\"}");
    free(where);
    free(carried);
    js_drop(newer.result);
    js_drop(older.result);
    free(body);
    arena_done(&arena);
}

static void an_endless_answer_ends_after_five_parts(void **state)
{
    (void)state;
    char *body = long_body(40);
    struct arena arena = {0};
    struct verdict verdict;
    struct http_result answer = answer_of(HTTP_OK, 200, "{\"ok\":true}");
    decode(&arena, EFFECT_ANSWER, body, 3 * 3 + 1, NULL, &answer, &verdict);
    assert_int_equal(verdict.kind, VERDICT_NEXT);
    assert_int_equal(verdict.step, 4 * 3 + 1);
    decode(&arena, EFFECT_ANSWER, body, 4 * 3 + 1, NULL, &answer, &verdict);
    assert_int_equal(verdict.kind, VERDICT_DONE);
    free(body);
    arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_post_goes_out_in_parts_and_keeps_the_first_ts),
        cmocka_unit_test(a_look_at_a_long_post_goes_on_with_the_missing_part),
        cmocka_unit_test(a_look_at_a_long_post_finds_where_each_part_stands),
        cmocka_unit_test(an_endless_answer_ends_after_five_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
