/* An edit only where people would see something else than before: each costs a call. */
#include "card_edit.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/core/card.h"

static bool same_card(const struct js *a, const struct js *b)
{
    char *a_text = js_dump(a), *b_text = js_dump(b);
    bool same = strcmp(a_text, b_text) == 0;
    free(a_text);
    free(b_text);
    return same;
}

void card_edit(const struct policy *policy, const struct js *shown, const struct incident *after, struct outcome *out)
{
    struct js *card = card_build(policy, after);
    if (shown != NULL && same_card(shown, card)) {
        js_drop(card);
        return;
    }
    const char *key = arena_print(out->arena, "%" PRId64 "/card-edit", after->number);
    struct js *body = outcome_effect(out, EFFECT_UPDATE, after->number, key, after->channel_id, true);
    js_put_string(body, "channel", after->channel_id);
    js_put_string(body, "ts", after->card_ts);
    js_put(body, "card", card);
}
