/* Writing what followed. */
#include "story.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/core/markup.h"
#include "disruption/store/export.h"
#include "disruption/store/incidents.h"
#include "disruption/store/outbox.h"

#define ROWS_AT_ONCE 100

static void tell_indented(struct story *story, const char *label, const char *text)
{
    struct slice rest = slice_of(text), line;
    bool first = true;
    while (slice_split(&rest, '\n', &line)) {
        buf_print(&story->told, "        %s %.*s\n", first ? label : "  ", SLICE_PRINT(line));
        first = false;
    }
}

static void tell_buttons(const struct js *buttons, struct buf *line)
{
    for (size_t i = 0; i < js_count(buttons); i++)
        buf_print(line, " [%s: %s]", js_string(js_item(buttons, i), "label"), js_string(js_item(buttons, i), "command"));
}

/* A form as its title and its fields: '*' must be filled, '=' shows what stands there already. */
static void tell_form(const struct js *form, struct buf *line)
{
    if (form == NULL)
        return;
    const struct js *fields = js_at(form, "fields");
    buf_print(line, ": form \"%s\"", js_string(form, "title"));
    for (size_t i = 0; i < js_count(fields); i++) {
        const struct js *field = js_item(fields, i);
        const char *value = js_string(field, "value");
        buf_print(line, "%s %s%s%s%s", i == 0 ? ":" : ",", js_string(field, "key"),
                  js_flag(field, "optional") ? "" : "*", value == NULL ? "" : "=", value == NULL ? "" : value);
    }
}

static void tell_home(const struct js *home, struct buf *line)
{
    const struct js *sections = js_at(home, "sections");
    for (size_t i = 0; i < js_count(sections); i++) {
        const struct js *section = js_item(sections, i), *lines = js_at(section, "lines");
        buf_print(line, "\n%s", js_string(section, "title"));
        for (size_t k = 0; k < js_count(lines); k++) {
            buf_text(line, "\n  ");
            markup_plain(line, js_text(js_item(lines, k)));
        }
        if (js_count(js_at(section, "buttons")) > 0)
            buf_text(line, "\n ");
        tell_buttons(js_at(section, "buttons"), line);
    }
}

/* The words of an effect without what is the same in all stories. */
static void tell_effect(struct story *story, const struct outbox_row *row)
{
    struct buf line;
    buf_init(&line, 1 << 20);
    buf_print(&line, "%s", effect_kind_name(row->effect.kind));
    const char *words[] = {"name", "channel", "user", "ts", "thread_ts"};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        const char *value = js_string(row->effect.body, words[i]);
        if (value != NULL)
            buf_print(&line, " %s=%s", words[i], value);
    }
    const char *text = js_string(row->effect.body, "text");
    const struct js *card = js_at(row->effect.body, "card");
    if (text != NULL) {
        buf_text(&line, ": ");
        markup_plain(&line, text);
    }
    if (card != NULL)
        buf_print(&line, ": card \"%s\"", js_string(card, "text"));
    tell_form(js_at(row->effect.body, "form"), &line);
    tell_home(js_at(row->effect.body, "home"), &line);
    tell_buttons(js_at(row->effect.body, "buttons"), &line);
    tell_indented(story, "->", buf_string(&line));
    buf_done(&line);
}

static bool introduce(struct story *story, const struct outbox_row *row, struct err *err)
{
    struct event event;
    story_introduce(story, row, &event);
    return story_take(story, &event, 0, NULL, NULL, err);
}

static bool carry_out(struct story *story, struct outbox_row *row, struct err *err)
{
    tell_effect(story, row);
    story->carried_out[row->effect.kind]++;
    struct event event = {.kind = EVENT_EFFECT_DONE,
                          .happened_ms = story->now_ms,
                          .received_ms = story->now_ms + story->ahead_ms};
    event.as.effect.row = row->id;
    bool reading = row->effect.kind == EFFECT_FETCH_HISTORY;
    if (reading && story->unreadable != NULL) {
        event.kind = EVENT_EFFECT_FAILED;
        event.as.effect.reason = story->unreadable;
        return story_take(story, &event, row->version, NULL, NULL, err);
    }
    struct js *result = story_answer(story, row);
    event.as.effect.result = result;
    struct event *fetched = reading ? chat_history(story, row->effect.body) : NULL;
    return story_take(story, &event, row->version, result, fetched, err) &&
           (row->effect.kind != EFFECT_FETCH_PERSON || introduce(story, row, err));
}

static bool tell_timeline(struct story *story, struct err *err)
{
    struct js *rows;
    if (!store_export_view(story->store, "timeline", 0, &rows, err))
        return false;
    struct buf now;
    buf_init(&now, 1 << 20);
    for (size_t i = 0; i < js_count(rows); i++) {
        const struct js *row = js_item(rows, i);
        buf_print(&now, "%sT%" PRId64 " +%" PRId64 "s %s %s: %s%s", i == 0 ? "" : "\n", js_integer_or(row, "entry", 0),
                  (js_integer_or(row, "at_ms", 0) - STORY_START_MS) / 1000, js_string_or(row, "kind", "?"),
                  js_string_or(row, "party", "?"), js_string_or(row, "text", ""),
                  strcmp(js_string_or(row, "state", ""), "live") == 0
                      ? ""
                      : arena_print(&story->arena, " [%s]", js_string(row, "state")));
    }
    static char before[1 << 20];
    if (story->acts == 1)
        before[0] = '\0';
    if (strcmp(before, buf_string(&now)) != 0)
        tell_indented(story, "==", buf_string(&now));
    snprintf(before, sizeof(before), "%s", buf_string(&now));
    buf_done(&now);
    js_drop(rows);
    return true;
}

bool tell_consequences(struct story *story, struct err *err)
{
    for (;;) {
        struct outbox_row rows[ROWS_AT_ONCE];
        size_t count;
        bool done = true;
        if (!store_outbox_waiting(story->store, 0, rows, ROWS_AT_ONCE, &count, err))
            return false;
        for (size_t i = 0; i < count; i++) {
            done = done && carry_out(story, &rows[i], err);
            outbox_row_done(&rows[i]);
        }
        if (!done)
            return false;
        if (count == 0)
            return tell_timeline(story, err);
    }
}

void tell_noise(struct story *story)
{
    static const struct {
        enum effect_kind kind;
        const char *what;
    } shown[] = {{EFFECT_POST, "posts in channels"},     {EFFECT_UPDATE, "edits of its own posts"},
                 {EFFECT_ANSWER, "answers to one person"}, {EFFECT_DIRECT, "direct messages"},
                 {EFFECT_REACT, "reactions"},            {EFFECT_TOPIC, "topics"}};
    buf_text(&story->told, "\n# What the bot did:");
    for (size_t i = 0; i < COUNT_OF(shown); i++)
        buf_print(&story->told, "%s %d %s", i == 0 ? "" : ",", story->carried_out[shown[i].kind], shown[i].what);
    buf_text(&story->told, "\n");
}
