/* redact: the words of an entry go, everywhere, for good; that there was one stays. */
#include "verb.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/base/parse.h"
#include "revise.h"

/* Whether a post says "T17", or "A3" which was made of it, or may repeat any of them. */
static bool repeats(const struct own_post *post, const struct entry *entry, bool *whole)
{
    struct slice rest = slice_of(post->about), label;
    while (slice_split(&rest, ',', &label)) {
        *whole = slice_equals(label, POST_SHARES);
        if (*whole || tagged_number(label, 'T') == entry->number ||
            (entry->action != 0 && tagged_number(label, 'A') == entry->action))
            return true;
    }
    return false;
}

static const char *tombstone(const struct turn *turn, const char *why)
{
    const struct person *actor = &turn->situation->actor;
    struct buf text;
    buf_init(&text, LINE_MAX_BYTES);
    entry_tombstone(actor->name != NULL ? actor->name : actor->id, why, turn->event->happened_ms, &text);
    const char *copy = arena_text(turn->out->arena, buf_string(&text));
    buf_done(&text);
    return copy;
}

/* "T17", and in other channels than its own "D-42 T17". */
static const char *label(const struct turn *turn, const struct own_post *post, int64_t number)
{
    const char *own = turn->target->channel_id;
    if (own != NULL && strcmp(own, post->channel_id) == 0)
        return arena_print(turn->out->arena, "T%" PRId64, number);
    return arena_print(turn->out->arena, "D-%" PRId64 " T%" PRId64, turn->target->number, number);
}

/* Our own posts and direct messages are edited: what they repeated is gone from them too. */
static void take_back(const struct turn *turn, const struct entry *entry, const char *stone)
{
    const struct situation *situation = turn->situation;
    for (size_t i = 0; i < situation->post_count; i++) {
        const struct own_post *post = &situation->posts[i];
        bool whole = false;
        if (!repeats(post, entry, &whole))
            continue;
        struct js *body = outcome_effect(turn->out, EFFECT_UPDATE, turn->target->number,
                                         arena_print(turn->out->arena, "%" PRId64 "/redact/%s/%s",
                                                     turn->target->number, post->channel_id, post->ts),
                                         post->channel_id, true);
        struct buf line;
        buf_init(&line, LINE_MAX_BYTES);
        markup_bold(&line, label(turn, post, entry->number));
        markup_print(&line, " %s", stone);
        if (whole)
            markup_text(&line, " What was shared here may have held its words; ask for it anew.");
        js_put_string(body, "channel", post->channel_id);
        js_put_string(body, "ts", post->ts);
        js_put_string(body, "text", buf_string(&line));
        buf_done(&line);
    }
}

static void tell(const struct turn *turn, const struct entry *entry, const char *why)
{
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    say_revised(turn, &line, entry, "redacted");
    if (why != NULL) {
        markup_text(&line, ": ");
        say_words(turn, &line, why);
    }
    turn_tell(turn, buf_string(&line));
    buf_done(&line);
}

/* A bot cannot delete what others wrote, so its author has to. */
static void say_what_is_left(const struct turn *turn, const struct entry *entry)
{
    struct buf *answer = &turn->out->answer;
    markup_text(answer, answer->len > 0 ? "\n" : "");
    markup_text(answer, "Its words are gone from the record, the reports, the search and the posts that repeated it. "
                        "What somebody wrote into another part in words of their own stays, and so do files that were "
                        "exported before");
    if (entry->message_ts == NULL || (entry->held & HELD_GONE)) {
        markup_text(answer, ".");
        return;
    }
    markup_text(answer, "; the message itself stays in chat until its author or an admin deletes it: ");
    if (entry->permalink != NULL && entry->permalink[0] != '\0')
        markup_link(answer, entry->permalink, "the message");
    else
        markup_text(answer, "it is in this channel");
}

static void drop_item(const struct turn *turn, const struct entry *entry)
{
    const struct dossier *dossier = turn->situation->dossier;
    for (size_t i = 0; entry->action != 0 && i < dossier->action_count; i++) {
        if (dossier->actions[i].number == entry->action && strcmp(dossier->actions[i].state, "open") == 0)
            entry_revise_action(turn, entry, NULL, "dropped");
    }
}

static bool run_redact(const struct command *command, const struct situation *situation,
                       const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct entry *entry;
    struct slice rest;
    if (!entry_named(&turn, "", &entry, &rest, err))
        return false;
    if (entry->state == ENTRY_REDACTED)
        return err_set(err, ERR_CONFLICT, "T%" PRId64 " is redacted already: nothing was changed", entry->number);
    if (rest.len > NOTE_TEXT_MAX)
        return refuse_long_reason(&turn, err);
    const char *why = rest.len > 0 ? arena_slice(out->arena, rest) : NULL;
    drop_item(&turn, entry);
    struct js *body = turn_fact(&turn, FACT_REDACTED);
    js_put_integer(body, "entry", entry->number);
    js_put_string(body, "why", why);
    if (entry->state == ENTRY_LIVE && entry->message_ts != NULL && turn.target->channel_id != NULL)
        entry_confirm(situation->policy, turn.target->number, turn.target->channel_id, entry->message_ts, false, out);
    take_back(&turn, entry, tombstone(&turn, why));
    tell(&turn, entry, why);
    say_what_is_left(&turn, entry);
    return true;
}

const struct command_row row_redact = {
    .name = "redact",
    .usage = "redact Tn [why]",
    .help = "Takes the words of an entry away everywhere, for good; that there was one stays.",
    .example = "redact T3 holds a password",
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER | NEED_POSTS,
    .takes_target = TARGET_NAMED,
    .prose = true,
    .changes = true,
    .may = MAY_STEER,
    .run = run_redact,
};
