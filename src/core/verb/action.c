/* action: work for afterwards, with an owner and a day, and what became of it. */
#include "verb.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "disruption/base/parse.h"
#include "disruption/core/due.h"
#include "words.h"

#define PRIORITY_MAX 9

/* What was said about an action, new or old. */
struct request {
    bool owned; /* an owner was named; none takes them away */
    struct person owner;
    const char *due;   /* NULL: not said */
    int64_t priority;  /* 0: not said */
    const char *state; /* NULL: not said */
};

static bool read_values(const struct turn *turn, struct request *out, struct err *err)
{
    const char *due = turn->command->values[ARGUMENT_DUE],
               *priority = turn->command->values[ARGUMENT_PRIO];
    char day[DUE_LEN + 1];
    if (due != NULL) {
        if (!due_read(slice_of(due), turn_zone(turn), turn->event->happened_ms, day, err))
            return false;
        out->due = arena_text(turn->out->arena, day);
    }
    if (priority != NULL && !parse_integer(slice_of(priority), 1, PRIORITY_MAX, &out->priority))
        return err_set(err, ERR_INVALID, "prio: is a number from 1, the most urgent, to %d",
                       PRIORITY_MAX);
    return true;
}

static const char *state_of(struct slice word)
{
    static const char *const states[][2] = {
        {"done", "done"}, {"drop", "dropped"}, {"reopen", "open"}};
    for (size_t i = 0; i < COUNT_OF(states); i++) {
        if (slice_equals_nocase(word, states[i][0]))
            return states[i][1];
    }
    return NULL;
}

/*
 * "done A3", "A3 done", "A3 @x", "A3": *number is the action that the words change; 0 when they are
 * the text of a new one, because words beside the number say nothing of it.
 */
static bool read_change(const struct turn *turn, struct request *out, int64_t *number,
                        struct err *err)
{
    struct slice rest = slice_of(turn->command->text), word;
    *number = 0;
    for (bool first = true; slice_word(&rest, &word); first = false) {
        int64_t named = tagged_number(word, 'A');
        if (named != 0 && *number == 0 && (first || out->state != NULL)) {
            *number = named;
        } else if (out->state == NULL && state_of(word) != NULL) {
            out->state = state_of(word);
        } else if (*number != 0 && !out->owned && person_read(turn, word, &out->owner, err)) {
            out->owned = true;
        } else {
            bool stranger = *number != 0 && slice_starts(word, "@");
            *number = 0;
            return !stranger;
        }
    }
    if (*number == 0 && out->state != NULL)
        return err_set(err, ERR_INVALID, "Which action? %s",
                       turn_command(turn, "action", "done A1"));
    return true;
}

static const struct action_item *find_action(const struct turn *turn, int64_t number)
{
    const struct dossier *dossier = turn->situation->dossier;
    for (size_t i = 0; dossier != NULL && i < dossier->action_count; i++) {
        if (dossier->actions[i].number == number)
            return &dossier->actions[i];
    }
    return NULL;
}

static void put_values(struct js *body, const struct request *request)
{
    if (request->owned)
        js_put(body, "owner_id", js_new_string(request->owner.id));
    js_put_string(body, "due", request->due);
    if (request->priority != 0)
        js_put_integer(body, "priority", request->priority);
    js_put_string(body, "state", request->state);
}

/* "A3 text (open, @Ana, due 2026-03-13)" */
static void tell(const struct turn *turn, int64_t number, const char *text,
                 const struct request *request)
{
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_bold(&line, arena_print(turn->out->arena, "A%" PRId64, number));
    markup_text(&line, " ");
    say_words(turn, &line, text);
    if (request->state != NULL)
        markup_print(&line, ", %s", request->state);
    if (request->owned && request->owner.id == NULL)
        markup_text(&line, ", nobody's");
    else if (request->owned) {
        markup_text(&line, ", for ");
        markup_person(&line, request->owner.id, request->owner.name);
    }
    if (request->due != NULL)
        markup_print(&line, ", due %s", request->due);
    if (request->priority != 0)
        markup_print(&line, ", priority %" PRId64, request->priority);
    markup_text(&line, " (");
    say_actor(turn, &line);
    markup_text(&line, ")");
    turn_tell(turn, buf_string(&line));
    buf_done(&line);
}

static bool change(const struct turn *turn, int64_t number, const struct request *request,
                   struct err *err)
{
    const struct action_item *action = find_action(turn, number);
    if (action == NULL)
        return err_set(err, ERR_NOT_FOUND,
                       "There is no action A%" PRId64 "; %s lists the open ones", number,
                       turn_command(turn, "action", ""));
    bool nothing =
        !request->owned && request->due == NULL && request->priority == 0 && request->state == NULL;
    if (nothing)
        return err_set(
            err, ERR_INVALID, "What about A%" PRId64 "? %s, or with done, drop, reopen, due:fri",
            number,
            turn_command(turn, "action", arena_print(turn->out->arena, "A%" PRId64 " @x", number)));
    if (request->state != NULL && strcmp(request->state, action->state) == 0)
        return err_set(err, ERR_CONFLICT, "A%" PRId64 " is %s already: nothing was changed", number,
                       action->state);
    struct js *body = turn_fact(turn, FACT_ACTION_CHANGED);
    js_put_integer(body, "item", number);
    put_values(body, request);
    person_ask(turn, &request->owner);
    tell(turn, number, action->text, request);
    return true;
}

/* The owner is the first person mentioned; a mention at either end of the text is taken out of it.
 */
static struct slice take_owner(const struct turn *turn, struct request *request)
{
    struct slice text = slice_of(turn->command->text), rest = text, word;
    while (!request->owned && slice_word(&rest, &word)) {
        if (!person_mentioned(turn, word) || !person_read(turn, word, &request->owner, NULL))
            continue;
        request->owned = true;
        if (word.at == text.at)
            text = rest;
        else if (slice_trim(rest).len == 0)
            text.len = (size_t)(word.at - text.at);
    }
    return slice_trim(text);
}

static bool add(const struct turn *turn, struct request *request, struct err *err)
{
    struct slice text = take_owner(turn, request);
    if (text.len == 0)
        return err_set(err, ERR_INVALID, "What is to be done? Say it like this: %s",
                       turn_command(turn, "action", "alert on disk space due:+5d"));
    if (text.len > NOTE_TEXT_MAX)
        return refuse_long(
            turn,
            arena_print(turn->out->arena,
                        "an action has at most %d bytes, this has %zu; link a ticket",
                        NOTE_TEXT_MAX, text.len),
            turn->command->text, err);
    struct new_entry entry = {
        .number = turn->target->entry_count + 1,
        .at_ms = turn->event->happened_ms,
        .kinds = BIT(KIND_ACTION),
        .author = &turn->situation->actor,
        .text = text,
    };
    entry_add(turn, &entry);
    const char *copy = arena_slice(turn->out->arena, text);
    struct js *body = turn_fact(turn, FACT_ACTION_ADDED);
    js_put_integer(body, "item", turn->target->action_count + 1);
    js_put_integer(body, "entry", entry.number);
    js_put_string(body, "text", copy);
    put_values(body, request);
    person_ask(turn, &request->owner);
    tell(turn, turn->target->action_count + 1, copy, request);
    return true;
}

static void list_open(const struct turn *turn)
{
    struct buf *answer = &turn->out->answer;
    const struct dossier *dossier = turn->situation->dossier;
    say_head(answer, turn->target);
    size_t open = 0;
    for (size_t i = 0; dossier != NULL && i < dossier->action_count; i++) {
        const struct action_item *a = &dossier->actions[i];
        if (strcmp(a->state, "open") != 0)
            continue;
        open++;
        markup_print(answer, "\nA%" PRId64 " ", a->number);
        say_words(turn, answer, a->text);
        markup_print(answer, " (%s%s%s)", a->owner != NULL ? a->owner : "nobody's",
                     a->due != NULL ? ", due " : "", a->due != NULL ? a->due : "");
    }
    markup_text(answer, open == 0 ? "\nNo open action items. Add one: " : "\nAdd one: ");
    markup_code(answer, turn_command(turn, "action", "TEXT @x due:+5d"));
}

static bool run_action(const struct command *command, const struct situation *situation,
                       const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    struct request values = {0};
    if (!read_values(&turn, &values, err))
        return false;
    if (command->text[0] == '\0' && values.due == NULL && values.priority == 0) {
        list_open(&turn);
        return true;
    }
    struct request changed = values;
    int64_t number;
    if (!read_change(&turn, &changed, &number, err))
        return false;
    return number != 0 ? change(&turn, number, &changed, err) : add(&turn, &values, err);
}

const struct command_row row_action = {
    .name = "action",
    .synonyms = {"todo"},
    .usage = "action TEXT [@x] [due:DATE] [prio:N]",
    .help = "Notes work for afterwards; action done A3, action A3 @x and action A3 due:fri "
            "change it.",
    .example = "action @ana alert on disk space due:+5d",
    .arguments = BIT(ARGUMENT_DUE) | BIT(ARGUMENT_PRIO),
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
    .takes_target = TARGET_NAMED,
    .changes = true,
    .run = run_action,
};
