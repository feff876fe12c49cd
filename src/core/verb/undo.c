/* undo: takes back what the actor did last, by its opposite; said once more, the one before. */
#include "verb.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/core/undo.h"
#include "revise.h"

/* One deed being taken back. */
struct undoing {
    const struct turn *turn;
    const bool *group;
    struct buf line;
    bool entries, items; /* an entry, or a new action item, is among it: then the other goes without saying */
};

/* What is said of one inverse: its own body, and that of what it takes back. */
typedef void sayer(struct undoing *u, const struct js *inverse);

static const struct entry *entry_of(const struct undoing *u, const struct js *body)
{
    const struct dossier *dossier = u->turn->situation->dossier;
    int64_t number = js_integer_or(body, "entry", 0);
    for (size_t i = 0; dossier != NULL && i < dossier->entry_count; i++) {
        if (dossier->entries[i].number == number)
            return &dossier->entries[i];
    }
    return NULL;
}

static const char *name_of(const struct undoing *u, const char *id)
{
    const struct dossier *dossier = u->turn->situation->dossier;
    for (size_t i = 0; dossier != NULL && i < dossier->people_count; i++) {
        if (strcmp(dossier->people[i].id, id) == 0)
            return dossier->people[i].name;
    }
    return id;
}

static void say_somebody(struct undoing *u, const char *id)
{
    if (id == NULL)
        markup_text(&u->line, "nobody");
    else
        markup_person(&u->line, id, name_of(u, id));
}

static void say_or_empty(struct undoing *u, const char *text)
{
    markup_text(&u->line, text == NULL ? "empty again" : "");
    if (text != NULL)
        say_words(u->turn, &u->line, text);
}

static void say_entry(struct undoing *u, const struct js *inverse)
{
    const char *label = arena_print(u->turn->out->arena, "T%" PRId64, js_integer_or(inverse, "entry", 0));
    const char *state = js_string(inverse, "state"), *author = js_string(inverse, "author_id");
    const char *text = js_string(inverse, "text"), *also = " ";
    int64_t at_ms;
    markup_bold(&u->line, label);
    if (state != NULL) {
        markup_print(&u->line, "%s%s", also, strcmp(state, "live") == 0 ? "is back" : "is withdrawn");
        also = ", ";
    }
    if (author != NULL) {
        markup_print(&u->line, "%sis of ", also);
        markup_text(&u->line, js_string_or(inverse, "party", name_of(u, author)));
        markup_text(&u->line, " again");
        also = ", ";
    }
    if (js_integer(inverse, "at_ms", &at_ms)) {
        markup_print(&u->line, "%sstands again at ", also);
        say_moment(u->turn, &u->line, at_ms);
        also = ", ";
    }
    if (text != NULL) {
        markup_print(&u->line, "%ssays again: ", also);
        say_words(u->turn, &u->line, text);
    }
}

static void say_action(struct undoing *u, const struct js *inverse)
{
    markup_bold(&u->line, arena_print(u->turn->out->arena, "A%" PRId64, js_integer_or(inverse, "item", 0)));
    const char *state = js_string(inverse, "state");
    if (state != NULL)
        markup_print(&u->line, " is %s%s", state, strcmp(state, "dropped") == 0 ? "" : " again");
    else
        markup_text(&u->line, " is as it was before");
}

static void say_field(struct undoing *u, const struct js *inverse)
{
    markup_print(&u->line, "%s: ", js_string_or(inverse, "field", ""));
    say_or_empty(u, js_string(inverse, "value"));
}

static void say_section(struct undoing *u, const struct js *inverse)
{
    markup_print(&u->line, "%s of the report: ", js_string_or(inverse, "section", ""));
    say_or_empty(u, js_string(inverse, "text"));
}

static void say_services(struct undoing *u, const struct js *inverse)
{
    const struct js *services = js_at(inverse, "services");
    markup_text(&u->line, "services: ");
    for (size_t i = 0; i < js_count(services); i++)
        markup_print(&u->line, "%s%s", i == 0 ? "" : ", ", js_text(js_item(services, i)));
    markup_text(&u->line, js_count(services) == 0 ? "none again" : " again");
}

static void say_severity(struct undoing *u, const struct js *inverse)
{
    int64_t severity = js_integer_or(inverse, "severity", SEVERITY_UNKNOWN);
    if (severity == SEVERITY_UNKNOWN)
        markup_text(&u->line, "the severity is unknown again");
    else
        markup_print(&u->line, "severity %" PRId64 " again", severity);
}

static void say_milestone(struct undoing *u, const struct js *inverse)
{
    int64_t at_ms;
    markup_print(&u->line, "%s: ", js_string_or(inverse, "milestone", ""));
    if (js_integer(inverse, "at_ms", &at_ms))
        say_instant(u->turn, &u->line, at_ms);
    else
        markup_text(&u->line, "unknown again");
}

static void say_role(struct undoing *u, const struct js *inverse)
{
    markup_print(&u->line, "%s: ", js_string_or(inverse, "role", ""));
    say_somebody(u, js_string(inverse, "user_id"));
    markup_text(&u->line, " again");
}

static void say_report_owner(struct undoing *u, const struct js *inverse)
{
    markup_text(&u->line, "the report's owner: ");
    say_somebody(u, js_string(inverse, "user_id"));
    markup_text(&u->line, " again");
}

static void say_report_due(struct undoing *u, const struct js *inverse)
{
    markup_print(&u->line, "the report's day: %s again", js_string_or(inverse, "due", "none"));
}

static void say_phase(struct undoing *u, const struct js *inverse)
{
    markup_print(&u->line, "phase: %s again", js_string_or(inverse, "phase", "unknown"));
}

static void say_pace(struct undoing *u, const struct js *inverse)
{
    (void)inverse;
    markup_text(&u->line, "reminders come as before");
}

static void say_relation(struct undoing *u, const struct js *inverse)
{
    if (js_flag(inverse, "gone"))
        markup_print(&u->line, "the link to D-%" PRId64 " is gone", js_integer_or(inverse, "to", 0));
    else
        markup_print(&u->line, "%s D-%" PRId64 " again", relation_phrase(js_string(inverse, "relation"), false),
                     js_integer_or(inverse, "to", 0));
}

static void say_document_back(struct undoing *u, const struct js *inverse)
{
    markup_print(&u->line, "document %" PRId64 " is back: ", js_integer_or(inverse, "document", 0));
    markup_text(&u->line, js_string_or(inverse, "url", ""));
}

static void say_document_gone(struct undoing *u, const struct js *inverse)
{
    markup_print(&u->line, "document %" PRId64 " is gone", js_integer_or(inverse, "document", 0));
}

/* By the kind of the inverse. */
static sayer *const sayers[FACT_KIND_COUNT] = {
    [FACT_ENTRY_CHANGED] = say_entry,
    [FACT_ACTION_CHANGED] = say_action,
    [FACT_FIELD_SET] = say_field,
    [FACT_SERVICES_SET] = say_services,
    [FACT_SEVERITY_SET] = say_severity,
    [FACT_MILESTONE_SET] = say_milestone,
    [FACT_ROLE_SET] = say_role,
    [FACT_PHASE_SET] = say_phase,
    [FACT_PACE_SET] = say_pace,
    [FACT_RELATED] = say_relation,
    [FACT_REPORT_OWNER_SET] = say_report_owner,
    [FACT_REPORT_DUE_SET] = say_report_due,
    [FACT_SECTION_SET] = say_section,
    [FACT_DOCUMENT_ADDED] = say_document_back,
    [FACT_DOCUMENT_DROPPED] = say_document_gone,
};

/* Whether a line can be set back now; what cannot is said with what to do instead. */
static bool check(const struct turn *turn, size_t which, struct err *err)
{
    const struct journal_line *lines = turn->situation->lines;
    const struct undo_rule *rule = undo_rule_of(lines[which].kind);
    const char *by_id = NULL;
    if (rule->instead != NULL) {
        struct slice words = slice_of(rule->type), verb;
        (void)slice_word(&words, &verb);
        return err_set(err, ERR_REFUSED, "That cannot be undone. %s: %s", rule->instead,
                       turn_command(turn, arena_slice(turn->out->arena, verb),
                                    arena_slice(turn->out->arena, slice_trim(words))));
    }
    if (undo_overtaken(lines, turn->situation->line_count, which, &by_id))
        return err_set(err, ERR_CONFLICT,
                       "Somebody changed the same since, so undo would take back theirs; say it anew, and %s shows "
                       "what was changed",
                       turn_command(turn, "history", "Tn"));
    return true;
}

/* An entry that was added is withdrawn, and stays so; one whose words are its message's again says what that says now. */
static void finish_entry(struct undoing *u, enum fact_kind undone, struct js *inverse)
{
    const struct entry *entry = entry_of(u, inverse);
    uint32_t held = held_read(js_string_or(inverse, "held", ""));
    js_put_string(inverse, "why", "undone");
    if (entry == NULL)
        return;
    if (undone == FACT_ENTRY_ADDED) {
        struct buf words;
        buf_init(&words, LINE_MAX_BYTES);
        held_write(entry->held | HELD_STATE, &words);
        js_put_string(inverse, "state", entry_state_name(ENTRY_WITHDRAWN));
        js_put_string(inverse, "held", buf_string(&words));
        buf_done(&words);
    } else if (js_string(inverse, "held") != NULL && (held & HELD_WORDS) == 0 && entry->heard != NULL &&
               js_string(inverse, "text") != NULL) {
        js_put_string(inverse, "text", entry->heard);
    }
    const char *state = js_string(inverse, "state");
    if (state != NULL && entry->message_ts != NULL && u->turn->target->channel_id != NULL)
        entry_confirm(u->turn->situation->policy, u->turn->target->number, u->turn->target->channel_id,
                      entry->message_ts, strcmp(state, "live") == 0, u->turn->out);
}

static bool entry_may_change(struct undoing *u, const struct journal_line *line, struct err *err)
{
    struct js *body = NULL;
    if ((line->kind != FACT_ENTRY_ADDED && line->kind != FACT_ENTRY_CHANGED) ||
        !js_parse(line->body, strlen(line->body), &body, NULL))
        return true;
    const struct entry *entry = entry_of(u, body);
    bool dropped = js_string(body, "state") != NULL;
    js_drop(body);
    bool gone = entry != NULL && (entry->state == ENTRY_REDACTED || (entry->held & HELD_GONE) != 0);
    return entry == NULL || (!gone && (dropped || entry->state == ENTRY_LIVE)) || entry_is_live(u->turn, entry, err);
}

/* A boundary or an hour of office that was set by mistake lasts no time at all. */
static bool is_boundary(enum fact_kind kind)
{
    return kind == FACT_SEVERITY_SET || kind == FACT_ROLE_SET || kind == FACT_PHASE_SET;
}

static void set_back(struct undoing *u, size_t which)
{
    const struct journal_line *lines = u->turn->situation->lines;
    struct outcome *out = u->turn->out;
    enum fact_kind undone = lines[which].kind, kind = undo_rule_of(undone)->inverse;
    struct js *inverse = turn_fact(u->turn, kind);
    undo_inverse(lines, which, inverse);
    if (kind == FACT_ENTRY_CHANGED)
        finish_entry(u, undone, inverse);
    if (undone == FACT_ACTION_ADDED)
        js_put_string(inverse, "state", "dropped");
    if (undone == FACT_RELATED && js_string(inverse, "relation") == NULL)
        js_put_flag(inverse, "gone", true); /* nothing was said before */
    if (is_boundary(kind))
        out->facts[out->fact_count - 1].happened_ms = lines[which].happened_ms;
    bool goes_without = undone == FACT_ENTRY_ADDED ? u->items : undone == FACT_ACTION_CHANGED && u->entries;
    if (!goes_without) {
        markup_text(&u->line, u->line.len == 0 ? "" : "; ");
        sayers[kind](u, inverse);
    }
}

static void tell(struct undoing *u)
{
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_bold(&line, "Undone");
    markup_text(&line, " (");
    say_actor(u->turn, &line);
    markup_text(&line, "): ");
    buf_text(&line, buf_string(&u->line));
    turn_tell(u->turn, buf_string(&line));
    buf_done(&line);
}

static bool run_undo(const struct command *command, const struct situation *situation,
                     const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct journal_line *lines = situation->lines;
    bool *group = arena_new(out->arena, situation->line_count + 1, sizeof(*group));
    struct undoing u = {.turn = &turn, .group = group};
    if (!undo_pick(lines, situation->line_count, situation->actor.id, event->received_ms - UNDO_WINDOW_MS, group))
        return err_set(err, ERR_NOT_FOUND,
                       "You changed nothing here in the last ten minutes. An entry is put right with %s, %s or %s",
                       turn_command(&turn, "edit", "Tn TEXT"), turn_command(&turn, "move", "Tn TIME"),
                       turn_command(&turn, "drop", "Tn"));
    for (size_t i = 0; i < situation->line_count; i++) {
        if (group[i] && (!check(&turn, i, err) || !entry_may_change(&u, &lines[i], err)))
            return false;
        u.items = u.items || (group[i] && lines[i].kind == FACT_ACTION_ADDED);
        u.entries = u.entries || (group[i] && undo_rule_of(lines[i].kind)->inverse == FACT_ENTRY_CHANGED);
    }
    buf_init(&u.line, LINE_MAX_BYTES);
    for (size_t i = 0; i < situation->line_count; i++) {
        if (group[i])
            set_back(&u, i);
    }
    tell(&u);
    buf_done(&u.line);
    return true;
}

const struct command_row row_undo = {
    .name = "undo",
    .usage = "undo",
    .help = "Takes back what you changed last, within ten minutes; said again, what you changed before that.",
    .example = "undo",
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER | NEED_UNDO,
    .takes_target = TARGET_LONE,
    .changes = true,
    .run = run_undo,
};
