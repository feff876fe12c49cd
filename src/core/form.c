/* Forms, made from the rows of commands. */
#include "disruption/core/form.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "disruption/base/slice.h"
#include "disruption/core/command.h"

static const char *const kinds[] = {
    [FIELD_LINE] = "line", [FIELD_LINES] = "lines",   [FIELD_CHOICE] = "choice",
    [FIELD_FLAG] = "flag", [FIELD_PERSON] = "person", [FIELD_DATE] = "date",
};

/* "1=1 worst|2|3": a choice without a label is its own. */
static struct js *options_of(const char *choices)
{
    struct js *options = js_new_array();
    struct slice rest = slice_of(choices), choice, value;
    while (slice_split(&rest, '|', &choice)) {
        char text[2][80];
        struct slice label = choice;
        (void)slice_split(&label, '=', &value);
        if (label.at == NULL)
            label = choice;
        snprintf(text[0], sizeof(text[0]), "%.*s", SLICE_PRINT(value));
        snprintf(text[1], sizeof(text[1]), "%.*s", SLICE_PRINT(label));
        struct js *option = js_new_object();
        js_put_string(option, "value", text[0]);
        js_put_string(option, "label", text[1]);
        js_push(options, option);
    }
    return options;
}

static struct js *field_of(const struct form_field *field, const struct js *values)
{
    struct js *out = js_new_object();
    js_put_string(out, "key", field->key);
    js_put_string(out, "label", field->label);
    js_put_string(out, "kind", kinds[field->kind]);
    js_put_flag(out, "optional", !field->required);
    js_put_string(out, "hint", field->hint);
    js_put_string(out, "value", values == NULL ? NULL : js_string(values, field->key));
    if (field->choices != NULL)
        js_put(out, "options", options_of(field->choices));
    return out;
}

static bool is_among(const char *key, const char *const *keys)
{
    for (; keys != NULL && *keys != NULL; keys++) {
        if (strcmp(*keys, key) == 0)
            return true;
    }
    return false;
}

struct js *form_build(const struct command_row *row, const struct incident *target,
                      const char *lead, const struct js *values, const char *const *without)
{
    char word[FORM_TITLE_MAX + 1], title[FORM_TITLE_MAX + 1];
    snprintf(word, sizeof(word), "%s", row->name);
    word[0] = (char)toupper((unsigned char)word[0]);
    if (target == NULL)
        snprintf(title, sizeof(title), "%s", word);
    else
        snprintf(title, sizeof(title), "%.12s D-%" PRId64, word, target->number);
    struct js *form = js_new_object(), *fields = js_new_array();
    js_put_string(form, "verb", row->name);
    if (target != NULL)
        js_put_integer(form, "number", target->number);
    js_put_string(form, "title", title);
    js_put_string(form, "submit", word);
    js_put_string(form, "lead", lead);
    for (const struct form_field *field = row->form; field->key != NULL; field++) {
        if (!is_among(field->key, without))
            js_push(fields, field_of(field, values));
    }
    js_put(form, "fields", fields);
    return form;
}
