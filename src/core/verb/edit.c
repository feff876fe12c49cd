/* edit: other words for an entry. They are the actor's from then on, whatever its message says. */
#include "verb.h"

#include <string.h>

#include "revise.h"

static void tell(const struct turn *turn, const struct entry *entry, const char *text)
{
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    say_revised(turn, &line, entry, "edited");
    markup_text(&line, ": ");
    say_words(turn, &line, text);
    turn_tell(turn, buf_string(&line));
    buf_done(&line);
}

static bool check_words(const struct turn *turn, const struct entry *entry, struct slice words,
                        struct err *err)
{
    if (words.len == 0)
        return err_set(err, ERR_INVALID, "What should it say? %s; to take it out: %s",
                       revise_command(turn, "edit", entry, "TEXT"),
                       revise_command(turn, "drop", entry, ""));
    if (slice_equals(words, entry->text))
        return err_set(err, ERR_CONFLICT, "It says that already: nothing was changed");
    return true;
}

static bool run_edit(const struct command *command, const struct situation *situation,
                     const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct entry *entry;
    struct slice words;
    if (!entry_named(&turn, "TEXT", &entry, &words, err) || !entry_is_live(&turn, entry, err) ||
        !check_words(&turn, entry, words, err))
        return false;
    if (words.len > NOTE_TEXT_MAX)
        return refuse_long(&turn,
                           arena_print(out->arena,
                                       "an entry has at most %d bytes, this has %zu; put it in a "
                                       "document and note its link",
                                       NOTE_TEXT_MAX, words.len),
                           command->text, err);
    const char *text = arena_slice(out->arena, words);
    js_put_string(entry_revise(&turn, entry, "edited", HELD_WORDS), "text", text);
    entry_revise_action(&turn, entry, text, NULL);
    tell(&turn, entry, text);
    return true;
}

const struct command_row row_edit = {
    .name = "edit",
    .usage = "edit Tn TEXT",
    .help = "Gives an entry other words; edits in chat no longer change them.",
    .example = "edit T3 restarted the cache of shop 2",
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
    .takes_target = TARGET_NAMED,
    .prose = true,
    .changes = true,
    .run = run_edit,
};
