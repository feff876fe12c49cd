/*
 * resolve: service is restored. It ends the disruption at once, whatever is missing: whoever types it at three in the morning
 * is not sent back for a type. What is missing is listed afterwards, privately, as lines to paste; "force" leaves that out.
 */
#include "verb.h"

#include <string.h>

#include "disruption/core/duration.h"
#include "disruption/core/when.h"
#include "facts.h"
#include "report.h"
#include "words.h"

enum { FLAG_FORCE = BIT(0) }; /* in the order of the row's flags */

static bool read_end(const struct turn *turn, int64_t *out, struct err *err)
{
    const char *at = turn->command->values[ARGUMENT_AT];
    int64_t recovered_ms = turn->target->at_ms[MILESTONE_RECOVERED];
    *out = recovered_ms != TIME_UNKNOWN ? recovered_ms : turn->event->happened_ms;
    return at == NULL ||
           when_read(slice_of(at), turn_zone(turn), turn->event->happened_ms, out, err);
}

static void set_end(const struct turn *turn, int64_t ended_ms)
{
    struct js *body = turn_fact(turn, FACT_MILESTONE_SET);
    js_put_string(body, "milestone", milestone_name(MILESTONE_RECOVERED));
    js_put_integer(body, "at_ms", ended_ms);
}

static void set_resolution(const struct turn *turn)
{
    if (turn->command->text[0] == '\0')
        return;
    struct js *body = turn_fact(turn, FACT_FIELD_SET);
    js_put_string(body, "field", "resolution");
    js_put_string(body, "value", turn->command->text);
}

/* "Resolved by @Ana: text. End 14:02 CET (13:02 UTC), Length 1 h 13 min" */
static void tell(const struct turn *turn, const char *what, int64_t ended_ms, const struct facts *facts)
{
    int64_t all_ms[MILESTONE_COUNT];
    memcpy(all_ms, turn->target->at_ms, sizeof(all_ms));
    all_ms[MILESTONE_RECOVERED] = ended_ms;
    struct buf line, durations, named;
    buf_init(&line, LINE_MAX_BYTES);
    buf_init(&durations, LINE_MAX_BYTES);
    buf_init(&named, LINE_MAX_BYTES);
    facts_say(facts, &named);
    markup_bold(&line, what);
    markup_text(&line, " (");
    say_actor(turn, &line);
    markup_text(&line, "): ");
    say_words(turn, &line, turn->command->text);
    markup_text(&line, turn->command->text[0] == '\0' ? "End " : ". End ");
    say_instant(turn, &line, ended_ms);
    say_durations(turn, &durations, all_ms);
    if (durations.len > 0)
        markup_text(&line, ", ");
    buf_text(&line, buf_string(&durations));
    markup_text(&line, named.len > 0 ? ". Set with it: " : "");
    buf_text(&line, buf_string(&named));
    size_t len = line.len;
    if (turn->target->state == INCIDENT_OPEN)
        report_begin(turn, &line);
    turn_tell(turn, buf_string(&line));
    buf_cut(&line, len); /* whose the report is concerns the channel alone */
    if (turn->target->state == INCIDENT_OPEN) {
        struct buf wide;
        buf_init(&wide, LINE_MAX_BYTES);
        say_head(&wide, turn->target);
        markup_text(&wide, ": ");
        buf_text(&wide, buf_string(&line));
        turn_announce(turn, "announce/resolve", buf_string(&wide));
        buf_done(&wide);
    }
    buf_done(&named);
    buf_done(&durations);
    buf_done(&line);
}

/* Whether a message or note was tagged as that; the report takes it from there. */
static bool is_tagged(const struct turn *turn, uint32_t kind)
{
    const struct dossier *dossier = turn->situation->dossier;
    for (size_t i = 0; dossier != NULL && i < dossier->entry_count; i++) {
        if (dossier->entries[i].state == ENTRY_LIVE && (dossier->entries[i].kinds & BIT(kind)) != 0)
            return true;
    }
    return false;
}

/* What the report will ask for, each as a line to paste, and what it is good for. */
static void answer_missing(const struct turn *turn)
{
    const struct incident *i = turn->target;
    const struct {
        bool missing;
        const char *verb, *words, *what;
    } wanted[] = {
        {i->at_ms[MILESTONE_STARTED] == TIME_UNKNOWN, "mark", "started TIME", "when it began"},
        {i->at_ms[MILESTONE_DETECTED] == TIME_UNKNOWN, "mark", "detected TIME",
         "when it was noticed"},
        {i->severity == SEVERITY_UNKNOWN, "severity", "N", "how bad it was, 1 is the worst"},
        {i->service_count == 0, "service", "add NAME,NAME", "what was hit"},
        {i->type == NULL, "type", "T", "what kind of failure, in a word or two"},
        {i->summary == NULL, "summary", "TEXT", "what happened"},
        {i->cause == NULL && !is_tagged(turn, KIND_CAUSE), "cause", "TEXT", "what led to it"},
        {i->impact == NULL && !is_tagged(turn, KIND_IMPACT), "impact", "TEXT",
         "what users noticed"},
    };
    struct buf *answer = &turn->out->answer;
    markup_text(answer, answer->len > 0 ? "\n" : "");
    markup_text(answer, "The post-mortem is being drafted: ");
    markup_code(answer, turn_command(turn, "report", ""));
    bool first = true;
    for (size_t k = 0; k < COUNT_OF(wanted); k++) {
        if (!wanted[k].missing)
            continue;
        markup_text(answer,
                    first ? "\nStill missing; what you add now goes into the draft:\n" : "\n");
        markup_code(answer, turn_command(turn, wanted[k].verb, wanted[k].words));
        markup_print(answer, " %s", wanted[k].what);
        first = false;
    }
}

/* It is resolved already: a time, a text or facts given now correct what was said then. */
static bool correct(const struct turn *turn, int64_t ended_ms, const struct facts *facts, struct err *err)
{
    bool timed = turn->command->values[ARGUMENT_AT] != NULL, named = false;
    for (int i = 0; i < ARGUMENT_COUNT; i++)
        named = named || turn->command->values[i] != NULL;
    if (named || turn->command->text[0] != '\0') {
        if (timed)
            set_end(turn, ended_ms);
        set_resolution(turn);
        facts_set(turn, facts);
        tell(turn, "Resolution corrected", ended_ms, facts);
        return true;
    }
    struct buf since;
    buf_init(&since, ERR_TEXT_MAX);
    instant_write(ended_ms, turn_zone(turn), false, &since);
    (void)err_set(err, ERR_CONFLICT, "D-%lld is resolved already, since %s; %s corrects the end",
                  (long long)turn->target->number, buf_string(&since),
                  turn_command(turn, "resolve", "at:TIME"));
    buf_done(&since);
    return false;
}

/* The button has no words: it asks for what is not known yet, also once it is over. */
static bool asks(const struct turn *turn)
{
    bool wordless = turn->command->text[0] == '\0' && turn->command->flags == 0;
    for (int i = 0; i < ARGUMENT_COUNT; i++)
        wordless = wordless && turn->command->values[i] == NULL;
    return wordless && turn->event->as.command.mouth == MOUTH_BUTTON &&
           (turn->target->state == INCIDENT_RESOLVED ||
            incident_may_become(turn->target->state, INCIDENT_RESOLVED));
}

static bool run_resolve(const struct command *command, const struct situation *situation,
                        const struct event *event, struct outcome *out, struct err *err)
{
    struct turn turn = turn_of(command, situation, event, out);
    struct facts facts;
    int64_t ended_ms;
    size_t len = strlen(command->text);
    if (asks(&turn))
        return turn_ask_without(&turn, facts_known(&turn),
                                arena_print(out->arena, "What restored it? Say it like this: %s",
                                            turn_command(&turn, "resolve", "rolled back to v41 at:-5m")),
                                err);
    if (!read_end(&turn, &ended_ms, err) || !facts_read(&turn, &facts, err))
        return false;
    const struct incident with_facts = facts_applied(&turn, &facts);
    turn.target = &with_facts;
    if (len > FIELD_MAX)
        return refuse_long(
            &turn,
            arena_print(
                out->arena,
                "a resolution has at most %d bytes, this has %zu; put the rest in a document",
                FIELD_MAX, len),
            command->text, err);
    if (turn.target->state == INCIDENT_RESOLVED)
        return correct(&turn, ended_ms, &facts, err);
    if (!incident_may_become(turn.target->state, INCIDENT_RESOLVED))
        return err_set(err, ERR_CONFLICT, "D-%lld is %s and cannot be resolved",
                       (long long)turn.target->number, incident_state_name(turn.target->state));
    struct js *body = turn_fact(&turn, FACT_RESOLVED);
    js_put_integer(body, "ended_ms", ended_ms);
    if (turn.target->at_ms[MILESTONE_RECOVERED] != ended_ms)
        set_end(&turn, ended_ms);
    set_resolution(&turn);
    facts_set(&turn, &facts);
    tell(&turn, "Resolved", ended_ms, &facts);
    if ((command->flags & FLAG_FORCE) == 0)
        answer_missing(&turn);
    return true;
}

static const struct form_field resolve_form[] = {
    {"text", "What restored it", FIELD_LINES, false, NULL, NULL},
    {"summary", "Summary", FIELD_LINES, false, "What happened, in a few sentences.", NULL},
    {"cause", "Cause", FIELD_LINES, false, "What led to it.", NULL},
    {"impact", "Impact", FIELD_LINES, false, "What users noticed.", NULL},
    {"at", "End", FIELD_LINE, false, "When service was back: 14:02, -10m; empty: now.", NULL},
    {"detected", "Detected", FIELD_LINE, false, "When it was noticed: 14:02, -1h.", NULL},
    {"svc", "Services", FIELD_LINE, false, "What was hit; names between commas.", NULL},
    {"type", "Type", FIELD_LINE, false, "What kind of failure, in a word or two.", NULL},
    {0},
};

const struct command_row row_resolve = {
    .name = "resolve",
    .synonyms = {"end", "close", "finish"},
    .usage = "resolve [TEXT] [at:TIME] [force] [summary:TEXT] [cause:TEXT] [impact:TEXT] [detected:TIME] [svc:a,b] [type:T]",
    .help = "Says that service is restored and drafts the post-mortem.",
    .example = "resolve rolled back to v41 at:-5m",
    .arguments = BIT(ARGUMENT_AT) | FACTS_KEYS,
    .flags = {"force"},
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
    .takes_target = TARGET_LONE,
    .prose = true,
    .changes = true,
    .may = MAY_STEER,
    .form = resolve_form,
    .run = run_resolve,
};
