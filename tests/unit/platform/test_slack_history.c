/* Reading back: pages of history with their marks, and files kept as evidence. */
#include "testing.h"

#include <unistd.h>

#include "call_rows.h"

static const struct call_row call_rows[] = {
    {"history", EFFECT_FETCH_HISTORY, NULL, 0, NULL, "conversations.history",
     "channel=C0WAR&oldest=1772000000.000000&latest=1772000009.500000&inclusive=true&limit=200",
     NULL, 0},
    {"history_on", EFFECT_FETCH_HISTORY,
     "{\"channel\":\"C0WAR\",\"from_ms\":1772000000000,\"cursor\":\"bmV4dA==\"}", 0, NULL,
     "conversations.history",
     "channel=C0WAR&oldest=1772000000.000000&inclusive=true&limit=200&cursor=bmV4dA%3D%3D", NULL,
     0},
    {"history_afresh_without_its_cursor", EFFECT_FETCH_HISTORY,
     "{\"channel\":\"C0WAR\",\"from_ms\":1772000000000,\"cursor\":\"bmV4dA==\"}", 1, NULL,
     "conversations.history", "channel=C0WAR&oldest=1772000000.000000&inclusive=true&limit=200",
     NULL, 0},
    {"thread", EFFECT_FETCH_HISTORY, "{\"channel\":\"C0WAR\",\"thread_ts\":\"1.2\"}", 0, NULL,
     "conversations.replies", "channel=C0WAR&ts=1.2&inclusive=true&limit=200", NULL, 0},
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
     1, NULL, NULL, 0},
    {"cursor_expired_twice", EFFECT_FETCH_HISTORY, NULL, 1, NULL, REFUSED("invalid_cursor"),
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
    "\"reply_count\":2,\"pinned_to\":[\"C0WAR\"],\"pinned_info\":{\"pinned_by\":\"U0BOB\"}},"      \
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

static void marks_found_are_as_old_as_the_question(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct verdict verdict;
    decode_page(&arena, usual_bodies[EFFECT_FETCH_HISTORY], &verdict);
    assert_int_equal(verdict.event->as.history.marks[0].version_us, (NOW_MS - 400) * 1000);
    assert_int_equal(verdict.event->as.history.messages[0].version_us, (NOW_MS - 400) * 1000);
    js_drop(verdict.result);
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
    snprintf(answer.reason, sizeof(answer.reason), "the answer is longer than 1000 bytes");
    slack_call_decode(&us, &effect, CREATED_MS, 0, NULL, &answer, NOW_MS, &arena, &verdict);
    assert_int_equal(verdict.kind, VERDICT_FAILED);
    assert_string_equal(verdict.reason, "the file is longer than is kept");
    js_drop(effect.body);
    arena_done(&arena);
}

int main(void)
{
    struct CMUnitTest calls[COUNT_OF(call_rows)], answers[COUNT_OF(answer_rows)],
        files[COUNT_OF(file_rows)];
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
        cmocka_unit_test(marks_found_are_as_old_as_the_question),
        cmocka_unit_test(a_thread_comes_without_its_parent),
        cmocka_unit_test(a_file_over_its_limit_is_not_asked_for_again),
    };
    int failed = cmocka_run_group_tests_name("calls", calls, NULL, NULL);
    failed += cmocka_run_group_tests_name("answers", answers, NULL, NULL);
    failed += cmocka_run_group_tests_name("files", files, NULL, NULL);
    return failed + cmocka_run_group_tests_name("reading back", tests, NULL, NULL);
}
