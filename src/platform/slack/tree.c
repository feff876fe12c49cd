/* A second try for JSON that is odd in one place: the rest of it is somebody's words too. */
#include "tree.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"

static bool is_hex(const char *at, size_t count)
{
    return strspn(at, "0123456789abcdefABCDEF") >= count;
}

/* The code of the escape "\uXXXX" that starts at `at`, or -1. at is terminated. */
static long escape_code(const char *at)
{
    if (at[0] != '\\' || at[1] != 'u' || !is_hex(at + 2, 4))
        return -1;
    char digits[5] = {at[2], at[3], at[4], at[5], '\0'};
    return strtol(digits, NULL, 16);
}

static bool is_high(long code)
{
    return code >= 0xD800 && code <= 0xDBFF;
}

static bool is_low(long code)
{
    return code >= 0xDC00 && code <= 0xDFFF;
}

/*
 * Replaces escapes that no text can hold (NUL, half a character cut from a pair) with U+FFFD, so
 * that one odd message is not lost with its whole frame. text is terminated.
 */
static void repair_escapes(char *text)
{
    for (char *at = text; *at != '\0'; at++) {
        if (*at != '\\')
            continue;
        long code = escape_code(at);
        if (code < 0) {
            at += at[1] == '\0' ? 0 : 1; /* another escape: its second byte starts none */
            continue;
        }
        if (is_high(code) && is_low(escape_code(at + 6))) {
            at += 11;
            continue;
        }
        if (code == 0 || is_high(code) || is_low(code))
            memcpy(at + 2, "fffd", 4);
        at += 5;
    }
}

bool slack_tree_read(const char *text, size_t len, struct js **out, struct err *err)
{
    if (js_parse(text, len, out, NULL))
        return true;
    char *copy = mem_copy(text, len);
    repair_escapes(copy);
    bool good = js_parse(copy, len, out, err);
    free(copy);
    return good;
}
