/* report diff, export: two revisions side by side, and the report as a file. */
#include "report.h"

#include <inttypes.h>

bool verb_report_diff(const struct turn *turn, struct slice rest, struct err *err)
{
    (void)rest; /* read before, see report_request.h */
    if (!report_drafted(turn, err))
        return false;
    if (turn->situation->report == NULL && turn->situation->report_revision <= 1)
        return err_set(err, ERR_NOT_FOUND,
                       "D-%" PRId64 " has one revision so far: there is nothing to compare it with",
                       turn->target->number);
    if (turn->situation->report == NULL)
        return err_set(err, ERR_NOT_FOUND,
                       "D-%" PRId64 " has no such revision; its newest is %" PRId64,
                       turn->target->number, turn->situation->report_revision);
    buf_text(&turn->out->answer, turn->situation->report);
    return true;
}

bool verb_report_export(const struct turn *turn, struct slice rest, struct err *err)
{
    const struct report_file *file = turn->situation->report_file;
    struct arena *arena = turn->out->arena;
    (void)rest;
    if (!report_drafted(turn, err))
        return false;
    if (file == NULL)
        return err_set(err, ERR_LIMITED,
                       "That is too large for chat; at the shell: disruption export D-%" PRId64,
                       turn->target->number);
    if (turn->event->as.command.mouth == MOUTH_SHELL)
        return err_set(err, ERR_INVALID,
                       "At the shell it goes: disruption export D-%" PRId64 " --format html",
                       turn->target->number);
    const struct incident *target = turn->target;
    const char *user = turn->situation->actor.id;
    const char *lane = (turn->command->flags & FLAG_SHARE) != 0 ? incident_lane(target) : NULL;
    struct js *body = outcome_effect(turn->out, EFFECT_UPLOAD, target->number, turn_key(turn, "export"),
                                     lane != NULL ? lane : arena_print(arena, "person/%s", user), false);
    js_put_string(body, "channel", lane != NULL ? lane_channel(lane) : NULL);
    js_put_string(body, "user", lane != NULL ? NULL : user);
    js_put_string(body, "name", file->name);
    js_put_string(body, "title", file->title);
    js_put_string(body, "content", file->content);
    if (lane != NULL && lane_channel(lane) != NULL)
        return true; /* the file says it itself */
    say_head(&turn->out->answer, turn->target);
    markup_text(&turn->out->answer, lane == NULL ? "\nThe report comes to you in a direct message: "
                                                 : "\nThe report comes into its channel as soon as that is made: ");
    markup_text(&turn->out->answer, file->name);
    return true;
}
