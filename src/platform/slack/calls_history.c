/*
 * Reading back what was said: a page of a channel's history, or of one thread's replies, as it
 * stands now. The channel is asked from new to old without an end: a full page costs no more than a
 * short one, and older messages tell of threads that go on. What is older than wanted is told from
 * the rest by whoever takes the page in.
 */
#include <inttypes.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/core/history.h"
#include "calls.h"
#include "history_page.h"

#define PAGE_BYTES_MAX ((size_t)4 << 20) /* of an answer; a longer one is asked for in smaller pages */
#define RETENTION_LEAST_MS DAY_MS /* what vanishes younger than this was deleted by somebody, not by
                                     a rule of the workspace; Slack offers no shorter rule */

/* Messages asked for: as many as Slack gives at once, and fewer where those were too many bytes. */
static const int page_limits[] = {999, 100, 10};

/* A step is a place in page_limits, and whether the cursor is of no use any more. */
enum { STEP_SIZES = BIT(0) | BIT(1), STEP_AFRESH = BIT(2) };

static void put_stamp(struct slack_asking *asking, struct js *arguments, const char *key,
                      int64_t at_ms)
{
    js_put_string(arguments, key,
                  arena_print(asking->arena, "%" PRId64 ".%06" PRId64, at_ms / 1000,
                              at_ms % 1000 * 1000));
}

/* Whether a page of the channel before this one said how far it went: from there it goes on even
 * when its cursor has expired. */
static bool goes_on(const struct js *body, int64_t *reached_ms)
{
    *reached_ms = js_integer_or(body, "reached_ms", 0);
    return js_at(body, "reached_ms") != NULL && js_string(body, "thread_ts") == NULL;
}

/* Nothing newer is of use to an import; for other readings our clock sets no end. */
static void put_end(struct slack_asking *asking, struct js *arguments)
{
    int64_t reached_ms, to_ms = js_integer_or(asking->body, "to_ms", 0);
    if ((asking->step & STEP_AFRESH) != 0 && goes_on(asking->body, &reached_ms))
        put_stamp(asking, arguments, "latest", reached_ms + 1);
    else if (history_purpose_of(asking->effect) == HISTORY_IMPORT && to_ms > 0)
        put_stamp(asking, arguments, "latest", to_ms + 1);
    else
        return;
    js_put_string(arguments, "inclusive", "true");
}

static bool ask_history(struct slack_asking *asking)
{
    const char *channel = slack_ask_id(asking, "channel");
    const char *thread_ts = js_string(asking->body, "thread_ts");
    if (channel == NULL)
        return false;
    struct js *arguments = js_new_object();
    js_put_string(arguments, "channel", channel);
    js_put_string(arguments, "ts", thread_ts);
    put_end(asking, arguments);
    js_put_integer(arguments, "limit", page_limits[asking->step & STEP_SIZES]);
    if ((asking->step & STEP_AFRESH) == 0)
        js_put_string(arguments, "cursor", js_string(asking->body, "cursor"));
    asking->out->http.response_max = PAGE_BYTES_MAX;
    return slack_ask(asking, thread_ts == NULL ? METHOD_HISTORY : METHOD_REPLIES, arguments);
}

/* What the answer says of its place among the pages. */
struct place {
    bool more, limited; /* there is more; older messages are kept from us */
    bool first;         /* nothing of this channel or thread was read before */
    int64_t before_ms;  /* how far the page before went, where there was one */
    int64_t asked_ms;
};

/* What a page of a channel says of messages that are not on it. At a cut the millisecond of the last
 * message is left out: there may be more of it on the other side. */
static void vouch_channel(const struct place *place, struct history_page *page)
{
    int64_t oldest_ms = page->shown_count > 0 ? page->shown[0].posted_ms : INT64_MAX;
    int64_t rule_ms = place->asked_ms - RETENTION_LEAST_MS;
    if (place->more || place->limited)
        page->from_ms = oldest_ms == INT64_MAX ? INT64_MAX : oldest_ms + 1;
    else
        page->from_ms = oldest_ms < rule_ms ? oldest_ms : rule_ms;
    if (!place->first && place->before_ms - 1 < page->to_ms)
        page->to_ms = place->before_ms - 1;
}

/* The same for the replies of a thread, which come from old to new. */
static void vouch_thread(const struct place *place, struct history_page *page)
{
    int64_t oldest_ms = page->shown_count > 0 ? page->shown[0].posted_ms : INT64_MAX;
    int64_t rule_ms = place->asked_ms - RETENTION_LEAST_MS;
    if (!place->first)
        page->from_ms = place->before_ms + 1;
    else
        page->from_ms = place->limited || oldest_ms < rule_ms ? oldest_ms : rule_ms;
    if (place->more)
        page->to_ms = page->shown_count > 0 ? page->shown[page->shown_count - 1].posted_ms - 1 : INT64_MIN;
}

static struct place place_of(const struct slack_hearing *hearing, const char *cursor)
{
    const struct js *body = hearing->body;
    bool thread = js_string(body, "thread_ts") != NULL;
    return (struct place){
        .more = cursor[0] != '\0' || js_flag(hearing->reply, "has_more"),
        .limited = js_flag(hearing->reply, "is_limited"),
        .first = js_at(body, "reached_ms") == NULL || (thread && (hearing->step & STEP_AFRESH) != 0),
        .before_ms = js_integer_or(body, "reached_ms", 0),
        .asked_ms = hearing->asked_ms,
    };
}

/* How far this page goes; an empty one goes no further than the one before. */
static void put_reach(const struct place *place, const struct history_page *page, struct js *result)
{
    if (page->shown_count > 0)
        js_put_integer(result, "reached_ms",
                       page->shown[page->thread_ts == NULL ? 0 : page->shown_count - 1].posted_ms);
    else if (!place->first)
        js_put_integer(result, "reached_ms", place->before_ms);
}

static struct event *page_event(struct slack_hearing *hearing)
{
    struct event *event = arena_new(hearing->arena, 1, sizeof(*event));
    *event = (struct event){
        .kind = EVENT_HISTORY, .happened_ms = hearing->asked_ms, .received_ms = hearing->now_ms};
    hearing->out->event = event;
    hearing->out->result = js_new_object();
    return event;
}

static void hear_history(struct slack_hearing *hearing)
{
    const struct js *messages = js_at(hearing->reply, "messages");
    const char *cursor =
        js_string_or(js_at(hearing->reply, "response_metadata"), "next_cursor", "");
    const struct place place = place_of(hearing, cursor);
    struct history_page *page = &page_event(hearing)->as.history;
    slack_history_read(hearing, messages, js_string(hearing->body, "thread_ts"), page);
    int64_t end_ms = js_integer_or(hearing->body, "to_ms", 0);
    page->to_ms = history_purpose_of(hearing->effect) == HISTORY_IMPORT && end_ms > 0 ? end_ms : INT64_MAX;
    (page->thread_ts == NULL ? vouch_channel : vouch_thread)(&place, page);
    if (!js_is_array(messages) && hearing->code[0] == '\0') {
        page->from_ms = 1;
        page->to_ms = 0;
    }
    struct js *result = hearing->out->result;
    put_reach(&place, page, result);
    if (cursor[0] != '\0')
        js_put_string(result, "cursor", cursor);
    if (place.limited)
        js_put_flag(result, "limited", true);
}

/* Too many bytes at once: fewer messages, then. */
static bool hear_size(struct slack_hearing *hearing, const struct http_result *result)
{
    size_t size = (size_t)hearing->step & STEP_SIZES;
    if (!result->too_long)
        return false;
    if (size + 1 < COUNT_OF(page_limits))
        slack_hear_next(hearing, hearing->step + 1, NULL);
    else
        slack_hear_failed(hearing, "even a few messages are more bytes than are taken at once");
    return true;
}

/* Cursors do not keep: a channel goes on from where the page before ended, a thread begins again. A
 * thread that is not found has no replies. */
static void history_refused(struct slack_hearing *hearing)
{
    if (strcmp(hearing->code, "invalid_cursor") == 0 && (hearing->step & STEP_AFRESH) == 0)
        slack_hear_next(hearing, hearing->step | STEP_AFRESH, NULL);
    else if (strcmp(hearing->code, "thread_not_found") == 0)
        hear_history(hearing);
    else
        hearing->out->kind = VERDICT_FAILED;
}

static const struct slack_exception history_exceptions[] = {
    {"invalid_cursor", SLACK_EXCEPTION_OTHER},
    {"thread_not_found", SLACK_EXCEPTION_OTHER},
    {NULL, SLACK_EXCEPTION_OTHER},
};

const struct slack_call_kind slack_call_fetch_history = {
    .ask = ask_history,
    .hear = hear_history,
    .hear_http = hear_size,
    .refused = history_refused,
    .exceptions = history_exceptions,
};
