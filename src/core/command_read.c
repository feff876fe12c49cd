/* A typed line, taken apart in one walk over its words. */
#include "disruption/core/command.h"

#include <string.h>

#include "command_words.h"
#include "disruption/core/when.h"

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

static struct slice unquote(struct slice quoted)
{
    size_t open = quote_len(quoted), close = 1;
    while (close < quoted.len &&
           quote_len((struct slice){quoted.at + quoted.len - close, close}) != close)
        close++;
    return (struct slice){quoted.at + open, quoted.len - open - close};
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
            quoted > 0 ? unquote(words_take(&r->rest, quoted))
                       : words_take(&r->rest, words_length(r->rest, ','));
        name = slice_trim(name);
        if (name.len > 0 && list.len > 0)
            buf_char(&list, ',');
        buf_slice(&list, name);
        more = r->rest.len > 0 && r->rest.at[0] == ',';
        if (more) {
            words_skip(&r->rest, 1);
            struct slice next = r->rest;
            words_skip(&next, words_space(next));
            more = next.len > 0 && words_key(next, &unused) == 0;
            if (more)
                r->rest = next;
        }
    }
    const char *value = arena_text(r->arena, buf_string(&list));
    buf_done(&list);
    return value;
}

/* Which flag of the row a word is, FLAG_SHARE for the one that every reading verb has; dashed: written as an option, which
 * phones make a long dash of. */
static bool is_flag(const struct command_row *row, struct slice word, unsigned *bit, bool *dashed)
{
    static const char *const dashes[] = {"--", "\xe2\x80\x94", "\xe2\x80\x93"};
    *dashed = false;
    for (size_t i = 0; i < COUNT_OF(dashes) && !*dashed; i++) {
        *dashed = slice_starts(word, dashes[i]);
        if (*dashed)
            words_skip(&word, strlen(dashes[i]));
    }
    *bit = row_flag(row, word);
    return *bit != 0;
}

/* Whether a value may end before rest: a key of the verb's with a value follows, or nothing but a flag. */
static bool ends_prose(const struct reader *r, struct slice rest)
{
    enum argument argument;
    unsigned bit;
    bool dashed;
    struct slice word = words_take(&rest, words_length(rest, ' '));
    size_t key = words_key(word, &argument);
    if (key > 0)
        return (r->command->row->arguments & BIT(argument)) != 0 && key < word.len;
    return is_flag(r->command->row, word, &bit, &dashed) && (dashed || slice_trim(rest).len == 0);
}

/* Words up to the verb's next key. */
static const char *read_prose(struct reader *r)
{
    struct slice rest = r->rest;
    do {
        words_skip(&rest, words_length(rest, ' '));
        words_skip(&rest, words_space(rest));
    } while (rest.len > 0 && !ends_prose(r, rest));
    struct slice value = words_take(&r->rest, r->rest.len - rest.len);
    return arena_slice(r->arena, slice_trim(value));
}

static const char *read_value(struct reader *r, enum argument argument)
{
    size_t quoted = quoted_len(r->rest, ' ');
    if (argument == ARGUMENT_SVC)
        return read_list(r);
    if (quoted > 0)
        return arena_slice(r->arena, slice_trim(unquote(words_take(&r->rest, quoted))));
    if (argument_is_prose(argument))
        return read_prose(r);
    size_t len = argument_is_time(argument) ? when_span(r->rest) : 0;
    return arena_slice(r->arena, words_take(&r->rest, len > 0 ? len : words_length(r->rest, ' ')));
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
    words_skip(&value, key);
    struct slice near = value;
    words_skip(&near, words_space(near));
    if (argument_is_time(argument) && when_span(near) > 0)
        value = near; /* "at: 14:02" */
    bool empty = value.len == 0 || words_is_space(value.at[0]);
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

/* A flag among or behind keys, or dashed anywhere. One at the end of the text is found when all is
 * read. */
static bool take_flag(struct reader *r)
{
    unsigned bit;
    bool dashed;
    struct slice word = {r->rest.at, words_length(r->rest, ' ')};
    if (!is_flag(r->command->row, word, &bit, &dashed) || (!dashed && !r->keys_seen))
        return false;
    r->command->flags |= bit;
    words_skip(&r->rest, word.len);
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
    buf_slice(&r->text, words_take(&r->rest, quoted > 0 ? quoted : words_length(r->rest, ' ')));
    if (quoted > 0)
        r->quoted_end = r->text.len;
}

static bool read_words(struct reader *r, struct err *err)
{
    for (;;) {
        struct slice space = words_take(&r->rest, words_space(r->rest));
        if (r->rest.len == 0)
            return true;
        enum argument argument;
        size_t key = words_key(r->rest, &argument);
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
        while (from > 0 && !words_is_space(text.at[from - 1]))
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

static bool read_line(struct reader *r, struct err *err)
{
    words_skip(&r->rest, words_space(r->rest));
    struct slice verb = words_take(&r->rest, words_length(r->rest, ' '));
    if (verb.len == 0)
        return err_set(
            err, ERR_INVALID,
            "Say what to do: %s start TITLE, %s note TEXT, %s resolve; %s help lists the rest",
            r->typed, r->typed, r->typed, r->typed);
    if (verb.len > 1 && verb.at[verb.len - 1] == ':')
        verb.len--;
    if (!command_find(verb, r->typed, &r->command->row, err) ||
        !target_read(r->arena, r->line, &r->rest, r->command, err))
        return false;
    if (r->line->mouth == MOUTH_FORM)
        return form_read(r->arena, r->line, r->command, err);
    if (!read_words(r, err))
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
