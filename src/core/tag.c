/*
 * Tags in reactions and in text. A hashtag is '#' and a word at word borders; code spans and URLs are passed over,
 * since "#note" in a shell comment or behind a link tags nothing.
 */
#include "disruption/core/tag.h"

#include <ctype.h>
#include <string.h>

#include "disruption/base/slice.h"

static const char todo[] = "TODO:";

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '-' || (unsigned char)c >= 0x80;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static bool word_in(const char *const words[POLICY_WORDS_MAX], struct slice word)
{
    for (size_t i = 0; i < POLICY_WORDS_MAX && words[i] != NULL; i++) {
        if (slice_equals_nocase(word, words[i]))
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

/* The kinds of the tag word at the front of text, and its length; 0 when there is none. */
static uint32_t hashtag_at(const struct policy *policy, struct slice text, size_t *len)
{
    size_t end = 1;
    while (end < text.len && is_word(text.at[end]))
        end++;
    struct slice word = {text.at + 1, end - 1};
    uint32_t kinds = 0;
    for (int kind = 0; word.len > 0 && kind < KIND_COUNT; kind++) {
        if (word_in(policy->tags[kind].hashtags, word))
            kinds |= BIT(kind);
    }
    *len = end;
    return kinds;
}

/* Length of the code span or URL at the front of text; 0 when there is none. */
static size_t opaque_at(struct slice text)
{
    if (text.at[0] == '`') {
        size_t ticks = slice_starts(text, "```") ? 3 : 1;
        for (size_t i = ticks; i + ticks <= text.len; i++) {
            if (memcmp(text.at + i, "```", ticks) == 0)
                return i + ticks;
        }
        return 0;
    }
    if (!slice_starts(text, "http://") && !slice_starts(text, "https://"))
        return 0;
    size_t len = 0;
    while (len < text.len && !is_space(text.at[len]))
        len++;
    return len;
}

static bool starts_todo(struct slice text)
{
    return text.len >= sizeof(todo) - 1 &&
           slice_equals_nocase((struct slice){text.at, sizeof(todo) - 1}, todo);
}

uint32_t tag_text_kinds(const struct policy *policy, const char *text)
{
    struct slice rest = slice_trim(slice_of(text));
    uint32_t kinds = starts_todo(rest) ? BIT(KIND_ACTION) : 0;
    bool border = true; /* may a tag start here? */
    while (rest.len > 0) {
        size_t step = opaque_at(rest);
        if (step == 0 && rest.at[0] == '#' && border)
            kinds |= hashtag_at(policy, rest, &step);
        if (step == 0)
            step = 1;
        char last = rest.at[step - 1];
        border = !is_word(last) && last != '#' && last != '/' && last != '&';
        rest.at += step;
        rest.len -= step;
    }
    return kinds;
}

/* Takes a tag word (or TODO:) off the front; false when there is none. */
static bool strip_front(const struct policy *policy, struct slice *text)
{
    size_t len = 0;
    if (starts_todo(*text))
        len = sizeof(todo) - 1;
    else if (text->len > 0 && text->at[0] == '#' && hashtag_at(policy, *text, &len) == 0)
        len = 0;
    *text = slice_trim((struct slice){text->at + len, text->len - len});
    return len > 0;
}

/* Takes a tag word off the end; false when there is none. */
static bool strip_back(const struct policy *policy, struct slice *text)
{
    size_t start = text->len;
    while (start > 0 && is_word(text->at[start - 1]))
        start--;
    if (start < 2 || text->at[start - 1] != '#' || !is_space(text->at[start - 2]))
        return false;
    size_t len;
    struct slice word = {text->at + start - 1, text->len - start + 1};
    if (hashtag_at(policy, word, &len) == 0 || len != word.len)
        return false;
    *text = slice_trim((struct slice){text->at, start - 1});
    return true;
}

void tag_strip(const struct policy *policy, const char *text, struct buf *out)
{
    struct slice whole = slice_trim(slice_of(text));
    struct slice left = whole;
    while (left.len > 0 && strip_front(policy, &left))
        ;
    while (left.len > 0 && strip_back(policy, &left))
        ;
    buf_slice(out, left.len > 0 ? left : whole);
}
