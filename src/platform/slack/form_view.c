/* A neutral form as a modal view. What Slack would refuse (too long, no such option) is cut or left
 * out: an open form with one value missing is better than none. */
#include "form.h"

#include <string.h>

#include "disruption/base/utf8.h"
#include "blocks.h"
#include "blocks_private.h"
#include "names.h"
#include "text.h"

#define ACTION_ID "value" /* one element a block, so its name says nothing */

static void put_plain(struct js *object, const char *key, struct arena *arena, const char *words,
                      size_t max)
{
    js_put(object, key, slack_block_plain(arena, words, max));
}

/* A line with what is known already. */
static struct js *line_element(struct arena *arena, const struct js *field)
{
    struct js *element = js_new_object();
    const char *value = js_string(field, "value");
    js_put_string(element, "type", "plain_text_input");
    js_put_integer(element, "max_length", SLACK_INPUT_MAX);
    if (value != NULL && value[0] != '\0')
        js_put_string(element, "initial_value", slack_cut(arena, value, SLACK_INPUT_MAX));
    return element;
}

static struct js *lines_element(struct arena *arena, const struct js *field)
{
    struct js *element = line_element(arena, field);
    js_put_flag(element, "multiline", true);
    return element;
}

static struct js *option(struct arena *arena, const char *value, const char *label)
{
    struct js *out = js_new_object();
    put_plain(out, "text", arena, label, SLACK_OPTION_MAX);
    js_put_string(out, "value", value);
    return out;
}

static struct js *choice_element(struct arena *arena, const struct js *field)
{
    const struct js *choices = js_at(field, "options");
    const char *wanted = js_string_or(field, "value", "");
    struct js *element = js_new_object(), *options = js_new_array();
    for (size_t i = 0; i < js_count(choices) && js_count(options) < SLACK_OPTIONS_MAX; i++) {
        const char *value = js_string_or(js_item(choices, i), "value", "");
        const char *label = js_string_or(js_item(choices, i), "label", value);
        if (value[0] == '\0' || slack_units(slice_of(value)) > SLACK_OPTION_MAX)
            continue;
        js_push(options, option(arena, value, label[0] == '\0' ? value : label));
        if (strcmp(value, wanted) == 0)
            js_put(element, "initial_option",
                   option(arena, value, label[0] == '\0' ? value : label));
    }
    if (js_count(options) == 0) { /* nothing to choose from: to be typed */
        js_drop(options);
        js_drop(element);
        return line_element(arena, field);
    }
    js_put_string(element, "type", "static_select");
    js_put(element, "options", options);
    return element;
}

static struct js *flag_element(struct arena *arena, const struct js *field)
{
    struct js *element = js_new_object(), *options = js_new_array(), *set = js_new_array();
    const char *label = js_string_or(field, "label", "Yes");
    js_put_string(element, "type", "checkboxes");
    js_push(options, option(arena, "on", label));
    js_put(element, "options", options);
    js_push(set, option(arena, "on", label));
    if (js_string_or(field, "value", "")[0] != '\0')
        js_put(element, "initial_options", set);
    else
        js_drop(set);
    return element;
}

static struct js *person_element(struct arena *arena, const struct js *field)
{
    struct js *element = js_new_object();
    const char *value = js_string_or(field, "value", "");
    const char *id = value[0] == '@' ? value + 1 : value;
    (void)arena;
    js_put_string(element, "type", "users_select");
    if (slack_id_plain(id))
        js_put_string(element, "initial_user", id);
    return element;
}

/* "2026-03-13": other ways to write a date Slack would refuse. */
static bool is_date(const char *text)
{
    static const char shape[] = "dddd-dd-dd";
    if (strlen(text) != sizeof(shape) - 1)
        return false;
    for (size_t i = 0; i < sizeof(shape) - 1; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == 'd' ? !digit : text[i] != '-')
            return false;
    }
    return true;
}

static struct js *date_element(struct arena *arena, const struct js *field)
{
    struct js *element = js_new_object();
    (void)arena;
    js_put_string(element, "type", "datepicker");
    if (is_date(js_string_or(field, "value", "")))
        js_put_string(element, "initial_date", js_string(field, "value"));
    return element;
}

static const struct {
    const char *kind;
    struct js *(*make)(struct arena *arena, const struct js *field);
    bool optional; /* whatever the field says: an empty box is an answer */
} kinds[] = {
    {"choice", choice_element, false}, {"date", date_element, false},
    {"flag", flag_element, true},      {"line", line_element, false},
    {"lines", lines_element, false},   {"person", person_element, false},
};

static struct js *input_block(struct arena *arena, const struct js *field)
{
    const char *key = js_string_or(field, "key", "");
    const char *label = js_string_or(field, "label", "");
    const char *hint = js_string_or(field, "hint", "");
    const char *kind = js_string_or(field, "kind", "");
    size_t i = 0;
    while (i < COUNT_OF(kinds) && strcmp(kinds[i].kind, kind) != 0)
        i++;
    if (key[0] == '\0' || i == COUNT_OF(kinds))
        return NULL;
    struct js *block = js_new_object();
    struct js *element = kinds[i].make(arena, field);
    js_put_string(element, "action_id", ACTION_ID);
    js_put_string(block, "type", "input");
    js_put_string(block, "block_id", key);
    js_put_flag(block, "optional", kinds[i].optional || js_flag(field, "optional"));
    put_plain(block, "label", arena, label[0] == '\0' ? key : label, SLACK_LABEL_MAX);
    if (hint[0] != '\0')
        put_plain(block, "hint", arena, hint, SLACK_LABEL_MAX);
    js_put(block, "element", element);
    return block;
}

/* Where a refusal stands that names no field: at the first that must be filled in, else at the
 * first of all. */
static const char *field_to_ask(const struct js *fields)
{
    const char *first = NULL;
    for (size_t i = 0; i < js_count(fields); i++) {
        const struct js *field = js_item(fields, i);
        if (first == NULL)
            first = js_string(field, "key");
        if (!js_flag(field, "optional"))
            return js_string(field, "key");
    }
    return first;
}

static const char *private_text(struct arena *arena, const struct js *body, bool with_url)
{
    const struct js *form = js_at(body, "form");
    struct js *about = js_new_object();
    struct buf text;
    js_put_string(about, "verb", js_string_or(form, "verb", ""));
    if (js_integer_or(form, "number", 0) != 0)
        js_put_integer(about, "number", js_integer_or(form, "number", 0));
    js_put_string(about, "channel", js_string(body, "channel"));
    js_put_string(about, "ask", field_to_ask(js_at(form, "fields")));
    if (with_url)
        js_put_string(about, "response_url", js_string(body, "response_url"));
    buf_init(&text, SLACK_PRIVATE_MAX);
    js_write(about, &text);
    const char *copy = text.over ? NULL : arena_text(arena, buf_string(&text));
    buf_done(&text);
    js_drop(about);
    return copy;
}

struct js *slack_form_view(struct arena *arena, const struct js *body)
{
    const struct js *form = js_at(body, "form"), *fields = js_at(form, "fields");
    const char *lead = js_string_or(form, "lead", "");
    struct js *view = js_new_object(), *blocks = js_new_array();
    struct slack_pieces pieces;
    slack_text_encode(arena, lead, SLACK_SECTION_MAX, &pieces);
    if (pieces.count > 0)
        js_push(blocks, slack_block_section(pieces.at[0]));
    for (size_t i = 0; i < js_count(fields) && i < FORM_FIELDS_MAX; i++) {
        struct js *block = input_block(arena, js_item(fields, i));
        if (block != NULL)
            js_push(blocks, block);
    }
    const char *about = private_text(arena, body, true);
    js_put_string(view, "type", "modal");
    js_put_string(view, "callback_id", "disruption_form");
    js_put_string(view, "private_metadata",
                  about != NULL ? about : private_text(arena, body, false));
    put_plain(view, "title", arena, js_string_or(form, "title", "Disruption"),
              SLACK_VIEW_TITLE_MAX);
    put_plain(view, "submit", arena, js_string_or(form, "submit", "Submit"), SLACK_VIEW_TITLE_MAX);
    put_plain(view, "close", arena, "Cancel", SLACK_VIEW_TITLE_MAX);
    js_put(view, "blocks", blocks);
    return view;
}
