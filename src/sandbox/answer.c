/* Acks of commands hold a message; acks of forms say what happens to the form; silence is shown to
 * the person. */
#include "sandbox/answer.h"

#include <string.h>

#include "disruption/base/attributes.h"
#include "sandbox/blocks.h"
#include "sandbox/message.h"
#include "sandbox/private.h"
#include "sandbox/view.h"

static void whisper(struct workspace *workspace, const struct envelope *envelope, const char *text)
{
    struct js *content = js_new_object();
    js_put_string(content, "text", text);
    ephemeral_post(workspace, envelope->channel_id, envelope->user_id, user_bot(workspace), content,
                   NULL);
    js_drop(content);
}

static void command_answered(struct workspace *workspace, const struct envelope *envelope,
                             const struct js *payload)
{
    struct channel *channel = channel_by_id(workspace, envelope->channel_id);
    if (js_string(payload, "text") == NULL && js_at(payload, "blocks") == NULL &&
        js_at(payload, "attachments") == NULL)
        return;
    if (strcmp(js_string_or(payload, "response_type", "ephemeral"), "in_channel") != 0) {
        ephemeral_post(workspace, envelope->channel_id, envelope->user_id, user_bot(workspace),
                       payload, NULL);
    } else if (channel != NULL) {
        struct draft draft = {.user = user_bot(workspace),
                              .text = js_string(payload, "text"),
                              .blocks = js_copy(js_at(payload, "blocks"))};
        message_post(workspace, channel, &draft);
    }
}

/* Errors must name input blocks of the view; others make the client give up. */
static bool errors_fit(const struct view *view, const struct js *errors)
{
    size_t fitting = 0;
    const struct js *blocks = js_at(view->spec, "blocks");
    for (size_t i = 0; i < js_count(blocks); i++) {
        const struct js *block = js_item(blocks, i);
        bool input = strcmp(js_string_or(block, "type", ""), "input") == 0;
        if (input && js_string(errors, js_string_or(block, "block_id", "")) != NULL)
            fitting++;
    }
    return fitting > 0 && fitting == js_count(errors);
}

static void show_errors(struct workspace *workspace, struct view *view, struct user *user,
                        const struct js *payload)
{
    (void)user;
    if (!errors_fit(view, js_at(payload, "errors"))) {
        view_set_notice(workspace, view, "The app answered with errors that do not fit this form.");
        return;
    }
    view->errors = js_copy(js_at(payload, "errors"));
    view_set_notice(workspace, view, NULL);
}

static bool fits(struct workspace *workspace, struct view *view, const struct js *spec)
{
    if (view_fault(spec, NULL) == NULL)
        return true;
    view_set_notice(workspace, view, "The app answered with a view that cannot be shown.");
    return false;
}

static void update_view(struct workspace *workspace, struct view *view, struct user *user,
                        const struct js *payload)
{
    (void)user;
    if (fits(workspace, view, js_at(payload, "view")))
        view_replace(workspace, view, js_at(payload, "view"));
}

static void push_view(struct workspace *workspace, struct view *view, struct user *user,
                      const struct js *payload)
{
    const char *error = NULL;
    if (!fits(workspace, view, js_at(payload, "view")))
        return;
    if (view_open(workspace, user, js_at(payload, "view"), view, &error) == NULL)
        view_set_notice(workspace, view, "No more views fit on top of this one.");
}

static void clear_views(struct workspace *workspace, struct view *view, struct user *user,
                        const struct js *payload)
{
    (void)user;
    (void)payload;
    view_close(workspace, view, true);
}

static const struct {
    const char *name;
    void (*apply)(struct workspace *workspace, struct view *view, struct user *user,
                  const struct js *payload);
} view_actions[] = {
    {"errors", show_errors},
    {"update", update_view},
    {"push", push_view},
    {"clear", clear_views},
};

static void form_answered(struct workspace *workspace, const struct envelope *envelope,
                          const struct js *payload)
{
    struct view *view = view_find(workspace, envelope->view_id);
    struct user *user = user_find(workspace, envelope->user_id);
    const char *action = js_string(payload, "response_action");
    if (view == NULL || user == NULL)
        return;
    view->waiting = false;
    for (size_t i = 0; action != NULL && i < COUNT_OF(view_actions); i++) {
        if (strcmp(view_actions[i].name, action) == 0) {
            view_actions[i].apply(workspace, view, user, payload);
            return;
        }
    }
    view_close(workspace, view, false);
}

void answer_given(struct workspace *workspace, const struct envelope *envelope,
                  const struct js *payload)
{
    if (envelope->kind == ENVELOPE_SLASH)
        command_answered(workspace, envelope, payload);
    else if (envelope->kind == ENVELOPE_VIEW)
        form_answered(workspace, envelope, payload);
}

void answer_failed(struct workspace *workspace, const struct envelope *envelope)
{
    struct view *view = view_find(workspace, envelope->view_id);
    if (view != NULL) {
        view->waiting = false;
        view_set_notice(workspace, view, "The app did not answer. Please try again.");
    } else if (envelope->channel_id != NULL && envelope->user_id != NULL) {
        whisper(workspace, envelope,
                envelope->kind == ENVELOPE_SLASH
                    ? "The command failed: the app did not respond in time. Please try again."
                    : "This did not work: the app did not respond in time. Please try again.");
    }
}
