/* by: who an entry is of, when it was somebody else than whoever wrote it down. */
#include "verb.h"

#include <string.h>

#include "revise.h"

static void tell(const struct turn *turn, const struct entry *entry, const struct person *author)
{
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    say_revised(turn, &line, entry, "credited");
    markup_print(&line, ": %s \xe2\x86\x92 ", entry->party != NULL ? entry->party : "nobody");
    markup_person(&line, author->id, author->name);
    turn_tell(turn, buf_string(&line));
    buf_done(&line);
}

static bool read_author(const struct turn *turn, const struct entry *entry, struct slice word,
                        struct person *out, struct err *err)
{
    const char *typed = revise_command(turn, "by", entry, "@x");
    if (word.len == 0)
        return err_set(err, ERR_INVALID, "Whose is it? %s", typed);
    if (!person_read(turn, word, out, err))
        return false;
    if (out->id == NULL)
        return err_set(err, ERR_INVALID, "An entry is somebody's: %s", typed);
    if (entry->author_id != NULL && strcmp(entry->author_id, out->id) == 0)
        return err_set(err, ERR_CONFLICT, "It is theirs already: nothing was changed");
    return true;
}

static bool run_by(const struct command *command, const struct situation *situation,
                   const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct entry *entry;
    struct slice word;
    struct person author;
    if (!entry_named(&turn, "@x", &entry, &word, err) || !entry_is_live(&turn, entry, err) ||
        !read_author(&turn, entry, word, &author, err))
        return false;
    struct js *body = entry_revise(&turn, entry, "credited", 0);
    js_put_string(body, "author_id", author.id);
    if (author.name != NULL && strcmp(author.name, author.id) != 0)
        js_put_string(body, "party", author.name); /* an id is no name: it comes with the person */
    person_ask(&turn, &author);
    tell(&turn, entry, &author);
    return true;
}

const struct command_row row_by = {
    .name = "by",
    .usage = "by Tn @x",
    .help = "Says whose entry it is.",
    .example = "by T3 @ana",
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
    .takes_target = TARGET_NAMED,
    .changes = true,
    .run = run_by,
};
