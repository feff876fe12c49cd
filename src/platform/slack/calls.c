/* The table by kind, and all that calls have in common. */
#include "calls.h"

#include <stdio.h>
#include <string.h>

#include "disruption/net/url.h"
#include "answer.h"
#include "names.h"

#define CONNECT_TIMEOUT_MS 5000
#define CALL_TIMEOUT_MS 20000
#define RESPONSE_MAX ((size_t)8 << 20) /* bytes; a page of 200 long messages with blocks */
#define BODY_MAX ((size_t)1 << 20)     /* bytes of a request */

/* What follows when nobody knows whether a call was carried out: a lost answer, a crash, a 5xx. */
enum doubt {
    REPEAT,       /* it is made again: carried out twice is the same as once */
    LOOK,         /* it is looked up first, and made again when it is not there */
    RATHER_TWICE, /* it cannot be looked up, and missing is worse than double: it is made again */
};

static const struct {
    const struct slack_call_kind *call;
    enum doubt doubt;
} kinds[EFFECT_KIND_COUNT] = {
    /* By its name, which holds the number, and made by the bot since then. */
    [EFFECT_CHANNEL_CREATE] = {&slack_call_channel_create, LOOK},
    /* "already_in_channel" */
    [EFFECT_INVITE] = {&slack_call_invite, REPEAT},
    [EFFECT_INVITE_GROUP] = {&slack_call_invite_group, REPEAT},
    /* Setting it once more would be told in the channel once more. */
    [EFFECT_TOPIC] = {&slack_call_topic, LOOK},
    /* By the mark in its metadata. Where we post without being a member we cannot look: then rather twice. */
    [EFFECT_POST] = {&slack_call_post, LOOK},
    [EFFECT_DIRECT] = {&slack_call_direct, LOOK},
    /* The same words in the same place. */
    [EFFECT_UPDATE] = {&slack_call_update, REPEAT},
    [EFFECT_HOME] = {&slack_call_home, REPEAT},
    /* "already_pinned", "already_reacted", "no_reaction", "message_not_found" */
    [EFFECT_PIN] = {&slack_call_pin, REPEAT},
    [EFFECT_REACT] = {&slack_call_react, REPEAT},
    [EFFECT_UNREACT] = {&slack_call_unreact, REPEAT},
    [EFFECT_DELETE] = {&slack_call_delete, REPEAT},
    /* One person sees it for a while; silence would have them ask again. A message between the two of us is looked up
     * like any other (`looks`). */
    [EFFECT_ANSWER] = {&slack_call_answer, RATHER_TWICE},
    /* A trigger opens one form: "exchanged_trigger_id" says that it did. */
    [EFFECT_FORM_OPEN] = {&slack_call_form_open, REPEAT},
    /* Reading changes nothing. */
    [EFFECT_FETCH_MESSAGE] = {&slack_call_fetch_message, REPEAT},
    [EFFECT_FETCH_PERSON] = {&slack_call_fetch_person, REPEAT},
    [EFFECT_FETCH_HISTORY] = {&slack_call_fetch_history, REPEAT},
    [EFFECT_FETCH_FILE] = {&slack_call_fetch_file, REPEAT},
    /* By the file in the channel: the very one while we know its id, else one of that name and size since then. */
    [EFFECT_UPLOAD] = {&slack_call_upload, LOOK},
    /* "already_archived", "not_archived"; joining twice is joining. */
    [EFFECT_ARCHIVE] = {&slack_call_archive, REPEAT},
    [EFFECT_UNARCHIVE] = {&slack_call_unarchive, REPEAT},
    [EFFECT_JOIN] = {&slack_call_join, REPEAT},
    /* A name that is taken, by the channel itself, would get a number. */
    [EFFECT_RENAME] = {&slack_call_rename, LOOK},
};

static bool looked_up(const struct effect *effect)
{
    const struct slack_call_kind *call = kinds[effect->kind].call;
    return call->looks != NULL ? call->looks(effect->body) : kinds[effect->kind].doubt == LOOK;
}

bool slack_call_encode(const struct platform_options *options,
                       const struct workspace_identity *identity, const struct effect *effect,
                       int64_t created_ms, int step, const struct js *carried, struct arena *arena,
                       struct platform_call *out, struct err *err)
{
    const struct slack_call_kind *kind = kinds[effect->kind].call;
    if (step == SLACK_STEP_LOOK && !looked_up(effect))
        return err_set(err, ERR_NOT_FOUND, "%s may be repeated", effect_kind_name(effect->kind));
    struct platform_call call = {
        .http = {.method = "POST",
                 .bearer = options->bot_token,
                 .connect_timeout_ms = CONNECT_TIMEOUT_MS,
                 .timeout_ms = CALL_TIMEOUT_MS,
                 .response_max = RESPONSE_MAX,
                 .once = looked_up(effect) && step != SLACK_STEP_LOOK},
    };
    struct slack_asking asking = {
        .options = options,
        .identity = identity,
        .effect = effect,
        .body = effect->body,
        .carried = carried,
        .created_ms = created_ms,
        .step = step,
        .arena = arena,
        .out = &call,
        .err = err,
    };
    if (!kind->ask(&asking))
        return false;
    call.rate.tokenless = call.http.bearer == NULL;
    *out = call;
    return true;
}

static bool add_to_form(void *ctx, const char *key, const struct js *value)
{
    int64_t number;
    char digits[24];
    if (js_text(value) != NULL) {
        form_add(ctx, key, js_text(value));
    } else if (js_value_integer(value, &number)) {
        snprintf(digits, sizeof(digits), "%lld", (long long)number);
        form_add(ctx, key, digits);
    }
    return true;
}

void slack_ask_rate(struct slack_asking *asking, enum slack_method_id id)
{
    const struct slack_method *method = &slack_methods[id];
    struct call_rate *rate = &asking->out->rate;
    rate->method = method->name;
    rate->per_minute = method->per_minute;
    rate->scope_per_minute = method->scope_per_minute;
}

bool slack_ask(struct slack_asking *asking, enum slack_method_id id, struct js *arguments)
{
    const struct slack_method *method = &slack_methods[id];
    struct platform_call *call = asking->out;
    struct buf body;
    buf_init(&body, BODY_MAX);
    if (method->format == SLACK_FORM)
        js_each(arguments, add_to_form, &body);
    else
        js_write(arguments, &body);
    js_drop(arguments);
    bool fits = !body.over;
    call->http.url = arena_print(asking->arena, "%s%s", asking->options->api_url, method->name);
    call->http.content_type = method->format == SLACK_FORM ? "application/x-www-form-urlencoded"
                                                           : "application/json; charset=utf-8";
    call->http.body = arena_text(asking->arena, buf_string(&body));
    call->http.body_len = body.len;
    slack_ask_rate(asking, id);
    buf_done(&body);
    return fits ||
           err_set(asking->err, ERR_INVALID, "%s would be over %zu bytes", method->name, BODY_MAX);
}

const char *slack_ask_id(struct slack_asking *asking, const char *key)
{
    const char *id = js_string(asking->body, key);
    if (slack_id_plain(id))
        return id;
    err_set(asking->err, ERR_INVALID, "%s: \"%s\" is no id of Slack's", key, id == NULL ? "" : id);
    return NULL;
}

void slack_hear_next(struct slack_hearing *hearing, int step, struct js *carried)
{
    hearing->out->kind = VERDICT_NEXT;
    hearing->out->step = step;
    hearing->out->result = carried;
}

void slack_hear_failed(struct slack_hearing *hearing, const char *reason)
{
    hearing->out->kind = VERDICT_FAILED;
    snprintf(hearing->out->reason, sizeof(hearing->out->reason), "%s", reason);
}

struct js *slack_next_page(const struct slack_hearing *hearing)
{
    const char *cursor =
        js_string_or(js_at(hearing->reply, "response_metadata"), "next_cursor", "");
    int64_t pages = js_integer_or(hearing->carried, "pages", 0) + 1;
    if (cursor[0] == '\0' || pages >= SLACK_LOOK_PAGES_MAX)
        return NULL;
    struct js *next = js_new_object();
    js_put_string(next, "cursor", cursor);
    js_put_integer(next, "pages", pages);
    return next;
}

static const struct slack_exception *find_exception(const struct slack_call_kind *kind,
                                                    const char *code)
{
    for (const struct slack_exception *e = kind->exceptions; e != NULL && e->code != NULL; e++) {
        if (strcmp(e->code, "*") == 0 || strcmp(e->code, code) == 0)
            return e;
    }
    return NULL;
}

static void hear_refusal(const struct slack_call_kind *kind, struct slack_hearing *hearing,
                         const char *reason)
{
    const struct slack_exception *exception = find_exception(kind, hearing->code);
    snprintf(hearing->out->reason, sizeof(hearing->out->reason), "%s", reason);
    if (exception == NULL)
        hearing->out->kind = VERDICT_FAILED;
    else if (exception->kind == SLACK_EXCEPTION_OTHER)
        kind->refused(hearing);
}

/* Verdicts that do not depend on the kind, but for what may be repeated. A look and a page of it
 * always may. */
static void hear_trouble(const struct effect *effect, const struct slack_answer *answer, int step,
                         struct verdict *out)
{
    static const enum verdict_kind kinds_of[] = {
        [SLACK_UNSENT] = VERDICT_RETRY,    [SLACK_UNCLEAR] = VERDICT_RETRY,
        [SLACK_PAUSE] = VERDICT_PAUSE,     [SLACK_UNAUTHORISED] = VERDICT_UNAUTHORISED,
        [SLACK_UNUSABLE] = VERDICT_FAILED,
    };
    out->kind = kinds_of[answer->meaning];
    out->step = step;
    out->wait_ms = out->kind == VERDICT_PAUSE ? answer->wait_ms : -1;
    snprintf(out->reason, sizeof(out->reason), "%s", answer->reason);
    if (answer->meaning == SLACK_UNCLEAR && step != SLACK_STEP_LOOK && looked_up(effect)) {
        out->kind = VERDICT_DOUBT;
        out->step = SLACK_STEP_LOOK;
        out->wait_ms = SLACK_DOUBT_WAIT_MS;
    }
}

/* What nobody waits for any more has failed, whatever stood in its way. */
static void hear_lateness(const struct slack_call_kind *kind, const struct slack_hearing *hearing)
{
    struct verdict *out = hearing->out;
    int64_t left_ms = hearing->created_ms + kind->keeps_ms - hearing->now_ms;
    if (kind->keeps_ms == 0 || out->kind == VERDICT_FAILED)
        return;
    if (out->kind != VERDICT_RETRY || left_ms <= SLACK_FORM_AGAIN_MS)
        out->kind = VERDICT_FAILED;
    out->wait_ms = SLACK_FORM_AGAIN_MS;
}

static void hear_answer(const struct slack_call_kind *kind, struct slack_hearing *hearing,
                        const struct slack_answer *answer)
{
    if (answer->meaning == SLACK_REFUSED) {
        hear_refusal(kind, hearing, answer->reason);
    } else if (answer->meaning != SLACK_OK) {
        hear_trouble(hearing->effect, answer, hearing->step, hearing->out);
        hear_lateness(kind, hearing);
    } else if (kind->hear != NULL) {
        kind->hear(hearing);
    }
}

/* What is not the Web API's answer is judged by what was made of it. */
static enum call_end end_of_other(const struct http_result *result, const struct verdict *out)
{
    if (result->failure != HTTP_OK)
        return result->failure == HTTP_UNSENT ? CALL_UNSENT : CALL_LOST;
    if (out->kind == VERDICT_RETRY)
        return CALL_SERVER_ERROR;
    return out->kind == VERDICT_FAILED ? CALL_ERROR : CALL_OK;
}

void slack_call_decode(const struct workspace_identity *identity, const struct effect *effect,
                       int64_t created_ms, int step, const struct js *carried,
                       const struct http_result *result, int64_t now_ms, struct arena *arena,
                       struct verdict *out)
{
    const struct slack_call_kind *kind = kinds[effect->kind].call;
    struct slack_answer answer;
    *out = (struct verdict){.kind = VERDICT_DONE, .wait_ms = -1};
    slack_answer_read(result, &answer);
    struct slack_hearing hearing = {
        .identity = identity,
        .effect = effect,
        .body = effect->body,
        .carried = carried,
        .reply = answer.reply,
        .code = answer.code,
        .step = step,
        .created_ms = created_ms,
        .now_ms = now_ms,
        .asked_ms = now_ms - result->elapsed_ms,
        .arena = arena,
        .out = out,
    };
    if (kind->hear_http != NULL && kind->hear_http(&hearing, result)) {
        out->end = end_of_other(result, out);
    } else {
        hear_answer(kind, &hearing, &answer);
        out->end = slack_answer_end(&answer, result);
        out->pause_ms = answer.wait_ms;
    }
    slack_answer_done(&answer);
}
