/* From a message and its marks to kinds, taggers and words. */
#include "entry_wish.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/core/permission.h"
#include "disruption/core/tag.h"

#define TAGGERS_MAX 64 /* per message; who tags after that is not named, but counts */

bool entry_may_tag(const struct policy *policy, const struct tagged_message *tagged, const char *id)
{
    for (size_t i = 0; id != NULL && i < tagged->people_count; i++) {
        if (strcmp(tagged->people[i].id, id) == 0)
            return permission_tag(policy, &tagged->people[i]);
    }
    return true;
}

uint32_t entry_wish_kinds(const struct policy *policy, const struct tagged_message *tagged, const struct mark *mark)
{
    if (!entry_may_tag(policy, tagged, mark->person_id))
        return 0;
    enum kind kind = KIND_NOTE; /* of a pin */
    if (mark->source == MARK_REACTION)
        return tag_reaction_kinds(policy, mark->name);
    return mark->source == MARK_PIN || kind_read(slice_of(mark->name), &kind) ? BIT(kind) : 0;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *join_sorted(struct arena *arena, const char **ids, size_t count)
{
    qsort(ids, count, sizeof(*ids), by_text);
    const char *joined = "";
    for (size_t i = 0; i < count; i++) {
        if (i == 0)
            joined = ids[i];
        else if (strcmp(ids[i], ids[i - 1]) != 0)
            joined = arena_print(arena, "%s,%s", joined, ids[i]);
    }
    return joined;
}

void entry_wish(const struct policy *policy, const struct tagged_message *tagged, struct arena *arena,
                struct entry_wish *out)
{
    const struct message *message = tagged->message;
    const char *ids[TAGGERS_MAX];
    size_t count = 0;
    *out = (struct entry_wish){.text = "", .taggers = ""};
    for (size_t i = 0; i < tagged->mark_count; i++) {
        uint32_t kinds = entry_wish_kinds(policy, tagged, &tagged->marks[i]);
        out->kinds |= kinds;
        if (kinds != 0 && count < TAGGERS_MAX)
            ids[count++] = tagged->marks[i].person_id;
    }
    if (message != NULL) {
        uint32_t kinds = entry_may_tag(policy, tagged, message->author_id) ? tag_text_kinds(policy, message->text) : 0;
        out->kinds |= kinds;
        if (kinds != 0 && message->author_id != NULL && count < TAGGERS_MAX)
            ids[count++] = message->author_id;
        struct buf text;
        buf_init(&text, SIZE_MAX / 2);
        tag_strip(policy, message->text, &text);
        out->text = arena_text(arena, buf_string(&text));
        buf_done(&text);
    }
    out->taggers = join_sorted(arena, ids, count);
    out->live = out->kinds != 0 && message != NULL && !message->deleted;
}
