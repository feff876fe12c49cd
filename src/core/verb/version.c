/* version: which program answers. */
#include "verb.h"

#include "turn.h"

static bool run_version(const struct command *command, const struct situation *situation,
                        const struct event *event, struct outcome *out, struct err *err)
{
    (void)command;
    (void)situation;
    (void)event;
    (void)err;
    markup_text(&out->answer, "disruption " DISRUPTION_VERSION);
    return true;
}

const struct command_row row_version = {
    .name = "version",
    .usage = "version",
    .help = "Says which version answers.",
    .example = "version",
    .run = run_version,
};
