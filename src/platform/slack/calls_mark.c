/* Pins and reactions. All of these may be repeated: Slack says when it is so already. */
#include "calls.h"

static const struct slack_method pin = {"pins.add", SLACK_JSON, 20};
static const struct slack_method react = {"reactions.add", SLACK_JSON, 50};
static const struct slack_method unreact = {"reactions.remove", SLACK_JSON, 20};

static bool ask_mark(struct slack_asking *asking, const struct slack_method *method)
{
    const char *channel = slack_ask_id(asking, "channel");
    if (channel == NULL)
        return false;
    struct js *arguments = js_new_object();
    js_put_string(arguments, "channel", channel);
    js_put_string(arguments, "timestamp", js_string(asking->body, "ts"));
    js_put_string(arguments, "name", js_string(asking->body, "name"));
    return slack_ask(asking, method, arguments);
}

static bool ask_pin(struct slack_asking *asking)
{
    return ask_mark(asking, &pin);
}

static bool ask_react(struct slack_asking *asking)
{
    return ask_mark(asking, &react);
}

static bool ask_unreact(struct slack_asking *asking)
{
    return ask_mark(asking, &unreact);
}

static const struct slack_exception pin_exceptions[] = {
    {"already_pinned", SLACK_EXCEPTION_DONE},
    {NULL, SLACK_EXCEPTION_DONE},
};

static const struct slack_exception react_exceptions[] = {
    {"already_reacted", SLACK_EXCEPTION_DONE},
    {NULL, SLACK_EXCEPTION_DONE},
};

/* With the message its reactions are gone. */
static const struct slack_exception unreact_exceptions[] = {
    {"message_not_found", SLACK_EXCEPTION_DONE},
    {"no_reaction", SLACK_EXCEPTION_DONE},
    {NULL, SLACK_EXCEPTION_DONE},
};

const struct slack_call_kind slack_call_pin = {.ask = ask_pin, .exceptions = pin_exceptions};
const struct slack_call_kind slack_call_react = {.ask = ask_react, .exceptions = react_exceptions};
const struct slack_call_kind slack_call_unreact = {.ask = ask_unreact,
                                                   .exceptions = unreact_exceptions};
