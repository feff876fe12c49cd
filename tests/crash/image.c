/* Files as far as they are durable, and what came since. */
#include "image.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disruption/base/memory.h"

#define SECTOR 512 /* bytes that a device writes as a whole */
#define FILES_MAX 256
#define PATH_ROOM 280

const char *const luck_names[LUCKS] = {"none", "all", "some", "torn", "junk"};

struct bytes {
    unsigned char *at;
    size_t len, room;
};

struct acts {
    const struct disk_op **ops;
    size_t count, room;
};

struct cut {
    struct bytes files[FILES_MAX]; /* durable, by number */
    struct acts waiting[FILES_MAX];
    int file_count;
    int names[DISK_NAMES]; /* the file behind each name, durable; -1: none */
    struct acts moves;     /* names made and deleted since */
};

struct dice {
    uint64_t state;
};

static uint64_t roll(struct dice *dice)
{
    dice->state += UINT64_C(0x9e3779b97f4a7c15); /* splitmix64 */
    uint64_t z = dice->state;
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static void grow_to(struct bytes *bytes, size_t len)
{
    if (len > bytes->room) {
        bytes->room = len * 2;
        bytes->at = mem_resize(bytes->at, bytes->room, 1);
    }
    if (len > bytes->len)
        memset(bytes->at + bytes->len, 0, len - bytes->len);
    bytes->len = len;
}

static void put(struct bytes *bytes, size_t at, const unsigned char *from, size_t len)
{
    if (at + len > bytes->len)
        grow_to(bytes, at + len);
    memcpy(bytes->at + at, from, len);
}

static void apply(struct bytes *bytes, const struct disk_op *op)
{
    if (op->act == ACT_WRITE)
        put(bytes, (size_t)op->at, op->bytes, op->len);
    else
        grow_to(bytes, (size_t)op->at);
}

static void push(struct acts *acts, const struct disk_op *op)
{
    if (acts->count == acts->room) {
        acts->room = acts->room == 0 ? 64 : 2 * acts->room;
        acts->ops = mem_resize(acts->ops, acts->room, sizeof(*acts->ops));
    }
    acts->ops[acts->count++] = op;
}

static void path_of(const char *path, int name, char *out)
{
    snprintf(out, PATH_ROOM, "%s%s", path, disk_endings[name]);
}

static void read_whole(const char *path, struct bytes *out)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat about;
    if (fd < 0 || fstat(fd, &about) != 0)
        abort();
    grow_to(out, (size_t)about.st_size);
    if (pread(fd, out->at, out->len, 0) != (ssize_t)out->len)
        abort();
    close(fd);
}

struct cut *cut_create(const char *path)
{
    struct cut *cut = mem_new(1, sizeof(*cut));
    for (int name = 0; name < DISK_NAMES; name++) {
        char file[PATH_ROOM];
        path_of(path, name, file);
        cut->names[name] = access(file, F_OK) == 0 ? cut->file_count++ : -1;
        if (cut->names[name] >= 0)
            read_whole(file, &cut->files[cut->names[name]]);
    }
    return cut;
}

void cut_destroy(struct cut *cut)
{
    for (int i = 0; i < cut->file_count; i++) {
        free(cut->files[i].at);
        free(cut->waiting[i].ops);
    }
    free(cut->moves.ops);
    free(cut);
}

static void move_name(int *names, const struct disk_op *op)
{
    names[op->name] = op->act == ACT_MAKE ? op->file : -1;
}

static void sync_folder(struct cut *cut)
{
    for (size_t i = 0; i < cut->moves.count; i++)
        move_name(cut->names, cut->moves.ops[i]);
    cut->moves.count = 0;
}

void cut_step(struct cut *cut, const struct disk_op *op)
{
    if (op->file >= FILES_MAX)
        abort(); /* a longer script than this was made for */
    switch (op->act) {
    case ACT_MAKE:
        cut->file_count = op->file + 1;
        push(&cut->moves, op);
        break;
    case ACT_DELETE:
        push(&cut->moves, op);
        break;
    case ACT_WRITE:
    case ACT_TRUNCATE:
        push(&cut->waiting[op->file], op);
        break;
    case ACT_SYNC:
        for (size_t i = 0; i < cut->waiting[op->file].count; i++)
            apply(&cut->files[op->file], cut->waiting[op->file].ops[i]);
        cut->waiting[op->file].count = 0;
        break;
    case ACT_SYNC_LOST:
        cut->waiting[op->file].count = 0;
        break;
    }
    if (op->folder)
        sync_folder(cut);
}

int cut_names(const struct cut *cut, int names[DISK_NAMES])
{
    memcpy(names, cut->names, sizeof(cut->names));
    for (size_t i = 0; i < cut->moves.count; i++)
        move_name(names, cut->moves.ops[i]);
    return cut->file_count;
}

bool cut_open(const struct cut *cut)
{
    size_t waiting = cut->moves.count;
    for (int i = 0; i < cut->file_count; i++)
        waiting += cut->waiting[i].count;
    return waiting > 0;
}

/* Of every sector that the write touches the dice decide. */
static void apply_torn(struct bytes *bytes, const struct disk_op *op, struct dice *dice)
{
    if (op->act == ACT_TRUNCATE) {
        if (roll(dice) % 2 == 0)
            apply(bytes, op);
        return;
    }
    for (size_t done = 0; done < op->len;) {
        size_t at = (size_t)op->at + done, len = SECTOR - at % SECTOR;
        len = len < op->len - done ? len : op->len - done;
        if (roll(dice) % 2 == 0)
            put(bytes, at, op->bytes + done, len);
        done += len;
    }
}

static size_t end_of(const struct acts *acts)
{
    size_t end = 0;
    for (size_t i = 0; i < acts->count; i++) {
        size_t to = (size_t)acts->ops[i]->at + acts->ops[i]->len;
        end = to > end ? to : end;
    }
    return end;
}

static void add_junk(struct bytes *bytes, size_t end, struct dice *dice)
{
    size_t from = bytes->len;
    if (end <= from)
        return;
    grow_to(bytes, end);
    for (size_t i = from; i < end; i++)
        bytes->at[i] = (unsigned char)roll(dice);
}

static void arrive(struct bytes *bytes, const struct acts *acts, enum luck luck, struct dice *dice)
{
    size_t torn_at = acts->count == 0 ? 0 : roll(dice) % acts->count;
    if (luck == LUCK_JUNK)
        add_junk(bytes, end_of(acts), dice);
    for (size_t i = 0; i < acts->count; i++) {
        if (luck == LUCK_ALL || (luck == LUCK_TORN && i < torn_at))
            apply(bytes, acts->ops[i]);
        else if (luck != LUCK_NONE && (luck != LUCK_TORN || i == torn_at))
            apply_torn(bytes, acts->ops[i], dice);
    }
}

static void write_whole(const char *path, const struct bytes *bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
    if (fd < 0 || write(fd, bytes->at, bytes->len) != (ssize_t)bytes->len)
        abort();
    close(fd);
}

void cut_write(const struct cut *cut, enum luck luck, uint64_t seed, const char *path)
{
    struct dice dice = {seed};
    int names[DISK_NAMES];
    memcpy(names, cut->names, sizeof(names));
    size_t moved = luck == LUCK_NONE  ? 0
                   : luck == LUCK_ALL ? cut->moves.count
                                            : roll(&dice) % (cut->moves.count + 1);
    for (size_t i = 0; i < moved; i++)
        move_name(names, cut->moves.ops[i]);
    for (int name = 0; name < DISK_NAMES; name++) {
        char file[PATH_ROOM];
        path_of(path, name, file);
        if (names[name] < 0) {
            unlink(file);
            continue;
        }
        struct bytes now = {0};
        const struct bytes *durable = &cut->files[names[name]];
        if (durable->len > 0)
            put(&now, 0, durable->at, durable->len);
        arrive(&now, &cut->waiting[names[name]], luck, &dice);
        write_whole(file, &now);
        free(now.at);
    }
    char shared[PATH_ROOM];
    snprintf(shared, sizeof(shared), "%s-shm", path);
    unlink(shared); /* memory does not outlive a power cut */
}
