/* Pins and reactions. All of these may be repeated: Slack says when it is so already. */
#include "calls.h"


static bool ask_mark(struct slack_asking *asking, enum slack_method_id method)
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
    return ask_mark(asking, METHOD_PINS_ADD);
}

static bool ask_react(struct slack_asking *asking)
{
    return ask_mark(asking, METHOD_REACTIONS_ADD);
}

static bool ask_unreact(struct slack_asking *asking)
{
    return ask_mark(asking, METHOD_REACTIONS_REMOVE);
}

static const struct slack_exception pin_exceptions[] = {
    {"already_pinned", SLACK_EXCEPTION_DONE},
    {NULL, SLACK_EXCEPTION_DONE},
};

/* A message that has gone needs no confirmation. */
static const struct slack_exception react_exceptions[] = {
    {"already_reacted", SLACK_EXCEPTION_DONE},
    {"message_not_found", SLACK_EXCEPTION_DONE},
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
