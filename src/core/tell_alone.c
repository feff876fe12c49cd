/* What came of something is said to whoever asked for it, and to nobody else. */
#include "tell_alone.h"

void tell_alone(const struct effect *about, const char *user, const char *text, struct outcome *out)
{
    if (user == NULL)
        return;
    struct js *body =
        outcome_effect(out, EFFECT_ANSWER, about->incident,
                       arena_print(out->arena, "tell/%s", about->key), arena_print(out->arena, "tell/%s", user),
                       false);
    const char *channel = js_string(about->body, "origin");
    js_put_string(body, "user", user);
    js_put_string(body, "channel", channel != NULL ? channel : js_string(about->body, "channel"));
    js_put_string(body, "response_url", js_string(about->body, "response_url"));
    js_put_string(body, "text", text);
}
