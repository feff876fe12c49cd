/* Mentions and files to JSON and back. */
#include "store/wire.h"

struct js *mentions_to_json(const struct mention *mentions, size_t count)
{
    struct js *array = count == 0 ? NULL : js_new_array();
    for (size_t i = 0; i < count; i++) {
        struct js *one = js_new_object();
        js_put_integer(one, "kind", mentions[i].kind);
        js_put_string(one, "id", mentions[i].id);
        js_put_string(one, "label", mentions[i].label);
        js_push(array, one);
    }
    return array;
}

struct js *files_to_json(const struct file_ref *files, size_t count)
{
    struct js *array = count == 0 ? NULL : js_new_array();
    for (size_t i = 0; i < count; i++) {
        struct js *one = js_new_object();
        js_put_string(one, "id", files[i].id);
        js_put_string(one, "name", files[i].name);
        js_put_string(one, "mimetype", files[i].mimetype);
        js_put_string(one, "permalink", files[i].permalink);
        js_put_string(one, "download", files[i].download);
        js_put_integer(one, "size", files[i].size);
        js_push(array, one);
    }
    return array;
}

const struct mention *mentions_of_json(struct arena *arena, const struct js *array, size_t *count)
{
    *count = js_count(array);
    struct mention *mentions = arena_new(arena, *count, sizeof(*mentions));
    for (size_t i = 0; i < *count; i++) {
        const struct js *one = js_item(array, i);
        mentions[i] = (struct mention){
            .kind = (enum mention_kind)js_integer_or(one, "kind", MENTION_PERSON),
            .id = arena_text(arena, js_string_or(one, "id", "")),
            .label = arena_text(arena, js_string_or(one, "label", "")),
        };
    }
    return mentions;
}

const struct file_ref *files_of_json(struct arena *arena, const struct js *array, size_t *count)
{
    *count = js_count(array);
    struct file_ref *files = arena_new(arena, *count, sizeof(*files));
    for (size_t i = 0; i < *count; i++) {
        const struct js *one = js_item(array, i);
        files[i] = (struct file_ref){
            .id = arena_text(arena, js_string_or(one, "id", "")),
            .name = arena_text(arena, js_string_or(one, "name", "")),
            .mimetype = arena_text(arena, js_string_or(one, "mimetype", "")),
            .permalink = arena_text(arena, js_string_or(one, "permalink", "")),
            .download = arena_text(arena, js_string_or(one, "download", "")),
            .size = js_integer_or(one, "size", -1),
        };
    }
    return files;
}
