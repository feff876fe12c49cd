/* invite: lets people and groups into the channel. Chat itself shows there who came, so nothing is said there. */
#include "invite.h"
#include "verb.h"

#include <string.h>

#include "disruption/base/utf8.h"

bool invite_possible(const struct turn *turn, struct err *err)
{
    const struct incident *target = turn->target;
    if (target->channel_id == NULL)
        return err_set(err, ERR_CONFLICT, "D-%lld has no channel to come into",
                       (long long)target->number);
    return !target->channel_archived ||
           err_set(err, ERR_CONFLICT, "The channel of D-%lld is archived: nobody can come into it",
                   (long long)target->number);
}

/* Who is told when it fails, and where, stands with it. */
static void order(const struct turn *turn, enum effect_kind kind, const char *what, const char *id)
{
    const struct command_line *typed = &turn->event->as.command;
    struct js *body = outcome_effect(
        turn->out, kind, turn->target->number,
        turn_key(turn, arena_print(turn->out->arena, "invite/%s", id)), turn->target->channel_id, false);
    js_put_string(body, "channel", turn->target->channel_id);
    js_put_string(body, what, id);
    js_put_string(body, "asker", turn->situation->actor.id);
    js_put_string(body, "origin", typed->channel_id);
    js_put_string(body, "response_url", typed->response_url);
}

void invite_person(const struct turn *turn, const struct person *person)
{
    order(turn, EFFECT_INVITE, "user", person->id);
}

static void invite_one(const struct turn *turn, const struct mention *mention)
{
    struct buf *answer = &turn->out->answer;
    const char *name =
        mention->label != NULL && mention->label[0] != '\0' ? mention->label : mention->id;
    markup_text(answer, answer->len == 0 ? "Being let in: " : ", ");
    if (mention->kind == MENTION_GROUP) {
        order(turn, EFFECT_INVITE_GROUP, "group", mention->id);
        markup_print(answer, "%s%s", name[0] == '@' ? "" : "@", name);
        return;
    }
    struct person person = {.id = mention->id, .name = name};
    for (size_t i = 0; i < turn->situation->people_count; i++) {
        if (strcmp(turn->situation->people[i].id, mention->id) == 0)
            person = turn->situation->people[i];
    }
    invite_person(turn, &person);
    markup_person(answer, person.id, person.name);
}

/* Which of the line's mentions a word is; mention_count when it is none. */
static size_t mention_of(const struct command_line *typed, struct slice word)
{
    size_t i = 0;
    while (word.len > 1 && strchr(",;", word.at[word.len - 1]) != NULL)
        word.len--;
    while (i < typed->mention_count &&
           (typed->mentions[i].kind == MENTION_CHANNEL || word.at[0] != '@' ||
            !slice_equals((struct slice){word.at + 1, word.len - 1}, typed->mentions[i].id)))
        i++;
    return i;
}

/* Which of the mentions are meant. A word that is none is told: left out in silence it would be missed too late. */
static bool read_whom(const struct turn *turn, bool *meant, struct err *err)
{
    const struct command_line *typed = &turn->event->as.command;
    struct slice rest = slice_of(turn->command->text), word;
    const char *how = turn_command(turn, "invite", "@ana @bo @oncall");
    bool any = false;
    while (slice_word(&rest, &word)) {
        size_t i = mention_of(typed, word);
        if (i < typed->mention_count)
            any = meant[i] = true;
        else if (!slice_equals_nocase(word, "and") && !slice_equals(word, ","))
            return err_set(err, ERR_INVALID,
                           "\"%.*s\" is nobody I can find: pick people or groups from the list chat "
                           "offers after @, as in %s",
                           SLICE_PRINT(utf8_front(word, 64)), how);
    }
    return any || err_set(err, ERR_INVALID, "Whom? Say it like this: %s", how);
}

static bool run_invite(const struct command *command, const struct situation *situation,
                       const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct command_line *typed = &event->as.command;
    bool *meant = arena_new(out->arena, typed->mention_count + 1, sizeof(*meant));
    if (!invite_possible(&turn, err) || !read_whom(&turn, meant, err))
        return false;
    for (size_t i = 0; i < typed->mention_count; i++) {
        if (meant[i])
            invite_one(&turn, &typed->mentions[i]);
    }
    markup_text(&out->answer, " (");
    markup_channel(&out->answer, turn.target->channel_id, turn.target->channel_name);
    markup_text(&out->answer, ")");
    return true;
}

const struct command_row row_invite = {
    .name = "invite",
    .usage = "invite @x|@group ...",
    .help = "Lets people, or everybody of a group, into the disruption's channel.",
    .example = "invite @ana @oncall",
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_NAMED,
    .changes = true,
    .run = run_invite,
};
