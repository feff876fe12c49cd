/* severity: how bad it is from now on, and why. */
#include "verb.h"

#include "words.h"

static void tell(const struct turn *turn, int severity, const char *why)
{
    int before = turn->target->severity;
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    if (before == SEVERITY_UNKNOWN)
        markup_print(&line, "Severity %d", severity);
    else
        markup_print(&line, "Severity %d, was %d", severity, before);
    markup_text(&line, " (");
    say_actor(turn, &line);
    markup_text(&line, why[0] == '\0' ? ")" : "): ");
    say_words(turn, &line, why);
    turn_tell(turn, buf_string(&line));
    if (before != SEVERITY_UNKNOWN && severity < before) {
        struct buf wide;
        buf_init(&wide, LINE_MAX_BYTES);
        say_head(&wide, turn->target);
        markup_text(&wide, " is worse. ");
        buf_text(&wide, buf_string(&line));
        turn_announce(turn, "announce/severity", buf_string(&wide));
        buf_done(&wide);
    }
    buf_done(&line);
}

static bool run_severity(const struct command *command, const struct situation *situation,
                         const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    struct slice rest = slice_of(command->text), word;
    int severity;
    if (!slice_word(&rest, &word))
        return turn_ask(&turn,
                        arena_print(out->arena, "Which severity, 1 worst to %d? Say it like this: %s",
                                    SEVERITY_MAX,
                                    turn_command(&turn, "severity", "2 payments work again")),
                        err);
    if (!severity_read(word, &severity, err))
        return false;
    if (severity == turn.target->severity)
        return err_set(err, ERR_CONFLICT, "The severity is %d already: nothing was changed",
                       severity);
    rest = slice_trim(rest);
    if (rest.len > NOTE_TEXT_MAX)
        return refuse_long_reason(&turn, err);
    const char *why = arena_slice(out->arena, rest);
    struct js *body = turn_fact(&turn, FACT_SEVERITY_SET);
    js_put_integer(body, "severity", severity);
    if (why[0] != '\0')
        js_put_string(body, "why", why);
    tell(&turn, severity, why);
    return true;
}

static const struct form_field severity_form[] = {
    {"text", "Severity", FIELD_CHOICE, true, NULL, SEVERITY_CHOICES},
    {"text2", "Why", FIELD_LINE, false, NULL, NULL},
    {0},
};

const struct command_row row_severity = {
    .name = "severity",
    .synonyms = {"sev"},
    .usage = "severity N [why]",
    .help = "Sets the severity, 1 worst to 5.",
    .example = "severity 2 payments work again",
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_NAMED,
    .changes = true,
    .form = severity_form,
    .run = run_severity,
};
