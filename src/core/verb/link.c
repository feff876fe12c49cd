/* link: what one disruption has to do with another. Both sides show it. */
#include "verb.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "named.h"

#define PREFIX_MIN 3 /* letters of a shortened relation */

static const char *const relations[] = {"related", "duplicate", "caused-by"};
static const char none[] = "none";

struct linking {
    int64_t number;       /* 0: none was named */
    const char *relation; /* `none`: it is taken back */
};

static const char *read_relation(struct slice word)
{
    if (slice_equals_nocase(word, none))
        return none;
    for (size_t i = 0; i < COUNT_OF(relations) && word.len >= PREFIX_MIN; i++) {
        if (word.len <= strlen(relations[i]) && strncasecmp(word.at, relations[i], word.len) == 0)
            return relations[i];
    }
    return NULL;
}

/* The number and the relation, in either order; "to", "of" and "by" between them say nothing. */
static bool read_words(const struct turn *turn, struct linking *out, struct err *err)
{
    struct slice rest = slice_of(turn->command->text), word;
    *out = (struct linking){.relation = relations[0]};
    while (slice_word(&rest, &word)) {
        const char *relation = read_relation(word);
        if (relation != NULL)
            out->relation = relation;
        else if (!disruption_number(word, &out->number) && word.len > 2)
            return err_set(err, ERR_INVALID, "\"%.*s\" is no relation: there are related, duplicate, caused-by and none",
                           SLICE_PRINT(word));
    }
    return true;
}

static const struct relation *find_relation(const struct incident *target, int64_t number)
{
    for (size_t i = 0; i < target->relation_count; i++) {
        if (target->relations[i].number == number && !target->relations[i].inverse)
            return &target->relations[i];
    }
    return NULL;
}

static bool check(const struct turn *turn, const struct linking *link, struct err *err)
{
    const struct relation *known = find_relation(turn->target, link->number);
    if (link->relation == none && known == NULL)
        return err_set(err, ERR_CONFLICT, "D-%" PRId64 " does not say anything of D-%" PRId64 ": nothing was changed",
                       turn->target->number, link->number);
    return known == NULL || strcmp(known->words, link->relation) != 0 ||
           err_set(err, ERR_CONFLICT, "That is on record already: nothing was changed");
}

static void tell(const struct turn *turn, const struct linking *link, const struct incident *other)
{
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    if (link->relation == none) {
        markup_bold(&line, "No longer linked");
        markup_text(&line, " to ");
    } else {
        markup_bold(&line, "Linked");
        markup_print(&line, ": %s ", relation_phrase(link->relation, false));
    }
    say_other(turn, &line, other);
    say_why(turn, &line, "");
    turn_tell(turn, buf_string(&line));
    buf_done(&line);
}

static bool run_link(const struct command *command, const struct situation *situation,
                     const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct incident *other;
    struct linking link;
    if (!read_words(&turn, &link, err))
        return false;
    if (link.number == 0)
        return turn_ask(&turn,
                        arena_print(out->arena, "To which one? Say it like this: %s",
                                    turn_command(&turn, "link", "D-42 caused-by")),
                        err);
    if (!named_find(&turn, link.number, &other, err) || !check(&turn, &link, err))
        return false;
    struct js *body = turn_fact(&turn, FACT_RELATED);
    js_put_integer(body, "to", other->number);
    if (link.relation == none) {
        js_put_string(body, "relation", find_relation(turn.target, other->number)->words);
    } else {
        js_put_string(body, "relation", link.relation);
    }
    js_put_flag(body, "gone", link.relation == none); /* always there, so that undo knows how it was */
    tell(&turn, &link, other);
    return true;
}

static const struct form_field link_form[] = {
    {"text", "To", FIELD_LINE, true, "The number of the other one, like D-42.", NULL},
    {"text2", "How", FIELD_CHOICE, false, NULL, "related|duplicate|caused-by=caused by it|none=not at all"},
    {0},
};

const struct command_row row_link = {
    .name = "link",
    .usage = "link [D-n] D-m [duplicate|related|caused-by|none]",
    .help = "Says what it has to do with another one; none takes that back.",
    .example = "link D-42 caused-by",
    .needs = NEED_TARGET | NEED_OPEN | NEED_NAMED,
    .takes_target = TARGET_PAIR,
    .changes = true,
    .form = link_form,
    .run = run_link,
};
