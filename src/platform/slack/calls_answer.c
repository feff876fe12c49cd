/*
 * A private answer to one person: through the response_url of their command, which works everywhere
 * but not for long; else as an ephemeral message where they are; else in a direct message. What was
 * asked in a direct message is answered there. A long answer is several messages.
 *
 * Step = part of the text * ROUTE_COUNT + route.
 */
#include <string.h>

#include "address.h"
#include "blocks.h"
#include "calls_look.h"
#include "names.h"

enum route { ROUTE_URL, ROUTE_EPHEMERAL, ROUTE_DIRECT, ROUTE_COUNT };

/* The response_url, when there is one that is Slack's or our own server's: others could be
 * anybody's machine. */
static const char *response_url(const struct slack_asking *asking)
{
    const char *url = js_string(asking->body, "response_url");
    return url != NULL && slack_address_trusted(url, SLACK_PLACE_HOOKS, asking->options->api_url) ? url : NULL;
}

/* Asked where only the two of us are. */
static bool between_us(const struct js *body)
{
    return js_flag(body, "direct") && js_string(body, "channel") != NULL;
}

/* With neither a place nor a url it can only be a message to them, which can be found again. */
static bool to_them(const struct js *body)
{
    return js_string(body, "channel") == NULL && js_string(body, "response_url") == NULL;
}

static bool found_again(const struct js *body)
{
    return between_us(body) || to_them(body);
}

static enum route route_of(const struct slack_asking *asking)
{
    enum route route = (enum route)(asking->step % ROUTE_COUNT);
    if (between_us(asking->body))
        return ROUTE_DIRECT;
    if (route == ROUTE_URL && response_url(asking) == NULL)
        route = ROUTE_EPHEMERAL;
    if (route == ROUTE_EPHEMERAL && js_string(asking->body, "channel") == NULL)
        route = ROUTE_DIRECT;
    return route;
}

static void put_words(struct slack_asking *asking, struct js *arguments)
{
    size_t part = (size_t)(asking->step / ROUTE_COUNT);
    if (route_of(asking) != ROUTE_DIRECT || between_us(asking->body))
        js_put_string(arguments, "thread_ts", js_string(asking->body, "thread_ts"));
    (void)slack_body_text(arguments, asking->arena, js_string_or(asking->body, "text", ""), part);
}

static bool ask_by_url(struct slack_asking *asking)
{
    struct js *arguments = js_new_object();
    js_put_string(arguments, "response_type", "ephemeral");
    js_put_flag(arguments, "replace_original", false);
    put_words(asking, arguments);
    if (!slack_ask(asking, METHOD_RESPONSE_URL, arguments))
        return false;
    asking->out->http.url = arena_text(asking->arena, response_url(asking));
    asking->out->http.bearer = NULL; /* the url is its own permission */
    return true;
}

static bool ask_ephemeral(struct slack_asking *asking)
{
    const char *user = slack_ask_id(asking, "user");
    const char *channel = user == NULL ? NULL : slack_ask_id(asking, "channel");
    if (channel == NULL)
        return false;
    struct js *arguments = js_new_object();
    js_put_string(arguments, "channel", channel);
    js_put_string(arguments, "user", user);
    put_words(asking, arguments);
    return slack_ask(asking, METHOD_CHAT_EPHEMERAL, arguments);
}

static bool ask_direct(struct slack_asking *asking)
{
    /* A person's id stands for the direct channel with them. */
    const char *user = slack_ask_id(asking, between_us(asking->body) ? "channel" : "user");
    if (user == NULL)
        return false;
    struct js *arguments = js_new_object();
    js_put_string(arguments, "channel", user);
    js_put_flag(arguments, "unfurl_links", false);
    put_words(asking, arguments);
    slack_look_mark(asking, arguments, asking->step / ROUTE_COUNT);
    asking->out->rate.scope = arena_text(asking->arena, user);
    return slack_ask(asking, METHOD_CHAT_POST, arguments);
}

static bool ask_look(struct slack_asking *asking)
{
    const char *place = slack_ask_id(asking, between_us(asking->body) ? "channel" : "user");
    if (place == NULL)
        return false;
    return between_us(asking->body) ? slack_look_ask(asking, place) : slack_look_ask_direct(asking, place);
}

static bool ask_answer(struct slack_asking *asking)
{
    if (asking->step == SLACK_STEP_LOOK)
        return ask_look(asking);
    static bool (*const routes[])(struct slack_asking * asking) = {
        [ROUTE_URL] = ask_by_url, [ROUTE_EPHEMERAL] = ask_ephemeral, [ROUTE_DIRECT] = ask_direct};
    return routes[route_of(asking)](asking);
}

static int parts_of(const struct slack_hearing *hearing)
{
    struct js *scratch = js_new_object();
    const char *markup = js_string_or(hearing->body, "text", "");
    int parts = (int)slack_body_text(scratch, hearing->arena, markup, 0);
    js_drop(scratch);
    return parts;
}

/* On with the parts that are not there. */
static void hear_look(struct slack_hearing *hearing)
{
    struct slack_look look;
    int parts = parts_of(hearing);
    if (to_them(hearing->body) && slack_look_opened(hearing, ROUTE_DIRECT))
        return;
    if (!slack_look_hear(hearing, parts > 1, &look))
        return;
    int next = look.ts[0] == NULL ? 0 : look.last + 1;
    if (next < parts)
        slack_hear_next(hearing, next * ROUTE_COUNT + ROUTE_DIRECT, NULL);
}

/* On with the next part by the same route. */
static void hear_answer(struct slack_hearing *hearing)
{
    if (hearing->step == SLACK_STEP_LOOK)
        hear_look(hearing);
    else if (hearing->step / ROUTE_COUNT + 1 < parts_of(hearing))
        slack_hear_next(hearing, hearing->step + ROUTE_COUNT, NULL);
}

/* Not in the channel, channel archived, and so on: the next route. Without a url the first two are
 * the same. */
static void answer_refused(struct slack_hearing *hearing)
{
    int route = hearing->step % ROUTE_COUNT;
    if (hearing->step == SLACK_STEP_LOOK)
        slack_hear_next(hearing, ROUTE_DIRECT, NULL);
    else if (between_us(hearing->body))
        hearing->out->kind = VERDICT_FAILED;
    else if (route == ROUTE_URL && js_string(hearing->body, "response_url") == NULL)
        slack_hear_next(hearing, hearing->step + ROUTE_DIRECT, NULL);
    else if (route < ROUTE_DIRECT)
        slack_hear_next(hearing, hearing->step + 1, NULL);
    else
        hearing->out->kind = VERDICT_FAILED;
}

/* A response_url answers "ok" as plain text; used up or expired, it answers with some status other
 * than 2xx. */
static bool hear_by_url(struct slack_hearing *hearing, const struct http_result *result)
{
    bool by_its_url = !between_us(hearing->body) && hearing->step % ROUTE_COUNT == ROUTE_URL &&
                      js_string(hearing->body, "response_url") != NULL;
    if (!by_its_url || result->failure != HTTP_OK || result->status == 429)
        return false;
    if (result->status >= 200 && result->status < 300 && hearing->code[0] == '\0')
        hear_answer(hearing);
    else
        answer_refused(hearing);
    return true;
}

static const struct slack_exception answer_exceptions[] = {
    {"*", SLACK_EXCEPTION_OTHER},
    {NULL, SLACK_EXCEPTION_OTHER},
};

const struct slack_call_kind slack_call_answer = {
    .ask = ask_answer,
    .hear = hear_answer,
    .refused = answer_refused,
    .hear_http = hear_by_url,
    .exceptions = answer_exceptions,
    .looks = found_again,
};
