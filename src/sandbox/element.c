/* Interactive elements: found by their ids, and what a person's choice looks like on the wire. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/attributes.h"
#include "sandbox/blocks.h"

enum shape { SHAPE_TEXT, SHAPE_OPTION, SHAPE_OPTIONS, SHAPE_TEXTS, SHAPE_NUMBER };

static const struct kind {
    const char *type;
    const char *member;  /* of the state */
    const char *initial; /* of the element */
    enum shape shape;
} kinds[] = {
    {"plain_text_input", "value", "initial_value", SHAPE_TEXT},
    {"email_text_input", "value", "initial_value", SHAPE_TEXT},
    {"url_text_input", "value", "initial_value", SHAPE_TEXT},
    {"number_input", "value", "initial_value", SHAPE_TEXT},
    {"button", "value", "value", SHAPE_TEXT},
    {"datepicker", "selected_date", "initial_date", SHAPE_TEXT},
    {"timepicker", "selected_time", "initial_time", SHAPE_TEXT},
    {"datetimepicker", "selected_date_time", "initial_date_time", SHAPE_NUMBER},
    {"static_select", "selected_option", "initial_option", SHAPE_OPTION},
    {"radio_buttons", "selected_option", "initial_option", SHAPE_OPTION},
    {"overflow", "selected_option", "initial_option", SHAPE_OPTION},
    {"users_select", "selected_user", "initial_user", SHAPE_TEXT},
    {"conversations_select", "selected_conversation", "initial_conversation", SHAPE_TEXT},
    {"channels_select", "selected_channel", "initial_channel", SHAPE_TEXT},
    {"checkboxes", "selected_options", "initial_options", SHAPE_OPTIONS},
    {"multi_static_select", "selected_options", "initial_options", SHAPE_OPTIONS},
    {"multi_users_select", "selected_users", "initial_users", SHAPE_TEXTS},
};

static const struct kind *kind_of(const struct js *element)
{
    const char *type = js_string_or(element, "type", "");
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        if (strcmp(kinds[i].type, type) == 0)
            return &kinds[i];
    }
    return &kinds[0];
}

static const struct js *find_option(const struct js *element, const char *value)
{
    const struct js *groups = js_at(element, "option_groups");
    for (size_t g = 0; g <= js_count(groups); g++) {
        const struct js *options =
            js_at(g == js_count(groups) ? element : js_item(groups, g), "options");
        for (size_t i = 0; value != NULL && i < js_count(options); i++) {
            if (strcmp(js_string_or(js_item(options, i), "value", ""), value) == 0)
                return js_item(options, i);
        }
    }
    return NULL;
}

static struct js *one_or_null(const struct js *value)
{
    return value == NULL ? js_new_string(NULL) : js_copy(value);
}

static struct js *chosen_options(const struct js *element, const struct js *given)
{
    struct js *chosen = js_new_array();
    for (size_t i = 0; i < js_count(given); i++) {
        const struct js *option = find_option(element, js_text(js_item(given, i)));
        if (option != NULL)
            js_push(chosen, js_copy(option));
    }
    return chosen;
}

static struct js *chosen(const struct kind *kind, const struct js *element, const struct js *given)
{
    int64_t number = 0;
    switch (kind->shape) {
    case SHAPE_OPTION:
        return one_or_null(find_option(element, js_text(given)));
    case SHAPE_OPTIONS:
        return chosen_options(element, given);
    case SHAPE_TEXTS:
        return js_is_array(given) ? js_copy(given) : js_new_array();
    case SHAPE_NUMBER:
        return js_value_integer(given, &number) ? js_new_integer(number) : js_new_string(NULL);
    case SHAPE_TEXT:
        break;
    }
    const char *text = js_text(given);
    return js_new_string(text == NULL || text[0] == '\0' ? NULL : text);
}

struct js *element_state(const struct js *element, const struct js *given)
{
    const struct kind *kind = kind_of(element);
    if (js_is_object(given))
        return js_copy(given);
    struct js *state = js_new_object();
    js_put_string(state, "type", js_string_or(element, "type", ""));
    if (given != NULL)
        js_put(state, kind->member, chosen(kind, element, given));
    else if (kind->shape == SHAPE_OPTIONS || kind->shape == SHAPE_TEXTS)
        js_put(state, kind->member,
               js_at(element, kind->initial) != NULL ? js_copy(js_at(element, kind->initial))
                                                     : js_new_array());
    else
        js_put(state, kind->member, one_or_null(js_at(element, kind->initial)));
    return state;
}

static bool is_element(const struct js *element, const char *action_id)
{
    const char *id = js_string(element, "action_id");
    return id != NULL && strcmp(id, action_id) == 0;
}

static const struct js *element_in(const struct js *block, const char *action_id)
{
    const struct js *elements = js_at(block, "elements");
    if (is_element(js_at(block, "element"), action_id))
        return js_at(block, "element");
    if (is_element(js_at(block, "accessory"), action_id))
        return js_at(block, "accessory");
    for (size_t i = 0; i < js_count(elements); i++) {
        if (is_element(js_item(elements, i), action_id))
            return js_item(elements, i);
    }
    return NULL;
}

const struct js *blocks_element(const struct js *blocks, const char *block_id,
                                const char *action_id, const char **block_of)
{
    for (size_t i = 0; action_id != NULL && i < js_count(blocks); i++) {
        const struct js *block = js_item(blocks, i);
        const char *id = js_string_or(block, "block_id", "");
        const struct js *element = element_in(block, action_id);
        if (element == NULL || (block_id != NULL && strcmp(block_id, id) != 0))
            continue;
        *block_of = id;
        return element;
    }
    return NULL;
}

struct js *blocks_with_ids(const struct js *blocks)
{
    char id[32];
    struct js *done = js_new_array();
    for (size_t i = 0; i < js_count(blocks); i++) {
        struct js *block = js_copy(js_item(blocks, i));
        snprintf(id, sizeof id, "b%zu", i + 1);
        if (js_string(block, "block_id") == NULL)
            js_put_string(block, "block_id", id);
        js_push(done, block);
    }
    return done;
}
