/* Trigger ids: proof that a person did something a moment ago, good for one view. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/digest.h"
#include "disruption/base/memory.h"
#include "sandbox/private.h"

struct trigger {
    char id[ID_MAX];
    char *user_id;
    int64_t expires_ms;
    bool used;
};

void trigger_destroy(void *value)
{
    struct trigger *trigger = value;
    free(trigger->user_id);
    free(trigger);
}

const char *trigger_make(struct workspace *workspace, const char *user_id, char *out)
{
    char hex[RANDOM_ID_LEN + 1];
    struct trigger *trigger = mem_new(1, sizeof *trigger);
    random_id(hex);
    trigger->user_id = mem_copy_text(user_id);
    trigger->expires_ms = workspace_now_ms(workspace) + TRIGGER_LIFE_MS;
    snprintf(trigger->id, sizeof trigger->id, "%" PRIu64 ".1.%.16s", ++workspace->serial, hex);
    if (table_count(workspace->triggers) >= TRIGGER_COUNT_MAX) {
        const struct trigger *oldest = table_at(workspace->triggers, 0);
        char *key = mem_copy_text(oldest->id);
        table_remove(workspace->triggers, key);
        free(key);
    }
    table_add(workspace->triggers, trigger->id, trigger);
    snprintf(out, ID_MAX, "%s", trigger->id);
    return out;
}

const char *trigger_use(struct workspace *workspace, const char *id, struct user **user)
{
    struct trigger *trigger = table_find(workspace->triggers, id);
    if (trigger == NULL)
        return "invalid_trigger_id";
    if (trigger->used)
        return "exchanged_trigger_id";
    if (workspace_now_ms(workspace) >= trigger->expires_ms)
        return "expired_trigger_id";
    trigger->used = true;
    *user = user_find(workspace, trigger->user_id);
    return NULL;
}
