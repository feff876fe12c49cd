/* good, bad and lesson: lines of the retrospective, kept while they are fresh. */
#include "verb.h"

#include <inttypes.h>

#include "words.h"

static bool keep(const struct turn *turn, enum kind kind, const char *title, struct err *err)
{
    const char *text = turn->command->text;
    const char *verb = turn->command->row->name;
    size_t len = slice_of(text).len;
    if (len == 0)
        return turn_ask(
            turn, arena_print(turn->out->arena, "Say it in a line: %s", turn_command(turn, verb, "TEXT")),
            err);
    if (len > NOTE_TEXT_MAX)
        return refuse_long(
            turn,
            arena_print(turn->out->arena,
                        "a line of the retrospective has at most %d bytes, this has %zu",
                        NOTE_TEXT_MAX, len),
            text, err);
    struct new_entry entry = {
        .number = turn->target->entry_count + 1,
        .at_ms = turn->event->happened_ms,
        .kinds = BIT(kind),
        .author = &turn->situation->actor,
        .text = slice_of(text),
    };
    entry_add(turn, &entry);
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_bold(&line, arena_print(turn->out->arena, "T%" PRId64 " %s", entry.number, title));
    markup_text(&line, " (");
    say_actor(turn, &line);
    markup_text(&line, "): ");
    say_words(turn, &line, text);
    turn_tell(turn, buf_string(&line));
    buf_done(&line);
    return true;
}

static const struct form_field line_form[] = {
    {"text", "In a line", FIELD_LINES, true, NULL, NULL},
    {0},
};

static bool run_good(const struct command *command, const struct situation *situation,
                     const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    return keep(&turn, KIND_GOOD, "Good", err);
}

const struct command_row row_good = {
    .name = "good",
    .usage = "good TEXT",
    .help = "Keeps for the retrospective what helped.",
    .example = "good the rollback took two minutes",
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_NAMED,
    .prose = true,
    .changes = true,
    .form = line_form,
    .run = run_good,
};

static bool run_bad(const struct command *command, const struct situation *situation,
                    const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    return keep(&turn, KIND_BAD, "Bad", err);
}

const struct command_row row_bad = {
    .name = "bad",
    .usage = "bad TEXT",
    .help = "Keeps for the retrospective what made things harder.",
    .example = "bad the runbook still names the old host",
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_NAMED,
    .prose = true,
    .changes = true,
    .form = line_form,
    .run = run_bad,
};

static bool run_lesson(const struct command *command, const struct situation *situation,
                       const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    return keep(&turn, KIND_LESSON, "Lesson", err);
}

const struct command_row row_lesson = {
    .name = "lesson",
    .usage = "lesson TEXT",
    .help = "Keeps for the retrospective what was learnt.",
    .example = "lesson test restores, not only backups",
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_NAMED,
    .prose = true,
    .changes = true,
    .form = line_form,
    .run = run_lesson,
};
