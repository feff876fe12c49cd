/* Uploaded files, their bytes in memory. */
#ifndef DISRUPTION_SANDBOX_FILE_H
#define DISRUPTION_SANDBOX_FILE_H

#include "disruption/base/json.h"
#include "sandbox/channel.h"
#include "sandbox/user.h"
#include "sandbox/workspace.h"

#define FILE_SIZE_MAX ((int64_t)8 << 20) /* bytes */
#define FILE_COUNT_MAX 2000
#define FILE_NAME_MAX 255 /* characters */

struct file {
    char *id;
    char *name;
    char *title;
    char *user_id;
    char *ticket; /* of its upload address */
    char *bytes;  /* NULL until uploaded */
    size_t size;
    int64_t wanted_size;
    int64_t created_ms;
    bool completed;
    struct js *shares; /* channel ids */
};

/** Reserves a file of that size; NULL when there are too many. */
struct file *file_reserve(struct workspace *workspace, const struct user *user, const char *name,
                          int64_t size);

/** Puts the bytes in; false when they are not as many as promised. */
MUST_CHECK bool file_fill(struct file *file, const char *bytes, size_t len);

struct file *file_find(const struct workspace *workspace, const char *id);
struct file *file_by_ticket(const struct workspace *workspace, const char *ticket);
const char *file_mime(const struct file *file);

/** What files.info and messages show. */
struct js *file_json(const struct workspace *workspace, const struct file *file);

/** Shares the files (an array of ids) as one message. */
struct message *file_share(struct workspace *workspace, struct channel *channel, struct user *user,
                           const struct js *ids, const char *text, const char *thread_ts);
void file_destroy(void *file);

#endif
