/* The home tab: sections of a title, lines, and buttons. */
#include "blocks.h"

#include "blocks_private.h"
#include "form.h"
#include "text.h"

#define HOME_FULL                                                                                  \
    (SLACK_VIEW_BLOCKS_MAX - 4) /* of one more section: header, text, buttons; and the last word   \
                                 */

static void add_title(struct js *blocks, struct arena *arena, const char *title)
{
    if (title[0] == '\0')
        return;
    struct js *header = js_new_object();
    js_put_string(header, "type", "header");
    js_put(header, "text", slack_block_plain(arena, title, SLACK_HEADER_MAX));
    js_push(blocks, header);
}

/* Lines stand under each other in as few blocks as they fit in. */
static void add_lines(struct js *blocks, struct arena *arena, const struct js *lines)
{
    struct buf markup;
    struct slack_pieces pieces;
    buf_init(&markup, (size_t)1 << 20);
    for (size_t i = 0; i < js_count(lines); i++) {
        buf_text(&markup, i == 0 ? "" : "\n");
        buf_text(&markup, js_text(js_item(lines, i)));
    }
    slack_text_encode(arena, buf_string(&markup), SLACK_SECTION_MAX, &pieces);
    for (size_t i = 0; i < pieces.count && js_count(blocks) < HOME_FULL; i++)
        js_push(blocks, slack_block_section(pieces.at[i]));
    buf_done(&markup);
}

struct js *slack_home_view(struct arena *arena, const struct js *home)
{
    const struct js *sections = js_at(home, "sections");
    struct js *view = js_new_object(), *blocks = js_new_array();
    size_t i = 0;
    for (; i < js_count(sections) && js_count(blocks) < HOME_FULL; i++) {
        const struct js *section = js_item(sections, i);
        add_title(blocks, arena, js_string_or(section, "title", ""));
        add_lines(blocks, arena, js_at(section, "lines"));
        slack_block_buttons(blocks, arena, js_at(section, "buttons"),
                            arena_print(arena, "home_%zu", i));
    }
    if (i < js_count(sections))
        js_push(blocks, slack_block_section("_More than the home tab can show._"));
    js_put_string(view, "type", "home");
    js_put(view, "blocks", blocks);
    return view;
}
