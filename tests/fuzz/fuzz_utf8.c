/* UTF-8: cleaned text is valid, free of controls, and stays as it is when cleaned again. */
#include "fuzzing.h"

static void check_reading(struct slice text)
{
    struct slice rest = text;
    uint32_t code;
    size_t count = 0;
    bool replaced = false;
    while (utf8_next(&rest, &code)) {
        PROMISE(code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF));
        replaced = replaced || code == UTF8_REPLACEMENT;
        count++;
    }
    PROMISE(count == utf8_count(text));
    PROMISE(replaced || utf8_valid(text));
    PROMISE(utf8_front(text, count).len == text.len);
    struct slice half = {text.at, text.len / 2};
    PROMISE(!utf8_valid(text) || utf8_valid(utf8_whole(half)));
    PROMISE(utf8_whole(half).len + 3 >= half.len);
    PROMISE(!utf8_valid(half) || utf8_whole(half).len == half.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice text = {(const char *)data, size};
    struct buf clean, again;
    buf_init(&clean, 4 * size + 4);
    buf_init(&again, 4 * size + 4);
    check_reading(text);
    utf8_clean(&clean, text);
    PROMISE(!clean.over && strlen(buf_string(&clean)) == clean.len);
    PROMISE(is_clean(buf_string(&clean)));
    utf8_clean(&again, slice_of(buf_string(&clean)));
    PROMISE(strcmp(buf_string(&clean), buf_string(&again)) == 0);
    buf_done(&clean);
    buf_done(&again);
    return 0;
}
