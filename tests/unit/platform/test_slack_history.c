/* Reading back: pages of history with their marks, and files kept as evidence. */
#include "testing.h"

#include <unistd.h>

#include "call_rows.h"

#define ON_BODY                                                                                    \
    "{\"channel\":\"C0WAR\",\"from_ms\":1772000000000,\"cursor\":\"bmV4dA==\",\"reached_ms\":1772000003500}"

static const struct call_row call_rows[] = {
    {"history", EFFECT_FETCH_HISTORY, NULL, 0, NULL, "conversations.history",
     "channel=C0WAR&latest=1772000009.501000&inclusive=true&limit=999", NULL, 0},
    {"history_that_is_no_import_has_no_end", EFFECT_FETCH_HISTORY,
     "{\"channel\":\"C0WAR\",\"from_ms\":1,\"to_ms\":9,\"purpose\":\"catch_up\"}", 0, NULL,
     "conversations.history", "channel=C0WAR&limit=999", NULL, 0},
    {"history_on", EFFECT_FETCH_HISTORY, ON_BODY, 0, NULL, "conversations.history",
     "channel=C0WAR&limit=999&cursor=bmV4dA%3D%3D", NULL, 0},
    {"history_in_smaller_pages", EFFECT_FETCH_HISTORY, ON_BODY, 1, NULL, "conversations.history",
     "channel=C0WAR&limit=100&cursor=bmV4dA%3D%3D", NULL, 0},
    {"history_goes_on_without_its_cursor", EFFECT_FETCH_HISTORY, ON_BODY, 4, NULL,
     "conversations.history", "channel=C0WAR&latest=1772000003.501000&inclusive=true&limit=999",
     NULL, 0},
    {"thread", EFFECT_FETCH_HISTORY, "{\"channel\":\"C0WAR\",\"thread_ts\":\"1.2\"}", 0, NULL,
     "conversations.replies", "channel=C0WAR&ts=1.2&limit=999", NULL, 0},
    {"thread_begins_again_without_its_cursor", EFFECT_FETCH_HISTORY,
     "{\"channel\":\"C0WAR\",\"thread_ts\":\"1.2\",\"cursor\":\"b\",\"reached_ms\":9}", 4, NULL,
     "conversations.replies", "channel=C0WAR&ts=1.2&limit=999", NULL, 0},
    {"file_elsewhere", EFFECT_FETCH_FILE,
     "{\"file\":\"F1\",\"url\":\"https://files.slack.com.evil.example/"
     "a\",\"name\":\"a\",\"folder\":\"/f\",\"max\":10}",
     0, NULL, NULL, NULL, NULL, ERR_INVALID},
    {"file_without_a_limit", EFFECT_FETCH_FILE,
     "{\"file\":\"F1\",\"url\":\"https://files.slack.com/a\",\"name\":\"a\",\"folder\":\"/f\"}", 0,
     NULL, NULL, NULL, NULL, ERR_INVALID},
    {"file_without_a_folder", EFFECT_FETCH_FILE,
     "{\"file\":\"F1\",\"url\":\"https://files.slack.com/a\",\"name\":\"a\",\"max\":10}", 0, NULL,
     NULL, NULL, NULL, ERR_INVALID},
};

static const struct answer_row answer_rows[] = {
    {"cursor_expired", EFFECT_FETCH_HISTORY, NULL, 0, NULL, REFUSED("invalid_cursor"), VERDICT_NEXT,
     4, NULL, NULL, 0},
    {"cursor_expired_twice", EFFECT_FETCH_HISTORY, NULL, 4, NULL, REFUSED("invalid_cursor"),
     VERDICT_FAILED, 0, NULL, "invalid_cursor", 0},
    {"not_in_channel", EFFECT_FETCH_HISTORY, NULL, 0, NULL, REFUSED("not_in_channel"),
     VERDICT_FAILED, 0, NULL, "not_in_channel", 0},
    {"thread_gone", EFFECT_FETCH_HISTORY, NULL, 0, NULL, REFUSED("thread_not_found"), VERDICT_DONE,
     0, "{}", NULL, 0},
    {"history_lost", EFFECT_FETCH_HISTORY, NULL, 0, NULL, HTTP_LOST, 0, "", VERDICT_RETRY, 0, NULL,
     NULL, -1},
    {"more_to_come", EFFECT_FETCH_HISTORY, NULL, 0, NULL,
     HTTP(200, "{\"ok\":true,\"messages\":[],\"response_metadata\":{\"next_cursor\":\"b\"}}"),
     VERDICT_DONE, 0, "{\"cursor\":\"b\"}", NULL, 0},
    {"file_forbidden", EFFECT_FETCH_FILE, NULL, 0, NULL, HTTP(403, ""), VERDICT_FAILED, 0, NULL,
     "HTTP 403 instead of the file", 0},
    {"file_moved", EFFECT_FETCH_FILE, NULL, 0, NULL, HTTP(302, ""), VERDICT_FAILED, 0, NULL,
     "HTTP 302 instead of the file", 0},
    {"file_paused", EFFECT_FETCH_FILE, NULL, 0, NULL, HTTP(429, ""), VERDICT_PAUSE, 0, NULL, NULL,
     30000},
    {"file_server_in_trouble", EFFECT_FETCH_FILE, NULL, 0, NULL, HTTP(503, ""), VERDICT_RETRY, 0,
     NULL, NULL, -1},
    {"file_not_saved", EFFECT_FETCH_FILE, NULL, 0, NULL, HTTP(200, ""), VERDICT_RETRY, 0, NULL,
     NULL, -1},
};

#define MESSAGES                                                                                   \
    "{\"ts\":\"1772000003.000100\",\"user\":\"U0ANA\",\"text\":\"reply "                           \
    "root\",\"thread_ts\":\"1772000003.000100\","                                                  \
    "\"reply_count\":2,\"latest_reply\":\"1772000008.000100\",\"pinned_to\":[\"C0WAR\"],\"pinned_info\":{\"pinned_by\":\"U0BOB\"}},"      \
    "{\"ts\":\"1772000002.500100\",\"subtype\":\"channel_join\",\"user\":\"U0ANA\",\"text\":"      \
    "\"joined\"},"                                                                                 \
    "{\"ts\":\"1772000002.000100\",\"user\":\"U0BOB\",\"text\":\"rolled "                          \
    "back\",\"pinned_to\":[\"C0ELSE\"],"                                                           \
    "\"reactions\":[{\"name\":\"memo::skin-tone-2\",\"users\":[\"U0ANA\",\"U0BOT\"],\"count\":2}," \
    "{\"name\":\"mag\","                                                                           \
    "\"users\":[\"U0BOB\"],\"count\":1}],\"edited\":{\"ts\":\"1772000005.000000\"}},"              \
    "{\"ts\":\"1772000001.000100\",\"subtype\":\"tombstone\",\"user\":\"USLACKBOT\",\"text\":"     \
    "\"gone\"}"

static void decode_page(struct arena *arena, const char *body, struct verdict *verdict)
{
    struct effect effect = {.kind = EFFECT_FETCH_HISTORY, .key = "7/history", .body = parse(body)};
    struct http_result answer =
        answer_of(HTTP_OK, 200, "{\"ok\":true,\"messages\":[" MESSAGES "]}");
    answer.elapsed_ms = 400;
    slack_call_decode(&us, &effect, CREATED_MS, 0, NULL, &answer, NOW_MS, arena, verdict);
    js_drop(effect.body);
}

static void a_page_comes_oldest_first_with_its_marks(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct verdict verdict;
    decode_page(&arena, usual_bodies[EFFECT_FETCH_HISTORY], &verdict);
    assert_int_equal(verdict.kind, VERDICT_DONE);
    assert_int_equal(verdict.event->kind, EVENT_HISTORY);
    const struct history_page *page = &verdict.event->as.history;
    assert_string_equal(page->channel_id, "C0WAR");
    assert_int_equal(page->message_count, 3);
    assert_int_equal(page->shown_count, 4);
    assert_string_equal(page->shown[2].ts, "1772000002.500100");
    assert_int_equal(page->shown[3].reply_count, 2);
    assert_int_equal(page->shown[3].latest_reply_ms, INT64_C(1772000008000));
    assert_true(page->messages[0].deleted);
    assert_string_equal(page->messages[1].text, "rolled back");
    assert_int_equal(page->messages[1].version_us, INT64_C(1772000005000000));
    assert_string_equal(page->messages[2].text, "reply root");
    static const struct {
        const char *ts, *name, *person;
    } marks[] = {{"1772000002.000100", "memo", "U0ANA"},
                 {"1772000002.000100", "mag", "U0BOB"},
                 {"1772000003.000100", "pin", "U0BOB"}};
    assert_int_equal(page->mark_count, COUNT_OF(marks));
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        assert_string_equal(page->marks[i].ts, marks[i].ts);
        assert_string_equal(page->marks[i].name, marks[i].name);
        assert_string_equal(page->marks[i].person_id, marks[i].person);
        assert_true(page->marks[i].set);
    }
    assert_int_equal(page->thread_count, 1);
    assert_string_equal(page->threads[0], "1772000003.000100");
    js_drop(verdict.result);
    arena_done(&arena);
}

static void marks_found_are_as_old_as_their_message(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct verdict verdict;
    decode_page(&arena, usual_bodies[EFFECT_FETCH_HISTORY], &verdict);
    const struct history_page *page = &verdict.event->as.history;
    assert_int_equal(page->marks[0].version_us, INT64_C(1772000002000000));
    assert_true(page->asked_ms < NOW_MS - 400);
    assert_true(page->asked_ms > NOW_MS - 410);
    js_drop(verdict.result);
    arena_done(&arena);
}

static void reactions_of_more_people_than_are_listed_are_named(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct verdict verdict;
    struct effect effect = {.kind = EFFECT_FETCH_HISTORY, .key = "7/history", .body = parse(ON_BODY)};
    struct http_result answer = answer_of(
        HTTP_OK, 200,
        "{\"ok\":true,\"messages\":[{\"ts\":\"1772000002.000100\",\"user\":\"U0BOB\",\"text\":\"a\",\"reactions\":["
        "{\"name\":\"memo\",\"users\":[\"U0ANA\"],\"count\":3},{\"name\":\"mag\",\"users\":[\"U0ANA\"],\"count\":1}]}]}");
    slack_call_decode(&us, &effect, CREATED_MS, 0, NULL, &answer, NOW_MS, &arena, &verdict);
    const struct history_page *page = &verdict.event->as.history;
    assert_int_equal(page->mark_count, 2);
    assert_int_equal(page->partial_count, 1);
    assert_string_equal(page->partial[0].name, "memo");
    assert_null(page->partial[0].person_id);
    js_drop(verdict.result);
    js_drop(effect.body);
    arena_done(&arena);
}

/* What a page vouches for: messages of two moments, asked for at NOW_MS. */

#define ALL INT64_MAX
#define RULE (NOW_MS - INT64_C(86400000)) /* younger messages are kept by every rule */
#define OLD INT64_C(1772000001500)
#define NEW INT64_C(1772000002500)
#define AT_CHANNEL "{\"channel\":\"C0WAR\",\"from_ms\":1,\"to_ms\":1772000009500,\"purpose\":\"catch_up\""
#define AT_THREAD AT_CHANNEL ",\"thread_ts\":\"1772000000.000100\""
#define REACHED ",\"reached_ms\":1772000002000}"
#define MORE                                                                                       \
    ",\"has_more\":true,\"response_metadata\":{\"next_cursor\":\"b\"}"
#define TWO "{\"ts\":\"1772000002.500100\",\"text\":\"b\",\"user\":\"U1\"},{\"ts\":\"1772000001.500100\",\"text\":\"a\",\"user\":\"U1\"}"
#define PARENT "{\"ts\":\"1772000000.000100\",\"text\":\"p\",\"user\":\"U1\",\"reply_count\":2}"
#define REPLIES                                                                                    \
    PARENT ",{\"ts\":\"1772000001.500100\",\"text\":\"a\",\"user\":\"U1\"},{\"ts\":\"1772000002.500100\",\"text\":\"b\","      \
           "\"user\":\"U1\"}"

struct vouch_row {
    const char *name, *body, *messages, *rest;
    int64_t from_ms, to_ms; /* INT64_MAX as from_ms: nothing below to_ms is vouched for */
};

static const struct vouch_row vouch_rows[] = {
    {"a_young_channel_up_to_the_shortest_rule", AT_CHANNEL "}", "[" TWO "]", "", RULE, ALL},
    {"an_old_channel_up_to_what_it_shows", AT_CHANNEL "}",
     "[" TWO ",{\"ts\":\"1700000001.500100\",\"text\":\"a\",\"user\":\"U1\"}]", "", INT64_C(1700000001500), ALL},
    {"the_newest_page", AT_CHANNEL "}", "[" TWO "]", MORE, OLD + 1, ALL},
    {"a_page_in_between", AT_CHANNEL REACHED, "[" TWO "]", MORE, OLD + 1, INT64_C(1772000001999)},
    {"the_last_page", AT_CHANNEL REACHED, "[" TWO "]", "", RULE, INT64_C(1772000001999)},
    {"an_empty_page_with_more", AT_CHANNEL REACHED, "[]", MORE, ALL, INT64_C(1772000001999)},
    {"an_empty_channel_up_to_the_shortest_rule", AT_CHANNEL "}", "[]", "", RULE, ALL},
    {"a_channel_that_the_platform_limits", AT_CHANNEL "}", "[" TWO "]", ",\"is_limited\":true", OLD + 1, ALL},
    {"an_import_up_to_its_end", "{\"channel\":\"C0WAR\",\"to_ms\":1772000009500}", "[" TWO "]", "", RULE,
     INT64_C(1772000009500)},
    {"an_answer_without_messages", AT_CHANNEL "}", "7", "", 1, 0},
    {"a_whole_thread", AT_THREAD "}", "[" REPLIES "]", "", RULE, ALL},
    {"the_first_page_of_a_thread", AT_THREAD "}", "[" REPLIES "]", MORE, RULE, NEW - 1},
    {"the_last_page_of_a_thread", AT_THREAD REACHED, "[" REPLIES "]", "", INT64_C(1772000002001), ALL},
    {"a_thread_without_replies", AT_THREAD "}", "[" PARENT "]", "", RULE, ALL},
};

static void a_page_vouches_as_its_row_says(void **state)
{
    const struct vouch_row *row = *state;
    struct arena arena = {0};
    struct verdict verdict;
    struct effect effect = {.kind = EFFECT_FETCH_HISTORY, .key = "7/history", .body = parse(row->body)};
    char text[2048];
    snprintf(text, sizeof(text), "{\"ok\":true,\"messages\":%s%s}", row->messages, row->rest);
    struct http_result answer = answer_of(HTTP_OK, 200, text);
    slack_call_decode(&us, &effect, CREATED_MS, 0, NULL, &answer, NOW_MS, &arena, &verdict);
    const struct history_page *page = &verdict.event->as.history;
    assert_int_equal(page->from_ms, row->from_ms);
    assert_int_equal(page->to_ms, row->to_ms);
    js_drop(verdict.result);
    js_drop(effect.body);
    arena_done(&arena);
}

static void too_many_bytes_are_asked_for_in_smaller_pages(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct verdict verdict;
    struct effect effect = {.kind = EFFECT_FETCH_HISTORY, .key = "7/history", .body = parse(ON_BODY)};
    struct http_result answer = answer_of(HTTP_LOST, 0, "");
    answer.too_long = true;
    for (int step = 0; step < 2; step++) {
        slack_call_decode(&us, &effect, CREATED_MS, step | 4, NULL, &answer, NOW_MS, &arena, &verdict);
        assert_int_equal(verdict.kind, VERDICT_NEXT);
        assert_int_equal(verdict.step, (step + 1) | 4);
    }
    slack_call_decode(&us, &effect, CREATED_MS, 2, NULL, &answer, NOW_MS, &arena, &verdict);
    assert_int_equal(verdict.kind, VERDICT_FAILED);
    js_drop(effect.body);
    arena_done(&arena);
}

static void a_thread_comes_without_its_parent(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct verdict verdict;
    decode_page(&arena, "{\"channel\":\"C0WAR\",\"thread_ts\":\"1772000003.000100\"}", &verdict);
    assert_int_equal(verdict.event->as.history.message_count, 2);
    assert_string_equal(verdict.event->as.history.messages[0].text, "rolled back");
    assert_int_equal(verdict.event->as.history.thread_count, 0);
    js_drop(verdict.result);
    arena_done(&arena);
}

/* Files -------------------- */

struct file_row {
    const char *name, *file_name, *type;
    int64_t size;
    enum verdict_kind verdict;
    bool kept;
};

static const struct file_row file_rows[] = {
    {"the_file", "a.png", "image/png", 3, VERDICT_DONE, true},
    {"a_file_of_unknown_length", "a.png", "image/png", -1, VERDICT_DONE, true},
    {"a_page_to_log_in", "a.png", "text/html; charset=utf-8", -1, VERDICT_FAILED, false},
    {"a_page_that_is_the_file", "a.HTML", "text/html", 3, VERDICT_DONE, true},
    {"a_file_cut_short", "a.png", "image/png", 4, VERDICT_FAILED, false},
};

#define DIGEST "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

/* Asks, saves three bytes as the client does, and hears. */
static void a_saved_file_is_kept_as_its_row_says(void **state)
{
    const struct file_row *row = *state;
    char folder[] = "/tmp/slack-file-XXXXXX", kept[128];
    assert_non_null(mkdtemp(folder));
    struct arena arena = {0};
    struct js *body = js_new_object();
    js_put_string(body, "file", "F0GRAPH");
    js_put_string(body, "url", "https://files.slack.com/f/a.png");
    js_put_string(body, "name", row->file_name);
    js_put_integer(body, "size", row->size);
    js_put_string(body, "folder", folder);
    js_put_integer(body, "max", 1000);
    struct effect effect = {.kind = EFFECT_FETCH_FILE, .key = "file/F0GRAPH", .body = body};
    struct platform_call call;
    assert_true(
        slack_call_encode(&options, &us, &effect, CREATED_MS, 0, NULL, &arena, &call, NULL));
    assert_string_equal(call.http.method, "GET");
    assert_string_equal(call.http.url, "https://files.slack.com/f/a.png");
    assert_int_equal(call.http.response_max, 1000);
    FILE *file = fopen(call.http.save_path, "wx");
    assert_non_null(file);
    assert_int_equal(fwrite("abc", 1, 3, file), 3);
    fclose(file);
    struct http_result answer = answer_of(HTTP_OK, 200, "");
    answer.content_type = row->type;
    answer.saved = true;
    answer.saved_len = 3;
    snprintf(answer.saved_digest, sizeof(answer.saved_digest), "%s", DIGEST);
    struct verdict verdict;
    slack_call_decode(&us, &effect, CREATED_MS, 0, NULL, &answer, NOW_MS, &arena, &verdict);
    assert_int_equal(verdict.kind, row->verdict);
    snprintf(kept, sizeof(kept), "%s/" DIGEST, folder);
    assert_int_equal(access(kept, F_OK) == 0, row->kept);
    assert_int_not_equal(access(call.http.save_path, F_OK), 0);
    if (row->kept)
        assert_string_equal(js_string(verdict.result, "sha256"), DIGEST);
    unlink(kept);
    assert_int_equal(rmdir(folder), 0);
    js_drop(verdict.result);
    js_drop(body);
    arena_done(&arena);
}

static void a_file_over_its_limit_is_not_asked_for_again(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct verdict verdict;
    struct effect effect = {.kind = EFFECT_FETCH_FILE,
                            .key = "file/F0GRAPH",
                            .body = parse(usual_bodies[EFFECT_FETCH_FILE])};
    struct http_result answer = answer_of(HTTP_LOST, 0, "");
    answer.too_long = true;
    slack_call_decode(&us, &effect, CREATED_MS, 0, NULL, &answer, NOW_MS, &arena, &verdict);
    assert_int_equal(verdict.kind, VERDICT_FAILED);
    assert_string_equal(verdict.reason, "the file is longer than is kept");
    js_drop(effect.body);
    arena_done(&arena);
}

int main(void)
{
    struct CMUnitTest calls[COUNT_OF(call_rows)], answers[COUNT_OF(answer_rows)],
        files[COUNT_OF(file_rows)], vouching[COUNT_OF(vouch_rows)];
    for (size_t i = 0; i < COUNT_OF(vouch_rows); i++)
        vouching[i] = (struct CMUnitTest)ROW_TEST(a_page_vouches_as_its_row_says, &vouch_rows[i]);
    for (size_t i = 0; i < COUNT_OF(call_rows); i++)
        calls[i] =
            (struct CMUnitTest)ROW_TEST(an_effect_is_asked_for_as_its_row_says, &call_rows[i]);
    for (size_t i = 0; i < COUNT_OF(answer_rows); i++)
        answers[i] =
            (struct CMUnitTest)ROW_TEST(an_answer_is_judged_as_its_row_says, &answer_rows[i]);
    for (size_t i = 0; i < COUNT_OF(file_rows); i++)
        files[i] = (struct CMUnitTest)ROW_TEST(a_saved_file_is_kept_as_its_row_says, &file_rows[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_comes_oldest_first_with_its_marks),
        cmocka_unit_test(marks_found_are_as_old_as_their_message),
        cmocka_unit_test(reactions_of_more_people_than_are_listed_are_named),
        cmocka_unit_test(too_many_bytes_are_asked_for_in_smaller_pages),
        cmocka_unit_test(a_thread_comes_without_its_parent),
        cmocka_unit_test(a_file_over_its_limit_is_not_asked_for_again),
    };
    int failed = cmocka_run_group_tests_name("calls", calls, NULL, NULL);
    failed += cmocka_run_group_tests_name("answers", answers, NULL, NULL);
    failed += cmocka_run_group_tests_name("files", files, NULL, NULL);
    failed += cmocka_run_group_tests_name("vouching", vouching, NULL, NULL);
    return failed + cmocka_run_group_tests_name("reading back", tests, NULL, NULL);
}
