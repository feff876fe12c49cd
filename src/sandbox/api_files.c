/* files.*: an address to upload to, the completion that shows the file, and what is known of it. */
#include <stdlib.h>
#include <string.h>

#include "disruption/base/buf.h"
#include "disruption/base/utf8.h"
#include "sandbox/call.h"
#include "sandbox/file.h"

bool api_files_upload_url(struct call *call)
{
    struct buf url;
    const char *name = call_text(call, "filename");
    int64_t length = call_integer(call, "length", 0);
    if (name == NULL || name[0] == '\0' || length < 1)
        return call_refuse(call, "invalid_arguments");
    if (utf8_count(slice_of(name)) > FILE_NAME_MAX)
        return call_refuse(call, "filename_too_long");
    if (length > FILE_SIZE_MAX)
        return call_refuse(call, "file_upload_size_restricted");
    const struct file *file = file_reserve(call->workspace, call->caller, name, length);
    if (file == NULL)
        return call_refuse(call, "storage_limit_reached");
    buf_init(&url, 1024);
    buf_print(&url, "%s/upload/v1/%s", call->workspace->base_url, file->ticket);
    js_put_string(call->reply, "upload_url", buf_string(&url));
    js_put_string(call->reply, "file_id", file->id);
    buf_done(&url);
    return true;
}

/* Checks the list and gathers its ids; NULL: the call has failed. */
static struct js *gather(struct call *call, const struct js *wanted)
{
    struct js *ids = js_new_array();
    for (size_t i = 0; i < js_count(wanted); i++) {
        struct file *file = file_find(call->workspace, js_string(js_item(wanted, i), "id"));
        const char *title = js_string(js_item(wanted, i), "title");
        if (file == NULL || file->completed || file->bytes == NULL) {
            call_refuse(call, file == NULL ? "file_not_found" : "invalid_arguments");
            js_drop(ids);
            return NULL;
        }
        if (title != NULL)
            user_set(&file->title, title);
        js_push_string(ids, file->id);
    }
    return ids;
}

static bool share(struct call *call, struct channel *channel, const struct js *ids)
{
    const char *thread_ts = call_text(call, "thread_ts");
    if (channel->archived)
        return call_refuse(call, "is_archived");
    if (thread_ts != NULL && message_find(channel, thread_ts) == NULL)
        return call_refuse(call, "thread_not_found");
    file_share(call->workspace, channel, call->caller, ids, call_text(call, "initial_comment"),
               thread_ts);
    return true;
}

static bool complete(struct call *call, const struct js *wanted)
{
    struct channel *channel = NULL;
    const char *argument = call_text(call, "channel_id") != NULL ? "channel_id" : "channels";
    if (js_count(wanted) == 0)
        return call_refuse(call, "invalid_arguments");
    if (call_text(call, argument) != NULL && (channel = call_own_channel(call, argument)) == NULL)
        return false;
    struct js *ids = gather(call, wanted);
    if (ids == NULL)
        return false;
    bool fine = channel == NULL || share(call, channel, ids);
    struct js *files = js_new_array();
    for (size_t i = 0; i < js_count(ids); i++) {
        struct file *file = file_find(call->workspace, js_text(js_item(ids, i)));
        file->completed = true;
        js_push(files, file_json(call->workspace, file));
    }
    js_put(call->reply, "files", files);
    js_drop(ids);
    return fine;
}

bool api_files_complete(struct call *call)
{
    bool bad;
    struct js *wanted = call_tree(call, "files", &bad);
    bool fine = bad ? call_refuse(call, "invalid_arguments") : complete(call, wanted);
    js_drop(wanted);
    return fine;
}

bool api_files_info(struct call *call)
{
    const struct file *file = file_find(call->workspace, call_text(call, "file"));
    if (file == NULL || !file->completed)
        return call_refuse(call, "file_not_found");
    js_put(call->reply, "file", file_json(call->workspace, file));
    return true;
}
