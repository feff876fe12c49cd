/* What a disruption is like: open ones that may be the same, and past ones with what was learnt and promised then. */
#include "alike.h"

#include <inttypes.h>
#include <strings.h>

#include "disruption/core/duration.h"
#include "words.h"

#define OPEN_NAMED 3
#define LESSONS_SAID 2
#define ACTIONS_SAID 3
#define LESSON_WORDS 200 /* characters; the report has all */
#define ACTION_WORDS 120

static void say_when(const struct turn *turn, struct buf *line, const struct incident *i)
{
    bool assumed;
    int64_t start_ms = incident_start_ms(i, &assumed), end_ms = i->at_ms[MILESTONE_RECOVERED];
    markup_text(line, " (");
    if (i->state != INCIDENT_RESOLVED)
        markup_print(line, "%s, ", incident_state_name(i->state));
    instant_write(start_ms, turn_zone(turn), false, line);
    if (i->state != INCIDENT_OPEN && end_ms != TIME_UNKNOWN && end_ms > start_ms) {
        markup_text(line, ", ");
        duration_write((end_ms - start_ms) / 1000, line);
    }
    markup_text(line, ")");
}

static void say_lessons(const struct turn *turn, struct buf *line, const struct similar *one)
{
    for (size_t i = 0; i < one->lesson_count && i < LESSONS_SAID; i++) {
        markup_text(line, i == 0 ? "\n   Learnt: " : "; ");
        say_front(turn, line, one->lessons[i].text, LESSON_WORDS);
    }
}

/* Names and no mentions: nobody is called to another disruption than theirs. */
static void say_promises(const struct turn *turn, struct buf *line, const struct similar *one)
{
    for (size_t i = 0; i < one->action_count && i < ACTIONS_SAID; i++) {
        const struct action_item *action = &one->actions[i];
        markup_print(line, "%sA%" PRId64 " ", i == 0 ? "\n   Still to do: " : "; ", action->number);
        say_front(turn, line, action->text, ACTION_WORDS);
        if (action->owner == NULL && action->due == NULL)
            continue;
        markup_print(line, " (%s%s%s%s)", action->owner == NULL ? "" : action->owner,
                     action->owner == NULL || action->due == NULL ? "" : ", ", action->due == NULL ? "" : "due ",
                     action->due == NULL ? "" : action->due);
    }
    if (one->action_count > ACTIONS_SAID)
        markup_print(line, " and %zu more", one->action_count - ACTIONS_SAID);
}

void say_alike(const struct turn *turn, struct buf *line, const struct similar *one)
{
    markup_text(line, "\n\u2022 ");
    say_head(line, &one->incident);
    say_when(turn, line, &one->incident);
    say_lessons(turn, line, one);
    say_promises(turn, line, one);
}

static bool hits_same(const struct incident *other, const struct opening *opening)
{
    if (other->is_drill != opening->is_drill)
        return false;
    if (strcasecmp(other->title, opening->title) == 0)
        return true;
    for (size_t i = 0; i < opening->service_count; i++) {
        if (service_find(other->services, other->service_count, opening->services[i]) < other->service_count)
            return true;
    }
    return false;
}

/* Those clearly alike first; then the others, newest first. Returns how many. */
static size_t choose_open(const struct turn *turn, const struct opening *opening, const struct incident *chosen[OPEN_NAMED])
{
    const struct situation *situation = turn->situation;
    size_t count = 0;
    for (size_t i = 0; i < situation->similar_count && count < OPEN_NAMED; i++) {
        if (situation->similar[i].incident.state == INCIDENT_OPEN)
            chosen[count++] = &situation->similar[i].incident;
    }
    for (size_t i = 0; i < situation->open_count && count < OPEN_NAMED; i++) {
        size_t known = 0;
        while (known < count && chosen[known]->number != situation->open[i].number)
            known++;
        if (known == count && hits_same(&situation->open[i], opening))
            chosen[count++] = &situation->open[i];
    }
    return count;
}

void say_open_alike(const struct turn *turn, struct buf *answer, const struct opening *opening)
{
    const struct incident *chosen[OPEN_NAMED];
    size_t count = choose_open(turn, opening, chosen);
    for (size_t i = 0; i < count; i++) {
        markup_text(answer, i == 0 ? "\nOpen already and perhaps the same: " : ", ");
        say_head(answer, chosen[i]);
        if (chosen[i]->channel_id != NULL) {
            markup_text(answer, " in ");
            markup_channel(answer, chosen[i]->channel_id, chosen[i]->channel_name);
        }
    }
    if (count == 0)
        return;
    markup_text(answer, "\nIf it is, let this one go into it: ");
    markup_code(answer, turn_command(turn, "merge", arena_print(turn->out->arena, "D-%" PRId64 " D-%" PRId64,
                                                                opening->number, chosen[0]->number)));
}

static bool is_shown(const struct similar *one)
{
    return one->incident.state != INCIDENT_OPEN && !one->incident.is_private && one->score >= SIMILAR_CLEAR;
}

/* "T7,A3": what say_alike repeats of it. */
static struct js *quote(const struct similar *one)
{
    struct js *quote = js_new_object();
    struct buf about;
    buf_init(&about, LINE_MAX_BYTES);
    for (size_t i = 0; i < one->lesson_count && i < LESSONS_SAID; i++)
        buf_print(&about, "%sT%" PRId64, about.len > 0 ? "," : "", one->lessons[i].entry);
    for (size_t i = 0; i < one->action_count && i < ACTIONS_SAID; i++)
        buf_print(&about, "%sA%" PRId64, about.len > 0 ? "," : "", one->actions[i].number);
    js_put_integer(quote, "number", one->incident.number);
    js_put_string(quote, "about", buf_string(&about));
    buf_done(&about);
    return quote;
}

static struct js *found_fact(const struct similar *one)
{
    struct js *found = js_new_object();
    js_put_integer(found, "number", one->incident.number);
    js_put_integer(found, "score", one->score);
    return found;
}

struct alike alike_find(const struct turn *turn, const struct opening *opening)
{
    const struct situation *situation = turn->situation;
    const struct similar *shown[SIMILAR_SHOWN];
    size_t count = 0;
    for (size_t i = 0; i < situation->similar_count && count < SIMILAR_SHOWN; i++) {
        if (is_shown(&situation->similar[i]))
            shown[count++] = &situation->similar[i];
    }
    if (count == 0)
        return (struct alike){NULL, NULL};
    struct alike alike = {.quotes = js_new_array()};
    struct js *found = js_new_array();
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_text(&line, count == 1 ? "This looks like an earlier one:" : "This looks like earlier ones:");
    for (size_t i = 0; i < count; i++) {
        say_alike(turn, &line, shown[i]);
        js_push(alike.quotes, quote(shown[i]));
        js_push(found, found_fact(shown[i]));
    }
    js_put(opening_fact(turn, opening, FACT_SIMILAR_FOUND), "found", found);
    alike.said = arena_text(turn->out->arena, buf_string(&line));
    buf_done(&line);
    return alike;
}

void alike_done(struct alike *alike)
{
    js_drop(alike->quotes);
}

void alike_put(const struct alike *alike, struct js *body)
{
    if (alike->said == NULL)
        return;
    js_put_string(body, "alike", alike->said);
    js_put(body, "quotes", js_copy(alike->quotes));
}
