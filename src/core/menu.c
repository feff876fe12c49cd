/* Why a message cannot be taken by its menu. */
#include "disruption/core/menu.h"

#include <inttypes.h>

#include "disruption/core/markup.h"
#include "entry_wish.h"

#define WORDS_MAX 2048 /* bytes of an answer */

static void say_typed(const struct policy *policy, struct buf *line, const char *words)
{
    struct buf typed;
    buf_init(&typed, WORDS_MAX);
    buf_print(&typed, "%s %s", policy->command, words);
    markup_code(line, buf_string(&typed));
    buf_done(&typed);
}

/* A sentence; nothing when the message can be taken. */
static void say_why_not(const struct policy *policy, const struct tagged_message *tagged, const char *person_id,
                        struct arena *arena, struct buf *line)
{
    const struct entry *entry = tagged->entry;
    if (tagged->incident == NULL) {
        markup_text(line, "This channel belongs to no disruption, so there is no timeline for the message. ");
        say_typed(policy, line, "start TITLE here");
        markup_text(line, " makes the channel one's own.");
    } else if (!entry_may_tag(policy, tagged, person_id)) {
        markup_text(line, "Guests and people of other workspaces cannot change the record here: ask a member of this "
                          "workspace to tag it.");
    } else if (tagged->message != NULL && tagged->message->by_us) {
        markup_text(line, "What the scribe says itself is not taken: the record has it already.");
    } else if (tagged->message != NULL && tagged->message->deleted) {
        markup_text(line, "The message was deleted, so it is not taken. ");
        say_typed(policy, line, "note TEXT");
        markup_text(line, " puts the words down.");
    } else if (entry != NULL && entry->state == ENTRY_REDACTED) {
        markup_print(line, "T%" PRId64 " was redacted: its message is not taken again.", entry->number);
    } else if (entry != NULL && entry->state == ENTRY_WITHDRAWN && (entry->held & HELD_STATE) != 0) {
        markup_print(line, "T%" PRId64 " was dropped by command. It comes back with ", entry->number);
        say_typed(policy, line, arena_print(arena, "restore T%" PRId64, entry->number));
    }
}

void menu_answer(const struct policy *policy, const struct tagged_message *tagged, const struct event *event,
                 struct outcome *out)
{
    const struct mark *mark = &event->as.mark;
    struct buf line;
    buf_init(&line, WORDS_MAX);
    say_why_not(policy, tagged, mark->person_id, out->arena, &line);
    if (line.len > 0) {
        struct js *body = outcome_effect(out, EFFECT_ANSWER, 0, arena_print(out->arena, "answer/%s", event->key),
                                         arena_print(out->arena, "answer/%s", mark->person_id), false);
        js_put_string(body, "user", mark->person_id);
        js_put_string(body, "channel", mark->channel_id);
        js_put_string(body, "response_url", mark->response_url);
        js_put_string(body, "text", buf_string(&line));
    }
    buf_done(&line);
}
