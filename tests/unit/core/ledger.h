/*
 * A record of one message in memory: keeps messages and marks as the store does (newest version wins, a deletion is
 * for ever), lets core settle them, and applies the facts that come out. Tests compare what it says as text.
 */
#ifndef LEDGER_H
#define LEDGER_H

#include "testing.h"

#include <stdio.h>

#include "disruption/core/entry.h"

#define LEDGER_MARKS_MAX 80

struct ledger {
    struct arena arena;
    struct incident incident;
    struct message message;
    bool message_known;
    struct mark marks[LEDGER_MARKS_MAX]; /* also those taken away */
    size_t mark_count;
    struct entry entry;
    bool entry_known;
    const char *action_text, *action_owner, *action_state;
    const char *confirm; /* kind of the last confirming effect: "react", "unreact"; NULL: none yet */
    const char *said;    /* facts and effects of the last settling, a line each */
    int fetches;         /* how often the message was asked for */
    int64_t now_ms;
    const struct policy *policy; /* NULL: as by default */
    const struct person *people; /* who is known */
    size_t people_count;
    bool first_words; /* nobody has written here yet, as far as is on record */
};

static inline void ledger_init(struct ledger *l)
{
    *l = (struct ledger){.incident = {.number = 42, .channel_id = "C1"}, .said = ""};
}

static inline void ledger_done(struct ledger *l)
{
    arena_done(&l->arena);
}

/* A key that is there replaces the old value. */
static inline void ledger_follow(struct ledger *l, const struct js *body, const char *key, const char **value)
{
    const char *text = js_string(body, key);
    if (text != NULL)
        *value = arena_text(&l->arena, text);
}

static inline void ledger_apply_entry(struct ledger *l, const struct fact *fact)
{
    struct entry *entry = &l->entry;
    const char *kinds = js_string(fact->body, "kinds"), *state = js_string(fact->body, "state");
    if (fact->kind == FACT_ENTRY_ADDED) {
        assert_false(l->entry_known);
        l->entry_known = true;
        l->incident.entry_count = entry->number = js_integer_or(fact->body, "entry", 0);
        entry->at_ms = js_integer_or(fact->body, "at_ms", 0);
        entry->text = entry->taggers = "";
    }
    assert_int_equal(js_integer_or(fact->body, "entry", 0), entry->number);
    const char *held = js_string(fact->body, "held");
    if (held != NULL) {
        if (held_read(held) & HELD_WORDS && entry->heard == NULL)
            entry->heard = entry->text;
        entry->held = held_read(held);
    }
    ledger_follow(l, fact->body, "heard", &entry->heard);
    ledger_follow(l, fact->body, "text", &entry->text);
    ledger_follow(l, fact->body, "taggers", &entry->taggers);
    if (kinds != NULL)
        assert_true(kinds_read(kinds, &entry->kinds));
    if (state != NULL)
        entry->state = strcmp(state, "live") == 0 ? ENTRY_LIVE : ENTRY_WITHDRAWN;
}

static inline void ledger_apply_action(struct ledger *l, const struct fact *fact)
{
    if (fact->kind == FACT_ACTION_ADDED) {
        assert_int_equal(l->entry.action, 0);
        l->incident.action_count = l->entry.action = js_integer_or(fact->body, "item", 0);
        l->action_state = "open";
        l->action_owner = "nobody";
    }
    assert_int_equal(js_integer_or(fact->body, "item", 0), l->entry.action);
    ledger_follow(l, fact->body, "text", &l->action_text);
    ledger_follow(l, fact->body, "owner_id", &l->action_owner);
    ledger_follow(l, fact->body, "state", &l->action_state);
}

static inline void ledger_apply(struct ledger *l, const struct outcome *out)
{
    for (size_t i = 0; i < out->fact_count; i++) {
        const struct fact *fact = &out->facts[i];
        assert_int_equal(fact->incident, l->incident.number);
        if (fact->kind == FACT_ENTRY_ADDED || fact->kind == FACT_ENTRY_CHANGED)
            ledger_apply_entry(l, fact);
        else
            ledger_apply_action(l, fact);
    }
    for (size_t i = 0; i < out->effect_count; i++) {
        enum effect_kind kind = out->effects[i].kind;
        if (kind == EFFECT_REACT || kind == EFFECT_UNREACT)
            l->confirm = effect_kind_name(kind);
        if (kind == EFFECT_FETCH_MESSAGE)
            l->fetches++;
    }
}

static inline const char *ledger_tell(struct ledger *l, const struct outcome *out)
{
    struct buf text;
    buf_init(&text, 65536);
    for (size_t i = 0; i < out->fact_count; i++) {
        buf_print(&text, "%s by %s ", fact_kind_name(out->facts[i].kind),
                  out->facts[i].actor_id == NULL ? "nobody" : out->facts[i].actor_id);
        js_write(out->facts[i].body, &text);
        buf_char(&text, '\n');
    }
    for (size_t i = 0; i < out->effect_count; i++) {
        buf_print(&text, "%s %s ", effect_kind_name(out->effects[i].kind), out->effects[i].key);
        js_write(out->effects[i].body, &text);
        buf_char(&text, '\n');
    }
    const char *copy = arena_text(&l->arena, buf_string(&text));
    buf_done(&text);
    return copy;
}

static inline void ledger_settle(struct ledger *l, const struct event *cause)
{
    struct mark standing[LEDGER_MARKS_MAX];
    struct tagged_message tagged = {.incident = &l->incident,
                                    .message = l->message_known ? &l->message : NULL,
                                    .marks = standing,
                                    .entry = l->entry_known ? &l->entry : NULL,
                                    .people = l->people,
                                    .people_count = l->people_count,
                                    .author_spoke = !l->first_words};
    for (size_t i = 0; i < l->mark_count; i++) {
        if (l->marks[i].set)
            standing[tagged.mark_count++] = l->marks[i];
    }
    struct outcome out;
    outcome_init(&out, &l->arena);
    entry_settle(l->policy != NULL ? l->policy : policy_default(), &tagged, cause, &out);
    l->said = ledger_tell(l, &out);
    ledger_apply(l, &out);
    outcome_done(&out);
}

static inline void ledger_message(struct ledger *l, const struct message *message)
{
    bool deleted = (l->message_known && l->message.deleted) || message->deleted;
    bool wordless = message->deleted && message->text[0] == '\0';
    if (!l->message_known)
        l->message = *message;
    else if (!wordless && message->version_us > l->message.version_us)
        l->message = *message;
    if (wordless && !l->message_known)
        l->message.version_us = -1;
    l->message.deleted = deleted;
    l->message_known = true;
    const struct event cause = {.kind = EVENT_MESSAGE, .happened_ms = ++l->now_ms, .received_ms = l->now_ms};
    ledger_settle(l, &cause);
}

static inline void ledger_mark(struct ledger *l, const struct mark *mark)
{
    size_t i = 0;
    while (i < l->mark_count && (strcmp(l->marks[i].person_id, mark->person_id) != 0 ||
                                 strcmp(l->marks[i].name, mark->name) != 0))
        i++;
    assert_true(i < LEDGER_MARKS_MAX);
    if (i == l->mark_count)
        l->marks[l->mark_count++] = *mark;
    else if (mark->version_us > l->marks[i].version_us)
        l->marks[i] = *mark;
    const struct event cause = {
        .kind = EVENT_MARK, .happened_ms = ++l->now_ms, .received_ms = l->now_ms, .as.mark = *mark};
    ledger_settle(l, &cause);
}

/* "T1 live note,cause by U1,U2: text; A1 open by U3: text"; what is withdrawn has no words that count. */
static inline const char *ledger_state(struct ledger *l)
{
    if (!l->entry_known || l->entry.state == ENTRY_WITHDRAWN)
        return l->entry_known && l->action_state != NULL && strcmp(l->action_state, "open") == 0
                   ? "withdrawn, but its action is open"
                   : "nothing";
    struct buf kinds;
    buf_init(&kinds, 256);
    kinds_write(l->entry.kinds, &kinds);
    const char *text = arena_print(&l->arena, "T%d %s %s by %s: %s", (int)l->entry.number,
                                   entry_state_name(l->entry.state), buf_string(&kinds), l->entry.taggers,
                                   l->entry.text);
    buf_done(&kinds);
    if (l->action_state == NULL || strcmp(l->action_state, "open") != 0)
        return text;
    return arena_print(&l->arena, "%s; A%d of %s: %s", text, (int)l->entry.action, l->action_owner,
                       l->action_text);
}

#endif
