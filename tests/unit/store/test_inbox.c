/* What was taken is known again, for as long as anybody redelivers. */
#include "fixture.h"

#include "disruption/store/inbox.h"

static bool fresh_at(struct fixture *f, const char *key, int64_t now_ms)
{
    bool fresh;
    must(store_inbox_take(f->store, key, now_ms, &fresh, &err));
    return fresh;
}

static void key_is_fresh_once(void **state)
{
    struct fixture *f = *state;
    assert_true(fresh_at(f, "content/T1/C1/17.1", T0));
    assert_false(fresh_at(f, "content/T1/C1/17.1", T0 + 1));
    assert_true(fresh_at(f, "content/T1/C1/17.2", T0 + 1));
}

static void old_keys_are_forgotten_and_young_ones_kept(void **state)
{
    struct fixture *f = *state;
    assert_true(fresh_at(f, "old", T0));
    assert_true(fresh_at(f, "young", T0 + 1000));
    must(store_inbox_prune(f->store, T0 + INBOX_KEEP_MS + 1, &err));
    assert_true(fresh_at(f, "old", T0 + INBOX_KEEP_MS + 1));
    assert_false(fresh_at(f, "young", T0 + INBOX_KEEP_MS + 1));
}

static void pruning_forgets_a_thousand_at_a_time(void **state)
{
    struct fixture *f = *state;
    char key[16];
    for (int i = 0; i < 1002; i++) {
        snprintf(key, sizeof(key), "k%d", i);
        assert_true(fresh_at(f, key, T0));
    }
    must(store_inbox_prune(f->store, T0 + 2 * INBOX_KEEP_MS, &err));
    assert_false(fresh_at(f, "k1001", T0));
    must(store_inbox_prune(f->store, T0 + 2 * INBOX_KEEP_MS, &err));
    assert_true(fresh_at(f, "k1001", T0));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        MEMORY_TEST(key_is_fresh_once),
        MEMORY_TEST(old_keys_are_forgotten_and_young_ones_kept),
        MEMORY_TEST(pruning_forgets_a_thousand_at_a_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
