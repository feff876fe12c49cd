/* URLs and forms: what is taken for good is harmless to connect to, and forms read back as they were written. */
#include "fuzzing.h"

#include <ctype.h>

#include "disruption/net/url.h"

static void check_url(const char *text)
{
    struct url url = {.port = -7};
    struct err err = ERR_INIT;
    if (!url_parse(text, &url, &err)) {
        PROMISE(url.port == -7 && err.kind == ERR_INVALID && is_text(err.text));
        return;
    }
    PROMISE(strlen(text) <= URL_MAX && url.host[0] != '\0');
    PROMISE(url.port > 0 && url.port <= 65535);
    PROMISE(url.target[0] == '/');
    PROMISE(url.secure == (strcmp(url.scheme, "https") == 0 || strcmp(url.scheme, "wss") == 0));
    for (const char *c = text; *c != '\0'; c++)
        PROMISE((unsigned char)*c > ' ' && (unsigned char)*c < 0x7F);
    for (const char *c = url.host; *c != '\0'; c++)
        PROMISE(!isupper((unsigned char)*c) && strchr("/@\\?#", *c) == NULL);
}

static void check_form(struct arena *arena, const char *text)
{
    struct slice rest = slice_of(text);
    struct buf written;
    char *key, *value;
    buf_init(&written, 16 * strlen(text) + 64);
    while (form_next(arena, &rest, &key, &value)) {
        PROMISE(key != NULL && value != NULL);
        buf_clear(&written);
        form_add(&written, key, value);
        PROMISE(!written.over);
        const char *back = form_get(arena, slice_of(buf_string(&written)), key);
        PROMISE(back != NULL && strcmp(back, value) == 0);
    }
    buf_done(&written);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    const char *text = input_text(&arena, data, size);
    check_url(text);
    check_form(&arena, text);
    arena_done(&arena);
    return 0;
}
