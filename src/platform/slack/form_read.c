/* A submitted form as the values of a command line. */
#include "form.h"

#include <string.h>

#include "disruption/base/buf.h"
#include "disruption/base/utf8.h"
#include "address.h"
#include "names.h"
#include "text.h"

#define FIELD_KEY_MAX 64 /* bytes; keys are ours and short */

/* What an element calls what is in it; an element absent here holds "value". */
static const struct {
    const char *type, *key;
    enum field_kind kind;
} elements[] = {
    {"checkboxes", "selected_options", FIELD_FLAG},
    {"datepicker", "selected_date", FIELD_DATE},
    {"plain_text_input", "value", FIELD_LINE},
    {"radio_buttons", "selected_option", FIELD_CHOICE},
    {"static_select", "selected_option", FIELD_CHOICE},
    {"users_select", "selected_user", FIELD_PERSON},
};

/* Values being gathered. */
struct gathering {
    struct arena *arena;
    struct form_value *values;
    struct mention *mentions;
    size_t value_count, mention_count;
};

static const char *read_person(struct gathering *g, const struct js *element)
{
    const char *id = js_string(element, "selected_user");
    if (!slack_id_plain(id))
        return "";
    const char *copy = arena_text(g->arena, id);
    g->mentions[g->mention_count++] =
        (struct mention){.kind = MENTION_PERSON, .id = copy, .label = ""};
    return arena_print(g->arena, "@%s", copy);
}

static const char *read_words(struct gathering *g, const char *words)
{
    struct slack_text text;
    slack_text_init(&text, g->arena);
    slack_text_plain(&text, words == NULL ? "" : words);
    return arena_slice(g->arena, slice_trim(slice_of(slack_text_done(&text))));
}

static const char *read_element(struct gathering *g, const struct js *element)
{
    size_t i = 0;
    while (i < COUNT_OF(elements) &&
           strcmp(elements[i].type, js_string_or(element, "type", "")) != 0)
        i++;
    if (i == COUNT_OF(elements))
        return "";
    const struct js *held = js_at(element, elements[i].key);
    switch (elements[i].kind) {
    case FIELD_FLAG:
        return js_is_array(held) && js_count(held) > 0 ? "on" : "";
    case FIELD_PERSON:
        return read_person(g, element);
    case FIELD_CHOICE:
        return read_words(g, js_string(held, "value"));
    case FIELD_LINE:
    case FIELD_LINES:
    case FIELD_DATE:
        break;
    }
    return read_words(g, js_text(held));
}

static bool key_usable(const char *key)
{
    size_t len = strlen(key);
    return len > 0 && len <= FIELD_KEY_MAX &&
           strspn(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == len;
}

static bool first_member(void *ctx, const char *key, const struct js *value)
{
    (void)key;
    *(const struct js **)ctx = value;
    return false;
}

/* One block of the state: {"value": {"type": ..., ...}} under the field's key. */
static bool read_block(void *ctx, const char *key, const struct js *block)
{
    struct gathering *g = ctx;
    const struct js *element = NULL;
    if (g->value_count >= FORM_FIELDS_MAX)
        return false;
    js_each(block, first_member, &element);
    if (element == NULL || !key_usable(key))
        return true;
    const char *value = read_element(g, element);
    if (value[0] != '\0')
        g->values[g->value_count++] =
            (struct form_value){.key = arena_text(g->arena, key), .value = value};
    return true;
}

/* In the order of the view's blocks, which the state alone need not keep. */
static void gather(struct gathering *g, const struct js *view)
{
    const struct js *state = js_at(js_at(view, "state"), "values");
    const struct js *blocks = js_at(view, "blocks");
    if (!js_is_array(blocks) || js_count(blocks) == 0) {
        js_each(state, read_block, g);
        return;
    }
    for (size_t i = 0; i < js_count(blocks); i++) {
        const char *key = js_string_or(js_item(blocks, i), "block_id", "");
        (void)read_block(g, key, js_at(state, key));
    }
}

/* private_metadata of a form of ours; NULL: it is none. */
static struct js *read_private(const struct js *view)
{
    struct js *tree = NULL;
    const char *text = js_string_or(view, "private_metadata", "");
    if (text[0] == '\0' || !js_parse(text, strlen(text), &tree, NULL))
        return NULL;
    if (js_string(tree, "verb") != NULL)
        return tree;
    js_drop(tree);
    return NULL;
}

bool slack_form_read(struct arena *arena, const struct js *view, struct slack_form *out)
{
    struct gathering g = {.arena = arena};
    struct js *about = read_private(view);
    const char *verb = read_words(&g, js_string(about, "verb"));
    bool ours = verb[0] != '\0';
    if (ours) {
        g.values = arena_new(arena, FORM_FIELDS_MAX, sizeof(*g.values));
        g.mentions = arena_new(arena, FORM_FIELDS_MAX, sizeof(*g.mentions));
        gather(&g, view);
        *out = (struct slack_form){
            .verb = verb,
            .number = js_integer_or(about, "number", 0),
            .channel_id = slack_id(arena, about, "channel"),
            .response_url = slack_address(arena, about, "response_url"),
            .ask = slack_id(arena, about, "ask"),
            .values = g.values,
            .value_count = g.value_count,
            .mentions = g.mentions,
            .mention_count = g.mention_count,
        };
    }
    js_drop(about);
    return ours;
}

const char *slack_form_ask(struct arena *arena, const struct js *view)
{
    struct js *about = read_private(view);
    const char *ask = slack_id(arena, about, "ask");
    js_drop(about);
    return ask;
}
