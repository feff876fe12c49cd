/* Frames from tests/fixtures/slack, and the identity they were written for. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <stdio.h>

#include "disruption/base/buf.h"
#include "platform/slack/decode.h"
#include "platform/slack/envelope.h"

#define FIXTURE_RECEIVED_MS INT64_C(1772000999000)

static const struct slack_self fixture_self = {
    .team_id = "T0KITE",
    .user_id = "U0BOT",
    .bot_id = "B0BOT",
    .app_id = "A0SCRIBE",
    .site_url = "https://kite.slack.com/",
    .command = "/disruption",
};

/* The text of a fixture; release with buf_done. */
static inline void fixture_text(const char *name, struct buf *out)
{
    char path[512], bytes[4096];
    size_t count;
    buf_init(out, SLACK_ENVELOPE_MAX);
    snprintf(path, sizeof(path), "%s/fixtures/slack/%s.json", TEST_SOURCE_DIR, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    while ((count = fread(bytes, 1, sizeof(bytes), file)) > 0)
        buf_add(out, bytes, count);
    fclose(file);
}

/* The fixture as an envelope; release with slack_envelope_done. */
static inline struct slack_envelope fixture_read(const char *name)
{
    struct slack_envelope envelope;
    struct buf text;
    fixture_text(name, &text);
    assert_true(slack_envelope_read(text.at, text.len, &envelope, NULL));
    buf_done(&text);
    return envelope;
}

#endif
