/* What was found in the past, as rows for --json. */
#include "cli/cli.h"

#include "disruption/core/similar.h"

static void put_time(struct js *row, const char *key, int64_t at_ms)
{
    js_put(row, key, at_ms == TIME_UNKNOWN ? js_new_string(NULL) : js_new_integer(at_ms));
}

static struct js *head_json(const struct incident *incident)
{
    struct js *row = js_new_object();
    bool assumed;
    js_put_integer(row, "number", incident->number);
    js_put_string(row, "title", incident->title);
    js_put_string(row, "state", incident_state_name(incident->state));
    js_put_integer(row, "private", incident->is_private);
    js_put_integer(row, "drill", incident->is_drill);
    put_time(row, "started_ms", incident_start_ms(incident, &assumed));
    put_time(row, "ended_ms", incident->at_ms[MILESTONE_RECOVERED]);
    return row;
}

/* Without the marks around what hit. */
static struct js *found_json(const struct found *found)
{
    struct js *row = head_json(&found->incident);
    struct buf text;
    buf_init(&text, ANSWER_MAX);
    for (const char *c = found->snippet; *c != '\0'; c++) {
        if (*c != FOUND_BEGIN && *c != FOUND_END)
            buf_char(&text, *c);
    }
    js_put_string(row, "snippet", buf_string(&text));
    buf_done(&text);
    return row;
}

static struct js *similar_json(const struct similar *similar)
{
    struct js *row = head_json(&similar->incident), *lessons = js_new_array(), *actions = js_new_array();
    js_put_integer(row, "score", similar->score);
    js_put_integer(row, "later", similar->later);
    for (size_t i = 0; i < similar->lesson_count; i++) {
        struct js *lesson = js_new_object();
        js_put_integer(lesson, "entry", similar->lessons[i].entry);
        js_put_string(lesson, "text", similar->lessons[i].text);
        js_push(lessons, lesson);
    }
    for (size_t i = 0; i < similar->action_count; i++) {
        struct js *action = js_new_object();
        js_put_integer(action, "item", similar->actions[i].number);
        js_put_string(action, "text", similar->actions[i].text);
        js_put(action, "owner", js_new_string(similar->actions[i].owner));
        js_put(action, "due", js_new_string(similar->actions[i].due));
        js_push(actions, action);
    }
    js_put(row, "lessons", lessons);
    js_put(row, "open_actions", actions);
    return row;
}

struct js *cli_past_rows(const struct command_row *row, const struct situation *situation)
{
    if ((row->needs & (NEED_FOUND | NEED_SIMILAR)) == 0)
        return NULL;
    struct js *rows = js_new_array();
    for (size_t i = 0; i < situation->found_count; i++)
        js_push(rows, found_json(&situation->found[i]));
    for (size_t i = 0; i < situation->similar_count; i++)
        js_push(rows, similar_json(&situation->similar[i]));
    return rows;
}
