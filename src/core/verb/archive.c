/* archive: the channel goes out of sight; the record stays. */
#include "verb.h"

#include <inttypes.h>

#include "named.h"

static bool may_archive(const struct turn *turn, struct err *err)
{
    const struct incident *target = turn->target;
    const char *how = target->how;
    if (target->channel_id == NULL)
        return err_set(err, ERR_CONFLICT, "D-%" PRId64 " has no channel: there is nothing to archive",
                       target->number);
    if (how != NULL)
        return err_set(err, ERR_REFUSED,
                       "This channel was there before D-%" PRId64 ": whoever it belongs to archives it in chat",
                       target->number);
    if (target->channel_archived)
        return err_set(err, ERR_CONFLICT, "The channel of D-%" PRId64 " is in the archive already", target->number);
    if (target->put_out_ms != 0)
        return err_set(err, ERR_CONFLICT, "The bot is not in the channel of D-%" PRId64 ": invite it there, or archive it in chat",
                       target->number);
    return target->state != INCIDENT_OPEN ||
           err_set(err, ERR_CONFLICT, "D-%" PRId64 " is open, people may be at work there. End it first: %s",
                   target->number, turn_command(turn, "resolve", ""));
}

static bool run_archive(const struct command *command, const struct situation *situation,
                        const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    struct turn elsewhere = turn;
    struct situation without = *situation;
    struct buf line;
    if (!may_archive(&turn, err))
        return false;
    without.here = NULL; /* what is read in an archived channel is typed elsewhere */
    elsewhere.situation = &without;
    buf_init(&line, LINE_MAX_BYTES);
    markup_bold(&line, "Archived");
    say_why(&turn, &line, "");
    markup_text(&line, ". The record stays: ");
    markup_code(&line, turn_command(&elsewhere, "status", ""));
    struct js *last_words = turn_tell(&turn, buf_string(&line));
    buf_done(&line);
    js_put_flag(last_words, "archive", true);
    js_put_string(last_words, "user", situation->actor.id);
    js_put_string(last_words, "origin", event->as.command.channel_id);
    js_put_string(last_words, "response_url", event->as.command.response_url);
    return true;
}

const struct command_row row_archive = {
    .name = "archive",
    .usage = "archive",
    .help = "Archives the channel of one that is over; the record stays.",
    .example = "archive D-42",
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_NUMBER,
    .changes = true,
    .may = MAY_STEER,
    .run = run_archive,
};
