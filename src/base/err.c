/* Errors as values; see the header for the manners. */
#include "disruption/base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "disruption/base/utf8.h"

/* A sentence that filled its room may end inside a character. */
static void trim_broken_tail(char *text)
{
    struct slice whole = slice_of(text);
    if (whole.len + 1 == ERR_TEXT_MAX)
        text[utf8_whole(whole).len] = '\0';
}

bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
    if (err == NULL)
        return false;
    va_list args;
    va_start(args, format);
    vsnprintf(err->text, sizeof(err->text), format, args);
    va_end(args);
    trim_broken_tail(err->text);
    err->kind = kind;
    return false;
}

bool err_wrap(struct err *err, const char *format, ...)
{
    if (err == NULL)
        return false;
    char said[ERR_TEXT_MAX];
    memcpy(said, err->text, sizeof(said));
    va_list args;
    va_start(args, format);
    int written = vsnprintf(err->text, sizeof(err->text), format, args);
    va_end(args);
    if (written >= 0 && (size_t)written < sizeof(err->text))
        snprintf(err->text + written, sizeof(err->text) - (size_t)written, ": %s", said);
    trim_broken_tail(err->text);
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
