/* views.*: modals opened by trigger, changed by id or hash, and home tabs. */
#include <stdlib.h>
#include <string.h>

#include "sandbox/blocks.h"
#include "sandbox/call.h"
#include "sandbox/private.h"
#include "sandbox/view.h"

/* The checked view of a call; NULL: the call has failed. */
static struct js *read_view(struct call *call, const char *type)
{
    bool bad;
    struct js *view = call_tree(call, "view", &bad);
    struct js *told = js_new_array();
    const char *fault = bad || view == NULL ? "invalid_arguments" : view_fault(view, told);
    if (fault == NULL && strcmp(js_string_or(view, "type", ""), type) != 0)
        fault = "invalid_arguments";
    if (fault == NULL) {
        js_drop(told);
        return view;
    }
    call_refuse_with(call, fault, told);
    js_drop(view);
    return NULL;
}

static bool put_view(struct call *call, const struct view *view)
{
    js_put(call->reply, "view", view_json(view));
    return true;
}

static bool open_view(struct call *call, bool on_top)
{
    struct user *user = NULL;
    const char *trigger_id = call_text(call, "trigger_id");
    if (trigger_id == NULL)
        return call_refuse(call, "invalid_arguments");
    struct js *spec = read_view(call, "modal");
    if (spec == NULL)
        return false;
    const char *error = trigger_use(call->workspace, trigger_id, &user);
    struct view *view = NULL;
    if (error == NULL)
        view = view_open(call->workspace, user, spec,
                         on_top ? view_top(call->workspace, user) : NULL, &error);
    js_drop(spec);
    return view == NULL ? call_refuse(call, error) : put_view(call, view);
}

bool api_views_open(struct call *call)
{
    return open_view(call, false);
}

bool api_views_push(struct call *call)
{
    return open_view(call, true);
}

static const char *hash_fault(const struct call *call, const struct view *view)
{
    const char *hash = call_text(call, "hash");
    return hash != NULL && hash[0] != '\0' && strcmp(hash, view->hash) != 0 ? "hash_conflict"
                                                                            : NULL;
}

bool api_views_update(struct call *call)
{
    struct view *view = view_find(call->workspace, call_text(call, "view_id"));
    if (view == NULL)
        view = view_by_external(call->workspace, call_text(call, "external_id"));
    if (view == NULL)
        return call_refuse(call, "not_found");
    if (!call_settle(call, hash_fault(call, view)))
        return false;
    struct js *spec = read_view(call, view->home ? "home" : "modal");
    if (spec == NULL)
        return false;
    view_replace(call->workspace, view, spec);
    js_drop(spec);
    return put_view(call, view);
}

bool api_views_publish(struct call *call)
{
    struct user *user = call_user(call, "user_id");
    if (user == NULL)
        return false;
    const struct view *old = view_find(call->workspace, user->home_view_id);
    if (old != NULL && !call_settle(call, hash_fault(call, old)))
        return false;
    struct js *spec = read_view(call, "home");
    if (spec == NULL)
        return false;
    const struct view *view = view_publish(call->workspace, user, spec);
    js_drop(spec);
    return put_view(call, view);
}
