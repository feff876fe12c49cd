/* Buttons: each carries a command line as its value, so that pressing one is typing it. */
#include "blocks.h"

#include <string.h>

#include "blocks_private.h"
#include "text.h"

static struct js *button_of(struct arena *arena, const struct js *button, const char *name,
                            size_t index)
{
    static const char *const styles[] = {"danger", "primary"};
    const char *label = js_string_or(button, "label", "");
    const char *command = js_string_or(button, "command", "");
    if (label[0] == '\0' || command[0] == '\0' ||
        slack_units(slice_of(command)) > SLACK_BUTTON_VALUE_MAX)
        return NULL;
    struct js *out = js_new_object();
    js_put_string(out, "type", "button");
    js_put_string(out, "action_id", arena_print(arena, "%s_%zu", name, index));
    js_put_string(out, "value", command);
    js_put(out, "text", slack_block_plain(arena, label, SLACK_BUTTON_MAX));
    for (size_t i = 0; i < COUNT_OF(styles); i++) {
        if (strcmp(styles[i], js_string_or(button, "style", "")) == 0)
            js_put_string(out, "style", styles[i]);
    }
    return out;
}

void slack_block_buttons(struct js *blocks, struct arena *arena, const struct js *buttons,
                         const char *name)
{
    struct js *open = NULL;
    for (size_t i = 0; i < js_count(buttons); i++) {
        struct js *button = button_of(arena, js_item(buttons, i), name, i);
        if (button == NULL)
            continue;
        if (open == NULL || js_count(open) >= SLACK_BUTTONS_MAX) {
            struct js *block = js_new_object();
            open = js_new_array();
            js_put_string(block, "type", "actions");
            js_put(block, "elements", open);
            js_push(blocks, block);
        }
        js_push(open, button);
    }
}

void slack_body_buttons(struct js *body, struct arena *arena, const struct js *buttons)
{
    const struct js *before = js_at(body, "blocks");
    const char *text = js_string_or(body, "text", "");
    if (js_count(buttons) == 0)
        return;
    struct js *blocks = js_is_array(before) ? js_copy(before) : js_new_array();
    if (js_count(blocks) == 0 && text[0] != '\0')
        js_push(blocks, slack_block_section(text));
    slack_block_buttons(blocks, arena, buttons, "post");
    js_put(body, "blocks", blocks);
}
