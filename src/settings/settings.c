/* A file becomes settings, or a list of everything that keeps it from becoming them. */
#include "disruption/settings/settings.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"
#include "faults.h"
#include "tree.h"
#include "walk.h"

void settings_destroy(struct settings *settings)
{
    if (settings == NULL)
        return;
    arena_done(&settings->arena);
    free(settings);
}

/* Defaults are written as in the file and read as from it: a row is checked whenever anything is.
 */
struct settings *settings_defaults(void)
{
    struct settings *settings = mem_new(1, sizeof(*settings));
    struct settings_faults faults = {0};
    struct walk walk = {settings, &faults, NULL};
    struct settings_fault fault;
    size_t count;
    const struct settings_key *keys = settings_keys(&count);
    for (size_t i = 0; i < count; i++) {
        struct node *root = NULL;
        bool ok =
            tree_read(&settings->arena, keys[i].fallback, strlen(keys[i].fallback), &root, &fault);
        assert(ok && root != NULL);
        if (ok)
            walk_value(&walk, &keys[i], root);
    }
    assert(faults.count == 0);
    settings_faults_done(&faults);
    return settings;
}

static bool read_text(const char *path, struct buf *text, struct err *err)
{
    char chunk[4096];
    size_t len;
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return err_set(err, errno == ENOENT ? ERR_NOT_FOUND : ERR_UNAVAILABLE, "cannot read %s: %s",
                       path, strerror(errno));
    while (!text->over && (len = fread(chunk, 1, sizeof(chunk), file)) > 0)
        buf_add(text, chunk, len);
    int fault = ferror(file) ? errno : 0;
    fclose(file);
    if (fault != 0)
        return err_set(err, ERR_UNAVAILABLE, "cannot read %s: %s", path, strerror(fault));
    return !text->over ||
           err_set(err, ERR_LIMITED, "%s is larger than a configuration can be (%d KiB)", path,
                   SETTINGS_FILE_MAX / 1024);
}

/* Looks through the bytes, so that a token is found in comments and in broken YAML too. */
static void tell_tokens(struct settings_faults *faults, struct slice text)
{
    struct slice line, token;
    for (int number = 1; slice_split(&text, '\n', &line); number++) {
        if (!faults_next_token(&line, &token))
            continue;
        bool app = slice_starts(token, "xapp-");
        faults_add(
            faults, number,
            "a token stands here, where it must not be: take it out, renew it if others could read "
            "this "
            "file, and keep it in a file of its own that slack.%s_token_file names, in the systemd "
            "credential slack-%s-token, or in the environment as DISRUPTION_SLACK_%s_TOKEN",
            app ? "app" : "bot", app ? "app" : "bot", app ? "APP" : "BOT");
    }
}

static void check_text(struct settings *settings, struct slice text, struct settings_faults *faults)
{
    size_t count;
    struct node *root = NULL;
    struct settings_fault fault;
    (void)settings_keys(&count);
    int *lines = mem_new(count, sizeof(*lines));
    struct walk walk = {settings, faults, lines};
    tell_tokens(faults, text);
    if (tree_read(&settings->arena, text.at, text.len, &root, &fault)) {
        walk_file(&walk, root);
        walk_conflicts(&walk);
    } else {
        faults_add(faults, fault.line, "%s", fault.sentence);
    }
    faults_sort(faults);
    free(lines);
}

static bool refuse(const struct settings_faults *faults, struct err *err)
{
    const struct settings_fault *first = &faults->at[0];
    err_set(err, ERR_INVALID, "%s:%d: %s", faults->file, first->line, first->sentence);
    if (faults->count > 1 && err != NULL) {
        struct err all = *err;
        err_set(err, ERR_INVALID, "%zu faults, the first of them %s", faults->count, all.text);
    }
    return false;
}

bool settings_read(const char *path, struct settings **out, struct settings_faults *faults,
                   struct err *err)
{
    struct settings_faults own = {0};
    struct settings_faults *told = faults != NULL ? faults : &own;
    struct buf text;
    settings_faults_done(told);
    told->file = arena_text(&told->arena, path);
    buf_init(&text, SETTINGS_FILE_MAX);
    bool ok = read_text(path, &text, err);
    if (ok) {
        struct settings *settings = settings_defaults();
        check_text(settings, (struct slice){buf_string(&text), text.len}, told);
        ok = told->count == 0 || refuse(told, err);
        if (ok)
            *out = settings;
        else
            settings_destroy(settings);
    }
    buf_done(&text);
    settings_faults_done(&own);
    return ok;
}
