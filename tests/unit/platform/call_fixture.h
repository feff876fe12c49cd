/* Who we are, for tests of calls and verdicts. */
#ifndef CALL_FIXTURE_H
#define CALL_FIXTURE_H

#include "disruption/base/json.h"
#include "disruption/platform/platform.h"
#include "platform/slack/calls.h"

#define CREATED_MS INT64_C(1772000010000)
#define NOW_MS INT64_C(1772000020000)

static const struct workspace_identity us = {
    .workspace_id = "T0KITE",
    .workspace_name = "Kite",
    .bot_user_id = "U0BOT",
    .bot_id = "B0BOT",
    .url = "https://kite.slack.com/",
    .api_url = "https://slack.com/api/",
    .missing_scopes = "",
};

static inline struct js *parse(const char *text)
{
    struct js *value = NULL;
    if (text != NULL)
        assert_true(js_parse(text, strlen(text), &value, NULL));
    return value;
}

#define USUAL_ANSWER                                                                               \
    "{\"channel\":\"C0GEN\",\"user\":\"U0ANA\",\"text\":\"ok\",\"response_url\":"                  \
    "\"https://hooks.slack.com/commands/1\"}"

/* A body as core makes it, for each kind. */
static const char *const usual_bodies[EFFECT_KIND_COUNT] = {
    [EFFECT_CHANNEL_CREATE] = "{\"name\":\"dis-7-db\",\"private\":false}",
    [EFFECT_INVITE] = "{\"channel\":\"C0WAR\",\"user\":\"U0ANA\"}",
    [EFFECT_TOPIC] = "{\"channel\":\"C0WAR\",\"text\":\"t\"}",
    [EFFECT_POST] = "{\"channel\":\"C0WAR\",\"text\":\"hi\"}",
    [EFFECT_UPDATE] = "{\"channel\":\"C0WAR\",\"ts\":\"1.2\",\"text\":\"hi\"}",
    [EFFECT_PIN] = "{\"channel\":\"C0WAR\",\"ts\":\"1.2\"}",
    [EFFECT_REACT] = "{\"channel\":\"C0WAR\",\"ts\":\"1.2\",\"name\":\"eyes\"}",
    [EFFECT_UNREACT] = "{\"channel\":\"C0WAR\",\"ts\":\"1.2\",\"name\":\"eyes\"}",
    [EFFECT_ANSWER] = USUAL_ANSWER,
    [EFFECT_FETCH_MESSAGE] = "{\"channel\":\"C0WAR\",\"ts\":\"1772000001.000100\"}",
    [EFFECT_FETCH_PERSON] = "{\"user\":\"U0ANA\"}",
    [EFFECT_FETCH_HISTORY] =
        "{\"channel\":\"C0WAR\",\"from_ms\":1772000000000,\"to_ms\":1772000009500}",
    [EFFECT_FETCH_FILE] =
        "{\"file\":\"F0GRAPH\",\"url\":\"https://files.slack.com/f/a.png\",\"name\":\"a.png\","
        "\"size\":3,\"folder\":\"/nowhere\",\"max\":1000}",
    [EFFECT_DIRECT] = "{\"user\":\"U0ANA\",\"text\":\"hi\"}",
    [EFFECT_FORM_OPEN] =
        "{\"trigger\":\"1.2.abc\",\"user\":\"U0ANA\",\"form\":{\"verb\":\"start\",\"title\":"
        "\"Start\",\"submit\":\"Start\",\"fields\":[{\"key\":\"text\",\"label\":\"Title\","
        "\"kind\":\"line\",\"optional\":false}]}}",
    [EFFECT_HOME] = "{\"user\":\"U0ANA\",\"home\":{\"sections\":[]}}",
    [EFFECT_UPLOAD] =
        "{\"channel\":\"C0WAR\",\"name\":\"r.md\",\"title\":\"Report\",\"content\":\"# R\"}",
    [EFFECT_DELETE] = "{\"channel\":\"C0WAR\",\"ts\":\"1.2\"}",
    [EFFECT_ARCHIVE] = "{\"channel\":\"C0WAR\"}",
    [EFFECT_UNARCHIVE] = "{\"channel\":\"C0WAR\"}",
    [EFFECT_RENAME] = "{\"channel\":\"C0WAR\",\"name\":\"dis-7-db\"}",
    [EFFECT_JOIN] = "{\"channel\":\"C0WAR\"}",
    [EFFECT_INVITE_GROUP] = "{\"channel\":\"C0WAR\",\"group\":\"S0DB\"}",
};

static inline struct http_result answer_of(enum http_failure failure, int status, const char *body)
{
    return (struct http_result){.failure = failure,
                                .reason = "no route",
                                .status = status,
                                .content_type = "",
                                .body = body,
                                .body_len = strlen(body),
                                .retry_after_ms = -1,
                                .oauth_scopes = ""};
}

#endif
