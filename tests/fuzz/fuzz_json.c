/* JSON: what is read can be written, reads again as the same, and is asked for anything without harm. */
#include "fuzzing.h"

#include "disruption/base/json.h"

static void ask(const struct js *value);

static bool ask_member(void *ctx, const char *key, const struct js *value)
{
    const struct js *object = ctx;
    int64_t number;
    PROMISE(is_text(key));
    PROMISE(js_at(object, key) == value);
    PROMISE(is_text(js_string(object, key)));
    (void)js_integer(object, key, &number);
    (void)js_flag(object, key);
    ask(value);
    return true;
}

static void ask(const struct js *value)
{
    for (size_t i = 0; js_is_array(value) && i < js_count(value); i++)
        ask(js_item(value, i));
    if (js_is_object(value))
        js_each(value, ask_member, (void *)(uintptr_t)value);
    PROMISE(js_string(value, "absent key") == NULL || js_is_object(value));
    PROMISE(is_text(js_text(value)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct js *value = NULL, *again = NULL;
    struct err err = ERR_INIT;
    if (!js_parse((const char *)data, size, &value, &err)) {
        PROMISE(value == NULL && err.kind == ERR_PROTOCOL && is_text(err.text));
        return 0;
    }
    ask(value);
    char *text = js_dump(value);
    PROMISE(is_text(text));
    PROMISE(js_parse(text, strlen(text), &again, &err));
    struct js *copy = js_copy(again);
    char *text_again = js_dump(copy);
    PROMISE(strcmp(text, text_again) == 0);
    free(text);
    free(text_again);
    js_drop(value);
    js_drop(again);
    js_drop(copy);
    return 0;
}
