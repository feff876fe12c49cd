/*
 * Answers of the Web API to every kind of effect. First line: effect, step, HTTP status and failure ("post 0 200 0"); then
 * the body. Whatever comes, the verdict is one that the courier can act on.
 */
#include "slack_events.h"

#include "disruption/platform/platform.h"
#include "platform/slack/calls.h"

static const struct workspace_identity identity = {.workspace_id = "T0001ACME", .workspace_name = "Acme",
                                                   .bot_user_id = "U0BOT", .bot_id = "B0BOT",
                                                   .url = "https://acme.slack.com/",
                                                   .api_url = "https://slack.com/api/", .missing_scopes = ""};
static const char effect_body[] =
    "{\"channel\":\"C0001GEN\",\"ts\":\"1772373720.000100\",\"user\":\"U0001ANA\",\"name\":\"dis-42-checkout\","
    "\"text\":\"hello\",\"starter\":\"U0001ANA\",\"private\":false,\"response_url\":\"https://hooks.slack.com/x\",\"group\":\"S1\",\"content\":\"# R\","
    "\"from_ms\":1772373720000,\"file\":\"F1\",\"url\":\"https://files.slack.com/f\",\"folder\":\"/nowhere\",\"max\":9}";

struct asked {
    enum effect_kind kind;
    int step, status, failure;
    const char *body;
};

static void read_asked(const char *text, struct asked *out)
{
    char word[32] = "";
    *out = (struct asked){.kind = EFFECT_POST, .status = 200};
    if (sscanf(text, "%31s %d %d %d", word, &out->step, &out->status, &out->failure) >= 1 &&
        !effect_kind_read(word, &out->kind))
        out->kind = (enum effect_kind)((unsigned char)word[0] % EFFECT_KIND_COUNT);
    const char *line_end = strchr(text, '\n');
    out->body = line_end == NULL ? "" : line_end + 1;
    out->step = out->step < -1 || out->step > 3 ? 0 : out->step;
    out->failure = out->failure < HTTP_OK || out->failure > HTTP_UNUSABLE ? HTTP_OK : out->failure;
}

static void check_verdict(const struct verdict *verdict)
{
    PROMISE(verdict->kind <= VERDICT_UNAUTHORISED);
    PROMISE(memchr(verdict->reason, '\0', sizeof(verdict->reason)) != NULL && is_text(verdict->reason));
    PROMISE(verdict->wait_ms >= -1);
    PROMISE(verdict->kind != VERDICT_FAILED || verdict->reason[0] != '\0');
    PROMISE(verdict->kind != VERDICT_NEXT || (verdict->step >= -1 && verdict->step < 16));
    if (verdict->event != NULL)
        check_event(verdict->event);
}

static struct js *parse(const char *text)
{
    struct js *value = NULL;
    struct err err = ERR_INIT;
    return js_parse(text, strlen(text), &value, &err) ? value : NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct asked asked;
    read_asked(input_text(&arena, data, size), &asked);
    struct js *body = parse(effect_body), *carried = NULL;
    const struct effect effect = {.kind = asked.kind, .incident = 42, .key = "42/card", .lane = "C0001GEN", .body = body};
    struct http_result result = {.failure = (enum http_failure)asked.failure, .reason = "no route",
                                 .status = asked.status, .content_type = "application/json", .body = asked.body,
                                 .body_len = strlen(asked.body), .retry_after_ms = asked.status == 429 ? 3000 : -1,
                                 .oauth_scopes = ""};
    for (int i = 0; i < 3; i++) { /* a verdict may ask for a next step, which hears the same answer */
        struct verdict verdict;
        slack_call_decode(&identity, &effect, INT64_C(1772373720000), asked.step, carried, &result,
                          INT64_C(1772373725000), &arena, &verdict);
        check_verdict(&verdict);
        js_drop(carried);
        carried = verdict.result;
        if (verdict.kind != VERDICT_NEXT)
            break;
        asked.step = verdict.step;
    }
    js_drop(carried);
    js_drop(body);
    arena_done(&arena);
    return 0;
}
