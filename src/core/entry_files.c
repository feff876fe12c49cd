/* Files are fetched by the bot itself, in a lane of their own each, and only while there is room for them. */
#include "entry_files.h"

#include <inttypes.h>
#include <string.h>

struct js *entry_files(const struct message *message)
{
    struct js *files = js_new_array();
    for (size_t i = 0; i < message->file_count; i++) {
        const struct file_ref *file = &message->files[i];
        struct js *one = js_new_object();
        js_put_string(one, "id", file->id);
        js_put_string(one, "name", file->name);
        js_put_string(one, "mimetype", file->mimetype);
        js_put_string(one, "permalink", file->permalink);
        js_put_integer(one, "size", file->size);
        js_push(files, one);
    }
    return files;
}

bool entry_files_differ(const struct tagged_message *tagged)
{
    struct slice rest = slice_of(tagged->files), id;
    const struct message *m = tagged->message;
    size_t i = 0;
    for (; rest.len > 0 && slice_split(&rest, ',', &id); i++) {
        if (i == m->file_count || !slice_equals(id, m->files[i].id))
            return true;
    }
    return i != m->file_count;
}

/* Why a file's bytes are not kept; NULL: they may be. */
static const char *refusal(const struct policy_files *files, const struct file_ref *file, int64_t left)
{
    if (file->download == NULL || file->download[0] == '\0')
        return "the chat platform offers no copy";
    if (file->size > files->max)
        return "larger than files.max allows";
    return file->size > left ? "the disruption's files are at files.total" : NULL;
}

static void refuse(const struct effect *about, const char *file, int64_t entry, const char *why, const struct event *event,
                   struct outcome *out)
{
    struct js *body = outcome_fact(out, FACT_FILE_KEPT, about->incident, event, NULL);
    js_put_integer(body, "entry", entry);
    js_put_string(body, "file", file);
    js_put_string(body, "refused", why);
}

static void fetch(const struct policy_files *files, int64_t incident, const struct file_ref *file, int64_t entry,
                  int64_t left, struct outcome *out)
{
    const char *key = arena_print(out->arena, "%" PRId64 "/file/%s", incident, file->id);
    struct js *body = outcome_effect(out, EFFECT_FETCH_FILE, incident, key, key, false);
    js_put_string(body, "file", file->id);
    js_put_string(body, "url", file->download);
    js_put_string(body, "name", file->name);
    js_put_integer(body, "size", file->size);
    js_put_integer(body, "entry", entry);
    js_put_string(body, "folder", arena_print(out->arena, "%s.files", files->beside));
    js_put_integer(body, "max", files->max < left ? files->max : left);
}

void entry_files_fetch(const struct policy *policy, const struct tagged_message *tagged, int64_t entry,
                       const struct event *cause, struct outcome *out)
{
    const struct policy_files *files = &policy->files;
    const struct effect about = {.incident = tagged->incident->number};
    int64_t left = files->total - tagged->kept_bytes;
    for (size_t i = 0; files->keep && files->beside != NULL && i < tagged->message->file_count; i++) {
        const struct file_ref *file = &tagged->message->files[i];
        const char *why = refusal(files, file, left);
        if (why != NULL) {
            refuse(&about, file->id, entry, why, cause, out);
            continue;
        }
        fetch(files, about.incident, file, entry, left, out);
        left -= file->size > 0 ? file->size : 0;
    }
}

void entry_file_ended(const struct policy *policy, const struct effect *done, const struct incident *incident,
                      const struct event *event, struct outcome *out)
{
    (void)policy;
    (void)incident;
    const char *file = js_string(done->body, "file");
    int64_t entry = js_integer_or(done->body, "entry", 0);
    const struct js *result = event->kind == EVENT_EFFECT_DONE ? event->as.effect.result : NULL;
    const char *sum = js_string(result, "sha256");
    if (sum == NULL) {
        const char *why = event->as.effect.reason;
        refuse(done, file, entry, why != NULL ? why : "it could not be fetched", event, out);
        return;
    }
    struct js *body = outcome_fact(out, FACT_FILE_KEPT, done->incident, event, NULL);
    js_put_integer(body, "entry", entry);
    js_put_string(body, "file", file);
    js_put_string(body, "sha256", sum);
    js_put_integer(body, "size", js_integer_or(result, "size", -1));
}
