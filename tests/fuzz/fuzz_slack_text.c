/* Slack's text into ours, and ours into Slack's: nothing forged either way, nothing of plain text lost. */
#include "slack_events.h"

#include "disruption/core/markup.h"
#include "platform/slack/text.h"

#define PIECE_UNITS 40 /* small, so that short inputs are cut in many places */

static const char *decode(struct arena *arena, struct slice raw, size_t *mention_count)
{
    struct slack_text text;
    slack_text_init(&text, arena);
    slack_text_mrkdwn(&text, raw);
    PROMISE(text.mention_count <= MESSAGE_MENTIONS_MAX);
    for (size_t i = 0; i < text.mention_count; i++)
        PROMISE(is_clean(text.mentions[i].id) && is_clean(text.mentions[i].label));
    *mention_count = text.mention_count;
    return slack_text_done(&text);
}

static void check_pieces(const struct slack_pieces *pieces)
{
    PROMISE(pieces->count <= SLACK_PIECES_MAX);
    for (size_t i = 0; i < pieces->count; i++) {
        PROMISE(is_clean(pieces->at[i]));
        PROMISE(slack_units(slice_of(pieces->at[i])) <= PIECE_UNITS);
        PROMISE(slice_trim(slice_of(pieces->at[i])).len > 0);
    }
}

/* Text of people holds no token once it is encoded, and reads back as it was. */
static void encode_plain(struct arena *arena, const char *text)
{
    struct slack_pieces small, whole;
    struct buf markup;
    size_t mentions;
    buf_init(&markup, 4 * strlen(text) + 64);
    markup_text(&markup, text);
    slack_text_encode(arena, buf_string(&markup), PIECE_UNITS, &small);
    check_pieces(&small);
    for (size_t i = 0; i < small.count; i++)
        PROMISE(strpbrk(small.at[i], "<>") == NULL);
    slack_text_encode(arena, buf_string(&markup), 40000, &whole);
    if (whole.count == 1 && strlen(text) < 10000) {
        const char *back = decode(arena, slice_of(whole.at[0]), &mentions);
        struct slice trimmed = slice_trim(slice_of(text));
        PROMISE(mentions == 0);
        PROMISE(strlen(back) == trimmed.len && memcmp(back, trimmed.at, trimmed.len) == 0);
    }
    buf_done(&markup);
}

static void encode_marks(struct arena *arena, const char *text)
{
    struct slack_pieces pieces;
    slack_text_encode(arena, text, PIECE_UNITS, &pieces);
    PROMISE(pieces.count <= SLACK_PIECES_MAX);
    for (size_t i = 0; i < pieces.count; i++)
        PROMISE(is_text(pieces.at[i]) && slack_units(slice_of(pieces.at[i])) <= PIECE_UNITS);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    size_t mentions;
    const char *readable = decode(&arena, (struct slice){(const char *)data, size}, &mentions);
    PROMISE(is_clean(readable));
    encode_plain(&arena, input_clean(&arena, data, size));
    if (utf8_valid((struct slice){(const char *)data, size}))
        encode_marks(&arena, input_text(&arena, data, size));
    arena_done(&arena);
    return 0;
}
