/* Reading scripts. */
#include "script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"

#define SCRIPT_MAX (1 << 20) /* bytes */

static struct script_step *add_step(struct script *script, enum step_kind kind)
{
    if (script->count == script->room) {
        script->room = script->room == 0 ? 64 : 2 * script->room;
        script->steps = mem_resize(script->steps, script->room, sizeof(*script->steps));
    }
    struct script_step *step = &script->steps[script->count++];
    *step = (struct script_step){.kind = kind, .now_ms = script->reader->now_ms};
    return step;
}

void script_init(struct script *script, const char *file, const char *path)
{
    FILE *in = fopen(file, "r");
    if (in == NULL) {
        perror(file);
        exit(2);
    }
    *script = (struct script){.reader = mem_new(1, sizeof(*script->reader)), .policy = *policy_default(), .path = path};
    script->text = script->rest = mem_new(SCRIPT_MAX, 1);
    script->text[fread(script->text, 1, SCRIPT_MAX - 1, in)] = '\0';
    fclose(in);
    script->reader->now_ms = STORY_START_MS;
    add_step(script, STEP_OPEN);
}

void script_done(struct script *script)
{
    arena_done(&script->reader->arena);
    free(script->reader);
    free(script->text);
    free(script->steps);
}

static char *next_line(struct script *script)
{
    char *line = script->rest;
    char *end = strchr(line, '\n');
    if (end == NULL)
        return NULL;
    *end = '\0';
    script->rest = end + 1;
    return line;
}

static bool read_order(struct script *script, const char *word, struct err *err)
{
    static const struct {
        const char *word;
        enum step_kind kind;
    } orders[] = {{"checkpoint", STEP_CHECKPOINT}, {"prune", STEP_PRUNE}, {"purge", STEP_PURGE}, {"wipe", STEP_WIPE}, {"again", STEP_AGAIN}};
    size_t len = strcspn(word, " ");
    for (size_t i = 0; i < COUNT_OF(orders); i++) {
        if (strlen(orders[i].word) == len && strncmp(word, orders[i].word, len) == 0) {
            add_step(script, orders[i].kind)->word = word[len] == ' ' ? word + len + 1 : NULL;
            return true;
        }
    }
    return err_set(err, ERR_INVALID, "no such order: %s", word);
}

/* The reader's channel is a buffer that changes with the next disruption. */
static void own_channel(struct story *reader, struct event *event)
{
    if (event->kind == EVENT_MESSAGE)
        event->as.message.channel_id = arena_text(&reader->arena, event->as.message.channel_id);
    if (event->kind == EVENT_MARK)
        event->as.mark.channel_id = arena_text(&reader->arena, event->as.mark.channel_id);
}

bool script_read(struct script *script, const char *channel_id, bool *more, struct err *err)
{
    struct script_step *step = NULL;
    snprintf(script->reader->channel_id, sizeof(script->reader->channel_id), "%s", channel_id);
    for (char *line; (*more = (line = next_line(script)) != NULL);) {
        if (line[0] == '!')
            return read_order(script, line + 2, err);
        if (line[0] == '\0' && step != NULL)
            return true;
        if (line[0] != '[')
            continue;
        if (step == NULL)
            step = add_step(script, STEP_ACTS);
        if (step->count == STEP_EVENTS_MAX || !act_read(script->reader, line, &step->events[step->count], err))
            return step->count < STEP_EVENTS_MAX || err_set(err, ERR_LIMITED, "too many acts in a row: %s", line);
        own_channel(script->reader, &step->events[step->count++]);
        step->now_ms = script->reader->now_ms;
    }
    *more = step != NULL;
    return true;
}
