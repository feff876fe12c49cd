/*
 * Tags in reactions and in text. A hashtag is '#' and a word at word borders; code spans and URLs are passed over,
 * since "#note" in a shell comment or behind a link tags nothing.
 */
#include "disruption/core/tag.h"

#include <glib.h>
#include <string.h>

#include "disruption/base/utf8.h"

static const char todo[] = "TODO:";

/* Letters and digits of any script: what settings let a hashtag be made of. */
static bool is_word(uint32_t code)
{
    return code == '_' || code == '-' || (code != UTF8_REPLACEMENT && g_unichar_isalnum(code));
}

/* Accents and the like belong to the letter before them and are no border. */
static bool joins(uint32_t code)
{
    return is_word(code) || g_unichar_ismark(code);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static struct slice behind(struct slice text, size_t len)
{
    return (struct slice){text.at + len, text.len - len};
}

/* Whether word is known, whose letters are small ones, in any case. */
static bool same_word(struct slice word, const char *known)
{
    struct slice rest = slice_of(known);
    uint32_t a, b;
    while (utf8_next(&word, &a)) {
        if (!utf8_next(&rest, &b) || g_unichar_tolower(a) != b)
            return false;
    }
    return rest.len == 0;
}

static bool word_in(const char *const words[POLICY_WORDS_MAX], struct slice word)
{
    for (size_t i = 0; i < POLICY_WORDS_MAX && words[i] != NULL; i++) {
        if (same_word(word, words[i]))
            return true;
    }
    return false;
}

uint32_t tag_reaction_kinds(const struct policy *policy, const char *reaction)
{
    struct slice name = slice_of(reaction);
    const char *tone = strstr(reaction, "::");
    if (tone != NULL)
        name.len = (size_t)(tone - reaction);
    uint32_t kinds = 0;
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        if (word_in(policy->tags[kind].reactions, name))
            kinds |= BIT(kind);
    }
    return kinds;
}

/* The kinds of the '#' and word at the front of text, and their length. */
static uint32_t hashtag_at(const struct policy *policy, struct slice text, size_t *len)
{
    struct slice rest = behind(text, 1);
    uint32_t code;
    *len = 1;
    while (utf8_next(&rest, &code) && joins(code))
        *len = text.len - rest.len;
    struct slice word = {text.at + 1, *len - 1};
    uint32_t kinds = 0;
    for (int kind = 0; word.len > 0 && kind < KIND_COUNT; kind++) {
        if (word_in(policy->tags[kind].hashtags, word))
            kinds |= BIT(kind);
    }
    return kinds;
}

/* Length of the code span at the front of text; 0 when it is not closed. A span of one tick ends with its line. */
static size_t code_at(struct slice text)
{
    size_t ticks = slice_starts(text, "```") ? 3 : 1;
    for (size_t i = ticks; i + ticks <= text.len; i++) {
        if (ticks == 1 && text.at[i] == '\n')
            return 0;
        if (memcmp(text.at + i, "```", ticks) == 0)
            return i + ticks;
    }
    return 0;
}

static bool starts_nocase(struct slice text, const char *word)
{
    size_t len = strlen(word);
    return text.len >= len && slice_equals_nocase((struct slice){text.at, len}, word);
}

/* Length of the code span or URL at the front of text; 0 when there is none. */
static size_t opaque_at(struct slice text)
{
    if (text.at[0] == '`')
        return code_at(text);
    if (!starts_nocase(text, "http://") && !starts_nocase(text, "https://"))
        return 0;
    size_t len = 0;
    while (len < text.len && !is_space(text.at[len]))
        len++;
    return len;
}

/* Takes a tag word (or "TODO:") and the ':' or ',' that ties it to the text off the front; 0 when there is none. */
static uint32_t take_front(const struct policy *policy, struct slice *text)
{
    size_t len = 0;
    uint32_t kinds = 0;
    if (starts_nocase(*text, todo)) {
        len = sizeof(todo) - 1;
        kinds = BIT(KIND_ACTION);
    } else if (text->len > 0 && text->at[0] == '#') {
        kinds = hashtag_at(policy, *text, &len);
    }
    if (kinds == 0)
        return 0;
    bool tied = len < text->len && (text->at[len] == ':' || text->at[len] == ',') &&
                (len + 1 == text->len || is_space(text->at[len + 1]));
    *text = slice_trim(behind(*text, tied ? len + 1 : len));
    return kinds;
}

/* The kinds of the tags at the front; what follows them is left in *text. */
static uint32_t take_fronts(const struct policy *policy, struct slice *text)
{
    uint32_t kinds = 0, more;
    while ((more = take_front(policy, text)) != 0)
        kinds |= more;
    return kinds;
}

uint32_t tag_text_kinds(const struct policy *policy, const char *text)
{
    struct slice rest = slice_trim(slice_of(text));
    uint32_t kinds = take_fronts(policy, &rest);
    bool border = true; /* may a tag start here? */
    while (rest.len > 0) {
        size_t len = opaque_at(rest);
        uint32_t code;
        if (len > 0) {
            rest = behind(rest, len);
            border = true;
        } else if (rest.at[0] == '#' && border) {
            kinds |= hashtag_at(policy, rest, &len);
            rest = behind(rest, len);
            border = false;
        } else if (utf8_next(&rest, &code) && !g_unichar_ismark(code)) {
            border = !is_word(code) && code != '#' && code != '/' && code != '&';
        }
    }
    return kinds;
}

/* Takes a tag word off the end; false when there is none. */
static bool take_back(const struct policy *policy, struct slice *text)
{
    size_t start = text->len;
    while (start > 0 && text->at[start - 1] != '#' && !is_space(text->at[start - 1]))
        start--;
    if (start < 2 || text->at[start - 1] != '#' || !is_space(text->at[start - 2]))
        return false;
    size_t len;
    struct slice word = behind(*text, start - 1);
    if (hashtag_at(policy, word, &len) == 0 || len != word.len)
        return false;
    *text = slice_trim((struct slice){text->at, start - 1});
    return true;
}

void tag_strip(const struct policy *policy, const char *text, struct buf *out)
{
    struct slice whole = slice_trim(slice_of(text));
    struct slice left = whole;
    (void)take_fronts(policy, &left);
    while (take_back(policy, &left))
        ;
    buf_slice(out, left.len > 0 ? left : whole);
}
