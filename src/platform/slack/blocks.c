/* Long texts as sections. Limits from Slack's "Block Kit reference"; each is named in the header.
 */
#include "blocks.h"

#include "disruption/base/utf8.h"
#include "disruption/core/markup.h"
#include "blocks_private.h"
#include "text.h"

#define PLAIN_BYTES_MAX ((size_t)1 << 20) /* of a text before it is cut to its short form */

static struct js *text_object(const char *type, const char *words)
{
    struct js *object = js_new_object();
    js_put_string(object, "type", type);
    js_put_string(object, "text", words);
    return object;
}

const char *slack_cut(struct arena *arena, const char *words, size_t max)
{
    struct slice whole = slice_of(words), front = whole;
    if (whole.len == 0)
        return "-";
    if (slack_units(whole) <= max)
        return arena_text(arena, words);
    while (slack_units(front) > max - 1)
        front = utf8_front(front, utf8_count(front) - (slack_units(front) - max + 2) / 2);
    return arena_print(arena, "%.*s\xe2\x80\xa6", SLICE_PRINT(front));
}

struct js *slack_block_plain(struct arena *arena, const char *words, size_t max)
{
    struct js *object = text_object("plain_text", slack_cut(arena, words, max));
    js_put_flag(object, "emoji", true);
    return object;
}

struct js *slack_block_mrkdwn(const char *words)
{
    struct js *object = text_object("mrkdwn", words);
    js_put_flag(object, "verbatim", true); /* names and addresses in people's text stay text */
    return object;
}

struct js *slack_block_section(const char *words)
{
    struct js *section = js_new_object();
    js_put_string(section, "type", "section");
    js_put(section, "text", slack_block_mrkdwn(words));
    return section;
}

const char *slack_short_text(struct arena *arena, const char *markup, size_t max)
{
    struct buf plain, escaped;
    buf_init(&plain, PLAIN_BYTES_MAX);
    buf_init(&escaped, PLAIN_BYTES_MAX);
    markup_plain(&plain, markup);
    struct slice whole = slice_trim((struct slice){plain.at, plain.len});
    struct slice front = utf8_front(whole, max);
    slack_escape(&escaped, front);
    if (front.len < whole.len)
        buf_text(&escaped, "\xe2\x80\xa6");
    const char *text = arena_text(arena, buf_string(&escaped));
    buf_done(&plain);
    buf_done(&escaped);
    return text;
}

static void put_part(struct js *body, struct arena *arena, const char *markup,
                     const struct slack_pieces *pieces, size_t part, size_t parts)
{
    size_t from = part * SLACK_SECTIONS_MAX;
    size_t to =
        from + SLACK_SECTIONS_MAX < pieces->count ? from + SLACK_SECTIONS_MAX : pieces->count;
    struct js *blocks = js_new_array();
    for (size_t i = from; i < to; i++)
        js_push(blocks, slack_block_section(pieces->at[i]));
    if (part + 1 == parts && to < pieces->count)
        js_push(blocks, slack_block_section("_The rest is too long for chat._"));
    js_put_string(body, "text",
                  part == 0 ? slack_short_text(arena, markup, SLACK_FALLBACK_MAX)
                            : arena_print(arena, "(%zu of %zu)", part + 1, parts));
    js_put(body, "blocks", blocks);
}

static size_t put_text(struct js *body, struct arena *arena, const char *markup, size_t part,
                       size_t parts_max)
{
    struct slack_pieces pieces;
    slack_text_encode(arena, markup, SLACK_SECTION_MAX, &pieces);
    if (pieces.count <= 1) {
        js_put_string(body, "text", pieces.count == 0 ? "" : pieces.at[0]);
        return 1;
    }
    size_t parts = (pieces.count + SLACK_SECTIONS_MAX - 1) / SLACK_SECTIONS_MAX;
    parts = parts < parts_max ? parts : parts_max;
    put_part(body, arena, markup, &pieces, part < parts ? part : parts - 1, parts);
    return parts;
}

size_t slack_body_text(struct js *body, struct arena *arena, const char *markup, size_t part)
{
    return put_text(body, arena, markup, part, SLACK_PARTS_MAX);
}

void slack_body_text_once(struct js *body, struct arena *arena, const char *markup)
{
    (void)put_text(body, arena, markup, 0, 1);
    if (js_at(body, "blocks") == NULL)
        js_put(body, "blocks", js_new_array()); /* takes away blocks the message had before */
}
