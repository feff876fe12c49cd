/* Words, keys and the disruption that is named before them. */
#include "command_words.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "disruption/base/parse.h"


bool words_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

void words_skip(struct slice *rest, size_t count)
{
    rest->at += count;
    rest->len -= count;
}

struct slice words_take(struct slice *rest, size_t count)
{
    struct slice piece = {rest->at, count};
    words_skip(rest, count);
    return piece;
}

size_t words_space(struct slice rest)
{
    size_t len = 0;
    while (len < rest.len && words_is_space(rest.at[len]))
        len++;
    return len;
}

size_t words_length(struct slice rest, char stop)
{
    size_t len = 0;
    while (len < rest.len && !words_is_space(rest.at[len]) && rest.at[len] != stop)
        len++;
    return len;
}

size_t words_key(struct slice rest, enum argument *out)
{
    size_t len = 0;
    while (len < rest.len && isalpha((unsigned char)rest.at[len]))
        len++;
    if (len == rest.len || rest.at[len] != ':' || (len + 1 < rest.len && rest.at[len + 1] == '/'))
        return 0;
    return argument_find((struct slice){rest.at, len}, out) ? len + 1 : 0;
}

/* Whether another disruption is named right behind, as in "D-5 D-3" and "D-5 into D-3". */
static bool names_another(struct slice after)
{
    struct slice word;
    int64_t number;
    bool found = slice_word(&after, &word) && (!slice_equals_nocase(word, "into") || slice_word(&after, &word));
    return found && disruption_number(word, &number);
}

/* D-42, or where the verb allows it 42 and #42. */
static int64_t target_number(const struct command *command, struct slice word, struct slice after)
{
    enum target_word takes = command->row->takes_target;
    enum argument unused;
    int64_t number;
    bool named = slice_starts(word, "D-") || slice_starts(word, "d-");
    if (named)
        words_skip(&word, 2);
    else if (slice_starts(word, "#"))
        words_skip(&word, 1);
    if (word.len > 1 && (word.at[word.len - 1] == ':' || word.at[word.len - 1] == ','))
        word.len--;
    if (!parse_integer(word, 1, NUMBER_MAX, &number))
        return 0;
    words_skip(&after, words_space(after));
    if (takes == TARGET_PAIR)
        return named && names_another(after) ? number : 0;
    bool lone = after.len == 0 || words_key(after, &unused) > 0;
    return named || takes == TARGET_NUMBER || (takes == TARGET_LONE && lone) ? number : 0;
}

static const char *target_channel(struct arena *arena, const struct command_line *line,
                                  const struct command *command, struct slice word)
{
    if (!slice_starts(word, "#") || word.len == 1)
        return NULL;
    struct slice name = {word.at + 1, word.len - 1};
    for (size_t i = 0; i < line->mention_count; i++) {
        const struct mention *mention = &line->mentions[i];
        if (mention->kind == MENTION_CHANNEL &&
            (slice_equals(name, mention->id) || slice_equals(name, mention->label)))
            return arena_text(arena, mention->id);
    }
    /* A hashtag in prose is no channel; where no prose can stand, a name is one. */
    return command->row->takes_target == TARGET_NUMBER ? arena_slice(arena, name) : NULL;
}

bool target_read(struct arena *arena, const struct command_line *line, struct slice *rest,
                 struct command *command, struct err *err)
{
    if (command->row->takes_target == TARGET_NONE)
        return true;
    words_skip(rest, words_space(*rest));
    struct slice after = *rest;
    struct slice word = words_take(&after, words_length(after, ' '));
    command->number = target_number(command, word, after);
    if (command->number == 0)
        command->target_channel = target_channel(arena, line, command, word);
    if (command->number != 0 || command->target_channel != NULL)
        *rest = after;
    if (line->number == 0)
        return true;
    if ((command->number != 0 && command->number != line->number) ||
        command->target_channel != NULL)
        return err_set(err, ERR_INVALID, "Two disruptions are named: %.*s and D-%" PRId64,
                       SLICE_PRINT(word), line->number);
    command->number = line->number;
    return true;
}
