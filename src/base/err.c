/* Errors as values; see the header for the manners. */
#include "disruption/base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "disruption/base/utf8.h"

/* Sentences quote words cut to a number of bytes, and the whole is cut too: half a character is left out. */
static void keep_whole_characters(char *text)
{
    struct slice rest = slice_of(text);
    uint32_t code;
    char *to = text;
    while (rest.len > 0) {
        const char *from = rest.at;
        (void)utf8_next(&rest, &code);
        size_t len = (size_t)(rest.at - from);
        bool bad = code == UTF8_REPLACEMENT && len == 1;
        memmove(to, from, bad ? 0 : len);
        to += bad ? 0 : len;
    }
    *to = '\0';
}

bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
    if (err == NULL)
        return false;
    va_list args;
    va_start(args, format);
    vsnprintf(err->text, sizeof(err->text), format, args);
    va_end(args);
    keep_whole_characters(err->text);
    err->kind = kind;
    return false;
}

static void add_what_fits(char *text, const char *more)
{
    size_t len = strlen(text);
    size_t more_len = strnlen(more, ERR_TEXT_MAX - 1 - len);
    memcpy(text + len, more, more_len);
    text[len + more_len] = '\0';
}

bool err_wrap(struct err *err, const char *format, ...)
{
    if (err == NULL)
        return false;
    char said[ERR_TEXT_MAX];
    memcpy(said, err->text, sizeof(said));
    va_list args;
    va_start(args, format);
    vsnprintf(err->text, sizeof(err->text), format, args);
    va_end(args);
    add_what_fits(err->text, ": ");
    add_what_fits(err->text, said);
    keep_whole_characters(err->text);
    return false;
}

const char *err_kind_name(enum err_kind kind)
{
    static const char *const names[] = {
        [ERR_NONE] = "none",         [ERR_INVALID] = "invalid",   [ERR_PROTOCOL] = "protocol",
        [ERR_LIMITED] = "limited",   [ERR_NOT_FOUND] = "not_found", [ERR_REFUSED] = "refused",
        [ERR_CONFLICT] = "conflict", [ERR_UNAVAILABLE] = "unavailable", [ERR_DAMAGED] = "damaged",
        [ERR_INTERNAL] = "internal",
    };
    return (size_t)kind < COUNT_OF(names) ? names[kind] : "unknown";
}
