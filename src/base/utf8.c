/* UTF-8 as RFC 3629 has it. */
#include "disruption/base/utf8.h"

#include <string.h>

/* Length of a sequence by its first byte, 0 for a byte that cannot start one. */
static size_t sequence_len(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if ((first & 0xF0) == 0xE0)
        return 3;
    return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

/* Reads one sequence; 0 when the bytes are not one. */
static size_t read_sequence(struct slice text, uint32_t *code)
{
    static const unsigned char first_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    size_t len = sequence_len((unsigned char)text.at[0]);
    if (len == 0 || len > text.len)
        return 0;
    uint32_t value = (unsigned char)text.at[0] & first_bits[len];
    for (size_t i = 1; i < len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if ((c & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (c & 0x3F);
    }
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < least[len] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *code = value;
    return len;
}

bool utf8_next(struct slice *rest, uint32_t *code)
{
    if (rest->len == 0)
        return false;
    size_t len = read_sequence(*rest, code);
    if (len == 0) {
        *code = UTF8_REPLACEMENT;
        len = 1;
    }
    rest->at += len;
    rest->len -= len;
    return true;
}

bool utf8_valid(struct slice text)
{
    uint32_t code;
    while (text.len > 0) {
        size_t len = read_sequence(text, &code);
        if (len == 0)
            return false;
        text.at += len;
        text.len -= len;
    }
    return true;
}

size_t utf8_count(struct slice text)
{
    size_t count = 0;
    uint32_t code;
    while (utf8_next(&text, &code))
        count++;
    return count;
}

struct slice utf8_front(struct slice text, size_t max_points)
{
    struct slice rest = text;
    uint32_t code;
    while (max_points > 0 && utf8_next(&rest, &code))
        max_points--;
    return (struct slice){text.at, text.len - rest.len};
}

struct slice utf8_whole(struct slice text)
{
    size_t start = text.len; /* of the last character */
    while (start > 0 && text.len - start < 3 && ((unsigned char)text.at[start - 1] & 0xC0) == 0x80)
        start--;
    if (start > 0 && sequence_len((unsigned char)text.at[start - 1]) > text.len - start + 1)
        text.len = start - 1;
    return text;
}

void utf8_add(struct buf *out, uint32_t code)
{
    char bytes[4];
    size_t len;
    if (code < 0x80) {
        bytes[0] = (char)code;
        len = 1;
    } else if (code < 0x800) {
        bytes[0] = (char)(0xC0 | code >> 6);
        len = 2;
    } else if (code < 0x10000) {
        bytes[0] = (char)(0xE0 | code >> 12);
        len = 3;
    } else {
        bytes[0] = (char)(0xF0 | code >> 18);
        len = 4;
    }
    for (size_t i = 1; i < len; i++)
        bytes[i] = (char)(0x80 | (code >> (6 * (len - 1 - i)) & 0x3F));
    buf_add(out, bytes, len);
}

/* Also those of a second set behind ASCII, by which some terminals can be steered. */
static bool is_control(uint32_t code)
{
    return code < ' ' || (code >= 0x7F && code <= 0x9F);
}

/* The line and paragraph separators that few programs show as such. */
static bool ends_line(uint32_t code)
{
    return code == 0x85 || code == 0x2028 || code == 0x2029;
}

void utf8_clean(struct buf *out, struct slice text)
{
    uint32_t code;
    bool after_return = false;
    while (utf8_next(&text, &code)) {
        bool newline = code == '\r' || (code == '\n' && !after_return) || ends_line(code);
        after_return = code == '\r';
        if (newline)
            buf_char(out, '\n');
        else if (!is_control(code) || code == '\t')
            utf8_add(out, code);
    }
}

void utf8_flatten(char *text, size_t len)
{
    struct slice rest = {text, len};
    uint32_t code;
    for (char *at = text; utf8_next(&rest, &code); at = text + (len - rest.len)) {
        size_t bytes = (size_t)(rest.at - at);
        if (is_control(code) || ends_line(code) || (code == UTF8_REPLACEMENT && bytes == 1))
            memset(at, ' ', bytes);
    }
}
