/* note: what happened, at the time it happened, in the words of whoever saw it. */
#include "verb.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/base/utf8.h"
#include "disruption/core/when.h"
#include "words.h"

#define LINES_MAX 50 /* notes of one command: a pasted log belongs in a document */

/* Takes the next line that holds something. */
static bool next_line(struct slice *rest, struct slice *line)
{
    while (slice_split(rest, '\n', line)) {
        *line = slice_trim(*line);
        if (line->len > 0)
            return true;
    }
    return false;
}

static bool read_kinds(const struct turn *turn, uint32_t *out, struct err *err)
{
    const char *value = turn->command->values[ARGUMENT_KIND];
    *out = BIT(KIND_NOTE);
    if (value == NULL)
        return true;
    if (!kinds_read(value, out) || *out == 0)
        return err_set(err, ERR_INVALID,
                       "\"%.*s\" is no kind: note, decision, finding, impact, cause, fix, good, "
                       "bad, lesson, evidence",
                       SLICE_PRINT(utf8_front(slice_of(value), 64)));
    if (*out & BIT(KIND_ACTION))
        return err_set(err, ERR_INVALID, "Work for afterwards has a command of its own: %s",
                       turn_command(turn, "action", "TEXT"));
    return true;
}

/* What all lines share, with the first one's number. */
static bool read_note(const struct turn *turn, struct new_entry *out, struct person *author,
                      struct err *err)
{
    const char *at = turn->command->values[ARGUMENT_AT], *by = turn->command->values[ARGUMENT_BY];
    out->at_ms = turn->event->happened_ms;
    out->number = turn->target->entry_count + 1;
    out->author = author;
    *author = turn->situation->actor;
    if (!read_kinds(turn, &out->kinds, err) ||
        (by != NULL && !person_read(turn, slice_of(by), author, err)))
        return false;
    if (author->id == NULL)
        return err_set(err, ERR_INVALID,
                       "by: wants the person who saw it; leave it out when that is you");
    return at == NULL ||
           when_read(slice_of(at), turn_zone(turn), turn->event->happened_ms, &out->at_ms, err);
}

/* "T17 14:02 CET @Bo (@Ana): text"; who wrote it down stands there when it is somebody else. */
static void say_note(const struct turn *turn, struct buf *line, const struct new_entry *entry)
{
    const struct person *author = entry->author;
    if (line->len > 0)
        markup_text(line, "\n");
    markup_bold(line, arena_print(turn->out->arena, "T%" PRId64, entry->number));
    markup_text(line, " ");
    say_moment(turn, line, entry->at_ms);
    markup_text(line, " ");
    if (strcmp(author->id, turn->situation->actor.id) != 0) {
        markup_person(line, author->id, author->name);
        markup_text(line, " (");
        say_actor(turn, line);
        markup_text(line, ")");
    } else {
        say_actor(turn, line);
    }
    markup_text(line, ": ");
    say_words(turn, line, arena_slice(turn->out->arena, entry->text));
}

/* Counts the lines that become notes; false when one cannot. *done: it was refused with its words
 * kept. */
static bool check_lines(const struct turn *turn, bool *done, struct err *err)
{
    struct slice rest = slice_of(turn->command->text), line;
    size_t count = 0;
    *done = false;
    for (; next_line(&rest, &line); count++) {
        if (line.len <= NOTE_TEXT_MAX)
            continue;
        *done = true;
        return refuse_long(turn,
                           arena_print(turn->out->arena,
                                       "a note has at most %d bytes, this one has %zu; put it in a "
                                       "document and note its link",
                                       NOTE_TEXT_MAX, line.len),
                           turn->command->text, err);
    }
    if (count == 0) {
        *done = true;
        return turn_ask(turn,
                        arena_print(turn->out->arena, "What happened? Say it like this: %s",
                                    turn_command(turn, "note", "restarted the cache at:-10m")),
                        err);
    }
    *done = count > LINES_MAX;
    if (*done)
        return refuse_long(turn,
                           arena_print(turn->out->arena,
                                       "at most %d notes fit one command, these are %zu", LINES_MAX,
                                       count),
                           turn->command->text, err);
    return true;
}

static bool run_note(const struct command *command, const struct situation *situation,
                     const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    struct new_entry entry = {0};
    struct person author;
    bool done;
    if (!read_note(&turn, &entry, &author, err) || !check_lines(&turn, &done, err))
        return false;
    if (done)
        return true;
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    struct slice rest = slice_of(command->text);
    for (; next_line(&rest, &entry.text); entry.number++) {
        entry_add(&turn, &entry);
        say_note(&turn, &line, &entry);
    }
    person_ask(&turn, &author);
    turn_tell(&turn, buf_string(&line));
    buf_done(&line);
    return true;
}

static const struct form_field note_form[] = {
    {"text", "What happened", FIELD_LINES, true, "Several lines are several notes.", NULL},
    {"at", "When", FIELD_LINE, false, "14:02, -10m, yesterday 23:50; empty: now.", NULL},
    {"by", "Who saw it", FIELD_PERSON, false, "Empty: you.", NULL},
    {"kind", "Kind", FIELD_CHOICE, false, NULL, "note|decision|finding|impact|cause|fix"},
    {0},
};

const struct command_row row_note = {
    .name = "note",
    .usage = "note TEXT [at:TIME] [by:@x] [kind:K]",
    .help = "Puts a line on the timeline; several lines are several notes.",
    .example = "note restarted the cache at:-10m",
    .arguments = BIT(ARGUMENT_AT) | BIT(ARGUMENT_BY) | BIT(ARGUMENT_KIND),
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_NAMED,
    .prose = true,
    .changes = true,
    .form = note_form,
    .run = run_note,
};
