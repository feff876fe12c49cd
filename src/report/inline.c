/*
 * The Markdown that reports hold, as marks. It reads what report_markdown writes and is lenient
 * with what people edit: whatever it does not know is text.
 */
#include "inline.h"

#include <ctype.h>
#include <string.h>

#include "disruption/base/attributes.h"
#include "disruption/core/markup.h"

#include "code_span.h"

#define PIECE_MAX                                                                                  \
    ((size_t)64 << 10) /* bytes of a label or a bold text; the chat takes no longer ones */

/* What Markdown spells in several characters and chat in one. */
static const struct {
    const char *from;
    const char *to;
} spellings[] = {
    {"<br>", "\n"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&nbsp;", "\u00a0"}, {"~~", ""},
};

static void advance(struct slice *rest, size_t count)
{
    rest->at += count;
    rest->len -= count;
}

static void add_text(struct slice text, struct buf *out)
{
    struct buf piece;
    buf_init(&piece, PIECE_MAX);
    buf_slice(&piece, text);
    markup_text(out, buf_string(&piece));
    buf_done(&piece);
}

/* Where the closing word stands unescaped, or len. */
static size_t find_end(struct slice text, const char *word)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\\')
            i++;
        else if (slice_starts((struct slice){text.at + i, text.len - i}, word))
            return i;
    }
    return text.len;
}

static bool take_spelling(struct slice *rest, struct buf *out)
{
    for (size_t i = 0; i < COUNT_OF(spellings); i++) {
        if (!slice_starts(*rest, spellings[i].from))
            continue;
        markup_text(out, spellings[i].to);
        advance(rest, strlen(spellings[i].from));
        return true;
    }
    return false;
}

static bool take_escape(struct slice *rest, struct buf *out)
{
    if (rest->at[0] != '\\' || rest->len < 2 || !ispunct((unsigned char)rest->at[1]))
        return false;
    add_text((struct slice){rest->at + 1, 1}, out);
    advance(rest, 2);
    return true;
}

static bool take_code(struct slice *rest, struct buf *out)
{
    size_t run = code_run(*rest);
    struct slice after = {rest->at + run, rest->len - run};
    for (size_t i = 0; run > 0 && i < after.len; i++) {
        size_t other = code_run((struct slice){after.at + i, after.len - i});
        if (other != run) {
            i += other;
            continue;
        }
        struct buf code;
        buf_init(&code, PIECE_MAX);
        buf_add(&code, after.at, i);
        markup_code(out, buf_string(&code));
        buf_done(&code);
        advance(rest, run + i + run);
        return true;
    }
    return false;
}

/* A link where chat may follow it; what else a report was made to link (javascript:) is shown, not linked. */
static void add_link(const char *url, const char *label, struct buf *out)
{
    struct slice s = slice_of(url);
    if (slice_starts(s, "https://") || slice_starts(s, "http://") || slice_starts(s, "mailto:")) {
        markup_link(out, url, label);
        return;
    }
    markup_text(out, label);
    markup_text(out, " (");
    markup_text(out, url);
    markup_text(out, ")");
}

static bool take_link(struct slice *rest, struct buf *out)
{
    if (rest->at[0] != '[')
        return false;
    size_t middle = find_end(*rest, "](");
    size_t end = find_end(*rest, ")");
    if (end == rest->len || middle > end)
        return false;
    struct buf label, url;
    buf_init(&label, PIECE_MAX);
    buf_init(&url, PIECE_MAX);
    inline_plain((struct slice){rest->at + 1, middle - 1}, &label);
    buf_add(&url, rest->at + middle + 2, end - middle - 2);
    add_link(buf_string(&url), buf_string(&label), out);
    buf_done(&url);
    buf_done(&label);
    advance(rest, end + 1);
    return true;
}

/* <https://...>: between the brackets only entities mean something. */
static bool take_address(struct slice *rest, struct buf *out)
{
    static const char amp[] = "&amp;";
    const char *close = memchr(rest->at, '>', rest->len);
    if (!slice_starts(*rest, "<http") || close == NULL)
        return false;
    struct slice address = {rest->at + 1, (size_t)(close - rest->at) - 1};
    advance(rest, address.len + 2);
    const char *at;
    while ((at = memmem(address.at, address.len, amp, sizeof(amp) - 1)) != NULL) {
        add_text((struct slice){address.at, (size_t)(at + 1 - address.at)}, out);
        advance(&address, (size_t)(at - address.at) + sizeof(amp) - 1);
    }
    add_text(address, out);
    return true;
}

static bool take_bold(struct slice *rest, struct buf *out)
{
    if (!slice_starts(*rest, "**"))
        return false;
    struct slice inner = {rest->at + 2, rest->len - 2};
    inner.len = find_end(inner, "**");
    if (inner.len + 2 == rest->len)
        return false;
    struct buf text;
    buf_init(&text, PIECE_MAX);
    inline_plain(inner, &text);
    markup_bold(out, buf_string(&text));
    buf_done(&text);
    advance(rest, inner.len + 4);
    return true;
}

/* A star that touches a word is emphasis, which chat text does without. */
static bool take_star(struct slice *rest)
{
    if (rest->at[0] != '*')
        return false;
    advance(rest, 1);
    return true;
}

static bool take_special(struct slice *rest, struct buf *out)
{
    return take_escape(rest, out) || take_code(rest, out) || take_link(rest, out) ||
           take_spelling(rest, out) || take_address(rest, out) || take_bold(rest, out) ||
           take_star(rest);
}

void inline_markup(struct slice markdown, struct buf *out)
{
    struct slice rest = markdown;
    while (rest.len > 0) {
        if (take_special(&rest, out))
            continue;
        size_t plain = 1;
        while (plain < rest.len && strchr("\\`[<&~*", rest.at[plain]) == NULL)
            plain++;
        add_text((struct slice){rest.at, plain}, out);
        advance(&rest, plain);
    }
}

void inline_plain(struct slice markdown, struct buf *out)
{
    struct buf marked;
    buf_init(&marked, PIECE_MAX);
    inline_markup(markdown, &marked);
    markup_plain(out, buf_string(&marked));
    buf_done(&marked);
}
