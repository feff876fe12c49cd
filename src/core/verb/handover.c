/* The note for whoever takes a role over. The channel has heard in one line who it is; the rest is for them alone. */
#include "handover.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/core/duration.h"

#define ENTRIES_SHOWN 5
#define ACTIONS_SHOWN 10
#define ENTRY_SHOWN_MAX 160 /* characters of each */

/* Whether that person has held the role here, or, when others is set, anybody else has. */
static bool was_held(const struct turn *turn, const struct role *role, const char *id, bool others)
{
    const struct dossier *dossier = turn->situation->dossier;
    for (size_t i = 0; dossier != NULL && i < dossier->people_count; i++) {
        const struct participant *p = &dossier->people[i];
        if (p->role != NULL && strcmp(p->role, role->name) == 0 && (strcmp(p->id, id) != 0) == others)
            return true;
    }
    return false;
}

static void say_state(const struct turn *turn, struct buf *note)
{
    const struct incident *target = turn->target;
    bool assumed;
    int64_t start_ms = incident_start_ms(target, &assumed);
    markup_print(note, "\nIt is %s", incident_state_name(target->state));
    if (target->severity != SEVERITY_UNKNOWN)
        markup_print(note, ", severity %d", target->severity);
    else
        markup_text(note, ", severity not said yet");
    if (target->phase != NULL)
        markup_print(note, ", %s", target->phase);
    if (target->state == INCIDENT_OPEN && start_ms <= turn->event->happened_ms) {
        markup_text(note, ", for ");
        duration_write((turn->event->happened_ms - start_ms) / 1000, note);
    }
    markup_text(note, ", since ");
    say_moment(turn, note, start_ms);
    markup_text(note, ".");
    if (target->state != INCIDENT_OPEN || target->next_update_ms == 0)
        return;
    markup_text(note, " The next status update was promised for ");
    say_moment(turn, note, target->next_update_ms);
    markup_text(note, ".");
}

/* What a note repeats, so that it can be taken back: "T17,A3". */
static void cite(struct buf *about, char letter, int64_t number)
{
    buf_print(about, "%s%c%" PRId64, about->len == 0 ? "" : ",", letter, number);
}

static void say_entry(const struct turn *turn, struct buf *note, const struct entry *entry)
{
    markup_print(note, "\nT%" PRId64 " ", entry->number);
    say_moment(turn, note, entry->at_ms);
    markup_print(note, " %s: ", entry->party != NULL ? entry->party : "somebody");
    say_front(turn, note, entry->text, ENTRY_SHOWN_MAX);
}

/* An action item is told as one. */
static bool is_shown(const struct entry *entry)
{
    return entry->state == ENTRY_LIVE && entry->kinds != BIT(KIND_ACTION);
}

/* The last of those that stand, in their order. */
static void say_entries(const struct turn *turn, struct buf *note, struct buf *about)
{
    const struct dossier *dossier = turn->situation->dossier;
    size_t first = dossier->entry_count, shown = 0;
    while (first > 0 && shown < ENTRIES_SHOWN)
        shown += is_shown(&dossier->entries[--first]);
    if (shown == 0)
        return;
    markup_text(note, "\nNewest entries:");
    for (size_t i = first; i < dossier->entry_count; i++) {
        if (!is_shown(&dossier->entries[i]))
            continue;
        say_entry(turn, note, &dossier->entries[i]);
        cite(about, 'T', dossier->entries[i].number);
    }
}

static void say_actions(const struct turn *turn, struct buf *note, struct buf *about)
{
    const struct dossier *dossier = turn->situation->dossier;
    size_t open = 0;
    for (size_t i = 0; i < dossier->action_count; i++) {
        const struct action_item *a = &dossier->actions[i];
        if (strcmp(a->state, "open") != 0 || open++ >= ACTIONS_SHOWN)
            continue;
        markup_print(note, "%s\nA%" PRId64 " ", open == 1 ? "\nOpen actions:" : "", a->number);
        say_front(turn, note, a->text, ENTRY_SHOWN_MAX);
        markup_print(note, " (%s%s%s)", a->owner != NULL ? a->owner : "nobody's",
                     a->due != NULL ? ", due " : "", a->due != NULL ? a->due : "");
        cite(about, 'A', a->number);
    }
    if (open > ACTIONS_SHOWN)
        markup_print(note, "\nand %zu more", open - ACTIONS_SHOWN);
}

static void say_duty(struct buf *note, const struct role *role)
{
    if (role->duty != NULL && role->duty[0] != '\0')
        markup_print(note, "\nYour part: %s", role->duty);
}

static void send(const struct turn *turn, const struct role *role, const struct person *holder,
                 const char *note, const char *about)
{
    const char *lane = arena_print(turn->out->arena, "person/%s", holder->id);
    struct js *body = outcome_effect(
        turn->out, EFFECT_DIRECT, turn->target->number,
        turn_key(turn, arena_print(turn->out->arena, "role/%s/%s", role->name, holder->id)), lane,
        false);
    js_put_string(body, "user", holder->id);
    js_put_string(body, "text", note);
    js_put_string(body, "about", about[0] == '\0' ? NULL : about);
}

void handover_tell(const struct turn *turn, const struct role *role, const struct person *holder,
                   const struct participant *before)
{
    bool leads = role == &turn->situation->policy->roles[0] && turn->situation->dossier != NULL;
    bool hands_over = leads && (before != NULL || was_held(turn, role, holder->id, true));
    bool duty = role->duty != NULL && role->duty[0] != '\0' &&
                !was_held(turn, role, holder->id, false); /* whoever held it has read it */
    if ((!duty && !hands_over) || strncmp(holder->id, "shell:", strlen("shell:")) == 0)
        return;
    struct buf note, about;
    buf_init(&note, LINE_MAX_BYTES);
    buf_init(&about, LINE_MAX_BYTES);
    markup_print(&note, "You are %s of ", role->name);
    say_head(&note, turn->target);
    if (turn->target->channel_id != NULL) {
        markup_text(&note, " in ");
        markup_channel(&note, turn->target->channel_id, turn->target->channel_name);
    }
    if (hands_over && before != NULL) {
        markup_text(&note, ", after ");
        markup_person(&note, before->id, before->name);
    }
    markup_text(&note, ".");
    if (duty)
        say_duty(&note, role);
    if (hands_over) {
        say_state(turn, &note);
        say_entries(turn, &note, &about);
        say_actions(turn, &note, &about);
    }
    send(turn, role, holder, buf_string(&note), buf_string(&about));
    buf_done(&about);
    buf_done(&note);
}
