/* A disruption as reminders see it, and what was told of it. */
#ifndef REMINDING_H
#define REMINDING_H

#include "testing.h"

#include <stdio.h>

#include "disruption/base/attributes.h"
#include "disruption/base/clock.h"
#include "disruption/core/markup.h"
#include "disruption/core/reminder.h"

#define T0 INT64_C(1772442000000) /* 2026-03-02T09:00:00Z, a Monday */
#define TOLD_MAX 64
#define SAID_MAX 65536

/* A disruption, and what was told of it: all that outlives a restart. */
struct scene {
    struct policy policy;
    struct incident incident;
    struct remindable about;
    struct pace paces[2];
    struct action_item actions[3];
    struct reminded told[TOLD_MAX];
    char keys[TOLD_MAX][128];
    size_t key_count;
    int64_t next_ms;
    struct arena arena;
    struct buf said;
};

static inline int set_up(void **state)
{
    struct scene *s = calloc(1, sizeof(*s));
    s->policy = *policy_default();
    s->incident = (struct incident){
        .number = 42,
        .title = "checkout is down",
        .severity = 3,
        .channel_id = "C42",
        .reporter_id = "U1",
        .lead_id = "U1",
    };
    s->about = (struct remindable){
        .incident = &s->incident,
        .open_ms = T0,
        .leadless_ms = TIME_UNKNOWN,
        .noted_ms = TIME_UNKNOWN,
        .spoken_ms = TIME_UNKNOWN,
        .ended_ms = TIME_UNKNOWN,
        .paces = s->paces,
        .actions = s->actions,
        .reminded = s->told,
    };
    buf_init(&s->said, SAID_MAX);
    *state = s;
    return 0;
}

static inline int tear_down(void **state)
{
    struct scene *s = *state;
    buf_done(&s->said);
    arena_done(&s->arena);
    free(s);
    return 0;
}

static inline void remember(struct scene *s, const char *key, int64_t now_ms)
{
    const char *from = strstr(key, "/remind/") + strlen("/remind/");
    size_t len = (size_t)(strrchr(from, '/') - from);
    for (size_t i = 0; i < s->key_count; i++)
        assert_string_not_equal(s->keys[i], key);
    assert_true(s->key_count < TOLD_MAX);
    snprintf(s->keys[s->key_count++], sizeof(s->keys[0]), "%s", key);
    s->told[s->about.reminded_count++] =
        (struct reminded){arena_slice(&s->arena, (struct slice){from, len}), now_ms};
}

/* What is said at a moment: "C42: text", "U1: text"; "" for nothing. */
static inline const char *look(struct scene *s, int64_t after_ms)
{
    struct outcome out;
    outcome_init(&out, &s->arena);
    buf_clear(&s->said);
    s->next_ms = INT64_MAX;
    reminder_settle(&s->policy, &s->about, T0 + after_ms, &s->next_ms, &out);
    for (size_t i = 0; i < out.effect_count; i++) {
        const struct js *body = out.effects[i].body;
        buf_print(&s->said, "%s%s: ", s->said.len > 0 ? "\n" : "",
                  js_string(body, out.effects[i].kind == EFFECT_POST ? "channel" : "user"));
        markup_plain(&s->said, js_string(body, "text"));
        remember(s, out.effects[i].key, T0 + after_ms);
    }
    assert_true(s->next_ms > T0 + after_ms);
    outcome_done(&out);
    return buf_string(&s->said);
}

static inline void assert_says(struct scene *s, int64_t after_ms, const char *words)
{
    const char *said = look(s, after_ms);
    if (words[0] == '\0' ? said[0] != '\0' : strstr(said, words) == NULL)
        fail_msg("\"%s\" is not \"%s\"", said, words);
}

#define SCENE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

#endif
