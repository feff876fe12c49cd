/* Which entries a post repeats: those that the facts of its turn are about. Known so that words can be taken back from
 * what we said ourselves. */
#include "disruption/core/outcome.h"

#include <inttypes.h>

#define ABOUT_MAX 4096 /* bytes; a turn adds far fewer entries */

/* A fact's label: "T17", or "A3" where only the action item is named. */
static void write_label(const struct fact *fact, struct buf *out)
{
    int64_t entry = js_integer_or(fact->body, "entry", 0), item = js_integer_or(fact->body, "item", 0);
    bool entries = fact->kind == FACT_ENTRY_ADDED || fact->kind == FACT_ENTRY_CHANGED;
    bool items = fact->kind == FACT_ACTION_ADDED || fact->kind == FACT_ACTION_CHANGED;
    if (!entries && !items)
        return;
    buf_text(out, out->len == 0 ? "" : ",");
    if (entry != 0)
        buf_print(out, "T%" PRId64, entry);
    else
        buf_print(out, "A%" PRId64, item);
}

void outcome_cite(struct outcome *out)
{
    struct buf about;
    buf_init(&about, ABOUT_MAX);
    for (size_t i = 0; i < out->fact_count; i++)
        write_label(&out->facts[i], &about);
    for (size_t i = 0; i < out->effect_count && about.len > 0; i++) {
        struct js *body = out->effects[i].body;
        if (out->effects[i].kind == EFFECT_POST && js_string(body, "text") != NULL && js_at(body, "about") == NULL)
            js_put_string(body, "about", buf_string(&about));
    }
    buf_done(&about);
}
