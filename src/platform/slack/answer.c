/*
 * Three questions decide what may be done next: was it carried out, may we ask again, and when.
 * Error codes that need an answer of their own are rows; all others are refusals of this one call.
 */
#include "answer.h"

#include <stdio.h>
#include <string.h>

#include "disruption/base/secret.h"
#include "disruption/base/utf8.h"
#include "tree.h"

#define STATUS_TOO_MANY 429
#define STATUS_SERVER_FAULT 500 /* and above */

static const struct {
    const char *code;
    enum slack_meaning meaning;
} codes[] = {
    {"accesslimited", SLACK_UNAUTHORISED},
    {"account_inactive", SLACK_UNAUTHORISED},
    {"ekm_access_denied", SLACK_UNAUTHORISED},
    {"enterprise_is_restricted", SLACK_UNAUTHORISED},
    {"external_channel_migrating", SLACK_UNSENT},
    {"fatal_error", SLACK_UNCLEAR},
    {"fetch_members_failed", SLACK_UNCLEAR},
    {"internal_error", SLACK_UNCLEAR},
    {"invalid_auth", SLACK_UNAUTHORISED},
    {"message_limit_exceeded", SLACK_PAUSE},
    {"not_allowed_token_type", SLACK_UNAUTHORISED},
    {"not_authed", SLACK_UNAUTHORISED},
    {"org_login_required", SLACK_UNAUTHORISED},
    {"rate_limited", SLACK_PAUSE},
    {"ratelimited", SLACK_PAUSE},
    {"request_timeout", SLACK_UNSENT},
    {"service_unavailable", SLACK_UNCLEAR},
    {"team_access_not_granted", SLACK_UNAUTHORISED},
    {"team_added_to_org", SLACK_UNSENT},
    {"team_disabled", SLACK_UNAUTHORISED},
    {"token_expired", SLACK_UNAUTHORISED},
    {"token_revoked", SLACK_UNAUTHORISED},
    {"too_many_requests", SLACK_PAUSE},
    {"two_factor_setup_required", SLACK_UNAUTHORISED},
    {"update_failed", SLACK_UNCLEAR},
    {"user_removed_from_team", SLACK_UNAUTHORISED},
};

static enum slack_meaning meaning_of(const char *code)
{
    for (size_t i = 0; i < COUNT_OF(codes); i++) {
        if (strcmp(codes[i].code, code) == 0)
            return codes[i].meaning;
    }
    return SLACK_REFUSED;
}

static void pause_for(struct slack_answer *out, int64_t retry_after_ms)
{
    out->meaning = SLACK_PAUSE;
    int64_t wait_ms = retry_after_ms >= 0 ? retry_after_ms : SLACK_PAUSE_MS;
    wait_ms = wait_ms > SLACK_PAUSE_LEAST_MS ? wait_ms : SLACK_PAUSE_LEAST_MS;
    out->wait_ms = wait_ms < SLACK_PAUSE_MAX_MS ? wait_ms : SLACK_PAUSE_MAX_MS;
}

static void read_failure(const struct http_result *result, struct slack_answer *out)
{
    static const enum slack_meaning meanings[] = {
        [HTTP_OK] = SLACK_OK,
        [HTTP_UNSENT] = SLACK_UNSENT,
        [HTTP_LOST] = SLACK_UNCLEAR,
        [HTTP_CANCELLED] = SLACK_UNCLEAR,
        [HTTP_UNUSABLE] = SLACK_UNUSABLE,
    };
    out->meaning = meanings[result->failure];
    snprintf(out->reason, sizeof(out->reason), "%s", result->reason);
}

/* "missing_scope" alone helps nobody: the scope is named beside it. */
static void say_why(struct slack_answer *out)
{
    const char *needed = js_string(out->reply, "needed");
    const struct js *messages = js_at(js_at(out->reply, "response_metadata"), "messages");
    const char *detail = js_text(js_item(messages, 0));
    if (strcmp(out->code, "missing_scope") == 0 && needed != NULL)
        snprintf(out->reason, sizeof(out->reason), "%s: the app needs %s", out->code, needed);
    else if (detail != NULL)
        snprintf(out->reason, sizeof(out->reason), "%s: %s", out->code, detail);
    else
        snprintf(out->reason, sizeof(out->reason), "%s", out->code);
}

static void read_reply(const struct http_result *result, struct slack_answer *out)
{
    const char *code = js_string(out->reply, "error");
    if (js_flag(out->reply, "ok") && result->status < 300) {
        out->meaning = SLACK_OK;
        return;
    }
    if (code == NULL || code[0] == '\0') {
        out->meaning = SLACK_UNCLEAR;
        snprintf(out->reason, sizeof(out->reason), "HTTP %d without an error code", result->status);
        return;
    }
    snprintf(out->code, sizeof(out->code), "%s", code);
    out->meaning = meaning_of(out->code);
    if (out->meaning == SLACK_REFUSED && result->status >= STATUS_SERVER_FAULT)
        out->meaning = SLACK_UNCLEAR; /* it broke down, whatever name it gives that */
    if (out->meaning == SLACK_PAUSE)
        pause_for(out, result->retry_after_ms);
    say_why(out);
}

static struct js *parse_object(const struct http_result *result)
{
    struct js *tree = NULL;
    if (result->body_len == 0 || !slack_tree_read(result->body, result->body_len, &tree, NULL))
        return NULL;
    if (!js_is_object(tree)) {
        js_drop(tree);
        return NULL;
    }
    return tree;
}

/* These words go into the log, the record and onto people's terminals. */
static void make_presentable(char *text)
{
    text[utf8_whole(slice_of(text)).len] = '\0'; /* a long one may have lost half a character at its end */
    utf8_flatten(text, strlen(text));
    secret_hide(text, strlen(text)); /* read from JSON, where a token can stand in escapes */
}

static void read_answer(const struct http_result *result, struct slack_answer *out)
{
    if (result->failure != HTTP_OK) {
        read_failure(result, out);
        return;
    }
    if (result->status == STATUS_TOO_MANY) {
        pause_for(out, result->retry_after_ms);
        snprintf(out->reason, sizeof(out->reason), "HTTP 429");
        return;
    }
    out->reply = parse_object(result);
    if (out->reply != NULL)
        read_reply(result, out);
    else
        snprintf(out->reason, sizeof(out->reason), "HTTP %d with %s", result->status,
                 result->body_len == 0 ? "nothing in it" : "no JSON in it");
}

void slack_answer_read(const struct http_result *result, struct slack_answer *out)
{
    *out = (struct slack_answer){.meaning = SLACK_UNCLEAR};
    read_answer(result, out);
    make_presentable(out->code);
    make_presentable(out->reason);
}

enum call_end slack_answer_end(const struct slack_answer *answer, const struct http_result *result)
{
    static const enum call_end ends[] = {
        [SLACK_OK] = CALL_OK,
        [SLACK_UNSENT] = CALL_SERVER_ERROR, /* it says itself that it did nothing */
        [SLACK_UNCLEAR] = CALL_SERVER_ERROR,
        [SLACK_PAUSE] = CALL_RATE_LIMITED,
        [SLACK_UNUSABLE] = CALL_UNSENT,
        [SLACK_UNAUTHORISED] = CALL_UNAUTHORISED,
        [SLACK_REFUSED] = CALL_ERROR,
    };
    if (result->failure == HTTP_UNSENT)
        return CALL_UNSENT;
    return result->failure == HTTP_LOST ? CALL_LOST : ends[answer->meaning];
}

void slack_answer_done(struct slack_answer *answer)
{
    if (answer == NULL)
        return;
    js_drop(answer->reply);
    *answer = (struct slack_answer){0};
}
