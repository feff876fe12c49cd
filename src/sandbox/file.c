/* Files: reserved, filled, completed, shared; served again to whoever shows the token. */
#include "sandbox/file.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/base/buf.h"
#include "disruption/base/clock.h"
#include "disruption/base/digest.h"
#include "disruption/base/memory.h"
#include "sandbox/message.h"

static const struct {
    const char *extension;
    const char *mime;
    const char *pretty;
} kinds[] = {
    {"bin", "application/octet-stream", "Binary"}, /* also anything unknown */
    {"png", "image/png", "PNG"},
    {"jpg", "image/jpeg", "JPEG"},
    {"jpeg", "image/jpeg", "JPEG"},
    {"gif", "image/gif", "GIF"},
    {"svg", "image/svg+xml", "SVG"},
    {"md", "text/markdown", "Markdown"},
    {"txt", "text/plain", "Plain Text"},
    {"log", "text/plain", "Plain Text"},
    {"csv", "text/csv", "CSV"},
    {"html", "text/html", "HTML"},
    {"json", "application/json", "JSON"},
    {"pdf", "application/pdf", "PDF"},
};

static size_t kind_of(const struct file *file)
{
    const char *dot = strrchr(file->name, '.');
    for (size_t i = 0; dot != NULL && i < COUNT_OF(kinds); i++) {
        if (strcasecmp(dot + 1, kinds[i].extension) == 0)
            return i;
    }
    return 0;
}

const char *file_mime(const struct file *file)
{
    return kinds[kind_of(file)].mime;
}

struct file *file_reserve(struct workspace *workspace, const struct user *user, const char *name,
                          int64_t size)
{
    char id[ID_MAX];
    char ticket[RANDOM_ID_LEN + 1];
    if (table_count(workspace->files) >= FILE_COUNT_MAX)
        return NULL;
    struct file *file = mem_new(1, sizeof *file);
    random_id(ticket);
    file->id = mem_copy_text(workspace_new_id(workspace, "F", id));
    file->name = mem_copy_text(name);
    file->title = mem_copy_text(name);
    file->user_id = mem_copy_text(user->id);
    file->ticket = mem_copy_text(ticket);
    file->wanted_size = size;
    file->created_ms = workspace_now_ms(workspace);
    file->shares = js_new_array();
    table_add(workspace->files, file->id, file);
    table_add(workspace->uploads, file->ticket, file);
    return file;
}

bool file_fill(struct file *file, const char *bytes, size_t len)
{
    if ((int64_t)len != file->wanted_size)
        return false;
    free(file->bytes);
    file->bytes = mem_copy(bytes, len);
    file->size = len;
    return true;
}

struct file *file_find(const struct workspace *workspace, const char *id)
{
    return table_find(workspace->files, id);
}

struct file *file_by_ticket(const struct workspace *workspace, const char *ticket)
{
    return table_find(workspace->uploads, ticket);
}

void file_destroy(void *value)
{
    struct file *file = value;
    char *const owned[] = {file->id,      file->name,   file->title,
                           file->user_id, file->ticket, file->bytes};
    for (size_t i = 0; i < COUNT_OF(owned); i++)
        free(owned[i]);
    js_drop(file->shares);
    free(file);
}

static void put_url(struct js *json, const char *member, const struct workspace *workspace,
                    const struct file *file, const char *folder)
{
    struct buf url;
    buf_init(&url, 1024);
    buf_print(&url, "%s/%s/%s-%s", workspace->base_url, folder, TEAM_ID, file->id);
    js_put_string(json, member, buf_string(&url));
    buf_done(&url);
}

struct js *file_json(const struct workspace *workspace, const struct file *file)
{
    struct js *json = js_new_object();
    size_t kind = kind_of(file);
    js_put_string(json, "id", file->id);
    js_put_integer(json, "created", file->created_ms / SECOND_MS);
    js_put_integer(json, "timestamp", file->created_ms / SECOND_MS);
    js_put_string(json, "name", file->name);
    js_put_string(json, "title", file->title);
    js_put_string(json, "mimetype", kinds[kind].mime);
    js_put_string(json, "filetype", kinds[kind].extension);
    js_put_string(json, "pretty_type", kinds[kind].pretty);
    js_put_string(json, "user", file->user_id);
    js_put_integer(json, "size", (int64_t)file->size);
    js_put_string(json, "mode", "hosted");
    js_put_flag(json, "is_external", false);
    js_put_string(json, "external_type", "");
    js_put_flag(json, "is_public", true);
    put_url(json, "url_private", workspace, file, "files-pri");
    put_url(json, "url_private_download", workspace, file, "files-pri/download");
    put_url(json, "permalink", workspace, file, "file");
    js_put_string(json, "file_access", "visible");
    js_put(json, "channels", js_copy(file->shares));
    return json;
}

struct message *file_share(struct workspace *workspace, struct channel *channel, struct user *user,
                           const struct js *ids, const char *text, const char *thread_ts)
{
    struct js *shown = js_new_array();
    for (size_t i = 0; i < js_count(ids); i++) {
        struct file *file = file_find(workspace, js_text(js_item(ids, i)));
        if (file == NULL)
            continue;
        file->completed = true;
        js_push_string(file->shares, channel->id);
        js_push(shown, file_json(workspace, file));
    }
    struct draft draft = {.user = user,
                          .subtype = "file_share",
                          .text = text,
                          .files = shown,
                          .thread_ts = thread_ts};
    return message_post(workspace, channel, &draft);
}
