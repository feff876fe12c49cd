/* role, and lead, which is the first of the roles: who does what. */
#include "role.h"
#include "verb.h"

#include <string.h>

#include "disruption/base/utf8.h"
#include "handover.h"

/* Who leads is the head's to say: the role may have had another name when it was given. */
static const struct participant *leader_of(const struct turn *turn)
{
    struct participant *leader = arena_new(turn->out->arena, 1, sizeof(*leader));
    if (turn->target->lead_id == NULL)
        return NULL;
    *leader = (struct participant){
        .id = turn->target->lead_id, .name = turn->target->lead_name, .to_ms = TIME_UNKNOWN};
    return leader;
}

const struct participant *role_holder(const struct turn *turn, const struct role *role)
{
    const struct dossier *dossier = turn->situation->dossier;
    if (role == &turn->situation->policy->roles[0])
        return leader_of(turn);
    for (size_t i = 0; dossier != NULL && i < dossier->people_count; i++) {
        const struct participant *p = &dossier->people[i];
        if (p->role != NULL && strcmp(p->role, role->name) == 0 && p->to_ms == TIME_UNKNOWN)
            return p;
    }
    return NULL;
}

/* "lead: @Ana - decides, ..." */
static void say_role(const struct turn *turn, struct buf *line, const struct role *role)
{
    const struct participant *holder = role_holder(turn, role);
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

/* "@Bo is scribe after @Ana (@Cy)". The duty goes to its holder alone. */
static void tell_given(const struct turn *turn, const struct role *role, const struct person *person,
                       const struct participant *before)
{
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    say_person(&line, person);
    markup_print(&line, " is %s", role->name);
    if (before != NULL) {
        markup_text(&line, " after ");
        markup_person(&line, before->id, before->name);
    }
    if (person->id == NULL || strcmp(person->id, turn->situation->actor.id) != 0) {
        markup_text(&line, " (");
        say_actor(turn, &line);
        markup_text(&line, ")");
    }
    turn_tell(turn, buf_string(&line));
    buf_done(&line);
}

void role_set(const struct turn *turn, const struct role *role, const char *user_id)
{
    struct js *body = turn_fact(turn, FACT_ROLE_SET);
    js_put_string(body, "role", role->name);
    js_put_flag(body, "lead", role == &turn->situation->policy->roles[0]);
    js_put(body, "user_id", js_new_string(user_id));
}

bool role_give(const struct turn *turn, const struct role *role, const struct person *person,
               struct err *err)
{
    const struct participant *before = role_holder(turn, role);
    bool same = person->id == NULL ? before == NULL
                                   : before != NULL && strcmp(before->id, person->id) == 0;
    if (same)
        return err_set(err, ERR_CONFLICT, "%s is %s already: nothing was changed",
                       person->id == NULL ? "Nobody" : person->name, role->name);
    role_set(turn, role, person->id);
    person_ask(turn, person);
    tell_given(turn, role, person, before);
    if (person->id != NULL)
        handover_tell(turn, role, person, before);
    return true;
}

static bool give(const struct turn *turn, const struct role *role, struct slice word,
                 struct err *err)
{
    struct person person;
    return person_read(turn, word, &person, err) && role_give(turn, role, &person, err);
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

static bool run_roles(const struct command *command, const struct situation *situation,
                      const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct role *roles = situation->policy->roles;
    (void)err;
    say_head(&out->answer, turn.target);
    for (size_t i = 0; i < POLICY_WORDS_MAX && roles[i].name != NULL; i++) {
        markup_text(&out->answer, "\n");
        say_role(&turn, &out->answer, &roles[i]);
    }
    markup_text(&out->answer, "\nGive one: ");
    markup_code(&out->answer, turn_command(&turn, "role", "NAME me"));
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

bool role_read(const struct turn *turn, struct slice word, const struct role **out, struct err *err)
{
    const struct role *roles = turn->situation->policy->roles;
    for (size_t i = 0; i < POLICY_WORDS_MAX && roles[i].name != NULL; i++) {
        if (slice_equals_nocase(word, roles[i].name)) {
            *out = &roles[i];
            return true;
        }
    }
    return refuse_role(turn, word, err);
}

static bool run_role(const struct command *command, const struct situation *situation,
                     const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct role *role;
    struct slice rest = slice_of(command->text), name, word;
    if (!slice_word(&rest, &name))
        return run_roles(command, situation, event, out, err);
    if (!role_read(&turn, name, &role, err))
        return false;
    if (slice_word(&rest, &word))
        return give(&turn, role, word, err);
    say_head(&out->answer, turn.target);
    markup_text(&out->answer, "\n");
    say_role(&turn, &out->answer, role);
    markup_text(&out->answer, ". Give it: ");
    markup_code(&out->answer,
                turn_command(&turn, "role", arena_print(out->arena, "%s me", role->name)));
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

const struct command_row row_roles = {
    .name = "roles",
    .usage = "roles",
    .help = "Who holds which role, and what each is for.",
    .example = "roles",
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
    .takes_target = TARGET_LONE,
    .run = run_roles,
};
