/* Where the file may live and who may touch it: what chat people said in private stays with the
 * daemon's group. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disruption/base/memory.h"
#include "store/room.h"

#define FILE_MODE 0640 /* the group may read: the CLI of its members */

static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return mem_copy_text(".");
    return slash == path ? mem_copy_text("/") : mem_copy(path, (size_t)(slash - path));
}

static bool check(const char *folder, struct err *err)
{
    struct stat about;
    if (stat(folder, &about) != 0) {
        if (errno == ENOENT)
            return err_set(err, ERR_NOT_FOUND,
                           "cannot create the database in %s: no such folder; create it and give "
                           "it to the daemon's "
                           "user, or set database.path",
                           folder);
        return err_set(err, ERR_REFUSED, "cannot look into %s (%s)", folder, strerror(errno));
    }
    if (!S_ISDIR(about.st_mode))
        return err_set(err, ERR_REFUSED, "%s is not a folder; set database.path to a file in one",
                       folder);
    if ((about.st_mode & S_IWOTH) != 0)
        return err_set(err, ERR_REFUSED,
                       "everybody can write in %s, so anybody could replace the database; run "
                       "chmod o-w on it or set "
                       "database.path to a folder of its own",
                       folder);
    if (access(folder, W_OK | X_OK) != 0)
        return err_set(err, ERR_REFUSED, "cannot write in %s (%s); give it to the daemon's user",
                       folder, strerror(errno));
    return true;
}

bool folder_check(const char *path, struct err *err)
{
    char *folder = folder_of(path);
    bool good = check(folder, err);
    free(folder);
    return good;
}

/* An older copy may have come with wider permissions, also on what SQLite keeps beside it; and SQLite itself would
 * follow a link there. */
static bool shut_out_others(const char *path, struct err *err)
{
    static const char *const endings[] = {"", "-wal", "-shm"};
    bool good = true;
    for (size_t i = 0; i < COUNT_OF(endings) && good; i++) {
        struct buf name;
        struct stat about;
        buf_init(&name, strlen(path) + 8);
        buf_print(&name, "%s%s", path, endings[i]);
        bool there = lstat(buf_string(&name), &about) == 0;
        if (there && !S_ISREG(about.st_mode))
            good = err_set(err, ERR_REFUSED, "%s is no plain file; take it away", buf_string(&name));
        else if (there && about.st_nlink > 1) /* under the other name a second daemon could open it */
            good = err_set(err, ERR_REFUSED, "%s is known by another name too (a hard link); take that one away",
                           buf_string(&name));
        else if (there && (about.st_mode & S_IRWXO) != 0 &&
                 chmod(buf_string(&name), about.st_mode & 07777 & ~(mode_t)S_IRWXO) != 0)
            good = err_set(err, ERR_REFUSED, "others can read %s; run chmod o-rwx on it",
                           buf_string(&name));
        buf_done(&name);
    }
    return good;
}

/* SQLite would take an empty file for a new one, and throw the log away that holds the newest of the old. */
static bool not_emptied(const char *path, struct err *err)
{
    struct stat file, log;
    struct buf name;
    buf_init(&name, strlen(path) + 8);
    buf_print(&name, "%s-wal", path);
    bool emptied = stat(path, &file) == 0 && S_ISREG(file.st_mode) && file.st_size == 0 &&
                   stat(buf_string(&name), &log) == 0 && log.st_size > 0;
    buf_done(&name);
    return !emptied || err_set(err, ERR_DAMAGED,
                               "%s was emptied, but its log beside it was not; keep a copy of both and restore a backup",
                               path);
}

bool file_prepare(const char *path, struct err *err)
{
    /* Made here and not by SQLite, so that neither its mode nor the process's umask decides who may
     * read. */
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, FILE_MODE);
    if (fd < 0 && errno == EEXIST)
        return not_emptied(path, err) && shut_out_others(path, err);
    if (fd < 0)
        return err_set(err, errno == ENOSPC ? ERR_UNAVAILABLE : ERR_REFUSED,
                       "cannot create %s (%s)", path, strerror(errno));
    bool good =
        fchmod(fd, FILE_MODE) == 0 ||
        err_set(err, ERR_REFUSED, "cannot set the permissions of %s (%s)", path, strerror(errno));
    close(fd);
    return good && shut_out_others(path, err);
}

bool file_take_after(const char *from, const char *to, struct err *err)
{
    struct stat about;
    bool good = stat(from, &about) == 0 && chmod(to, about.st_mode & 0770) == 0 &&
                (about.st_uid == geteuid() || chown(to, about.st_uid, about.st_gid) == 0);
    return good || err_set(err, ERR_REFUSED, "cannot give %s to the owner of %s (%s); do this as that user", to, from,
                           strerror(errno));
}

bool file_readable(const char *path, struct err *err)
{
    if (access(path, R_OK) == 0)
        return true;
    if (errno == ENOENT || errno == ENOTDIR)
        return err_set(err, ERR_NOT_FOUND,
                       "there is no database at %s; start disruptiond once, or set database.path",
                       path);
    return err_set(err, ERR_REFUSED, "may not read %s (%s); become a member of its group", path,
                   strerror(errno));
}
