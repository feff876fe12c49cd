/* cancel: it was none, or not ours, or known already. The record stays. */
#include "verb.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "named.h"

#define PREFIX_MIN 3 /* letters of a shortened reason */

static const struct reason {
    const char *name, *said;
    bool names_other;
} reasons[] = {
    {"false-alarm", "Cancelled as a false alarm", false},
    {"duplicate", "Cancelled as a duplicate", true},
    {"external", "Cancelled, the cause lies outside", false},
};

/* What a line says, once read. */
struct cancelling {
    const struct reason *reason;
    const struct incident *of; /* NULL unless the reason names another one */
    const char *why;
};

/* A word without the colon or comma that leads to what is said of it. */
static bool next_word(struct slice *rest, struct slice *word)
{
    if (!slice_word(rest, word))
        return false;
    if (word->at[word->len - 1] == ':' || word->at[word->len - 1] == ',')
        word->len--;
    return true;
}

/* "false-alarm", "false alarm", "false", "dup", "ext" off the front of the text; NULL: none of these. */
static const struct reason *read_reason(struct slice *text)
{
    struct slice rest = *text, word, second;
    if (!next_word(&rest, &word) || word.len < PREFIX_MIN)
        return NULL;
    if (slice_equals_nocase(word, "false")) {
        struct slice after = rest;
        if (next_word(&after, &second) && slice_equals_nocase(second, "alarm"))
            rest = after;
    }
    for (size_t i = 0; i < COUNT_OF(reasons); i++) {
        if (word.len <= strlen(reasons[i].name) && strncasecmp(word.at, reasons[i].name, word.len) == 0) {
            *text = slice_trim(rest);
            return &reasons[i];
        }
    }
    return NULL;
}

/* "D-3" or "of D-3" off the front of the text. */
static bool read_other(const struct turn *turn, struct slice *text, const struct incident **out, struct err *err)
{
    struct slice rest = *text, word;
    int64_t number;
    bool found = next_word(&rest, &word) && (!slice_equals_nocase(word, "of") || next_word(&rest, &word));
    if (!found || !disruption_number(word, &number))
        return err_set(err, ERR_INVALID, "A duplicate of which one? Say it like this: %s",
                       turn_command(turn, "cancel", "duplicate D-42"));
    *text = slice_trim(rest);
    return named_find(turn, number, out, err);
}

static void set_cancelled(const struct turn *turn, const struct cancelling *as)
{
    struct js *body = turn_fact(turn, FACT_CANCELLED);
    js_put_string(body, "reason", as->reason->name);
    if (as->why[0] != '\0')
        js_put_string(body, "why", as->why);
    if (as->of == NULL)
        return;
    js_put_integer(body, "of", as->of->number);
    struct js *related = turn_fact(turn, FACT_RELATED);
    js_put_integer(related, "to", as->of->number);
    js_put_string(related, "relation", "duplicate");
    js_put_flag(related, "gone", false);
}

static void tell(const struct turn *turn, const struct cancelling *as)
{
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_bold(&line, as->reason->said);
    if (as->of != NULL) {
        markup_text(&line, " of ");
        say_other(turn, &line, as->of);
    }
    say_why(turn, &line, as->why);
    if (as->of != NULL)
        say_go_on(turn, &line, as->of);
    turn_tell_widely(turn, "cancel", buf_string(&line));
    buf_done(&line);
}

static bool run_cancel(const struct command *command, const struct situation *situation,
                       const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    struct slice text = slice_of(command->text);
    struct cancelling as = {0};
    if (!incident_may_become(turn.target->state, INCIDENT_CANCELLED))
        return err_set(err, ERR_CONFLICT, "D-%" PRId64 " is %s already: nothing was changed", turn.target->number,
                       incident_state_name(turn.target->state));
    as.reason = read_reason(&text);
    if (as.reason == NULL)
        return turn_ask(&turn,
                        arena_print(out->arena,
                                    "Why? false-alarm, external, or duplicate with the other's number: %s",
                                    turn_command(&turn, "cancel", "duplicate D-42")),
                        err);
    if (as.reason->names_other && !read_other(&turn, &text, &as.of, err))
        return false;
    if (text.len > NOTE_TEXT_MAX)
        return refuse_long_reason(&turn, err);
    as.why = arena_slice(out->arena, text);
    set_cancelled(&turn, &as);
    tell(&turn, &as);
    return true;
}

static const struct form_field cancel_form[] = {
    {"text", "Because it is", FIELD_CHOICE, true, NULL,
     "false-alarm=a false alarm|duplicate=a duplicate|external=outside our reach"},
    {"text2", "Duplicate of", FIELD_LINE, false, "The number of the other one, like D-42.", NULL},
    {"text3", "Why", FIELD_LINE, false, NULL, NULL},
    {0},
};

const struct command_row row_cancel = {
    .name = "cancel",
    .usage = "cancel false-alarm|duplicate D-n|external [why]",
    .help = "Ends it without a post-mortem; the record stays.",
    .example = "cancel duplicate D-42",
    .needs = NEED_TARGET | NEED_OPEN | NEED_NAMED,
    .takes_target = TARGET_NAMED,
    .prose = true,
    .changes = true,
    .may = MAY_STEER,
    .form = cancel_form,
    .run = run_cancel,
};
