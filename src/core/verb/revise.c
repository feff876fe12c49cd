/* What the verbs share that change an entry which is there. */
#include "revise.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/base/utf8.h"

bool entry_named(const struct turn *turn, const char *words, const struct entry **out,
                 struct slice *rest, struct err *err)
{
    const struct dossier *dossier = turn->situation->dossier;
    const char *verb = turn->command->row->name;
    struct slice word = {"", 0};
    *rest = slice_of(turn->command->text);
    (void)slice_word(rest, &word);
    *rest = slice_trim(*rest);
    int64_t number = tagged_number(word, 'T');
    if (number == 0)
        return err_set(
            err, ERR_INVALID, "Which entry? %s; %s shows their numbers",
            turn_command(turn, verb,
                         arena_print(turn->out->arena, "T1%s%s", *words ? " " : "", words)),
            turn_command(turn, "timeline", ""));
    for (size_t i = 0; dossier != NULL && i < dossier->entry_count; i++) {
        if (dossier->entries[i].number == number) {
            *out = &dossier->entries[i];
            return true;
        }
    }
    return err_set(err, ERR_NOT_FOUND, "There is no entry T%" PRId64 "; %s shows all", number,
                   turn_command(turn, "timeline", "all"));
}

const char *revise_command(const struct turn *turn, const char *verb, const struct entry *entry,
                           const char *words)
{
    const char *between = *words ? " " : "";
    return turn_command(
        turn, verb,
        arena_print(turn->out->arena, "T%" PRId64 "%s%s", entry->number, between, words));
}

bool entry_is_live(const struct turn *turn, const struct entry *entry, struct err *err)
{
    if (entry->state == ENTRY_REDACTED)
        return err_set(err, ERR_REFUSED,
                       "T%" PRId64 " is redacted and stays so; note it anew: %s", entry->number,
                       turn_command(turn, "note", "TEXT at:TIME"));
    if (entry->held & HELD_GONE)
        return err_set(err, ERR_REFUSED,
                       "T%" PRId64 " went with its message, which was deleted; note it anew: %s",
                       entry->number, turn_command(turn, "note", "TEXT at:TIME"));
    if (entry->state == ENTRY_WITHDRAWN)
        return err_set(err, ERR_CONFLICT, "T%" PRId64 " is withdrawn; bring it back first: %s",
                       entry->number, revise_command(turn, "restore", entry, ""));
    return true;
}

struct js *entry_revise(const struct turn *turn, const struct entry *entry, const char *why,
                        uint32_t held)
{
    struct js *body = turn_fact(turn, FACT_ENTRY_CHANGED);
    js_put_integer(body, "entry", entry->number);
    js_put_string(body, "why", why);
    if ((entry->held | held) != entry->held) {
        struct buf words;
        buf_init(&words, LINE_MAX_BYTES);
        held_write(entry->held | held, &words);
        js_put_string(body, "held", buf_string(&words));
        buf_done(&words);
    }
    return body;
}

void entry_revise_action(const struct turn *turn, const struct entry *entry, const char *text,
                         const char *state)
{
    if (entry->action == 0)
        return;
    struct js *body = turn_fact(turn, FACT_ACTION_CHANGED);
    js_put_integer(body, "item", entry->action);
    js_put_string(body, "text", text);
    js_put_string(body, "state", state);
}

void say_revised(const struct turn *turn, struct buf *line, const struct entry *entry,
                 const char *what)
{
    markup_bold(line, arena_print(turn->out->arena, "T%" PRId64, entry->number));
    markup_print(line, " %s (", what);
    say_actor(turn, line);
    markup_text(line, ")");
}
