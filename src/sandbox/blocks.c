/* The limits as tables: for each kind of block its texts and lists, for each kind of element
 * likewise. */
#include "sandbox/blocks.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/base/attributes.h"
#include "disruption/base/buf.h"
#include "disruption/base/memory.h"
#include "disruption/base/utf8.h"
#include "sandbox/table.h"

#define ID_CHARS_MAX 255
#define PATH_MAX_BYTES 512

/* A member with a limit: of its characters, or of its items when it is a list. */
struct limit {
    const char *owner; /* block or element type */
    const char *member;
    size_t max;
    bool required;
};

static const struct limit block_limits[] = {
    {"section", "text", 3000, false},  {"section", "fields", 10, false},
    {"header", "text", 150, true},     {"context", "elements", 10, true},
    {"actions", "elements", 25, true}, {"input", "label", 2000, true},
    {"input", "hint", 2000, false},    {"input", "element", 0, true},
    {"image", "alt_text", 2000, true}, {"image", "image_url", 3000, false},
    {"markdown", "text", 12000, true}, {"rich_text", "elements", 1000, true},
};

static const struct limit element_limits[] = {
    {"button", "text", 75, true},
    {"button", "value", 2000, false},
    {"button", "url", 3000, false},
    {"static_select", "options", 100, false},
    {"static_select", "placeholder", 150, false},
    {"multi_static_select", "options", 100, false},
    {"overflow", "options", 5, true},
    {"radio_buttons", "options", 10, true},
    {"checkboxes", "options", 10, true},
    {"plain_text_input", "placeholder", 150, false},
    {"users_select", "placeholder", 150, false},
    {"mrkdwn", "text", 3000, true},
};

static const char *const block_types[] = {"section",   "header", "context", "actions",
                                          "divider",   "input",  "image",   "markdown",
                                          "rich_text", "video",  "table",   "file"};

struct check {
    struct js *told;
    struct table *block_ids;
    size_t characters; /* of all texts */
    bool bad;
};

static void tell(struct check *check, const char *what, const char *path)
{
    struct buf text;
    check->bad = true;
    if (check->told == NULL)
        return;
    buf_init(&text, PATH_MAX_BYTES * 2);
    buf_print(&text, "%s [json-pointer:%s]", what, path);
    js_push_string(check->told, buf_string(&text));
    buf_done(&text);
}

/* The characters of a text, whether plain or a text object; the items of a list. */
static size_t size_of(const struct js *value)
{
    const char *text = js_text(value);
    if (text == NULL && js_is_object(value))
        text = js_string(value, "text");
    return text != NULL ? utf8_count(slice_of(text)) : js_count(value);
}

static void check_limits(struct check *check, const struct limit *limits, size_t count,
                         const struct js *object, const char *path)
{
    struct buf at;
    const char *type = js_string_or(object, "type", "");
    buf_init(&at, PATH_MAX_BYTES);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(limits[i].owner, type) != 0)
            continue;
        const struct js *value = js_at(object, limits[i].member);
        size_t size = size_of(value);
        buf_clear(&at);
        buf_print(&at, "%s/%s", path, limits[i].member);
        if (limits[i].required && (value == NULL || size == 0))
            tell(check, value == NULL ? "missing required field" : "must not be empty",
                 buf_string(&at));
        else if (limits[i].max > 0 && size > limits[i].max)
            tell(check,
                 js_is_array(value) ? "too many items" : "must be less than allowed characters",
                 buf_string(&at));
        if (!js_is_array(value))
            check->characters += size;
    }
    buf_done(&at);
}

static void check_options(struct check *check, const struct js *element, const char *path)
{
    const struct js *options = js_at(element, "options");
    for (size_t i = 0; i < js_count(options); i++) {
        const struct js *option = js_item(options, i);
        const char *value = js_string(option, "value");
        if (size_of(js_at(option, "text")) == 0 || size_of(js_at(option, "text")) > 75)
            tell(check, "option text must be 1 to 75 characters", path);
        if (value == NULL || utf8_count(slice_of(value)) > 150)
            tell(check, "option value must be at most 150 characters", path);
    }
}

static void check_element(struct check *check, const struct js *element, const char *path)
{
    const char *action_id = js_string_or(element, "action_id", "");
    if (js_string(element, "type") == NULL)
        tell(check, "unsupported type", path);
    if (utf8_count(slice_of(action_id)) > ID_CHARS_MAX)
        tell(check, "must be less than 256 characters", path);
    check_limits(check, element_limits, COUNT_OF(element_limits), element, path);
    check_options(check, element, path);
}

static void check_elements(struct check *check, const struct js *block, const char *path)
{
    struct buf at;
    static const char *const single[] = {"element", "accessory"};
    const struct js *elements = js_at(block, "elements");
    bool rich = strcmp(js_string_or(block, "type", ""), "rich_text") == 0;
    buf_init(&at, PATH_MAX_BYTES);
    for (size_t i = 0; !rich && i < js_count(elements); i++) {
        buf_clear(&at);
        buf_print(&at, "%s/elements/%zu", path, i);
        check_element(check, js_item(elements, i), buf_string(&at));
    }
    for (size_t i = 0; i < COUNT_OF(single); i++) {
        if (js_at(block, single[i]) == NULL)
            continue;
        buf_clear(&at);
        buf_print(&at, "%s/%s", path, single[i]);
        check_element(check, js_at(block, single[i]), buf_string(&at));
    }
    buf_done(&at);
}

static void check_fields(struct check *check, const struct js *block, const char *path)
{
    const struct js *fields = js_at(block, "fields");
    for (size_t i = 0; i < js_count(fields); i++) {
        size_t size = size_of(js_item(fields, i));
        check->characters += size;
        if (size == 0 || size > 2000)
            tell(check, "field text must be 1 to 2000 characters", path);
    }
    if (strcmp(js_string_or(block, "type", ""), "section") != 0)
        return;
    const struct js *text = js_at(block, "text");
    if (text == NULL && js_count(fields) == 0)
        tell(check, "missing required field", path);
    if (text != NULL && size_of(text) == 0)
        tell(check, "must be more than 0 characters", path);
}

static void check_block_id(struct check *check, const struct js *block, const char *path)
{
    const char *id = js_string(block, "block_id");
    if (id == NULL)
        return;
    if (utf8_count(slice_of(id)) > ID_CHARS_MAX)
        tell(check, "must be less than 256 characters", path);
    else if (table_find(check->block_ids, id) != NULL)
        tell(check, "`block_id` is not unique", path);
    else
        table_add(check->block_ids, id, check);
}

static bool known_type(const char *type)
{
    for (size_t i = 0; type != NULL && i < COUNT_OF(block_types); i++) {
        if (strcmp(block_types[i], type) == 0)
            return true;
    }
    return false;
}

static void check_block(struct check *check, const struct js *block, size_t index)
{
    char *path;
    struct buf at;
    buf_init(&at, PATH_MAX_BYTES);
    buf_print(&at, "/blocks/%zu", index);
    path = buf_take(&at);
    if (!known_type(js_string(block, "type"))) {
        tell(check, "unsupported type", path);
    } else {
        check_block_id(check, block, path);
        check_limits(check, block_limits, COUNT_OF(block_limits), block, path);
        check_fields(check, block, path);
        check_elements(check, block, path);
    }
    free(path);
}

const char *blocks_fault(const struct js *blocks, size_t max, struct js *told)
{
    struct check check = {.told = told};
    if (!js_is_array(blocks))
        return "invalid_blocks_format";
    check.block_ids = table_create(NULL);
    if (js_count(blocks) > max)
        tell(&check, "no more than the allowed number of items", "/blocks");
    for (size_t i = 0; i < js_count(blocks) && !check.bad; i++)
        check_block(&check, js_item(blocks, i), i);
    table_destroy(check.block_ids);
    if (check.bad)
        return "invalid_blocks";
    return max == BLOCKS_IN_MESSAGE && check.characters > BLOCKS_TEXT_MAX ? "msg_blocks_too_long"
                                                                          : NULL;
}

static void check_view_texts(struct check *check, const struct js *view)
{
    static const struct limit limits[] = {
        {"modal", "title", 24, true},
        {"modal", "submit", 24, false},
        {"modal", "close", 24, false},
        {"modal", "private_metadata", 3000, false},
        {"modal", "callback_id", 255, false},
        {"modal", "external_id", 255, false},
        {"home", "private_metadata", 3000, false},
        {"home", "callback_id", 255, false},
    };
    const struct js *blocks = js_at(view, "blocks");
    check_limits(check, limits, COUNT_OF(limits), view, "/view");
    for (size_t i = 0; i < js_count(blocks); i++) {
        bool input = strcmp(js_string_or(js_item(blocks, i), "type", ""), "input") == 0;
        if (input && js_at(view, "submit") == NULL &&
            strcmp(js_string_or(view, "type", ""), "modal") == 0)
            tell(check, "`submit` is required when an input block is in the blocks array", "/view");
    }
}

const char *view_fault(const struct js *view, struct js *told)
{
    struct check check = {.told = told};
    const char *type = js_string_or(view, "type", "");
    if (!js_is_object(view))
        return "invalid_arguments";
    char *text = js_dump(view);
    size_t size = strlen(text);
    free(text);
    if (size > VIEW_SIZE_MAX)
        return "view_too_large";
    if (strcmp(type, "modal") != 0 && strcmp(type, "home") != 0)
        tell(&check, "unsupported type", "/view/type");
    check_view_texts(&check, view);
    if (check.bad || blocks_fault(js_at(view, "blocks"), BLOCKS_IN_VIEW, told) != NULL)
        return "invalid_arguments";
    return NULL;
}
