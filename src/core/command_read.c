/* A typed line, taken apart in one walk over its words. */
#include "disruption/core/command.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "command_grammar.h"
#include "disruption/base/parse.h"
#include "disruption/core/when.h"

#define NUMBER_MAX INT64_C(1000000000) /* of a disruption; more is a slip */

struct reader {
    struct arena *arena;
    const struct command_line *line;
    const char *typed; /* "/disruption" */
    struct slice rest; /* what has not been read */
    struct buf text;   /* free text so far */
    size_t quoted_end; /* where its last quoted piece ends: flags are looked for behind it */
    bool keys_seen;
    struct command *command;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static void skip(struct slice *rest, size_t count)
{
    rest->at += count;
    rest->len -= count;
}

static struct slice take(struct slice *rest, size_t count)
{
    struct slice piece = {rest->at, count};
    skip(rest, count);
    return piece;
}

static size_t space_len(struct slice rest)
{
    size_t len = 0;
    while (len < rest.len && is_space(rest.at[len]))
        len++;
    return len;
}

/* Bytes to the next white space, or to stop. */
static size_t word_len(struct slice rest, char stop)
{
    size_t len = 0;
    while (len < rest.len && !is_space(rest.at[len]) && rest.at[len] != stop)
        len++;
    return len;
}

static struct slice unquote(struct slice quoted)
{
    size_t open = quote_len(quoted), close = 1;
    while (close < quoted.len &&
           quote_len((struct slice){quoted.at + quoted.len - close, close}) != close)
        close++;
    return (struct slice){quoted.at + open, quoted.len - open - close};
}

/* "svc:" at the front of rest: its bytes; 0: no key that any verb knows. "to://" is no key. */
static size_t key_len(struct slice rest, enum argument *out)
{
    size_t len = 0;
    while (len < rest.len && isalpha((unsigned char)rest.at[len]))
        len++;
    if (len == rest.len || rest.at[len] != ':' || (len + 1 < rest.len && rest.at[len + 1] == '/'))
        return 0;
    return argument_find((struct slice){rest.at, len}, out) ? len + 1 : 0;
}

/* a,"b c", d: the names joined by commas, without quotes. */
static const char *read_list(struct reader *r)
{
    struct buf list;
    enum argument unused;
    buf_init(&list, COMMAND_TEXT_MAX);
    for (bool more = true; more;) {
        size_t quoted = quoted_len(r->rest, ',');
        struct slice name =
            quoted > 0 ? unquote(take(&r->rest, quoted)) : take(&r->rest, word_len(r->rest, ','));
        name = slice_trim(name);
        if (name.len > 0 && list.len > 0)
            buf_char(&list, ',');
        buf_slice(&list, name);
        more = r->rest.len > 0 && r->rest.at[0] == ',';
        if (more) {
            skip(&r->rest, 1);
            struct slice next = r->rest;
            skip(&next, space_len(next));
            more = next.len > 0 && key_len(next, &unused) == 0;
            if (more)
                r->rest = next;
        }
    }
    const char *value = arena_text(r->arena, buf_string(&list));
    buf_done(&list);
    return value;
}

static const char *read_value(struct reader *r, enum argument argument)
{
    size_t quoted = quoted_len(r->rest, ' ');
    if (argument == ARGUMENT_SVC)
        return read_list(r);
    if (quoted > 0)
        return arena_slice(r->arena, slice_trim(unquote(take(&r->rest, quoted))));
    size_t len = argument_is_time(argument) ? when_span(r->rest) : 0;
    return arena_slice(r->arena, take(&r->rest, len > 0 ? len : word_len(r->rest, ' ')));
}

static bool refuse_key(const struct reader *r, enum argument argument, const char *why,
                       struct err *err)
{
    return err_set(err, ERR_INVALID,
                   "%s: %s. It goes %s %s; words that are no key go in \"quotes\"",
                   argument_name(argument), why, r->typed, r->command->row->usage);
}

/* Takes key and value off the front of the rest, unless they are prose; *taken tells. */
static bool read_key(struct reader *r, enum argument argument, size_t key, bool *taken,
                     struct err *err)
{
    const struct command_row *row = r->command->row;
    bool ours = (row->arguments & BIT(argument)) != 0;
    struct slice value = r->rest;
    skip(&value, key);
    struct slice near = value;
    skip(&near, space_len(near));
    if (argument_is_time(argument) && when_span(near) > 0)
        value = near; /* "at: 14:02" */
    bool empty = value.len == 0 || is_space(value.at[0]);
    if (row->prose && (!ours || empty))
        return true;
    if (!ours)
        return refuse_key(r, argument, arena_print(r->arena, "%s does not take it", row->name),
                          err);
    if (r->command->values[argument] != NULL)
        return refuse_key(r, argument, "given twice", err);
    r->rest = value;
    const char *read = empty ? "" : read_value(r, argument);
    if (read[0] == '\0')
        return refuse_key(r, argument, "its value is missing", err);
    r->command->values[argument] = read;
    r->keys_seen = true;
    *taken = true;
    return true;
}

/* Which flag of the row a word is; dashed: written as an option, which phones make a long dash of.
 */
static bool is_flag(const struct command_row *row, struct slice word, unsigned *bit, bool *dashed)
{
    static const char *const dashes[] = {"--", "\xe2\x80\x94", "\xe2\x80\x93"};
    *dashed = false;
    for (size_t i = 0; i < COUNT_OF(dashes) && !*dashed; i++) {
        *dashed = slice_starts(word, dashes[i]);
        if (*dashed)
            skip(&word, strlen(dashes[i]));
    }
    for (size_t i = 0; i < COUNT_OF(row->flags) && row->flags[i] != NULL; i++) {
        if (slice_equals_nocase(word, row->flags[i])) {
            *bit = BIT(i);
            return true;
        }
    }
    return false;
}

/* A flag among or behind keys, or dashed anywhere. One at the end of the text is found when all is
 * read. */
static bool take_flag(struct reader *r)
{
    unsigned bit;
    bool dashed;
    struct slice word = {r->rest.at, word_len(r->rest, ' ')};
    if (!is_flag(r->command->row, word, &bit, &dashed) || (!dashed && !r->keys_seen))
        return false;
    r->command->flags |= bit;
    skip(&r->rest, word.len);
    return true;
}

/* `code` up to the run of backticks that closes it; 0: none opens or closes. */
static size_t code_len(struct slice rest)
{
    size_t ticks = 0;
    while (ticks < rest.len && rest.at[ticks] == '`')
        ticks++;
    for (size_t i = ticks; ticks > 0 && i + ticks <= rest.len; i++) {
        if (memcmp(rest.at + i, rest.at, ticks) == 0)
            return i + ticks;
    }
    return 0;
}

static void take_text(struct reader *r, struct slice space)
{
    size_t quoted = quoted_len(r->rest, ' ');
    if (quoted == 0)
        quoted = code_len(r->rest);
    if (r->text.len > 0)
        buf_slice(&r->text, space);
    buf_slice(&r->text, take(&r->rest, quoted > 0 ? quoted : word_len(r->rest, ' ')));
    if (quoted > 0)
        r->quoted_end = r->text.len;
}

static bool read_words(struct reader *r, struct err *err)
{
    for (;;) {
        struct slice space = take(&r->rest, space_len(r->rest));
        if (r->rest.len == 0)
            return true;
        enum argument argument;
        size_t key = key_len(r->rest, &argument);
        bool taken = false;
        if (key > 0 && !read_key(r, argument, key, &taken, err))
            return false;
        if (!taken && !take_flag(r))
            take_text(r, space);
    }
}

/* The text without flags at its end, and without quotes when they stood around all of it. */
static const char *finish_text(struct reader *r)
{
    struct slice text = slice_trim((struct slice){buf_string(&r->text), r->text.len});
    for (;;) {
        size_t from = text.len;
        while (from > 0 && !is_space(text.at[from - 1]))
            from--;
        unsigned bit;
        bool dashed;
        if (text.len <= r->quoted_end ||
            !is_flag(r->command->row, (struct slice){text.at + from, text.len - from}, &bit,
                     &dashed))
            break;
        r->command->flags |= bit;
        text = slice_trim((struct slice){text.at, from});
    }
    if (text.len > 0 && quoted_len(text, ' ') == text.len)
        text = slice_trim(unquote(text));
    return arena_slice(r->arena, text);
}

/* D-42, or where the verb allows it 42 and #42. */
static int64_t target_number(struct reader *r, struct slice word, struct slice after)
{
    enum target_word takes = r->command->row->takes_target;
    enum argument unused;
    int64_t number;
    bool named = slice_starts(word, "D-") || slice_starts(word, "d-");
    if (named)
        skip(&word, 2);
    else if (slice_starts(word, "#"))
        skip(&word, 1);
    if (word.len > 1 && (word.at[word.len - 1] == ':' || word.at[word.len - 1] == ','))
        word.len--;
    if (!parse_integer(word, 1, NUMBER_MAX, &number))
        return 0;
    skip(&after, space_len(after));
    bool lone = after.len == 0 || key_len(after, &unused) > 0;
    return named || takes == TARGET_NUMBER || (takes == TARGET_LONE && lone) ? number : 0;
}

static const char *target_channel(struct reader *r, struct slice word)
{
    if (!slice_starts(word, "#") || word.len == 1)
        return NULL;
    struct slice name = {word.at + 1, word.len - 1};
    for (size_t i = 0; i < r->line->mention_count; i++) {
        const struct mention *mention = &r->line->mentions[i];
        if (mention->kind == MENTION_CHANNEL &&
            (slice_equals(name, mention->id) || slice_equals(name, mention->label)))
            return arena_text(r->arena, mention->id);
    }
    /* A hashtag in prose is no channel; where no prose can stand, a name is one. */
    return r->command->row->takes_target == TARGET_NUMBER ? arena_slice(r->arena, name) : NULL;
}

static bool read_target(struct reader *r, struct err *err)
{
    struct command *command = r->command;
    if (command->row->takes_target == TARGET_NONE)
        return true;
    skip(&r->rest, space_len(r->rest));
    struct slice after = r->rest;
    struct slice word = take(&after, word_len(after, ' '));
    command->number = target_number(r, word, after);
    if (command->number == 0)
        command->target_channel = target_channel(r, word);
    if (command->number != 0 || command->target_channel != NULL)
        r->rest = after;
    if (r->line->number == 0)
        return true;
    if ((command->number != 0 && command->number != r->line->number) ||
        command->target_channel != NULL)
        return err_set(err, ERR_INVALID, "Two disruptions are named: %.*s and D-%" PRId64,
                       SLICE_PRINT(word), r->line->number);
    command->number = r->line->number;
    return true;
}

static bool read_line(struct reader *r, struct err *err)
{
    skip(&r->rest, space_len(r->rest));
    struct slice verb = take(&r->rest, word_len(r->rest, ' '));
    if (verb.len == 0)
        return err_set(
            err, ERR_INVALID,
            "Say what to do: %s start TITLE, %s note TEXT, %s resolve; %s help lists the rest",
            r->typed, r->typed, r->typed, r->typed);
    if (verb.len > 1 && verb.at[verb.len - 1] == ':')
        verb.len--;
    if (!command_find(verb, r->typed, &r->command->row, err) || !read_target(r, err) ||
        !read_words(r, err))
        return false;
    r->command->text = finish_text(r);
    return true;
}

bool command_read(struct arena *arena, const struct policy *policy, const struct command_line *line,
                  struct command *out, struct err *err)
{
    struct slice text = slice_of(line->text);
    struct command command = {0};
    if (text.len > COMMAND_TEXT_MAX)
        return err_set(err, ERR_LIMITED,
                       "A line may have %d bytes, this one has %zu: put the rest in a document",
                       COMMAND_TEXT_MAX, text.len);
    struct buf clean;
    buf_init(&clean, COMMAND_TEXT_MAX * 3); /* a bad byte becomes three */
    habits_forgive(text, &clean);
    struct reader reader = {
        .arena = arena,
        .line = line,
        .typed = line->mouth == MOUTH_SHELL ? "disruption" : policy->command,
        .rest = {buf_string(&clean), clean.len},
        .command = &command,
    };
    buf_init(&reader.text, COMMAND_TEXT_MAX * 3);
    bool read = read_line(&reader, err);
    buf_done(&reader.text);
    buf_done(&clean);
    if (read)
        *out = command;
    return read;
}
