/* From the journal to the opposite of what it says. Chat's own edits and marks are not deeds here: they are taken back in
 * chat. */
#include "disruption/core/undo.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"
#include "disruption/core/entry.h"

#define RULE(of, about, ...) {.kind = FACT_##of, .subject = about, .inverse = FACT_##of, __VA_ARGS__}
#define NEVER(of, what, words) {.kind = FACT_##of, .instead = what, .type = words}

/* clang-format off */
static const struct undo_rule rules[] = {
    RULE(ENTRY_CHANGED, "entry",
         .keys = {"text", "at_ms", "author_id", "party", "state", "kinds", "taggers", "held"},
         .from = {FACT_ENTRY_ADDED}, .from_count = 1),
    RULE(ACTION_CHANGED, "item", .keys = {"text", "owner_id", "due", "priority", "state"},
         .from = {FACT_ACTION_ADDED}, .from_count = 1),
    RULE(FIELD_SET, "field", .keys = {"value"}, .from = {FACT_DECLARED, FACT_RESOLVED}, .from_count = 2),
    RULE(SERVICES_SET, NULL, .keys = {"services"}, .from = {FACT_DECLARED}, .from_count = 1),
    RULE(SEVERITY_SET, NULL, .keys = {"severity"}, .from = {FACT_DECLARED}, .from_count = 1),
    RULE(MILESTONE_SET, "milestone", .keys = {"at_ms"}, .from = {FACT_RESOLVED}, .from_count = 1),
    RULE(ROLE_SET, "role", .keys = {"user_id"}, .carried = {"lead"}),
    RULE(PHASE_SET, NULL, .keys = {"phase"}),
    RULE(PACE_SET, NULL, .keys = {"every_s", "off", "snooze_until_ms"}),
    RULE(RELATED, "to", .keys = {"relation", "gone"}),
    RULE(REPORT_OWNER_SET, NULL, .keys = {"user_id"}),
    RULE(REPORT_DUE_SET, NULL, .keys = {"due"}),
    RULE(SECTION_SET, "section", .keys = {"text", "markdown"}, .carried = {"by"}),
    {.kind = FACT_ENTRY_ADDED, .subject = "entry", .inverse = FACT_ENTRY_CHANGED},
    {.kind = FACT_ACTION_ADDED, .subject = "item", .inverse = FACT_ACTION_CHANGED},
    {.kind = FACT_DOCUMENT_ADDED, .subject = "document", .inverse = FACT_DOCUMENT_DROPPED},
    {.kind = FACT_DOCUMENT_DROPPED, .subject = "document", .inverse = FACT_DOCUMENT_ADDED,
     .keys = {"url", "caption"}, .from = {FACT_DOCUMENT_ADDED}, .from_count = 1},
    NEVER(DECLARED, "A disruption that was declared is ended, not undone", "cancel"),
    NEVER(RESOLVED, "It was resolved, and people were told", "reopen"),
    NEVER(REOPENED, "It was reopened, and people were told", "resolve"),
    NEVER(CANCELLED, "It was cancelled, and people were told", "reopen"),
    NEVER(MERGED, "It was merged, and people were told", "reopen"),
    NEVER(PRIVATE_SET, "Who may see it was changed, and people may have looked by now", "private"),
    NEVER(UPDATED, "The update was posted and read; say what is right now", "update TEXT"),
    NEVER(REDACTED, "What was redacted is gone for good; note it anew", "note TEXT at:TIME"),
    NEVER(REPORT_STATE_SET, "The report's state was told to others; set the one it should have", "report"),
    NEVER(IMPORTED, "What was imported goes entry by entry", "drop Tn"),
};
/* clang-format on */

/* Where a value comes from that another kind set under another name. */
static const struct {
    enum fact_kind of, in;
    const char *subject; /* NULL: whatever it is about */
    const char *key, *as;
} elsewhere[] = {
    {FACT_FIELD_SET, FACT_DECLARED, "title", "value", "title"},
    {FACT_FIELD_SET, FACT_DECLARED, "type", "value", "type"},
    {FACT_FIELD_SET, FACT_RESOLVED, "resolution", "value", "text"},
    {FACT_SERVICES_SET, FACT_DECLARED, NULL, "services", "services"},
    {FACT_SEVERITY_SET, FACT_DECLARED, NULL, "severity", "severity"},
    {FACT_MILESTONE_SET, FACT_RESOLVED, "recovered", "at_ms", "ended_ms"},
};

/* What a value was that nobody had set yet; others were null. */
static const struct {
    enum fact_kind of;
    const char *key, *text; /* text NULL: the number 0 */
} beginnings[] = {
    {FACT_ENTRY_CHANGED, "state", "live"},   {FACT_ENTRY_CHANGED, "held", ""},
    {FACT_ENTRY_CHANGED, "taggers", ""},     {FACT_ACTION_CHANGED, "state", "open"},
    {FACT_ACTION_CHANGED, "priority", NULL}, {FACT_SEVERITY_SET, "severity", NULL},
};

const struct undo_rule *undo_rule_of(enum fact_kind kind)
{
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        if (rules[i].kind == kind)
            return &rules[i];
    }
    return NULL;
}

static struct js *read_body(const struct journal_line *line)
{
    struct js *body = NULL;
    return line->body != NULL && js_parse(line->body, strlen(line->body), &body, NULL) ? body : js_new_object();
}

char *undo_subject(const struct undo_rule *rule, const struct js *body)
{
    int64_t number;
    char digits[24];
    const char *text = rule->subject == NULL ? "" : js_string(body, rule->subject);
    if (text != NULL)
        return mem_copy_text(text);
    snprintf(digits, sizeof(digits), "%" PRId64, js_integer(body, rule->subject, &number) ? number : 0);
    return mem_copy_text(digits);
}

static bool is_about(const struct undo_rule *rule, const struct js *body, const char *subject)
{
    char *own = undo_subject(rule, body);
    bool same = strcmp(own, subject) == 0;
    free(own);
    return same;
}

/* The word under which a line of that kind sets a rule's key; NULL: it does not. */
static const char *key_in(const struct undo_rule *rule, const char *subject, enum fact_kind kind, const char *key)
{
    bool family = kind == rule->kind;
    for (size_t i = 0; i < COUNT_OF(elsewhere); i++) {
        if (elsewhere[i].of == rule->kind && elsewhere[i].in == kind && strcmp(elsewhere[i].key, key) == 0 &&
            (elsewhere[i].subject == NULL || strcmp(elsewhere[i].subject, subject) == 0))
            return elsewhere[i].as;
    }
    /* What was added has the keys of what changes it. */
    for (size_t i = 0; i < rule->from_count; i++)
        family = family || (rule->from[i] == kind && kind != FACT_DECLARED && kind != FACT_RESOLVED);
    return family ? key : NULL;
}

/* Whether such a line, from before or after, is about the same thing. */
static bool same_thing(const struct undo_rule *rule, const char *subject, enum fact_kind kind, const struct js *body)
{
    bool whole = kind == FACT_DECLARED || kind == FACT_RESOLVED;
    return whole || is_about(rule, body, subject);
}

struct lookup {
    const char *key;
    struct js *value; /* owned; NULL with `found`: it was null */
    bool found;
};

static bool look(void *ctx, const char *key, const struct js *value)
{
    struct lookup *lookup = ctx;
    if (strcmp(lookup->key, key) != 0)
        return true;
    js_drop(lookup->value);
    lookup->value = js_copy(value);
    lookup->found = true;
    return false;
}

static struct js *beginning(const struct undo_rule *rule, const char *key)
{
    for (size_t i = 0; i < COUNT_OF(beginnings); i++) {
        if (beginnings[i].of == rule->kind && strcmp(beginnings[i].key, key) == 0)
            return beginnings[i].text == NULL ? js_new_integer(0) : js_new_string(beginnings[i].text);
    }
    return NULL;
}

/* The value of a key as the lines before `end` left it; NULL: none. The caller owns it. */
static struct js *value_before(const struct journal_line *lines, size_t end, const struct undo_rule *rule,
                               const char *subject, const char *key)
{
    struct lookup lookup = {NULL, NULL, false};
    for (size_t i = end; i > 0 && !lookup.found; i--) {
        lookup.key = key_in(rule, subject, lines[i - 1].kind, key);
        if (lookup.key == NULL)
            continue;
        struct js *body = read_body(&lines[i - 1]);
        if (same_thing(rule, subject, lines[i - 1].kind, body))
            js_each(body, look, &lookup);
        js_drop(body);
    }
    return lookup.found ? lookup.value : beginning(rule, key);
}

/* A change of an entry that its message made: words not held, a state not held. */
static bool is_chats(const struct journal_line *lines, size_t which, const struct js *body)
{
    const struct undo_rule *rule = undo_rule_of(FACT_ENTRY_CHANGED);
    const char *why = js_string_or(body, "why", "");
    char *subject = undo_subject(rule, body);
    struct js *held = value_before(lines, which + 1, rule, subject, "held");
    uint32_t holds = held_read(js_text(held) == NULL ? "" : js_text(held));
    js_drop(held);
    free(subject);
    if (strcmp(why, "edited") == 0)
        return (holds & HELD_WORDS) == 0 || js_string(body, "text") == NULL;
    if (strcmp(why, "restored") == 0)
        return (holds & HELD_STATE) == 0;
    return strcmp(why, "tagged") == 0 || strcmp(why, "untagged") == 0 || strcmp(why, "deleted") == 0;
}

static int64_t undoes(const struct journal_line *line)
{
    struct js *body = read_body(line);
    int64_t seq = js_integer_or(body, "undoes", 0);
    js_drop(body);
    return seq;
}

static bool is_undone(const struct journal_line *lines, size_t count, size_t which)
{
    for (size_t i = which + 1; i < count; i++) {
        if (undoes(&lines[i]) == lines[which].seq)
            return true;
    }
    return false;
}

static bool is_deed(const struct journal_line *lines, size_t count, size_t which, const char *actor_id)
{
    const struct journal_line *line = &lines[which];
    if (line->actor_id == NULL || strcmp(line->actor_id, actor_id) != 0 || undo_rule_of(line->kind) == NULL)
        return false;
    struct js *body = read_body(line);
    bool passed = js_at(body, "undoes") != NULL ||
                  (line->kind == FACT_ENTRY_CHANGED && is_chats(lines, which, body));
    js_drop(body);
    return !passed && !is_undone(lines, count, which);
}

bool undo_pick(const struct journal_line *lines, size_t count, const char *actor_id, int64_t since_ms, bool *group)
{
    const struct journal_line *last = NULL;
    for (size_t i = count; i > 0; i--) {
        const struct journal_line *line = &lines[i - 1];
        bool together = last == NULL || (line->learnt_ms == last->learnt_ms && line->happened_ms == last->happened_ms);
        group[i - 1] = together && line->learnt_ms >= since_ms && is_deed(lines, count, i - 1, actor_id);
        if (group[i - 1])
            last = line;
    }
    return last != NULL;
}

bool undo_overtaken(const struct journal_line *lines, size_t count, size_t which, const char **by_id)
{
    const struct undo_rule *rule = undo_rule_of(lines[which].kind);
    struct js *body = read_body(&lines[which]);
    char *subject = undo_subject(rule, body);
    bool overtaken = false;
    for (size_t i = which + 1; i < count && !overtaken; i++) {
        struct js *later = read_body(&lines[i]);
        bool counts = lines[i].kind == rule->kind && is_about(rule, later, subject) &&
                      js_at(later, "undoes") == NULL && !is_undone(lines, count, i);
        for (size_t k = 0; counts && k < UNDO_KEYS_MAX && rule->keys[k] != NULL; k++) {
            struct lookup mine = {rule->keys[k], NULL, false}, theirs = mine;
            js_each(body, look, &mine);
            js_each(later, look, &theirs);
            overtaken = overtaken || (mine.found && theirs.found);
            js_drop(mine.value);
            js_drop(theirs.value);
        }
        js_drop(later);
        *by_id = overtaken ? lines[i].actor_id : *by_id;
    }
    free(subject);
    js_drop(body);
    return overtaken;
}

static void put_former(const struct journal_line *lines, size_t which, const struct undo_rule *rule,
                       const struct js *body, struct js *out)
{
    char *subject = undo_subject(rule, body);
    for (size_t k = 0; k < UNDO_KEYS_MAX && rule->keys[k] != NULL; k++) {
        struct lookup set = {rule->keys[k], NULL, false};
        js_each(body, look, &set);
        js_drop(set.value);
        if (!set.found && rule->inverse == rule->kind)
            continue; /* not touched, so it stays */
        struct js *former = value_before(lines, which, rule, subject, rule->keys[k]);
        js_put(out, rule->keys[k], former != NULL ? former : js_new_string(NULL));
    }
    free(subject);
}

void undo_inverse(const struct journal_line *lines, size_t which, struct js *out)
{
    const struct undo_rule *rule = undo_rule_of(lines[which].kind);
    struct js *body = read_body(&lines[which]);
    if (rule->subject != NULL)
        js_put(out, rule->subject, js_copy(js_at(body, rule->subject)));
    for (size_t i = 0; i < COUNT_OF(rule->carried) && rule->carried[i] != NULL; i++)
        js_put(out, rule->carried[i], js_copy(js_at(body, rule->carried[i])));
    put_former(lines, which, rule, body, out);
    js_put_integer(out, "undoes", lines[which].seq);
    js_drop(body);
}
