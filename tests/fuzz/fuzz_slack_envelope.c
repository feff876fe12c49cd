/* One frame of Socket Mode, down to core's event. */
#include "slack_events.h"

#include "platform/slack/decode.h"
#include "platform/slack/envelope.h"

/* Of the hand-made inputs, and of the fixtures. */
static const struct slack_self selves[] = {
    {.team_id = "T0001ACME", .user_id = "U0BOT", .bot_id = "B0BOT", .app_id = "A0001",
     .site_url = "https://acme.slack.com/", .api_url = "https://slack.com/api/", .command = "/disruption"},
    {.team_id = "T0KITE", .user_id = "U0BOT", .bot_id = "B0BOT", .app_id = "A0SCRIBE",
     .site_url = "https://kite.slack.com/", .api_url = "https://slack.com/api/", .command = "/disruption"},
};

static void acknowledge(const char *id, const struct delivery_refusal *refusal)
{
    struct buf text;
    struct js *value = NULL;
    struct err err = ERR_INIT;
    buf_init(&text, 16 * strlen(id) + 256);
    slack_envelope_acknowledge(id, refusal, &text);
    PROMISE(js_parse(buf_string(&text), text.len, &value, &err));
    PROMISE(strcmp(js_string_or(value, "envelope_id", ""), id) == 0);
    js_drop(value);
    buf_done(&text);
}

static void decode(const struct slack_self *self, const struct slack_envelope *envelope)
{
    struct arena arena = {0};
    struct event event = {0};
    (void)slack_decode_revoked(self, envelope->type, envelope->payload);
    slack_decode(self, envelope->type, envelope->payload, INT64_C(1772373720000), &arena, &event);
    check_event(&event);
    arena_done(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slack_envelope envelope;
    struct err err = ERR_INIT;
    if (size == 0)
        return 0;
    if (!slack_envelope_read((const char *)data, size, &envelope, &err)) {
        PROMISE((err.kind == ERR_PROTOCOL || err.kind == ERR_LIMITED) && is_text(err.text));
        return 0;
    }
    PROMISE(is_text(envelope.type) && is_text(envelope.reason) && is_text(envelope.app_id));
    if (envelope.frame == SLACK_FRAME_ENVELOPE) {
        acknowledge(envelope.id, NULL);
        acknowledge(envelope.id, &(struct delivery_refusal){"text", envelope.id});
        for (size_t i = 0; i < COUNT_OF(selves); i++)
            decode(&selves[i], &envelope);
    }
    slack_envelope_done(&envelope);
    return 0;
}
