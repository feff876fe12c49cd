/* report set, write, redraft: what people write for the parts that are theirs, and what the record
 * makes of its own. */
#include "report.h"

#include <inttypes.h>
#include <string.h>

#define NAMES_MAX 400 /* bytes of the list in a refusal */

static bool refuse_unknown(const struct turn *turn, struct err *err)
{
    struct report_part part;
    struct buf names;
    buf_init(&names, NAMES_MAX);
    for (size_t i = 0; report_part_at(turn->situation->policy, i, &part); i++) {
        if (part.owner != PART_RECORD)
            buf_print(&names, "%s%s", names.len == 0 ? "" : ", ", part.name);
    }
    (void)err_set(err, ERR_INVALID, "Which part? It goes %s; parts are %s",
                  turn_command(turn, "report", "set SECTION TEXT"), buf_string(&names));
    buf_done(&names);
    return false;
}

/* Why a part cannot be written, or that it can. */
static bool is_writable(const struct turn *turn, const struct report_part *part, struct err *err)
{
    enum report_state state = turn->target->report_state;
    if (state >= REPORT_PUBLISHED)
        return err_set(err, ERR_CONFLICT,
                       "The report of D-%" PRId64 " is %s; to change it, first: %s",
                       turn->target->number, report_state_name(state),
                       turn_command(turn, "report", "amend WHY"));
    if (part->owner == PART_RECORD)
        return err_set(err, ERR_REFUSED, "%s is made from the record. What changes it: %s",
                       part->level == 1 ? "The head of the report" : part->heading,
                       strcmp(part->name, "timeline") == 0 ? "note, edit, move, by, drop"
                                                           : part->answer);
    return true;
}

/* What stands between the part's name and the text. */
static struct slice text_after(struct slice rest, size_t len)
{
    rest.at += len;
    rest.len -= len;
    rest = slice_trim(rest);
    if (slice_starts(rest, ":")) {
        rest.at++;
        rest.len--;
    }
    return slice_trim(rest);
}

static const char *how_of(const struct turn *turn, bool markdown)
{
    return markdown ? "file" : turn->event->as.command.mouth == MOUTH_FORM ? "form" : "command";
}

static void tell(const struct turn *turn, const struct report_part *part, const char *text)
{
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_bold(&line, part->heading);
    markup_text(&line, " (");
    say_actor(turn, &line);
    markup_text(&line, "): ");
    if (text != NULL)
        say_words(turn, &line, text);
    else
        markup_text(&line, "back to what the record has");
    turn_tell(turn, buf_string(&line));
    buf_done(&line);
}

/* What a file brings comes in a run of backticks longer than any in it, so that no word of it is a
 * key. */
static struct slice unwrap(struct slice words, bool markdown)
{
    size_t ticks = 0;
    while (markdown && ticks < words.len && words.at[ticks] == '`')
        ticks++;
    if (ticks == 0 || words.len < 2 * ticks)
        return words;
    return slice_trim((struct slice){words.at + ticks, words.len - 2 * ticks});
}

/* A line that ends in a word that is also a flag keeps it: these are prose. */
static struct slice with_flag(const struct turn *turn, struct slice rest)
{
    if ((turn->command->flags & FLAG_SHARE) == 0 || rest.len == 0)
        return rest;
    return slice_of(arena_print(turn->out->arena, "%.*s share", SLICE_PRINT(rest)));
}

static bool set_part(const struct turn *turn, struct slice rest, bool markdown, struct err *err)
{
    struct report_part part;
    size_t len;
    rest = with_flag(turn, rest);
    if (!report_part_typed(turn->situation->policy, rest, &part, &len))
        return refuse_unknown(turn, err);
    struct slice words = text_after(rest, len);
    bool by_file =
        markdown && part.owner == PART_RECORD && turn->target->report_state < REPORT_PUBLISHED;
    if (!by_file && !is_writable(turn, &part, err))
        return false;
    if (words.len == 0)
        return err_set(
            err, ERR_INVALID, "And the text? %s; none takes it back to what the record has",
            turn_command(turn, "report", arena_print(turn->out->arena, "set %s TEXT", part.name)));
    bool none = slice_equals_nocase(words, "none");
    words = unwrap(words, markdown);
    const char *text = none ? NULL : arena_slice(turn->out->arena, words);
    if (words.len > SECTION_TEXT_MAX)
        return refuse_long(turn,
                           arena_print(turn->out->arena,
                                       "a part has at most %d bytes, this has %zu; link a document",
                                       SECTION_TEXT_MAX, words.len),
                           text, err);
    struct js *body = turn_fact(turn, FACT_SECTION_SET);
    js_put_string(body, "section", part.name);
    js_put(body, "text", js_new_string(text));
    js_put_string(body, "by", how_of(turn, markdown));
    js_put_flag(body, "markdown", markdown);
    tell(turn, &part, text);
    return true;
}

bool verb_report_set(const struct turn *turn, struct slice rest, struct err *err)
{
    return set_part(turn, rest, false, err);
}

/* Markdown comes from a file at the shell; what is typed in chat is shown as it was typed. */
bool verb_report_write(const struct turn *turn, struct slice rest, struct err *err)
{
    if (turn->event->as.command.mouth != MOUTH_SHELL)
        return err_set(err, ERR_REFUSED, "Markdown is read back at the shell; here it goes %s",
                       turn_command(turn, "report", "set SECTION TEXT"));
    return set_part(turn, rest, true, err);
}

bool verb_report_redraft(const struct turn *turn, struct slice rest, struct err *err)
{
    struct buf *answer = &turn->out->answer;
    if (rest.len > 0)
        return err_set(err, ERR_INVALID, "report redraft takes no words after it");
    if (!report_drafted(turn, err))
        return false;
    say_head(answer, turn->target);
    markup_print(answer,
                 "\nRevision %" PRId64
                 " has everything recorded so far, and what people wrote as they wrote it. ",
                 turn->situation->report_revision);
    markup_text(answer, "What changed: ");
    markup_code(answer, turn_command(turn, "report", "diff"));
    return true;
}
