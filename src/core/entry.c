/* From messages and marks to entries: what should be is worked out afresh, then compared with what is. */
#include "disruption/core/entry.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/core/duration.h"
#include "disruption/core/permission.h"
#include "entry_files.h"
#include "entry_wish.h"

static const char *const state_names[] = {
    [ENTRY_LIVE] = "live",
    [ENTRY_WITHDRAWN] = "withdrawn",
    [ENTRY_REDACTED] = "redacted",
};

static const char *const held_names[] = {"words", "state", "gone"};

const char *entry_state_name(enum entry_state state)
{
    return state_names[state];
}

void held_write(uint32_t held, struct buf *out)
{
    const char *comma = "";
    for (size_t i = 0; i < COUNT_OF(held_names); i++) {
        if (held & BIT(i)) {
            buf_print(out, "%s%s", comma, held_names[i]);
            comma = ",";
        }
    }
}

void entry_tombstone(const char *by_id, const char *why, int64_t at_ms, struct buf *out)
{
    buf_print(out, "[redacted%s%s, ", by_id == NULL ? "" : " by @", by_id == NULL ? "" : by_id);
    instant_write(at_ms, NULL, false, out);
    buf_text(out, why == NULL ? "" : ": ");
    buf_text(out, why);
    buf_char(out, ']');
}

uint32_t held_read(const char *words)
{
    uint32_t held = 0;
    struct slice rest = slice_of(words), word;
    while (slice_split(&rest, ',', &word)) {
        for (size_t i = 0; i < COUNT_OF(held_names); i++)
            held |= slice_equals(word, held_names[i]) ? BIT(i) : 0;
    }
    return held;
}

static const char *set_text(struct arena *arena, uint32_t set, void (*write)(uint32_t set, struct buf *out))
{
    struct buf text;
    buf_init(&text, 256);
    write(set, &text);
    const char *copy = arena_text(arena, buf_string(&text));
    buf_done(&text);
    return copy;
}

void entry_confirm(const struct policy *policy, int64_t incident, const char *channel_id, const char *ts, bool taken,
                   struct outcome *out)
{
    struct js *body = outcome_effect(out, taken ? EFFECT_REACT : EFFECT_UNREACT, incident,
                                     arena_print(out->arena, "confirm/%s/%s", channel_id, ts),
                                     arena_print(out->arena, "confirm/%s", channel_id), true);
    js_put_string(body, "channel", channel_id);
    js_put_string(body, "ts", ts);
    js_put_string(body, "name", policy->confirm_reaction);
}

static void confirm(const struct policy *policy, const struct tagged_message *tagged, bool taken,
                    struct outcome *out)
{
    if (!tagged->quiet)
        entry_confirm(policy, tagged->incident->number, tagged->message->channel_id, tagged->message->ts, taken, out);
}

static void ask_person(const char *id, struct outcome *out)
{
    if (id == NULL)
        return;
    const char *key = arena_print(out->arena, "person/%s", id);
    js_put_string(outcome_effect(out, EFFECT_FETCH_PERSON, 0, key, key, false), "user", id);
}

/* Names are asked for once each; the outbox knows what it has asked. */
static void ask_people(const struct message *message, struct outcome *out)
{
    if (message->author_name == NULL)
        ask_person(message->author_id, out);
    for (size_t i = 0; i < message->mention_count; i++) {
        if (message->mentions[i].kind == MENTION_PERSON)
            ask_person(message->mentions[i].id, out);
    }
}

static bool knows(const struct tagged_message *tagged, const char *id)
{
    for (size_t i = 0; i < tagged->people_count; i++) {
        if (strcmp(tagged->people[i].id, id) == 0)
            return true;
    }
    return false;
}

/* Where not everybody may tag, it has to be known who did. */
static void ask_taggers(const struct policy *policy, const struct tagged_message *tagged, struct outcome *out)
{
    for (size_t i = 0; permission_binds_tags(policy) && i < tagged->mark_count; i++) {
        if (!knows(tagged, tagged->marks[i].person_id))
            ask_person(tagged->marks[i].person_id, out);
    }
}

static const char *first_person(const struct message *message)
{
    for (size_t i = 0; i < message->mention_count; i++) {
        if (message->mentions[i].kind == MENTION_PERSON)
            return message->mentions[i].id;
    }
    return NULL;
}

/* An action item's words: its owner's mention at either end of the message is no part of them. */
static const char *work_words(const struct message *message, const char *text, struct arena *arena)
{
    const char *id = first_person(message);
    if (id == NULL)
        return text;
    struct slice words = slice_trim(slice_of(text)), mention = slice_of(arena_print(arena, "@%s", id));
    if (words.len <= mention.len)
        return text;
    bool first = memcmp(words.at, mention.at, mention.len) == 0 && words.at[mention.len] == ' ';
    if (first || memcmp(words.at + words.len - mention.len, mention.at, mention.len) == 0)
        words.len -= mention.len;
    words.at += first ? mention.len : 0;
    return arena_slice(arena, slice_trim(words));
}

static void add_action(const struct tagged_message *tagged, int64_t entry, const char *text,
                       const struct event *cause, const char *actor, struct outcome *out)
{
    struct js *body = outcome_fact(out, FACT_ACTION_ADDED, tagged->incident->number, cause, actor);
    js_put_integer(body, "item", tagged->incident->action_count + 1);
    js_put_integer(body, "entry", entry);
    js_put_string(body, "text", work_words(tagged->message, text, out->arena));
    js_put_string(body, "owner_id", first_person(tagged->message));
}

static void add_entry(const struct policy *policy, const struct tagged_message *tagged,
                      const struct entry_wish *wish, const struct event *cause, const char *actor,
                      struct outcome *out)
{
    const struct message *m = tagged->message;
    int64_t number = tagged->incident->entry_count + 1;
    struct js *body = outcome_fact(out, FACT_ENTRY_ADDED, tagged->incident->number, cause, actor);
    js_put_integer(body, "entry", number);
    js_put_integer(body, "at_ms", m->posted_ms);
    js_put_string(body, "kinds", set_text(out->arena, wish->kinds, kinds_write));
    js_put_string(body, "author_id", m->author_id);
    js_put_string(body, "party", m->author_name);
    js_put_string(body, "text", wish->text);
    js_put_string(body, "source", "tag");
    js_put_string(body, "taggers", wish->taggers);
    js_put_string(body, "channel_id", m->channel_id);
    js_put_string(body, "message_ts", m->ts);
    js_put_string(body, "thread_ts", m->thread_ts);
    js_put_string(body, "permalink", m->permalink);
    if (m->file_count > 0)
        js_put(body, "files", entry_files(m));
    entry_files_fetch(policy, tagged, number, cause, out);
    if (wish->kinds & BIT(KIND_ACTION))
        add_action(tagged, number, wish->text, cause, actor, out);
    confirm(policy, tagged, true, out);
    ask_people(m, out);
}

/* The one person whom new words mention first, when the old ones did not mention them; else NULL: an owner who was
 * given since stays. */
static const char *new_owner(const struct tagged_message *tagged, struct arena *arena)
{
    const char *id = first_person(tagged->message);
    bool known = id == NULL || strstr(tagged->entry->text, arena_print(arena, "@%s", id)) != NULL;
    return known ? NULL : id;
}

/* What a message still changes of its entry. */
struct step {
    bool was_live, is_live;
    bool gone; /* deleted, and not on record as such */
    bool back; /* on record as deleted, and there */
    bool text; /* new words that are taken */
    bool kept; /* new words that are kept back, because a person's are held */
    bool kinds, taggers;
    bool files; /* some were added or removed by an edit */
};

static struct step step_of(const struct tagged_message *tagged, const struct entry_wish *wish)
{
    const struct entry *entry = tagged->entry;
    bool deleted = tagged->message->deleted, held = (entry->held & HELD_WORDS) != 0;
    struct step step = {.was_live = entry->state == ENTRY_LIVE};
    step.is_live = (entry->held & HELD_STATE) && !deleted ? step.was_live : wish->live;
    step.gone = deleted && !(entry->held & HELD_GONE);
    step.back = !deleted && (entry->held & HELD_GONE);
    const char *said = held && entry->heard != NULL ? entry->heard : entry->text;
    bool words = !deleted && (wish->live || step.is_live) && strcmp(wish->text, said) != 0;
    step.text = words && !held;
    step.kept = words && held;
    step.files = !deleted && (wish->live || step.is_live) && entry_files_differ(tagged);
    step.kinds = wish->live && wish->kinds != entry->kinds;
    step.taggers = wish->live && strcmp(wish->taggers, entry->taggers) != 0;
    return step;
}

/* The action item follows its entry: open when the kind is there, always with the entry's words. */
static void follow_action(const struct tagged_message *tagged, const struct entry_wish *wish, const struct step *step,
                          const struct event *cause, const char *actor, struct outcome *out)
{
    const struct entry *entry = tagged->entry;
    uint32_t kinds = wish->live ? wish->kinds : entry->kinds;
    bool was = step->was_live && (entry->kinds & BIT(KIND_ACTION)) != 0;
    bool is = step->is_live && (kinds & BIT(KIND_ACTION)) != 0;
    if (entry->action == 0) {
        if (is)
            add_action(tagged, entry->number, entry->held & HELD_WORDS ? entry->text : wish->text, cause, actor,
                       out);
        return;
    }
    if (was == is && !step->text)
        return;
    struct js *body = outcome_fact(out, FACT_ACTION_CHANGED, tagged->incident->number, cause, actor);
    js_put_integer(body, "item", entry->action);
    if (was != is)
        js_put_string(body, "state", is ? "open" : "dropped");
    if (step->text) {
        js_put_string(body, "text", work_words(tagged->message, wish->text, out->arena));
        js_put_string(body, "owner_id", new_owner(tagged, out->arena));
    }
}

static const char *reason(const struct tagged_message *tagged, const struct entry_wish *wish, const struct step *step)
{
    if (step->gone)
        return "deleted";
    if (step->was_live != step->is_live || step->back)
        return step->is_live || step->back ? "restored" : "untagged";
    if (step->text || step->kept || step->files)
        return "edited";
    return (tagged->entry->kinds & ~wish->kinds) != 0 ||
                   strlen(wish->taggers) < strlen(tagged->entry->taggers)
               ? "untagged"
               : "tagged";
}

static void put_step(const struct tagged_message *tagged, const struct entry_wish *wish, const struct step *step,
                     struct js *body, struct arena *arena)
{
    js_put_integer(body, "entry", tagged->entry->number);
    js_put_string(body, "why", reason(tagged, wish, step));
    if (step->is_live != step->was_live)
        js_put_string(body, "state", entry_state_name(step->is_live ? ENTRY_LIVE : ENTRY_WITHDRAWN));
    if (step->text || step->kept)
        js_put_string(body, step->text ? "text" : "heard", wish->text);
    if (step->files)
        js_put(body, "files", entry_files(tagged->message));
    if (step->kinds)
        js_put_string(body, "kinds", set_text(arena, wish->kinds, kinds_write));
    if (step->taggers)
        js_put_string(body, "taggers", wish->taggers);
    uint32_t words = tagged->entry->held & HELD_WORDS;
    if (step->gone || step->back)
        js_put_string(body, "held", set_text(arena, step->gone ? words | HELD_GONE : words, held_write));
}

static void change_entry(const struct policy *policy, const struct tagged_message *tagged,
                         const struct entry_wish *wish, const struct event *cause, const char *actor,
                         struct outcome *out)
{
    const struct step step = step_of(tagged, wish);
    bool turned = step.is_live != step.was_live;
    if (!turned && !step.gone && !step.back && !step.text && !step.kept && !step.kinds && !step.taggers && !step.files)
        return;
    if (step.files)
        entry_files_fetch(policy, tagged, tagged->entry->number, cause, out);
    struct js *body = outcome_fact(out, FACT_ENTRY_CHANGED, tagged->incident->number, cause, actor);
    put_step(tagged, wish, &step, body, out->arena);
    follow_action(tagged, wish, &step, cause, actor, out);
    if (turned && !tagged->message->deleted)
        confirm(policy, tagged, step.is_live, out);
    if (step.text || step.kept)
        ask_people(tagged->message, out);
}

/* Asked for once, in the name of the first who tagged it: they hear when it cannot be read. */
static void ask_message(const struct policy *policy, const struct tagged_message *tagged, struct outcome *out)
{
    const struct mark *mark = tagged->marks;
    while (entry_wish_kinds(policy, tagged, mark) == 0)
        mark++;
    struct js *body =
        outcome_effect(out, EFFECT_FETCH_MESSAGE, tagged->incident->number,
                       arena_print(out->arena, "fetch/%s/%s", mark->channel_id, mark->ts),
                       arena_print(out->arena, "fetch/%s/%s", mark->channel_id, mark->ts), false);
    js_put_string(body, "channel", mark->channel_id);
    js_put_string(body, "ts", mark->ts);
    js_put_string(body, "user", mark->person_id);
}

/* Who made the record change: whoever marked, else whoever wrote; nobody, when we learnt who somebody is. */
static const char *actor_of(const struct tagged_message *tagged, const struct event *cause)
{
    if (cause->kind == EVENT_MARK)
        return cause->as.mark.person_id;
    return cause->kind == EVENT_PERSON ? NULL : tagged->message->author_id;
}

/* Somebody's first words since it began; what was said in an adopted channel before has nothing to do with it. */
static void note_speaker(const struct tagged_message *tagged, const struct event *cause, struct outcome *out)
{
    const struct message *m = tagged->message;
    bool assumed;
    if (tagged->author_spoke || m->by_bot || m->deleted || m->author_id == NULL ||
        m->posted_ms < incident_start_ms(tagged->incident, &assumed))
        return;
    struct js *body = outcome_fact(out, FACT_SPOKE, tagged->incident->number, cause, m->author_id);
    js_put_string(body, "user_id", m->author_id);
    if (m->author_name == NULL)
        ask_person(m->author_id, out);
}

void entry_settle(const struct policy *policy, const struct tagged_message *tagged,
                  const struct event *cause, struct outcome *out)
{
    if (tagged->message != NULL && tagged->message->by_us)
        return; /* what we post ourselves tells the record nothing new */
    struct entry_wish wish;
    entry_wish(policy, tagged, out->arena, &wish);
    if (tagged->message == NULL) {
        if (wish.kinds != 0)
            ask_message(policy, tagged, out);
        return;
    }
    const char *actor = actor_of(tagged, cause);
    if (tagged->entry == NULL) {
        if (wish.live)
            add_entry(policy, tagged, &wish, cause, actor, out);
    } else if (tagged->entry->state != ENTRY_REDACTED) {
        change_entry(policy, tagged, &wish, cause, actor, out);
    }
    ask_taggers(policy, tagged, out);
    note_speaker(tagged, cause, out);
}
