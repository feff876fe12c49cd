/* catchup: what happened so far, for somebody who comes in late and has a minute. */
#include "verb.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/core/duration.h"
#include "turn.h"

#define CATCHUP_ENTRIES 7 /* with head, texts and actions at most fifteen lines */
#define CATCHUP_ACTIONS 2
#define CATCHUP_WORDS 200 /* characters of one entry; the timeline has all */

/* What tells most about where things stand comes first when there is no room for all. */
static const uint32_t ranks[] = {
    BIT(KIND_CAUSE) | BIT(KIND_FIX),
    BIT(KIND_DECISION) | BIT(KIND_IMPACT),
    BIT(KIND_FINDING),
    BIT(KIND_NOTE),
};

static bool tells(const struct entry *entry)
{
    return entry->state == ENTRY_LIVE && (entry->kinds & KINDS_TIMELINE) != 0;
}

static size_t rank_of(const struct entry *entry)
{
    size_t rank = 0;
    while (rank + 1 < COUNT_OF(ranks) && (entry->kinds & ranks[rank]) == 0)
        rank++;
    return rank;
}

/* Marks the entries to tell: by rank, the newest of a rank first. Returns how many. */
static size_t choose(const struct dossier *dossier, bool *chosen)
{
    size_t count = 0;
    for (size_t rank = 0; rank < COUNT_OF(ranks); rank++) {
        for (size_t i = dossier->entry_count; i-- > 0 && count < CATCHUP_ENTRIES;) {
            if (!tells(&dossier->entries[i]) || rank_of(&dossier->entries[i]) != rank)
                continue;
            chosen[i] = true;
            count++;
        }
    }
    return count;
}

static void say_standing(const struct turn *turn, struct buf *answer)
{
    const struct incident *i = turn->target;
    bool assumed;
    int64_t start_ms = incident_start_ms(i, &assumed), end_ms = i->at_ms[MILESTONE_RECOVERED];
    say_head(answer, i);
    markup_print(answer, "\n%s", incident_state_name(i->state));
    if (i->severity != SEVERITY_UNKNOWN)
        markup_print(answer, ", severity %d", i->severity);
    if (i->lead_id != NULL) {
        markup_text(answer, ", led by ");
        markup_person(answer, i->lead_id, i->lead_name);
    } else if (i->state == INCIDENT_OPEN) {
        markup_text(answer, ", nobody leads yet");
    }
    markup_text(answer, ", began ");
    say_instant(turn, answer, start_ms);
    if (i->state == INCIDENT_OPEN)
        end_ms = turn->event->happened_ms;
    if (end_ms == TIME_UNKNOWN || end_ms < start_ms)
        return;
    markup_text(answer, i->state == INCIDENT_OPEN ? ", open for " : ", lasted ");
    duration_write((end_ms - start_ms) / 1000, answer);
}

static void say_texts(const struct turn *turn, struct buf *answer)
{
    const struct {
        const char *name, *text;
    } texts[] = {{"Summary", turn->target->summary},
                 {"Impact", turn->target->impact},
                 {"Cause", turn->target->cause}};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (texts[i].text == NULL)
            continue;
        markup_print(answer, "\n%s: ", texts[i].name);
        say_front(turn, answer, texts[i].text, CATCHUP_WORDS);
    }
}

static void say_entries(const struct turn *turn, struct buf *answer)
{
    const struct dossier *dossier = turn->situation->dossier;
    bool *chosen = arena_new(turn->out->arena, dossier->entry_count + 1, sizeof(*chosen));
    size_t told = choose(dossier, chosen), all = 0;
    for (size_t i = 0; i < dossier->entry_count; i++) {
        const struct entry *entry = &dossier->entries[i];
        all += tells(entry);
        if (!chosen[i])
            continue;
        markup_text(answer, "\n");
        say_instant(turn, answer, entry->at_ms);
        markup_print(answer, " %s: ", entry->party != NULL ? entry->party : "somebody");
        say_front(turn, answer, entry->text[0] != '\0' ? entry->text : "(files)", CATCHUP_WORDS);
    }
    if (all == 0)
        markup_text(answer, "\nNothing is on the timeline yet.");
    if (all <= told)
        return;
    markup_print(answer, "\n%zu more: ", all - told);
    markup_code(answer, turn_command(turn, "timeline", ""));
}

static void say_missed(const struct turn *turn, struct buf *answer)
{
    int64_t open = turn->target->gaps_open;
    if (open > 0)
        markup_print(answer, "\n(%" PRId64 " stretch%s in which the bot was not listening %s to be read back)", open,
                     open == 1 ? "" : "es", open == 1 ? "has still" : "have still");
}

static void say_actions(const struct turn *turn, struct buf *answer)
{
    const struct dossier *dossier = turn->situation->dossier;
    size_t open = 0;
    for (size_t i = 0; i < dossier->action_count; i++) {
        const struct action_item *item = &dossier->actions[i];
        if (strcmp(item->state, "open") != 0 || ++open > CATCHUP_ACTIONS)
            continue;
        markup_print(answer, "\nTo do: A%" PRId64 " ", item->number);
        say_front(turn, answer, item->text, CATCHUP_WORDS);
        if (item->owner_id != NULL) {
            markup_text(answer, ", for ");
            markup_person(answer, item->owner_id, item->owner);
        }
    }
    if (open > CATCHUP_ACTIONS)
        markup_print(answer, " and %zu more", open - CATCHUP_ACTIONS);
}

static bool run_catchup(const struct command *command, const struct situation *situation,
                        const struct event *event, struct outcome *out, struct err *err)
{
    (void)err;
    const struct turn turn = turn_of(command, situation, event, out);
    say_standing(&turn, &out->answer);
    say_texts(&turn, &out->answer);
    say_entries(&turn, &out->answer);
    say_missed(&turn, &out->answer);
    say_actions(&turn, &out->answer);
    return true;
}

const struct command_row row_catchup = {
    .name = "catchup",
    .usage = "catchup",
    .help = "Tells in a few lines what happened so far.",
    .example = "catchup",
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
    .takes_target = TARGET_NUMBER,
    .run = run_catchup,
};
