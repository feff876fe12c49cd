/* Templates and the places in them that change. */
#include "frames.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/slice.h"

#define FRAME_MAX 4096
#define PEOPLE 40
#define CHANNELS_ELSEWHERE 400
#define STEP_US 10000 /* between two messages */
#define MIX_STRIDE                                                                                 \
    379 /* coprime to the number of templates: spreads the kinds evenly, the same way every time   \
         */

static const char *const sayings[] = {
    "p99 on checkout is back under 400 ms after the second pod restarted, error rate still at 2 "
    "percent though",
    "I see connection resets from the payments gateway since 14:02, looks like the pool is "
    "exhausted on node 3",
    "rolled back release 2024.11.3 on canary, will watch the dashboards for five minutes before "
    "the rest follows",
    "customer support has 14 tickets about failed payments now, all of them from the eu-west "
    "region so far",
    "the replica lag went from 90 s to 4 s once the long running report query was stopped by the "
    "DBA",
    "who owns the retry policy of the order worker? it hammers the API with 300 requests a second "
    "at the moment",
};

/* Fixed width, so that the next writing fits exactly. */
#define ENVELOPE_ID "5f0c1c8e-0000-4000-8000-%012llx"
#define EVENT_ID "Ev0%012llX"
#define CLIENT_ID "2b1d3a3e-0000-4000-8000-%012llx"
#define STAMP "%010lld.%06lld"

void frames_stamp(const struct frames *frames, uint64_t sequence, char *out)
{
    int64_t us = (int64_t)sequence * STEP_US;
    snprintf(out, FRAMES_STAMP_MAX, STAMP, (long long)(frames->first_s + us / 1000000),
             (long long)(us % 1000000));
}

static size_t find(const struct frame *frame, const char *before, size_t from)
{
    return (size_t)(strstr(frame->text + from, before) - frame->text) + strlen(before);
}

static void find_places(struct frame *frame)
{
    frame->envelope_at = find(frame, "\"envelope_id\":\"", 0);
    frame->event_at = find(frame, "\"event_id\":\"", 0);
    frame->client_at = find(frame, "\"client_msg_id\":\"", 0);
    frame->ts_at[0] = find(frame, "\"ts\":\"", 0);
    frame->ts_at[1] = find(frame, "\"event_ts\":\"", 0);
}

static void make_template(struct frame *frame, size_t index, const char *channel, bool note)
{
    static const char zeros[] = "0000000000.000000";
    struct buf text, out;
    buf_init(&text, FRAME_MAX);
    buf_init(&out, FRAME_MAX);
    buf_print(&text, "%s%s", sayings[index % COUNT_OF(sayings)], note ? " #note" : "");
    buf_print(
        &out,
        "{\"envelope_id\":\"" ENVELOPE_ID "\",\"payload\":{\"token\":\"Zb1sDqk2mYxq0aW7r5tU8vLn\","
        "\"team_id\":\"T0BENCH\",\"context_team_id\":\"T0BENCH\",\"context_enterprise_id\":null,"
        "\"api_app_id\":\"A0BENCH\",\"event\":{\"user\":\"U0P%04zu\",\"type\":\"message\",\"ts\":"
        "\"%s\","
        "\"client_msg_id\":\"" CLIENT_ID "\",\"text\":\"%s\",\"team\":\"T0BENCH\",",
        0ULL, index % PEOPLE, zeros, 0ULL, buf_string(&text));
    buf_print(
        &out,
        "\"blocks\":[{\"type\":\"rich_text\",\"block_id\":\"kR%03zu\",\"elements\":[{\"type\":"
        "\"rich_text_section\",\"elements\":[{\"type\":\"text\",\"text\":\"%s\"}]}]}],\"channel\":"
        "\"%s\","
        "\"event_ts\":\"%s\",\"channel_type\":\"channel\"},\"type\":\"event_callback\",\"event_"
        "id\":\"" EVENT_ID "\",\"event_time\":%lld,",
        index, buf_string(&text), channel, zeros, 0ULL, (long long)(clock_now_ms() / 1000));
    buf_print(
        &out,
        "\"authorizations\":[{\"enterprise_id\":null,\"team_id\":\"T0BENCH\",\"user_id\":\"U0BOT\","
        "\"is_bot\":true,\"is_enterprise_install\":false}],\"is_ext_shared_channel\":false,\"event_"
        "context\":"
        "\"4-eyJldCI6Im1lc3NhZ2UiLCJ0aWQiOiJUMEJFTkNIIiwiYWlkIjoiQTBCRU5DSCIsImNpZCI6IkMwSU5DIn0\"}"
        ","
        "\"type\":\"events_api\",\"accepts_response_payload\":false,\"retry_attempt\":0,\"retry_"
        "reason\":\"\"}");
    frame->len = out.len;
    frame->text = buf_take(&out);
    frame->note = note;
    find_places(frame);
    buf_done(&text);
}

void frames_init(struct frames *frames, char (*channels)[16], size_t channel_count, bool all_notes)
{
    frames->first_s = clock_now_ms() / 1000 - DAY_MS / 1000;
    for (size_t i = 0; i < FRAMES_TEMPLATES; i++) {
        size_t rank = i * MIX_STRIDE % FRAMES_TEMPLATES;
        char elsewhere[16];
        snprintf(elsewhere, sizeof(elsewhere), "C0ELSE%04zu", i % CHANNELS_ELSEWHERE);
        bool inside = all_notes || (rank >= FRAMES_ELSEWHERE && channel_count > 0);
        bool note = all_notes || rank >= FRAMES_ELSEWHERE + FRAMES_INSIDE;
        make_template(&frames->at[i], i, inside ? channels[i % channel_count] : elsewhere, note);
    }
}

void frames_done(struct frames *frames)
{
    for (size_t i = 0; i < FRAMES_TEMPLATES; i++)
        free(frames->at[i].text);
}

/* Writes over what stands there, without its NUL. */
static void put(struct frame *frame, size_t at, const char *value)
{
    memcpy(frame->text + at, value, strlen(value));
}

const struct frame *frames_make(struct frames *frames, uint64_t sequence)
{
    struct frame *frame = &frames->at[sequence % FRAMES_TEMPLATES];
    char value[48];
    snprintf(value, sizeof(value), ENVELOPE_ID, (unsigned long long)sequence);
    put(frame, frame->envelope_at, value);
    snprintf(value, sizeof(value), CLIENT_ID, (unsigned long long)sequence);
    put(frame, frame->client_at, value);
    snprintf(value, sizeof(value), EVENT_ID, (unsigned long long)sequence);
    put(frame, frame->event_at, value);
    frames_stamp(frames, sequence, value);
    put(frame, frame->ts_at[0], value);
    put(frame, frame->ts_at[1], value);
    return frame;
}

void frames_command(uint64_t sequence, const char *channel, const char *text, struct buf *out)
{
    buf_print(
        out,
        "{\"envelope_id\":\"" ENVELOPE_ID "\",\"payload\":{\"token\":\"Zb1sDqk2mYxq0aW7r5tU8vLn\","
        "\"team_id\":\"T0BENCH\",\"team_domain\":\"bench\",\"channel_id\":\"%s\",\"channel_name\":"
        "\"ops\","
        "\"user_id\":\"U0LEAD\",\"user_name\":\"lead\",\"command\":\"/disruption\",\"text\":\"%s\","
        "\"api_app_id\":\"A0BENCH\",\"is_enterprise_install\":\"false\",\"trigger_id\":\"1.2.%"
        "llu\"},"
        "\"type\":\"slash_commands\",\"accepts_response_payload\":true}",
        (unsigned long long)sequence, channel, text, (unsigned long long)sequence);
}
