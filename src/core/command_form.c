/* A filled form as a command: what stands in a field is its value, whatever it looks like. */
#include "command_words.h"

#include <string.h>

#define FIELD_VALUE_MAX (COMMAND_TEXT_MAX * 3) /* bytes; a bad byte becomes three */

static bool is_text(const char *key)
{
    return strncmp(key, "text", 4) == 0 && (key[4] == '\0' || (key[4] >= '2' && key[4] <= '9'));
}

unsigned row_flag(const struct command_row *row, struct slice word)
{
    for (size_t i = 0; i < COUNT_OF(row->flags) && row->flags[i] != NULL; i++) {
        if (slice_equals_nocase(word, row->flags[i]))
            return BIT(i);
    }
    bool reads = !row->changes || row->shares;
    return reads && slice_equals_nocase(word, "share") ? FLAG_SHARE : 0;
}

const char *command_value(const struct command *command, const char *key)
{
    enum argument argument;
    unsigned flag = row_flag(command->row, slice_of(key));
    if (strcmp(key, "text") == 0)
        return command->text;
    if (flag != 0)
        return command->flags & flag ? "on" : NULL;
    return argument_find(slice_of(key), &argument) ? command->values[argument] : NULL;
}

/* The field of the row's form that a value is for; NULL: it has none. */
static const struct form_field *field_of(const struct command_row *row, const char *key)
{
    for (const struct form_field *field = row->form; field != NULL && field->key != NULL; field++) {
        if (strcmp(field->key, key) == 0)
            return field;
    }
    return NULL;
}

static const char *value_of(struct arena *arena, const char *value)
{
    struct buf clean;
    buf_init(&clean, FIELD_VALUE_MAX);
    habits_forgive(slice_of(value), &clean);
    struct slice text = slice_trim((struct slice){buf_string(&clean), clean.len});
    const char *kept = arena_slice(arena, text);
    buf_done(&clean);
    return kept;
}

static bool take_value(struct arena *arena, const struct form_value *filled, struct command *command,
                       struct err *err)
{
    const struct command_row *row = command->row;
    const struct form_field *field = field_of(row, filled->key);
    enum argument argument;
    if (field == NULL)
        return err_set(err, ERR_INVALID, "The form is of another version: open it once more");
    const char *value = value_of(arena, filled->value == NULL ? "" : filled->value);
    unsigned flag = row_flag(row, slice_of(field->key));
    if (value[0] == '\0')
        return true;
    if (is_text(field->key))
        command->text = command->text[0] == '\0' ? value
                                                 : arena_print(arena, "%s %s", command->text, value);
    else if (flag != 0)
        command->flags |= strcmp(value, "on") == 0 ? flag : 0;
    else if (argument_find(slice_of(field->key), &argument))
        command->values[argument] = value;
    return true;
}

bool form_read(struct arena *arena, const struct command_line *line, struct command *command,
               struct err *err)
{
    size_t len = 0;
    command->text = "";
    for (size_t i = 0; i < line->value_count; i++) {
        const struct form_value *value = &line->values[i];
        len += value->value == NULL ? 0 : strlen(value->value);
        if (len > COMMAND_TEXT_MAX)
            return err_set(err, ERR_LIMITED, "A form may hold %d bytes: put the rest in a document",
                           COMMAND_TEXT_MAX);
        if (!take_value(arena, value, command, err))
            return false;
    }
    return true;
}
