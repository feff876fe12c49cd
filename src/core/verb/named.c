/* Finding and naming the other disruption of a line. */
#include "named.h"

#include <inttypes.h>

bool named_find(const struct turn *turn, int64_t number, const struct incident **out, struct err *err)
{
    const struct situation *situation = turn->situation;
    if (number == turn->target->number)
        return err_set(err, ERR_INVALID, "D-%" PRId64 " is the one you speak of: name another one", number);
    for (size_t i = 0; i < situation->named_count; i++) {
        if (situation->named[i].number == number) {
            *out = &situation->named[i];
            return true;
        }
    }
    struct turn any = *turn;
    any.target = NULL; /* a list is of all */
    return err_set(err, ERR_NOT_FOUND, "There is no disruption D-%" PRId64 ": %s shows them", number,
                   turn_command(&any, "list", "all"));
}

/* A private one is not told of where others read along. */
static bool may_tell(const struct turn *turn, const struct incident *other)
{
    return !other->is_private || turn->target->is_private;
}

void say_other(const struct turn *turn, struct buf *line, const struct incident *other)
{
    if (may_tell(turn, other))
        say_head(line, other);
    else
        markup_print(line, "D-%" PRId64, other->number);
}

void say_go_on(const struct turn *turn, struct buf *line, const struct incident *other)
{
    if (other->channel_id == NULL || other->channel_archived || !may_tell(turn, other))
        return;
    markup_text(line, ". Go on in ");
    markup_channel(line, other->channel_id, other->channel_name);
}

void say_why(const struct turn *turn, struct buf *line, const char *why)
{
    markup_text(line, " (");
    say_actor(turn, line);
    markup_text(line, why[0] == '\0' ? ")" : "): ");
    say_words(turn, line, why);
}
