/* What phones and chat clients do to a typed line, undone where it matters. */
#include "command_grammar.h"

#include "disruption/base/attributes.h"
#include "disruption/base/utf8.h"

static bool is_filler(uint32_t code)
{
    /* Zero-width joiners are not among them: emoji and some scripts need them. */
    return code == 0x200B || code == 0x2060 || code == 0xFEFF || code == 0x00AD;
}

static bool is_wide_space(uint32_t code)
{
    return code == 0x00A0 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F ||
           code == 0x205F || code == 0x3000;
}

static bool is_long_dash(uint32_t code)
{
    return (code >= 0x2010 && code <= 0x2015) || code == 0x2212;
}

void habits_forgive(struct slice text, struct buf *out)
{
    struct buf clean;
    buf_init(&clean, COMMAND_TEXT_MAX * 3); /* a bad byte becomes three */
    utf8_clean(&clean, text);
    struct slice rest = {buf_string(&clean), clean.len};
    uint32_t code, before = ' ';
    while (utf8_next(&rest, &code)) {
        if (is_filler(code))
            continue;
        bool word_start = before == ' ' || before == '\n' || before == '\t' || before == ':';
        bool before_digit = rest.len > 0 && rest.at[0] >= '0' && rest.at[0] <= '9';
        if (is_wide_space(code))
            code = ' ';
        else if (is_long_dash(code) && word_start && before_digit)
            code = '-';
        utf8_add(out, code);
        before = code;
    }
    buf_done(&clean);
}

size_t quote_len(struct slice text)
{
    static const char *const quotes[] = {"\"",           "\xe2\x80\x9c", "\xe2\x80\x9d",
                                         "\xe2\x80\x9e", "\xc2\xab",     "\xc2\xbb"};
    for (size_t i = 0; i < COUNT_OF(quotes); i++) {
        if (slice_starts(text, quotes[i]))
            return slice_of(quotes[i]).len;
    }
    return 0;
}

size_t quoted_len(struct slice text, char stop)
{
    size_t i = quote_len(text);
    if (i == 0)
        return 0;
    while (i < text.len) {
        size_t closing = quote_len((struct slice){text.at + i, text.len - i});
        i += closing > 0 ? closing : 1;
        bool border = i == text.len || text.at[i] == ' ' || text.at[i] == '\n' ||
                      text.at[i] == '\t' || text.at[i] == stop;
        if (closing > 0 && border)
            return i;
    }
    return 0;
}
