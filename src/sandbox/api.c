/* The door of the Web API: token, scope, limits and faults first, then the method, then its answer
 * as text. */
#include "sandbox/api.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"
#include "sandbox/call.h"
#include "sandbox/calls.h"
#include "sandbox/fault.h"

enum { HTTP_OK = 200, HTTP_TOO_MANY = 429 };

static const char json_type[] = "application/json; charset=utf-8";

/* Who may call: the bot's token for nearly all, the app's for opening sockets. */
static const char *token_fault(const struct workspace *workspace, const struct api_method *method,
                               const char *token)
{
    if (token == NULL || token[0] == '\0')
        return "not_authed";
    bool bot = strcmp(token, workspace->bot_token) == 0;
    bool app = strcmp(token, workspace->app_token) == 0;
    if (!bot && !app)
        return "invalid_auth";
    if (faults_token_error(workspace->faults) != NULL)
        return faults_token_error(workspace->faults);
    return app == method->app_token ? NULL : "not_allowed_token_type";
}

static const char *refusal(struct call *call, const struct api_method *method, const char *token)
{
    if (method == NULL)
        return "unknown_method";
    const char *fault = token_fault(call->workspace, method, token);
    if (fault != NULL)
        return fault;
    if (!faults_lacks_scope(call->workspace->faults, method->scope))
        return NULL;
    js_put_string(call->reply, "needed", method->scope);
    js_put_string(call->reply, "provided", api_scopes(call->workspace));
    return "missing_scope";
}

static void set_body(struct api_answer *answer, const char *type, char *owned)
{
    free(answer->body);
    answer->content_type = type;
    answer->body = owned;
    answer->body_len = strlen(owned);
}

static void write_reply(struct call *call, struct api_answer *answer)
{
    js_put_flag(call->reply, "ok", call->error == NULL);
    js_put_string(call->reply, "error", call->error);
    set_body(answer, json_type, js_dump(call->reply));
}

static void limited(struct call *call, struct api_answer *answer, int64_t wait_s)
{
    call->error = "ratelimited";
    answer->status = HTTP_TOO_MANY;
    answer->retry_after = wait_s;
}

/* Spoils the body the way a fault wants it. */
static void spoil(struct api_answer *answer, const struct api_fault *fault)
{
    static const char html[] = "<!DOCTYPE html><html><head><title>Trouble</title></head>"
                               "<body><h1>The server has trouble</h1></body></html>";
    if (strcmp(fault->body, "html") == 0) {
        set_body(answer, "text/html; charset=utf-8", mem_copy_text(html));
    } else if (strcmp(fault->body, "empty") == 0) {
        set_body(answer, json_type, mem_copy_text(""));
    } else if (strcmp(fault->body, "truncated") == 0) {
        answer->body_len /= 2;
    } else {
        set_body(answer, "text/plain; charset=utf-8", mem_copy_text(fault->body));
    }
}

static void apply_fault(struct call *call, const struct api_fault *fault, struct api_answer *answer)
{
    if (fault->retry_after >= 0)
        limited(call, answer, fault->retry_after);
    if (fault->status != 0)
        answer->status = fault->status;
    if (fault->error != NULL)
        call->error = fault->error;
    else if (call->error == NULL && answer->status >= 500)
        call->error = "internal_error";
    write_reply(call, answer);
    if (fault->body != NULL)
        spoil(answer, fault);
    answer->delay_ms = fault->delay_ms;
    answer->lost = fault->lose;
}

/* Runs the method unless something stands before it. */
static void perform(struct call *call, const struct api_method *method, struct api_answer *answer)
{
    struct workspace *workspace = call->workspace;
    int64_t wait_s = faults_wait_s(workspace->faults, method->name, method->per_minute,
                                   workspace_now_ms(workspace));
    if (wait_s == 0 && strcmp(method->name, "chat.postMessage") == 0)
        wait_s = faults_post_wait_s(workspace->faults, js_string_or(call->args, "channel", ""), workspace_now_ms(workspace));
    if (wait_s > 0) {
        limited(call, answer, wait_s);
        return;
    }
    if (!method->handle(call) && call->error == NULL)
        call->error = "internal_error";
}

static void run(struct call *call, const char *name, const char *token, struct api_answer *answer)
{
    struct api_fault fault;
    const struct api_method *method = api_method_find(name);
    call->error = refusal(call, method, token);
    bool faulty = faults_take(call->workspace->faults, name, &fault);
    if (call->error == NULL && method != NULL && (!faulty || fault.perform))
        perform(call, method, answer);
    if (method != NULL && !method->app_token && call->error == NULL)
        answer->scopes = api_scopes(call->workspace);
    if (faulty) {
        apply_fault(call, &fault, answer);
    } else {
        write_reply(call, answer);
    }
    calls_add(call->workspace->calls, method == NULL ? "unknown_method" : method->name,
              workspace_now_ms(call->workspace), answer->status,
              call->error == NULL ? "" : call->error, call->args);
    if (faulty)
        api_fault_done(&fault);
}

void sandbox_api_call(struct workspace *workspace, const char *method, const struct js *args,
                      bool was_json, const char *token, struct api_answer *answer)
{
    const struct api_method *row = api_method_find(method);
    struct js *nothing = js_new_object();
    bool ignored = was_json && row != NULL && row->body == API_FORM;
    struct call call = {
        .workspace = workspace,
        .args = ignored || args == NULL ? nothing : args,
        .caller = user_bot(workspace),
        .reply = js_new_object(),
    };
    *answer = (struct api_answer){.status = HTTP_OK, .retry_after = -1};
    run(&call, method, token, answer);
    js_drop(call.reply);
    js_drop(nothing);
}

void api_answer_done(struct api_answer *answer)
{
    free(answer->body);
}
