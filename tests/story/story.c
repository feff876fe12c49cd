/* story FILE: runs a story and compares its transcript with the file; STORY_UPDATE=1 writes the file anew. */
#include "story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/catch_up.h"
#include "daemon/work.h"
#include "disruption/base/digest.h"
#include "disruption/store/journal.h"
#include "disruption/store/incidents.h"

#define STORY_FILE_MAX (4 << 20)
#define VERIFY_EVERY 20 /* acts; the whole record is made again each time */

static bool commit(struct story *story, struct err *err)
{
    return catch_up_next(&story->turn, story->now_ms, err) && turn_draft(&story->turn, story->now_ms, err) &&
           turn_redraft(&story->turn, story->now_ms, err) && store_commit(story->store, err);
}

bool story_take(struct story *story, const struct event *event, int64_t row_version, struct js *result,
                struct event *fetched, struct err *err)
{
    struct work *work = work_create(row_version != 0 || result != NULL ? WORK_COURIER
                                        : event->kind == EVENT_EPOCH              ? WORK_EPOCH
                                                                                  : WORK_LINK);
    work->event = *event;
    work->row_version = row_version;
    work->result = result;
    work->fetched = fetched;
    work->arrived_us = story->now_ms * 1000;
    bool done = true;
    do { /* a long page is taken in part by part */
        work->progress = work->progressed;
        batch_clear(&story->batch);
        done = store_begin(story->store, err) && store_turn_begin(story->store, err) &&
               turn_take(&story->turn, work, err) && store_turn_keep(story->store, err) &&
               catch_up_heard(&story->turn, &work, 1, &story->heard_ms, err) && commit(story, err);
    } while (done && work->progressed.more);
    if (!done)
        store_rollback(story->store);
    work_destroy(work);
    return done;
}

static bool verify(struct story *story, struct err *err)
{
    struct store_verdict verdict;
    if (!store_verify(story->store, &verdict, err))
        return false;
    return verdict.detail[0] == '\0' ||
           err_set(err, ERR_INTERNAL, "the journal is not clean: %s", verdict.detail);
}

/* Runs an act, tells what followed, delivers it again and checks that nothing follows. */
static bool perform(struct story *story, const char *line, struct err *err)
{
    struct event event;
    char before[DIGEST_HEX_LEN + 1], after[DIGEST_HEX_LEN + 1];
    if (!act_read(story, line, &event, err))
        return false;
    buf_print(&story->told, "%s\n", line);
    if (event.kind == EVENT_MESSAGE)
        chat_keep_message(story, &event.as.message);
    if (event.kind == EVENT_MARK && event.as.mark.source != MARK_MENU)
        chat_keep_mark(story, &event.as.mark);
    if (event.kind == EVENT_NOTHING || (story->deaf && (event.kind == EVENT_MESSAGE || event.kind == EVENT_MARK)))
        return true;
    if (!story_take(story, &event, 0, NULL, NULL, err) || !tell_consequences(story, err) ||
        !store_chain_head(story->store, before, err))
        return false;
    size_t told = story->told.len;
    if (!story_take(story, &event, 0, NULL, NULL, err) || !tell_consequences(story, err) ||
        !store_chain_head(story->store, after, err))
        return false;
    if (strcmp(before, after) != 0 || story->told.len != told)
        return err_set(err, ERR_INTERNAL, "delivered twice, this act had consequences twice: %s", line);
    return story->acts % VERIFY_EVERY != 0 || verify(story, err);
}

/* All but the hash at its end, which says nothing to who reads a story and changes with every word. */
static void tell_markdown(struct story *story, const char *markdown)
{
    static const char label[] = "Chain head:** `";
    const char *head = strstr(markdown, label);
    const char *after = head == NULL ? NULL : strchr(head + sizeof(label), '`');
    if (after == NULL)
        buf_text(&story->told, markdown);
    else
        buf_print(&story->told, "%.*s...%s", (int)(head + sizeof(label) - 1 - markdown), markdown, after);
}

static bool tell_report(struct story *story, struct err *err)
{
    struct err none = ERR_INIT;
    const char *markdown;
    int64_t revision, created_ms;
    (void)err;
    if (!store_report_newest(story->store, &story->arena, 1, &markdown, &revision, &created_ms, &none))
        return true;
    buf_print(&story->told, "\n# The report, revision %lld\n", (long long)revision);
    tell_markdown(story, markdown);
    return true;
}

static bool run(struct story *story, char *text, struct err *err)
{
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        if (strncmp(line, "# What the bot did", 18) == 0)
            break; /* what follows is told, not done */
        if (line[0] == '#')
            buf_print(&story->told, "%s\n", line);
        else if (line[0] == '[' && !perform(story, line, err))
            return false;
    }
    tell_noise(story);
    return verify(story, err) && tell_report(story, err);
}

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return NULL;
    char *text = calloc(STORY_FILE_MAX, 1);
    size_t len = fread(text, 1, STORY_FILE_MAX - 1, file);
    text[len] = '\0';
    fclose(file);
    return text;
}

/* Chain heads hold every byte of the story; what they are is verify's business. */
static int compare(const char *path, const char *wanted, const char *told)
{
    if (getenv("STORY_UPDATE") != NULL) {
        FILE *file = fopen(path, "w");
        fputs(told, file);
        fclose(file);
        return 0;
    }
    if (strcmp(wanted, told) == 0)
        return 0;
    char other[] = "/tmp/story-XXXXXX";
    int fd = mkstemp(other);
    FILE *file = fdopen(fd, "w");
    fputs(told, file);
    fclose(file);
    char command[4096];
    snprintf(command, sizeof(command), "diff -u '%s' '%s'", path, other);
    int ignored = system(command);
    (void)ignored;
    remove(other);
    return 1;
}

int main(int argc, char **argv)
{
    char *text = argc == 2 ? read_file(argv[1]) : NULL;
    if (text == NULL) {
        fprintf(stderr, "usage: story FILE\n");
        return 2;
    }
    char *wanted = strdup(text);
    struct err err = ERR_INIT;
    struct policy policy;
    struct story *story = calloc(1, sizeof(*story));
    buf_init(&story->told, STORY_FILE_MAX);
    story->watch = watch_create();
    int code = 1;
    if (store_open(NULL, STORE_MEMORY, &story->store, &err)) {
        policy = *policy_default();
        policy.files.beside = "story";
        char announce[32];
        const char *told_in = strstr(text, "# announce ");
        if (told_in != NULL && sscanf(told_in, "# announce %31s", announce) == 1)
            policy.announce_channel = announce;
        story->turn = (struct turn){story->store, &policy, story->watch, &story->batch, &story->skew, true, {0}, 0, 0};
        if (run(story, text, &err))
            code = compare(argv[1], wanted, buf_string(&story->told));
        else
            printf("%s%s\n", buf_string(&story->told), err.text);
    } else {
        printf("%s\n", err.text);
    }
    batch_done(&story->batch);
    store_close(story->store);
    watch_destroy(story->watch);
    buf_done(&story->told);
    arena_done(&story->arena);
    free(story);
    free(wanted);
    free(text);
    return code;
}
