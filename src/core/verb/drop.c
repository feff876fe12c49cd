/* drop, restore: takes an entry out of the report and brings it back. It stays so whoever tags or
 * un-tags its message later. */
#include "verb.h"

#include <inttypes.h>
#include <string.h>

#include "revise.h"

/* Its action item goes and comes with it; one that was done stays done. */
static void follow(const struct turn *turn, const struct entry *entry, const char *from,
                   const char *to)
{
    const struct dossier *dossier = turn->situation->dossier;
    for (size_t i = 0; entry->action != 0 && i < dossier->action_count; i++) {
        const struct action_item *action = &dossier->actions[i];
        if (action->number == entry->action && strcmp(action->state, from) == 0)
            entry_revise_action(turn, entry, NULL, to);
    }
}

static void tell(const struct turn *turn, const struct entry *entry, const char *what,
                 const char *words)
{
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    say_revised(turn, &line, entry, what);
    if (*words) {
        markup_text(&line, ": ");
        say_words(turn, &line, words);
    }
    turn_tell(turn, buf_string(&line));
    buf_done(&line);
}

/* The fact, the action item, and the reaction that says whether the message is on record. */
static struct js *turn_state(const struct turn *turn, const struct entry *entry, bool live)
{
    struct js *body = entry_revise(turn, entry, live ? "restored" : "dropped", HELD_STATE);
    js_put_string(body, "state", entry_state_name(live ? ENTRY_LIVE : ENTRY_WITHDRAWN));
    if (entry->message_ts != NULL && turn->target->channel_id != NULL)
        entry_confirm(turn->situation->policy, turn->target->number, turn->target->channel_id,
                      entry->message_ts, live, turn->out);
    return body;
}

static bool run_drop(const struct command *command, const struct situation *situation,
                     const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct entry *entry;
    struct slice why;
    if (!entry_named(&turn, "", &entry, &why, err))
        return false;
    if (entry->state == ENTRY_WITHDRAWN)
        return err_set(err, ERR_CONFLICT, "T%" PRId64 " is withdrawn already: nothing was changed",
                       entry->number);
    if (!entry_is_live(&turn, entry, err))
        return false;
    if (why.len > NOTE_TEXT_MAX)
        return refuse_long_reason(&turn, err);
    const char *reason = arena_slice(out->arena, why);
    js_put_string(turn_state(&turn, entry, false), "reason", *reason ? reason : NULL);
    follow(&turn, entry, "open", "dropped");
    tell(&turn, entry, "dropped", reason);
    return true;
}

const struct command_row row_drop = {
    .name = "drop",
    .usage = "drop Tn [why]",
    .help = "Takes an entry out of the report; it stays in the history.",
    .example = "drop T3 about another disruption",
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
    .takes_target = TARGET_NAMED,
    .prose = true,
    .changes = true,
    .run = run_drop,
};

static bool run_restore(const struct command *command, const struct situation *situation,
                        const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct entry *entry;
    struct slice rest;
    if (!entry_named(&turn, "", &entry, &rest, err))
        return false;
    if (entry->state == ENTRY_LIVE)
        return err_set(err, ERR_CONFLICT, "T%" PRId64 " is in the record: nothing was changed",
                       entry->number);
    if ((entry->state == ENTRY_REDACTED || entry->held & HELD_GONE) &&
        !entry_is_live(&turn, entry, err))
        return false;
    (void)turn_state(&turn, entry, true);
    if (entry->kinds & BIT(KIND_ACTION))
        follow(&turn, entry, "dropped", "open");
    tell(&turn, entry, "restored", entry->text);
    return true;
}

const struct command_row row_restore = {
    .name = "restore",
    .usage = "restore Tn",
    .help = "Brings back an entry that was dropped or lost its tags.",
    .example = "restore T3",
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
    .takes_target = TARGET_NAMED,
    .changes = true,
    .run = run_restore,
};
