/* What the walks share: the place, the undisturbed run, saying faults. */
#include "walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disruption/base/memory.h"

const struct scene scenes[] = {
    {"busy", "busy.script", NULL, false, false},
    {"tight", "busy.script", NULL, false, true},
    {"old", "old.script", TEST_SOURCE_DIR "/fixtures/store/v2.sql", true, false},
    {"old-copy", "old.script", TEST_SOURCE_DIR "/fixtures/store/v2.sql", false, true},
};
const size_t scene_count = sizeof(scenes) / sizeof(scenes[0]);

static void give_up(const struct walk *walk, const char *what, const char *why)
{
    fprintf(stderr, "%s: %s: %s\n", walk->scene->name, what, why);
    exit(2);
}

static void write_lock(const struct walk *walk, const char *text)
{
    char name[WALK_PATH_MAX + 8];
    snprintf(name, sizeof(name), "%s.lock", walk->path);
    FILE *file = fopen(name, "w");
    if (file == NULL || fputs(text, file) < 0 || fclose(file) != 0)
        give_up(walk, name, "cannot be written");
}

void walk_leave(const struct walk *walk)
{
    write_lock(walk, "1");
}

static char *read_text(const char *path, size_t *len)
{
    struct stat about;
    FILE *file = stat(path, &about) == 0 ? fopen(path, "r") : NULL;
    if (file == NULL)
        return NULL;
    char *text = mem_resize(NULL, (size_t)about.st_size + 1, 1);
    *len = fread(text, 1, (size_t)about.st_size, file);
    text[*len] = '\0';
    fclose(file);
    return text;
}

static void make_old(struct walk *walk)
{
    sqlite3 *db = NULL;
    size_t len;
    char *dump = read_text(walk->scene->dump, &len);
    if (dump == NULL || sqlite3_open(walk->path, &db) != SQLITE_OK ||
        (walk->scene->in_log && sqlite3_exec(db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL) != SQLITE_OK) ||
        sqlite3_exec(db, dump, NULL, NULL, NULL) != SQLITE_OK)
        give_up(walk, walk->scene->dump, "cannot be read in");
    sqlite3_close(db);
    free(dump);
    chmod(walk->path, 0640);
}

void walk_reset(struct walk *walk)
{
    cut_write(walk->beginning, LUCK_ALL, 0, walk->path);
    write_lock(walk, "");
}

static void play_undisturbed(struct walk *walk)
{
    struct run run;
    struct err err = ERR_INIT;
    run_init(&run, &walk->script);
    run.record = &walk->record;
    run.cheat = walk->cheat;
    disk_lie(walk->cheat == CHEAT_LYING_DISK);
    disk_count_anew();
    disk_record();
    if (!run_from(&run, 0, &err) || !state_read(run.story->store, &walk->last, &err) ||
        !state_is_sound(run.story->store, &err))
        give_up(walk, "undisturbed", err.text);
    run_done(&run);
    disk_record_end();
    disk_lie(false);
    walk->acts = disk_log()->count;
    for (size_t i = 0; walk->cheat == CHEAT_NONE && i < walk->record.wipe_count; i++) {
        if (walk_finds(walk, walk->record.wipes[i].word))
            give_up(walk, walk->record.wipes[i].word, "lies in the file at the end");
    }
}

void walk_begin(struct walk *walk, const struct scene *scene, enum script_cheat cheat, uint64_t seed)
{
    char file[256];
    *walk = (struct walk){.scene = scene, .seed = seed, .cheat = cheat};
    snprintf(walk->folder, sizeof(walk->folder), "%s/crash-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (mkdtemp(walk->folder) == NULL)
        give_up(walk, walk->folder, "cannot be made");
    snprintf(walk->path, sizeof(walk->path), "%s/disruption.db", walk->folder);
    if (scene->dump != NULL)
        make_old(walk);
    else
        close(open(walk->path, O_CREAT | O_WRONLY | O_CLOEXEC, 0640));
    disk_begin(walk->path);
    walk->beginning = cut_create(walk->path);
    snprintf(file, sizeof(file), "%s/crash/%s", TEST_SOURCE_DIR, scene->script);
    script_init(&walk->script, file, walk->path);
    walk->script.tight = scene->tight;
    walk_reset(walk);
    play_undisturbed(walk);
}

void walk_end(struct walk *walk)
{
    char path[WALK_PATH_MAX + 300];
    DIR *folder = opendir(walk->folder);
    for (struct dirent *one; folder != NULL && (one = readdir(folder)) != NULL;) {
        snprintf(path, sizeof(path), "%s/%s", walk->folder, one->d_name);
        unlink(path);
    }
    if (folder != NULL)
        closedir(folder);
    rmdir(walk->folder);
    cut_destroy(walk->beginning);
    script_done(&walk->script);
    free(walk->record.commits);
}

void walk_fault(struct walk *walk, const char *how, const char *format, ...)
{
    va_list arguments;
    walk->faults++;
    if (walk->silent)
        return;
    printf("  FAULT %s, %s: ", walk->scene->name, how);
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    printf("\n");
}

bool choice_has(const struct choice *choice, uint64_t seed, size_t one, size_t of)
{
    size_t points = (size_t)choice->points, stride = points == 0 || points >= of ? 1 : of / points;
    return (one + seed) % stride == 0;
}

bool walk_finds(const struct walk *walk, const char *word)
{
    bool found = false;
    for (int name = 0; !found && name < DISK_NAMES; name++) {
        char path[WALK_PATH_MAX + 16];
        size_t len;
        snprintf(path, sizeof(path), "%s%s", walk->path, disk_endings[name]);
        char *bytes = read_text(path, &len);
        found = bytes != NULL && memmem(bytes, len, word, strlen(word)) != NULL;
        free(bytes);
    }
    return found;
}
