/*
 * Slack's mrkdwn into text that can be read without Slack. Tokens go first and entities last, so
 * that an escaped "<" can never become a token.
 */
#include "text.h"

#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/parse.h"
#include "disruption/base/utf8.h"

#define TEXT_BYTES_MAX                                                                             \
    ((size_t)MESSAGE_TEXT_MAX * 4) /* every character of the longest message at its widest */
#define DATE_SECONDS_MAX INT64_C(99999999999) /* the year 5138 */
#define LABEL_BYTES_MAX 1024                  /* of a mention; channel names have 80 characters */
#define MENTION_ID_MAX 64                     /* bytes; object ids have about 11 */

void slack_text_init(struct slack_text *text, struct arena *arena)
{
    *text = (struct slack_text){.arena = arena};
    buf_init(&text->out, TEXT_BYTES_MAX);
    text->mentions = arena_new(arena, MESSAGE_MENTIONS_MAX, sizeof(*text->mentions));
}

/* Turns the three entities Slack writes into characters, once; any other "&" is itself. */
static void unescape(struct buf *out, struct slice raw)
{
    static const struct {
        const char *entity;
        char character;
    } entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}};
    while (raw.len > 0) {
        size_t taken = 1;
        char character = raw.at[0];
        for (size_t i = 0; character == '&' && i < COUNT_OF(entities); i++) {
            if (slice_starts(raw, entities[i].entity)) {
                taken = strlen(entities[i].entity);
                character = entities[i].character;
                break;
            }
        }
        buf_char(out, character);
        raw.at += taken;
        raw.len -= taken;
    }
}

static void add_raw(struct slack_text *text, struct slice raw)
{
    struct buf plain;
    buf_init(&plain, TEXT_BYTES_MAX);
    unescape(&plain, raw);
    utf8_clean(&text->out, (struct slice){plain.at, plain.len});
    buf_done(&plain);
}

static const char *copy_clean(struct arena *arena, struct slice raw)
{
    struct buf plain, clean;
    buf_init(&plain, LABEL_BYTES_MAX);
    buf_init(&clean, LABEL_BYTES_MAX * 3);
    unescape(&plain, raw);
    utf8_clean(&clean, (struct slice){plain.at, plain.len});
    const char *copy = arena_text(arena, buf_string(&clean));
    buf_done(&plain);
    buf_done(&clean);
    return copy;
}

static void note_mention(struct slack_text *text, enum mention_kind kind, struct slice id,
                         struct slice label)
{
    for (size_t i = 0; i < text->mention_count; i++) {
        if (slice_equals(id, text->mentions[i].id))
            return;
    }
    if (text->mention_count == MESSAGE_MENTIONS_MAX)
        return;
    struct mention *mention = &text->mentions[text->mention_count++];
    mention->kind = kind;
    mention->id = arena_slice(text->arena, id);
    mention->label = copy_clean(text->arena, label);
}

void slack_text_mention(struct slack_text *text, enum mention_kind kind, struct slice id,
                        struct slice label)
{
    buf_char(&text->out, kind == MENTION_CHANNEL ? '#' : '@');
    if (kind == MENTION_CHANNEL && label.len > 0)
        add_raw(text, label);
    else
        buf_slice(&text->out, id);
    note_mention(text, kind, id, label);
}

static bool id_bytes(struct slice id)
{
    if (id.len == 0 || id.len > MENTION_ID_MAX)
        return false;
    for (size_t i = 0; i < id.len; i++) {
        char c = id.at[i];
        if (!(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
            return false;
    }
    return true;
}

/* A token "<body|label>" without its brackets; label is empty when there is none. */
struct token {
    struct slice body, label;
};

static struct slice after(struct slice s, size_t count)
{
    return (struct slice){s.at + count, s.len - count};
}

static bool add_mention_token(struct slack_text *text, const struct token *token,
                              const char *prefix, enum mention_kind kind)
{
    struct slice id = after(token->body, strlen(prefix));
    struct slice label = token->label;
    if (!id_bytes(id))
        return false;
    if (kind == MENTION_GROUP && slice_starts(label, "@"))
        label = after(label, 1);
    slack_text_mention(text, kind, id, label);
    return true;
}

static bool add_person(struct slack_text *text, const struct token *token)
{
    return add_mention_token(text, token, "@", MENTION_PERSON);
}

static bool add_channel(struct slack_text *text, const struct token *token)
{
    return add_mention_token(text, token, "#", MENTION_CHANNEL);
}

static bool add_group(struct slack_text *text, const struct token *token)
{
    return add_mention_token(text, token, "!subteam^", MENTION_GROUP);
}

/* "<!date^SECONDS^FORMAT^LINK|FALLBACK>": the fallback is the part for readers without Slack. */
static bool add_date(struct slack_text *text, const struct token *token)
{
    struct slice rest = after(token->body, strlen("!date^")), seconds_text;
    int64_t seconds;
    char at[CLOCK_TEXT_MAX];
    if (token->label.len > 0) {
        add_raw(text, token->label);
        return true;
    }
    if (!slice_split(&rest, '^', &seconds_text) ||
        !parse_integer(seconds_text, -DATE_SECONDS_MAX, DATE_SECONDS_MAX, &seconds))
        return false;
    buf_text(&text->out, clock_iso(seconds * SECOND_MS, 0, at));
    return true;
}

/* "<!here>", "<!channel>", "<!everyone|label>": said as words, so that nothing pings again when it
 * is quoted. */
static bool add_special(struct slack_text *text, const struct token *token)
{
    struct slice word = after(token->body, 1);
    if (token->label.len > 0) {
        add_raw(text, token->label);
        return true;
    }
    if (word.len == 0)
        return false;
    buf_char(&text->out, '@');
    add_raw(text, word);
    return true;
}

/* What people see of an address: without the scheme that Slack added to what they typed. */
static struct slice shown_address(struct slice url)
{
    static const char *const schemes[] = {"mailto:", "tel:", "https://", "http://"};
    for (size_t i = 0; i < COUNT_OF(schemes); i++) {
        if (slice_starts(url, schemes[i]))
            return after(url, strlen(schemes[i]));
    }
    return url;
}

static bool add_link(struct slack_text *text, const struct token *token)
{
    struct slice url = token->body, label = token->label, shown = shown_address(url);
    if (url.len == 0)
        return false;
    bool mail = slice_starts(url, "mailto:") || slice_starts(url, "tel:");
    bool same = label.len == 0 ||
                (label.len == url.len && memcmp(label.at, url.at, url.len) == 0) ||
                (label.len == shown.len && memcmp(label.at, shown.at, shown.len) == 0);
    if (same) {
        add_raw(text, mail ? shown : url);
        return true;
    }
    add_raw(text, label);
    buf_text(&text->out, " (");
    add_raw(text, mail ? shown : url);
    buf_char(&text->out, ')');
    return true;
}

/* Sorted so that the longer prefix of "!" comes first; the empty one takes all that is left. */
static const struct {
    const char *prefix;
    bool (*add)(struct slack_text *text, const struct token *token);
} token_kinds[] = {
    {"@", add_person},    {"#", add_channel}, {"!subteam^", add_group},
    {"!date^", add_date}, {"!", add_special}, {"", add_link},
};

static void add_token(struct slack_text *text, struct slice whole)
{
    struct token token = {.body = whole, .label = {"", 0}};
    const char *bar = memchr(whole.at, '|', whole.len);
    if (bar != NULL && slice_starts(whole, "!date^"))
        bar = memrchr(whole.at, '|', whole.len);
    if (bar != NULL) {
        token.body.len = (size_t)(bar - whole.at);
        token.label = after(whole, token.body.len + 1);
    }
    size_t i = 0;
    while (!slice_starts(token.body, token_kinds[i].prefix))
        i++;
    if (token_kinds[i].add(text, &token))
        return;
    buf_char(&text->out, '<'); /* no token after all: shown as it came */
    add_raw(text, whole);
    buf_char(&text->out, '>');
}

/* The '>' that closes the '<' at the front; NULL when another '<' or the end comes first. */
static const char *closing(struct slice rest)
{
    for (size_t i = 1; i < rest.len; i++) {
        if (rest.at[i] == '>')
            return rest.at + i;
        if (rest.at[i] == '<')
            return NULL;
    }
    return NULL;
}

void slack_text_mrkdwn(struct slack_text *text, struct slice raw)
{
    struct slice rest = utf8_front(raw, MESSAGE_TEXT_MAX);
    while (rest.len > 0) {
        const char *end = rest.at[0] == '<' ? closing(rest) : NULL;
        if (end != NULL) {
            add_token(text, (struct slice){rest.at + 1, (size_t)(end - rest.at) - 1});
            rest = after(rest, (size_t)(end - rest.at) + 1);
            continue;
        }
        const char *next = rest.len > 1 ? memchr(rest.at + 1, '<', rest.len - 1) : NULL;
        size_t len = next == NULL ? rest.len : (size_t)(next - rest.at);
        add_raw(text, (struct slice){rest.at, len});
        rest = after(rest, len);
    }
}

void slack_text_plain(struct slack_text *text, const char *plain)
{
    utf8_clean(&text->out, utf8_front(slice_of(plain), MESSAGE_TEXT_MAX));
}

const char *slack_text_done(struct slack_text *text)
{
    const char *copy = arena_text(text->arena, buf_string(&text->out));
    buf_done(&text->out);
    return copy;
}
