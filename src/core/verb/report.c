/* report: the post-mortem as it stands, or one part of it. */
#include "verb.h"

#include <string.h>
#include <strings.h>

#include "turn.h"

/* The report's first-level parts: one of them ends where the next begins, whatever headings lie
 * between. */
static const char *const parts[] = {
    "Summary",       "Status updates",           "Timeline",
    "Retrospective", "Supporting Documentation", "Similar past disruptions",
    "Record",
};

static bool is_part(struct slice heading)
{
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (slice_equals_nocase(heading, parts[i]))
            return true;
    }
    return false;
}

/* Whether a line of markup is a heading: bold and nothing else. */
static bool is_heading(struct slice line, struct slice *title)
{
    struct markup_run run, more;
    if (!markup_next(&line, &run) || run.kind != MARKUP_BOLD || markup_next(&line, &more))
        return false;
    *title = run.a;
    return true;
}

static bool starts_nocase(struct slice title, const char *wanted)
{
    return title.len >= strlen(wanted) && strncasecmp(title.at, wanted, strlen(wanted)) == 0;
}

/* Appends the part whose heading starts so; false: there is none. */
static bool show_part(const char *report, const char *wanted, struct buf *out)
{
    struct slice rest = slice_of(report), line, title;
    bool showing = false, whole = false;
    while (slice_split(&rest, '\n', &line)) {
        if (is_heading(line, &title)) {
            if (showing && (!whole || is_part(title)))
                return true;
            if (!showing && starts_nocase(title, wanted)) {
                showing = true;
                whole = is_part(title);
            }
        }
        if (showing) {
            buf_slice(out, line);
            buf_char(out, '\n');
        }
    }
    return showing;
}

static bool refuse_part(const char *report, const char *wanted, struct err *err)
{
    struct buf names;
    buf_init(&names, ERR_TEXT_MAX);
    struct slice rest = slice_of(report), line, title;
    for (bool first_heading = true; slice_split(&rest, '\n', &line);) {
        if (!is_heading(line, &title))
            continue;
        if (!first_heading) /* the first one is the report's title */
            buf_print(&names, "%s%.*s", names.len == 0 ? "" : ", ", SLICE_PRINT(title));
        first_heading = false;
    }
    (void)err_set(err, ERR_NOT_FOUND, "The report has no part \"%.64s\". It has: %s", wanted,
                  buf_string(&names));
    buf_done(&names);
    return false;
}

static void answer_undrafted(const struct turn *turn)
{
    struct buf *answer = &turn->out->answer;
    say_head(answer, turn->target);
    markup_text(answer, " has no post-mortem yet: it is drafted when it ends, with ");
    markup_code(answer, turn_command(turn, "resolve", ""));
    markup_text(answer, ". Until then: ");
    markup_code(answer, turn_command(turn, "timeline", ""));
}

static bool run_report(const struct command *command, const struct situation *situation,
                       const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    struct slice rest = slice_of(command->text), word;
    bool part = slice_word(&rest, &word);
    rest = slice_trim(rest);
    if (part && (!slice_equals_nocase(word, "show") || rest.len == 0))
        return err_set(err, ERR_INVALID, "It goes %s or %s", turn_command(&turn, "report", ""),
                       turn_command(&turn, "report", "show SECTION"));
    if (situation->report == NULL) {
        answer_undrafted(&turn);
        return true;
    }
    const char *wanted = arena_slice(out->arena, rest);
    struct buf *answer = &out->answer;
    if (!part)
        buf_text(answer, situation->report);
    else if (!show_part(situation->report, wanted, answer))
        return refuse_part(situation->report, wanted, err);
    while (answer->len > 0 && answer->at[answer->len - 1] == '\n')
        buf_cut(answer, answer->len - 1);
    return true;
}

const struct command_row row_report = {
    .name = "report",
    .synonyms = {"pm", "postmortem", "retro"},
    .usage = "report [show SECTION]",
    .help = "Shows the post-mortem draft, or one part of it.",
    .example = "report show timeline",
    .needs = NEED_TARGET | NEED_OPEN | NEED_REPORT,
    .takes_target = TARGET_NUMBER,
    .run = run_report,
};
