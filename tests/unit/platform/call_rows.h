/* Rows of calls and of their answers: what is sent for an effect, and what is made of what comes
 * back. */
#ifndef CALL_ROWS_H
#define CALL_ROWS_H

#include <stdio.h>

#include "call_fixture.h"

static const struct platform_options options = {.api_url = "https://slack.com/api/",
                                                .command = "/disruption"};

struct call_row {
    const char *name;
    enum effect_kind kind;
    const char *body;
    int step;
    const char *carried;
    const char *method; /* NULL: refused */
    const char *sent;
    const char *url; /* NULL: by the method */
    enum err_kind refusal;
};

struct answer_row {
    const char *name;
    enum effect_kind kind;
    const char *body; /* of the effect; NULL: a usual one */
    int step;
    const char *carried;
    enum http_failure failure;
    int status;
    const char *answer;
    enum verdict_kind verdict;
    int next;           /* NEXT, RETRY */
    const char *result; /* NULL: none */
    const char *reason; /* NULL: any */
    int64_t wait_ms;    /* 0: any */
};

#define HTTP(status, answer) HTTP_OK, status, answer
#define REFUSED(code) HTTP_OK, 200, "{\"ok\":false,\"error\":\"" code "\"}"

static inline void an_effect_is_asked_for_as_its_row_says(void **state)
{
    const struct call_row *row = *state;
    struct arena arena = {0};
    struct js *carried = parse(row->carried);
    struct effect effect = {.kind = row->kind,
                            .key = "7/say",
                            .body = parse(row->body != NULL ? row->body : usual_bodies[row->kind])};
    struct platform_call call;
    struct err err = ERR_INIT;
    bool good = slack_call_encode(&options, &us, &effect, CREATED_MS, row->step, carried, &arena,
                                  &call, &err);
    assert_int_equal(good, row->method != NULL);
    if (good) {
        char url[256];
        snprintf(url, sizeof(url), "https://slack.com/api/%s", row->method);
        assert_string_equal(call.rate.method, row->method);
        assert_string_equal(call.http.body, row->sent);
        assert_int_equal(call.http.body_len, strlen(row->sent));
        assert_string_equal(call.http.url, row->url != NULL ? row->url : url);
    } else {
        assert_int_equal(err.kind, row->refusal);
    }
    js_drop(effect.body);
    js_drop(carried);
    arena_done(&arena);
}

static inline void decode(struct arena *arena, enum effect_kind kind, const char *body, int step,
                          const char *carried_text, const struct http_result *answer,
                          struct verdict *out)
{
    struct js *carried = parse(carried_text);
    struct effect effect = {.kind = kind, .key = "7/say", .body = parse(body)};
    slack_call_decode(&us, &effect, CREATED_MS, step, carried, answer, NOW_MS, arena, out);
    js_drop(effect.body);
    js_drop(carried);
}

static inline void an_answer_is_judged_as_its_row_says(void **state)
{
    const struct answer_row *row = *state;
    struct arena arena = {0};
    struct verdict verdict;
    struct http_result answer = answer_of(row->failure, row->status, row->answer);
    decode(&arena, row->kind, row->body != NULL ? row->body : usual_bodies[row->kind], row->step,
           row->carried, &answer, &verdict);
    assert_int_equal(verdict.kind, row->verdict);
    if (verdict.kind == VERDICT_NEXT || verdict.kind == VERDICT_RETRY)
        assert_int_equal(verdict.step, row->next);
    if (row->reason != NULL)
        assert_string_equal(verdict.reason, row->reason);
    if (row->wait_ms != 0)
        assert_int_equal(verdict.wait_ms, row->wait_ms);
    char *result = verdict.result == NULL ? NULL : js_dump(verdict.result);
    assert_string_equal(result == NULL ? "none" : result,
                        row->result == NULL ? "none" : row->result);
    free(result);
    js_drop(verdict.result);
    arena_done(&arena);
}

/* A page of history with a message of ours that bears the mark of an effect. */
#define MARKED(bot, stamp, op)                                                                     \
    "{\"ts\":\"" stamp "\",\"bot_id\":\"" bot                                                           \
    "\",\"metadata\":{\"event_type\":\"disruption_op\",\"event_payload\":{\"op\":\"" op "\"}}}"
#define HISTORY(bot, op)                                                                           \
    "{\"ok\":true,\"messages\":[{\"ts\":\"9.000001\",\"user\":\"U0ANA\",\"text\":\"x\"}," MARKED(         \
        bot, "9.000002", op) "]}"

#endif
