/* Views and their stacks. A stack is a chain by previous_id; its top is the one nobody lies on. */
#include "sandbox/view.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "sandbox/blocks.h"

void view_destroy(void *value)
{
    struct view *view = value;
    char *const owned[] = {view->id,          view->user_id, view->root_id, view->previous_id,
                           view->external_id, view->hash,    view->notice};
    for (size_t i = 0; i < COUNT_OF(owned); i++)
        free(owned[i]);
    js_drop(view->spec);
    js_drop(view->values);
    js_drop(view->errors);
    free(view);
}

struct view *view_find(const struct workspace *workspace, const char *id)
{
    return table_find(workspace->views, id);
}

struct view *view_by_external(const struct workspace *workspace, const char *external_id)
{
    for (size_t i = 0; external_id != NULL && i < table_count(workspace->views); i++) {
        struct view *view = table_at(workspace->views, i);
        if (strcmp(view->external_id, external_id) == 0)
            return view;
    }
    return NULL;
}

static struct view *above(const struct workspace *workspace, const struct view *view)
{
    for (size_t i = 0; i < table_count(workspace->views); i++) {
        struct view *other = table_at(workspace->views, i);
        if (other->previous_id != NULL && strcmp(other->previous_id, view->id) == 0)
            return other;
    }
    return NULL;
}

struct view *view_top(const struct workspace *workspace, const struct user *user)
{
    for (size_t i = table_count(workspace->views); i-- > 0;) {
        struct view *view = table_at(workspace->views, i);
        if (!view->home && strcmp(view->user_id, user->id) == 0 && above(workspace, view) == NULL)
            return view;
    }
    return NULL;
}

static size_t depth(const struct workspace *workspace, const struct view *view)
{
    size_t levels = 0;
    for (; view != NULL; view = view_find(workspace, view->previous_id))
        levels++;
    return levels;
}

static void show(struct workspace *workspace, struct view *view, const struct js *spec)
{
    char hash[64];
    js_drop(view->spec);
    js_drop(view->errors);
    view->errors = NULL;
    view->spec = js_copy(spec);
    js_put(view->spec, "blocks", blocks_with_ids(js_at(spec, "blocks")));
    user_set(&view->external_id, js_string_or(spec, "external_id", ""));
    snprintf(hash, sizeof hash, "%" PRId64 ".%" PRIx64, workspace_now_ms(workspace) / SECOND_MS,
             ++workspace->serial);
    user_set(&view->hash, hash);
    view->waiting = false;
    view_set_notice(workspace, view, NULL);
}

void view_set_notice(struct workspace *workspace, struct view *view, const char *notice)
{
    user_set(&view->notice, notice);
    workspace_changed(workspace, view->home ? "home" : "views", view->user_id);
}

static struct view *make(struct workspace *workspace, const struct user *user,
                         const struct js *spec, bool home)
{
    char id[ID_MAX];
    struct view *view = mem_new(1, sizeof *view);
    view->id = mem_copy_text(workspace_new_id(workspace, "V", id));
    view->user_id = mem_copy_text(user->id);
    view->root_id = mem_copy_text(id);
    view->values = js_new_object();
    view->home = home;
    table_add(workspace->views, view->id, view);
    show(workspace, view, spec);
    return view;
}

struct view *view_open(struct workspace *workspace, struct user *user, const struct js *spec,
                       struct view *under, const char **error)
{
    const char *external_id = js_string_or(spec, "external_id", "");
    *error = NULL;
    if (external_id[0] != '\0' && view_by_external(workspace, external_id) != NULL)
        *error = "duplicate_external_id";
    else if (under != NULL && depth(workspace, under) >= VIEW_STACK_MAX)
        *error = "push_limit_reached";
    else if (table_count(workspace->views) >= VIEW_COUNT_MAX)
        *error = "internal_error";
    if (*error != NULL)
        return NULL;
    struct view *view = make(workspace, user, spec, false);
    if (under != NULL) {
        user_set(&view->previous_id, under->id);
        user_set(&view->root_id, under->root_id);
    }
    return view;
}

struct view *view_publish(struct workspace *workspace, struct user *user, const struct js *spec)
{
    struct view *view = view_find(workspace, user->home_view_id);
    if (view != NULL) {
        show(workspace, view, spec);
        return view;
    }
    view = make(workspace, user, spec, true);
    user_set(&user->home_view_id, view->id);
    return view;
}

void view_replace(struct workspace *workspace, struct view *view, const struct js *spec)
{
    show(workspace, view, spec);
}

void view_close(struct workspace *workspace, struct view *view, bool everything)
{
    struct view *lowest = view;
    while (everything && view_find(workspace, lowest->previous_id) != NULL)
        lowest = view_find(workspace, lowest->previous_id);
    struct view *on_top = above(workspace, lowest);
    if (on_top != NULL)
        view_close(workspace, on_top, false); /* at most VIEW_STACK_MAX deep */
    workspace_changed(workspace, "views", lowest->user_id);
    char *id = mem_copy_text(lowest->id);
    table_remove(workspace->views, id);
    free(id);
}

struct js *view_json(const struct view *view)
{
    static const char *const always[] = {"private_metadata", "callback_id"};
    struct js *json = js_copy(view->spec);
    struct js *state = js_new_object();
    for (size_t i = 0; i < COUNT_OF(always); i++)
        js_put_string(json, always[i], js_string_or(view->spec, always[i], ""));
    js_put_flag(json, "notify_on_close", js_flag(view->spec, "notify_on_close"));
    js_put_flag(json, "clear_on_close", js_flag(view->spec, "clear_on_close"));
    js_put(state, "values", js_copy(view->values));
    js_put(json, "state", state);
    js_put_string(json, "id", view->id);
    js_put_string(json, "team_id", TEAM_ID);
    js_put_string(json, "app_id", APP_ID);
    js_put_string(json, "bot_id", BOT_ID);
    js_put_string(json, "app_installed_team_id", TEAM_ID);
    js_put_string(json, "hash", view->hash);
    js_put_string(json, "external_id", view->external_id);
    js_put_string(json, "root_view_id", view->root_id);
    js_put(json, "previous_view_id", js_new_string(view->previous_id));
    return json;
}
