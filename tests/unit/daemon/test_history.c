/* Pages of history between live events, in any order: at the end the record is the channel as it stands. */
#include "playing.h"

#define ROUNDS 40 /* as many seeds as a few seconds allow; thousands were tried */

/* The end ---------------------------------------------------------------------------------------------- */

static bool tagged(const struct truth *truth)
{
    for (int who = 0; who < PEOPLE; who++) {
        if (truth->marks[0][who] || truth->marks[NAMES - 1][who])
            return true;
    }
    return false;
}

static void assert_marks(unsigned seed, const struct truth *truth, const struct tagged_message *kept)
{
    size_t standing = 0;
    for (int name = 0; name < NAMES; name++) {
        for (int who = 0; who < PEOPLE; who++)
            standing += truth->marks[name][who];
    }
    if (!truth->deleted && kept->mark_count != standing)
        fail_msg("seed %u: %zu marks instead of %zu on %s", seed, kept->mark_count, standing, text_of(truth));
    for (size_t i = 0; i < kept->mark_count && !truth->deleted; i++) {
        bool found = false;
        for (int name = 0; name < NAMES; name++) {
            for (int who = 0; who < PEOPLE; who++)
                found = found || (truth->marks[name][who] && strcmp(names[name], kept->marks[i].name) == 0 &&
                                  strcmp(people[who], kept->marks[i].person_id) == 0);
        }
        if (!found)
            fail_msg("seed %u: %s of %s stands on %s", seed, kept->marks[i].name, kept->marks[i].person_id, text_of(truth));
    }
}

/* A message that went before we ever heard of it is not known, and need not be. */
static void assert_kept(unsigned seed, size_t which)
{
    const struct truth *truth = &p.now[which];
    struct tagged_message kept;
    struct err err = ERR_INIT;
    if (truth->words == 0)
        return;
    assert_true(store_tagged_message(p.store, &p.arena, "C1", truth->ts, &kept, &err));
    if (kept.message == NULL && truth->deleted)
        return;
    if (kept.message == NULL || kept.message->deleted != truth->deleted)
        fail_msg("seed %u: message %zu is%s known, and %s", seed, which, kept.message == NULL ? " not" : "",
                 truth->deleted ? "was deleted" : "is there");
    if (!truth->deleted && strcmp(kept.message->text, text_of(truth)) != 0)
        fail_msg("seed %u: \"%s\" instead of \"%s\"", seed, kept.message->text, text_of(truth));
    assert_marks(seed, truth, &kept);
    bool live = kept.entry != NULL && kept.entry->state == ENTRY_LIVE;
    if (live != (!truth->deleted && tagged(truth)))
        fail_msg("seed %u: \"%s\" is%s an entry", seed, text_of(truth), live ? "" : " not");
    if (live && strcmp(kept.entry->text, text_of(truth)) != 0)
        fail_msg("seed %u: the entry says \"%s\" instead of \"%s\"", seed, kept.entry->text, text_of(truth));
}

static void give(enum fact_kind kind, const char *body)
{
    struct err err = ERR_INIT;
    struct fact fact = {kind, 1, BEGIN_MS, BEGIN_MS, NULL, NULL};
    assert_true(js_parse(body, strlen(body), &fact.body, &err));
    assert_true(store_fact_add(p.store, &fact, &err));
    js_drop(fact.body);
}

static void begin(unsigned seed)
{
    struct err err = ERR_INIT;
    srand(seed);
    p = (struct play){.watch = watch_create(), .now_ms = BEGIN_MS};
    assert_true(store_open(NULL, STORE_MEMORY, &p.store, &err));
    assert_true(store_begin(p.store, &err));
    p.turn = (struct turn){.store = p.store, .policy = policy_default(), .watch = p.watch, .batch = &p.batch};
    give(FACT_DECLARED, "{\"title\":\"x\",\"services\":[],\"private\":false,\"drill\":false,\"declared_ms\":1772625600000}");
    give(FACT_CHANNEL_LINKED, "{\"channel_id\":\"C1\",\"name\":\"x\"}");
}

static void end(void)
{
    store_rollback(p.store);
    store_close(p.store);
    batch_done(&p.batch);
    watch_destroy(p.watch);
    arena_done(&p.arena);
}

static void play(unsigned seed, int lost_percent, bool look_at_last)
{
    begin(seed);
    for (int i = 0; i < ACTS; i++) {
        p.now_ms += 1 + chance(1500);
        act((size_t)chance(MESSAGES), lost_percent);
        if (i % (ACTS / PAGES) == ACTS / PAGES - 1)
            ask();
    }
    take_all();
    if (look_at_last) {
        p.now_ms += 10000;
        ask();
        take_all();
    }
    for (size_t i = 0; i < MESSAGES; i++)
        assert_kept(seed, i);
    end();
}

static void pages_between_live_events_change_nothing_in_the_end(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= ROUNDS; seed++)
        play(seed, 0, false);
}

static void the_last_page_makes_up_for_what_was_lost(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= ROUNDS; seed++)
        play(seed, 40, true);
}

static void pages_alone_are_enough(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= ROUNDS; seed++)
        play(seed, 100, true);
}

/* A page may miss a message once; that must not be the end of it. */
static void a_message_seen_again_is_back(void **state)
{
    (void)state;
    begin(1);
    for (int i = 0; i < 30 && !(p.now[0].words > 0 && tagged(&p.now[0])); i++) {
        p.now_ms += 1000;
        if (p.now[0].words == 0)
            act(0, 0);
        else
            toggle(0, 0);
    }
    const struct truth before = p.now[0];
    const struct {
        bool missed;
        int64_t later_ms;
    } looks[] = {{true, 10000}, {false, 1000}, {false, 2 * READING_BACK_MS}};
    for (size_t i = 0; i < COUNT_OF(looks); i++) {
        take_all();
        p.now_ms += looks[i].later_ms;
        p.now[0].deleted = looks[i].missed;
        ask();
        take_all();
        p.now[0].deleted = i < 2; /* so soon after, it may just have been shown too late */
        assert_kept(1, 0);
    }
    assert_true(tagged(&before));
    end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_between_live_events_change_nothing_in_the_end),
        cmocka_unit_test(the_last_page_makes_up_for_what_was_lost),
        cmocka_unit_test(pages_alone_are_enough),
        cmocka_unit_test(a_message_seen_again_is_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
