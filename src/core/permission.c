/* Who may: outsiders by their rule, then whoever steers by role, by having declared it, or as an admin. */
#include "disruption/core/permission.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "disruption/base/buf.h"
#include "disruption/base/utf8.h"

#define NAME_SHOWN_MAX 60 /* characters of a name in a refusal */

static bool same(const char *a, const char *b)
{
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

static bool has_word(const char *const *words, const char *word)
{
    for (size_t i = 0; i < POLICY_WORDS_MAX && words[i] != NULL; i++) {
        if (strcmp(words[i], word) == 0)
            return true;
    }
    return false;
}

/* "lead" is whoever holds the first role, whatever that is called here. */
static bool role_steers(const struct policy *policy, const char *role)
{
    return has_word(policy->may.steer, role) ||
           (same(role, policy->roles[0].name) && has_word(policy->may.steer, "lead"));
}

static bool steers_by_role(const struct situation *situation, const char *person_id)
{
    for (size_t i = 0; i < situation->holder_count; i++) {
        const struct participant *holder = &situation->holders[i];
        if (same(holder->id, person_id) &&
            role_steers(situation->policy, holder->role))
            return true;
    }
    return false;
}

static bool may_steer(const struct situation *situation, const struct incident *target)
{
    const char *const *steer = situation->policy->may.steer;
    return has_word(steer, "anyone") ||
           (has_word(steer, "admin") && situation->actor.admin) ||
           steers_by_role(situation, situation->actor.id) ||
           (target != NULL && has_word(steer, "reporter") &&
            same(target->reporter_id, situation->actor.id));
}

/* ", its scribe (Bo)" */
static void add_steerer(struct buf *list, const char *role, const char *name)
{
    buf_print(list, "%sits %s (%.*s)", list->len == 0 ? "" : ", ", role,
              SLICE_PRINT(utf8_front(slice_of(name), NAME_SHOWN_MAX)));
}

static const struct participant *holder_of(const struct situation *situation, const char *role)
{
    if (strcmp(role, "lead") == 0)
        role = situation->policy->roles[0].name;
    for (size_t i = 0; i < situation->holder_count; i++) {
        if (same(situation->holders[i].role, role))
            return &situation->holders[i];
    }
    return NULL;
}

/* "its lead (Ana), its reporter (Bo), an admin": roles that nobody holds help nobody and are left out, and nobody is named
 * twice. */
static void name_steerers(const struct situation *situation, const struct incident *target,
                          struct buf *list)
{
    const char *const *steer = situation->policy->may.steer;
    for (size_t i = 0; i < POLICY_WORDS_MAX && steer[i] != NULL; i++) {
        const struct participant *holder = holder_of(situation, steer[i]);
        bool reporter = strcmp(steer[i], "reporter") == 0 && target->reporter_id != NULL;
        if (strcmp(steer[i], "admin") == 0)
            buf_print(list, "%san admin", list->len == 0 ? "" : ", ");
        else if (reporter && !steers_by_role(situation, target->reporter_id))
            add_steerer(list, "reporter", target->reporter_name);
        else if (holder != NULL)
            add_steerer(list, steer[i], holder->name);
    }
}

static bool refuse_steering(const struct situation *situation, const struct incident *target,
                            const struct command_line *line, struct err *err)
{
    const struct policy *policy = situation->policy;
    if (target == NULL)
        return err_set(err, ERR_REFUSED, "That is for an admin");
    struct buf list;
    buf_init(&list, ERR_TEXT_MAX);
    name_steerers(situation, target, &list);
    const char *who = list.len == 0 ? "an admin" : buf_string(&list);
    bool here = situation->here != NULL && situation->here->number == target->number;
    char number[32] = "";
    if (!here || line->mouth == MOUTH_DIRECT)
        snprintf(number, sizeof(number), "D-%" PRId64 " ", target->number);
    if (role_steers(policy, policy->roles[0].name))
        (void)err_set(err, ERR_REFUSED,
                      "That is for those who steer D-%" PRId64
                      ": %s. If it falls to you, take the %s first: %s lead %sme",
                      target->number, who, policy->roles[0].name, policy->command, number);
    else
        (void)err_set(err, ERR_REFUSED, "That is for those who steer D-%" PRId64 ": %s",
                      target->number, who);
    buf_done(&list);
    return false;
}

static bool refuse_outsider(const char *who, enum permission may, enum outsider_rule rule,
                            struct err *err)
{
    static const char *const what[] = {
        [MAY_ANYONE] = "change the record here",
        [MAY_READ] = "read the record here",
        [MAY_BEGIN] = "begin a disruption",
        [MAY_STEER] = "end or steer a disruption",
    };
    if (rule == OUTSIDERS_REFUSED)
        may = MAY_READ;
    return err_set(err, ERR_REFUSED, "%s cannot %s: ask a member of this workspace to", who,
                   what[may]);
}

/* What the rule leaves to somebody from outside. */
static bool outsider_may(enum permission may, enum outsider_rule rule)
{
    static const bool left[][MAY_STEER + 1] = {
        [OUTSIDERS_TAKE_PART] = {[MAY_ANYONE] = true, [MAY_READ] = true},
        [OUTSIDERS_READ] = {[MAY_READ] = true},
        [OUTSIDERS_REFUSED] = {false},
    };
    return left[rule][may];
}

bool permission_tag(const struct policy *policy, const struct person *person)
{
    const struct policy_permissions *rules = &policy->may;
    bool outside = person->stranger || person->guest;
    return !outside || has_word(rules->admins, person->id) ||
           outsider_may(MAY_ANYONE, person->stranger ? rules->strangers : rules->guests);
}

bool permission_binds_tags(const struct policy *policy)
{
    return !outsider_may(MAY_ANYONE, policy->may.guests) || !outsider_may(MAY_ANYONE, policy->may.strangers);
}

bool permission_check(enum permission may, const struct situation *situation,
                      const struct incident *target, const struct command_line *line,
                      struct err *err)
{
    const struct policy_permissions *rules = &situation->policy->may;
    const struct person *actor = &situation->actor;
    if (line->mouth == MOUTH_SHELL || (actor->id != NULL && has_word(rules->admins, actor->id)))
        return true;
    if (actor->stranger && !outsider_may(may, rules->strangers))
        return refuse_outsider("People of other workspaces", may, rules->strangers, err);
    if (actor->guest && !actor->stranger && !outsider_may(may, rules->guests))
        return refuse_outsider("Guests", may, rules->guests, err);
    if (may != MAY_STEER || may_steer(situation, target))
        return true;
    return refuse_steering(situation, target, line, err);
}
