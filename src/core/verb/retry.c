/* retry: what was given up in chat is tried again, or forgotten. */
#include "verb.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/base/parse.h"
#include "disruption/base/slice.h"
#include "disruption/core/permission.h"
#include "parked.h"

#define SHOWN_MAX 20 /* a longer list nobody reads; "all" takes the rest along */

enum { FLAG_FORGET = BIT(0) }; /* in the order of the row's flags */

static void say_list(const struct turn *turn)
{
    struct buf *answer = &turn->out->answer;
    if (turn->situation->health->parked == 0) {
        markup_text(answer, "Nothing was given up.");
        return;
    }
    markup_print(answer, "Given up: %" PRId64, turn->situation->health->parked);
    say_parked(turn, answer, SHOWN_MAX);
    markup_text(answer, "\nTry again with ");
    markup_code(answer, turn_command(turn, "retry", "ID"));
    markup_text(answer, " or ");
    markup_code(answer, turn_command(turn, "retry", "all"));
    markup_text(answer, "; never mind with ");
    markup_code(answer, turn_command(turn, "retry", "ID forget"));
}

/* "17", "#17" */
static bool read_id(struct slice text, int64_t *id)
{
    if (text.len > 0 && text.at[0] == '#')
        text = (struct slice){text.at + 1, text.len - 1};
    return parse_integer(text, 1, INT64_MAX, id);
}

static const struct parked_effect *find(const struct health *health, int64_t id)
{
    for (size_t i = 0; i < health->named_count; i++) {
        if (health->named[i].id == id)
            return &health->named[i];
    }
    return NULL;
}

static bool one(const struct turn *turn, const char *text, bool forget, struct err *err)
{
    int64_t id;
    struct buf *answer = &turn->out->answer;
    if (!read_id(slice_trim(slice_of(text)), &id))
        return err_set(err, ERR_INVALID, "Say which one by its number, or all: %s",
                       turn_command(turn, "retry", "all"));
    const struct parked_effect *effect = find(turn->situation->health, id);
    if (effect == NULL)
        return err_set(err, ERR_NOT_FOUND, "Nothing that was given up here has the number %" PRId64 ": %s shows what was",
                       id, turn_command(turn, "retry", ""));
    if (!forget && parked_is_stale(effect->kind))
        return err_set(err, ERR_CONFLICT, "Nobody waits for that %s any more. Never mind it with: %s",
                       parked_word(effect->kind),
                       turn_command(turn, "retry", arena_print(turn->out->arena, "%" PRId64 " forget", id)));
    outcome_parked(turn->out, id, forget);
    markup_print(answer, forget ? "Forgotten: %s" : "Trying again: %s", parked_word(effect->kind));
    if (effect->incident != 0)
        markup_print(answer, " of D-%" PRId64, effect->incident);
    return true;
}

/* In the order they were asked for, which is that of their ids. What nobody waits for any more is forgotten: left as it is
 * it would be taken along each time, in the place of older effects that can still be carried out. */
static void all(const struct turn *turn, bool forget)
{
    const struct health *health = turn->situation->health;
    struct buf *answer = &turn->out->answer;
    int64_t taken = 0, stale = 0;
    for (size_t i = health->named_count; i > 0; i--) {
        const struct parked_effect *effect = &health->named[i - 1];
        bool late = !forget && parked_is_stale(effect->kind);
        stale += late;
        taken += !late;
        outcome_parked(turn->out, effect->id, forget || late);
    }
    markup_print(answer, forget ? "Forgotten: %" PRId64 : "Trying again: %" PRId64, taken);
    if (stale > 0)
        markup_print(answer, ". Forgotten: %" PRId64 " %s that nobody waits for any more", stale,
                     stale == 1 ? "answer or form" : "answers and forms");
    if (health->parked > (int64_t)health->named_count)
        markup_print(answer, ". There are %" PRId64 " more: say it once more for those",
                     health->parked - (int64_t)health->named_count);
}

/* Those who steer a disruption may have what is its own tried again; the rest is for admins. */
static bool may_retry(const struct turn *turn, const struct incident *about, struct err *err)
{
    const struct command_line *line = &turn->event->as.command;
    if (permission_check(MAY_STEER, turn->situation, about, line, err))
        return true;
    if (about == NULL)
        (void)err_set(err, ERR_REFUSED,
                      "That is for an admin. Those who steer a disruption name it: %s retry D-42 all",
                      turn->situation->policy->command);
    return false;
}

static bool run_retry(const struct command *command, const struct situation *situation, const struct event *event,
                      struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct incident *about = command_place(command, situation);
    const char *text = command->text;
    bool forget = (command->flags & FLAG_FORGET) != 0;
    if (about == NULL && (command->number != 0 || command->target_channel != NULL))
        return err_set(err, ERR_NOT_FOUND, "There is no such disruption: %s list shows the open ones",
                       situation->policy->command);
    if (situation->health->parked == 0 || (text[0] == '\0' && !forget)) {
        say_list(&turn);
        return true;
    }
    if (!may_retry(&turn, about, err))
        return false;
    if (!slice_equals_nocase(slice_trim(slice_of(text)), "all"))
        return one(&turn, text, forget, err);
    all(&turn, forget);
    return true;
}

const struct command_row row_retry = {
    .name = "retry",
    .synonyms = {"resend"},
    .usage = "retry [ID|all] [forget]",
    .help = "Tries again what was given up in chat, or forgets it; alone it shows what that is.",
    .example = "retry all",
    .flags = {"forget"},
    .needs = NEED_HEALTH,
    .takes_target = TARGET_NAMED,
    .changes = true,
    .run = run_retry,
};
