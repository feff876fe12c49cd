/* phase: how far the work has come. Each word is the boundary of an interval. */
#include "verb.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "named.h"

#define PREFIX_MIN 2 /* letters of a shortened phase: "in", "id", "mi", "mo" */

static const char *const phases[] = {"investigating", "identified", "mitigating", "monitoring"};

static const char *read_phase(struct slice word)
{
    for (size_t i = 0; i < COUNT_OF(phases) && word.len >= PREFIX_MIN; i++) {
        if (word.len <= strlen(phases[i]) && strncasecmp(word.at, phases[i], word.len) == 0)
            return phases[i];
    }
    return NULL;
}

/* A phase has no words of its own; whoever wrote some gets them back to put them on the timeline. */
static void say_left_over(const struct turn *turn, struct slice words)
{
    struct buf *answer = &turn->out->answer;
    if (words.len == 0)
        return;
    markup_text(answer, answer->len > 0 ? "\n" : "");
    markup_text(answer, "The words behind the phase are not on record. To keep them: ");
    markup_code(answer, turn_command(turn, "note", arena_slice(turn->out->arena, words)));
}

static bool run_phase(const struct command *command, const struct situation *situation,
                      const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const char *before = turn.target->phase;
    struct slice rest = slice_of(command->text), word = {"", 0};
    struct buf line;
    if (turn.target->state != INCIDENT_OPEN)
        return err_set(err, ERR_CONFLICT, "D-%" PRId64 " is %s, its phases are over: %s opens it again",
                       turn.target->number, incident_state_name(turn.target->state),
                       turn_command(&turn, "reopen", ""));
    const char *phase = slice_word(&rest, &word) ? read_phase(word) : NULL;
    if (phase == NULL)
        return turn_ask(&turn,
                        arena_print(out->arena,
                                    "Which phase: investigating, identified, mitigating or monitoring? "
                                    "Say it like this: %s",
                                    turn_command(&turn, "phase", "identified")),
                        err);
    if (before != NULL && strcmp(before, phase) == 0)
        return err_set(err, ERR_CONFLICT, "The phase is %s already: nothing was changed", phase);
    js_put_string(turn_fact(&turn, FACT_PHASE_SET), "phase", phase);
    buf_init(&line, LINE_MAX_BYTES);
    markup_bold(&line, arena_print(out->arena, "Phase %s", phase));
    if (before != NULL)
        markup_print(&line, ", was %s", before);
    say_why(&turn, &line, "");
    turn_tell(&turn, buf_string(&line));
    buf_done(&line);
    say_left_over(&turn, slice_trim(rest));
    return true;
}

static const struct form_field phase_form[] = {
    {"text", "Phase", FIELD_CHOICE, true, NULL, "investigating|identified|mitigating|monitoring"},
    {0},
};

const struct command_row row_phase = {
    .name = "phase",
    .usage = "phase investigating|identified|mitigating|monitoring",
    .help = "Says how far the work has come.",
    .example = "phase identified",
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_NAMED,
    .changes = true,
    .form = phase_form,
    .run = run_phase,
};
