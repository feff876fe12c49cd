/* Forms and the home tab. A form can be opened for three seconds after somebody pressed or typed;
 * later nobody waits for it. */
#include "blocks.h"
#include "calls.h"
#include "form.h"


static bool ask_form(struct slack_asking *asking)
{
    const char *trigger = js_string_or(asking->body, "trigger", "");
    const struct js *fields = js_at(js_at(asking->body, "form"), "fields");
    if (trigger[0] == '\0' || js_count(fields) == 0)
        return err_set(asking->err, ERR_INVALID, "a form needs a trigger and fields");
    struct js *arguments = js_new_object();
    js_put_string(arguments, "trigger_id", trigger);
    js_put(arguments, "view", slack_form_view(asking->arena, asking->body));
    asking->out->http.connect_timeout_ms = SLACK_TRIGGER_MS;
    asking->out->http.timeout_ms = SLACK_TRIGGER_MS;
    return slack_ask(asking, METHOD_VIEWS_OPEN, arguments);
}

/* Only we had this trigger, so a call whose answer was lost has opened the form with it. */
static const struct slack_exception form_exceptions[] = {
    {"exchanged_trigger_id", SLACK_EXCEPTION_DONE},
    {NULL, SLACK_EXCEPTION_DONE},
};

const struct slack_call_kind slack_call_form_open = {
    .ask = ask_form, .exceptions = form_exceptions, .keeps_ms = SLACK_TRIGGER_MS};

static bool ask_home(struct slack_asking *asking)
{
    const char *user = slack_ask_id(asking, "user");
    if (user == NULL)
        return false;
    struct js *arguments = js_new_object();
    js_put_string(arguments, "user_id", user);
    js_put(arguments, "view", slack_home_view(asking->arena, js_at(asking->body, "home")));
    return slack_ask(asking, METHOD_VIEWS_PUBLISH, arguments);
}

/* An app without a home tab has nobody who looks at it. */
static const struct slack_exception home_exceptions[] = {
    {"not_enabled", SLACK_EXCEPTION_DONE},
    {NULL, SLACK_EXCEPTION_DONE},
};

const struct slack_call_kind slack_call_home = {.ask = ask_home, .exceptions = home_exceptions};
