/* Builds the tree from libyaml's events: a text is a leaf, a start event opens a node that its end
 * event closes. */
#include "tree.h"

#include <string.h>

#include <yaml.h>

struct builder {
    yaml_parser_t yaml;
    struct arena *arena;
    const char *text;
    size_t len;
    struct settings_fault *fault;
};

static bool refuse(struct builder *b, size_t line, const char *sentence)
{
    b->fault->line = (int)line + 1; /* libyaml counts from 0 */
    b->fault->sentence = sentence;
    return false;
}

/* Bad bytes are found before lines are counted, so their line is counted here. */
static size_t line_of_offset(const struct builder *b, size_t offset)
{
    size_t line = 0;
    for (size_t i = 0; i < offset && i < b->len; i++)
        line += b->text[i] == '\n';
    return line;
}

static bool next_event(struct builder *b, yaml_event_t *event)
{
    if (yaml_parser_parse(&b->yaml, event))
        return true;
    bool bytes = b->yaml.error == YAML_READER_ERROR;
    size_t line = bytes ? line_of_offset(b, b->yaml.problem_offset) : b->yaml.problem_mark.line;
    return refuse(b, line,
                  arena_print(b->arena, "this is not YAML: %s",
                              b->yaml.problem != NULL ? b->yaml.problem : "unreadable"));
}

static bool read_node(struct builder *b, const yaml_event_t *event, int depth, struct node **out);

/* Reads the next node of a collection; *out is NULL at its end. */
static bool read_next(struct builder *b, int depth, struct node **out)
{
    yaml_event_t event;
    if (!next_event(b, &event))
        return false;
    bool end = event.type == YAML_SEQUENCE_END_EVENT || event.type == YAML_MAPPING_END_EVENT;
    *out = NULL;
    bool ok = end || read_node(b, &event, depth, out);
    yaml_event_delete(&event);
    return ok;
}

static bool read_children(struct builder *b, struct node *parent, int depth)
{
    struct node **end = &parent->first;
    for (;;) {
        struct node *key = NULL, *child;
        if (parent->kind == NODE_MAP && !read_next(b, depth, &key))
            return false;
        if (parent->kind == NODE_MAP && key == NULL)
            return true;
        if (!read_next(b, depth, &child))
            return false;
        if (child == NULL)
            return true;
        child->key = key;
        *end = child;
        end = &child->next;
        parent->count++;
    }
}

/* What the event carries beside its content: an anchor or a tag, neither of which has a meaning
 * here. */
static bool is_decorated(const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return event->data.scalar.anchor != NULL || event->data.scalar.tag != NULL;
    case YAML_SEQUENCE_START_EVENT:
        return event->data.sequence_start.anchor != NULL || event->data.sequence_start.tag != NULL;
    case YAML_MAPPING_START_EVENT:
        return event->data.mapping_start.anchor != NULL || event->data.mapping_start.tag != NULL;
    default:
        return true;
    }
}

static bool read_node(struct builder *b, const yaml_event_t *event, int depth, struct node **out)
{
    size_t line = event->start_mark.line;
    if (is_decorated(event))
        return refuse(
            b, line,
            "anchors (&), aliases (*) and tags (!) are not used here; write the value itself, "
            "in quotes if it begins with such a character");
    if (depth > TREE_DEPTH_MAX)
        return refuse(b, line, "this is nested too deeply");
    struct node *node = arena_new(b->arena, 1, sizeof(*node));
    node->line = (int)line + 1;
    *out = node;
    if (event->type == YAML_SCALAR_EVENT) {
        node->kind = NODE_TEXT;
        node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
        node->len = event->data.scalar.length;
        node->text = arena_slice(b->arena,
                                 (struct slice){(const char *)event->data.scalar.value, node->len});
        return true;
    }
    node->kind = event->type == YAML_MAPPING_START_EVENT ? NODE_MAP : NODE_LIST;
    return read_children(b, node, depth + 1);
}

/* One step through the stream; false at its end and at a fault (then *ok is false). */
static bool read_step(struct builder *b, struct node **root, bool *ok)
{
    yaml_event_t event;
    *ok = next_event(b, &event);
    if (!*ok)
        return false;
    bool more = event.type != YAML_STREAM_END_EVENT;
    bool outside = !more || event.type == YAML_STREAM_START_EVENT ||
                   event.type == YAML_DOCUMENT_START_EVENT || event.type == YAML_DOCUMENT_END_EVENT;
    if (!outside && *root != NULL)
        *ok = refuse(b, event.start_mark.line,
                     "a second document begins here; one is all there may be");
    else if (!outside)
        *ok = read_node(b, &event, 0, root);
    yaml_event_delete(&event);
    return *ok && more;
}

bool tree_read(struct arena *arena, const char *text, size_t len, struct node **root,
               struct settings_fault *fault)
{
    struct builder b = {.arena = arena, .text = text, .len = len, .fault = fault};
    struct node *found = NULL;
    bool ok = yaml_parser_initialize(&b.yaml) || refuse(&b, 0, "no memory to read this");
    if (!ok)
        return false;
    yaml_parser_set_input_string(&b.yaml, (const unsigned char *)text, len);
    while (read_step(&b, &found, &ok))
        continue;
    yaml_parser_delete(&b.yaml);
    if (ok)
        *root = found;
    return ok;
}

const struct node *tree_at(const struct node *map, const char *key)
{
    if (map == NULL || map->kind != NODE_MAP)
        return NULL;
    for (const struct node *value = map->first; value != NULL; value = value->next)
        if (value->key->kind == NODE_TEXT && strcmp(value->key->text, key) == 0)
            return value;
    return NULL;
}

bool tree_is_nothing(const struct node *node)
{
    return node->kind == NODE_TEXT && node->plain &&
           (node->len == 0 || strcmp(node->text, "~") == 0 || strcmp(node->text, "null") == 0);
}
