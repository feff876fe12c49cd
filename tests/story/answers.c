/* The platform that never fails. */
#include "story.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "disruption/base/digest.h"

/* What the platform answers: names and ids that are always the same. */
struct js *story_answer(struct story *story, const struct outbox_row *row)
{
    struct js *result = js_new_object();
    if (row->effect.kind == EFFECT_CHANNEL_CREATE) {
        snprintf(story->channel_id, sizeof(story->channel_id), "C%" PRId64, row->effect.incident);
        js_put_string(result, "channel_id", story->channel_id);
        js_put_string(result, "name", js_string(row->effect.body, "name"));
    } else if (row->effect.kind == EFFECT_JOIN) {
        snprintf(story->channel_id, sizeof(story->channel_id), "%s", js_string(row->effect.body, "channel"));
        js_put_string(result, "channel", story->channel_id);
        js_put_string(result, "name", "general");
    } else if (row->effect.kind == EFFECT_POST || row->effect.kind == EFFECT_DIRECT) {
        const char *user = js_string(row->effect.body, "user");
        js_put_string(result, "channel", user == NULL ? js_string(row->effect.body, "channel")
                                                      : arena_print(&story->arena, "D%s", user));
        js_put_string(result, "ts", arena_print(&story->arena, "post.%" PRId64, row->id));
    } else if (row->effect.kind == EFFECT_FETCH_FILE) {
        char sum[DIGEST_HEX_LEN + 1];
        const char *file = js_string(row->effect.body, "file");
        digest_hex(file, strlen(file), sum);
        js_put_string(result, "sha256", sum);
        js_put_integer(result, "size", js_integer_or(row->effect.body, "size", 0));
    }
    return result;
}

/* The name is the id's, capitalised; the zone is Berlin's. */
void story_introduce(struct story *story, const struct outbox_row *row, struct event *out)
{
    const char *id = js_string(row->effect.body, "user");
    char *name = arena_text(&story->arena, id + 1);
    for (size_t i = 1; name[i] != '\0'; i++)
        name[i] = (char)(name[i] + 32);
    *out = (struct event){.kind = EVENT_PERSON, .happened_ms = story->now_ms, .received_ms = story->now_ms};
    out->as.person = (struct person){.id = id, .name = name, .zone = "Europe/Berlin"};
}
