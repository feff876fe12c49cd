/*
 * What a message says when its `text` is empty: rich_text and layout blocks flattened to lines,
 * then attachments, as monitoring bots send them.
 */
#include "text.h"

#include <string.h>

#define BLOCKS_DEPTH_MAX 8 /* levels of nested elements; clients make four */

static void add_elements(struct slack_text *text, const struct js *elements, int depth);

static void start_line(struct slack_text *text)
{
    const struct buf *out = &text->out;
    if (out->len > 0 && out->at[out->len - 1] != '\n')
        buf_char(&text->out, '\n');
}

static void leaf_text(struct slack_text *text, const struct js *leaf)
{
    slack_text_plain(text, js_string_or(leaf, "text", ""));
}

static void leaf_link(struct slack_text *text, const struct js *leaf)
{
    const char *url = js_string_or(leaf, "url", "");
    const char *label = js_string_or(leaf, "text", "");
    if (label[0] == '\0' || strcmp(label, url) == 0) {
        slack_text_plain(text, url);
        return;
    }
    slack_text_plain(text, label);
    slack_text_plain(text, " (");
    slack_text_plain(text, url);
    slack_text_plain(text, ")");
}

static void add_mention(struct slack_text *text, const struct js *leaf, const char *key,
                        enum mention_kind kind)
{
    const char *id = js_string(leaf, key);
    if (id != NULL && strlen(id) <= 64)
        slack_text_mention(text, kind, slice_of(id), slice_of(""));
}

static void leaf_user(struct slack_text *text, const struct js *leaf)
{
    add_mention(text, leaf, "user_id", MENTION_PERSON);
}

static void leaf_channel(struct slack_text *text, const struct js *leaf)
{
    add_mention(text, leaf, "channel_id", MENTION_CHANNEL);
}

static void leaf_group(struct slack_text *text, const struct js *leaf)
{
    add_mention(text, leaf, "usergroup_id", MENTION_GROUP);
}

static void leaf_emoji(struct slack_text *text, const struct js *leaf)
{
    slack_text_plain(text, ":");
    slack_text_plain(text, js_string_or(leaf, "name", ""));
    slack_text_plain(text, ":");
}

static void leaf_date(struct slack_text *text, const struct js *leaf)
{
    slack_text_plain(text, js_string_or(leaf, "fallback", ""));
}

static void leaf_broadcast(struct slack_text *text, const struct js *leaf)
{
    slack_text_plain(text, "@");
    slack_text_plain(text, js_string_or(leaf, "range", ""));
}

static const struct {
    const char *type;
    void (*add)(struct slack_text *text, const struct js *leaf);
} leaves[] = {
    {"text", leaf_text},       {"link", leaf_link},           {"user", leaf_user},
    {"channel", leaf_channel}, {"emoji", leaf_emoji},         {"date", leaf_date},
    {"usergroup", leaf_group}, {"broadcast", leaf_broadcast},
};

static void add_list(struct slack_text *text, const struct js *list, int depth)
{
    const struct js *elements = js_at(list, "elements");
    for (size_t i = 0; i < js_count(elements); i++) {
        start_line(text);
        slack_text_plain(text, "\xe2\x80\xa2 ");
        add_elements(text, js_at(js_item(elements, i), "elements"), depth);
    }
}

static void add_element(struct slack_text *text, const struct js *element, int depth)
{
    const char *type = js_string_or(element, "type", "");
    for (size_t i = 0; i < COUNT_OF(leaves); i++) {
        if (strcmp(type, leaves[i].type) == 0) {
            leaves[i].add(text, element);
            return;
        }
    }
    if (depth == 0)
        return;
    start_line(text);
    if (strcmp(type, "rich_text_list") == 0)
        add_list(text, element, depth - 1);
    else
        add_elements(text, js_at(element, "elements"), depth - 1);
}

static void add_elements(struct slack_text *text, const struct js *elements, int depth)
{
    if (!js_is_array(elements))
        return;
    for (size_t i = 0; i < js_count(elements); i++)
        add_element(text, js_item(elements, i), depth);
}

/* A text object {"type": "mrkdwn" | "plain_text", "text"}, or a bare string as the markdown block
 * has it. */
static void add_text_object(struct slack_text *text, const struct js *object)
{
    const char *bare = js_text(object);
    const char *words = bare != NULL ? bare : js_string(object, "text");
    if (words == NULL)
        return;
    start_line(text);
    if (strcmp(js_string_or(object, "type", ""), "mrkdwn") == 0)
        slack_text_mrkdwn(text, slice_of(words));
    else
        slack_text_plain(text, words);
}

static void add_block(struct slack_text *text, const struct js *block)
{
    static const char *const lists[] = {"fields", "elements"};
    if (strcmp(js_string_or(block, "type", ""), "rich_text") == 0) {
        add_elements(text, js_at(block, "elements"), BLOCKS_DEPTH_MAX);
        return;
    }
    add_text_object(text, js_at(block, "text"));
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        const struct js *items = js_at(block, lists[i]);
        for (size_t j = 0; js_is_array(items) && j < js_count(items); j++) {
            if (js_string(js_item(items, j), "text") != NULL)
                add_text_object(text, js_item(items, j));
        }
    }
}

void slack_text_blocks(struct slack_text *text, const struct js *blocks)
{
    if (!js_is_array(blocks))
        return;
    for (size_t i = 0; i < js_count(blocks); i++)
        add_block(text, js_item(blocks, i));
}

static void add_attachment(struct slack_text *text, const struct js *attachment)
{
    static const char *const parts[] = {"pretext", "title", "text"};
    size_t before = text->out.len;
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        const char *part = js_string_or(attachment, parts[i], "");
        if (part[0] == '\0')
            continue;
        start_line(text);
        slack_text_mrkdwn(text, slice_of(part));
    }
    if (text->out.len == before)
        slack_text_blocks(text, js_at(attachment, "blocks"));
    if (text->out.len == before && js_string(attachment, "fallback") != NULL) {
        start_line(text);
        slack_text_mrkdwn(text, slice_of(js_string(attachment, "fallback")));
    }
}

void slack_text_message(struct slack_text *text, const struct js *message)
{
    slack_text_mrkdwn(text, slice_of(js_string_or(message, "text", "")));
    if (text->out.len == 0)
        slack_text_blocks(text, js_at(message, "blocks"));
    const struct js *attachments = js_at(message, "attachments");
    bool empty = text->out.len == 0;
    for (size_t i = 0; empty && js_is_array(attachments) && i < js_count(attachments); i++)
        add_attachment(text, js_item(attachments, i));
}
