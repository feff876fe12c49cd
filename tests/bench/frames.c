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

void frames_stamp(int64_t stamp_us, char *out)
{
    snprintf(out, FRAMES_STAMP_MAX, STAMP, (long long)(stamp_us / 1000000), (long long)(stamp_us % 1000000));
}

const struct frames_mix frames_everyday = {.elsewhere = 900, .inside = 80, .tagged = 20};
const struct frames_mix frames_notes = {.tagged = FRAMES_TEMPLATES};

#define MOMENT "0000000000.000000"
#define TARGET "1111111111.111111"

enum role { ROLE_ELSEWHERE, ROLE_INSIDE, ROLE_TAGGED, ROLE_EDIT, ROLE_REACTION };

/* What a template is made from. */
struct plan {
    size_t index;
    enum role role;
    const char *channel;
};

static size_t find(const struct frame *frame, const char *before)
{
    const char *found = strstr(frame->text, before);
    return found == NULL ? 0 : (size_t)(found - frame->text) + strlen(before);
}

static void find_places(struct frame *frame)
{
    frame->envelope_at = find(frame, "\"envelope_id\":\"");
    frame->event_at = find(frame, "\"event_id\":\"");
    frame->client_at = find(frame, "\"client_msg_id\":\"");
    frame->moment_count = 0;
    for (const char *at = frame->text; (at = strstr(at, MOMENT)) != NULL; at += strlen(MOMENT))
        frame->moment_at[frame->moment_count++] = (size_t)(at - frame->text);
    const char *target = strstr(frame->text, TARGET);
    frame->target_at = target == NULL ? 0 : (size_t)(target - frame->text);
}

/* Of an event that is a message, all that stands before the channel. */
static void find_said(struct frame *frame, const char *channel)
{
    frame->channel = channel;
    frame->said_at = find(frame, "\"event\":");
    frame->said_len = (size_t)(strstr(frame->text, ",\"channel\":") - frame->text) - frame->said_at;
}

static void write_message(const struct plan *plan, struct buf *out)
{
    char text[256];
    snprintf(text, sizeof(text), "%s%s", sayings[plan->index % COUNT_OF(sayings)],
             plan->role == ROLE_TAGGED ? " #note" : "");
    buf_print(out,
              "{\"user\":\"U0P%04zu\",\"type\":\"message\",\"ts\":\"" MOMENT "\","
              "\"client_msg_id\":\"" CLIENT_ID "\",\"text\":\"%s\",\"team\":\"T0BENCH\",",
              plan->index % PEOPLE, 0ULL, text);
    buf_print(out,
              "\"blocks\":[{\"type\":\"rich_text\",\"block_id\":\"kR%03zu\",\"elements\":[{\"type\":"
              "\"rich_text_section\",\"elements\":[{\"type\":\"text\",\"text\":\"%s\"}]}]}],\"channel\":"
              "\"%s\",\"event_ts\":\"" MOMENT "\",\"channel_type\":\"channel\"}",
              plan->index, text, plan->channel);
}

static void write_edit(const struct plan *plan, struct buf *out)
{
    buf_print(out,
              "{\"type\":\"message\",\"subtype\":\"message_changed\",\"message\":{\"user\":\"U0P%04zu\",\"type\":"
              "\"message\",\"edited\":{\"user\":\"U0P%04zu\",\"ts\":\"" MOMENT "\"},\"text\":\"%s, edited #note\","
              "\"team\":\"T0BENCH\",\"ts\":\"" TARGET "\"},\"channel\":\"%s\",\"hidden\":true,\"ts\":\"" MOMENT
              "\",\"event_ts\":\"" MOMENT "\",\"channel_type\":\"channel\"}",
              plan->index % PEOPLE, plan->index % PEOPLE, sayings[(plan->index + 1) % COUNT_OF(sayings)], plan->channel);
}

static void write_reaction(const struct plan *plan, struct buf *out)
{
    buf_print(out,
              "{\"type\":\"reaction_added\",\"user\":\"U0P%04zu\",\"reaction\":\"memo\",\"item\":{\"type\":\"message\","
              "\"channel\":\"%s\",\"ts\":\"" TARGET "\"},\"item_user\":\"U0P0001\",\"event_ts\":\"" MOMENT "\"}",
              plan->index % PEOPLE, plan->channel);
}

static void make_template(struct frame *frame, const struct plan *plan)
{
    static void (*const writers[])(const struct plan *plan, struct buf *out) = {
        [ROLE_ELSEWHERE] = write_message, [ROLE_INSIDE] = write_message,     [ROLE_TAGGED] = write_message,
        [ROLE_EDIT] = write_edit,         [ROLE_REACTION] = write_reaction,
    };
    struct buf out;
    buf_init(&out, FRAME_MAX);
    buf_print(
        &out,
        "{\"envelope_id\":\"" ENVELOPE_ID "\",\"payload\":{\"token\":\"Zb1sDqk2mYxq0aW7r5tU8vLn\","
        "\"team_id\":\"T0BENCH\",\"context_team_id\":\"T0BENCH\",\"context_enterprise_id\":null,"
        "\"api_app_id\":\"A0BENCH\",\"event\":",
        0ULL);
    writers[plan->role](plan, &out);
    buf_print(&out, ",\"type\":\"event_callback\",\"event_id\":\"" EVENT_ID "\",\"event_time\":%lld,", 0ULL,
              (long long)(clock_now_ms() / 1000));
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
    frame->note = plan->role == ROLE_TAGGED;
    find_places(frame);
    if (plan->role == ROLE_INSIDE || plan->role == ROLE_TAGGED)
        find_said(frame, plan->channel);
    buf_done(&out);
}

static enum role role_of(size_t index, const struct frames_mix *mix)
{
    const size_t counts[] = {mix->elsewhere, mix->inside, mix->tagged, mix->edits, mix->reactions};
    size_t rank = index * MIX_STRIDE % FRAMES_TEMPLATES, role = 0;
    while (rank >= counts[role])
        rank -= counts[role++];
    return (enum role)role;
}

/* How many frames before this one the nearest message of that role was. */
static size_t distance_to(size_t index, enum role role, const struct frames_mix *mix)
{
    size_t back = 1;
    while (role_of((index + FRAMES_TEMPLATES - back) % FRAMES_TEMPLATES, mix) != role)
        back++;
    return back;
}

void frames_init(struct frames *frames, char (*channels)[16], size_t channel_count, const struct frames_mix *mix)
{
    static const enum role about[] = {[ROLE_EDIT] = ROLE_TAGGED, [ROLE_REACTION] = ROLE_INSIDE};
    *frames = (struct frames){0};
    for (size_t i = 0; i < FRAMES_TEMPLATES; i++) {
        char elsewhere[16];
        struct plan plan = {i, channel_count == 0 ? ROLE_ELSEWHERE : role_of(i, mix), elsewhere};
        size_t back = plan.role >= ROLE_EDIT ? distance_to(i, about[plan.role], mix) : 0;
        snprintf(elsewhere, sizeof(elsewhere), "C0ELSE%04zu", i % CHANNELS_ELSEWHERE);
        if (plan.role != ROLE_ELSEWHERE) /* what it is about was said in the same channel */
            plan.channel = channels[(i + FRAMES_TEMPLATES - back) % FRAMES_TEMPLATES % channel_count];
        make_template(&frames->at[i], &plan);
        frames->at[i].back = back;
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

const struct frame *frames_template(const struct frames *frames, uint64_t sequence)
{
    return &frames->at[sequence % FRAMES_TEMPLATES];
}

const struct frame *frames_make(struct frames *frames, uint64_t sequence, int64_t stamp_us, int64_t target_us)
{
    struct frame *frame = &frames->at[sequence % FRAMES_TEMPLATES];
    char value[48];
    snprintf(value, sizeof(value), ENVELOPE_ID, (unsigned long long)sequence);
    put(frame, frame->envelope_at, value);
    snprintf(value, sizeof(value), CLIENT_ID, (unsigned long long)sequence);
    if (frame->client_at != 0)
        put(frame, frame->client_at, value);
    snprintf(value, sizeof(value), EVENT_ID, (unsigned long long)sequence);
    put(frame, frame->event_at, value);
    frames_stamp(stamp_us, value);
    for (size_t i = 0; i < frame->moment_count; i++)
        put(frame, frame->moment_at[i], value);
    frames_stamp(target_us, value);
    if (frame->target_at != 0)
        put(frame, frame->target_at, value);
    return frame;
}

void frames_show(struct frames *frames, uint64_t sequence, int64_t stamp_us, struct buf *out)
{
    const struct frame *frame = frames_make(frames, sequence, stamp_us, stamp_us);
    buf_add(out, frame->text + frame->said_at, frame->said_len);
    buf_char(out, '}');
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
