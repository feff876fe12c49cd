/* role, and lead, which is the first of the roles: who does what. */
#include "verb.h"

#include <string.h>

#include "disruption/base/utf8.h"
#include "words.h"

static const struct participant *holder_of(const struct turn *turn, const char *role)
{
    const struct dossier *dossier = turn->situation->dossier;
    for (size_t i = 0; dossier != NULL && i < dossier->people_count; i++) {
        const struct participant *p = &dossier->people[i];
        if (p->role != NULL && strcmp(p->role, role) == 0 && p->to_ms == TIME_UNKNOWN)
            return p;
    }
    return NULL;
}

/* "lead: @Ana - decides, ..." */
static void say_role(const struct turn *turn, struct buf *line, const struct role *role)
{
    const struct participant *holder = holder_of(turn, role->name);
    markup_bold(line, role->name);
    markup_text(line, ": ");
    if (holder != NULL)
        markup_person(line, holder->id, holder->name);
    else
        markup_text(line, "nobody yet");
    if (role->duty != NULL && role->duty[0] != '\0')
        markup_print(line, " (%s)", role->duty);
}

static void say_person(struct buf *line, const struct person *person)
{
    if (person->id == NULL)
        markup_text(line, "nobody");
    else
        markup_person(line, person->id, person->name);
}

static bool give(const struct turn *turn, const struct role *role, struct slice word,
                 struct err *err)
{
    struct person person;
    if (!person_read(turn, word, &person, err))
        return false;
    const struct participant *before = holder_of(turn, role->name);
    bool same =
        person.id == NULL ? before == NULL : before != NULL && strcmp(before->id, person.id) == 0;
    if (same)
        return err_set(err, ERR_CONFLICT, "%s is %s already: nothing was changed",
                       person.id == NULL ? "Nobody" : person.name, role->name);
    struct js *body = turn_fact(turn, FACT_ROLE_SET);
    js_put_string(body, "role", role->name);
    js_put_flag(body, "lead", role == &turn->situation->policy->roles[0]);
    js_put(body, "user_id", js_new_string(person.id));
    person_ask(turn, &person);
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    say_person(&line, &person);
    markup_print(&line, " is %s", role->name);
    if (before != NULL) {
        markup_text(&line, " after ");
        markup_person(&line, before->id, before->name);
    }
    if (person.id != NULL && role->duty != NULL && role->duty[0] != '\0')
        markup_print(&line, ": %s", role->duty);
    if (person.id == NULL || strcmp(person.id, turn->situation->actor.id) != 0) {
        markup_text(&line, " (");
        say_actor(turn, &line);
        markup_text(&line, ")");
    }
    turn_tell(turn, buf_string(&line));
    buf_done(&line);
    return true;
}

static bool run_lead(const struct command *command, const struct situation *situation,
                     const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct role *lead = &situation->policy->roles[0];
    struct slice rest = slice_of(command->text), word;
    if (slice_word(&rest, &word))
        return give(&turn, lead, word, err);
    say_head(&out->answer, turn.target);
    markup_text(&out->answer, "\n");
    say_role(&turn, &out->answer, lead);
    markup_text(&out->answer, ". Take it: ");
    markup_code(&out->answer, turn_command(&turn, "lead", "me"));
    return true;
}

const struct command_row row_lead = {
    .name = "lead",
    .synonyms = {"commander", "owner"},
    .usage = "lead [@x|me|none]",
    .help = "Names who leads; without a name it says who does.",
    .example = "lead me",
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
    .takes_target = TARGET_LONE,
    .changes = true,
    .run = run_lead,
};

static bool list_roles(const struct turn *turn)
{
    struct buf *answer = &turn->out->answer;
    const struct role *roles = turn->situation->policy->roles;
    say_head(answer, turn->target);
    for (size_t i = 0; i < POLICY_WORDS_MAX && roles[i].name != NULL; i++) {
        markup_text(answer, "\n");
        say_role(turn, answer, &roles[i]);
    }
    markup_text(answer, "\nGive one: ");
    markup_code(answer, turn_command(turn, "role", "NAME me"));
    return true;
}

static bool refuse_role(const struct turn *turn, struct slice word, struct err *err)
{
    const struct role *roles = turn->situation->policy->roles;
    struct buf names;
    buf_init(&names, ERR_TEXT_MAX);
    for (size_t i = 0; i < POLICY_WORDS_MAX && roles[i].name != NULL; i++)
        buf_print(&names, "%s%s", i == 0 ? "" : ", ", roles[i].name);
    (void)err_set(err, ERR_INVALID, "There is no role \"%.*s\": there are %s",
                  SLICE_PRINT(utf8_front(word, 64)), buf_string(&names));
    buf_done(&names);
    return false;
}

static bool run_role(const struct command *command, const struct situation *situation,
                     const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct role *roles = situation->policy->roles;
    struct slice rest = slice_of(command->text), name, word;
    if (!slice_word(&rest, &name))
        return list_roles(&turn);
    size_t i = 0;
    while (i < POLICY_WORDS_MAX && roles[i].name != NULL &&
           !slice_equals_nocase(name, roles[i].name))
        i++;
    if (i == POLICY_WORDS_MAX || roles[i].name == NULL)
        return refuse_role(&turn, name, err);
    if (slice_word(&rest, &word))
        return give(&turn, &roles[i], word, err);
    say_head(&out->answer, turn.target);
    markup_text(&out->answer, "\n");
    say_role(&turn, &out->answer, &roles[i]);
    markup_text(&out->answer, ". Give it: ");
    markup_code(&out->answer,
                turn_command(&turn, "role", arena_print(out->arena, "%s me", roles[i].name)));
    return true;
}

const struct command_row row_role = {
    .name = "role",
    .usage = "role NAME [@x|me|none]",
    .help = "Gives a role to somebody; without a name it lists the roles.",
    .example = "role scribe me",
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
    .takes_target = TARGET_LONE,
    .changes = true,
    .run = run_role,
};
