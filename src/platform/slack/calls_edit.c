/* Editing and taking back what we posted. Both may be repeated. */
#include "blocks.h"
#include "calls.h"


/* Buttons the message had before go with the blocks it had. */
static void put_text(struct slack_asking *asking, struct js *arguments)
{
    slack_body_text_once(arguments, asking->arena, js_string_or(asking->body, "text", ""));
    slack_body_buttons(arguments, asking->arena, js_at(asking->body, "buttons"));
}

static bool ask_update(struct slack_asking *asking)
{
    const char *channel = slack_ask_id(asking, "channel");
    const struct js *card = js_at(asking->body, "card");
    if (channel == NULL)
        return false;
    struct js *arguments = js_new_object();
    js_put_string(arguments, "channel", channel);
    js_put_string(arguments, "ts", js_string(asking->body, "ts"));
    if (card != NULL)
        slack_body_card(arguments, asking->arena, card);
    else
        put_text(asking, arguments);
    return slack_ask(asking, METHOD_CHAT_UPDATE, arguments);
}

const struct slack_call_kind slack_call_update = {.ask = ask_update};

static bool ask_delete(struct slack_asking *asking)
{
    const char *channel = slack_ask_id(asking, "channel");
    if (channel == NULL)
        return false;
    struct js *arguments = js_new_object();
    js_put_string(arguments, "channel", channel);
    js_put_string(arguments, "ts", js_string(asking->body, "ts"));
    return slack_ask(asking, METHOD_CHAT_DELETE, arguments);
}

/* Somebody was faster. */
static const struct slack_exception delete_exceptions[] = {
    {"message_not_found", SLACK_EXCEPTION_DONE},
    {NULL, SLACK_EXCEPTION_DONE},
};

const struct slack_call_kind slack_call_delete = {.ask = ask_delete,
                                                  .exceptions = delete_exceptions};
