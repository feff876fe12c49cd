/* report: the post-mortem as it stands, or one part of it, and every word that may follow. */
#include "report.h"
#include "verb.h"

#include <string.h>
#include <strings.h>

#include "disruption/base/utf8.h"
#include "disruption/core/report_request.h"

/* Whether a heading is one of the report's first-level parts: such a part ends where the next
 * begins, whatever headings lie between. */
static bool is_part(const struct policy *policy, struct slice heading)
{
    struct report_part part;
    for (size_t i = 0; report_part_at(policy, i, &part); i++) {
        if (part.level == 2 && slice_equals_nocase(heading, part.heading))
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
static bool show_part(const struct policy *policy, const char *report, const char *wanted,
                      struct buf *out)
{
    struct slice rest = slice_of(report), line, title;
    bool showing = false, whole = false;
    while (slice_split(&rest, '\n', &line)) {
        if (is_heading(line, &title)) {
            if (showing && (!whole || is_part(policy, title)))
                return true;
            if (!showing && starts_nocase(title, wanted)) {
                showing = true;
                whole = is_part(policy, title);
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
    (void)err_set(err, ERR_NOT_FOUND, "The report has no part \"%.*s\". It has: %s",
                  SLICE_PRINT(utf8_front(slice_of(wanted), 64)),
                  buf_string(&names));
    buf_done(&names);
    return false;
}

/* Why there is none, and what to type. */
static const char *why_undrafted(const struct turn *turn, const char **typed)
{
    const struct incident *target = turn->target, into = {.number = target->twin};
    struct turn there = *turn;
    there.target = &into;
    *typed = target->state == INCIDENT_MERGED      ? turn_command(&there, "report", "")
             : target->state == INCIDENT_CANCELLED ? turn_command(turn, "reopen", "")
                                                   : turn_command(turn, "resolve", "");
    if (target->state == INCIDENT_MERGED)
        return arena_print(turn->out->arena, "of its own: it was merged, and shows in that of D-%lld, ",
                           (long long)target->twin);
    return target->state == INCIDENT_CANCELLED ? "because it was cancelled; to have one, first "
                                               : "yet: it is drafted when it ends, with ";
}

void report_say_undrafted(const struct turn *turn, struct buf *answer)
{
    const char *typed, *why = why_undrafted(turn, &typed);
    say_head(answer, turn->target);
    markup_print(answer, " has no post-mortem %s", why);
    markup_code(answer, typed);
    if (turn->target->state != INCIDENT_OPEN)
        return;
    markup_text(answer, ". Until then: ");
    markup_code(answer, turn_command(turn, "timeline", ""));
}

bool report_drafted(const struct turn *turn, struct err *err)
{
    const char *typed, *why = why_undrafted(turn, &typed);
    return turn->target->report_revision > 0 ||
           err_set(err, ERR_CONFLICT, "D-%lld has no report %s%s", (long long)turn->target->number, why, typed);
}

static void cut_blank_end(struct buf *answer)
{
    while (answer->len > 0 && answer->at[answer->len - 1] == '\n')
        buf_cut(answer, answer->len - 1);
}

static bool show_whole(const struct turn *turn)
{
    struct buf *answer = &turn->out->answer;
    if (turn->situation->report == NULL)
        report_say_undrafted(turn, answer);
    else
        buf_text(answer, turn->situation->report);
    cut_blank_end(answer);
    return true;
}

bool verb_report_show(const struct turn *turn, struct slice rest, struct err *err)
{
    const struct policy *policy = turn->situation->policy;
    const char *report = turn->situation->report;
    struct report_part part;
    size_t len;
    if (rest.len == 0 || report == NULL)
        return show_whole(turn);
    const char *wanted = arena_slice(turn->out->arena, rest);
    bool shown = show_part(policy, report, wanted, &turn->out->answer);
    if (!shown && report_part_typed(policy, rest, &part, &len))
        shown = show_part(policy, report, part.level > 1 ? part.heading : "D-", &turn->out->answer);
    if (!shown)
        return refuse_part(report, wanted, err);
    cut_blank_end(&turn->out->answer);
    return true;
}

static const struct {
    const char *word;
    report_word *run;
    enum permission may; /* beyond reading */
    bool unsaid;         /* sent by a program, not typed by people */
} words[] = {
    {"show", verb_report_show, MAY_READ, false},
    {"set", verb_report_set, MAY_ANYONE, false},
    {"owner", verb_report_owner, MAY_ANYONE, false},
    {"due", verb_report_due, MAY_ANYONE, false},
    {"review", verb_report_review, MAY_ANYONE, false},
    {"approve", verb_report_approve, MAY_ANYONE, false},
    {"publish", verb_report_publish, MAY_STEER, false},
    {"amend", verb_report_amend, MAY_STEER, false},
    {"redraft", verb_report_redraft, MAY_READ, false},
    {"diff", verb_report_diff, MAY_READ, false},
    {"export", verb_report_export, MAY_READ, false},
    {"write", verb_report_write, MAY_ANYONE, true},
};

/* A part's name alone reads like a wish to see it; but whether it is to be read or written, the words behind it leave
 * open. */
static bool refuse_word(const struct turn *turn, struct slice text, struct slice word, struct err *err)
{
    struct report_part part;
    size_t len;
    if (report_part_typed(turn->situation->policy, text, &part, &len)) {
        const char *show = arena_print(turn->out->arena, "show %.*s", (int)len, text.at);
        return err_set(err, ERR_INVALID, "To read that part: %s", turn_command(turn, "report", show));
    }
    struct buf names;
    buf_init(&names, ERR_TEXT_MAX);
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (!words[i].unsaid)
            buf_print(&names, "%s, ", words[i].word);
    }
    (void)err_set(err, ERR_INVALID, "After report may follow %sbut not \"%.*s\"", buf_string(&names),
                  SLICE_PRINT(utf8_front(word, 32)));
    buf_done(&names);
    return false;
}

static bool run_report(const struct command *command, const struct situation *situation,
                       const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    struct slice rest = slice_of(command->text), word;
    struct report_request request;
    if (!report_request_read(command, &request, err))
        return false;
    if (!slice_word(&rest, &word))
        return show_whole(&turn);
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (slice_equals_nocase(word, words[i].word))
            return turn_may(&turn, words[i].may, err) && words[i].run(&turn, slice_trim(rest), err);
    }
    return refuse_word(&turn, slice_of(command->text), word, err);
}

const struct command_row row_report = {
    .name = "report",
    .synonyms = {"pm", "postmortem", "retro"},
    .usage = "report [show SECTION|set SECTION TEXT|owner @x|due DATE|review|approve|publish|amend "
             "WHY|redraft|"
             "diff [REV]|export md|html|json|csv|txt] [tz:Z]",
    .help = "Shows the post-mortem or one part of it, writes its parts, and takes it from draft to "
            "published.",
    .example = "report set lessons check keys before a deploy",
    .arguments = BIT(ARGUMENT_TZ),
    .needs = NEED_TARGET | NEED_OPEN | NEED_REPORT,
    .takes_target = TARGET_NUMBER,
    .prose = true,
    .run = run_report,
};
