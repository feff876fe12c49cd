/* Who may do what: every verb for every kind of person. */
#include "testing.h"

#include "disruption/core/permission.h"
#include "typing.h"

enum who { LEAD, SCRIBE, REPORTER, ADMIN, NAMED, MEMBER, GUEST, STRANGER, SHELL, WHO_COUNT };

static const char *const names[WHO_COUNT] = {"lead",  "scribe",   "reporter", "admin", "named admin", "member",
                                             "guest", "stranger", "shell"};

/* The letters of who may, in the order of enum who. */
static const char *const may_steer = "LSRAN---$", *const may_begin = "LSRANM--$", *const may_all = "LSRANMGX$";

static const char letters[] = "LSRANMGX$";

static struct participant holders[] = {{.id = "ULEAD", .name = "Lena", .role = "lead"},
                                       {.id = "USCRIBE", .name = "Sam", .role = "scribe"},
                                       {.id = "UOPS", .name = "Omar", .role = "ops"}};

static int set_up(void **state)
{
    struct typing *t = malloc(sizeof(*t));
    typing_init(t);
    t->incident.reporter_id = "UREPORTER";
    t->incident.reporter_name = "Rosa";
    t->situation.target = &t->incident;
    t->situation.holders = holders;
    t->situation.holder_count = COUNT_OF(holders);
    t->policy.may.admins[0] = "UNAMED";
    *state = t;
    return 0;
}

static int tear_down(void **state)
{
    typing_done(*state);
    free(*state);
    return 0;
}

static void be(struct typing *t, enum who who)
{
    static const char *const ids[WHO_COUNT] = {"ULEAD",   "USCRIBE", "UREPORTER", "UADMIN",   "UNAMED",
                                               "UMEMBER", "UGUEST",  "USTRANGER", "shell:ana"};
    t->situation.actor = (struct person){.id = ids[who], .name = names[who], .zone = "UTC"};
    t->situation.actor.admin = who == ADMIN;
    t->situation.actor.guest = who == GUEST || who == STRANGER;
    t->situation.actor.stranger = who == STRANGER;
    t->event.as.command.mouth = who == SHELL ? MOUTH_SHELL : MOUTH_SLASH;
}

static bool may(struct typing *t, enum permission what, enum who who)
{
    be(t, who);
    t->err = (struct err)ERR_INIT;
    return permission_check(what, &t->situation, &t->incident, &t->event.as.command, &t->err);
}

static const char *who_may(struct typing *t, enum permission what)
{
    char *all = arena_text(&t->arena, letters);
    for (int who = 0; who < WHO_COUNT; who++) {
        if (!may(t, what, (enum who)who))
            all[who] = '-';
    }
    return all;
}

static const char *expected(const struct command_row *row)
{
    static const char *const begin[] = {"start", "past"};
    static const char *const steer[] = {"resolve", "reopen", "cancel", "merge", "private", "redact", "archive", "purge"};
    for (size_t i = 0; i < COUNT_OF(begin); i++) {
        if (strcmp(row->name, begin[i]) == 0)
            return may_begin;
    }
    for (size_t i = 0; i < COUNT_OF(steer); i++) {
        if (strcmp(row->name, steer[i]) == 0)
            return may_steer;
    }
    return may_all;
}

/* A verb that is not named above is for everybody: whoever adds one that is not says so there. */
static void every_verb_is_for_whom_it_should_be(void **state)
{
    struct typing *t = *state;
    size_t count;
    const struct command_row *const *rows = command_rows(&count);
    for (size_t i = 0; i < count; i++) {
        const char *got = who_may(t, rows[i]->may), *wanted = expected(rows[i]);
        if (strcmp(got, wanted) != 0)
            print_error("%s\n", rows[i]->name);
        assert_string_equal(got, wanted);
    }
}

static void a_refusal_names_who_can_and_how_to_become_one(void **state)
{
    struct typing *t = *state;
    assert_false(may(t, MAY_STEER, MEMBER));
    assert_int_equal(t->err.kind, ERR_REFUSED);
    assert_string_equal(t->err.text,
                        "That is for those who steer D-42: its lead (Lena), its scribe (Sam), its reporter (Rosa), "
                        "an admin. If it falls to you, take the lead first: /disruption lead me");
}

static void a_disruption_whose_people_left_is_not_stuck(void **state)
{
    struct typing *t = *state;
    t->situation.holder_count = 0;
    t->incident.reporter_id = NULL;
    be(t, MEMBER);
    typing_elsewhere(t);
    assert_false(permission_check(MAY_STEER, &t->situation, &t->incident, &t->event.as.command, &t->err));
    assert_non_null(strstr(t->err.text, "take the lead first: /disruption lead D-42 me"));
    t->situation.here = &t->incident;
    assert_true(typing_type(t, "lead me"));
    holders[0].id = "UMEMBER";
    t->situation.holder_count = 1;
    assert_true(may(t, MAY_STEER, MEMBER));
    holders[0].id = "ULEAD";
}

static void nobody_is_named_twice(void **state)
{
    struct typing *t = *state;
    t->incident.reporter_id = "ULEAD";
    assert_false(may(t, MAY_STEER, MEMBER));
    assert_null(strstr(t->err.text, "reporter"));
}

static void the_configuration_says_who_steers(void **state)
{
    struct typing *t = *state;
    t->policy.may = (struct policy_permissions){.steer = {"ops"}};
    assert_string_equal(who_may(t, MAY_STEER), "--------$");
    t->situation.actor.id = "UOPS";
    t->event.as.command.mouth = MOUTH_SLASH;
    assert_true(permission_check(MAY_STEER, &t->situation, &t->incident, &t->event.as.command, &t->err));
    t->policy.may = (struct policy_permissions){.steer = {"anyone"}};
    assert_string_equal(who_may(t, MAY_STEER), "LSRANM--$");
}

static void the_first_role_leads_whatever_it_is_called(void **state)
{
    struct typing *t = *state;
    t->policy.roles[0].name = "chief";
    holders[0].role = "chief";
    assert_true(may(t, MAY_STEER, LEAD));
    assert_false(may(t, MAY_STEER, MEMBER));
    assert_non_null(strstr(t->err.text, "its lead (Lena)"));
    assert_non_null(strstr(t->err.text, "take the chief first: /disruption lead me"));
    holders[0].role = "lead";
}

static void outsiders_may_be_left_to_read_or_refused(void **state)
{
    struct typing *t = *state;
    t->policy.may.guests = OUTSIDERS_READ;
    t->policy.may.strangers = OUTSIDERS_REFUSED;
    assert_string_equal(who_may(t, MAY_ANYONE), "LSRANM--$");
    assert_string_equal(who_may(t, MAY_READ), "LSRANMG-$");
    assert_false(may(t, MAY_ANYONE, GUEST));
    assert_string_equal(t->err.text, "Guests cannot change the record here: ask a member of this workspace to");
    assert_false(may(t, MAY_READ, STRANGER));
    assert_string_equal(t->err.text,
                        "People of other workspaces cannot read the record here: ask a member of this workspace to");
}

static void a_refused_verb_leaves_nothing_behind(void **state)
{
    struct typing *t = *state;
    be(t, MEMBER);
    assert_false(typing_type(t, "resolve"));
    assert_int_equal(t->outcome.fact_count + t->outcome.effect_count + t->outcome.answer.len, 0);
}

int main(void)
{
#define PERMISSION_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        PERMISSION_TEST(every_verb_is_for_whom_it_should_be),
        PERMISSION_TEST(a_refusal_names_who_can_and_how_to_become_one),
        PERMISSION_TEST(a_disruption_whose_people_left_is_not_stuck),
        PERMISSION_TEST(nobody_is_named_twice),
        PERMISSION_TEST(the_configuration_says_who_steers),
        PERMISSION_TEST(the_first_role_leads_whatever_it_is_called),
        PERMISSION_TEST(outsiders_may_be_left_to_read_or_refused),
        PERMISSION_TEST(a_refused_verb_leaves_nothing_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
