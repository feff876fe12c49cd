/* The pinned card as blocks: a header with the state's colour, fields two abreast, and lines of
 * help below. */
#include "blocks.h"

#include <string.h>

#include "disruption/base/utf8.h"
#include "blocks_private.h"
#include "text.h"

/* Blocks being filled under one message's limits; what does not fit is left out and said. */
struct layout {
    struct arena *arena;
    struct js *blocks;
    size_t units;
    bool full;
};

static const struct {
    const char *color, *emoji;
} colors[] = {
    {"red", ":red_circle: "},
    {"orange", ":large_orange_circle: "},
    {"yellow", ":large_yellow_circle: "},
    {"green", ":large_green_circle: "},
    {"blue", ":large_blue_circle: "},
    {"grey", ":white_circle: "},
};

static const char *emoji_of(const char *color)
{
    for (size_t i = 0; i < COUNT_OF(colors); i++) {
        if (strcmp(colors[i].color, color) == 0)
            return colors[i].emoji;
    }
    return "";
}

/* One piece of mrkdwn within its own limit; the rest of a longer one is left to the report. */
static const char *encode_one(struct layout *layout, const char *markup, size_t max)
{
    struct slack_pieces pieces;
    slack_text_encode(layout->arena, markup, max, &pieces);
    if (pieces.count == 0)
        return "-";
    return pieces.count == 1 ? pieces.at[0]
                             : arena_print(layout->arena, "%s \xe2\x80\xa6", pieces.at[0]);
}

static bool take_room(struct layout *layout, const char *words)
{
    size_t units = slack_units(slice_of(words));
    if (layout->units + units > SLACK_MESSAGE_MAX - SLACK_HEADER_MAX ||
        js_count(layout->blocks) + 2 >= SLACK_BLOCKS_MAX)
        layout->full = true;
    else
        layout->units += units;
    return !layout->full;
}

/* The array that takes the next item: the open block's, or a new block's when that one is full. */
static struct js *open_items(struct layout *layout, struct js *open, const char *type,
                             const char *key, size_t max)
{
    if (open != NULL && js_count(open) < max)
        return open;
    struct js *block = js_new_object();
    struct js *items = js_new_array();
    js_put_string(block, "type", type);
    js_put(block, key, items);
    js_push(layout->blocks, block);
    return items;
}

static void add_header(struct layout *layout, const struct js *card)
{
    const char *title =
        arena_print(layout->arena, "%s%s", emoji_of(js_string_or(card, "color", "")),
                    js_string_or(card, "title", "-"));
    struct js *header = js_new_object();
    js_put_string(header, "type", "header");
    js_put(header, "text", slack_block_plain(layout->arena, title, SLACK_HEADER_MAX));
    js_push(layout->blocks, header);
}

static void add_fields(struct layout *layout, const struct js *fields)
{
    struct js *open = NULL;
    for (size_t i = 0; i < js_count(fields); i++) {
        const struct js *field = js_item(fields, i);
        const char *name = encode_one(layout, js_string_or(field, "name", ""), SLACK_HEADER_MAX);
        const char *value =
            encode_one(layout, js_string_or(field, "value", ""),
                       SLACK_FIELD_MAX - SLACK_HEADER_MAX - 8); /* 8: marks between them */
        const char *words = arena_print(layout->arena, "*%s*\n%s", name, value);
        if (!take_room(layout, words))
            return;
        open = open_items(layout, open, "section", "fields", SLACK_FIELDS_MAX);
        js_push(open, slack_block_mrkdwn(words));
    }
}

static void add_lines(struct layout *layout, const struct js *lines)
{
    struct js *open = NULL;
    for (size_t i = 0; i < js_count(lines); i++) {
        const char *line = js_text(js_item(lines, i));
        const char *words =
            encode_one(layout, line == NULL ? "" : line, SLACK_CONTEXT_TEXT_MAX - 8);
        if (!take_room(layout, words))
            return;
        open = open_items(layout, open, "context", "elements", SLACK_CONTEXT_MAX);
        js_push(open, slack_block_mrkdwn(words));
    }
}

void slack_body_card(struct js *body, struct arena *arena, const struct js *card)
{
    struct layout layout = {.arena = arena, .blocks = js_new_array()};
    const char *title = js_string_or(card, "title", "-");
    add_header(&layout, card);
    add_fields(&layout, js_at(card, "fields"));
    add_lines(&layout, js_at(card, "lines"));
    if (layout.full)
        js_push(layout.blocks, slack_block_section("_More than a card can show._"));
    slack_block_buttons(layout.blocks, arena, js_at(card, "buttons"), "card");
    js_put_string(body, "text",
                  slack_short_text(arena, js_string_or(card, "text", title), SLACK_FALLBACK_MAX));
    js_put(body, "blocks", layout.blocks);
}
