/* join and leave: somebody comes in, or gives back what they had taken on. */
#include "verb.h"

#include <string.h>

#include "invite.h"
#include "role.h"

/* "as scribe", "scribe": the role; NULL when none was named. */
static bool read_role(const struct turn *turn, const struct role **out, struct err *err)
{
    struct slice rest = slice_of(turn->command->text), word;
    *out = NULL;
    if (!slice_word(&rest, &word))
        return true;
    if (slice_equals_nocase(word, "as") && !slice_word(&rest, &word))
        return err_set(err, ERR_INVALID, "As what? %s", turn_command(turn, "join", "as scribe"));
    return role_read(turn, word, out, err);
}

static bool run_join(const struct command *command, const struct situation *situation,
                     const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct role *role;
    if (event->as.command.mouth == MOUTH_SHELL)
        return err_set(err, ERR_REFUSED, "Nobody comes into a channel from the shell: join in chat");
    if (!read_role(&turn, &role, err))
        return false;
    if (role == NULL && turn_is_here(&turn))
        return err_set(err, ERR_CONFLICT, "You are in its channel already; take a role: %s",
                       turn_command(&turn, "join", "as scribe"));
    if (!turn_is_here(&turn) && !invite_possible(&turn, err))
        return false;
    if (role != NULL && !role_give(&turn, role, &situation->actor, err))
        return false;
    if (turn_is_here(&turn))
        return true;
    invite_person(&turn, &situation->actor);
    if (role != NULL)
        return true; /* said with the role */
    say_head(&out->answer, turn.target);
    markup_text(&out->answer, "\nYou are being let into ");
    markup_channel(&out->answer, turn.target->channel_id, turn.target->channel_name);
    markup_text(&out->answer, ".");
    return true;
}

const struct command_row row_join = {
    .name = "join",
    .usage = "join [as ROLE]",
    .help = "Lets you into the disruption's channel, in a role if you like.",
    .example = "join as scribe",
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
    .takes_target = TARGET_NUMBER,
    .changes = true,
    .run = run_join,
};

static bool run_leave(const struct command *command, const struct situation *situation,
                      const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct role *roles = situation->policy->roles;
    struct buf given;
    buf_init(&given, LINE_MAX_BYTES);
    for (size_t i = 0; i < POLICY_WORDS_MAX && roles[i].name != NULL; i++) {
        const struct participant *holder = role_holder(&turn, &roles[i]);
        if (holder == NULL || strcmp(holder->id, situation->actor.id) != 0)
            continue;
        role_set(&turn, &roles[i], NULL);
        markup_print(&given, "%s%s", given.len == 0 ? "" : ", ", roles[i].name);
    }
    bool any = given.len > 0;
    if (any) {
        struct buf line;
        buf_init(&line, LINE_MAX_BYTES);
        say_actor(&turn, &line);
        markup_print(&line, " gives back: %s", buf_string(&given));
        turn_tell(&turn, buf_string(&line));
        buf_done(&line);
    }
    buf_done(&given);
    return any || err_set(err, ERR_CONFLICT,
                          "You hold no role here, so there is nothing to give back; the channel is "
                          "left in chat itself");
}

const struct command_row row_leave = {
    .name = "leave",
    .usage = "leave",
    .help = "Gives your roles back; you stay in the channel.",
    .example = "leave",
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
    .takes_target = TARGET_LONE,
    .changes = true,
    .run = run_leave,
};
