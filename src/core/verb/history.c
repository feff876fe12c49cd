/* history: every revision of an entry: when, who, why, what it was and what it became. */
#include "verb.h"

#include <inttypes.h>

#include "disruption/core/duration.h"
#include "revise.h"

#define ARROW " \xe2\x86\x92 "

static void say_text(const struct turn *turn, const struct entry *entry)
{
    say_words(turn, &turn->out->answer, entry->text[0] != '\0' ? entry->text : "(files)");
}

/* Whose it was before the changes from..to: before the first that says so, else whose it is now. */
static const char *party_before(const struct entry_change *from, const struct entry_change *to,
                                const struct entry *now)
{
    while (from < to && from->before.party == NULL)
        from++;
    const char *party = from < to ? from->before.party : now->party;
    return party != NULL ? party : "nobody";
}

/* "2026-03-01 14:02:10 CET note by Bo: text" */
static void say_whole(const struct turn *turn, const struct entry *entry, const char *party, bool redacted)
{
    struct buf *answer = &turn->out->answer;
    instant_write(entry->at_ms, turn_zone(turn), true, answer);
    markup_text(answer, " ");
    kinds_write(entry->kinds, answer);
    markup_print(answer, " by %s: ", party);
    if (redacted)
        markup_text(answer, "(redacted)");
    else
        say_text(turn, entry);
}

static void say_when(const struct turn *turn, int64_t at_ms)
{
    markup_text(&turn->out->answer, "\n");
    instant_write(at_ms, turn_zone(turn), true, &turn->out->answer);
}

/* "; " between what one change did, ": " before the first. */
static void say_next(const struct turn *turn, bool *first)
{
    markup_text(&turn->out->answer, *first ? ": " : "; ");
    *first = false;
}

/* What is different after the change. Words are compared by revision: a name that came to be known
 * since is no edit. */
static void say_differences(const struct turn *turn, const struct entry *was,
                            const struct entry *is, bool redacted, bool *first)
{
    struct buf *answer = &turn->out->answer;
    if (is->revision != was->revision && !redacted) {
        say_next(turn, first);
        say_text(turn, was);
        markup_text(answer, ARROW);
        say_text(turn, is);
    }
    if (is->at_ms != was->at_ms) {
        say_next(turn, first);
        instant_write(was->at_ms, turn_zone(turn), true, answer);
        markup_text(answer, ARROW);
        instant_write(is->at_ms, turn_zone(turn), true, answer);
    }
    if (is->kinds != was->kinds) {
        say_next(turn, first);
        kinds_write(was->kinds, answer);
        markup_text(answer, ARROW);
        kinds_write(is->kinds, answer);
    }
}

/* "2026-03-01 14:10:00 CET edited by Ana: old -> new" */
static void say_change(const struct turn *turn, const struct entry_change *change,
                       const struct entry *after, const char *party, bool redacted)
{
    struct buf *answer = &turn->out->answer;
    const struct entry *was = &change->before;
    bool first = true;
    say_when(turn, change->changed_ms);
    markup_print(answer, " %s", change->why);
    if (change->by_id != NULL)
        markup_text(answer, " by ");
    if (change->by != NULL)
        markup_text(answer, change->by);
    else if (change->by_id != NULL)
        markup_person(answer, change->by_id, change->by_id); /* chat knows who that is */
    say_differences(turn, was, after, redacted, &first);
    if (was->party != NULL) {
        say_next(turn, &first);
        markup_print(answer, "%s" ARROW "%s", was->party, party);
    }
    if (change->heard != NULL && !redacted) {
        say_next(turn, &first);
        markup_text(answer, "in chat, kept back: ");
        say_words(turn, answer, change->heard);
    }
    if (change->reason != NULL) {
        say_next(turn, &first);
        say_words(turn, answer, change->reason);
    }
}

static bool run_history(const struct command *command, const struct situation *situation,
                        const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct entry_change *changes = situation->changes;
    const struct entry *entry;
    struct slice rest;
    if (!entry_named(&turn, "", &entry, &rest, err))
        return false;
    const struct entry_change *from = changes, *to;
    const struct entry_change *end = changes == NULL ? NULL : changes + situation->change_count;
    while (from < end && from->entry != entry->number)
        from++;
    for (to = from; to < end && to->entry == entry->number; to++)
        continue;
    bool redacted = entry->state == ENTRY_REDACTED; /* nothing it ever said is known */
    say_head(&out->answer, turn.target);
    markup_print(&out->answer, ", T%" PRId64 ", times in %s", entry->number, turn_zone(&turn));
    say_when(&turn, entry->learnt_ms);
    markup_text(&out->answer, " recorded: ");
    say_whole(&turn, from < to ? &from->before : entry, party_before(from, to, entry), redacted);
    for (; from < to; from++)
        say_change(&turn, from, from + 1 < to ? &from[1].before : entry,
                   party_before(from + 1, to, entry), redacted);
    markup_print(&out->answer, "\nNow %s", entry_state_name(entry->state));
    return true;
}

const struct command_row row_history = {
    .name = "history",
    .usage = "history Tn",
    .help = "Shows every change of an entry: when, who, why.",
    .example = "history T3",
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER | NEED_HISTORY,
    .takes_target = TARGET_NAMED,
    .run = run_history,
};
