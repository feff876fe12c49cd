/* doctor: what is wrong with the scribe itself, and how to mend it. */
#include "verb.h"

#include <inttypes.h>

#include "disruption/core/duration.h"
#include "parked.h"

#define PARKED_SHOWN_MAX 5
#define SLOW_MS (INT64_C(60) * 1000) /* what waits longer than this is held up by something */

static void say_app(const struct turn *turn, struct buf *answer)
{
    const char *missing = turn->situation->policy->missing_scopes;
    if (missing == NULL) {
        markup_text(answer,
                    "Chat: not connected from here, so nothing is known of the installed app.");
        return;
    }
    if (missing[0] == '\0') {
        markup_text(answer, "Chat: connected, and the app has every scope it needs.");
    } else {
        markup_text(answer, "Chat: connected, but the app lacks scopes: ");
        markup_code(answer, missing);
        markup_text(answer, ". Add them to its manifest (/usr/share/disruption/slack-manifest.yaml has all), and "
                            "install it to the workspace again.");
    }
    markup_text(answer, "\nWhat cannot be asked for: events and slash commands. When tags or "
                        "commands stay without an echo, compare the app with the manifest.");
}

static void say_waiting(const struct turn *turn, struct buf *answer)
{
    const struct health *health = turn->situation->health;
    int64_t age_ms = turn->event->received_ms - health->oldest_ms;
    if (health->waiting == 0) {
        markup_text(answer, "\nOutbox: nothing waits.");
        return;
    }
    markup_print(answer, "\nOutbox: %" PRId64 " waiting", health->waiting);
    if (age_ms <= SLOW_MS)
        return;
    markup_text(answer, ", the oldest for ");
    duration_write(age_ms / 1000, answer);
    markup_text(answer, ": the platform does not take them; the log says why");
}

static void say_given_up(const struct turn *turn, struct buf *answer)
{
    const struct health *health = turn->situation->health;
    if (health->parked == 0) {
        markup_text(answer, "\nGiven up: nothing.");
        return;
    }
    markup_print(answer, "\nGiven up: %" PRId64 ". ", health->parked);
    markup_code(answer, turn_command(turn, "retry", "all"));
    markup_text(answer, " tries again once the cause is mended:");
    say_parked(turn, answer, PARKED_SHOWN_MAX);
}

/* Whose they are is told where they may be seen: status and verify of each. */
static void say_missed(const struct turn *turn, struct buf *answer)
{
    const struct health *health = turn->situation->health;
    if (health->gaps_total == 0)
        return;
    markup_print(answer, "\nNot listening: %" PRId64 " stretch%s so far, ", health->gaps_total,
                 health->gaps_total == 1 ? "" : "es");
    if (health->gaps_open == 0)
        markup_text(answer, "all read back");
    else
        markup_print(answer, "%" PRId64 " not read back yet", health->gaps_open);
}

static bool run_doctor(const struct command *command, const struct situation *situation,
                       const struct event *event, struct outcome *out, struct err *err)
{
    (void)err;
    const struct turn turn = turn_of(command, situation, event, out);
    struct buf *answer = &out->answer;
    markup_text(answer, "disruption " DISRUPTION_VERSION "\n");
    say_app(&turn, answer);
    say_waiting(&turn, answer);
    say_given_up(&turn, answer);
    say_missed(&turn, answer);
    markup_print(answer, "\nRecord: %" PRId64 " facts in the journal. ",
                 situation->health->record_rows);
    markup_code(answer, turn_command(&turn, "verify", "D-1"));
    markup_text(answer, " checks one disruption; on the host, ");
    markup_code(answer, "disruption verify");
    markup_text(answer, " checks them all.");
    return true;
}

const struct command_row row_doctor = {
    .name = "doctor",
    .usage = "doctor",
    .help = "Tells what the installed app lacks and what could not be done, and how to mend it.",
    .example = "doctor",
    .needs = NEED_HEALTH,
    .run = run_doctor,
};
